<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of cases, a line each: what web/case_line.h gives, as a table. Include it beside frame.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:pol="urn:redress:policy" exclude-result-prefixes="p w pol">

  <!-- A table of those cases, and duties beside them; `state`, `received` and `with`, whose the next step is, add those columns. Nothing is shown of no cases -->
  <xsl:template name="case-table">
    <xsl:param name="list"/>
    <xsl:param name="caption"/>
    <xsl:param name="class"/>
    <xsl:param name="state" select="false()"/>
    <xsl:param name="received" select="false()"/>
    <xsl:param name="with" select="false()"/>
    <xsl:if test="$list">
      <table class="govuk-table redress-table redress-list {$class}">
        <caption class="govuk-table__caption govuk-table__caption--m"><xsl:copy-of select="$caption"/></caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header redress-list__reference">Reference</th>
            <th scope="col" class="govuk-table__header">Complainant</th>
            <th scope="col" class="govuk-table__header">Division</th>
            <th scope="col" class="govuk-table__header">Level</th>
            <xsl:if test="$state"><th scope="col" class="govuk-table__header">Status</th></xsl:if>
            <xsl:if test="$received"><th scope="col" class="govuk-table__header">Received</th></xsl:if>
            <th scope="col" class="govuk-table__header">What is due</th>
            <xsl:if test="$with"><th scope="col" class="govuk-table__header">Responsible</th></xsl:if>
            <xsl:if test="$list/@due"><th scope="col" class="govuk-table__header redress-list__when">Due</th></xsl:if>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          <xsl:for-each select="$list">
            <xsl:if test="self::p:duty"><xsl:call-template name="duty-row"/></xsl:if>
            <xsl:if test="self::p:case"><tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header redress-list__reference"><a class="govuk-link" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a><xsl:if test="@urgent"><xsl:text> </xsl:text><xsl:call-template name="severity-tag"/></xsl:if></th>
              <td class="govuk-table__cell"><bdi><xsl:call-template name="who"/></bdi></td>
              <td class="govuk-table__cell"><xsl:call-template name="where"/></td>
              <td class="govuk-table__cell"><xsl:call-template name="case-level"/></td>
              <xsl:if test="$state"><td class="govuk-table__cell"><xsl:value-of select="w:say('state', @state, 'kind', @kind)"/></td></xsl:if>
              <xsl:if test="$received"><td class="govuk-table__cell"><xsl:apply-templates select="@received" mode="time-day"/></td></xsl:if>
              <td class="govuk-table__cell"><xsl:call-template name="due-linked"/></td>
              <xsl:if test="$with"><td class="govuk-table__cell"><xsl:call-template name="next-with"/></td></xsl:if>
              <xsl:if test="$list/@due"><td class="govuk-table__cell redress-list__when"><xsl:call-template name="case-when"/></td></xsl:if>
            </tr></xsl:if>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- What is due; a new complaint leads to its form -->
  <xsl:template name="due-linked">
    <xsl:choose>
      <xsl:when test="@next = 'new-case' and /p:page/p:offer[@action = 'submit']"><a class="govuk-link" href="/staff/submit?earlier={@reference}"><xsl:call-template name="case-due"/></a></xsl:when>
      <xsl:otherwise><xsl:call-template name="case-due"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is owed beside the cases leads to where it is done; below it the clause. Current node: p:duty -->
  <xsl:template name="duty-row">
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header" colspan="4">
        <a class="govuk-link">
          <xsl:attribute name="href"><xsl:value-of select="concat('/staff/', @action)"/><xsl:if test="@month">?month=<xsl:value-of select="@month"/></xsl:if></xsl:attribute>
          <xsl:call-template name="duty-title"/>
        </a>
        <xsl:if test="@ground = 'deputy'"><xsl:value-of select="concat(', ', w:say('ground', @ground))"/></xsl:if>
        <xsl:if test="@due-state = 'nobody'"><br/><xsl:value-of select="concat(w:say('ground', @ground, 'kind', 'duties'), ' (', @role-title, ')')"/></xsl:if>
      </th>
      <td class="govuk-table__cell"><span class="redress-small"><xsl:apply-templates select="pol:clause" mode="clause"/></span></td>
      <xsl:if test="@due-state = 'nobody'"><td class="govuk-table__cell"/></xsl:if>
      <td class="govuk-table__cell redress-list__when"><xsl:call-template name="case-when"/></td>
    </tr>
  </xsl:template>

  <xsl:template name="case-when">
    <xsl:if test="@due != ''">
      <span class="redress-list__left redress-list__left--{@due-state}"><xsl:call-template name="left"><xsl:with-param name="days" select="string(@left)"/><xsl:with-param name="state" select="@due-state"/></xsl:call-template></span>
      <xsl:text> </xsl:text>
      <time class="redress-small" datetime="{@due}"><xsl:apply-templates select="@due" mode="short-moment"/></time>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
