<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/search: all that was written in the cases that I may see. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:template match="p:page" mode="title">Search</xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="form-head"/>
    <xsl:apply-templates select="p:form"/>
    <xsl:apply-templates select="p:found"/>
  </xsl:template>

  <xsl:template match="p:found">
    <xsl:choose>
      <xsl:when test="p:case">
        <h2 class="govuk-heading-m">Newest first</h2>
        <ol class="redress-found"><xsl:apply-templates select="p:case"/></ol>
        <xsl:if test="@more != ''"><xsl:call-template name="more-found"><xsl:with-param name="text" select="'More cases'"/></xsl:call-template></xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="lead" select="w:say('nothing', 'found')"/>
          <xsl:with-param name="body"><p class="govuk-body"><xsl:value-of select="w:say('nothing-text', 'found')"/></p></xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:case">
    <li class="redress-found__case">
      <a class="govuk-link redress-found__link" href="/staff/case?ref={@reference}">
        <xsl:value-of select="@reference"/>
        <xsl:choose>
          <xsl:when test="@summary != ''"><xsl:text> </xsl:text><bdi><xsl:value-of select="@summary"/></bdi></xsl:when>
          <xsl:when test="@kind = 'compliment'"> A compliment</xsl:when>
        </xsl:choose>
      </a>
      <span class="redress-small">
        <bdi><xsl:call-template name="who"/></bdi> · <xsl:call-template name="where"/> · <xsl:value-of select="w:say('state', @state, 'kind', @kind)"/>
        <xsl:text> · received </xsl:text><xsl:apply-templates select="@received" mode="day"/>
      </span>
      <p class="govuk-body redress-found__excerpt" dir="auto">
        <xsl:apply-templates select="p:excerpt/*"/>
        <xsl:if test="not(p:excerpt)">The person did not agree to share their words and name, so the match is only shown in the case.</xsl:if>
      </p>
    </li>
  </xsl:template>

  <xsl:template match="p:excerpt/p:text"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="p:excerpt/p:mark"><mark><xsl:value-of select="."/></mark></xsl:template>

</xsl:stylesheet>
