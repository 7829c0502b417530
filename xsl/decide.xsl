<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/decide: what was decided on the report on a month, and the form for more. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>
  <xsl:include href="decisions.xsl"/>

  <xsl:template match="p:page" mode="title">
    <xsl:text>Decisions: </xsl:text>
    <xsl:apply-templates select="p:decisions" mode="report"/>
  </xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:call-template name="form-head"/>
    <xsl:apply-templates select="p:decisions"/>
    <xsl:apply-templates select="p:typed[p:field != '']"/>
    <h2 class="govuk-heading-m">Record what was decided</h2>
    <p class="govuk-body">What you enter is kept permanently with the report.</p>
    <xsl:apply-templates select="p:advice"/>
    <xsl:apply-templates select="p:form"/>
    <xsl:call-template name="to-report"/>
  </xsl:template>

</xsl:stylesheet>
