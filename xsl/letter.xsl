<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter to print, for a window envelope: the acknowledgement, the thanks for a compliment, the response, the refusal
     of a late request. Its words stand in letter-text.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="paper.xsl"/>
  <xsl:include href="letter-text.xsl"/>

  <xsl:template match="p:page" mode="title">Letter <xsl:value-of select="$record/@reference"/>: <xsl:for-each select="$event"><xsl:call-template name="event-title"/></xsl:for-each></xsl:template>

  <xsl:template match="p:page" mode="paper-class"><xsl:call-template name="letter-class"/></xsl:template>

  <xsl:template match="p:page" mode="back">
    <a class="govuk-back-link" href="/complaints/track">
      <xsl:if test="@realm = 'staff'"><xsl:attribute name="href">/staff/case?ref=<xsl:value-of select="$record/@reference"/></xsl:attribute></xsl:if>
      <xsl:value-of select="w:say('back', 'case')"/>
    </a>
    <p class="redress-desk__hint"><xsl:value-of select="w:say('print', 'how', 'what', 'this letter')"/><xsl:if test="@realm = 'staff'"> To send it by email, click the text to select all of it, then copy it.</xsl:if></p>
  </xsl:template>

  <xsl:template match="p:page" mode="main"><xsl:call-template name="letter"/></xsl:template>

</xsl:stylesheet>
