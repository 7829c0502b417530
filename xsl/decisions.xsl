<?xml version="1.0" encoding="UTF-8"?>
<!-- What was decided on a month's report, with what of earlier months is still open, or one decision; on the page of the
     report and on that of its decisions. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:r="urn:redress:record" exclude-result-prefixes="p r">

  <xsl:template match="p:decisions">
    <xsl:variable name="own" select="p:decision[@month = ../@month]"/>
    <xsl:variable name="earlier" select="p:decision[@month != ../@month]"/>
    <xsl:if test="../r:decided or $own or @may">
      <section class="redress-group" id="decided" aria-labelledby="decided-heading">
        <h2 class="govuk-heading-m" id="decided-heading">What was decided</h2>
        <xsl:if test="not(../r:decided or $own)"><p class="govuk-body">Nothing has been recorded yet.</p></xsl:if>
        <xsl:for-each select="../r:decided">
          <xsl:for-each select="r:response"><p class="govuk-body redress-prose"><xsl:value-of select="."/></p></xsl:for-each>
          <p class="govuk-body">Recorded by <xsl:value-of select="@by-title"/> on <xsl:apply-templates select="@at" mode="day"/>.</p>
        </xsl:for-each>
        <xsl:if test="$own"><xsl:call-template name="decision-table"><xsl:with-param name="decisions" select="$own"/><xsl:with-param name="caption" select="'Decisions'"/></xsl:call-template></xsl:if>
        <xsl:if test="@may and /p:page/@name = 'report'"><p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/decide?month={@month}">Record what was decided</a></p></xsl:if>
      </section>
    </xsl:if>
    <xsl:if test="$earlier">
      <section class="redress-group" id="open-decisions" aria-labelledby="open-decisions-heading">
        <h2 class="govuk-heading-m" id="open-decisions-heading">Still open from earlier months</h2>
        <xsl:call-template name="decision-table"><xsl:with-param name="decisions" select="$earlier"/><xsl:with-param name="caption" select="'Decisions still open'"/></xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:decisions" mode="report">
    <xsl:call-template name="duty-title"><xsl:with-param name="name" select="'report'"/></xsl:call-template>
  </xsl:template>

  <!-- Current node: p:page -->
  <xsl:template name="to-report">
    <xsl:if test="p:offer[@action = 'report']"><p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/report?month={p:decisions/@month}"><xsl:apply-templates select="p:decisions" mode="report"/></a></p></xsl:if>
  </xsl:template>

  <xsl:template name="decision-table">
    <xsl:param name="decisions"/>
    <xsl:param name="caption"/>
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="caption" select="$caption"/><xsl:with-param name="headings" select="'What will be done|Report|Who|By|Status'"/></xsl:call-template>
      <tbody class="govuk-table__body"><xsl:apply-templates select="$decisions"/></tbody>
    </table>
  </xsl:template>

  <xsl:template match="p:decision">
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header"><xsl:value-of select="@what"/></th>
      <td class="govuk-table__cell"><xsl:apply-templates select="@month" mode="month"/></td>
      <td class="govuk-table__cell"><xsl:value-of select="@owner-title"/></td>
      <td class="govuk-table__cell"><xsl:apply-templates select="@by" mode="day"/></td>
      <td class="govuk-table__cell">
        <xsl:choose>
          <xsl:when test="@done">Carried out: <xsl:value-of select="@how"/> (<xsl:value-of select="@by-title"/>, <xsl:apply-templates select="@done" mode="day"/>)</xsl:when>
          <xsl:when test="@overdue">Overdue</xsl:when>
          <xsl:otherwise>Open</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@theirs and /p:page/@name != 'carry-out'"><br/><a class="govuk-link redress-unprinted" href="/staff/carry-out?decision={@number}">Say that it was carried out<span class="govuk-visually-hidden">: <xsl:value-of select="@what"/></span></a></xsl:if>
      </td>
    </tr>
  </xsl:template>

</xsl:stylesheet>
