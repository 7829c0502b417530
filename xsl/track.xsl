<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a case stands, for the person whom it belongs to. Without a record: reference and access code are asked for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" xmlns:o="urn:redress:organisation"
                exclude-result-prefixes="p r w o">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:template match="p:page" mode="title"><xsl:value-of select="w:say('title', local-name($record), 'else', w:say('menu', 'track'))"/></xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:choose>
      <xsl:when test="$record"><xsl:call-template name="status"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="ask"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Without a record -->

  <xsl:template name="ask">
    <xsl:call-template name="form-head"/>
    <p class="govuk-body-l">You can also use this page to follow a compliment.</p>
    <xsl:apply-templates select="p:form"/>
    <h2 class="govuk-heading-m">Lost them?</h2>
    <p class="govuk-body">Contact us. We may need to check who you are. You can:</p>
    <xsl:call-template name="ways-to-reach-us"/>
  </xsl:template>

  <!-- With one -->

  <xsl:template name="status">
    <xsl:call-template name="fault-banner"/>
    <span class="govuk-caption-xl"><xsl:value-of select="$record/@reference"/></span>
    <h1 class="govuk-heading-xl redress-case__title"><xsl:apply-templates select="." mode="title"/></h1>
    <p class="govuk-body-l redress-prose" dir="auto"><xsl:call-template name="case-title"/></p>
    <xsl:call-template name="progress"/>
    <xsl:call-template name="next"/>
    <xsl:call-template name="contact"/>
    <xsl:call-template name="rights"/>
    <xsl:call-template name="outside"/>
    <xsl:call-template name="how-it-went"/>
    <h2 class="govuk-heading-m">What has happened so far</h2>
    <xsl:apply-templates select="p:portion"/>
    <ol class="redress-timeline"><xsl:apply-templates select="$record/*[not(@p:aside)]" mode="told"/></ol>
    <p class="govuk-body redress-unprinted"><xsl:value-of select="w:say('print', 'how', 'what', 'this page')"/></p>
    <!-- what else the complainant may do now: add information, withdraw … -->
    <xsl:apply-templates select="p:status/p:action[@name != 'escalate' and @name != 'follow-up' and /p:page/p:link/@action = @name]" mode="open"/>
  </xsl:template>

  <!-- Which steps there are on its way, and on which of them it is: said in words, as a colour tells not everybody -->
  <xsl:template name="progress">
    <xsl:variable name="state" select="string(p:status/@state)"/>
    <xsl:variable name="reviews" select="p:status/@level &gt; 1"/>
    <xsl:variable name="steps">
      <xsl:choose>
        <xsl:when test="$state = 'withdrawn' or $state = 'merged'">received <xsl:value-of select="$state"/></xsl:when>
        <xsl:when test="$redirected">received redirected</xsl:when>
        <xsl:when test="$record/self::r:compliment">received thanked told closed</xsl:when>
        <xsl:when test="$reviews">received answered again answered-again closed</xsl:when>
        <xsl:otherwise>received looking answered closed</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="now">
      <xsl:choose>
        <xsl:when test="$redirected">redirected</xsl:when>
        <xsl:when test="$state = 'complete'">closed</xsl:when>
        <xsl:when test="$state = 'escalated' or $state = 'acknowledged' and $reviews">again</xsl:when>
        <xsl:when test="$state = 'acknowledged' and $record/self::r:complaint">looking</xsl:when>
        <xsl:when test="$state = 'responded'">answered<xsl:if test="$reviews">-again</xsl:if></xsl:when>
        <xsl:when test="$state = 'acknowledged'">thanked</xsl:when>
        <xsl:when test="$state = 'reviewed' or $state = 'shared'">told</xsl:when>
        <xsl:otherwise><xsl:value-of select="$state"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <h2 class="govuk-visually-hidden">Progress</h2>
    <ol class="redress-progress">
      <xsl:call-template name="progress-steps"><xsl:with-param name="steps" select="concat($steps, ' ')"/><xsl:with-param name="now" select="string($now)"/></xsl:call-template>
    </ol>
  </xsl:template>

  <!-- Done, now, or to come; on the one that comes next its date, where there is one. `steps` ends with a blank -->
  <xsl:template name="progress-steps">
    <xsl:param name="steps"/>
    <xsl:param name="now"/>
    <xsl:param name="done" select="true()"/>
    <xsl:param name="next" select="false()"/>
    <xsl:variable name="step" select="substring-before($steps, ' ')"/>
    <xsl:if test="$step != ''">
      <li class="redress-progress__step">
        <xsl:if test="$step = $now"><xsl:attribute name="class">redress-progress__step redress-progress__step--now</xsl:attribute><xsl:attribute name="aria-current">step</xsl:attribute></xsl:if>
        <xsl:if test="$step != $now and not($done)"><xsl:attribute name="class">redress-progress__step redress-progress__step--ahead</xsl:attribute></xsl:if>
        <strong><xsl:value-of select="w:say('progress', $step)"/></strong>
        <span class="redress-progress__text">
          <xsl:choose>
            <xsl:when test="$step = $now and substring-after($steps, ' ') != ''">We are here</xsl:when>
            <xsl:when test="$step = $now or $done">Done</xsl:when>
            <xsl:when test="$next"><xsl:call-template name="progress-date"/></xsl:when>
            <xsl:otherwise>To come</xsl:otherwise>
          </xsl:choose>
        </span>
      </li>
      <xsl:call-template name="progress-steps">
        <xsl:with-param name="steps" select="substring-after($steps, ' ')"/>
        <xsl:with-param name="now" select="$now"/>
        <xsl:with-param name="done" select="$done and $step != $now"/>
        <xsl:with-param name="next" select="$step = $now"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The first date of what we owe that leads on to the next step, or of the right to ask for a review, which ends before it -->
  <xsl:template name="progress-date">
    <xsl:variable name="ahead" select="p:status/p:obligation[@due != ''][(@name = 'acknowledge' or @name = 'respond' or @name = 'tell') and (@state = 'owed' or @state = 'overdue') or @window and @state = 'open']"/>
    <xsl:text>Next</xsl:text>
    <xsl:for-each select="$ahead">
      <xsl:sort select="@due"/>
      <xsl:if test="position() = 1">
        <xsl:choose>
          <xsl:when test="@window">, after <xsl:apply-templates select="@due" mode="day"/></xsl:when>
          <xsl:when test="@state = 'overdue'">, late since <xsl:apply-templates select="@due" mode="day"/></xsl:when>
          <xsl:when test="@force = 'target'">, we aim for <xsl:apply-templates select="@due" mode="day"/></xsl:when>
          <xsl:otherwise>, by <xsl:apply-templates select="@due" mode="day"/></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="next">
    <!-- of improvements the first stands for all: what they are is not told here -->
    <xsl:variable name="owed" select="p:status/p:obligation[not(@window) and (@state = 'owed' or @state = 'overdue')]"/>
    <xsl:variable name="changes" select="$owed[@name = 'improvement' or @name = 'improve-again']"/>
    <xsl:variable name="open" select="$owed[@name = 'acknowledge' or @name = 'respond' or @name = 'update' or @name = 'reply' or @name = 'decide' or @name = 'remedy' or @name = 'root-cause' or @name = 'follow-up' or @name = 'new-case' or @name = 'review']|$changes[1]"/>
    <xsl:variable name="stands" select="w:say('stands', p:status/@state, 'else', '')"/>
    <h2 class="govuk-heading-m">What happens next</h2>
    <xsl:if test="p:status/@state = 'merged'">
      <xsl:for-each select="$record/r:merged[last()]"><p class="govuk-body">Your complaint continues under <strong class="redress-code"><xsl:value-of select="r:other"/></strong>. To see it, use that reference and the access code that we sent you for it.</p></xsl:for-each>
    </xsl:if>
    <xsl:if test="p:status/@state = 'escalated'">
      <xsl:for-each select="$record/r:escalated[last()][@late]"><p class="govuk-body"><xsl:call-template name="may-be-declined"/></p></xsl:for-each>
    </xsl:if>
    <!-- what has become of a compliment, as what was done with it is written down for staff only -->
    <xsl:variable name="praise" select="w:say('praise', p:status/@state, 'else', '')"/>
    <xsl:if test="$record/self::r:compliment and $praise != ''"><p class="govuk-body"><xsl:value-of select="$praise"/></p></xsl:if>
    <xsl:for-each select="$redirected"><p class="govuk-body">Our complaints procedure is not the right way to deal with this. Please contact <xsl:call-template name="redirected-to"/></p></xsl:for-each>
    <xsl:choose>
      <xsl:when test="$open">
        <xsl:for-each select="$open">
          <xsl:sort select="@due"/>
          <p class="govuk-body">
            <xsl:value-of select="w:say('obligation-public', @name, 'else', '')"/>
            <xsl:choose>
              <xsl:when test="@state = 'overdue'">. This was due by <xsl:apply-templates select="@due" mode="deadline"/><xsl:call-template name="was"/>. We are sorry it is late.</xsl:when>
              <xsl:when test="@force = 'target'">. We aim to do this by <strong><xsl:apply-templates select="@due" mode="deadline"/></strong><xsl:call-template name="was"/>.</xsl:when>
              <xsl:otherwise> by <strong><xsl:apply-templates select="@due" mode="deadline"/></strong><xsl:call-template name="was"/>.</xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@name = 'remedy' and @item-title != ''"> We promised: <bdi><xsl:value-of select="@item-title"/></bdi>.</xsl:if>
          </p>
          <xsl:call-template name="details">
            <xsl:with-param name="summary">How we worked out this date<span class="govuk-visually-hidden">: <xsl:value-of select="w:say('obligation-public', @name, 'else', '')"/></span></xsl:with-param>
            <xsl:with-param name="body"><xsl:call-template name="explanation"/></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$stands != '' and not($redirected)"><p class="govuk-body"><xsl:value-of select="$stands"/></p></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="contact">
    <xsl:variable name="contact" select="p:status/p:contact"/>
    <xsl:if test="$record/self::r:complaint">
      <h2 class="govuk-heading-m">Your contact</h2>
      <xsl:choose>
        <xsl:when test="$contact">
          <xsl:if test="$contact/@instead"><p class="govuk-body">Your contact has changed. We will tell you who it is. In the meantime:</p></xsl:if>
          <p class="govuk-body">
            <strong><xsl:value-of select="$contact/@name"/></strong>
            <xsl:if test="$contact/@phone">, phone <xsl:value-of select="$contact/@phone"/></xsl:if>
            <xsl:if test="$contact/@email">, email <xsl:call-template name="mail-link"><xsl:with-param name="address" select="$contact/@email"/></xsl:call-template></xsl:if>
          </p>
        </xsl:when>
        <xsl:otherwise>
          <p class="govuk-body">You do not have a named contact yet. In the meantime, you can:</p>
          <xsl:call-template name="ways-to-reach-us"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- If the complainant is not content -->
  <xsl:template name="rights">
    <xsl:variable name="window" select="p:status/p:obligation[@window = 'yes' and (@state = 'open' or @state = 'passed' or @state = 'used-late' or @state = 'coming')][last()]"/>
    <xsl:variable name="can" select="p:status/p:action[@name = 'escalate']"/>
    <xsl:if test="$can">
      <div class="redress-right">
        <h2 class="govuk-heading-m">If you are not satisfied</h2>
        <p class="govuk-body">
          <xsl:text>You can ask for </xsl:text>
          <xsl:call-template name="a-review"><xsl:with-param name="level" select="string($window/@level|$next-level[not($window/@level)])"/></xsl:call-template>
          <xsl:choose>
            <xsl:when test="$window/@state = 'passed' or $window/@state = 'used-late'">. The deadline was <xsl:apply-templates select="$window/@due" mode="moment"/>. You can still ask: we will look at every late request and tell you whether we accept it, and why.</xsl:when>
            <xsl:when test="$window/@due != ''"> until the end of <strong><xsl:apply-templates select="$window/@due" mode="moment"/></strong><xsl:for-each select="$window"><xsl:call-template name="was"/></xsl:for-each>. You do not need to give a reason.</xsl:when>
            <xsl:otherwise>. There is no deadline, and you do not need to give a reason.</xsl:otherwise>
          </xsl:choose>
        </p>
        <xsl:apply-templates select="$can" mode="open"><xsl:with-param name="main" select="true()"/></xsl:apply-templates>
        <xsl:for-each select="$window[@due != '']">
          <xsl:call-template name="details">
            <xsl:with-param name="summary">How we worked out this date<span class="govuk-visually-hidden">: until when you can ask</span></xsl:with-param>
            <xsl:with-param name="body"><xsl:call-template name="explanation"/></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- After the last level: who else can look at it -->
  <xsl:template name="outside">
    <xsl:variable name="last" select="$record/r:responded[last()]"/>
    <xsl:if test="$organisation/o:outside-body and $last[not(@next-level)][not(following-sibling::r:escalated)]">
      <h2 class="govuk-heading-m">After our final response</h2>
      <p class="govuk-body"><xsl:apply-templates select="$organisation/o:outside-body"/></p>
    </xsl:if>
  </xsl:template>

  <!-- After closing: whether it has lasted, and how they felt about it. Only where the policy promises it do we say when we ask -->
  <xsl:template name="how-it-went">
    <xsl:variable name="owed" select="p:status/p:obligation[@name = 'follow-up' and (@state = 'owed' or @state = 'overdue')]"/>
    <xsl:variable name="told" select="$record/r:followed-up[r:valued][not(following-sibling::r:closed)][last()]"/>
    <xsl:if test="p:status/p:action[@name = 'follow-up']">
      <h2 class="govuk-heading-m">How did it go?</h2>
      <p class="govuk-body">
        <xsl:choose>
          <xsl:when test="$told">Thank you for telling us on <xsl:apply-templates select="$told/@at" mode="date"/>. If something has changed since then, tell us again.</xsl:when>
          <xsl:when test="$owed">We would like to know whether the problem has stayed fixed and whether you felt valued. You do not need to wait until we ask you.</xsl:when>
          <xsl:otherwise>If you like, tell us whether the problem has stayed fixed and how you felt about it.</xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:apply-templates select="p:status/p:action[@name = 'follow-up']" mode="open"><xsl:with-param name="main" select="$owed"/></xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- A button to the form of an action -->
  <xsl:template match="p:action" mode="open">
    <xsl:param name="main"/>
    <form method="post" action="/complaints/{@name}">
      <xsl:call-template name="proven"><xsl:with-param name="action" select="@name"/></xsl:call-template>
      <xsl:call-template name="button">
        <xsl:with-param name="text"><xsl:call-template name="action-title"><xsl:with-param name="action" select="@name"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="name" select="'open'"/>
        <xsl:with-param name="value" select="'yes'"/>
        <xsl:with-param name="secondary" select="not($main)"/>
      </xsl:call-template>
    </form>
  </xsl:template>

  <!-- The other entries -->
  <xsl:template match="p:portion">
    <xsl:if test="@earlier">
      <form method="post" action="/complaints/track">
        <xsl:call-template name="proven"><xsl:with-param name="action" select="'track'"/></xsl:call-template>
        <input type="hidden" name="before" value="{@before}"/>
        <xsl:call-template name="button"><xsl:with-param name="text" select="'Earlier entries'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
      </form>
    </xsl:if>
    <xsl:if test="@later">
      <form method="post" action="/complaints/track">
        <xsl:call-template name="proven"><xsl:with-param name="action" select="'track'"/></xsl:call-template>
        <xsl:call-template name="button"><xsl:with-param name="text" select="'The newest entries'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
      </form>
    </xsl:if>
  </xsl:template>

  <!-- What every form of this page sends along -->
  <xsl:template name="proven">
    <xsl:param name="action"/>
    <input type="hidden" name="reference" value="{/p:page/p:given/@reference}"/>
    <input type="hidden" name="access-code" value="{/p:page/p:given/@access-code}"/>
    <input type="hidden" name="csrf" value="{/p:page/p:link[@action = $action]/@csrf}"/>
  </xsl:template>

  <xsl:template match="r:*" mode="told">
    <li class="redress-timeline__item">
      <h3 class="redress-timeline__title"><xsl:if test="self::r:corrected">Corrected letter</xsl:if><xsl:if test="not(self::r:corrected)"><xsl:call-template name="event-title"/></xsl:if></h3>
      <p class="redress-timeline__when"><time datetime="{@at}"><xsl:value-of select="w:moment(@at)"/></time></p>
      <xsl:apply-templates select="." mode="told-text"/>
      <xsl:if test="@p:letter">
        <form method="post" action="/complaints/letter" class="redress-timeline__letter">
          <xsl:call-template name="proven"><xsl:with-param name="action" select="'letter'"/></xsl:call-template>
          <input type="hidden" name="seq" value="{@seq}"/>
          <button type="submit" class="govuk-button govuk-button--secondary redress-button-small">Read the letter<span class="govuk-visually-hidden">: <xsl:call-template name="event-title"/>, <xsl:apply-templates select="@at" mode="day"/></span></button>
          <xsl:text> </xsl:text>
          <button type="submit" name="pdf" value="yes" class="govuk-button govuk-button--secondary redress-button-small"><xsl:value-of select="w:say('letter', 'download')"/><span class="govuk-visually-hidden">: <xsl:call-template name="event-title"/>, <xsl:apply-templates select="@at" mode="day"/></span></button>
        </form>
      </xsl:if>
    </li>
  </xsl:template>

  <!-- Beside heading and date: what was entered, unless an event has its own story here. The record holds only what its
       schema shows to this realm, so that a new event shows by itself -->
  <xsl:template match="r:*" mode="told-text"><xsl:call-template name="entered"/></xsl:template>
  <xsl:template match="r:closed|r:reopened" mode="told-text"/>
  <xsl:template match="r:declined" mode="told-text"><xsl:call-template name="decider-told"/></xsl:template>
  <xsl:template match="r:received" mode="told-text">
    <xsl:call-template name="details">
      <xsl:with-param name="summary" select="'What you told us'"/>
      <xsl:with-param name="body">
        <dl class="govuk-summary-list govuk-summary-list--no-border redress-entered"><xsl:apply-templates select="r:*[not(self::r:concerned or self::r:reporter)]" mode="entered"/></dl>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="r:responded" mode="told-text">
    <p class="govuk-body">Outcome: <strong><xsl:value-of select="r:outcome/@p:shown"/></strong></p>
    <xsl:call-template name="decider-told"/>
    <xsl:call-template name="files-told"/>
  </xsl:template>
  <xsl:template match="r:followed-up" mode="told-text">
    <xsl:choose>
      <xsl:when test="r:valued"><xsl:call-template name="entered"/></xsl:when>
      <xsl:otherwise><p class="govuk-body">We tried to reach you and did not hear from you.</p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="r:acknowledged|r:remedied|r:resent" mode="told-text"><xsl:call-template name="files-told"/></xsl:template>

  <xsl:template name="decider-told"><xsl:if test="@p:by-title != ''"><p class="govuk-body">Decided by <xsl:value-of select="@p:by-title"/></p></xsl:if></xsl:template>

  <!-- Of an event of which not everything shows: the files. Current node: the event -->
  <xsl:template name="files-told">
    <xsl:if test="r:attachment">
      <dl class="govuk-summary-list govuk-summary-list--no-border redress-entered"><xsl:apply-templates select="r:attachment" mode="entered"/></dl>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:attachment" mode="give-back" priority="1">
    <form method="post" action="/complaints/attachment">
      <xsl:call-template name="proven"><xsl:with-param name="action" select="'attachment'"/></xsl:call-template>
      <input type="hidden" name="seq" value="{../@seq}"/>
      <input type="hidden" name="n" value="{count(preceding-sibling::r:attachment) + 1}"/>
      <xsl:call-template name="button">
        <xsl:with-param name="text"><xsl:value-of select="concat('Download ', ., ' (')"/><xsl:call-template name="file-facts"><xsl:with-param name="type" select="@type"/><xsl:with-param name="size" select="@size"/></xsl:call-template>)</xsl:with-param>
        <xsl:with-param name="secondary" select="true()"/>
        <xsl:with-param name="class" select="'redress-button-small redress-break'"/>
      </xsl:call-template>
    </form>
  </xsl:template>

</xsl:stylesheet>
