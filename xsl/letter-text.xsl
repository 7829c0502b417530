<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of a letter, for the sheet that prints it and the one that shows it before it is sent. page/@seq says which
     event it is about; the page's record holds all events.

     A letter says what stood in the record when it was written: nothing later than its event is looked at, apart from
     the access code, which stays the same until a new one is issued. Before it is sent nobody sees the code. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" xmlns:o="urn:redress:organisation"
                exclude-result-prefixes="p r o w">

  <xsl:variable name="event" select="$record/*[@seq = /p:page/@seq]"/>
  <xsl:variable name="received" select="$record/r:received[last()]"/>
  <!-- The acknowledgement that stood at the time: contact and issues as understood -->
  <xsl:variable name="acknowledged" select="($event/self::r:acknowledged|$event/preceding-sibling::r:acknowledged)[last()]"/>
  <!-- The contact named last by then; none where that is somebody who takes no part in the case -->
  <xsl:variable name="contact" select="($event|$event/preceding-sibling::*)[self::r:acknowledged or self::r:introduced][last()]/r:contact"/>
  <xsl:variable name="name" select="$received/r:complainant/r:name|$received/r:giver/r:name"/>
  <!-- Who acts for them gets their letters -->
  <xsl:variable name="agent" select="$received/r:representative"/>
  <xsl:variable name="reader" select="$agent/r:name|$name[not($agent)]"/>

  <!-- What it is about heads the letter, but not the page that shows it before it is sent -->
  <xsl:variable name="subject"><xsl:choose><xsl:when test="/p:page/@name = 'preview'">h2</xsl:when><xsl:otherwise>h1</xsl:otherwise></xsl:choose></xsl:variable>

  <xsl:template name="letter-class">
    <xsl:text>redress-letter</xsl:text><xsl:if test="$needs/r:easy-read"> redress-letter--easy</xsl:if><xsl:if test="$large"> redress-letter--large</xsl:if>
  </xsl:template>

  <!-- All of it, from the letterhead to the signature. Current node: p:page -->
  <xsl:template name="letter">
    <header class="redress-letter__head">
      <p class="redress-letter__name"><xsl:value-of select="$organisation/@name"/></p>
      <xsl:if test="not($large)"><xsl:call-template name="from"/></xsl:if>
    </header>
    <div class="redress-letter__top">
      <div class="redress-letter__address">
        <xsl:if test="$agent"><xsl:value-of select="$agent/r:name"/><br/>for </xsl:if>
        <xsl:value-of select="$name"/><xsl:if test="$agent and not($name != '')"><xsl:value-of select="concat('the person who raised ', $record/@reference)"/></xsl:if>
        <xsl:for-each select="$received/r:complainant/r:organisation[not(contains(../r:address, .))]"><br/><xsl:value-of select="."/></xsl:for-each>
        <xsl:choose>
          <xsl:when test="$agent/r:address"><br/><span class="redress-prose" dir="auto"><xsl:value-of select="$agent/r:address"/></span></xsl:when>
          <xsl:when test="$agent/r:email"><br/><span class="redress-break" dir="auto"><xsl:value-of select="$agent/r:email"/></span></xsl:when>
          <xsl:when test="$received/r:complainant/r:address"><br/><span class="redress-prose" dir="auto"><xsl:value-of select="$received/r:complainant/r:address"/></span></xsl:when>
          <xsl:when test="$received/*/r:email and $name"><br/><span class="redress-break" dir="auto"><xsl:value-of select="$received/*[local-name() = 'complainant' or local-name() = 'giver']/r:email"/></span></xsl:when>
        </xsl:choose>
      </div>
      <dl class="redress-letter__marks">
        <div><dt>Date</dt><dd><xsl:apply-templates select="$event/@at" mode="day"/></dd></div>
        <div><dt>Our reference</dt><dd><xsl:value-of select="$record/@reference"/></dd></div>
      </dl>
    </div>
    <div id="text">
    <xsl:if test="@realm = 'staff'"><xsl:attribute name="class">redress-letter__text</xsl:attribute></xsl:if>
    <p class="redress-letter__salutation">Dear <xsl:value-of select="$reader"/><xsl:if test="not($reader != '')">Sir or Madam</xsl:if>,</p>
    <xsl:if test="$agent"><p>We are writing to you because you act for <xsl:value-of select="$name"/><xsl:if test="not($name != '')">the person who raised this</xsl:if>.</p></xsl:if>
    <xsl:apply-templates select="$event" mode="letter"/>
    <p class="redress-letter__close">Yours <xsl:choose><xsl:when test="$reader != ''">sincerely</xsl:when><xsl:otherwise>faithfully</xsl:otherwise></xsl:choose></p>
    <p class="redress-letter__signature">
      <!-- the names of staff are on the paper that they sign, and not on the public page -->
      <xsl:if test="$event/@p:by-title != ''"><xsl:value-of select="$event/@p:by-title"/><br/></xsl:if>
      <xsl:value-of select="$organisation/@name"/>
    </p>
    </div>
    <xsl:if test="$needs/r:language">
      <p>You asked for <xsl:value-of select="$needs/r:language"/>. If you would like this letter in that language, please contact us.</p>
    </xsl:if>
    <!-- in large print it has no room above the window -->
    <xsl:if test="$large"><xsl:call-template name="from"/></xsl:if>
  </xsl:template>

  <!-- An event that the schema gives a letter, before somebody finds better words: what was entered -->
  <xsl:template match="r:*" mode="letter">
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute><xsl:call-template name="event-title"/></xsl:element>
    <xsl:call-template name="entered"/>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- A complaint acknowledged -->
  <xsl:template match="r:complaint/r:acknowledged" mode="letter">
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute>Your complaint: <xsl:value-of select="$received/r:summary"/></xsl:element>
    <p>Thank you for telling us about this. We are sorry you had to, and we will look into it. Your complaint reached us on <xsl:apply-templates select="$received/@at" mode="date"/>. Your reference is <strong class="redress-code"><xsl:value-of select="$record/@reference"/></strong>.</p>
    <xsl:call-template name="sorry-late"/>
    <h2>Your contact</h2>
    <p>
      <xsl:text>If you have a question or want to add something, please contact </xsl:text>
      <xsl:call-template name="contact"/>
      <xsl:text>, quoting the reference.</xsl:text>
    </p>
    <h2>What we will look into</h2>
    <p>We understand your complaint to be about:</p>
    <ol><xsl:for-each select="r:issue"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
    <xsl:call-template name="what-you-said"/>
    <xsl:if test="$received/r:desired-outcome">
      <p>You told us what would put it right:</p>
      <xsl:for-each select="$received/r:desired-outcome"><xsl:call-template name="quoted"/></xsl:for-each>
    </xsl:if>
    <p>If we have misunderstood or left something out, please tell your contact.</p>
    <h2>What happens next</h2>
    <p>
      <xsl:variable name="promise" select="/p:page/p:policy/p:promise[@name = 'respond' and not(@kind = 'compliment')][1]"/>
      <xsl:choose>
        <xsl:when test="@response-due != ''">
          <xsl:text>We </xsl:text><xsl:value-of select="w:say('force', $promise/@force)"/>
          <xsl:text> send you our reply by </xsl:text>
          <strong><xsl:apply-templates select="@response-due" mode="deadline"/></strong>
          <xsl:text>. It will answer each of the points above. If we need more time, we will tell you before then, and say why.</xsl:text>
        </xsl:when>
        <xsl:otherwise>We will look into each of the points above and send you our reply.</xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:call-template name="how-counted"><xsl:with-param name="at" select="@response-due"/></xsl:call-template>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Told twice: it goes on under the other reference -->
  <xsl:template match="r:merged" mode="letter">
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute>Your complaint: <xsl:value-of select="$received/r:summary"/></xsl:element>
    <p>Thank you for telling us about this on <xsl:apply-templates select="$received/@at" mode="date"/>. You have also told us about it under another reference, so we will answer both complaints as one.</p>
    <p>From now on please quote <strong class="redress-code"><xsl:value-of select="r:other"/></strong>. Everything you sent us with <xsl:value-of select="$record/@reference"/> is kept with it. The dates we gave you under <xsl:value-of select="r:other"/> apply, and those under <xsl:value-of select="$record/@reference"/> no longer do.</p>
    <p>If the two are not about the same thing, please tell us and we will reopen this complaint.</p>
    <div class="redress-letter__keep">
      <h2>To <xsl:value-of select="w:say('heading', local-name($record), 'page', 'letter')"/></h2>
      <p>
        <xsl:text>Go to our website</xsl:text>
        <xsl:if test="$organisation/o:web">, <span class="redress-break" dir="auto"><xsl:value-of select="$organisation/o:web"/></span></xsl:if>
        <xsl:text>, choose “Check your complaint” and enter </xsl:text><strong class="redress-code"><xsl:value-of select="r:other"/></strong>
        <xsl:text> with the access code that we sent you for it.</xsl:text>
      </p>
    </div>
  </xsl:template>

  <!-- What happened and how it affected them, in their own words -->
  <xsl:template name="what-you-said">
    <xsl:for-each select="$received/r:details"><p>You told us what happened:</p><xsl:call-template name="quoted"/></xsl:for-each>
    <xsl:for-each select="$received/r:effect"><p>You told us how it affected you:</p><xsl:call-template name="quoted"/></xsl:for-each>
  </xsl:template>

  <!-- Their words; of what is long the beginning, to the end of a word -->
  <xsl:template name="quoted">
    <xsl:variable name="rest" select="substring-before(concat(substring(., 1001), ' '), ' ')"/>
    <blockquote class="redress-prose" dir="auto">
      <xsl:choose>
        <xsl:when test="string-length(.) &lt;= 1000"><xsl:value-of select="."/></xsl:when>
        <xsl:otherwise><xsl:value-of select="substring(., 1, 1000)"/><xsl:if test="string-length($rest) &lt; 30"><xsl:value-of select="$rest"/></xsl:if>… (as you wrote it in full in your complaint)</xsl:otherwise>
      </xsl:choose>
    </blockquote>
  </xsl:template>

  <!-- Another contact -->
  <xsl:template match="r:introduced" mode="letter">
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute>Your new contact: <xsl:value-of select="$received/r:summary"/></xsl:element>
    <p>Your contact for this complaint has changed. If you have a question or want to add something, please contact <xsl:call-template name="contact"/>, quoting the reference <strong class="redress-code"><xsl:value-of select="$record/@reference"/></strong>.</p>
    <p>Nothing else changes: the dates we gave you stay the same.</p>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Whom to turn to: the contact of the time, or whom to turn to instead -->
  <xsl:template name="contact">
    <xsl:for-each select="$contact|/p:page/p:status/p:contact[not($contact)]">
      <strong><xsl:value-of select="r:name|@name"/></strong>
      <xsl:if test="r:phone|@phone">, phone <span class="redress-phone"><xsl:value-of select="r:phone|@phone"/></span></xsl:if>
      <xsl:if test="r:email|@email">, email <span class="redress-break" dir="auto"><xsl:value-of select="r:email|@email"/></span></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- A compliment: thanks -->
  <xsl:template match="r:compliment/r:acknowledged" mode="letter">
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute>Thank you for your compliment</xsl:element>
    <p>
      <xsl:text>Thank you for your kind words</xsl:text>
      <xsl:if test="$received/r:about-whom != ''"> about <xsl:value-of select="$received/r:about-whom"/></xsl:if>
      <xsl:text>, which reached us on </xsl:text><xsl:apply-templates select="$received/@at" mode="date"/>
      <xsl:text>. You said:</xsl:text>
    </p>
    <blockquote class="redress-prose" dir="auto"><xsl:value-of select="$received/r:details"/></blockquote>
    <xsl:call-template name="sorry-late"/>
    <p>It is good to hear when something has gone well, and it means a lot to the people who do the work. We will tell them<xsl:if test="/p:page/p:policy/p:promise[@name = 'review' and @kind = 'compliment']">, and we will look at what the rest of us can learn from it</xsl:if>.</p>
    <p>
      <xsl:choose>
        <xsl:when test="$received/r:consent-words and $received/r:consent-name">Thank you for letting us share your words and your name.</xsl:when>
        <xsl:when test="$received/r:consent-words">Thank you for letting us share your words. We will not say who they came from.</xsl:when>
        <xsl:when test="$received/r:consent-name">We will say that it came from you, as you agreed, and keep your words private.</xsl:when>
        <xsl:otherwise>We will keep your words and your name private.</xsl:otherwise>
      </xsl:choose>
    </p>
    <p>Thank you for taking the time to tell us.</p>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- A response -->
  <xsl:template match="r:responded" mode="letter">
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute>Our reply to your complaint: <xsl:value-of select="$received/r:summary"/></xsl:element>
    <p>
      <xsl:text>Thank you for your patience while we </xsl:text>
      <xsl:choose><xsl:when test="preceding-sibling::r:escalated">reviewed your complaint</xsl:when><xsl:otherwise>looked into your complaint</xsl:otherwise></xsl:choose>
      <xsl:text>. This is our reply</xsl:text>
      <xsl:if test="@level and preceding-sibling::r:escalated"><xsl:text> (</xsl:text><xsl:call-template name="level-title"><xsl:with-param name="level" select="@level"/></xsl:call-template>)</xsl:if>
      <xsl:text>. </xsl:text>
      <strong><xsl:value-of select="w:say('decided', r:outcome)"/></strong>.
    </p>
    <xsl:call-template name="who-decided"/>
    <xsl:for-each select="preceding-sibling::r:escalated[1][@level = $event/@level and @late]"><p><xsl:call-template name="came-late"/>. We have accepted it.</p></xsl:for-each>
    <xsl:call-template name="sorry-late"/>
    <xsl:if test="r:apology"><p class="redress-prose" dir="auto"><xsl:value-of select="r:apology"/></p></xsl:if>
    <h2>What you told us</h2>
    <xsl:call-template name="what-you-said"/>
    <h2>What we found</h2>
    <xsl:for-each select="r:finding">
      <h3>
        <xsl:value-of select="@issue"/>
        <xsl:variable name="issue" select="$acknowledged/r:issue[position() = current()/@issue]"/>
        <xsl:if test="$issue"><xsl:value-of select="concat('. ', $issue)"/></xsl:if>
      </h3>
      <p>Our decision on this point: <strong><xsl:for-each select="r:decision"><xsl:call-template name="decision"/></xsl:for-each></strong>.</p>
      <p class="redress-prose" dir="auto"><xsl:value-of select="r:reasons"/></p>
      <xsl:if test="r:evidence">
        <p>We looked at:</p>
        <ul><xsl:for-each select="r:evidence"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
      </xsl:if>
    </xsl:for-each>
    <h2>Why we reached this decision</h2>
    <p class="redress-prose" dir="auto"><xsl:value-of select="r:reasons"/></p>
    <xsl:if test="r:desired-outcome-answer">
      <h2>What you asked for</h2>
      <xsl:for-each select="$received/r:desired-outcome"><xsl:call-template name="quoted"/></xsl:for-each>
      <p class="redress-prose" dir="auto"><xsl:value-of select="r:desired-outcome-answer"/></p>
    </xsl:if>
    <xsl:if test="r:remedy or r:no-remedy">
      <h2>What we will do to put it right</h2>
      <xsl:if test="r:remedy"><ul><xsl:apply-templates select="r:remedy" mode="letter"/></ul></xsl:if>
      <xsl:if test="r:no-remedy"><p class="redress-prose" dir="auto"><xsl:value-of select="r:no-remedy"/></p></xsl:if>
    </xsl:if>
    <xsl:if test="r:goodwill">
      <h2>As a gesture of goodwill</h2>
      <p class="redress-prose" dir="auto"><xsl:value-of select="r:goodwill"/></p>
    </xsl:if>
    <h2>If you are not satisfied</h2>
    <xsl:choose>
      <xsl:when test="@next-level">
        <p>
          <xsl:text>You can ask for </xsl:text>
          <xsl:call-template name="a-review"><xsl:with-param name="level" select="string(@next-level)"/></xsl:call-template>
          <xsl:choose>
            <xsl:when test="@next-until != ''"> until the end of <strong><xsl:apply-templates select="@next-until" mode="date"/></strong>.</xsl:when>
            <xsl:otherwise>. There is no deadline.</xsl:otherwise>
          </xsl:choose>
          <xsl:text> You do not need to give a reason. Someone who has not decided on it at an earlier level will take a fresh look. If there is no one else, our letter will tell you why.</xsl:text>
        </p>
        <p>
          <xsl:text>You can ask on our website, as described below, or in any other way</xsl:text>
          <xsl:if test="$contact or /p:page/p:status/p:contact"><xsl:text>: contact </xsl:text><xsl:call-template name="contact"/></xsl:if>
          <xsl:text>.</xsl:text>
        </p>
        <xsl:call-template name="how-counted"><xsl:with-param name="at" select="@next-until"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <p>This is our final response under our complaints procedure. There is no further level within <xsl:value-of select="$organisation/@name"/>.</p>
        <xsl:for-each select="$organisation/o:outside-body"><p><xsl:apply-templates select="."/></p></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="after-closing"/>
    <h2>What changes because you told us</h2>
    <xsl:if test="r:remedy"><p>We will carry out everything that we promise in this letter.</p></xsl:if>
    <xsl:if test="r:lesson"><p class="redress-prose" dir="auto"><xsl:value-of select="r:lesson"/></p></xsl:if>
    <p>Thank you for taking the time to tell us. What you said helps us to do better.</p>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <xsl:template match="r:remedy" mode="letter"><li><xsl:value-of select="r:what"/><xsl:choose><xsl:when test="translate(r:by, '-', '') &lt; translate(substring(../@at, 1, 10), '-', '')">, done on </xsl:when><xsl:otherwise>, by </xsl:otherwise></xsl:choose><xsl:apply-templates select="r:by" mode="date"/></li></xsl:template>

  <!-- Where the policy promises to ask: when, and the way to tell us without waiting for it -->
  <xsl:template name="after-closing">
    <xsl:for-each select="/p:page/p:policy/p:promise[@name = 'follow-up' and @kind = 'complaint'][1]">
      <h2>How did it go?</h2>
      <p>
        <xsl:text>Within </xsl:text><xsl:apply-templates select="." mode="length"/>
        <xsl:text> of closing your complaint, we will ask you whether the problem has stayed fixed and whether you felt valued. Once it is closed, you do not need to wait for us to ask. On our website, choose “Check your complaint” or go to </xsl:text>
        <span class="redress-break" dir="auto">/complaints/follow-up</span><xsl:text>.</xsl:text>
      </p>
    </xsl:for-each>
  </xsl:template>

  <!-- How a date that the letter names was counted, while it still is the one that holds -->
  <xsl:template name="how-counted">
    <xsl:param name="at"/>
    <xsl:for-each select="/p:page/p:status/p:obligation[$at != '' and (@first-due = $at or not(@first-due) and @due = $at)][1]">
      <div class="redress-letter__small">
        <p>How we worked out this date:</p>
        <xsl:call-template name="explanation"/>
      </div>
    </xsl:for-each>
  </xsl:template>

  <!-- "upheld in part" reads better in a sentence than a label does -->
  <xsl:template name="decision">
    <xsl:choose>
      <xsl:when test=". = 'partly-upheld'">upheld in part</xsl:when>
      <xsl:when test="@p:shown"><xsl:call-template name="small"><xsl:with-param name="text" select="@p:shown"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(., '-', ' ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- More time -->
  <xsl:template match="r:extended" mode="letter">
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute>Your complaint: <xsl:value-of select="$received/r:summary"/></xsl:element>
    <p>We are sorry that we need more time to reply to your complaint. This is why:</p>
    <p class="redress-prose" dir="auto"><xsl:value-of select="r:reason"/></p>
    <p>We will send you our reply by <strong><xsl:apply-templates select="r:until" mode="date"/></strong>. Until then we will tell you how it is going.</p>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Not a complaint for our procedure -->
  <xsl:template match="r:redirected" mode="letter">
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute>Your complaint: <xsl:value-of select="$received/r:summary"/></xsl:element>
    <p>Thank you for telling us about this. We have looked at what you told us. Our complaints procedure is not the right way to deal with it, for these reasons:</p>
    <p class="redress-prose" dir="auto"><xsl:value-of select="r:reason"/></p>
    <h2>Who can help</h2>
    <p>Please contact <xsl:call-template name="redirected-to"/></p>
    <h2>If you disagree</h2>
    <p>
      <xsl:text>We will take no further action under our complaints procedure. If you think that we should, please tell us why</xsl:text>
      <xsl:if test="$contact or /p:page/p:status/p:contact"><xsl:text>: contact </xsl:text><xsl:call-template name="contact"/></xsl:if>
      <xsl:text>. We can take your complaint up again.</xsl:text>
    </p>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- A request for the next level, taken in -->
  <xsl:template match="r:escalated" mode="letter">
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute>Your request for a review of your complaint: <xsl:value-of select="$received/r:summary"/></xsl:element>
    <p>
      <xsl:text>Thank you for coming back to us. Your request for </xsl:text>
      <xsl:call-template name="a-review"><xsl:with-param name="level" select="string(@level)"/></xsl:call-template>
      <xsl:text> reached us on </xsl:text><xsl:apply-templates select="@at" mode="date"/>
      <xsl:text>. Someone who has not decided on it at an earlier level will take a fresh look. If there is no one else, our letter will tell you why.</xsl:text>
    </p>
    <xsl:if test="@late">
      <p>
        <xsl:call-template name="may-be-declined"/>
        <xsl:for-each select="/p:page/p:status/p:obligation[@name = 'decide' and @start = $event/@at]"> We will tell you by <strong><xsl:apply-templates select="@due" mode="deadline"/></strong>.</xsl:for-each>
      </p>
    </xsl:if>
    <xsl:if test="@response-due != ''">
      <p>
        <xsl:if test="@late">If we accept it, we</xsl:if><xsl:if test="not(@late)">We</xsl:if>
        <xsl:text> will send you our reply by </xsl:text><strong><xsl:apply-templates select="@response-due" mode="deadline"/></strong>
        <xsl:text>. If we need more time, we will tell you before then, and say why.</xsl:text>
      </p>
    </xsl:if>
    <xsl:call-template name="how-counted"><xsl:with-param name="at" select="@response-due"/></xsl:call-template>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Who decided, and that they come to it anew where the record proves it (lib/registry/outlook.h) -->
  <xsl:template name="who-decided">
    <xsl:if test="@p:by-title != ''">
      <p>This was decided by <xsl:call-template name="decider"/><xsl:if test="@no-part">, who had no part in your complaint before you asked for this review</xsl:if>.</p>
      <xsl:for-each select="preceding-sibling::r:exempted[@seq = current()/@exempted-by]">
        <p>The same person also decided on your complaint at an earlier level. <xsl:call-template name="decider"/>, allowed this for the following reason:</p>
        <p class="redress-prose" dir="auto"><xsl:value-of select="r:reason"/></p>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- It keeps something later than we promised -->
  <xsl:template name="sorry-late"><xsl:if test="@kept-late"><p>You should have heard from us sooner. We are sorry for the delay.</p></xsl:if></xsl:template>

  <!-- A late request declined -->
  <xsl:template match="r:declined" mode="letter">
    <xsl:variable name="request" select="preceding-sibling::r:escalated[1]"/>
    <xsl:element name="{$subject}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute>Your request for a review of your complaint: <xsl:value-of select="$received/r:summary"/></xsl:element>
    <p>
      <xsl:text>You asked us for </xsl:text>
      <xsl:call-template name="a-review"><xsl:with-param name="level" select="string($request/@level)"/></xsl:call-template>
      <xsl:if test="$request"> on <xsl:apply-templates select="$request/@at" mode="date"/></xsl:if>
      <xsl:text>. </xsl:text>
      <xsl:for-each select="$request"><xsl:call-template name="came-late"/></xsl:for-each>
      <xsl:text>. We have considered whether to accept it anyway. We are sorry that we cannot. These are our reasons:</xsl:text>
    </p>
    <p class="redress-prose" dir="auto"><xsl:value-of select="r:reasons"/></p>
    <xsl:call-template name="who-decided"/>
    <xsl:call-template name="sorry-late"/>
    <p>Our reply to your complaint has not changed. If something new has come up, please tell us.</p>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Reference and access code, for the status page -->
  <xsl:template name="how-to-see">
    <xsl:variable name="code" select="/p:page/p:status/@access-code"/>
    <div class="redress-letter__keep">
      <h2>To <xsl:value-of select="w:say('heading', local-name($record), 'page', 'letter')"/></h2>
      <p>
        <xsl:text>Go to our website</xsl:text>
        <xsl:if test="$organisation/o:web">, <span class="redress-break" dir="auto"><xsl:value-of select="$organisation/o:web"/></span></xsl:if>
        <xsl:text>, choose “Check your complaint” and enter your reference </xsl:text>
        <strong class="redress-code"><xsl:value-of select="$record/@reference"/></strong>
        <xsl:if test="$code != ''"> and your access code <strong class="redress-code"><xsl:value-of select="$code"/></strong>. Please keep the code private</xsl:if>
        <xsl:if test="/p:page/@name = 'preview'"> and your access code (it is added once the letter is sent). Please keep the code private</xsl:if>
        <xsl:text>.</xsl:text>
      </p>
    </div>
  </xsl:template>

</xsl:stylesheet>
