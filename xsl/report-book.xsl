<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/report?month=…&format=csv|xlsx: what was counted of a month, for a spreadsheet: all numbers one below the other,
     as a table to be sorted and summed; each figure as the page shows it; and what each figure means. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:book"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="book.xsl"/>
  <xsl:include href="explanation.xsl"/>
  <xsl:include href="report-figures.xsl"/>

  <xsl:variable name="columns">part text figure text row text column text number number</xsl:variable>
  <xsl:variable name="corrected">month text figure text row text column text was number is number</xsl:variable>

  <xsl:template match="/"><xsl:apply-templates select="p:page/p:report" mode="book"/></xsl:template>

  <xsl:template match="p:report" mode="book">
    <book>
      <xsl:attribute name="title"><xsl:call-template name="report-title"/></xsl:attribute>
      <xsl:call-template name="book-of"><xsl:with-param name="made" select="w:or(@counted, @at)"/></xsl:call-template>
      <table name="{w:say('book', 'figures')}">
        <xsl:call-template name="columns"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
        <xsl:apply-templates select="p:tally" mode="numbers"/>
      </table>
      <xsl:apply-templates select="p:tally" mode="table"/>
      <xsl:if test="p:changed">
        <table name="{w:say('book', 'changed')}">
          <xsl:call-template name="columns"><xsl:with-param name="columns" select="$corrected"/></xsl:call-template>
          <xsl:apply-templates select="p:changed" mode="row"/>
        </table>
      </xsl:if>
      <xsl:call-template name="definitions">
        <xsl:with-param name="columns"><xsl:value-of select="$columns"/><xsl:if test="p:changed"> month text was number is number</xsl:if></xsl:with-param>
        <xsl:with-param name="made" select="w:or(@counted, @at)"/>
        <xsl:with-param name="more">
          <xsl:if test="not(@year)"><row><cell><xsl:value-of select="w:say('book', substring('monthperiod', 1 + 5 * boolean(@from), 5 + boolean(@from)))"/></cell><cell><xsl:call-template name="months"/></cell></row></xsl:if>
          <xsl:if test="@rounded"><row><cell><xsl:value-of select="w:say('book', 'rounded')"/></cell><cell><xsl:value-of select="w:say('figures', 'rounded', 'base', @rounded)"/></cell></row></xsl:if>
          <xsl:apply-templates select="p:tally" mode="defined"/>
          <xsl:if test="p:changed"><row><cell><xsl:value-of select="w:say('book', 'changed')"/></cell><cell><xsl:value-of select="w:say('book', 'changed-means')"/></cell></row></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </book>
  </xsl:template>

  <!-- A line for each number, but none for what was added up -->
  <xsl:template match="p:tally" mode="numbers">
    <xsl:variable name="before"><cell><xsl:value-of select="w:say('counted-section', @section)"/></cell><cell><xsl:value-of select="w:say('counted', @name)"/></cell></xsl:variable>
    <xsl:for-each select="p:tally-row/p:tally-cell">
      <row>
        <xsl:copy-of select="$before"/>
        <cell><xsl:apply-templates select=".." mode="name"/></cell>
        <cell><xsl:value-of select="w:say('counted-column', @column)"/></cell>
        <cell><xsl:value-of select="@number"/></cell>
      </row>
    </xsl:for-each>
    <xsl:if test="@length">
      <row><xsl:copy-of select="$before"/><cell/><cell><xsl:value-of select="w:say('book', 'median')"/></cell><cell><xsl:apply-templates select="@length" mode="hours"/></cell></row>
    </xsl:if>
  </xsl:template>

  <!-- As the page has it -->
  <xsl:template match="p:tally" mode="table">
    <table name="{w:say('counted', @name)}">
      <column kind="text"><xsl:value-of select="w:say('counted', @name)"/></column>
      <xsl:for-each select="p:tally-column"><column kind="number"><xsl:value-of select="w:say('counted-column', @name)"/></column></xsl:for-each>
      <xsl:for-each select="p:tally-row">
        <row>
          <cell><xsl:apply-templates select="." mode="name"/></cell>
          <xsl:for-each select="p:tally-cell"><cell><xsl:value-of select="@number"/></cell></xsl:for-each>
        </row>
      </xsl:for-each>
      <xsl:if test="count(p:tally-row) != 1 or sum(p:tally-column/@number) != sum(p:tally-row/p:tally-cell/@number)">
        <row><cell><xsl:value-of select="w:say('book', 'total')"/></cell><xsl:for-each select="p:tally-column"><cell><xsl:value-of select="@number"/></cell></xsl:for-each></row>
      </xsl:if>
      <xsl:if test="@length"><note><xsl:value-of select="concat(w:say('book', 'median'), ': ')"/><xsl:apply-templates select="@length" mode="hours"/></note></xsl:if>
    </table>
  </xsl:template>

  <!-- A number of a month that was reported before, as it was then and as it is now -->
  <xsl:template match="p:changed" mode="row">
    <row>
      <cell><xsl:call-template name="months"/></cell>
      <cell><xsl:value-of select="w:say('counted', @figure)"/></cell>
      <cell><xsl:if test="@row"><xsl:call-template name="row-title"><xsl:with-param name="figure" select="@figure"/><xsl:with-param name="row" select="@row"/></xsl:call-template></xsl:if></cell>
      <xsl:choose>
        <xsl:when test="@column = 'median'">
          <cell><xsl:value-of select="w:say('book', 'median')"/></cell>
          <cell><xsl:apply-templates select="@was" mode="hours"/></cell>
          <cell><xsl:apply-templates select="@number" mode="hours"/></cell>
        </xsl:when>
        <xsl:otherwise><cell><xsl:value-of select="w:say('counted-column', @column)"/></cell><cell><xsl:value-of select="@was"/></cell><cell><xsl:value-of select="@number"/></cell></xsl:otherwise>
      </xsl:choose>
    </row>
  </xsl:template>

  <xsl:template match="p:tally" mode="defined">
    <row><cell><xsl:value-of select="w:say('counted', @name)"/></cell><cell><xsl:call-template name="figure-meaning"/></cell></row>
  </xsl:template>

</xsl:stylesheet>
