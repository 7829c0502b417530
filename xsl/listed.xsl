<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of cases, a line each: what web/case_line.h gives, as one table of a page. Include it beside frame.xsl.

     On a narrow screen each row is a card, whose cells say what they are by data-label (htdocs/_lists.scss). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:pol="urn:redress:policy" exclude-result-prefixes="p w pol">

  <!-- Where the words were found stands below each case -->
  <xsl:variable name="below" select="boolean(/p:page/p:found)"/>

  <!-- The person can take on some of the cases that are listed -->
  <xsl:variable name="submits" select="/p:page/p:offer[@action = 'submit']"/>
  <xsl:variable name="takes" select="boolean(/p:page/p:cases/p:case/@take|/p:page/p:cases/p:urgency/p:case/@take|/p:page/p:found/p:case/@take)"/>

  <!-- When each came is a column, but not of what is to be done -->
  <xsl:variable name="received" select="not(/p:page/p:cases/@whose)"/>

  <!-- The cases of the current node, and the duties beside them, in their groups where it has such -->
  <xsl:template name="case-list">
    <xsl:param name="caption"/>
    <table class="redress-list">
      <caption class="govuk-visually-hidden"><xsl:value-of select="$caption"/></caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <xsl:if test="$takes"><th scope="col" class="govuk-table__header redress-list__tick"><span class="govuk-visually-hidden">Select</span></th></xsl:if>
          <xsl:call-template name="column"><xsl:with-param name="name" select="'reference'"/><xsl:with-param name="text" select="'Reference'"/></xsl:call-template>
          <xsl:call-template name="column"><xsl:with-param name="name" select="'summary'"/><xsl:with-param name="text" select="'Summary'"/></xsl:call-template>
          <xsl:call-template name="column"><xsl:with-param name="name" select="'complainant'"/><xsl:with-param name="text" select="'Complainant'"/></xsl:call-template>
          <xsl:call-template name="column"><xsl:with-param name="name" select="'division'"/><xsl:with-param name="text" select="'Division'"/></xsl:call-template>
          <xsl:call-template name="column"><xsl:with-param name="name" select="'handler'"/><xsl:with-param name="text" select="'Handler'"/></xsl:call-template>
          <xsl:if test="$received"><xsl:call-template name="column"><xsl:with-param name="name" select="'received'"/><xsl:with-param name="text" select="'Received'"/></xsl:call-template></xsl:if>
          <xsl:call-template name="column"><xsl:with-param name="name" select="'what'"/><xsl:with-param name="text" select="'What is due'"/></xsl:call-template>
          <xsl:call-template name="column"><xsl:with-param name="name" select="'due'"/><xsl:with-param name="text" select="'Due'"/></xsl:call-template>
        </tr>
      </thead>
      <xsl:apply-templates select="p:urgency"/>
      <xsl:if test="p:case"><tbody class="govuk-table__body"><xsl:apply-templates select="p:case" mode="row"/></tbody></xsl:if>
    </table>
    <xsl:if test="(p:case|p:urgency/p:case)/@take"><xsl:call-template name="button"><xsl:with-param name="text" select="'Assign the ticked cases to me'"/><xsl:with-param name="name" select="'ticked'"/><xsl:with-param name="value" select="'yes'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- A heading that sorts, where the list can be sorted: by a heading of its own, or by any; where what was looked for
       must come along, it is a button. Current node: p:cases or p:found -->
  <xsl:template name="column">
    <xsl:param name="name"/>
    <xsl:param name="text"/>
    <xsl:variable name="heading" select="p:heading[@name = $name]"/>
    <th scope="col" class="govuk-table__header redress-list__{$name}">
      <xsl:choose>
        <xsl:when test="$heading">
          <xsl:if test="$heading/@sorted"><xsl:attribute name="aria-sort"><xsl:value-of select="$heading/@sorted"/></xsl:attribute></xsl:if>
          <a class="govuk-link" href="/staff/cases?{$heading/@query}"><xsl:value-of select="$text"/></a>
        </xsl:when>
        <xsl:when test="@sorted">
          <xsl:if test="@sorted = $name"><xsl:attribute name="aria-sort"><xsl:choose><xsl:when test="$name = 'received'">descending</xsl:when><xsl:otherwise>ascending</xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
          <xsl:choose>
            <xsl:when test="@address"><a class="govuk-link" href="{@address}{$name}"><xsl:value-of select="$text"/></a></xsl:when>
            <xsl:otherwise><button class="redress-list__take" type="submit" name="sort" value="{$name}"><xsl:value-of select="$text"/></button></xsl:otherwise>
          </xsl:choose>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
      </xsl:choose>
    </th>
  </xsl:template>

  <!-- How many there are is said of this page -->
  <xsl:template match="p:urgency">
    <tbody class="govuk-table__body redress-list__group redress-list__group--{@state}">
      <tr class="govuk-table__row redress-list__head">
        <th scope="rowgroup" colspan="{7 + $takes}" class="govuk-table__header">
          <xsl:value-of select="w:say('due-state', @state)"/>
          <span class="redress-list__count"><xsl:value-of select="concat(' (', count(*), ')')"/></span>
        </th>
      </tr>
      <xsl:apply-templates select="*" mode="row"/>
    </tbody>
  </xsl:template>

  <!-- Expressions cost: what is said of every case is one of them, or whole in an attribute -->
  <xsl:template match="p:case" mode="row">
    <tr>
      <xsl:if test="$takes">
        <td class="redress-list__tick"><xsl:if test="@take"><input class="redress-list__box" type="checkbox" name="{@box}" value="{@pick}" aria-label="Select {@reference}"/></xsl:if></td>
      </xsl:if>
      <th scope="row" class="redress-list__reference"><a class="govuk-link" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a></th>
      <td>
        <bdi class="redress-list__line" title="{@summary}"><xsl:value-of select="@summary"/></bdi>
        <span class="redress-list__line redress-list__more">
          <xsl:if test="@urgent"><strong class="redress-list__high"><xsl:value-of select="w:say('severity', @severity)"/></strong> · </xsl:if>
          <xsl:value-of select="@stage"/>
        </span>
      </td>
      <td data-label="Complainant"><bdi class="redress-list__lines"><xsl:value-of select="@who"/></bdi></td>
      <td data-label="Division"><span class="redress-list__lines"><xsl:value-of select="@division-title"/></span></td>
      <td data-label="Handler">
        <bdi class="redress-list__line"><xsl:value-of select="@handler-title"/></bdi>
        <xsl:if test="@take"><button class="redress-list__take" type="submit" name="only" value="{@pick}"><xsl:value-of select="@take"/><span class="govuk-visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="@reference"/></span></button></xsl:if>
        <xsl:if test="@hand-over"><a class="govuk-link redress-list__hand-over" href="/staff/{@hand-over}?ref={@reference}">Hand over<span class="govuk-visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="@reference"/></span></a></xsl:if>
      </td>
      <xsl:if test="$received"><td data-label="Received"><xsl:value-of select="@received-on"/></td></xsl:if>
      <td data-label="What is due">
        <span class="redress-list__lines">
          <!-- a new complaint leads to its form -->
          <xsl:choose>
            <xsl:when test="@next = 'new-case' and $submits"><a class="govuk-link" href="/staff/submit?earlier={@reference}"><xsl:call-template name="due-said"/></a></xsl:when>
            <xsl:otherwise><xsl:call-template name="due-said"/></xsl:otherwise>
          </xsl:choose>
          <xsl:choose>
            <xsl:when test="@with-title"><span class="redress-list__more"> · <xsl:value-of select="@with-title"/></span></xsl:when>
            <xsl:when test="p:with or @waits or @due-state = 'nobody'"><span class="redress-list__more"> · <xsl:call-template name="next-with"/></span></xsl:when>
          </xsl:choose>
        </span>
      </td>
      <td data-label="Due"><xsl:call-template name="case-when"/></td>
    </tr>
    <xsl:if test="$below"><xsl:apply-templates select="." mode="below"/></xsl:if>
  </xsl:template>

  <xsl:template match="p:case" mode="below"/>

  <!-- Ways into all cases: what came lately, and the views that the person saved. Current node: p:page -->
  <xsl:template name="views">
    <nav class="redress-views" aria-label="Views">
      <ul class="redress-views__list">
        <li><a class="govuk-link" href="/staff/cases?received=today&amp;sort=received">Received today</a></li>
        <li><a class="govuk-link" href="/staff/cases?received=yesterday&amp;sort=received">Received yesterday</a></li>
        <li><a class="govuk-link" href="/staff/cases?state=open">Open cases</a></li>
        <xsl:for-each select="p:view">
          <li dir="auto"><a class="govuk-link" href="/staff/cases?{@query}"><xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="@name"/></a></li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <!-- What became of the cases that were taken on -->
  <xsl:template match="p:taken">
    <xsl:variable name="done" select="p:case[@result = 'done']"/>
    <xsl:variable name="not" select="p:case[@result != 'done']"/>
    <div role="alert" aria-labelledby="taken-title">
      <xsl:attribute name="class">govuk-notification-banner<xsl:if test="$done"> govuk-notification-banner--success</xsl:if></xsl:attribute>
      <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="taken-title"><xsl:if test="$done">Success</xsl:if><xsl:if test="not($done)">Important</xsl:if></h2></div>
      <div class="govuk-notification-banner__content">
        <xsl:if test="$done">
          <p class="govuk-notification-banner__heading">
            <xsl:if test="count($done) = 1">This case is now yours: </xsl:if>
            <xsl:if test="count($done) &gt; 1"><xsl:value-of select="count($done)"/> cases are now yours: </xsl:if>
            <xsl:for-each select="$done"><xsl:if test="position() &gt; 1">, </xsl:if><a class="govuk-notification-banner__link" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a></xsl:for-each>
          </p>
        </xsl:if>
        <xsl:if test="not(p:case)"><p class="govuk-notification-banner__heading">Tick the cases you want to take on, then press the button again.</p></xsl:if>
        <xsl:for-each select="$not"><p class="govuk-body"><a class="govuk-link" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a> was not assigned to you: <xsl:value-of select="w:say('taken', @result)"/>.</p></xsl:for-each>
      </div>
    </div>
  </xsl:template>

  <!-- The lists of the page (mode="lists"), in the form that takes cases on where there are some -->
  <xsl:template match="p:form" mode="around">
    <xsl:choose>
      <xsl:when test="$takes">
        <form method="post" action="{@action}" accept-charset="utf-8">
          <input type="hidden" name="csrf" value="{@csrf}"/>
          <input type="hidden" name="token" value="{@token}"/>
          <button class="redress-first" type="submit" name="ticked" value="yes" tabindex="-1" aria-hidden="true">Assign</button>
          <xsl:apply-templates select="/p:page" mode="lists"/>
        </form>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="/p:page" mode="lists"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="due-said">
    <xsl:choose>
      <xsl:when test="@what"><xsl:value-of select="@what"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="case-due"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is owed beside the cases leads to where it is done; beside it the clause -->
  <xsl:template match="p:duty" mode="row">
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header" colspan="{5 + $takes}">
        <a class="govuk-link">
          <xsl:attribute name="href"><xsl:value-of select="concat('/staff/', @action)"/><xsl:for-each select="@month | @decision"><xsl:value-of select="concat('?', name(), '=', .)"/></xsl:for-each></xsl:attribute>
          <xsl:call-template name="duty-title"/>
        </a>
        <xsl:if test="@ground = 'deputy'"><xsl:value-of select="concat(', ', w:say('ground', @ground))"/></xsl:if>
        <xsl:if test="@due-state = 'nobody'"><br/><xsl:value-of select="concat(w:say('ground', @ground, 'kind', 'duties'), ' (', @role-title, ')')"/></xsl:if>
      </th>
      <td class="govuk-table__cell" data-label="Policy"><span class="redress-list__lines redress-list__more"><xsl:apply-templates select="pol:clause" mode="clause"/></span></td>
      <td class="govuk-table__cell" data-label="Due"><xsl:call-template name="case-when"/></td>
    </tr>
  </xsl:template>

  <!-- "3 days late", "Today 5:30pm", "Wed 6 May" -->
  <xsl:template name="case-when">
    <xsl:choose>
      <xsl:when test="@on"><time datetime="{@due}"><xsl:value-of select="@on"/></time></xsl:when>
      <xsl:when test="@due-state = 'overdue' or @days &lt; 0">
        <time datetime="{@due}" class="redress-list__late">
          <xsl:choose>
            <xsl:when test="@days = 0"><xsl:value-of select="concat('Late since ', @clock)"/></xsl:when>
            <xsl:when test="@days = -1">1 day late</xsl:when>
            <xsl:otherwise><xsl:value-of select="concat(-@days, ' days late')"/></xsl:otherwise>
          </xsl:choose>
        </time>
      </xsl:when>
      <xsl:when test="@days = 0"><time datetime="{@due}"><xsl:value-of select="concat('Today ', @clock)"/></time></xsl:when>
      <xsl:when test="@days"><time datetime="{@due}"><xsl:value-of select="concat('Tomorrow ', @clock)"/></time></xsl:when>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
