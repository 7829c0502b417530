<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/read-guidance: the policy in force, our guidance on what is open to this person, and the form by which they
     confirm that they have read both, or when they did. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:r="urn:redress:record" xmlns:g="urn:redress:guide" exclude-result-prefixes="p r g">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:template match="p:page" mode="title">Our policy and guidance</xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:call-template name="form-head"/>
    <xsl:apply-templates select="r:guidance-read"/>
    <xsl:if test="p:form"><p class="govuk-body-l">Read both, then confirm at the end of this page. Please do this again for each new version.</p></xsl:if>
    <xsl:if test="p:form"><xsl:apply-templates select="p:advice"/></xsl:if>
    <h2 class="govuk-heading-l">Our policy</h2>
    <p class="govuk-body"><a class="govuk-link" href="/complaints/policy"><xsl:value-of select="p:policy/@title"/></a>, version <xsl:value-of select="p:policy/@version"/></p>
    <h2 class="govuk-heading-l">Our guidance</h2>
    <p class="govuk-body">How we do each step that is open to you.</p>
    <xsl:apply-templates select="p:guide-step"/>
    <xsl:if test="p:form">
      <h2 class="govuk-heading-l">Confirm</h2>
      <p class="govuk-body">We will record that you have read version <xsl:value-of select="p:policy/@version"/> of our policy, and this guidance.</p>
      <xsl:apply-templates select="p:form"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:guidance-read">
    <p class="govuk-inset-text">On <xsl:apply-templates select="@at" mode="day"/> you confirmed that you had read version <xsl:value-of select="/p:page/p:policy/@version"/> of our policy, and our guidance.</p>
  </xsl:template>

  <xsl:template match="p:guide-step">
    <h3 class="govuk-heading-s"><xsl:call-template name="permitted"/><xsl:if test="@level">, level <xsl:value-of select="@level"/></xsl:if></h3>
    <xsl:apply-templates select="g:guide/g:p"/>
  </xsl:template>

</xsl:stylesheet>
