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

  <xsl:template match="p:registers"><xsl:call-template name="headings"><xsl:with-param name="text" select="'Improvement&quot;,&quot;Result&quot;,&quot;Result on&quot;,&quot;Due&quot;,&quot;Owner&quot;,&quot;Cause&quot;,&quot;Division&quot;,&quot;Planned&quot;,&quot;Suggested&quot;,&quot;Reasons'"/></xsl:call-template></xsl:template>
  <xsl:template match="p:registers[@current = 'lessons']"><xsl:call-template name="headings"><xsl:with-param name="text" select="'Lesson&quot;,&quot;Asked to read it&quot;,&quot;People asked&quot;,&quot;Have read it&quot;,&quot;Cause&quot;,&quot;Division&quot;,&quot;Learned'"/></xsl:call-template></xsl:template>
  <xsl:template match="p:registers[@current = 'practices']"><xsl:call-template name="headings"><xsl:with-param name="text" select="'Practice&quot;,&quot;What was done&quot;,&quot;Difference it made&quot;,&quot;Result&quot;,&quot;People asked&quot;,&quot;Have read it&quot;,&quot;Division&quot;,&quot;Named'"/></xsl:call-template></xsl:template>

  <xsl:template match="p:entry">
    <xsl:call-template name="cell"><xsl:with-param name="before"/><xsl:with-param name="text" select="p:what"/></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="w:say('improvement', @state)"/></xsl:call-template>
    <xsl:value-of select="concat(',', substring(@judged, 1, 10), ',', substring(@due, 1, 10))"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="@owner-title"/></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="@cause-title"/></xsl:call-template>
    <xsl:call-template name="last-cells">
      <xsl:with-param name="more">
        <xsl:call-template name="cell"><xsl:with-param name="text" select="p:suggested"/></xsl:call-template>
        <xsl:call-template name="cell"><xsl:with-param name="text" select="p:reasons"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:entry[@list = 'lessons']">
    <xsl:call-template name="cell"><xsl:with-param name="before"/><xsl:with-param name="text" select="p:lesson"/></xsl:call-template>
    <xsl:call-template name="readers"/>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="@cause-title"/></xsl:call-template>
    <xsl:call-template name="last-cells"/>
  </xsl:template>

  <xsl:template match="p:entry[@list = 'practices']">
    <xsl:call-template name="cell"><xsl:with-param name="before"/><xsl:with-param name="text" select="p:title"/></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="p:what"/></xsl:call-template>
    <xsl:call-template name="cell"><xsl:with-param name="text" select="p:effect"/></xsl:call-template>
    <xsl:call-template name="readers"/>
    <xsl:call-template name="last-cells"/>
  </xsl:template>

  <!-- "Finance: applied; People", how many were asked, and how many of them have read it -->
  <xsl:template name="readers">
    <xsl:call-template name="cell">
      <xsl:with-param name="text">
        <xsl:for-each select="p:asked">
          <xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@title"/>
          <xsl:if test="@became">: <xsl:value-of select="w:say('became', @became, 'else', @became)"/></xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:value-of select="concat(',', @asked-count, ',', count(p:read))"/>
  </xsl:template>

  <xsl:template name="last-cells">
    <xsl:param name="more"/>
    <xsl:call-template name="cell"><xsl:with-param name="text"><xsl:call-template name="where"/></xsl:with-param></xsl:call-template>
    <xsl:value-of select="concat(',', substring(@at, 1, 10), $more, $end)"/>
  </xsl:template>

</xsl:stylesheet>
