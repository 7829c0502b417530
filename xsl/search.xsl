<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/search: all that was written in the cases that I may see. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words"
                exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:template match="p:page" mode="title">Search</xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="error-summary"/>
    <xsl:call-template name="fault-banner"/>
    <h1 class="govuk-heading-xl">Search</h1>
    <xsl:apply-templates select="p:form"/>
    <xsl:apply-templates select="p:found"/>
  </xsl:template>

  <xsl:template match="p:found">
    <xsl:choose>
      <xsl:when test="p:case">
        <h2 class="govuk-heading-m">Newest first</h2>
        <ol class="redress-found"><xsl:apply-templates select="p:case"/></ol>
        <xsl:if test="@more != ''"><xsl:call-template name="more"/></xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <div class="redress-empty">
          <p class="govuk-body-l">Nothing found.</p>
          <p class="govuk-body">Try fewer or other words. Only cases that you can see are searched.</p>
        </div>
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
        <xsl:text> · received </xsl:text>
        <xsl:call-template name="day"><xsl:with-param name="at" select="@received"/></xsl:call-template>
      </span>
      <p class="govuk-body redress-found__excerpt" dir="auto">
        <xsl:apply-templates select="p:excerpt/*"/>
        <xsl:if test="not(p:excerpt)">The giver did not agree to share words and name, so what was found shows only in the case.</xsl:if>
      </p>
    </li>
  </xsl:template>

  <xsl:template match="p:excerpt/p:text"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="p:excerpt/p:mark"><mark><xsl:value-of select="."/></mark></xsl:template>

  <!-- The words go along in the form, never in an address -->
  <xsl:template name="more">
    <form method="post" action="/staff/search" accept-charset="utf-8">
      <input type="hidden" name="csrf" value="{/p:page/p:form/@csrf}"/>
      <input type="hidden" name="words" value="{/p:page/p:form/p:field/p:value}"/>
      <input type="hidden" name="before" value="{@more}"/>
      <xsl:call-template name="button"><xsl:with-param name="text" select="'More cases'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
    </form>
  </xsl:template>

</xsl:stylesheet>
