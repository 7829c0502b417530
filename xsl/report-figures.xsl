<?xml version="1.0" encoding="UTF-8"?>
<!-- What was counted of a month: each figure with its definition and its table. Each number leads to the cases behind it,
     which are shown here, too. What figures and columns are called, and mean, stands in words.xml.
     Of numbers that are rounded (@rounded) none leads anywhere, and a nought may be a few. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:pol="urn:redress:policy" xmlns:w="urn:redress:words" exclude-result-prefixes="p pol w">

  <xsl:include href="charts.xsl"/>

  <xsl:template name="report-figures">
    <xsl:variable name="address"><xsl:call-template name="report-address"/></xsl:variable>
    <xsl:if test="p:tally">
      <xsl:call-template name="rounding-said"/>
      <nav class="redress-unprinted" aria-labelledby="parts-heading">
        <h2 class="govuk-heading-s" id="parts-heading">In this report</h2>
        <ul class="govuk-list">
          <xsl:for-each select="p:tally[not(@section = preceding-sibling::p:tally[1]/@section)]">
            <li><a class="govuk-link" href="#{@section}"><xsl:value-of select="w:say('counted-section', @section)"/></a></li>
          </xsl:for-each>
        </ul>
      </nav>
      <p class="govuk-body redress-list__after redress-unprinted"><xsl:call-template name="downloads"><xsl:with-param name="address" select="concat($address, '&amp;')"/></xsl:call-template></p>
    </xsl:if>
    <xsl:for-each select="p:tally">
      <xsl:if test="not(@section = preceding-sibling::p:tally[1]/@section)">
        <h2 class="govuk-heading-l" id="{@section}"><xsl:value-of select="w:say('counted-section', @section)"/></h2>
      </xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:tally">
    <xsl:variable name="columns" select="p:tally-column"/>
    <section class="redress-figure" aria-labelledby="{@name}-heading">
      <h3 class="govuk-heading-m" id="{@name}-heading"><xsl:value-of select="w:say('counted', @name)"/></h3>
      <p class="govuk-body"><xsl:call-template name="figure-meaning"/></p>
      <xsl:if test="@name = 'received' and not(../@rounded)">
        <xsl:call-template name="silence">
          <xsl:with-param name="rows" select="p:tally-row[@title and not(@silent or p:tally-cell[@number != 0])]"/>
          <xsl:with-param name="lead">We received nothing about: </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="silence">
          <xsl:with-param name="rows" select="p:tally-row[@title and @silent]"/>
          <xsl:with-param name="lead">We have received nothing for three months about: </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="@length"><p class="govuk-body">Middle value: <xsl:call-template name="hours"/>.</p></xsl:if>
      <xsl:choose>
        <xsl:when test="$columns[@number != 0]"><xsl:call-template name="figure-table"><xsl:with-param name="columns" select="$columns"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@name = 'escalation'"><xsl:call-template name="escalation-rates"/></xsl:if>
    </section>
  </xsl:template>

  <!-- Current node: what is rounded, or not -->
  <xsl:template name="rounding-said">
    <xsl:if test="@rounded"><p class="govuk-body" id="rounded"><xsl:value-of select="w:say('figures', 'rounded', 'base', @rounded)"/></p></xsl:if>
  </xsl:template>

  <!-- Current node: in it -->
  <xsl:template name="none">
    <p class="govuk-body">
      <xsl:choose>
        <xsl:when test="ancestor::*/@rounded"><xsl:value-of select="w:say('figures', 'few')"/></xsl:when>
        <xsl:otherwise>There were none.</xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template name="silence">
    <xsl:param name="rows"/>
    <xsl:param name="lead"/>
    <xsl:if test="$rows">
      <p class="govuk-body">
        <xsl:value-of select="$lead"/>
        <xsl:for-each select="$rows"><xsl:value-of select="@title"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>
        <xsl:text>.</xsl:text>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Of a level that answered, and that another follows. A share of rounded numbers is said of many alone: of fewer than
       22.5 by 5 HESA says none, and 22.5 is 25 then. Current node: p:tally -->
  <xsl:template name="escalation-rates">
    <xsl:for-each select="p:tally-row[p:tally-cell[@column = 'answers'][@number &gt; 0 and @number &gt;= 5 * sum(ancestor::p:report/@rounded)] and following-sibling::p:tally-row]">
      <p class="govuk-body">
        <xsl:value-of select="concat(@title, ': a review was requested of ')"/>
        <xsl:value-of select="round(100 * p:tally-cell[@column = 'asked']/@number div p:tally-cell[@column = 'answers']/@number)"/>
        <xsl:text>% of the answers.</xsl:text>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- "Report on May 2026", "Report on 2026". Current node: p:report -->
  <xsl:template name="report-title">
    <xsl:choose>
      <xsl:when test="@year"><xsl:value-of select="w:say('obligation', 'report', 'month', @year)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="duty-title"><xsl:with-param name="name" select="'report'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How a figure is counted, in a month or several, a year or the last twelve months. Current node: what has the @name of the figure -->
  <xsl:template name="figure-meaning">
    <xsl:variable name="period">
      <xsl:choose>
        <xsl:when test="ancestor::p:report/@year">year</xsl:when>
        <xsl:when test="ancestor::p:figures[@from != @month]">twelve months</xsl:when>
        <xsl:when test="ancestor::p:report/@from">period</xsl:when>
        <xsl:otherwise>month</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="end">
      <xsl:choose>
        <xsl:when test="ancestor::p:report/@so-far or ancestor::p:figures">now</xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('when the ', $period, ' ended')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="w:say('counted-means', @name, 'period', $period, 'end', $end)"/>
  </xsl:template>

  <!-- The report's own address. Current node: inside it -->
  <xsl:template name="report-address">
    <xsl:for-each select="ancestor-or-self::p:report">
      <xsl:choose>
        <xsl:when test="@year"><xsl:value-of select="concat('/staff/report?year=', @year)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('/staff/report?month=', @month)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- Current node: p:tally -->
  <xsl:template name="figure-table">
    <xsl:param name="columns"/>
    <xsl:variable name="largest"><xsl:call-template name="largest"><xsl:with-param name="of" select="p:tally-row/p:tally-cell[@column = 'number']/@number"/></xsl:call-template></xsl:variable>
    <table class="govuk-table redress-table">
      <caption class="govuk-table__caption govuk-visually-hidden"><xsl:value-of select="w:say('counted', @name)"/></caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <td class="govuk-table__cell"/>
          <xsl:for-each select="$columns"><th scope="col" class="govuk-table__header govuk-table__header--numeric"><xsl:value-of select="w:say('counted-column', @name)"/></th></xsl:for-each>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        <xsl:for-each select="p:tally-row">
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header"><xsl:apply-templates select="." mode="name"/><xsl:call-template name="bar"><xsl:with-param name="number" select="p:tally-cell[@column = 'number']/@number"/><xsl:with-param name="largest" select="$largest"/></xsl:call-template></th>
            <xsl:for-each select="p:tally-cell"><xsl:call-template name="number-cell"><xsl:with-param name="column" select="@column"/><xsl:with-param name="row" select="concat('&amp;row=', ../@name)"/></xsl:call-template></xsl:for-each>
          </tr>
        </xsl:for-each>
        <xsl:if test="count(p:tally-row) != 1 or sum(p:tally-column/@number) != sum(p:tally-row/p:tally-cell/@number)">
          <tr class="govuk-table__row redress-total">
            <th scope="row" class="govuk-table__header">Total</th>
            <xsl:for-each select="$columns"><xsl:call-template name="number-cell"><xsl:with-param name="column" select="@name"/></xsl:call-template></xsl:for-each>
          </tr>
        </xsl:if>
      </tbody>
    </table>
  </xsl:template>

  <!-- Nothing is behind a nought. Current node: what has the number -->
  <xsl:template name="number-cell">
    <xsl:param name="column"/>
    <xsl:param name="row"/>
    <xsl:variable name="address"><xsl:call-template name="report-address"/></xsl:variable>
    <td class="govuk-table__cell govuk-table__cell--numeric">
      <xsl:choose>
        <xsl:when test="@number = 0 or ancestor::p:report/@rounded"><xsl:value-of select="@number"/></xsl:when>
        <xsl:otherwise><a class="govuk-link" href="{$address}&amp;figure={ancestor::p:tally/@name}{$row}&amp;column={$column}"><xsl:value-of select="@number"/></a></xsl:otherwise>
      </xsl:choose>
    </td>
  </xsl:template>

  <xsl:template match="p:tally-row" mode="name">
    <xsl:call-template name="row-title"><xsl:with-param name="figure" select="../@name"/><xsl:with-param name="row" select="@name"/></xsl:call-template>
  </xsl:template>

  <!-- What a row is called. Current node: what has @title -->
  <xsl:template name="row-title">
    <xsl:param name="figure"/>
    <xsl:param name="row"/>
    <xsl:choose>
      <xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when>
      <xsl:when test="pol:clause"><xsl:apply-templates select="pol:clause" mode="clause"/></xsl:when>
      <xsl:when test="$figure = 'clauses'"><xsl:value-of select="w:say('counted-row', 'clause-gone')"/></xsl:when>
      <xsl:when test="$figure = 'steps'"><xsl:value-of select="w:say('obligation', $row)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('counted-row', $row)"/></xsl:otherwise>
    </xsl:choose>
    <!-- only a level begins with a number -->
    <xsl:if test="substring-before($row, '-target') &gt; 0"> (what we aim for)</xsl:if>
    <xsl:if test="substring-before($row, '-hard') &gt; 0"> (what we promise)</xsl:if>
  </xsl:template>

  <!-- Seconds as hours: "4.5" -->
  <xsl:template match="@*" mode="hours"><xsl:value-of select="round(. div 360) div 10"/></xsl:template>

  <!-- What time is counted in -->
  <xsl:template match="@unit" mode="unit">hours</xsl:template>
  <xsl:template match="@unit[. = 'working-days']" mode="unit">working days</xsl:template>

  <!-- "5 hours". length: in seconds, that of the current node if none is given -->
  <xsl:template name="hours">
    <xsl:param name="length" select="@length"/>
    <xsl:variable name="hours"><xsl:apply-templates select="$length" mode="hours"/></xsl:variable>
    <xsl:value-of select="$hours"/>
    <xsl:choose><xsl:when test="$hours = 1"> hour</xsl:when><xsl:otherwise> hours</xsl:otherwise></xsl:choose>
  </xsl:template>

  <xsl:template match="p:report" mode="address"><xsl:call-template name="report-address"/></xsl:template>

  <!-- The cases behind a number -->
  <xsl:template match="p:behind">
    <xsl:variable name="address"><xsl:apply-templates select=".." mode="address"/></xsl:variable>
    <p class="govuk-body-l">
      <xsl:value-of select="w:say('counted', @name)"/>
      <xsl:if test="@column != 'number'">: <xsl:value-of select="w:say('counted-column', @column)"/></xsl:if>
    </p>
    <xsl:if test="@row"><p class="govuk-body-l"><xsl:call-template name="row-title"><xsl:with-param name="figure" select="@name"/><xsl:with-param name="row" select="@row"/></xsl:call-template></p></xsl:if>
    <p class="govuk-body"><xsl:call-template name="figure-meaning"/></p>
    <p class="govuk-body" id="behind">
      <xsl:choose>
        <xsl:when test="@number = 0">There are none.</xsl:when>
        <xsl:otherwise>Showing <xsl:value-of select="@from"/> to <xsl:value-of select="@until"/> of <xsl:value-of select="@number"/>.</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@reported"> The report said <xsl:value-of select="@reported"/>: records have been corrected since.</xsl:if>
      <xsl:if test="@hidden"><xsl:text> Not open to you: </xsl:text><xsl:value-of select="@hidden"/>.</xsl:if>
    </p>
    <xsl:if test="p:behind-case">
      <div class="redress-wide" role="region" aria-labelledby="behind" tabindex="0">
      <table class="govuk-table redress-table">
        <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'Cases'"/><xsl:with-param name="headings" select="concat('Reference|Kind|Division|Status|Since', substring('|Reason', 1, 7 * boolean(p:behind-case/@why)))"/></xsl:call-template>
        <tbody class="govuk-table__body">
          <xsl:for-each select="p:behind-case">
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header redress-entry__case"><a class="govuk-link" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a></th>
              <td class="govuk-table__cell"><xsl:value-of select="w:say('kind', @kind)"/></td>
              <td class="govuk-table__cell"><xsl:value-of select="@division-title"/><xsl:if test="not(@division-title)"><xsl:value-of select="w:say('division', 'not-sure')"/></xsl:if></td>
              <td class="govuk-table__cell"><xsl:value-of select="w:say('state', @state, 'kind', @kind)"/></td>
              <td class="govuk-table__cell"><xsl:apply-templates select="@at" mode="day"/></td>
              <xsl:if test="../p:behind-case/@why"><td class="govuk-table__cell"><xsl:value-of select="@why"/></td></xsl:if>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
      </div>
    </xsl:if>
    <xsl:if test="@more"><p class="govuk-body"><a class="govuk-link" href="{$address}&amp;figure={@name}{substring('&amp;row=', 1, 5 * boolean(@row))}{@row}&amp;column={@column}&amp;after={@more}">More cases</a></p></xsl:if>
    <p class="govuk-body"><a class="govuk-link" href="{$address}">Back to the <xsl:value-of select="local-name(..)"/></a></p>
  </xsl:template>

</xsl:stylesheet>
