<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/looks: everybody who looked at a case, and the looks themselves, a page of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>

  <xsl:template match="p:page" mode="title">Who has looked at <xsl:value-of select="p:looks/@reference"/></xsl:template>

  <xsl:template match="p:page" mode="before">
    <xsl:call-template name="back-link">
      <xsl:with-param name="href" select="concat('/staff/case?ref=', p:looks/@reference)"/>
      <xsl:with-param name="text" select="w:say('back', 'case', 'reference', p:looks/@reference)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:variable name="address" select="concat('/staff/looks?ref=', p:looks/@reference)"/>
    <h1 class="govuk-heading-xl">Who has looked at <xsl:value-of select="p:looks/@reference"/></h1>
    <xsl:apply-templates select="p:filters" mode="unknown"/>
    <xsl:if test="not(p:looks/@user or p:looks/@after)"><xsl:apply-templates select="p:looks" mode="people"/></xsl:if>
    <h2 class="govuk-heading-l"><xsl:apply-templates select="p:looks[@user]" mode="name"/><xsl:if test="not(p:looks/@user)">Every time</xsl:if></h2>
    <xsl:if test="p:looks/@user or p:looks/@after"><p class="govuk-body"><a class="govuk-link" href="{$address}">Show everyone, newest first</a></p></xsl:if>
    <xsl:if test="not(p:looks/p:look or p:filters)"><p class="govuk-body">No one has looked at this case.</p></xsl:if>
    <ul class="govuk-list"><xsl:apply-templates select="p:looks/p:look"/></ul>
    <xsl:if test="p:looks/@more">
      <p class="govuk-body">
        <a class="govuk-link" href="{$address}&amp;after={p:looks/@more}">
          <xsl:if test="p:looks/@user"><xsl:attribute name="href"><xsl:value-of select="concat($address, '&amp;user=', p:looks/@user, '&amp;after=', p:looks/@more)"/></xsl:attribute></xsl:if>
          <xsl:text>Show earlier</xsl:text>
        </a>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:looks" mode="people">
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="headings" select="'Person|Times|First|Last'"/></xsl:call-template>
      <tbody class="govuk-table__body">
        <xsl:for-each select="p:looker">
          <tr class="govuk-table__row">
            <td class="govuk-table__cell"><a class="govuk-link" href="/staff/looks?ref={../@reference}&amp;user={@user}"><xsl:apply-templates select="." mode="name"/></a></td>
            <td class="govuk-table__cell"><xsl:value-of select="@count"/></td>
            <td class="govuk-table__cell"><xsl:apply-templates select="@first" mode="short-moment"/></td>
            <td class="govuk-table__cell"><xsl:apply-templates select="@last" mode="short-moment"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

</xsl:stylesheet>
