<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/report: the report on a month. By when it is due and whose it is, what was recorded, what was counted, and the
     form for whose it is. Without a month: all months of which a report is or was owed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:r="urn:redress:record" xmlns:w="urn:redress:words" exclude-result-prefixes="p r w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>
  <xsl:include href="report-figures.xsl"/>
  <xsl:include href="decisions.xsl"/>

  <xsl:template match="p:page" mode="title">
    <xsl:choose>
      <xsl:when test="p:report/@month"><xsl:for-each select="p:report"><xsl:call-template name="report-title"/></xsl:for-each></xsl:when>
      <xsl:otherwise>Reports</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:call-template name="form-head"/>
    <xsl:if test="p:report/@none"><p class="govuk-body-l"><xsl:value-of select="w:say('report', p:report/@none)"/></p></xsl:if>
    <xsl:if test="p:report/@so-far"><p class="govuk-body-l">The year so far, up to <xsl:apply-templates select="p:report/@so-far" mode="day"/>.</p></xsl:if>
    <xsl:apply-templates select="p:report/p:obligation"/>
    <xsl:for-each select="p:report/p:review-due"><p class="govuk-body">The review of our policy <xsl:choose><xsl:when test="../@so-far">is overdue</xsl:when><xsl:when test="../@year">was overdue when the year ended</xsl:when><xsl:when test="../@from">was overdue when the period ended</xsl:when><xsl:otherwise>was overdue when the month ended</xsl:otherwise></xsl:choose>: it was due by <xsl:apply-templates select="@due" mode="day"/>.</p></xsl:for-each>
    <xsl:apply-templates select="r:reported"/>
    <xsl:apply-templates select="p:decisions"/>
    <xsl:if test="p:report/@counted"><p class="govuk-body" id="closed">These are the figures as they were reported on <xsl:apply-templates select="p:report/@counted" mode="day"/>. They do not change. Later corrections are in the next report.</p></xsl:if>
    <xsl:apply-templates select="p:report[p:changed]" mode="changed"/>
    <xsl:for-each select="p:report"><xsl:call-template name="report-figures"/></xsl:for-each>
    <xsl:apply-templates select="p:report/p:behind"/>
    <xsl:apply-templates select="p:typed[p:field != '']"/>
    <xsl:if test="p:form">
      <h2 class="govuk-heading-l">Record the report</h2>
      <p class="govuk-body">A report is recorded once, when it has been given. The record is kept permanently.</p>
      <xsl:apply-templates select="p:advice"/>
      <xsl:apply-templates select="p:form"/>
    </xsl:if>
    <xsl:apply-templates select="p:report[p:month]" mode="months"/>
    <xsl:if test="p:report/p:year">
      <h2 class="govuk-heading-m">Years</h2>
      <ul class="govuk-list"><xsl:for-each select="p:report/p:year"><li><a class="govuk-link" href="/staff/report?year={@year}"><xsl:value-of select="concat('Report on ', @year)"/></a></li></xsl:for-each></ul>
    </xsl:if>
    <xsl:if test="p:offer[@action = 'review-policy']"><p class="govuk-body"><a class="govuk-link" href="/staff/review-policy">Review the policy</a></p></xsl:if>
    <p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/figures">Figures for the last twelve months</a></p>
    <xsl:if test="p:report/@month or p:report[@none != 'unasked']"><p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/report">All reports</a></p></xsl:if>
  </xsl:template>

  <xsl:template match="p:report/p:obligation">
    <p class="govuk-body-l">
      <xsl:choose>
        <xsl:when test="@kept != '' and @state = 'late'">Recorded late: it was due by <xsl:apply-templates select="@due" mode="deadline"/>.</xsl:when>
        <xsl:when test="@kept != ''">Recorded in time: it was due by <xsl:apply-templates select="@due" mode="deadline"/>.</xsl:when>
        <xsl:when test="@state = 'overdue'">This report is overdue. It was due by <xsl:apply-templates select="@due" mode="deadline"/>.</xsl:when>
        <xsl:otherwise>This report is due by <xsl:apply-templates select="@due" mode="deadline"/>.</xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:if test="../@ground">
      <p class="govuk-body">
        <xsl:text>To be recorded by: </xsl:text>
        <xsl:choose>
          <xsl:when test="../@ground = 'unheld'"><xsl:value-of select="concat(w:say('ground', ../@ground, 'kind', 'duties'), ' (', ../@role-title, ')')"/></xsl:when>
          <xsl:otherwise><xsl:for-each select=".."><xsl:call-template name="next-with"/></xsl:for-each></xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:if>
    <div class="redress-unprinted">
      <xsl:call-template name="details">
        <xsl:with-param name="summary">How this date was worked out</xsl:with-param>
        <xsl:with-param name="body"><xsl:call-template name="explanation"/></xsl:with-param>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template match="r:reported">
    <section class="redress-group" id="recorded" aria-labelledby="recorded-heading">
      <h2 class="govuk-heading-m" id="recorded-heading">What was recorded</h2>
      <xsl:if test="r:to-acknowledge | r:acknowledging">
        <h3 class="govuk-heading-s">To be acknowledged</h3>
        <xsl:apply-templates select="r:to-acknowledge | r:acknowledging"/>
      </xsl:if>
      <xsl:if test="r:to-share | r:sharing">
        <h3 class="govuk-heading-s">To be shared</h3>
        <xsl:apply-templates select="r:to-share | r:sharing"/>
      </xsl:if>
      <xsl:if test="../p:report/p:recipient">
        <h3 class="govuk-heading-s">Who it is for</h3>
        <ul class="govuk-list govuk-list--bullet"><xsl:apply-templates select="../p:report/p:recipient"/></ul>
      </xsl:if>
      <p class="govuk-body">Recorded by <xsl:value-of select="@by-title"/> on <xsl:apply-templates select="@at" mode="day"/>.</p>
      <dl class="govuk-summary-list">
        <xsl:call-template name="summary-list-row"><xsl:with-param name="key" select="'How it was given'"/><xsl:with-param name="value" select="string(r:how)"/></xsl:call-template>
      </dl>
    </section>
  </xsl:template>

  <xsl:template match="r:to-acknowledge | r:to-share"><p class="govuk-body"><xsl:value-of select="."/></p></xsl:template>

  <xsl:template match="p:recipient">
    <xsl:variable name="when"><xsl:if test="@at"><xsl:apply-templates select="@at" mode="day"/></xsl:if></xsl:variable>
    <li><xsl:value-of select="concat(@title, ': ', w:say('mail-report', w:or(@state, 'none'), 'when', $when), '.')"/></li>
  </xsl:template>

  <!-- Who may not see the case reads what is said of it, and no more -->
  <xsl:template match="r:acknowledging | r:sharing">
    <p class="govuk-body">
      <xsl:value-of select="r:words"/>
      <xsl:for-each select="r:about">
        <br/>
        <xsl:choose>
          <xsl:when test="/p:page/p:report/p:open-case/@reference = ."><a class="govuk-link" href="/staff/case?ref={.}"><xsl:value-of select="@title"/></a></xsl:when>
          <xsl:otherwise>The case is not open to you.</xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </p>
  </xsl:template>

  <!-- What has changed in months that were reported before -->
  <xsl:template match="p:report" mode="changed">
    <h2 class="govuk-heading-l" id="changed">Changes in months reported before</h2>
    <p class="govuk-body">Records have been corrected since. Earlier reports stay as they were.</p>
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'Changed since their report'"/><xsl:with-param name="headings" select="'Month|What we counted|It was|It is'"/></xsl:call-template>
      <tbody class="govuk-table__body">
        <xsl:for-each select="p:changed">
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header"><a class="govuk-link" href="/staff/report?month={@month}"><xsl:call-template name="months"/></a></th>
            <td class="govuk-table__cell">
              <xsl:value-of select="w:say('counted', @figure)"/>
              <xsl:if test="@row">: <xsl:call-template name="row-title"><xsl:with-param name="figure" select="@figure"/><xsl:with-param name="row" select="@row"/></xsl:call-template></xsl:if>
              <xsl:if test="@column != 'number'">: <xsl:value-of select="w:say('counted-column', @column)"/></xsl:if>
            </td>
            <xsl:apply-templates select="@was | @number" mode="changed"/>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="@was | @number" mode="changed">
    <td class="govuk-table__cell">
      <xsl:choose>
        <xsl:when test="../@column = 'median'"><xsl:call-template name="hours"><xsl:with-param name="length" select="."/></xsl:call-template></xsl:when>
        <xsl:when test="name() = 'was' or . = 0 or ../../@rounded"><xsl:value-of select="."/></xsl:when>
        <xsl:otherwise><a class="govuk-link" href="/staff/report?month={../@month}&amp;figure={../@figure}&amp;row={../@row}&amp;column={../@column}"><xsl:value-of select="."/></a></xsl:otherwise>
      </xsl:choose>
    </td>
  </xsl:template>

  <xsl:template match="p:report" mode="months">
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'Months that have ended'"/><xsl:with-param name="headings" select="concat('Report', substring('|Due by|Status', 1, 14 * boolean(p:month/@due)))"/></xsl:call-template>
      <tbody class="govuk-table__body">
        <xsl:for-each select="p:month">
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header"><a class="govuk-link" href="/staff/report?month={@month}"><xsl:call-template name="months"/></a></th>
            <xsl:if test="@due">
              <td class="govuk-table__cell"><xsl:apply-templates select="@due" mode="day"/></td>
              <td class="govuk-table__cell"><xsl:value-of select="w:say('obligation-state', @state)"/></td>
            </xsl:if>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

</xsl:stylesheet>
