<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/search: all that was written in the cases that I may see. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>
  <xsl:include href="listed.xsl"/>

  <xsl:template match="p:page" mode="title">Search</xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:apply-templates select="p:taken"/>
    <xsl:call-template name="form-head"/>
    <xsl:apply-templates select="p:form[p:field]"/>
    <xsl:apply-templates select="p:found"/>
  </xsl:template>

  <xsl:template match="p:found">
    <xsl:choose>
      <xsl:when test="p:case">
        <h2 class="govuk-heading-m"><xsl:choose><xsl:when test="not(@sorted) or @sorted = 'received'">Newest first</xsl:when><xsl:otherwise>Cases found</xsl:otherwise></xsl:choose></h2>
        <form method="post" action="{../p:form/@action}" accept-charset="utf-8">
          <xsl:for-each select="../p:form[@token]/@csrf|../p:form/@token|@before"><input type="hidden" name="{local-name()}" value="{.}"/></xsl:for-each>
          <input type="hidden" name="words" value="{../p:form/p:field/p:value}"/>
          <button class="redress-first" type="submit" tabindex="-1" aria-hidden="true">Show</button>
          <xsl:call-template name="case-list"><xsl:with-param name="caption" select="'Cases found'"/></xsl:call-template>
        </form>
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

  <!-- Where the words stand, below the case -->
  <xsl:template match="p:found/p:case" mode="below">
    <tr class="govuk-table__row redress-list__excerpt">
      <td class="govuk-table__cell" colspan="{8 + $takes}" dir="auto">
        <xsl:apply-templates select="p:excerpt/*"/>
        <xsl:if test="not(p:excerpt)">The person did not agree to share their words and name, so the match is only shown in the case.</xsl:if>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="p:excerpt/p:text"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="p:excerpt/p:mark"><mark><xsl:value-of select="."/></mark></xsl:template>

</xsl:stylesheet>
