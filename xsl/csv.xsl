<?xml version="1.0" encoding="UTF-8"?>
<!-- Text with commas (RFC 4180): what every sheet of a list for a spreadsheet includes.

     What begins like a formula (= + - @, a tab) gets an apostrophe before it, so that no spreadsheet runs what a person
     wrote. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="words.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="end" select="'&#13;&#10;'"/>

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
