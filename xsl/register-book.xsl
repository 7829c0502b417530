<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/register?format=csv|xlsx: the entries of one register as a table for a spreadsheet, in the words of the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:book"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="book.xsl"/>

  <xsl:variable name="register" select="/p:page/p:registers/@current"/>

  <xsl:variable name="columns">
    <xsl:choose>
      <xsl:when test="$register = 'lessons'">lesson text to-read text asked number read number cause text division text learned date</xsl:when>
      <xsl:when test="$register = 'practices'">practice text did text effect text became text asked number read number division text named date</xsl:when>
      <xsl:otherwise>improvement text state text judged date due date owner text cause text division text planned date suggested text reasons text</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:variable name="title" select="w:say('register', $register)"/>
    <book title="{$title}">
      <xsl:call-template name="book-of"/>
      <table name="{$title}">
        <xsl:call-template name="columns"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
        <xsl:call-template name="unknown-filters"/>
        <xsl:apply-templates select="p:page/p:entries/p:entry"/>
        <xsl:for-each select="p:page/p:entries"><xsl:call-template name="cut"/></xsl:for-each>
      </table>
      <xsl:call-template name="definitions"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
    </book>
  </xsl:template>

  <xsl:template match="p:entry">
    <row>
      <cell><xsl:value-of select="p:what"/></cell>
      <cell><xsl:value-of select="w:say('improvement', @state)"/></cell>
      <xsl:call-template name="day-cell"><xsl:with-param name="at" select="@judged"/></xsl:call-template>
      <xsl:call-template name="day-cell"><xsl:with-param name="at" select="@due"/></xsl:call-template>
      <cell><xsl:value-of select="@owner-title"/></cell>
      <cell><xsl:value-of select="@cause-title"/></cell>
      <xsl:call-template name="since"/>
      <cell><xsl:value-of select="p:suggested"/></cell>
      <cell><xsl:value-of select="p:reasons"/></cell>
    </row>
  </xsl:template>

  <xsl:template match="p:entry[@list = 'lessons']">
    <row>
      <cell><xsl:value-of select="p:lesson"/></cell>
      <xsl:call-template name="readers"/>
      <cell><xsl:value-of select="@cause-title"/></cell>
      <xsl:call-template name="since"/>
    </row>
  </xsl:template>

  <xsl:template match="p:entry[@list = 'practices']">
    <row>
      <cell><xsl:value-of select="p:title"/></cell>
      <cell><xsl:value-of select="p:what"/></cell>
      <cell><xsl:value-of select="p:effect"/></cell>
      <xsl:call-template name="readers"/>
      <xsl:call-template name="since"/>
    </row>
  </xsl:template>

  <!-- "Finance: applied; People", how many were asked, and how many of them have read it -->
  <xsl:template name="readers">
    <cell>
      <xsl:for-each select="p:asked">
        <xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@title"/>
        <xsl:if test="@became">: <xsl:value-of select="w:say('became', @became, 'else', @became)"/></xsl:if>
      </xsl:for-each>
    </cell>
    <cell><xsl:value-of select="@asked-count"/></cell>
    <cell><xsl:value-of select="count(p:read)"/></cell>
  </xsl:template>

  <!-- Where it belongs, and since when it is in the register -->
  <xsl:template name="since">
    <cell><xsl:call-template name="where"/></cell>
    <xsl:call-template name="day-cell"><xsl:with-param name="at" select="@at"/></xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
