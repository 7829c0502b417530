<?xml version="1.0" encoding="UTF-8"?>
<!-- What the page of a case and its bundle share: how it is called, the facts, what is due, the cases that belong to it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" exclude-result-prefixes="p r w">

  <xsl:template match="p:page" mode="title"><xsl:value-of select="concat(@reference, ' ')"/><xsl:call-template name="case-title"/></xsl:template>

  <!-- Where it stands, in a heading. Current node: p:status -->
  <xsl:template match="p:status" mode="head">
    <span class="govuk-caption-xl"><xsl:value-of select="$record/@reference"/></span>
    <h1 class="govuk-heading-xl redress-case__title"><xsl:call-template name="case-title"/></h1>
    <xsl:apply-templates select="@state" mode="tag"/>
    <xsl:apply-templates select="." mode="alerts"/>
  </xsl:template>

  <!-- What has to be known before anything else -->
  <xsl:template match="p:status" mode="alerts">
    <xsl:if test="@state = 'merged'">
      <xsl:for-each select="$record/r:merged[last()]"><p class="govuk-inset-text">This case has ended as a duplicate. It continues under <xsl:call-template name="case-link"><xsl:with-param name="reference" select="string(r:other)"/></xsl:call-template>.</p></xsl:for-each>
    </xsl:if>
    <xsl:if test="@severity = 'high' and not(p:alert)"><p class="govuk-body"><xsl:call-template name="severity-tag"/></p></xsl:if>
    <xsl:apply-templates select="p:alert"/>
    <xsl:for-each select="$redirected"><p class="govuk-inset-text">This complaint was redirected: <xsl:call-template name="redirected-to"/></p></xsl:for-each>
  </xsl:template>

  <!-- The facts at a glance -->
  <xsl:template match="p:status" mode="facts">
    <dl class="redress-facts">
      <xsl:if test="@level-title != ''"><div><dt>Level</dt><dd><xsl:value-of select="concat(@level, ': ', @level-title)"/></dd></div></xsl:if>
      <div><dt>Division</dt><dd><xsl:value-of select="@division-title"/><xsl:if test="not(@division-title != '')">Not known yet</xsl:if></dd></div>
      <div><dt>Handler</dt><dd><xsl:value-of select="@handler-title"/><xsl:if test="not(@handler-title != '')">No one yet</xsl:if><xsl:if test="@handler-away"> (away until <xsl:value-of select="w:day(@handler-away)"/><xsl:if test="@stand-in-title">, <xsl:value-of select="@stand-in-title"/> is covering</xsl:if>)</xsl:if></dd></div>
      <xsl:if test="p:contact"><div><dt>Contact for the complainant</dt><dd><xsl:value-of select="p:contact/@name"/></dd></div></xsl:if>
      <xsl:if test="@last-told"><div><dt>Last told</dt><dd><xsl:apply-templates select="@last-told" mode="short-moment"/><xsl:if test="@told-how">, <xsl:value-of select="w:say('told-how', @told-how)"/></xsl:if></dd></div></xsl:if>
      <xsl:if test="$record/*/r:feeling"><div><dt>How they feel</dt><dd>At the start: <xsl:call-template name="feeling"><xsl:with-param name="event" select="$record/r:received[last()]"/></xsl:call-template>.<xsl:if test="$record/r:followed-up"> At the end: <xsl:call-template name="feeling"><xsl:with-param name="event" select="$record/r:followed-up[r:feeling][last()]"/></xsl:call-template>.</xsl:if></dd></div></xsl:if>
      <xsl:if test="@severity != ''"><div><dt>Severity</dt><dd><xsl:value-of select="w:say('severity', @severity, 'page', 'facts')"/></dd></div></xsl:if>
      <div><dt>Policy</dt><dd><xsl:value-of select="concat(../p:policy/@reference, ', version ', ../p:policy/@version)"/></dd></div>
    </dl>
  </xsl:template>
  <xsl:template name="feeling">
    <xsl:param name="event"/>
    <xsl:value-of select="$event/r:feeling/@p:shown"/><xsl:if test="not($event/r:feeling)">not said</xsl:if>
  </xsl:template>

  <!-- How they describe themselves and would like to be answered: facts here, questions on the form -->
  <xsl:template match="r:complainant/r:category|r:complainant/r:preferred-channel" mode="inner">
    <div><dt><xsl:value-of select="w:say('fact', local-name())"/></dt><dd class="redress-prose" dir="auto"><xsl:value-of select="@p:shown"/></dd></div>
  </xsl:template>

  <!-- What is owed now; what was, folded away. What is long is not handed to the component, which would copy it -->
  <xsl:template match="p:status" mode="owed">
    <xsl:variable name="open" select="p:obligation[@open]"/>
    <xsl:variable name="past" select="p:obligation[not(@open)]"/>
    <h2 class="govuk-heading-m" id="due">What is due</h2>
    <xsl:choose>
      <xsl:when test="$open">
        <xsl:call-template name="obligations"><xsl:with-param name="list" select="$open"/><xsl:with-param name="caption" select="'Due now, and rights that are still open'"/></xsl:call-template>
        <details class="govuk-details">
          <summary class="govuk-details__summary"><span class="govuk-details__summary-text">How we worked out these dates</span></summary>
          <div class="govuk-details__text">
            <xsl:for-each select="$open">
              <h3 class="govuk-heading-s"><xsl:call-template name="obligation-of-item"/></h3>
              <xsl:call-template name="explanation"/>
            </xsl:for-each>
          </div>
        </details>
      </xsl:when>
      <xsl:otherwise><p class="govuk-body">Nothing is due on this case now.</p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$past">
      <details class="govuk-details redress-past">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">What was due before</span></summary>
        <div class="govuk-details__text"><xsl:call-template name="obligations"><xsl:with-param name="list" select="$past"/><xsl:with-param name="caption" select="'Done, used or no longer due'"/></xsl:call-template></div>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template name="obligations">
    <xsl:param name="list"/>
    <xsl:param name="caption"/>
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="caption" select="$caption"/><xsl:with-param name="headings" select="'What|Due|Status'"/></xsl:call-template>
      <tbody class="govuk-table__body"><xsl:apply-templates select="$list"/></tbody>
    </table>
  </xsl:template>

  <xsl:template match="p:obligation">
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        <xsl:call-template name="obligation-of-item"/>
        <xsl:if test="@name = 'respond' and @level"><xsl:text> (</xsl:text><xsl:call-template name="level-title"><xsl:with-param name="level" select="@level"/></xsl:call-template>)</xsl:if>
        <span class="redress-small">
          <xsl:choose>
            <xsl:when test="@window">The complainant</xsl:when>
            <xsl:otherwise><xsl:value-of select="@owner-title"/></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@force = 'target'"> · target</xsl:if>
        </span>
      </th>
      <td class="govuk-table__cell">
        <xsl:choose>
          <xsl:when test="@due"><time datetime="{@due}"><xsl:value-of select="w:moment(@due)"/></time></xsl:when>
          <xsl:otherwise>No deadline</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@was"><span class="redress-small">was <xsl:value-of select="w:short-moment(@was)"/></span></xsl:if>
        <xsl:if test="@first-due"><span class="redress-small">originally <xsl:value-of select="w:short-moment(@first-due)"/></span></xsl:if>
      </td>
      <td class="govuk-table__cell">
        <strong class="govuk-tag govuk-tag--{w:say('obligation-colour', @state)}"><xsl:value-of select="w:say('obligation-state', @state)"/></strong>
        <xsl:if test="@left and @state = 'owed'"><span class="redress-small"><xsl:call-template name="left"><xsl:with-param name="days" select="@left"/></xsl:call-template></span></xsl:if>
        <xsl:if test="@kept"><span class="redress-small"><xsl:value-of select="w:short-moment(@kept)"/></span></xsl:if>
      </td>
    </tr>
  </xsl:template>

  <!-- "Make the improvement: a fixed day". Current node: p:obligation -->
  <xsl:template name="obligation-of-item">
    <xsl:call-template name="obligation-title"/>
    <xsl:if test="@item-title">: <span class="redress-break" dir="auto"><xsl:value-of select="@item-title"/></span></xsl:if>
  </xsl:template>

  <!-- Cases that belong with this one -->
  <xsl:template match="p:links">
    <h2 class="govuk-heading-m" id="linked">Linked cases</h2>
    <ul class="govuk-list govuk-list--bullet">
      <xsl:for-each select="p:link">
        <li><xsl:call-template name="case-link"><xsl:with-param name="reference" select="@reference"/></xsl:call-template>: <xsl:value-of select="w:say('how-linked', @how, 'else', @how)"/>
          <xsl:for-each select="r:complaint/r:received[last()]">
            <p class="govuk-body">It ended as a duplicate of this case. This came with it:</p>
            <dl class="govuk-summary-list govuk-summary-list--no-border redress-entered"><xsl:apply-templates select="r:*[not(r:*)]" mode="entered"/></dl>
          </xsl:for-each>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

</xsl:stylesheet>
