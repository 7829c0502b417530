<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/away: until when somebody is away and who stands in; who else is; for whom else it may be entered. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:template match="p:page" mode="title">
    <xsl:if test="p:absent/@self">Your absence</xsl:if>
    <xsl:if test="not(p:absent/@self)">Absence of <xsl:value-of select="p:absent/@title"/></xsl:if>
  </xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:variable name="own" select="p:absent/p:absence[@who = ../@who]"/>
    <xsl:variable name="others" select="p:absent/p:absence[@who != ../@who]"/>
    <xsl:call-template name="form-head"/>
    <xsl:apply-templates select="$own" mode="own"/>
    <p class="govuk-body">While someone is away, their tasks are also shown to the person who covers for them, and no case can be handed over to them. It ends by itself after the last day.</p>
    <xsl:apply-templates select="p:advice"/>
    <xsl:if test="$own"><h2 class="govuk-heading-m">Change the absence</h2></xsl:if>
    <xsl:apply-templates select="p:form"/>
    <xsl:if test="$others">
      <h2 class="govuk-heading-m">Others who are away</h2>
      <table class="govuk-table redress-table">
        <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'Others who are away'"/><xsl:with-param name="headings" select="'Person|First day|Last day|Covered by'"/></xsl:call-template>
        <tbody class="govuk-table__body">
          <xsl:for-each select="$others">
            <xsl:sort select="@from"/>
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header"><xsl:value-of select="@title"/></th>
              <td class="govuk-table__cell"><xsl:apply-templates select="@from" mode="day"/></td>
              <td class="govuk-table__cell"><xsl:apply-templates select="@until" mode="day"/></td>
              <td class="govuk-table__cell"><xsl:value-of select="@stand-in-title"/><xsl:if test="not(@stand-in-title)">No one</xsl:if></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
    <xsl:if test="p:absent/p:colleague">
      <h2 class="govuk-heading-m">Is a colleague away?</h2>
      <form method="get" action="/staff/away">
        <div class="govuk-form-group">
          <label class="govuk-label" for="who">Colleague</label>
          <select class="govuk-select" id="who" name="who">
            <xsl:for-each select="p:absent/p:colleague">
              <option value="{@user}"><xsl:if test="@user = ../@who"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="@title"/></option>
            </xsl:for-each>
          </select>
        </div>
        <button class="govuk-button govuk-button--secondary" type="submit">Enter their absence</button>
      </form>
    </xsl:if>
  </xsl:template>

  <!-- Its end is sent with the seal and the token of the form below: only one of the two is -->
  <xsl:template match="p:absence" mode="own">
    <form class="govuk-inset-text" method="post" action="{/p:page/p:form/@action}" accept-charset="utf-8">
      <xsl:for-each select="/p:page/p:form/@csrf|/p:page/p:form/@token"><input type="hidden" name="{local-name()}" value="{.}"/></xsl:for-each>
      <p class="govuk-body">
        <xsl:if test="../@self">You are</xsl:if>
        <xsl:if test="not(../@self)"><xsl:value-of select="@title"/> is</xsl:if>
        <xsl:text> away from </xsl:text><xsl:apply-templates select="@from" mode="day"/><xsl:text> to </xsl:text><xsl:apply-templates select="@until" mode="day"/>
        <xsl:text>. </xsl:text><xsl:value-of select="@stand-in-title"/><xsl:if test="not(@stand-in-title)">No one</xsl:if><xsl:text> is covering.</xsl:text>
      </p>
      <button class="govuk-button govuk-button--secondary redress-button-small" type="submit" name="back" value="yes">
        <xsl:if test="@now">End the absence</xsl:if>
        <xsl:if test="not(@now)">Cancel the absence</xsl:if>
      </button>
    </form>
  </xsl:template>

</xsl:stylesheet>
