<?xml version="1.0" encoding="UTF-8"?>
<!-- /complaints/learned: "you said, we did". By month, newest first; no person, no reference. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <xsl:include href="frame.xsl"/>

  <xsl:template match="p:page" mode="title">You said, we did</xsl:template>

  <xsl:template match="p:page" mode="main">
    <h1 class="govuk-heading-xl">You said, we did</h1>
    <xsl:apply-templates select="p:filters" mode="unknown"/>
    <p class="govuk-body-l">When something goes wrong, we look for the cause and change what we do. These are the changes we have made because people told us, once we knew that they worked.</p>
    <xsl:apply-templates select="p:learned"/>
  </xsl:template>

  <xsl:template match="p:learned[not(p:change)][not(../p:filters)]">
    <div class="redress-empty">
      <p class="govuk-body-l">There is nothing to show here yet.</p>
      <p class="govuk-body">A change appears here once we have checked that it works. Until then, <a class="govuk-link" href="/">tell us what went wrong, or what went well</a>.</p>
    </div>
  </xsl:template>

  <xsl:template match="p:learned">
    <xsl:for-each select="p:change[not(substring(@at, 1, 7) = substring(preceding-sibling::p:change[1]/@at, 1, 7))]">
      <xsl:variable name="month" select="substring(@at, 1, 7)"/>
      <h2 class="govuk-heading-l"><xsl:call-template name="month"><xsl:with-param name="at" select="@at"/></xsl:call-template></h2>
      <ul class="redress-changes"><xsl:apply-templates select="../p:change[substring(@at, 1, 7) = $month]"/></ul>
    </xsl:for-each>
    <xsl:if test="@more != ''"><p class="govuk-body"><a class="govuk-link" href="/complaints/learned?after={@more}">Earlier changes</a></p></xsl:if>
  </xsl:template>

  <xsl:template match="p:change">
    <li class="redress-change">
      <dl class="redress-change__list">
        <div class="redress-change__said"><dt>You said</dt><dd><xsl:value-of select="p:said"/></dd></div>
        <div class="redress-change__did"><dt>We did</dt><dd><xsl:value-of select="p:did"/></dd></div>
      </dl>
      <xsl:if test="@division-title != ''"><p class="govuk-body redress-small"><xsl:value-of select="@division-title"/></p></xsl:if>
    </li>
  </xsl:template>

  <!-- "May 2026" -->
  <xsl:template name="month">
    <xsl:param name="at"/>
    <xsl:variable name="day"><xsl:apply-templates select="$at" mode="day"/></xsl:variable>
    <xsl:value-of select="substring-after($day, ' ')"/>
  </xsl:template>

</xsl:stylesheet>
