<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/figures?format=csv|xlsx: the last twelve months and what stands now, for a spreadsheet: all numbers one below
     the other, as a table to be sorted and summed; each figure month by month; the last answers; who has read the guidance; and what all means. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:book"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="book.xsl"/>
  <xsl:include href="explanation.xsl"/>
  <xsl:include href="report-figures.xsl"/>

  <xsl:variable name="columns">figure text row text column text month text number number</xsl:variable>
  <xsl:variable name="answers">row text on date reference code taken number unit text result text</xsl:variable>
  <xsl:variable name="readers">role text confirmed number holders number</xsl:variable>

  <xsl:template match="/"><xsl:apply-templates select="p:page/p:figures" mode="book"/></xsl:template>

  <xsl:template match="p:figures" mode="book">
    <book title="{w:say('book', 'figures')}">
      <xsl:call-template name="book-of"/>
      <table name="{w:say('book', 'figures')}">
        <xsl:call-template name="columns"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
        <xsl:apply-templates select="p:tally/p:tally-row/p:tally-cell" mode="numbers"/>
      </table>
      <xsl:apply-templates select="p:tally/p:tally-column" mode="table"/>
      <xsl:if test="p:answers">
        <table name="{w:say('book', 'answers')}">
          <xsl:call-template name="columns"><xsl:with-param name="columns" select="$answers"/></xsl:call-template>
          <xsl:apply-templates select="p:answers/p:answer-time" mode="row"/>
        </table>
      </xsl:if>
      <xsl:if test="p:readers/p:reader-role">
        <table name="{w:say('book', 'readers')}">
          <xsl:call-template name="columns"><xsl:with-param name="columns" select="$readers"/></xsl:call-template>
          <xsl:for-each select="p:readers/p:reader-role"><row><cell><xsl:value-of select="@title"/></cell><cell><xsl:value-of select="@number"/></cell><cell><xsl:value-of select="@people"/></cell></row></xsl:for-each>
        </table>
      </xsl:if>
      <xsl:call-template name="definitions">
        <xsl:with-param name="columns"><xsl:value-of select="$columns"/><xsl:if test="p:answers"><xsl:value-of select="concat(' ', substring-after($answers, 'row text '))"/></xsl:if><xsl:if test="p:readers/p:reader-role"><xsl:value-of select="concat(' ', $readers)"/></xsl:if></xsl:with-param>
        <xsl:with-param name="more">
          <xsl:if test="@rounded"><row><cell><xsl:value-of select="w:say('book', 'rounded')"/></cell><cell><xsl:value-of select="w:say('figures', 'rounded', 'base', @rounded)"/></cell></row></xsl:if>
          <xsl:for-each select="p:tally"><row><cell><xsl:value-of select="w:say('counted', @name)"/></cell><cell><xsl:call-template name="figure-meaning"/></cell></row></xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </book>
  </xsl:template>

  <!-- A line for each month; one without a month for what stands now -->
  <xsl:template match="p:tally-cell" mode="numbers">
    <xsl:variable name="before">
      <cell><xsl:value-of select="w:say('counted', ../../@name)"/></cell>
      <cell><xsl:apply-templates select=".." mode="name"/></cell>
      <cell><xsl:value-of select="w:say('counted-column', @column)"/></cell>
    </xsl:variable>
    <xsl:for-each select="p:tally-month|self::node()[not(p:tally-month)]">
      <row><xsl:copy-of select="$before"/><cell><xsl:value-of select="@month"/></cell><cell><xsl:value-of select="@number"/></cell></row>
    </xsl:for-each>
  </xsl:template>

  <!-- What a column of a figure is, row by row: in each month, and in all of them; or now -->
  <xsl:template match="p:tally-column" mode="table">
    <xsl:variable name="column" select="@name"/>
    <table>
      <xsl:attribute name="name"><xsl:value-of select="w:say('counted', ../@name)"/><xsl:if test="../p:tally-column[2]">: <xsl:value-of select="w:say('counted-column', @name)"/></xsl:if></xsl:attribute>
      <column kind="text"><xsl:value-of select="w:say('counted', ../@name)"/></column>
      <xsl:for-each select="p:tally-month"><column kind="number"><xsl:value-of select="@month"/></column></xsl:for-each>
      <column kind="number"><xsl:value-of select="w:say('counted-column', @name)"/></column>
      <xsl:for-each select="../p:tally-row"><row><cell><xsl:apply-templates select="." mode="name"/></cell><xsl:apply-templates select="p:tally-cell[@column = $column]" mode="months"/></row></xsl:for-each>
      <row><cell><xsl:value-of select="w:say('book', 'total')"/></cell><xsl:apply-templates select="." mode="months"/></row>
    </table>
  </xsl:template>

  <xsl:template match="*" mode="months"><xsl:for-each select="p:tally-month|self::node()"><xsl:sort select="not(self::p:tally-month)"/><cell><xsl:value-of select="@number"/></cell></xsl:for-each></xsl:template>

  <xsl:template match="p:answer-time" mode="row">
    <row>
      <cell><xsl:for-each select="../../p:tally[@name = 'answered']/p:tally-row[@name = current()/../@row]"><xsl:apply-templates select="." mode="name"/></xsl:for-each></cell>
      <xsl:call-template name="day-cell"><xsl:with-param name="at" select="@at"/></xsl:call-template>
      <cell><xsl:value-of select="@reference"/></cell>
      <cell><xsl:value-of select="@taken"/></cell>
      <cell><xsl:apply-templates select="../@unit" mode="unit"/></cell>
      <cell><xsl:value-of select="w:say('counted-column', @column)"/></cell>
    </row>
  </xsl:template>

</xsl:stylesheet>
