<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/read-guidance: the policy in force, our guidance on what is open to this person, and the form by which they
     confirm that they have read both, or when they did. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:r="urn:redress:record" xmlns:g="urn:redress:guide" xmlns:w="urn:redress:words"
                exclude-result-prefixes="p r g w">

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

  <!-- A step that has the same name for both kinds says which of them it is -->
  <xsl:template match="p:guide-step">
    <xsl:variable name="name"><xsl:call-template name="permitted"/></xsl:variable>
    <xsl:variable name="others"><xsl:for-each select="../p:guide-step[@action = current()/@action and @kind != current()/@kind][1]"><xsl:call-template name="permitted"/></xsl:for-each></xsl:variable>
    <h3 class="govuk-heading-s">
      <xsl:value-of select="$name"/>
      <xsl:if test="$name = $others"><xsl:text>, </xsl:text><xsl:call-template name="small"><xsl:with-param name="text" select="w:say('kind', @kind)"/></xsl:call-template></xsl:if>
      <xsl:if test="@level"><xsl:value-of select="concat(', level ', @level)"/></xsl:if>
    </h3>
    <xsl:apply-templates select="g:guide/g:p"/>
  </xsl:template>

</xsl:stylesheet>
