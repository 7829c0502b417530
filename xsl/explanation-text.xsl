<?xml version="1.0" encoding="UTF-8"?>
<!-- The explanation of one due time as lines of text for the command deadlines with its option explain: each begins with # and a tab. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:pol="urn:redress:policy">

  <xsl:include href="words.xsl"/>
  <xsl:include href="explanation.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/"><xsl:apply-templates select="p:page/p:obligation"/></xsl:template>

  <xsl:template match="p:obligation">
    <xsl:text>#&#9;</xsl:text><xsl:call-template name="why-start"/><xsl:text>&#10;</xsl:text>
    <xsl:for-each select="p:day"><xsl:text>#&#9;</xsl:text><xsl:call-template name="why-day"/><xsl:text>&#10;</xsl:text></xsl:for-each>
    <xsl:if test="@first-due != ''"><xsl:text>#&#9;</xsl:text><xsl:call-template name="why-moved"/><xsl:text>&#10;</xsl:text></xsl:if>
    <xsl:if test="@calendar-begins != ''"><xsl:text>#&#9;</xsl:text><xsl:call-template name="why-unknown-before"/><xsl:text>&#10;</xsl:text></xsl:if>
    <xsl:if test="@calendar-ends != ''"><xsl:text>#&#9;</xsl:text><xsl:call-template name="why-unknown"/><xsl:text>&#10;</xsl:text></xsl:if>
    <xsl:if test="pol:clause"><xsl:text>#&#9;</xsl:text><xsl:call-template name="why-clause"/><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>

</xsl:stylesheet>
