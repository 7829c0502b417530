<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/cases?format=csv|xlsx: the cases as a table for a spreadsheet, in the words of the page. Times are local. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:book"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="book.xsl"/>

  <xsl:variable name="about">reference code kind code state text level number division text who text summary text received time</xsl:variable>
  <xsl:variable name="owed">what text with text due time left number severity text organisation text trust text last-told time told-how text</xsl:variable>
  <xsl:variable name="columns" select="concat($about, ' ', $owed)"/>

  <xsl:template match="/">
    <book title="{w:say('book', 'cases')}">
      <xsl:call-template name="book-of"/>
      <table name="{w:say('book', 'cases')}">
        <xsl:call-template name="columns"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
        <xsl:call-template name="unknown-filters"/>
        <xsl:apply-templates select="p:page/p:cases/p:case"/>
        <xsl:for-each select="p:page/p:cases"><xsl:call-template name="cut"/></xsl:for-each>
      </table>
      <xsl:call-template name="definitions"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
    </book>
  </xsl:template>

  <xsl:template match="p:case">
    <row>
      <cell><xsl:value-of select="@reference"/></cell>
      <cell><xsl:value-of select="@kind"/></cell>
      <cell><xsl:value-of select="w:say('state', @state, 'kind', @kind)"/></cell>
      <cell><xsl:value-of select="@level"/></cell>
      <cell><xsl:call-template name="where"/></cell>
      <cell><xsl:call-template name="who"/></cell>
      <cell><xsl:value-of select="@summary"/></cell>
      <xsl:call-template name="time-cell"><xsl:with-param name="at" select="@received"/></xsl:call-template>
      <cell><xsl:call-template name="case-due"/></cell>
      <cell><xsl:call-template name="next-with"/></cell>
      <xsl:call-template name="time-cell"><xsl:with-param name="at" select="@due"/></xsl:call-template>
      <cell><xsl:value-of select="@left"/></cell>
      <cell><xsl:value-of select="w:say('severity', @severity, 'else', '')"/></cell>
      <cell><xsl:value-of select="@organisation"/></cell>
      <cell><xsl:value-of select="@trust"/></cell>
      <xsl:call-template name="time-cell"><xsl:with-param name="at" select="@last-told"/></xsl:call-template>
      <cell><xsl:value-of select="w:say('told-how', string(@told-how), 'else', '')"/></cell>
    </row>
  </xsl:template>

</xsl:stylesheet>
