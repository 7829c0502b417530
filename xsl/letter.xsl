<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter as it was sent, to print, for a window envelope. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" xmlns:l="urn:redress:letter"
                exclude-result-prefixes="p w r l">

  <xsl:include href="paper.xsl"/>
  <xsl:include href="letter-shown.xsl"/>

  <xsl:variable name="event" select="$record/*[@seq = /p:page/@seq]"/>
  <!-- What replaces it: the corrected letter sent last -->
  <xsl:variable name="again" select="$record/r:corrected[@corrects = $event/@seq or @corrects = $event/@corrects][@p:letter][@seq &gt; $event/@seq][last()]"/>

  <xsl:template match="p:page" mode="title">Letter <xsl:value-of select="$record/@reference"/>: <xsl:for-each select="$event"><xsl:call-template name="event-title"/></xsl:for-each></xsl:template>

  <xsl:template match="p:page" mode="paper-class"><xsl:apply-templates select="p:enclosed/l:letter" mode="class"/></xsl:template>

  <xsl:template match="p:page" mode="back">
    <a class="govuk-back-link" href="/complaints/track">
      <xsl:if test="@realm = 'staff'"><xsl:attribute name="href">/staff/case?ref=<xsl:value-of select="$record/@reference"/></xsl:attribute></xsl:if>
      <xsl:value-of select="w:say('back', 'case')"/>
    </a>
    <xsl:for-each select="$again">
      <p class="redress-desk__hint">
        <xsl:text>This is the letter as it was first sent. A corrected letter was sent on </xsl:text><xsl:apply-templates select="@at" mode="day"/>
        <xsl:if test="/p:page/@realm = 'staff'">: <a class="govuk-link" href="/staff/letter?ref={$record/@reference}&amp;seq={@seq}">read the corrected letter</a></xsl:if><xsl:text>.</xsl:text>
      </p>
    </xsl:for-each>
    <xsl:if test="p:enclosed/@made"><p class="redress-desk__hint">When this letter was sent, letters were not yet kept. This one was made again from the record.</p></xsl:if>
    <xsl:if test="@realm = 'staff'"><p class="redress-desk__hint"><a class="govuk-link" href="/staff/letter?ref={$record/@reference}&amp;seq={@seq}&amp;pdf"><xsl:value-of select="w:say('letter', 'download')"/></a></p></xsl:if>
    <p class="redress-desk__hint"><xsl:value-of select="w:say('print', 'how', 'what', 'this letter')"/><xsl:if test="@realm = 'staff'"> To send it by email, click the text to select all of it, then copy it.</xsl:if></p>
  </xsl:template>

  <xsl:template match="p:page" mode="main"><xsl:apply-templates select="p:enclosed/l:letter"/></xsl:template>

</xsl:stylesheet>
