<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/register: what we improve, what we learned and what works well. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words"
                exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:variable name="current" select="/p:page/p:registers/@current"/>

  <xsl:template match="p:page" mode="title">
    <xsl:value-of select="w:say('register', $current)"/>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="error-summary"/>
    <xsl:call-template name="fault-banner"/>
    <h1 class="govuk-heading-xl"><xsl:apply-templates select="." mode="title"/></h1>
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

  <xsl:template match="p:unknown"><p class="govuk-body redress-unknown" dir="auto"><xsl:call-template name="unknown-filter"/></p></xsl:template>

  <xsl:template match="p:filters">
    <xsl:apply-templates select="p:unknown"/>
    <form method="get" action="/staff/register" class="redress-filters">
      <input type="hidden" name="register" value="{$current}"/>
      <div class="redress-filters__fields"><xsl:apply-templates select="p:field"/></div>
      <div class="redress-filters__buttons">
        <xsl:call-template name="button"><xsl:with-param name="text" select="'Show these'"/></xsl:call-template>
        <xsl:if test="@chosen"><a class="govuk-link" href="/staff/register?register={$current}">Clear the choice</a></xsl:if>
      </div>
    </form>
  </xsl:template>

  <xsl:template match="p:filters/p:field"><xsl:call-template name="select"><xsl:with-param name="empty" select="'All'"/></xsl:call-template></xsl:template>

  <xsl:template match="p:entries">
    <xsl:if test="@found"><h2 class="govuk-heading-m">Found, newest first</h2></xsl:if>
    <ol class="redress-entries"><xsl:apply-templates select="p:entry"/></ol>
    <p class="govuk-body redress-list__after">
      <xsl:if test="@more != '' and not(@found)"><a class="govuk-link" href="/staff/register?{../p:filters/@query}&amp;after={@more}">More</a></xsl:if>
      <xsl:if test="not(@found)"><a class="govuk-link" href="/staff/register?{../p:filters/@query}&amp;format=csv">Save these for a spreadsheet (CSV)</a></xsl:if>
      <xsl:if test="@found"><a class="govuk-link" href="/staff/register?{../p:filters/@query}">Show them all again</a></xsl:if>
    </p>
    <xsl:if test="@more != '' and @found"><xsl:call-template name="more-found"/></xsl:if>
  </xsl:template>

  <xsl:template match="p:entries[not(p:entry)]">
    <div class="redress-empty">
      <p class="govuk-body-l"><xsl:choose><xsl:when test="@found">Nothing found.</xsl:when><xsl:when test="../p:filters/@chosen">Nothing is like that.</xsl:when><xsl:otherwise>Nothing yet.</xsl:otherwise></xsl:choose></p>
      <xsl:choose>
        <xsl:when test="@found"><p class="govuk-body">Try fewer or other words. The other registers are searched from their own pages.</p></xsl:when>
        <xsl:when test="../p:filters/@chosen"><p class="govuk-body"><a class="govuk-link" href="/staff/register?register={$current}">Show them all</a></p></xsl:when>
        <xsl:when test="$current = 'practices'"><p class="govuk-body">What a compliment teaches stands here once it has been reviewed.</p></xsl:when>
        <xsl:otherwise><p class="govuk-body">What a complaint teaches stands here once somebody has written it down.</p></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- The words go along in the form, never in an address -->
  <xsl:template name="more-found">
    <form method="post" action="{/p:page/p:form/@action}" accept-charset="utf-8">
      <input type="hidden" name="csrf" value="{/p:page/p:form/@csrf}"/>
      <input type="hidden" name="words" value="{/p:page/p:form/p:field/p:value}"/>
      <input type="hidden" name="before" value="{@more}"/>
      <xsl:call-template name="button"><xsl:with-param name="text" select="'More'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
    </form>
  </xsl:template>

  <!-- An entry: its words, what is to be known of it, and who has read it -->

  <xsl:template match="p:entry">
    <li class="redress-entry">
      <xsl:if test="@asked-of-me and not(@confirmed)"><xsl:attribute name="class">redress-entry redress-entry--asked</xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="words"/>
      <p class="govuk-body redress-small"><xsl:apply-templates select="." mode="about"/></p>
      <xsl:apply-templates select="." mode="reading"/>
    </li>
  </xsl:template>

  <xsl:template match="p:entry" mode="words">
    <h2 class="govuk-heading-s redress-entry__title"><xsl:value-of select="p:what"/></h2>
    <p class="govuk-body">
      <xsl:call-template name="improvement-tag"/>
      <xsl:if test="@due != ''">
        <xsl:text> by </xsl:text><time datetime="{@due}"><xsl:call-template name="day"><xsl:with-param name="at" select="@due"/></xsl:call-template></time>
        <xsl:if test="@overdue">, <strong class="redress-list__left--overdue">overdue</strong></xsl:if>
      </xsl:if>
      <xsl:if test="@judged and not(@due != '')"><xsl:text> </xsl:text><time datetime="{@judged}"><xsl:call-template name="day"><xsl:with-param name="at" select="@judged"/></xsl:call-template></time></xsl:if>
      <xsl:if test="@came-back"> · the same cause came back</xsl:if>
      <xsl:value-of select="concat(' · ', @owner-title)"/>
    </p>
    <xsl:if test="p:did">
      <p class="govuk-body redress-entry__public"><strong>You said: </strong><xsl:value-of select="p:said"/><br/><strong>We did: </strong><xsl:value-of select="p:did"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:entry[@list = 'lessons']" mode="words">
    <p class="govuk-body redress-prose redress-entry__lesson" dir="auto"><xsl:value-of select="p:lesson"/></p>
  </xsl:template>

  <xsl:template match="p:entry[@list = 'practices']" mode="words">
    <h2 class="govuk-heading-s redress-entry__title"><xsl:value-of select="p:title"/></h2>
    <p class="govuk-body redress-prose" dir="auto"><xsl:value-of select="p:what"/></p>
    <p class="govuk-body redress-prose" dir="auto">
      <strong>The difference it made: </strong><xsl:value-of select="p:effect"/>
      <xsl:text> </xsl:text><xsl:value-of select="w:say('others', p:others, 'else', '')"/>
    </p>
  </xsl:template>

  <xsl:template name="improvement-tag">
    <xsl:call-template name="tag">
      <xsl:with-param name="colour" select="w:say('improvement-colour', @state)"/>
      <xsl:with-param name="text" select="w:say('improvement', @state)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:entry" mode="about">
    <xsl:if test="@cause-title != ''"><xsl:value-of select="@cause-title"/> · </xsl:if>
    <xsl:call-template name="where"/>
    <xsl:text> · </xsl:text>
    <time datetime="{@at}"><xsl:call-template name="day"><xsl:with-param name="at" select="@at"/></xsl:call-template></time>
    <xsl:if test="@reference"> · <a class="govuk-link redress-entry__case" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a></xsl:if>
  </xsl:template>

  <xsl:template match="p:entry" mode="reading"/>

  <xsl:template match="p:entry[@list != 'improvements']" mode="reading">
    <xsl:if test="p:asked/@became">
      <ul class="govuk-list redress-entry__became">
        <xsl:for-each select="p:asked">
          <li>
            <strong><xsl:value-of select="@title"/></strong>
            <xsl:text>: </xsl:text>
            <xsl:value-of select="w:say('became', @became, 'else', @became)"/>
            <xsl:text>, </xsl:text><time datetime="{@on}"><xsl:call-template name="day"><xsl:with-param name="at" select="@on"/></xsl:call-template></time>
            <xsl:if test=". != ''">. <xsl:value-of select="."/></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
    <xsl:if test="@asked-count &gt; 0">
      <p class="govuk-body redress-small">
        <xsl:if test="not(p:asked/@became)">
          <xsl:text>Asked to read it: </xsl:text>
          <xsl:for-each select="p:asked"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@title"/></xsl:for-each>
          <xsl:text>. </xsl:text>
        </xsl:if>
        <xsl:value-of select="concat('Read by ', count(p:read), ' of ', @asked-count, ' asked')"/>
        <xsl:for-each select="p:read">
          <xsl:choose><xsl:when test="position() = 1">: </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose>
          <xsl:value-of select="@title"/>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
      </p>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@confirmed"><p class="govuk-body redress-small">You have read it: you said so on <time datetime="{@confirmed}"><xsl:call-template name="day"><xsl:with-param name="at" select="@confirmed"/></xsl:call-template></time>.</p></xsl:when>
      <xsl:otherwise><xsl:call-template name="confirm"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="confirm">
    <form method="post" action="{/p:page/p:form/@action}" accept-charset="utf-8" class="redress-entry__confirm">
      <input type="hidden" name="csrf" value="{/p:page/p:form/@csrf}"/>
      <input type="hidden" name="token" value="{@token}"/>
      <input type="hidden" name="entry" value="{@name}"/>
      <xsl:if test="@asked-of-me"><p class="govuk-body redress-entry__ask"><strong>You are asked to read this.</strong></p></xsl:if>
      <xsl:call-template name="button">
        <xsl:with-param name="text">I have read this<span class="govuk-visually-hidden"><xsl:value-of select="concat(': ', p:title, substring(p:lesson, 1, 60))"/></span></xsl:with-param>
        <xsl:with-param name="secondary" select="not(@asked-of-me)"/>
      </xsl:call-template>
    </form>
  </xsl:template>

</xsl:stylesheet>
