<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/register?format=csv: the entries of one register as text with commas, in the words of the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="csv.xsl"/>

  <xsl:template match="/">
    <xsl:apply-templates select="p:page/p:registers"/>
    <xsl:call-template name="unknown-filters"/>
    <xsl:apply-templates select="p:page/p:entries/p:entry"/>
  </xsl:template>

  <xsl:template match="p:registers"><xsl:call-template name="headings"><xsl:with-param name="text" select="'Improvement,What became of it,Said on,By when,Who sees to it,Cause,Division,Planned'"/></xsl:call-template></xsl:template>
  <xsl:template match="p:registers[@current = 'lessons']"><xsl:call-template name="headings"><xsl:with-param name="text" select="'Lesson,Asked to read it,Persons asked,Have read it,Cause,Division,Learned'"/></xsl:call-template></xsl:template>
  <xsl:template match="p:registers[@current = 'practices']"><xsl:call-template name="headings"><xsl:with-param name="text" select="'Practice,What was done,Difference it made,Became of it,Persons asked,Have read it,Division,Named'"/></xsl:call-template></xsl:template>

  <xsl:template match="p:entry">
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(p:what)"/></xsl:call-template>
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(w:say('improvement', @state))"/></xsl:call-template>
    <xsl:value-of select="concat(',&quot;', substring(@judged, 1, 10), '&quot;,&quot;', substring(@due, 1, 10), '&quot;,')"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(@owner-title)"/></xsl:call-template>
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(@cause-title)"/></xsl:call-template>
    <xsl:call-template name="last-cells"/>
  </xsl:template>

  <xsl:template match="p:entry[@list = 'lessons']">
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(p:lesson)"/></xsl:call-template>
    <xsl:text>,</xsl:text><xsl:call-template name="divisions"/>
    <xsl:value-of select="concat(',&quot;', @asked-count, '&quot;,&quot;', count(p:read), '&quot;,')"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="string(@cause-title)"/></xsl:call-template>
    <xsl:call-template name="last-cells"/>
  </xsl:template>

  <xsl:template match="p:entry[@list = 'practices']">
    <xsl:for-each select="p:title|p:what|p:effect">
      <xsl:call-template name="cell"><xsl:with-param name="text" select="string(.)"/></xsl:call-template>
      <xsl:text>,</xsl:text>
    </xsl:for-each>
    <xsl:call-template name="divisions"/>
    <xsl:value-of select="concat(',&quot;', @asked-count, '&quot;,&quot;', count(p:read), '&quot;')"/>
    <xsl:call-template name="last-cells"/>
  </xsl:template>

  <!-- "Finance: applied; People" -->
  <xsl:template name="divisions">
    <xsl:call-template name="cell">
      <xsl:with-param name="text">
        <xsl:for-each select="p:asked">
          <xsl:if test="position() &gt; 1">; </xsl:if>
          <xsl:value-of select="@title"/>
          <xsl:if test="@became">: <xsl:value-of select="w:say('became', @became, 'else', @became)"/></xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="last-cells">
    <xsl:text>,</xsl:text>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="where"/></xsl:with-param></xsl:call-template>
    <xsl:value-of select="concat(',&quot;', substring(@at, 1, 10), '&quot;', $end)"/>
  </xsl:template>

</xsl:stylesheet>
