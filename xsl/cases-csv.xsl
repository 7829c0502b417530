<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/cases?format=csv: the cases as text with commas, in the words of the page. Times are local. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="csv.xsl"/>

  <xsl:template match="/">
    <xsl:call-template name="headings"><xsl:with-param name="text" select="'Reference&quot;,&quot;Kind&quot;,&quot;State&quot;,&quot;Level&quot;,&quot;Division&quot;,&quot;Complainant&quot;,&quot;Summary&quot;,&quot;Received&quot;,&quot;What is due&quot;,&quot;Responsible&quot;,&quot;Due&quot;,&quot;Working days left&quot;,&quot;Severity&quot;,&quot;Organisation&quot;,&quot;Trust&quot;,&quot;Last told&quot;,&quot;How they were told'"/></xsl:call-template>
    <xsl:call-template name="unknown-filters"/>
    <xsl:apply-templates select="p:page/p:cases/p:case"/>
  </xsl:template>

  <xsl:template match="p:case">
    <xsl:value-of select="concat(@reference, ',', @kind)"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="w:say('state', @state, 'kind', @kind)"/></xsl:call-template>
    <xsl:value-of select="concat(',', @level)"/>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="where"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="who"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="@summary"/></xsl:call-template>
    <xsl:value-of select="concat(',', substring(translate(@received, 'T', ' '), 1, 16))"/>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="case-due"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="next-with"/></xsl:with-param></xsl:call-template>
    <xsl:value-of select="concat(',', substring(translate(@due, 'T', ' '), 1, 16), ',', @left)"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="w:say('severity', @severity, 'else', '')"/></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(@organisation)"/></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(@trust)"/></xsl:call-template>
    <xsl:value-of select="concat(',', substring(translate(@last-told, 'T', ' '), 1, 16))"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="w:say('told-how', string(@told-how), 'else', '')"/></xsl:call-template>
    <xsl:value-of select="$end"/>
  </xsl:template>

</xsl:stylesheet>
