<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/figures: how things are now and in the last twelve months, as charts with their tables, of which each number
     leads to the cases behind it; and those cases. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="report-figures.xsl"/>

  <xsl:variable name="months" select="/p:page/p:figures"/>

  <xsl:template match="p:page" mode="title">Figures</xsl:template>

  <xsl:template match="p:page" mode="main">
    <h1 class="govuk-heading-xl"><xsl:apply-templates select="." mode="title"/></h1>
    <xsl:apply-templates select="p:figures"/>
    <p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/report">All reports</a></p>
  </xsl:template>

  <xsl:template match="p:figures[p:behind]">
    <p class="govuk-body">
      <xsl:if test="@from"><xsl:apply-templates select="@from" mode="month"/> to </xsl:if>
      <xsl:apply-templates select="@month" mode="month"/>
    </p>
    <xsl:apply-templates select="p:behind"/>
  </xsl:template>

  <xsl:template match="p:figures">
    <p class="govuk-body-l">
      <xsl:text>The twelve months from </xsl:text><xsl:apply-templates select="@from" mode="month"/>
      <xsl:text> to </xsl:text><xsl:apply-templates select="@month" mode="month"/>, which is counted so far.
    </p>
    <xsl:call-template name="rounding-said"/>
    <xsl:if test="not(@rounded)"><p class="govuk-body redress-unprinted">Select a number to see the cases behind it.</p></xsl:if>
    <p class="govuk-body redress-list__after redress-unprinted"><xsl:call-template name="downloads"><xsl:with-param name="address" select="'/staff/figures?'"/></xsl:call-template></p>
    <xsl:apply-templates select="p:tally[@name = 'open']" mode="open"/>
    <xsl:apply-templates select="p:tally[@name = 'received']/p:tally-column" mode="received"/>
    <xsl:apply-templates select="p:tally[@name = 'answered']" mode="answered"/>
    <xsl:apply-templates select="p:tally[@name = 'cause']" mode="bars"><xsl:with-param name="heading">Root causes of complaints</xsl:with-param></xsl:apply-templates>
    <xsl:apply-templates select="p:tally[@name = 'channel']" mode="bars"><xsl:with-param name="heading">How complaints reach us</xsl:with-param></xsl:apply-templates>
    <xsl:apply-templates select="p:readers"/>
  </xsl:template>

  <!-- Numbers and tables -->

  <!-- Nothing is behind a nought. Current node: what has @number -->
  <xsl:template name="linked-number">
    <xsl:param name="column"/>
    <xsl:param name="row"/>
    <xsl:param name="month" select="$months/@month"/>
    <xsl:param name="from"/>
    <xsl:choose>
      <xsl:when test="@number = 0 or $months/@rounded"><xsl:value-of select="@number"/></xsl:when>
      <xsl:otherwise>
        <a class="govuk-link">
          <xsl:attribute name="href">
            <xsl:value-of select="concat('/staff/figures?month=', $month)"/>
            <xsl:if test="$from"><xsl:value-of select="concat('&amp;from=', $from)"/></xsl:if>
            <xsl:value-of select="concat('&amp;figure=', ancestor::p:tally/@name)"/>
            <xsl:if test="$row"><xsl:value-of select="concat('&amp;row=', $row)"/></xsl:if>
            <xsl:value-of select="concat('&amp;column=', $column)"/>
          </xsl:attribute>
          <xsl:value-of select="@number"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of all months, or, where a column counts what stands, of now. Current node: p:tally-column or p:tally-cell -->
  <xsl:template name="number-of-all">
    <td class="govuk-table__cell govuk-table__cell--numeric">
      <xsl:call-template name="linked-number"><xsl:with-param name="column" select="@name|@column"/><xsl:with-param name="row" select="parent::p:tally-row/@name"/><xsl:with-param name="from" select="$months[current()/p:tally-month]/@from"/></xsl:call-template>
    </td>
  </xsl:template>

  <!-- Of one month. Current node: p:tally-month -->
  <xsl:template name="number-of-month">
    <td class="govuk-table__cell govuk-table__cell--numeric">
      <xsl:call-template name="linked-number"><xsl:with-param name="column" select="../@name|../@column"/><xsl:with-param name="row" select="../parent::p:tally-row/@name"/><xsl:with-param name="month" select="@month"/></xsl:call-template>
    </td>
  </xsl:template>

  <xsl:template name="numeric-heading">
    <xsl:param name="text"/>
    <th scope="col" class="govuk-table__header govuk-table__header--numeric"><xsl:copy-of select="$text"/></th>
  </xsl:template>

  <!-- The caption of a table whose heading says what it is, and its head without the words of the columns -->
  <xsl:template name="figure-head">
    <xsl:param name="caption"/>
    <xsl:param name="columns"/>
    <caption class="govuk-table__caption govuk-visually-hidden"><xsl:copy-of select="$caption"/></caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row"><td class="govuk-table__cell"/><xsl:copy-of select="$columns"/></tr></thead>
  </xsl:template>

  <!-- What is open now -->

  <xsl:template match="p:tally" mode="open">
    <section class="redress-figure" aria-labelledby="open-heading">
      <h2 class="govuk-heading-l" id="open-heading">Open now</h2>
      <table class="govuk-table redress-table redress-table--short">
        <xsl:call-template name="figure-head">
          <xsl:with-param name="caption">Open now, by division</xsl:with-param>
          <xsl:with-param name="columns"><xsl:for-each select="p:tally-column"><xsl:call-template name="numeric-heading"><xsl:with-param name="text" select="w:say('counted-column', @name)"/></xsl:call-template></xsl:for-each></xsl:with-param>
        </xsl:call-template>
        <tbody class="govuk-table__body">
          <xsl:for-each select="p:tally-row">
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header"><xsl:apply-templates select="." mode="name"/></th>
              <xsl:for-each select="p:tally-cell"><xsl:call-template name="number-of-all"/></xsl:for-each>
            </tr>
          </xsl:for-each>
          <tr class="govuk-table__row redress-total">
            <th scope="row" class="govuk-table__header">Total</th>
            <xsl:for-each select="p:tally-column"><xsl:call-template name="number-of-all"/></xsl:for-each>
          </tr>
        </tbody>
      </table>
    </section>
  </xsl:template>

  <!-- Complaints, or compliments: all, each division, and the table -->

  <xsl:template match="p:tally-column" mode="received">
    <xsl:variable name="kind" select="@name"/>
    <xsl:variable name="cells" select="../p:tally-row/p:tally-cell[@column = $kind]"/>
    <section class="redress-figure" aria-labelledby="{$kind}-heading">
      <h2 class="govuk-heading-l" id="{$kind}-heading"><xsl:value-of select="w:say('counted-column', $kind)"/> received</h2>
      <xsl:choose>
        <xsl:when test="@number = 0"><xsl:call-template name="none"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="month-columns">
            <xsl:with-param name="id" select="concat($kind, '-all')"/>
            <xsl:with-param name="largest"><xsl:call-template name="largest"><xsl:with-param name="of" select="p:tally-month/@number"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="caption"><xsl:call-template name="received-said"/></xsl:with-param>
          </xsl:call-template>
          <h3 class="govuk-heading-m">By division</h3>
          <xsl:call-template name="divisions-charts"><xsl:with-param name="cells" select="$cells"/></xsl:call-template>
          <xsl:call-template name="divisions-table"><xsl:with-param name="cells" select="$cells"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- "We received 14 complaints, most of them in March 2026 (5). There are 2 so far this month." Current node: p:tally-column -->
  <xsl:template name="received-said">
    <xsl:text>We received </xsl:text>
    <xsl:call-template name="so-many"><xsl:with-param name="number" select="@number"/><xsl:with-param name="one" select="@name"/></xsl:call-template>
    <xsl:text> in these months</xsl:text>
    <xsl:call-template name="most-said"/>
    <xsl:text>.</xsl:text>
  </xsl:template>

  <!-- The month with the most, where there is one. Current node: what has p:tally-month -->
  <xsl:template name="most-said">
    <xsl:variable name="largest"><xsl:call-template name="largest"><xsl:with-param name="of" select="p:tally-month/@number"/></xsl:call-template></xsl:variable>
    <xsl:variable name="most" select="p:tally-month[@number = $largest]"/>
    <xsl:if test="count($most) = 1 and $largest &lt; @number">
      <xsl:text>, the most in </xsl:text><xsl:apply-templates select="$most/@month" mode="month"/>
      <xsl:value-of select="concat(' (', $largest, ')')"/>
    </xsl:if>
  </xsl:template>

  <!-- All on one scale, so that they can be compared -->
  <xsl:template name="divisions-charts">
    <xsl:param name="cells"/>
    <xsl:variable name="largest"><xsl:call-template name="largest"><xsl:with-param name="of" select="$cells/p:tally-month/@number"/></xsl:call-template></xsl:variable>
    <div class="redress-charts">
      <xsl:for-each select="$cells[@number != 0]">
        <xsl:call-template name="month-columns">
          <xsl:with-param name="id" select="concat(@column, '-', ../@name)"/>
          <xsl:with-param name="largest" select="$largest"/>
          <xsl:with-param name="caption"><xsl:apply-templates select=".." mode="name"/>: <xsl:value-of select="@number"/><xsl:call-template name="most-said"/></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </div>
    <xsl:if test="$cells[@number = 0][../@title] and not($months/@rounded)">
      <p class="govuk-body">
        <xsl:text>None about: </xsl:text>
        <xsl:for-each select="$cells[@number = 0][../@title]"><xsl:value-of select="../@title"/><xsl:if test="position() != last()">, </xsl:if></xsl:for-each>
        <xsl:text>.</xsl:text>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- A row for each month, a column for each division. Current node: p:tally-column -->
  <xsl:template name="divisions-table">
    <xsl:param name="cells"/>
    <div class="redress-wide" role="region" aria-labelledby="{@name}-table" tabindex="0">
      <table class="govuk-table redress-table">
        <caption class="govuk-table__caption govuk-visually-hidden" id="{@name}-table"><xsl:value-of select="w:say('counted-column', @name)"/> received, by month and division</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <td class="govuk-table__cell"/>
            <xsl:for-each select="$cells"><xsl:call-template name="numeric-heading"><xsl:with-param name="text"><xsl:apply-templates select=".." mode="name"/></xsl:with-param></xsl:call-template></xsl:for-each>
            <xsl:call-template name="numeric-heading"><xsl:with-param name="text">All</xsl:with-param></xsl:call-template>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          <xsl:for-each select="p:tally-month">
            <xsl:sort select="@month" order="descending"/>
            <xsl:variable name="month" select="@month"/>
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header"><xsl:apply-templates select="$month" mode="month"/><xsl:if test="$month = $months/@month"> so far</xsl:if></th>
              <xsl:for-each select="$cells/p:tally-month[@month = $month]"><xsl:call-template name="number-of-month"/></xsl:for-each>
              <xsl:call-template name="number-of-month"/>
            </tr>
          </xsl:for-each>
          <tr class="govuk-table__row redress-total">
            <th scope="row" class="govuk-table__header">Total</th>
            <xsl:for-each select="$cells"><xsl:call-template name="number-of-all"/></xsl:for-each>
            <xsl:call-template name="number-of-all"/>
          </tr>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <!-- Answers: for each level and promise its last, and how all were kept -->

  <xsl:template match="p:tally" mode="answered">
    <section class="redress-figure" aria-labelledby="answered-heading">
      <h2 class="govuk-heading-l" id="answered-heading"><xsl:value-of select="w:say('book', 'answers')"/></h2>
      <xsl:if test="../p:answers"><xsl:call-template name="mark-key"/></xsl:if>
      <div class="redress-charts redress-charts--wide">
        <xsl:for-each select="p:tally-row"><xsl:call-template name="answered-row"/></xsl:for-each>
      </div>
    </section>
  </xsl:template>

  <!-- Current node: p:tally-row -->
  <xsl:template name="answered-row">
    <xsl:variable name="name" select="@name"/>
    <section aria-labelledby="answered-{@name}">
      <h3 class="govuk-heading-m" id="answered-{@name}"><xsl:apply-templates select="." mode="name"/></h3>
      <xsl:for-each select="../../p:answers[@row = $name]">
        <xsl:call-template name="answer-marks"><xsl:with-param name="caption"><xsl:call-template name="answers-said"/></xsl:with-param></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="answered-table"/>
      <xsl:apply-templates select="../../p:answers[@row = $name]" mode="each"/>
    </section>
  </xsl:template>

  <!-- "12 of the last 15 answers came in time, 2 with notice and 1 late." Current node: p:answers -->
  <xsl:template name="answers-said">
    <xsl:choose>
      <xsl:when test="p:answer-time[2]"><xsl:value-of select="concat(count(p:answer-time[@column = 'in-time']), ' of the last ', count(p:answer-time), ' answers came in time, ', count(p:answer-time[@column = 'with-notice']), ' with notice and ', count(p:answer-time[@column = 'late']), ' late.')"/></xsl:when>
      <xsl:otherwise>The only answer came <xsl:call-template name="small"><xsl:with-param name="text" select="w:say('counted-column', p:answer-time/@column)"/></xsl:call-template>.</xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="@promise"> Our time limit is <xsl:value-of select="w:length(concat(@promise, ' ', @unit))"/>.</xsl:when>
      <xsl:otherwise> Time is in <xsl:apply-templates select="@unit" mode="unit"/>.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="answered-table">
    <table class="govuk-table redress-table">
      <xsl:call-template name="figure-head">
        <xsl:with-param name="caption"><xsl:apply-templates select="." mode="name"/>: answers</xsl:with-param>
        <xsl:with-param name="columns"><xsl:for-each select="p:tally-cell[p:tally-month]"><xsl:call-template name="numeric-heading"><xsl:with-param name="text" select="w:say('counted-column', @column)"/></xsl:call-template></xsl:for-each></xsl:with-param>
      </xsl:call-template>
      <tbody class="govuk-table__body">
        <tr class="govuk-table__row">
          <th scope="row" class="govuk-table__header">This month so far</th>
          <xsl:for-each select="p:tally-cell/p:tally-month[last()]"><xsl:call-template name="number-of-month"/></xsl:for-each>
        </tr>
        <tr class="govuk-table__row">
          <th scope="row" class="govuk-table__header">Twelve months</th>
          <xsl:for-each select="p:tally-cell[p:tally-month]"><xsl:call-template name="number-of-all"/></xsl:for-each>
        </tr>
      </tbody>
    </table>
    <xsl:for-each select="p:tally-cell[not(p:tally-month)]">
      <p class="govuk-body"><xsl:value-of select="w:say('counted-column', @column)"/> now: <xsl:call-template name="linked-number"><xsl:with-param name="column" select="@column"/><xsl:with-param name="row" select="../@name"/></xsl:call-template></p>
    </xsl:for-each>
  </xsl:template>

  <!-- The table of the chart -->
  <xsl:template match="p:answers" mode="each">
    <xsl:variable name="unit"><xsl:apply-templates select="@unit" mode="unit"/></xsl:variable>
    <xsl:call-template name="details">
      <xsl:with-param name="summary">Each of these answers</xsl:with-param>
      <xsl:with-param name="class" select="'redress-unprinted'"/>
      <xsl:with-param name="body">
        <table class="govuk-table redress-table">
          <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'Each of these answers'"/><xsl:with-param name="headings" select="concat('Date|Case|Time taken (', $unit, ')|Result')"/></xsl:call-template>
          <tbody class="govuk-table__body">
            <xsl:for-each select="p:answer-time">
              <tr class="govuk-table__row">
                <td class="govuk-table__cell"><xsl:apply-templates select="@at" mode="day"/></td>
                <td class="govuk-table__cell"><xsl:choose><xsl:when test="@reference"><a class="govuk-link" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a></xsl:when><xsl:otherwise>Not open to you</xsl:otherwise></xsl:choose></td>
                <td class="govuk-table__cell"><xsl:value-of select="@taken"/></td>
                <td class="govuk-table__cell"><xsl:value-of select="w:say('counted-column', @column)"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Causes, and channels: the table is the chart -->

  <xsl:template match="p:tally" mode="bars">
    <xsl:param name="heading"/>
    <xsl:variable name="rows" select="p:tally-row[p:tally-cell[1]/@number != 0]"/>
    <xsl:variable name="largest"><xsl:call-template name="largest"><xsl:with-param name="of" select="$rows/p:tally-cell[1]/@number"/></xsl:call-template></xsl:variable>
    <section class="redress-figure" aria-labelledby="{@name}-heading">
      <h2 class="govuk-heading-l" id="{@name}-heading"><xsl:copy-of select="$heading"/></h2>
      <xsl:if test="not($rows)"><xsl:call-template name="none"/></xsl:if>
      <xsl:if test="$rows">
        <p class="govuk-body">
          <xsl:variable name="most" select="$rows[p:tally-cell[1]/@number = $largest]"/>
          <xsl:text>The most frequent: </xsl:text>
          <xsl:for-each select="$most"><xsl:apply-templates select="." mode="name"/><xsl:if test="position() != last()">; </xsl:if></xsl:for-each>
          <xsl:value-of select="concat(' (', substring('each ', 1, 5 * (count($most) != 1)), $largest, ' of ', p:tally-column[1]/@number, ').')"/>
        </p>
        <table class="govuk-table redress-table redress-table--short">
          <xsl:call-template name="figure-head">
            <xsl:with-param name="caption"><xsl:copy-of select="$heading"/></xsl:with-param>
            <xsl:with-param name="columns">
              <xsl:call-template name="numeric-heading"><xsl:with-param name="text">This month so far</xsl:with-param></xsl:call-template>
              <xsl:call-template name="numeric-heading"><xsl:with-param name="text">Twelve months</xsl:with-param></xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
          <tbody class="govuk-table__body">
            <xsl:for-each select="$rows">
              <xsl:sort select="p:tally-cell[1]/@number" data-type="number" order="descending"/>
              <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                  <xsl:apply-templates select="." mode="name"/>
                  <xsl:call-template name="bar"><xsl:with-param name="number" select="p:tally-cell[1]/@number"/><xsl:with-param name="largest" select="$largest"/></xsl:call-template>
                </th>
                <xsl:for-each select="p:tally-cell[1]/p:tally-month[last()]"><xsl:call-template name="number-of-month"/></xsl:for-each>
                <xsl:for-each select="p:tally-cell[1]"><xsl:call-template name="number-of-all"/></xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- Who has read the policy in force, by role: no case is behind it, and no list of people -->
  <xsl:template match="p:readers[p:reader-role]">
    <section class="redress-figure" aria-labelledby="readers-heading">
      <h2 class="govuk-heading-l" id="readers-heading"><xsl:value-of select="w:say('book', 'readers')"/></h2>
      <p class="govuk-body">How many of the people in each role have confirmed that they have read version <xsl:value-of select="@version"/> and our guidance. Anyone with more than one role is counted in each.</p>
      <table class="govuk-table redress-table redress-table--short">
        <xsl:call-template name="figure-head">
          <xsl:with-param name="caption"><xsl:value-of select="w:say('book', 'readers')"/>, by role</xsl:with-param>
          <xsl:with-param name="columns">
            <xsl:call-template name="numeric-heading"><xsl:with-param name="text" select="w:say('column', 'confirmed')"/></xsl:call-template>
            <xsl:call-template name="numeric-heading"><xsl:with-param name="text" select="w:say('column', 'holders')"/></xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
        <tbody class="govuk-table__body">
          <xsl:for-each select="p:reader-role">
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header"><xsl:value-of select="@title"/></th>
              <td class="govuk-table__cell govuk-table__cell--numeric"><xsl:value-of select="@number"/></td>
              <td class="govuk-table__cell govuk-table__cell--numeric"><xsl:value-of select="@people"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="p:readers"/>

  <xsl:template match="p:figures" mode="address"><xsl:value-of select="concat('/staff/figures?month=', @month)"/><xsl:if test="@from"><xsl:value-of select="concat('&amp;from=', @from)"/></xsl:if></xsl:template>

</xsl:stylesheet>
