<?xml version="1.0" encoding="UTF-8"?>
<!-- Text with commas (RFC 4180): what every sheet of a list for a spreadsheet includes.

     What begins like a formula (= + - @, wide ones too, a tab) gets an apostrophe before it, so that no spreadsheet runs what a person
     wrote. Words stand in quotation marks; references, codes, numbers and times without. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <xsl:include href="words.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="end" select="'&#13;&#10;'"/>

  <!-- A line of headings, given with what stands between the cells; first the mark by which a spreadsheet reads UTF-8 -->
  <xsl:template name="headings">
    <xsl:param name="text"/>
    <xsl:value-of select="concat('&#xFEFF;&quot;', $text, '&quot;', $end)"/>
  </xsl:template>

  <!-- What was asked for and is not known: nothing is listed -->
  <xsl:template name="unknown-filters">
    <xsl:for-each select="/p:page/p:filters/p:unknown">
      <xsl:call-template name="cell"><xsl:with-param name="before"/><xsl:with-param name="text"><xsl:call-template name="unknown-filter"/></xsl:with-param></xsl:call-template>
      <xsl:value-of select="$end"/>
    </xsl:for-each>
  </xsl:template>

  <!-- One cell after another, no formula; before the first stands nothing -->
  <xsl:template name="cell">
    <xsl:param name="text"/>
    <xsl:param name="before" select="','"/>
    <xsl:variable name="first" select="substring($text, 1, 1)"/>
    <xsl:variable name="safe">
      <xsl:if test="$first != '' and contains('=+-@&#9;&#xFF1D;&#xFF0B;&#xFF0D;&#xFF20;', $first)">'</xsl:if>
      <xsl:value-of select="$text"/>
    </xsl:variable>
    <xsl:value-of select="concat($before, '&quot;')"/>
    <xsl:call-template name="doubled"><xsl:with-param name="text" select="string($safe)"/></xsl:call-template>
    <xsl:text>"</xsl:text>
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
