<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/: my work, by what is due next.

     Beside page.h: <cases more="CURSOR"> <case reference kind state level level-title summary who division-title next next-level due
     due-state="overdue|today|soon|later" left/>… </cases>, in the order of `due`; what has nothing due comes last. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <xsl:include href="frame.xsl"/>

  <xsl:template match="p:page" mode="title">My work</xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="fault-banner"/>
    <h1 class="govuk-heading-xl">My work</h1>
    <xsl:variable name="cases" select="p:cases/p:case"/>
    <xsl:if test="not($cases)">
      <div class="redress-empty">
        <p class="govuk-body-l">Nothing waits for you. Well done.</p>
        <p class="govuk-body">
          <xsl:text>New cases show here as soon as they reach us.</xsl:text>
          <xsl:if test="p:offer[@action = 'submit']"> Has somebody told you of something that went wrong? <a class="govuk-link" href="/staff/submit">Record it as a complaint</a>, however small.</xsl:if>
          <xsl:if test="p:offer[@action = 'compliment']"> Or of something that went well? <a class="govuk-link" href="/staff/compliment">Record a compliment</a>.</xsl:if>
        </p>
      </div>
    </xsl:if>
    <xsl:call-template name="cases"><xsl:with-param name="state" select="'overdue'"/><xsl:with-param name="list" select="$cases[@due-state = 'overdue']"/></xsl:call-template>
    <xsl:call-template name="cases"><xsl:with-param name="state" select="'today'"/><xsl:with-param name="list" select="$cases[@due-state = 'today']"/></xsl:call-template>
    <xsl:call-template name="cases"><xsl:with-param name="state" select="'soon'"/><xsl:with-param name="list" select="$cases[@due-state = 'soon']"/></xsl:call-template>
    <xsl:call-template name="cases"><xsl:with-param name="state" select="'later'"/><xsl:with-param name="list" select="$cases[@due-state = 'later']"/></xsl:call-template>
    <xsl:call-template name="cases"><xsl:with-param name="state" select="'none'"/><xsl:with-param name="list" select="$cases[not(@due-state = 'overdue' or @due-state = 'today' or @due-state = 'soon' or @due-state = 'later')]"/></xsl:call-template>
    <xsl:if test="p:cases/@more != ''">
      <p class="govuk-body"><a class="govuk-link" href="/staff/?after={p:cases/@more}">More cases</a></p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="cases">
    <xsl:param name="state"/>
    <xsl:param name="list"/>
    <xsl:if test="$list">
      <table class="govuk-table redress-table redress-work redress-work--{$state}">
        <caption class="govuk-table__caption govuk-table__caption--m"><xsl:call-template name="due-state"><xsl:with-param name="state" select="$state"/></xsl:call-template></caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">Case</th>
            <th scope="col" class="govuk-table__header">Next step</th>
            <th scope="col" class="govuk-table__header">By when</th>
          </tr>
        </thead>
        <tbody class="govuk-table__body"><xsl:apply-templates select="$list"/></tbody>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:case">
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        <a class="govuk-link" href="/staff/case?ref={@reference}">
          <span class="redress-work__reference"><xsl:value-of select="@reference"/></span>
          <xsl:text> </xsl:text>
          <xsl:choose>
            <xsl:when test="@summary != ''"><xsl:value-of select="@summary"/></xsl:when>
            <xsl:when test="@kind = 'compliment'">A compliment</xsl:when>
          </xsl:choose>
        </a>
        <span class="redress-small">
          <xsl:value-of select="@who"/>
          <xsl:if test="@who != '' and @division-title != ''"> · </xsl:if>
          <xsl:value-of select="@division-title"/>
        </span>
      </th>
      <td class="govuk-table__cell">
        <xsl:choose>
          <xsl:when test="@next != ''">
            <xsl:call-template name="obligation-title">
              <xsl:with-param name="name" select="@next"/>
              <xsl:with-param name="level" select="@next-level"/>
            </xsl:call-template>
            <xsl:if test="@next = 'respond' and @next-level = @level and @level-title != ''"><span class="redress-small"><xsl:value-of select="@level-title"/></span></xsl:if>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="state-title"><xsl:with-param name="state" select="@state"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </td>
      <td class="govuk-table__cell">
        <xsl:if test="@due != ''">
          <time datetime="{@due}"><xsl:call-template name="short-moment"><xsl:with-param name="at" select="@due"/></xsl:call-template></time>
          <span class="redress-small redress-work__left">
            <xsl:call-template name="left"><xsl:with-param name="days" select="string(@left)"/><xsl:with-param name="state" select="@due-state"/></xsl:call-template>
          </span>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>

</xsl:stylesheet>
