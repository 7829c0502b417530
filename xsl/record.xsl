<?xml version="1.0" encoding="UTF-8"?>
<!-- What was entered, as it was entered: the record on a page. No field is known by name here; labels (@p:label) and the
     words of choices (@p:shown) come with the record, so a field added to the schema shows by itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" xmlns:o="urn:redress:organisation"
                exclude-result-prefixes="p r w o">

  <xsl:variable name="record" select="/p:page/r:complaint|/p:page/r:compliment"/>
  <xsl:variable name="public" select="/p:page/@realm = 'public'"/>

  <!-- What the complainant needs, which acts by itself; records from before there were codes say it in words -->
  <xsl:variable name="complainant" select="$record/r:received[last()]/r:complainant"/>
  <xsl:variable name="needs" select="$complainant/r:needs"/>
  <xsl:variable name="large" select="$needs/r:large-print or contains(translate($complainant/r:adjustments, $upper, $lower), 'large print')"/>

  <!-- For who is about to tell them something -->
  <xsl:template name="needs-said">
    <xsl:if test="$needs or $complainant/r:adjustments">
      <div class="govuk-inset-text redress-needs">
        <h2 class="govuk-heading-s">Adjustments they asked for</h2>
        <ul class="govuk-list govuk-list--bullet">
          <xsl:for-each select="$needs/*"><li><xsl:value-of select="w:say('need', local-name(), 'words', string(.))"/></li></xsl:for-each>
          <xsl:for-each select="$complainant/r:adjustments"><li class="redress-prose" dir="auto"><xsl:value-of select="."/></li></xsl:for-each>
        </ul>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- What a case is called: the complainant's own sentence, or what the compliment is about -->
  <xsl:template name="case-title">
    <xsl:variable name="received" select="$record/r:received[last()]"/>
    <xsl:choose>
      <xsl:when test="$received/r:summary != ''"><xsl:value-of select="$received/r:summary"/></xsl:when>
      <xsl:when test="$received/r:about-whom != ''">A compliment for <xsl:value-of select="$received/r:about-whom"/></xsl:when>
      <xsl:when test="$received[r:about = 'self']/@p:by-title != ''">A compliment for <xsl:value-of select="$received/@p:by-title"/></xsl:when>
      <xsl:when test="$received/r:about/@p:shown != ''">A compliment: <xsl:call-template name="small"><xsl:with-param name="text" select="$received/r:about/@p:shown"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$record/@reference"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Everything that was entered in an event. Current node: the event -->
  <xsl:template name="entered">
    <xsl:param name="facts"/><!-- also what the program set on it -->
    <xsl:variable name="set" select="(@by-role|@no-part|@papers-read|@response-due|@next-level|@next-until|@late|@recurs|@again)[$facts]"/>
    <xsl:if test="r:* or $set">
      <dl class="govuk-summary-list govuk-summary-list--no-border redress-entered">
        <xsl:apply-templates select="r:*" mode="entered"/>
        <xsl:apply-templates select="$set" mode="fact"/>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- A group has its fields in a list of their own. What is long opens at a press, so that a history stays one to look
       through: the beginning, and then all of it -->
  <xsl:template match="r:*" mode="entered">
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key"><xsl:call-template name="entered-label"/></dt>
      <xsl:choose>
        <xsl:when test="r:*"><dd class="govuk-summary-list__value"><dl class="redress-inner"><xsl:apply-templates select="r:*" mode="inner"/></dl></dd></xsl:when>
        <xsl:when test="string-length() &gt; 2000 and not(parent::r:received)"><dd class="govuk-summary-list__value redress-prose" dir="auto"><details class="redress-long"><summary><xsl:value-of select="substring(., 1, 400)"/>…</summary><xsl:value-of select="."/></details></dd></xsl:when>
        <xsl:otherwise><dd class="govuk-summary-list__value redress-prose" dir="auto"><xsl:value-of select="w:or(@p:shown, .)"/></dd></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="r:*" mode="inner">
    <div>
      <dt><xsl:call-template name="entered-label"/></dt>
      <xsl:choose>
        <xsl:when test="r:*"><dd><dl class="redress-inner"><xsl:apply-templates select="r:*" mode="inner"/></dl></dd></xsl:when>
        <xsl:otherwise><dd class="redress-prose" dir="auto"><xsl:value-of select="w:or(@p:shown, .)"/></dd></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- A date that has moved: what it is about, and from when to when -->
  <xsl:template match="r:moved/r:date" mode="entered">
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">
        <xsl:choose>
          <xsl:when test="/p:page/@realm = 'staff'"><xsl:call-template name="obligation-title"><xsl:with-param name="name" select="@of"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:value-of select="w:say('obligation-public', @of, 'kind', local-name($record), 'else', 'Your right to ask for a review')"/></xsl:otherwise>
        </xsl:choose>
      </dt>
      <dd class="govuk-summary-list__value"><xsl:apply-templates select="@due" mode="moment"/> (was <xsl:apply-templates select="@was" mode="moment"/>)</dd>
    </div>
  </xsl:template>

  <!-- Files: one row for all of an event. To staff each is a link; a page for others may give them back in its own way -->
  <xsl:template match="r:attachment" mode="entered">
    <xsl:if test="not(preceding-sibling::r:attachment)">
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key"><xsl:value-of select="@p:label"/></dt>
        <dd class="govuk-summary-list__value">
          <ul class="govuk-list redress-files">
            <xsl:for-each select="../r:attachment"><li><xsl:apply-templates select="." mode="give-back"/></li></xsl:for-each>
          </ul>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:attachment" mode="give-back">
    <xsl:choose>
      <xsl:when test="/p:page/@realm = 'staff'">
        <a class="govuk-link redress-break" dir="auto" href="/staff/attachment?ref={ancestor::*[@reference][1]/@reference}&amp;seq={../@seq}&amp;n={count(preceding-sibling::r:attachment) + 1}"><xsl:value-of select="."/></a>
      </xsl:when>
      <xsl:otherwise><span class="redress-break" dir="auto"><xsl:value-of select="."/></span></xsl:otherwise>
    </xsl:choose>
    <xsl:text> (</xsl:text><xsl:call-template name="file-facts"><xsl:with-param name="type" select="@type"/><xsl:with-param name="size" select="@size"/></xsl:call-template>)</xsl:template>

  <!-- The label; numbered where there are several, and with the issue that a row is about -->
  <xsl:template name="entered-label">
    <xsl:value-of select="@p:label"/>
    <xsl:if test="@issue">
      <xsl:value-of select="concat(' ', @issue)"/>
      <xsl:variable name="issue" select="../preceding-sibling::r:acknowledged[1]/r:issue[position() = current()/@issue]"/>
      <xsl:if test="$issue"><xsl:value-of select="concat(': ', $issue)"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@*" mode="fact">
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key"><xsl:value-of select="w:say('fact', local-name())"/></dt>
      <dd class="govuk-summary-list__value"><xsl:apply-templates select="." mode="fact-said"/></dd>
    </div>
  </xsl:template>

  <xsl:template match="@*" mode="fact-said"><xsl:apply-templates select="." mode="moment"/></xsl:template>
  <xsl:template match="@late|@no-part" mode="fact-said">Yes</xsl:template>
  <xsl:template match="@by-role" mode="fact-said"><xsl:for-each select=".."><xsl:call-template name="decider"/></xsl:for-each></xsl:template>
  <xsl:template match="@recurs|@again" mode="fact-said"><xsl:call-template name="case-link"><xsl:with-param name="reference" select="string(.)"/></xsl:call-template></xsl:template>
  <xsl:template match="@next-level" mode="fact-said">
    <xsl:call-template name="capital"><xsl:with-param name="text"><xsl:call-template name="a-review"><xsl:with-param name="level" select="string(.)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- Another case: none that is hidden from who reads this comes here -->
  <xsl:template name="case-link">
    <xsl:param name="reference"/>
    <a class="govuk-link" href="/staff/case?ref={$reference}"><xsl:value-of select="$reference"/></a>
  </xsl:template>

  <!-- The heading of an event: its label and, where it states one, the level -->
  <xsl:template name="event-title">
    <xsl:choose>
      <xsl:when test="$public"><xsl:call-template name="entry-title"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@p:label"/>
        <xsl:if test="@level">: <xsl:call-template name="level-title"><xsl:with-param name="level" select="@level"/></xsl:call-template></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- To whose case it is: what they know it by. Current node: the event -->
  <xsl:template name="entry-title">
    <xsl:variable name="review"><xsl:if test="self::r:escalated"><xsl:call-template name="a-review"><xsl:with-param name="level" select="string(@level)"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:value-of select="w:say('entry', local-name(), 'kind', local-name(..), 'review', $review, 'else', string(@p:label))"/>
    <xsl:if test="@level and not(self::r:escalated or self::r:responded[@level = 1])">: <xsl:call-template name="level-title"><xsl:with-param name="level" select="@level"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- "Helen Marsh, Divisional Senior Management": who decided, as they were called then. Current node: the event -->
  <xsl:template name="decider"><xsl:value-of select="@p:by-title"/><xsl:if test="@by-role">, <xsl:value-of select="@by-role"/></xsl:if></xsl:template>

  <!-- What was found on an issue at an earlier level: the decision, by whom, why. Current node: r:finding -->
  <xsl:template name="earlier-finding">
    <h3 class="govuk-heading-s"><xsl:for-each select=".."><xsl:call-template name="event-title"/>, <xsl:apply-templates select="@at" mode="day"/></xsl:for-each></h3>
    <p class="govuk-body"><strong><xsl:value-of select="r:decision/@p:shown"/></strong><xsl:text>: </xsl:text><xsl:for-each select=".."><xsl:call-template name="decider"/></xsl:for-each></p>
    <p class="govuk-body redress-prose" dir="auto"><xsl:value-of select="r:reasons"/></p>
  </xsl:template>

  <!-- What was promised before, and whether it was done. Current node: p:page -->
  <xsl:template name="promised">
    <xsl:variable name="promises" select="p:status/p:obligation[@started-by = 'promised'][@item-title]"/>
    <xsl:if test="$promises">
      <div class="govuk-inset-text redress-earlier">
        <h2 class="govuk-heading-s">What was promised before</h2>
        <ul class="govuk-list govuk-list--bullet">
          <xsl:for-each select="$promises"><li dir="auto"><xsl:value-of select="concat(@item-title, ' (', w:say('obligation-state', @state), ')')"/></li></xsl:for-each>
        </ul>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Where a complaint belongs that is none for our procedure, in the words of the time. Current node: r:redirected -->
  <xsl:template name="redirected-to">
    <xsl:variable name="to" select="r:to"/>
    <strong dir="auto">
      <xsl:value-of select="r:place"/>
      <xsl:for-each select="r:to[not(../r:place)]"><xsl:call-template name="small"><xsl:with-param name="text" select="string(@p:shown)"/></xsl:call-template></xsl:for-each>
    </strong>
    <xsl:for-each select="$organisation/o:elsewhere[@name = $to]"><xsl:call-template name="elsewhere-reached"/></xsl:for-each>
    <xsl:if test="not($organisation/o:elsewhere[@name = $to])">.</xsl:if>
  </xsl:template>

  <!-- The one that stands: nothing has taken the complaint up again since -->
  <xsl:variable name="redirected" select="$record/r:redirected[not(following-sibling::r:reopened)][last()]"/>

  <!-- Who can help with what is about their employment, by their own word. Nothing where the site names nobody -->
  <xsl:variable name="elsewhere" select="$organisation/o:elsewhere[@name = $record/r:received[last()]/r:matter]"/>

  <!-- "Contact, Friday 1 May 2026 at 9am, Rosa Bianchi". Current node: the event -->
  <xsl:template name="event-line">
    <p class="govuk-body">
      <strong><xsl:call-template name="event-title"/></strong>, <xsl:apply-templates select="@at" mode="moment"/>
      <xsl:if test="/p:page/@realm = 'staff'">, <xsl:call-template name="author"/></xsl:if>
    </p>
  </xsl:template>

</xsl:stylesheet>
