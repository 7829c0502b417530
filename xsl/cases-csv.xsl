<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/cases?format=csv: the cases as text with commas, in the words of the page. Times are local. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="csv.xsl"/>

  <xsl:template match="/">
    <xsl:call-template name="headings"><xsl:with-param name="text" select="'Reference,Kind,State,Level,Division,Complainant,Summary,Received,What is due,Who has to act,Due,Working days left'"/></xsl:call-template>
    <xsl:call-template name="unknown-filters"/>
    <xsl:apply-templates select="p:page/p:cases/p:case"/>
  </xsl:template>

  <xsl:template match="p:case">
    <xsl:value-of select="concat('&quot;', @reference, '&quot;,&quot;', @kind, '&quot;,')"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="w:say('state', @state, 'kind', @kind)"/></xsl:call-template>
    <xsl:value-of select="concat(',&quot;', @level, '&quot;,')"/>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="where"/></xsl:with-param></xsl:call-template>
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="who"/></xsl:with-param></xsl:call-template>
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(@summary)"/></xsl:call-template>
    <xsl:value-of select="concat(',&quot;', substring(translate(@received, 'T', ' '), 1, 16), '&quot;,')"/>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="case-due"/></xsl:with-param></xsl:call-template>
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="case-owner"/></xsl:with-param></xsl:call-template>
    <xsl:value-of select="concat(',&quot;', substring(translate(@due, 'T', ' '), 1, 16), '&quot;,&quot;', @left, '&quot;', $end)"/>
  </xsl:template>

  <xsl:template name="case-owner">
    <xsl:value-of select="@handler-title"/><xsl:if test="not(@handler-title != '')"><xsl:value-of select="@owner-title"/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
