<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/cases?format=csv: the cases as text with commas (RFC 4180), in the words of the page. Times are local.

     What begins like a formula (= + - @, a tab) gets an apostrophe before it, so that no spreadsheet runs what a person
     wrote. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <xsl:include href="words.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="end" select="'&#13;&#10;'"/>

  <xsl:template match="/">
    <xsl:value-of select="concat('Reference,Kind,State,Level,Division,Complainant,Summary,Received,What is due,Who has to act,Due,Working days left', $end)"/>
    <xsl:apply-templates select="p:page/p:cases/p:case"/>
  </xsl:template>

  <xsl:template match="p:case">
    <xsl:value-of select="concat(@reference, ',', @kind, ',')"/>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="case-state"/></xsl:with-param></xsl:call-template>
    <xsl:value-of select="concat(',', @level, ',')"/>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="where"/></xsl:with-param></xsl:call-template>
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="who"/></xsl:with-param></xsl:call-template>
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(@summary)"/></xsl:call-template>
    <xsl:value-of select="concat(',', substring(translate(@received, 'T', ' '), 1, 16), ',')"/>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="case-due"/></xsl:with-param></xsl:call-template>
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="case-owner"/></xsl:with-param></xsl:call-template>
    <xsl:value-of select="concat(',', substring(translate(@due, 'T', ' '), 1, 16), ',', @left, $end)"/>
  </xsl:template>

  <xsl:template name="case-owner">
    <xsl:choose>
      <xsl:when test="@handler-title != ''"><xsl:value-of select="@handler-title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@owner-title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- One cell: no formula, quoted where it has to be -->
  <xsl:template name="cell">
    <xsl:param name="text"/>
    <xsl:variable name="first" select="substring($text, 1, 1)"/>
    <xsl:variable name="safe">
      <xsl:if test="$first != '' and contains('=+-@&#9;', $first)">'</xsl:if>
      <xsl:value-of select="$text"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="translate($safe, ',&quot;&#10;&#13;', '') = $safe"><xsl:value-of select="$safe"/></xsl:when>
      <xsl:otherwise>
        <xsl:text>"</xsl:text>
        <xsl:call-template name="doubled"><xsl:with-param name="text" select="string($safe)"/></xsl:call-template>
        <xsl:text>"</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="doubled">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($text, '&quot;')">
        <xsl:value-of select="concat(substring-before($text, '&quot;'), '&quot;&quot;')"/>
        <xsl:call-template name="doubled"><xsl:with-param name="text" select="substring-after($text, '&quot;')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
