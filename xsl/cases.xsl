<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/cases: all cases that I may see, by what is asked for in the address. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="listed.xsl"/>

  <xsl:template match="p:page" mode="title">All cases</xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:variable name="joint"><xsl:if test="p:filters/@query != ''">&amp;</xsl:if></xsl:variable>
    <h1 class="govuk-heading-xl">All cases</h1>
    <xsl:apply-templates select="p:filters"/>
    <xsl:choose>
      <xsl:when test="p:cases/p:case">
        <xsl:call-template name="case-table">
          <xsl:with-param name="list" select="p:cases/p:case"/>
          <xsl:with-param name="state" select="true()"/>
          <xsl:with-param name="received" select="true()"/>
          <xsl:with-param name="caption"><span class="govuk-visually-hidden">Cases</span></xsl:with-param>
        </xsl:call-template>
        <p class="govuk-body redress-list__after">
          <xsl:if test="p:cases/@more != ''"><a class="govuk-link" href="/staff/cases?{p:filters/@query}{$joint}after={p:cases/@more}">More cases</a></xsl:if>
          <a class="govuk-link" href="/staff/cases?{p:filters/@query}{$joint}format=csv">Save these cases for a spreadsheet (CSV)</a>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <div class="redress-empty">
          <p class="govuk-body-l">No case is like that.</p>
          <xsl:if test="p:filters/@chosen"><p class="govuk-body"><a class="govuk-link" href="/staff/cases">Show all cases that you can see</a></p></xsl:if>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:unknown"><p class="govuk-body redress-unknown" dir="auto"><xsl:call-template name="unknown-filter"/></p></xsl:template>

  <xsl:template match="p:filters">
    <xsl:apply-templates select="p:unknown"/>
    <form method="get" action="/staff/cases" class="redress-filters">
      <div class="redress-filters__fields"><xsl:apply-templates select="p:field"/></div>
      <div class="redress-filters__buttons">
        <xsl:call-template name="button"><xsl:with-param name="text" select="'Show these cases'"/></xsl:call-template>
        <xsl:if test="@chosen"><a class="govuk-link" href="/staff/cases">Clear the choice</a></xsl:if>
      </div>
    </form>
  </xsl:template>

  <xsl:template match="p:field"><xsl:call-template name="input"/></xsl:template>
  <xsl:template match="p:field[@widget = 'select']"><xsl:call-template name="select"><xsl:with-param name="empty" select="'All'"/></xsl:call-template></xsl:template>
  <!-- An order is always one of them: the first, if none is chosen -->
  <xsl:template match="p:field[@name = 'sort']"><xsl:call-template name="select"><xsl:with-param name="empty"/></xsl:call-template></xsl:template>

</xsl:stylesheet>
