<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/register: what we improve, what we learned and what works well. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="filters.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:variable name="current" select="string(/p:page/p:registers/@current)"/>
  <xsl:variable name="form" select="/p:page/p:form"/>

  <xsl:template match="p:page" mode="title"><xsl:value-of select="w:say('register', $current)"/></xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="form-head"/>
    <nav aria-label="Registers" class="redress-registers">
      <ul class="redress-registers__list">
        <xsl:for-each select="p:registers/p:register">
          <li>
            <a class="govuk-link redress-registers__link" href="/staff/register?register={@name}">
              <xsl:if test="@name = $current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
              <xsl:value-of select="w:say('register', @name)"/>
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
    <xsl:apply-templates select="p:filters"/>
    <div class="redress-register__search"><xsl:apply-templates select="p:form"/></div>
    <xsl:apply-templates select="p:entries"/>
  </xsl:template>

  <xsl:template match="p:filters">
    <xsl:call-template name="filters">
      <xsl:with-param name="action" select="'/staff/register'"/>
      <xsl:with-param name="button" select="'Apply filters'"/>
      <xsl:with-param name="register" select="$current"/>
      <xsl:with-param name="clear" select="concat('/staff/register?register=', $current)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:entries">
    <xsl:if test="@found"><h2 class="govuk-heading-m">Results, newest first</h2></xsl:if>
    <ol class="redress-entries"><xsl:apply-templates select="p:entry"/></ol>
    <p class="govuk-body redress-list__after">
      <xsl:if test="@more != '' and not(@found)"><a class="govuk-link" href="/staff/register?{../p:filters/@query}&amp;after={@more}">More</a></xsl:if>
      <xsl:if test="not(@found)"><xsl:call-template name="downloads"><xsl:with-param name="address" select="concat('/staff/register?', ../p:filters/@query, '&amp;')"/></xsl:call-template></xsl:if>
      <xsl:if test="@found"><a class="govuk-link" href="/staff/register?{../p:filters/@query}">Show all</a></xsl:if>
    </p>
    <xsl:if test="@more != '' and @found"><xsl:call-template name="more-found"><xsl:with-param name="text" select="'More'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="p:entries[not(p:entry)]">
    <xsl:variable name="why"><xsl:choose><xsl:when test="@found">found</xsl:when><xsl:when test="../p:filters/@chosen">chosen</xsl:when><xsl:otherwise><xsl:value-of select="$current"/></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:call-template name="empty">
      <xsl:with-param name="lead" select="w:say('nothing', $why, 'else', w:say('nothing', 'register'))"/>
      <xsl:with-param name="body">
        <p class="govuk-body"><xsl:choose><xsl:when test="$why = 'chosen'"><a class="govuk-link" href="/staff/register?register={$current}">Show all</a></xsl:when><xsl:otherwise><xsl:value-of select="w:say('nothing-text', $why)"/></xsl:otherwise></xsl:choose></p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- An entry: its words, what is to be known of it, and who has read it -->

  <xsl:template match="p:entry">
    <xsl:choose>
      <xsl:when test="$current = 'improvements'"><li class="redress-entry"><xsl:call-template name="improvement"/><xsl:call-template name="origin"/></li></xsl:when>
      <xsl:otherwise>
        <li class="redress-entry">
          <xsl:if test="@asked-of-me and not(@confirmed)"><xsl:attribute name="class">redress-entry redress-entry--asked</xsl:attribute></xsl:if>
          <xsl:choose>
            <xsl:when test="$current = 'lessons'"><p class="govuk-body redress-prose redress-entry__lesson" dir="auto"><xsl:value-of select="p:lesson"/></p></xsl:when>
            <xsl:otherwise><xsl:call-template name="practice"/></xsl:otherwise>
          </xsl:choose>
          <xsl:call-template name="origin"/>
          <xsl:call-template name="reading"/>
        </li>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What it came from. Current node: p:entry, as below -->
  <xsl:template name="origin">
    <p class="govuk-body redress-small">
      <xsl:if test="@cause-title"><xsl:value-of select="concat(@cause-title, ' · ')"/></xsl:if>
      <xsl:value-of select="concat(@division-title, ' · ')"/><time datetime="{@at}"><xsl:value-of select="w:day(@at)"/></time>
      <xsl:if test="@reference"> · <a class="govuk-link redress-entry__case" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a></xsl:if>
    </p>
  </xsl:template>

  <xsl:template name="improvement">
    <h2 class="govuk-heading-s redress-entry__title"><xsl:value-of select="p:what"/></h2>
    <p class="govuk-body">
      <strong class="govuk-tag govuk-tag--{w:say('improvement-colour', @state)}"><xsl:value-of select="w:say('improvement', @state)"/></strong>
      <xsl:choose>
        <xsl:when test="@due">
          <xsl:text> by </xsl:text><time datetime="{@due}"><xsl:value-of select="w:day(@due)"/></time>
          <xsl:if test="@overdue">, <strong class="redress-list__left--overdue">overdue</strong></xsl:if>
        </xsl:when>
        <xsl:when test="@judged"><xsl:text> </xsl:text><time datetime="{@judged}"><xsl:value-of select="w:day(@judged)"/></time></xsl:when>
      </xsl:choose>
      <xsl:if test="@came-back"> · the same cause has come up again</xsl:if>
      <xsl:if test="@owner-title"><xsl:value-of select="concat(' · ', @owner-title)"/></xsl:if>
    </p>
    <xsl:apply-templates select="p:reasons|p:suggested|p:said"/>
  </xsl:template>

  <xsl:template match="p:reasons"><p class="govuk-body redress-prose" dir="auto"><xsl:value-of select="."/></p></xsl:template>
  <xsl:template match="p:suggested"><p class="govuk-body redress-small">Suggested: <span dir="auto"><xsl:value-of select="."/></span></p></xsl:template>
  <xsl:template match="p:said"><p class="govuk-body redress-entry__public"><strong>You said: </strong><xsl:value-of select="."/><br/><strong>We did: </strong><xsl:value-of select="../p:did"/></p></xsl:template>

  <xsl:template name="practice">
    <h2 class="govuk-heading-s redress-entry__title"><xsl:value-of select="p:title"/></h2>
    <p class="govuk-body redress-prose" dir="auto"><xsl:value-of select="p:what"/></p>
    <p class="govuk-body redress-prose" dir="auto">
      <strong>The difference it made: </strong><xsl:value-of select="p:effect"/>
      <xsl:text> </xsl:text><xsl:value-of select="w:say('others', p:others, 'else', '')"/>
    </p>
  </xsl:template>

  <!-- Of what is to be read: who is asked to, who has, and the button. Current node: p:entry -->
  <xsl:template name="reading">
    <xsl:choose>
      <xsl:when test="p:asked/@became">
        <ul class="govuk-list redress-entry__became">
          <xsl:for-each select="p:asked">
            <li>
              <strong><xsl:value-of select="@title"/></strong><xsl:value-of select="concat(': ', w:say('became', @became, 'else', @became), ', ')"/>
              <time datetime="{@on}"><xsl:value-of select="w:day(@on)"/></time>
              <xsl:if test=". != ''">. <xsl:value-of select="."/></xsl:if>
            </li>
          </xsl:for-each>
        </ul>
        <xsl:if test="@asked-count &gt; 0"><p class="govuk-body redress-small"><xsl:call-template name="readers"/></p></xsl:if>
      </xsl:when>
      <xsl:when test="@asked-count &gt; 0">
        <p class="govuk-body redress-small">
          <xsl:text>Asked to read it: </xsl:text>
          <xsl:value-of select="concat(w:list(p:asked/@title), '. ')"/>
          <xsl:call-template name="readers"/>
        </p>
      </xsl:when>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="@confirmed"><p class="govuk-body redress-small">You confirmed you had read this on <time datetime="{@confirmed}"><xsl:value-of select="w:day(@confirmed)"/></time>.</p></xsl:when>
      <xsl:otherwise><xsl:call-template name="confirm"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="readers">
    <xsl:value-of select="concat('Read by ', count(p:read), ' of ', @asked-count, ' asked', substring(': ', 1, 2 * boolean(p:read)), w:list(p:read/@title), '.')"/>
  </xsl:template>

  <xsl:template name="confirm">
    <form method="post" action="{$form/@action}" accept-charset="utf-8" class="redress-entry__confirm">
      <input type="hidden" name="csrf" value="{$form/@csrf}"/>
      <input type="hidden" name="token" value="{@token}"/>
      <input type="hidden" name="entry" value="{@name}"/>
      <xsl:if test="@asked-of-me"><p class="govuk-body redress-entry__ask"><strong>Please read this.</strong></p></xsl:if>
      <button type="submit" class="govuk-button">
        <xsl:if test="not(@asked-of-me)"><xsl:attribute name="class">govuk-button govuk-button--secondary</xsl:attribute></xsl:if>
        <xsl:text>I have read this</xsl:text><span class="govuk-visually-hidden"><xsl:value-of select="concat(': ', p:title, substring(p:lesson, 1, 60))"/></span>
      </button>
    </form>
  </xsl:template>

</xsl:stylesheet>
