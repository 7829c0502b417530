<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/cases: all cases that I may see, by what is asked for in the address. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="filters.xsl"/>
  <xsl:include href="listed.xsl"/>

  <xsl:template match="p:page" mode="title">All cases</xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:variable name="joint"><xsl:if test="p:filters/@query != ''">&amp;</xsl:if></xsl:variable>
    <xsl:call-template name="error-summary"/>
    <xsl:call-template name="fault-banner"/>
    <xsl:apply-templates select="p:taken"/>
    <h1 class="govuk-heading-xl">All cases</h1>
    <xsl:call-template name="views"/>
    <xsl:apply-templates select="p:filters"/>
    <div class="redress-views__tools"><xsl:apply-templates select="p:form[p:field]|p:view[@current]"/></div>
    <xsl:choose>
      <xsl:when test="p:cases/p:case">
        <xsl:apply-templates select="p:form" mode="around"/>
        <p class="govuk-body redress-list__after">
          <xsl:if test="p:cases/@more != ''"><a class="govuk-link" href="/staff/cases?{p:filters/@query}{$joint}after={p:cases/@more}">More cases</a></xsl:if>
          <xsl:call-template name="downloads"><xsl:with-param name="address" select="concat('/staff/cases?', p:filters/@query, $joint)"/></xsl:call-template>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="empty">
          <xsl:with-param name="lead"><xsl:if test="p:filters/@chosen">No cases match these filters.</xsl:if><xsl:if test="not(p:filters/@chosen)">There are no cases yet.</xsl:if></xsl:with-param>
          <xsl:with-param name="body">
            <p class="govuk-body">
              <xsl:choose>
                <xsl:when test="p:filters/@chosen">Change the filters, or <a class="govuk-link" href="/staff/cases">show all cases you can see</a>.</xsl:when>
                <xsl:when test="$submits">Cases appear here when they arrive. You can <a class="govuk-link" href="/staff/submit">record a complaint</a>.</xsl:when>
                <xsl:otherwise>Cases appear here when they arrive.</xsl:otherwise>
              </xsl:choose>
            </p>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is shown can be saved under a name -->
  <xsl:template match="p:form">
    <details class="govuk-details">
      <xsl:if test="p:field/p:error"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Save as a view</span></summary>
      <div class="govuk-details__text">
        <form method="post" action="{@action}" accept-charset="utf-8">
          <input type="hidden" name="csrf" value="{@csrf}"/>
          <xsl:apply-templates select="p:field"/>
          <xsl:call-template name="button"><xsl:with-param name="text" select="'Save view'"/></xsl:call-template>
        </form>
      </div>
    </details>
  </xsl:template>

  <xsl:template match="p:view">
    <form method="post" action="/staff/cases" accept-charset="utf-8">
      <input type="hidden" name="csrf" value="{../p:form/@csrf}"/>
      <button class="redress-list__take" type="submit" name="discard" value="{@name}">Delete the view “<bdi><xsl:value-of select="@name"/></bdi>”</button>
    </form>
  </xsl:template>

  <xsl:template match="p:page" mode="lists">
    <xsl:for-each select="p:cases">
      <xsl:call-template name="case-list"><xsl:with-param name="caption" select="'Cases'"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:filters">
    <xsl:call-template name="filters"><xsl:with-param name="action" select="'/staff/cases'"/><xsl:with-param name="button" select="'Apply filters'"/></xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
