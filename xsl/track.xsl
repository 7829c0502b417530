<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a case stands, for the person whom it belongs to. Without a record: reference and access code are asked for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words"
                xmlns:r="urn:redress:record" exclude-result-prefixes="p r w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:template match="p:page" mode="title">
    <xsl:choose>
      <xsl:when test="$record/self::r:compliment">Your compliment</xsl:when>
      <xsl:when test="$record">Your complaint</xsl:when>
      <xsl:otherwise>Where does my complaint stand?</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <xsl:choose>
          <xsl:when test="$record"><xsl:call-template name="status"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="ask"/></xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>

  <!-- Without a record -->

  <xsl:template name="ask">
    <xsl:call-template name="error-summary"/>
    <xsl:call-template name="fault-banner"/>
    <h1 class="govuk-heading-xl">Where does my complaint stand?</h1>
    <p class="govuk-body-l">Enter the reference and the access code. Both stand on your receipt and on every letter from us.</p>
    <xsl:choose>
      <xsl:when test="p:form/p:field"><xsl:apply-templates select="p:form"/></xsl:when>
      <xsl:otherwise>
        <form method="post" action="/complaints/track" novalidate="novalidate" accept-charset="utf-8">
          <xsl:for-each select="p:form"><xsl:call-template name="hidden-fields"/></xsl:for-each>
          <xsl:for-each select="p:link[@action = 'track']"><input type="hidden" name="csrf" value="{@csrf}"/></xsl:for-each>
          <xsl:call-template name="proof"><xsl:with-param name="name" select="'reference'"/><xsl:with-param name="value" select="p:given/@reference"/></xsl:call-template>
          <xsl:call-template name="proof"><xsl:with-param name="name" select="'access-code'"/><xsl:with-param name="value" select="p:given/@access-code"/></xsl:call-template>
          <xsl:call-template name="button"><xsl:with-param name="text"><xsl:call-template name="action-button"><xsl:with-param name="action" select="'track'"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </form>
      </xsl:otherwise>
    </xsl:choose>
    <h2 class="govuk-heading-m">If you no longer have them</h2>
    <p class="govuk-body">Ask us. We may want to make sure that it is you.</p>
    <xsl:call-template name="ways-to-reach-us"/>
  </xsl:template>

  <xsl:template name="proof">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:variable name="problem" select="p:problem[@field = $name]"/>
    <div>
      <xsl:attribute name="class">govuk-form-group<xsl:if test="$problem"> govuk-form-group--error</xsl:if></xsl:attribute>
      <label class="govuk-label" for="{$name}"><xsl:value-of select="w:say('field', translate($name, '.', '-'))"/></label>
      <div class="govuk-hint" id="{$name}-hint"><xsl:value-of select="w:say('hint', $name, 'else', '')"/></div>
      <xsl:for-each select="$problem[1]">
        <p class="govuk-error-message" id="{$name}-error">
          <span class="govuk-visually-hidden">Error: </span>
          <xsl:call-template name="problem">
            <xsl:with-param name="code" select="@code"/>
            <xsl:with-param name="label" select="w:say('field', translate($name, '.', '-'))"/>
            <xsl:with-param name="max" select="@max"/>
            <xsl:with-param name="words" select="string(.)"/>
          </xsl:call-template>
        </p>
      </xsl:for-each>
      <input id="{$name}" name="{$name}" type="text" value="{$value}" autocomplete="off" spellcheck="false">
        <xsl:attribute name="class">govuk-input govuk-input--width-20<xsl:if test="$problem"> govuk-input--error</xsl:if></xsl:attribute>
        <xsl:attribute name="aria-describedby"><xsl:value-of select="concat($name, '-hint')"/><xsl:if test="$problem"><xsl:value-of select="concat(' ', $name, '-error')"/></xsl:if></xsl:attribute>
      </input>
    </div>
  </xsl:template>

  <!-- With one -->

  <xsl:template name="status">
    <xsl:call-template name="fault-banner"/>
    <span class="govuk-caption-xl"><xsl:value-of select="$record/@reference"/></span>
    <h1 class="govuk-heading-xl redress-case__title"><xsl:apply-templates select="." mode="title"/></h1>
    <p class="govuk-body-l redress-prose" dir="auto"><xsl:call-template name="case-title"/></p>
    <p class="govuk-body redress-case__state">
      <xsl:call-template name="tag">
        <xsl:with-param name="text" select="w:say('state', p:status/@state)"/>
        <xsl:with-param name="colour" select="w:say('state-colour', p:status/@state)"/>
      </xsl:call-template>
    </p>
    <xsl:call-template name="next"/>
    <xsl:call-template name="contact"/>
    <xsl:call-template name="rights"/>
    <xsl:call-template name="how-it-went"/>
    <h2 class="govuk-heading-m">What has happened so far</h2>
    <ol class="redress-timeline">
      <xsl:apply-templates select="$record/*" mode="told"/>
    </ol>
    <xsl:call-template name="other-actions"/>
  </xsl:template>

  <xsl:template name="next">
    <!-- of improvements the first stands for all: what they are is not told here -->
    <xsl:variable name="owed" select="p:status/p:obligation[not(@window) and (@state = 'owed' or @state = 'overdue')]"/>
    <xsl:variable name="changes" select="$owed[@name = 'improvement' or @name = 'improve-again']"/>
    <xsl:variable name="open" select="$owed[@name = 'acknowledge' or @name = 'respond' or @name = 'update' or @name = 'remedy' or @name = 'root-cause' or @name = 'follow-up' or @name = 'review']|$changes[1]"/>
    <h2 class="govuk-heading-m">What happens next</h2>
    <xsl:if test="$record/self::r:compliment"><xsl:call-template name="praise-stands"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$open">
        <xsl:for-each select="$open">
          <xsl:sort select="@due"/>
          <p class="govuk-body">
            <xsl:value-of select="w:say('obligation-public', @name, 'else', '')"/>
            <xsl:if test="@name = 'remedy' and @item-title != ''"> (<xsl:value-of select="@item-title"/>)</xsl:if>
            <xsl:choose>
              <xsl:when test="@state = 'overdue'">. This should have happened by <xsl:call-template name="moment"><xsl:with-param name="at" select="@due"/></xsl:call-template>. We are sorry that we are late.</xsl:when>
              <xsl:when test="@force = 'target'">. We aim to do so by <strong><xsl:call-template name="moment"><xsl:with-param name="at" select="@due"/></xsl:call-template></strong>.</xsl:when>
              <xsl:otherwise> by <strong><xsl:call-template name="moment"><xsl:with-param name="at" select="@due"/></xsl:call-template></strong>.</xsl:otherwise>
            </xsl:choose>
          </p>
          <xsl:call-template name="details">
            <xsl:with-param name="summary">How this date comes about<span class="govuk-visually-hidden">: <xsl:value-of select="w:say('obligation-public', @name, 'else', '')"/></span></xsl:with-param>
            <xsl:with-param name="body"><xsl:call-template name="explanation"/></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="p:status/@state = 'complete'"><p class="govuk-body">It is closed, and all that we promised you on it is done.</p></xsl:when>
      <xsl:when test="p:status/@state = 'withdrawn'"><p class="govuk-body">You withdrew it, so we do nothing further on it.</p></xsl:when>
      <xsl:when test="$record/self::r:compliment"/>
      <xsl:when test="p:status/@state = 'responded'"><p class="govuk-body">We have answered. If you are content, you need not do anything.</p></xsl:when>
      <xsl:otherwise><p class="govuk-body">Nothing is open on our side.</p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What has become of a compliment, as what was done with it is written down for staff only -->
  <xsl:template name="praise-stands">
    <xsl:variable name="state" select="p:status/@state"/>
    <xsl:variable name="text">
      <xsl:choose>
        <xsl:when test="$state = 'acknowledged'">We have thanked you. Those whom it is about hear of it, too.</xsl:when>
        <xsl:when test="$state = 'told'">Those whom it is about have heard of it.</xsl:when>
        <xsl:when test="$state = 'reviewed'">Those whom it is about have heard of it, and we have looked at what others among us can learn from it.</xsl:when>
        <xsl:when test="$state = 'shared'">We have passed on to others among us what they can learn from it.</xsl:when>
        <xsl:when test="$state = 'closed'">All that we wanted to do with it is done. Thank you again.</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$text != ''"><p class="govuk-body"><xsl:value-of select="$text"/></p></xsl:if>
  </xsl:template>

  <xsl:template name="contact">
    <xsl:variable name="contact" select="$record/r:acknowledged[last()]/r:contact"/>
    <xsl:if test="$record/self::r:complaint">
      <h2 class="govuk-heading-m">Your contact</h2>
      <xsl:choose>
        <xsl:when test="$contact">
          <p class="govuk-body">
            <strong><xsl:value-of select="$contact/r:name"/></strong>
            <xsl:if test="$contact/r:phone">, telephone <xsl:value-of select="$contact/r:phone"/></xsl:if>
            <xsl:if test="$contact/r:email">, email <a class="govuk-link redress-break" dir="auto" href="mailto:{$contact/r:email}"><xsl:value-of select="$contact/r:email"/></a></xsl:if>
          </p>
        </xsl:when>
        <xsl:otherwise>
          <p class="govuk-body">We have not named your contact yet. Until then:</p>
          <xsl:call-template name="ways-to-reach-us"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- If the complainant is not content -->
  <xsl:template name="rights">
    <xsl:variable name="window" select="p:status/p:obligation[@window = 'yes' and (@state = 'open' or @state = 'passed' or @state = 'coming')][last()]"/>
    <xsl:variable name="can" select="p:status/p:action[@name = 'escalate']"/>
    <xsl:if test="$can">
      <div class="redress-right">
        <h2 class="govuk-heading-m">If you are not content</h2>
        <xsl:variable name="level">
          <xsl:choose><xsl:when test="$window/@level"><xsl:value-of select="$window/@level"/></xsl:when><xsl:otherwise><xsl:value-of select="$next-level"/></xsl:otherwise></xsl:choose>
        </xsl:variable>
        <p class="govuk-body">
          <xsl:text>You can ask for </xsl:text>
          <xsl:call-template name="a-review"><xsl:with-param name="level" select="string($level)"/></xsl:call-template>
          <xsl:choose>
            <xsl:when test="$window/@state = 'passed'">. The time for it ended on <xsl:call-template name="moment"><xsl:with-param name="at" select="$window/@due"/></xsl:call-template>. You can still ask: we look at every late request and tell you whether we accept it, and why.</xsl:when>
            <xsl:when test="$window/@due != ''"> until the end of <strong><xsl:call-template name="moment"><xsl:with-param name="at" select="$window/@due"/></xsl:call-template></strong>. You need not give a reason.</xsl:when>
            <xsl:otherwise>. There is no last date for it, and you need not give a reason.</xsl:otherwise>
          </xsl:choose>
        </p>
        <form method="post" action="/complaints/escalate">
          <xsl:call-template name="proven"><xsl:with-param name="action" select="'escalate'"/></xsl:call-template>
          <xsl:call-template name="button">
            <xsl:with-param name="text"><xsl:call-template name="action-title"><xsl:with-param name="action" select="'escalate'"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="name" select="'open'"/>
            <xsl:with-param name="value" select="'yes'"/>
          </xsl:call-template>
        </form>
      </div>
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
          <xsl:when test="$told">Thank you for telling us on <xsl:call-template name="date"><xsl:with-param name="at" select="$told/@at"/></xsl:call-template>. If something has changed since then, tell us again.</xsl:when>
          <xsl:when test="$owed">We would like to know whether it has lasted and whether you felt valued. You need not wait until we ask you.</xsl:when>
          <xsl:otherwise>If you like, tell us whether it has lasted and how you felt about it.</xsl:otherwise>
        </xsl:choose>
      </p>
      <form method="post" action="/complaints/follow-up">
        <xsl:call-template name="proven"><xsl:with-param name="action" select="'follow-up'"/></xsl:call-template>
        <xsl:call-template name="button">
          <xsl:with-param name="text"><xsl:call-template name="action-title"><xsl:with-param name="action" select="'follow-up'"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="name" select="'open'"/>
          <xsl:with-param name="value" select="'yes'"/>
          <xsl:with-param name="secondary" select="not($owed)"/>
        </xsl:call-template>
      </form>
    </xsl:if>
  </xsl:template>

  <!-- What else the complainant may do now: add information, withdraw … -->
  <xsl:template name="other-actions">
    <xsl:for-each select="p:status/p:action[@name != 'escalate' and @name != 'follow-up' and /p:page/p:link/@action = @name]">
      <form method="post" action="/complaints/{@name}">
        <xsl:variable name="action" select="@name"/>
        <xsl:for-each select="/p:page"><xsl:call-template name="proven"><xsl:with-param name="action" select="$action"/></xsl:call-template></xsl:for-each>
        <xsl:call-template name="button">
          <xsl:with-param name="text"><xsl:call-template name="action-title"><xsl:with-param name="action" select="@name"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="name" select="'open'"/>
          <xsl:with-param name="value" select="'yes'"/>
          <xsl:with-param name="secondary" select="true()"/>
        </xsl:call-template>
      </form>
    </xsl:for-each>
  </xsl:template>

  <!-- What every form of this page sends along. Current node: p:page -->
  <xsl:template name="proven">
    <xsl:param name="action"/>
    <input type="hidden" name="reference" value="{p:given/@reference}"/>
    <input type="hidden" name="access-code" value="{p:given/@access-code}"/>
    <input type="hidden" name="csrf" value="{p:link[@action = $action]/@csrf}"/>
  </xsl:template>

  <xsl:template match="r:*" mode="told">
    <li class="redress-timeline__item">
      <h3 class="redress-timeline__title"><xsl:call-template name="event-title"/></h3>
      <p class="redress-timeline__when"><time datetime="{@at}"><xsl:call-template name="moment"><xsl:with-param name="at" select="@at"/></xsl:call-template></time></p>
      <xsl:apply-templates select="." mode="told-text"/>
      <xsl:if test="@p:letter">
        <form method="post" action="/complaints/letter" class="redress-timeline__letter">
          <xsl:variable name="seq" select="@seq"/>
          <xsl:for-each select="/p:page"><xsl:call-template name="proven"><xsl:with-param name="action" select="'letter'"/></xsl:call-template></xsl:for-each>
          <input type="hidden" name="seq" value="{$seq}"/>
          <xsl:call-template name="button">
            <xsl:with-param name="text">Read the letter<span class="govuk-visually-hidden">: <xsl:call-template name="event-title"/>, <xsl:call-template name="day"><xsl:with-param name="at" select="@at"/></xsl:call-template></span></xsl:with-param>
            <xsl:with-param name="secondary" select="true()"/>
            <xsl:with-param name="class" select="'redress-button-small'"/>
          </xsl:call-template>
        </form>
      </xsl:if>
    </li>
  </xsl:template>

  <!-- Beside heading and date: what was entered, unless an event has its own story here. The record holds only what its
       schema shows to this realm, so that a new event shows by itself -->
  <xsl:template match="r:*" mode="told-text"><xsl:call-template name="entered"/></xsl:template>
  <xsl:template match="r:declined|r:closed|r:reopened" mode="told-text"/>
  <xsl:template match="r:received" mode="told-text">
    <xsl:call-template name="details">
      <xsl:with-param name="summary" select="'What you told us'"/>
      <xsl:with-param name="body">
        <dl class="govuk-summary-list govuk-summary-list--no-border redress-entered"><xsl:apply-templates select="r:*[not(self::r:concerned)]" mode="entered"/></dl>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="r:responded" mode="told-text">
    <p class="govuk-body">Outcome: <strong><xsl:for-each select="r:outcome"><xsl:call-template name="value"/></xsl:for-each></strong></p>
    <xsl:call-template name="files-told"/>
  </xsl:template>
  <xsl:template match="r:followed-up" mode="told-text">
    <xsl:choose>
      <xsl:when test="r:valued"><xsl:call-template name="entered"/></xsl:when>
      <xsl:otherwise><p class="govuk-body">We tried to reach you and did not hear from you.</p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="r:acknowledged|r:remedied" mode="told-text"><xsl:call-template name="files-told"/></xsl:template>

  <!-- Of an event of which not everything shows: the files. Current node: the event -->
  <xsl:template name="files-told">
    <xsl:if test="r:attachment">
      <dl class="govuk-summary-list govuk-summary-list--no-border redress-entered"><xsl:apply-templates select="r:attachment" mode="entered"/></dl>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:attachment" mode="give-back" priority="1">
    <form method="post" action="/complaints/attachment">
      <xsl:for-each select="/p:page"><xsl:call-template name="proven"><xsl:with-param name="action" select="'attachment'"/></xsl:call-template></xsl:for-each>
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
