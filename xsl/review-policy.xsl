<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/review-policy: the yearly review of the policy: the year's figures, the form, and the reviews before. On the page
     a review is a reviewed-policy of the record; the one without a seq holds the figures as they are today. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:r="urn:redress:record" xmlns:w="urn:redress:words" exclude-result-prefixes="p r w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:template match="p:page" mode="title"><xsl:call-template name="action-title"><xsl:with-param name="action" select="@action"/></xsl:call-template></xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="form-head"/>
    <p class="govuk-body-l">
      <xsl:value-of select="concat(p:policy/@title, ', ', p:policy/@reference, ', version ', p:policy/@version, '. ')"/>
      <a class="govuk-link" href="/complaints/policy">Read the policy</a>
    </p>
    <p class="govuk-body">We keep each review permanently, with the figures as they were on the day. A new version of the policy cannot come into force until a review has been recorded.</p>
    <h2 class="govuk-heading-l"><xsl:apply-templates select="r:reviewed-policy[not(@seq)]" mode="year"/></h2>
    <xsl:apply-templates select="r:reviewed-policy[not(@seq)]" mode="figures"/>
    <xsl:if test="p:offer[@action = 'report'] and r:reviewed-policy[not(@seq)]/r:figure"><p class="govuk-body"><a class="govuk-link" href="/staff/report?year={substring(@now, 1, 4)}#policy">How each clause of the policy was kept this year</a></p></xsl:if>
    <h2 class="govuk-heading-l">Record the review</h2>
    <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><xsl:apply-templates select="p:advice"/><xsl:apply-templates select="p:form"/></div></div>
    <xsl:if test="r:reviewed-policy/@seq">
      <h2 class="govuk-heading-l">Earlier reviews</h2>
      <xsl:for-each select="r:reviewed-policy[@seq]">
        <xsl:sort select="@seq" data-type="number" order="descending"/>
        <xsl:apply-templates select="." mode="kept"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:reviewed-policy" mode="kept">
    <section class="redress-group" id="review-{@seq}">
      <h3 class="govuk-heading-m">
        <xsl:apply-templates select="@at" mode="day"/>
        <xsl:text>: </xsl:text>
        <xsl:choose>
          <xsl:when test="r:version">new version <xsl:value-of select="r:version"/></xsl:when>
          <xsl:otherwise>no change</xsl:otherwise>
        </xsl:choose>
      </h3>
      <p class="govuk-body">Version reviewed: <xsl:value-of select="substring-after(@policy, '/')"/>. Recorded by <xsl:value-of select="@by-title"/>.</p>
      <dl class="govuk-summary-list">
        <xsl:call-template name="summary-list-row"><xsl:with-param name="key" select="'Does it work?'"/><xsl:with-param name="value" select="r:effectiveness"/></xsl:call-template>
        <xsl:call-template name="summary-list-row"><xsl:with-param name="key" select="'Best practice'"/><xsl:with-param name="value" select="r:best-practice"/></xsl:call-template>
        <xsl:if test="r:response"><xsl:call-template name="summary-list-row"><xsl:with-param name="key" select="'Management’s response'"/><xsl:with-param name="value" select="string(r:response)"/></xsl:call-template></xsl:if>
        <xsl:if test="r:next-review">
          <xsl:call-template name="summary-list-row"><xsl:with-param name="key" select="'Next review by'"/><xsl:with-param name="value"><xsl:apply-templates select="r:next-review" mode="day"/></xsl:with-param></xsl:call-template>
        </xsl:if>
      </dl>
      <xsl:call-template name="details">
        <xsl:with-param name="summary"><xsl:apply-templates select="." mode="year"/></xsl:with-param>
        <xsl:with-param name="body"><xsl:apply-templates select="." mode="figures"/></xsl:with-param>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template match="r:reviewed-policy" mode="year">Cases received from <xsl:apply-templates select="@from" mode="day"/> to <xsl:apply-templates select="@until" mode="day"/></xsl:template>

  <xsl:template match="r:reviewed-policy" mode="figures">
    <xsl:if test="not(r:figure)"><p class="govuk-body">No cases were received.</p></xsl:if>
    <xsl:if test="r:figure[@number]">
      <table class="govuk-table redress-table">
        <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'Cases, levels and outcomes'"/><xsl:with-param name="headings" select="'Cases|Number'"/></xsl:call-template>
        <tbody class="govuk-table__body">
          <xsl:apply-templates select="r:figure[@of = 'kind']"/>
          <xsl:apply-templates select="r:figure[@of = 'level']"><xsl:sort select="@level" data-type="number"/></xsl:apply-templates>
          <xsl:apply-templates select="r:figure[@of = 'outcome']"><xsl:sort select="@name"/></xsl:apply-templates>
          <xsl:apply-templates select="r:figure[@of = 'feeling']"><xsl:sort select="@name"/></xsl:apply-templates>
        </tbody>
      </table>
    </xsl:if>
    <xsl:if test="r:figure[@of = 'owed']">
      <table class="govuk-table redress-table">
        <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'What was promised'"/><xsl:with-param name="headings" select="'Promise|In time|Late|Overdue'"/></xsl:call-template>
        <tbody class="govuk-table__body">
          <xsl:for-each select="r:figure[@of = 'owed']">
            <xsl:sort select="@kind"/><xsl:sort select="@level" data-type="number"/><xsl:sort select="@name"/>
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                <xsl:value-of select="w:say('obligation', @name, 'kind', @kind, 'else', @name)"/>
                <xsl:if test="@level"><xsl:value-of select="concat(', level ', @level)"/></xsl:if>
              </th>
              <td class="govuk-table__cell"><xsl:value-of select="@met"/></td>
              <td class="govuk-table__cell">
                <!-- the cases behind it, those that this person may see -->
                <xsl:choose>
                  <xsl:when test="@late &gt; 0 and @kind and not(../@seq)"><a class="govuk-link" href="/staff/cases?late={@name}&amp;kind={@kind}"><xsl:value-of select="@late"/><span class="govuk-visually-hidden"> late: see all</span></a></xsl:when>
                  <xsl:otherwise><xsl:value-of select="@late"/></xsl:otherwise>
                </xsl:choose>
              </td>
              <td class="govuk-table__cell"><xsl:value-of select="@overdue"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:figure">
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        <xsl:choose>
          <xsl:when test="@of = 'kind' or @of = 'feeling'"><xsl:value-of select="w:say('figure', @name)"/></xsl:when>
          <xsl:when test="@of = 'level'">Complaints that reached level <xsl:value-of select="@level"/></xsl:when>
          <xsl:otherwise>Complaints answered: <xsl:call-template name="small"><xsl:with-param name="text" select="@shown"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </th>
      <td class="govuk-table__cell"><xsl:value-of select="@number"/></td>
    </tr>
  </xsl:template>

</xsl:stylesheet>
