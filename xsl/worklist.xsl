<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/: my work: what is mine to see to, then what else I may see, each by what is due next. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="listed.xsl"/>

  <xsl:template match="p:page" mode="title">My work</xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="fault-banner"/>
    <xsl:apply-templates select="p:taken"/>
    <h1 class="govuk-heading-xl">My work</h1>
    <xsl:if test="p:find"><xsl:call-template name="views"/></xsl:if>
    <xsl:apply-templates select="p:filters" mode="unknown"/>
    <xsl:apply-templates select="p:absent/p:absence[@now or @who = ../@who]"/>
    <xsl:if test="p:to-read">
      <section aria-labelledby="notes">
        <h2 class="govuk-heading-m" id="notes">Notes for you to read</h2>
        <ul class="govuk-list govuk-list--bullet"><xsl:apply-templates select="p:to-read"/></ul>
      </section>
    </xsl:if>
    <xsl:apply-templates select="p:waiting"/>
    <xsl:call-template name="drafts"/>
    <xsl:apply-templates select="p:form" mode="around"/>
    <xsl:if test="p:more">
      <p class="govuk-body">
        <a class="govuk-link">
          <xsl:attribute name="href">/staff/?<xsl:for-each select="p:more/@after|p:more/@others"><xsl:value-of select="concat(local-name(), '=', .)"/></xsl:for-each><xsl:if test="p:more/@sort">&amp;sort=<xsl:value-of select="p:more/@sort"/></xsl:if></xsl:attribute>
          <xsl:text>More cases</xsl:text>
        </a>
      </p>
    </xsl:if>
    <xsl:if test="p:policy-unread and p:cases[@whose = 'mine']/*"><p class="govuk-body">Have you read our policy, version <xsl:value-of select="p:policy-unread/@version"/>? <a class="govuk-link" href="/staff/read-guidance">Read it and our guidance, and confirm that you have</a>.</p></xsl:if>
    <xsl:if test="p:absent[not(p:absence[@who = ../@who])] and p:cases[@whose = 'mine']/*"><p class="govuk-body">Going to be away? <a class="govuk-link" href="/staff/away">Say when, and who will cover for you</a>.</p></xsl:if>
  </xsl:template>

  <xsl:template match="p:to-read">
    <li>
      <a class="govuk-link" href="/staff/case?ref={@reference}&amp;before={@seq + 1}&amp;unfolded=yes#event-{@seq}">Note from <xsl:value-of select="@by-title"/>, <xsl:apply-templates select="@at" mode="day"/></a>
      <xsl:text>: </xsl:text><span dir="auto"><xsl:value-of select="concat(@reference, ' ', @summary)"/></span>
    </li>
  </xsl:template>

  <!-- They are away, or somebody for whom they stand in -->
  <xsl:template match="p:absence">
    <p class="govuk-inset-text">
      <xsl:choose>
        <xsl:when test="@who = ../@who">
          <xsl:text>You are away from </xsl:text><xsl:apply-templates select="@from" mode="day"/><xsl:text> to </xsl:text><xsl:apply-templates select="@until" mode="day"/><xsl:text>. </xsl:text>
          <xsl:if test="@stand-in-title"><xsl:value-of select="@stand-in-title"/> is covering for you. </xsl:if>
          <a class="govuk-link" href="/staff/away">Change your absence</a>
        </xsl:when>
        <xsl:otherwise>You are covering for <xsl:value-of select="@title"/> until <xsl:apply-templates select="@until" mode="day"/>. Their tasks are among yours.</xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template match="p:page" mode="lists">
    <xsl:apply-templates select="p:cases[@whose = 'mine']"/>
    <xsl:apply-templates select="p:cases[@whose = 'others'][p:urgency]"/>
  </xsl:template>

  <!-- What waits to be sorted: in nobody's tasks, and not forgotten -->
  <xsl:template match="p:waiting">
    <p class="govuk-inset-text">
      <a class="govuk-link" href="/staff/post">
        <xsl:choose>
          <xsl:when test="@more">More than <xsl:value-of select="concat(@count - 1, ' ', w:say('waiting', @what))"/></xsl:when>
          <xsl:when test="@count = 1"><xsl:value-of select="w:say('waiting-one', @what)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(@count, ' ', w:say('waiting', @what))"/></xsl:otherwise>
        </xsl:choose>
      </a>
      <xsl:if test="@due">
        <xsl:text>. The first </xsl:text>
        <xsl:if test="@overdue">had to</xsl:if><xsl:if test="not(@overdue)">has to</xsl:if><xsl:text> be acknowledged by </xsl:text><xsl:apply-templates select="@due" mode="moment"/>
      </xsl:if>
      <xsl:text>.</xsl:text>
    </p>
  </xsl:template>

  <!-- Mine on every page; a page that begins among the others has none of them -->
  <xsl:template match="p:cases">
    <section id="{@whose}" aria-labelledby="{@whose}-heading">
      <h2 class="govuk-heading-l" id="{@whose}-heading"><xsl:value-of select="w:say('whose', @whose)"/></h2>
      <xsl:if test="@whose = 'mine' and not(p:urgency or ../p:filters)"><xsl:call-template name="no-tasks"/></xsl:if>
      <xsl:if test="p:urgency"><xsl:call-template name="case-list"><xsl:with-param name="caption" select="w:say('whose', @whose)"/></xsl:call-template></xsl:if>
    </section>
  </xsl:template>

  <!-- Who has no task is offered what they may do -->
  <xsl:template name="no-tasks">
    <div class="redress-empty">
      <p class="govuk-body-l">You have no tasks.</p>
      <xsl:if test="../p:find"><p class="govuk-body">New cases appear here when they arrive.</p></xsl:if>
      <xsl:if test="../p:offer|../p:policy-unread">
        <p class="govuk-body">You can:</p>
        <ul class="govuk-list govuk-list--bullet">
          <xsl:if test="../p:policy-unread"><li><a class="govuk-link" href="/staff/read-guidance"><xsl:value-of select="w:say('offer', 'read-guidance')"/></a></li></xsl:if>
          <xsl:for-each select="../p:offer[not(@action = 'learned')]"><li><a class="govuk-link" href="/staff/{@action}"><xsl:value-of select="w:say('offer', @action)"/></a></li></xsl:for-each>
          <xsl:if test="../p:offer[@kind]"><li><a class="govuk-link" href="/staff/slips"><xsl:value-of select="w:say('offer', 'slips')"/></a></li></xsl:if>
          <xsl:if test="../p:offer[@action = 'compliment']"><li><a class="govuk-link" href="/staff/compliments"><xsl:value-of select="w:say('offer', 'compliments')"/></a></li></xsl:if>
        </ul>
      </xsl:if>
    </div>
  </xsl:template>

</xsl:stylesheet>
