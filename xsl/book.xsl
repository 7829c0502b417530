<?xml version="1.0" encoding="UTF-8"?>
<!-- A book of tables for a spreadsheet (schema/book.xsd): what every sheet that makes one includes. Columns are listed
     as in "reference code received time ", each with what it holds; what they are called, and mean, is in words.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:book"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="words.xsl"/>
  <xsl:include href="organisation.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <!-- Whose a book is, and as of when -->
  <xsl:template name="book-of">
    <xsl:param name="made" select="/p:page/@now"/>
    <xsl:attribute name="author"><xsl:call-template name="organisation-name"/></xsl:attribute>
    <xsl:attribute name="made"><xsl:value-of select="$made"/></xsl:attribute>
  </xsl:template>

  <xsl:template name="columns">
    <xsl:param name="columns"/>
    <xsl:variable name="after" select="substring-after($columns, ' ')"/>
    <xsl:if test="$after != ''">
      <column kind="{substring-before(concat($after, ' '), ' ')}"><xsl:value-of select="w:say('column', substring-before($columns, ' '))"/></column>
      <xsl:call-template name="columns"><xsl:with-param name="columns" select="substring-after($after, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The sheet of definitions: as of when all is, `more` of it, and what each column means -->
  <xsl:template name="definitions">
    <xsl:param name="columns"/>
    <xsl:param name="more"/>
    <xsl:param name="made" select="/p:page/@now"/>
    <table name="{w:say('book', 'definitions')}">
      <xsl:call-template name="columns"><xsl:with-param name="columns">defined text means text</xsl:with-param></xsl:call-template>
      <row><cell><xsl:value-of select="w:say('book', 'made')"/></cell><cell><xsl:value-of select="w:moment($made)"/></cell></row>
      <xsl:copy-of select="$more"/>
      <xsl:call-template name="defined"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
    </table>
  </xsl:template>

  <xsl:template name="defined">
    <xsl:param name="columns"/>
    <xsl:variable name="name" select="substring-before($columns, ' ')"/>
    <xsl:if test="$name != ''">
      <row><cell><xsl:value-of select="w:say('column', $name)"/></cell><cell><xsl:value-of select="w:say('column-means', $name)"/></cell></row>
      <xsl:call-template name="defined"><xsl:with-param name="columns" select="substring-after(substring-after($columns, ' '), ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- "2026-05-06", and "2026-05-06 23:59" -->
  <xsl:template name="day-cell"><xsl:param name="at"/><cell><xsl:value-of select="substring($at, 1, 10)"/></cell></xsl:template>
  <xsl:template name="time-cell"><xsl:param name="at"/><cell><xsl:value-of select="translate(substring($at, 1, 16), 'T', ' ')"/></cell></xsl:template>

  <!-- What was asked for and is not known: nothing is listed -->
  <xsl:template name="unknown-filters">
    <xsl:for-each select="/p:page/p:filters/p:unknown"><note><xsl:call-template name="unknown-filter"/></note></xsl:for-each>
  </xsl:template>

  <!-- That a list goes on. Current node: what has the rows, and perhaps @more -->
  <xsl:template name="cut">
    <xsl:if test="@more"><note><xsl:value-of select="w:say('book', 'cut', 'count', count(*))"/></note></xsl:if>
  </xsl:template>

</xsl:stylesheet>
