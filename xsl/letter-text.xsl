<?xml version="1.0" encoding="UTF-8"?>
<!-- The letter that goes with an event, in the vocabulary of schema/letter.xsd: its words. page/@seq says which event it
     is about, correction="yes" that it replaces the letter which went with it first; the page's record holds all events,
     as the complainant may read them (lib/registry/letter_facts.h). letter-shown.xsl shows what this gives.

     A letter says what stood in the record when it was written: nothing later than its event is looked at. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:letter"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" xmlns:r="urn:redress:record"
                xmlns:o="urn:redress:organisation" exclude-result-prefixes="p r o w">

  <xsl:include href="words.xsl"/>
  <xsl:include href="organisation.xsl"/>
  <xsl:include href="record.xsl"/>
  <xsl:include href="explanation.xsl"/>
  <xsl:include href="letter-news.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:variable name="event" select="$record/*[@seq = /p:page/@seq]"/>
  <xsl:variable name="correction" select="/p:page/@correction"/>
  <xsl:variable name="received" select="$record/r:received[last()]"/>
  <!-- The acknowledgement that stood at the time: contact and issues as understood -->
  <xsl:variable name="acknowledged" select="($event/self::r:acknowledged|$event/preceding-sibling::r:acknowledged)[last()]"/>
  <!-- The contact named last by then; none where that is somebody who takes no part in the case -->
  <xsl:variable name="named" select="($event|$event/preceding-sibling::*)[self::r:acknowledged or self::r:introduced][last()]/r:contact"/>
  <xsl:variable name="contact" select="$named|/p:page/p:status/p:contact[not($named)]"/>
  <xsl:variable name="name" select="$received/r:complainant/r:name|$received/r:giver/r:name"/>
  <!-- Who acts for them gets their letters -->
  <xsl:variable name="agent" select="$received/r:representative"/>
  <xsl:variable name="reader" select="$agent/r:name|$name[not($agent)]"/>
  <xsl:variable name="email" select="$agent/r:email|$received[not($agent)]/r:complainant/r:email|$received/r:giver/r:email"/>
  <xsl:variable name="post" select="$agent/r:address|$received/r:complainant/r:address[not($agent/r:address or $agent/r:email)]"/>
  <xsl:variable name="way" select="/p:page/p:status/@way"/>
  <!-- The receipt for what came in from outside goes out before anybody has read it: nothing that its sender wrote is in it,
       so that nobody has us write to others. None goes to who asked us to call before we write -->
  <xsl:variable name="receipt" select="$event[self::r:received or self::r:contacted[@proof = 'access-code']]"/>
  <xsl:variable name="by-email" select="$email and not($receipt and $needs/r:phone-first) and (not($post) or $way = 'email' or (not($way) and ($event/r:channel = 'email' or ($receipt and not($received/r:complainant/r:preferred-channel != 'email')))))"/>
  <!-- What is sent again -->
  <xsl:variable name="sending" select="$record/*[@seq = $event/self::r:resent/r:sent]"/>
  <xsl:variable name="sent"><xsl:choose><xsl:when test="$sending/@receipt">receipt</xsl:when><xsl:otherwise>letter</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="today" select="number(translate(substring($event/@at, 1, 10), '-', ''))"/>

  <!-- The answer in writing that is still owed where this one was only told -->
  <xsl:variable name="written" select="/p:page/p:status/p:obligation[@name = 'respond' and @level = $event/self::r:responded/@level][@state = 'owed' or @state = 'overdue'][1]"/>

  <xsl:template match="/"><xsl:apply-templates select="p:page"/></xsl:template>

  <xsl:template match="p:page">
    <letter lang="en-GB">
      <xsl:if test="$large"><xsl:attribute name="large">yes</xsl:attribute></xsl:if>
      <xsl:if test="$needs/r:easy-read"><xsl:attribute name="easy">yes</xsl:attribute></xsl:if>
      <letterhead>
        <xsl:copy-of select="@logo"/>
        <name><xsl:value-of select="$organisation/@name"/></name>
        <xsl:for-each select="$organisation/o:letterhead/o:line[. != $organisation/@name]"><line><xsl:value-of select="."/></line></xsl:for-each>
        <xsl:if test="not($organisation/o:letterhead)">
          <line><xsl:for-each select="$organisation/o:address/o:line"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each></line>
          <xsl:for-each select="$organisation/o:phone|$organisation/o:email"><line><xsl:value-of select="."/></line></xsl:for-each>
        </xsl:if>
      </letterhead>
      <xsl:call-template name="address"/>
      <date>
        <xsl:choose>
          <xsl:when test="$correction"><xsl:apply-templates select="@now" mode="day"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="$event/@at" mode="day"/></xsl:otherwise>
        </xsl:choose>
      </date>
      <reference name="Our reference"><xsl:value-of select="$record/@reference"/></reference>
      <greeting>Dear <xsl:if test="not($receipt)"><xsl:value-of select="$reader"/></xsl:if><xsl:if test="$receipt or not($reader != '')">Sir or Madam</xsl:if>,</greeting>
      <subject><xsl:if test="$correction">Corrected letter. </xsl:if><xsl:apply-templates select="$event" mode="subject"/></subject>
      <xsl:if test="$correction"><paragraph>This letter replaces the one dated <xsl:apply-templates select="$event/@at" mode="day"/>. Part of that letter was wrong, and we are sorry.</paragraph></xsl:if>
      <xsl:if test="$agent and not($receipt)"><paragraph>We are writing to you because you act for <xsl:value-of select="$name"/><xsl:if test="not($name != '')">the person who raised this</xsl:if>.</paragraph></xsl:if>
      <xsl:apply-templates select="$event" mode="letter"/>
      <close>Yours <xsl:choose><xsl:when test="$reader != '' and not($receipt)">sincerely</xsl:when><xsl:otherwise>faithfully</xsl:otherwise></xsl:choose></close>
      <xsl:call-template name="signature"/>
      <xsl:for-each select="$event[not($receipt)]/r:attachment"><enclosure><xsl:value-of select="."/></enclosure></xsl:for-each>
      <xsl:for-each select="$sending"><enclosure>our <xsl:value-of select="$sent"/> of <xsl:apply-templates select="@at" mode="day"/></enclosure></xsl:for-each>
      <xsl:for-each select="$needs[not($receipt)]/r:language"><note>You asked for <xsl:value-of select="."/>. If you would like this letter in that language, please contact us.</note></xsl:for-each>
    </letter>
  </xsl:template>

  <!-- To whom it goes, and where: by email where that is how they were told -->
  <xsl:template name="address">
    <address>
      <xsl:if test="$by-email"><xsl:attribute name="how">email</xsl:attribute></xsl:if>
      <xsl:if test="not($receipt)">
        <xsl:for-each select="$agent/r:name"><line><xsl:value-of select="."/></line></xsl:for-each>
        <line>
          <xsl:if test="$agent">for </xsl:if><xsl:value-of select="$name"/>
          <xsl:if test="not($name != '')"><xsl:if test="not($agent)">To </xsl:if>the person who raised <xsl:value-of select="$record/@reference"/></xsl:if>
        </line>
        <xsl:for-each select="$received/r:complainant/r:organisation[not(contains(../r:address, .))]"><line><xsl:value-of select="."/></line></xsl:for-each>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$by-email"><line><xsl:value-of select="$email"/></line></xsl:when>
        <xsl:when test="$receipt and not($post)"><line>To the person who raised <xsl:value-of select="$record/@reference"/></line></xsl:when>
        <xsl:otherwise><xsl:for-each select="$post"><line><xsl:value-of select="."/></line></xsl:for-each></xsl:otherwise>
      </xsl:choose>
    </address>
  </xsl:template>

  <!-- Who signs, as they were called then; a letter that nobody wrote is the organisation's -->
  <xsl:template name="signature">
    <signature>
      <xsl:for-each select="$event/@p:by-title"><line><xsl:value-of select="."/></line></xsl:for-each>
      <xsl:for-each select="p:status[$event/@p:by-title]">
        <xsl:if test="$event/@by-role|@role-title"><line><xsl:value-of select="w:or($event/@by-role, @role-title)"/></line></xsl:if>
        <xsl:for-each select="@division-title"><line><xsl:value-of select="."/></line></xsl:for-each>
      </xsl:for-each>
      <line><xsl:value-of select="$organisation/@name"/></line>
      <xsl:choose>
        <xsl:when test="$contact[r:name|@name = $event/@p:by-title][r:phone|@phone]"><line>Phone <xsl:value-of select="$contact/r:phone|$contact/@phone"/></line></xsl:when>
        <xsl:when test="$organisation/o:phone"><line>Phone <xsl:value-of select="$organisation/o:phone"/></line></xsl:when>
      </xsl:choose>
    </signature>
  </xsl:template>

  <!-- What it is about: the complaint in its own words, unless an event says more -->
  <xsl:template match="r:*" mode="subject">Your complaint: <xsl:value-of select="$received/r:summary"/></xsl:template>
  <xsl:template match="r:compliment/r:*" mode="subject" priority="0.6">Your compliment: <xsl:call-template name="event-title"/></xsl:template>
  <xsl:template match="r:compliment/r:acknowledged" mode="subject" priority="1">Thank you for your compliment</xsl:template>
  <xsl:template match="r:introduced" mode="subject">Your new contact: <xsl:value-of select="$received/r:summary"/></xsl:template>
  <xsl:template match="r:responded" mode="subject">Our reply to your complaint: <xsl:value-of select="$received/r:summary"/></xsl:template>
  <xsl:template match="r:escalated|r:declined" mode="subject">Your request for a review of your complaint: <xsl:value-of select="$received/r:summary"/></xsl:template>
  <xsl:template match="r:resent" mode="subject" priority="1">Our <xsl:value-of select="$sent"/> of <xsl:apply-templates select="$sending/@at" mode="day"/></xsl:template>
  <xsl:template match="r:code-issued" mode="subject" priority="1">Your new access code</xsl:template>
  <xsl:template match="r:contacted[@proof = 'access-code']" mode="subject" priority="2">We have your message</xsl:template>
  <xsl:template match="r:received" mode="subject" priority="1">We have received your <xsl:value-of select="local-name($record)"/></xsl:template>

  <!-- An event that the schema gives a letter, before somebody finds better words: what was entered -->
  <xsl:template match="r:*" mode="letter">
    <paragraph><strong><xsl:call-template name="event-title"/></strong></paragraph>
    <xsl:if test="r:*"><list><xsl:apply-templates select="r:*" mode="fields"/></list></xsl:if>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <xsl:template match="r:*" mode="fields">
    <xsl:choose>
      <xsl:when test="r:*"><xsl:apply-templates select="r:*" mode="fields"/></xsl:when>
      <xsl:otherwise><item><strong><xsl:call-template name="entered-label"/></strong>: <xsl:value-of select="w:or(@p:shown, .)"/></item></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What came in from outside: the receipt -->
  <xsl:template match="r:received" mode="letter">
    <xsl:variable name="kind" select="local-name($record)"/>
    <paragraph>Thank you for telling us about this. We have received your <xsl:value-of select="$kind"/>. Your reference is <code><xsl:value-of select="$record/@reference"/></code>.</paragraph>
    <xsl:if test="/p:page/p:status/p:contact">
      <heading>Your contact</heading>
      <xsl:call-template name="questions-to"/>
    </xsl:if>
    <xsl:call-template name="what-comes-next"/>
    <xsl:call-template name="how-to-see"/>
    <paragraph>This message was sent automatically. If you did not send us a <xsl:value-of select="$kind"/>, someone gave us your email address by mistake. Please tell us<xsl:for-each select="$organisation/o:phone">: phone <phone><xsl:value-of select="."/></phone></xsl:for-each>.</paragraph>
  </xsl:template>

  <!-- A message of theirs -->
  <xsl:template match="r:contacted[@proof = 'access-code']" mode="letter" priority="1">
    <paragraph>Thank you. We have the message that you sent on our website on <xsl:apply-templates select="@at" mode="date"/> about your <xsl:value-of select="local-name($record)"/>, reference <code><xsl:value-of select="$record/@reference"/></code>. The person looking after it will read it.</paragraph>
    <xsl:call-template name="what-comes-next"/>
    <xsl:call-template name="how-to-see"/>
    <paragraph>This message was sent automatically. If you did not send us a message, someone else may have your access code. Please tell us<xsl:for-each select="$organisation/o:phone">: phone <phone><xsl:value-of select="."/></phone></xsl:for-each>.</paragraph>
  </xsl:template>

  <!-- What they will hear from us, and by when -->
  <xsl:template name="what-comes-next">
    <xsl:variable name="kind" select="local-name($record)"/>
    <xsl:variable name="next" select="/p:page/p:status/p:obligation[not(@window)][@state = 'owed' or @state = 'overdue' or @state = 'coming'][w:say('obligation-public', @name, 'kind', $kind, 'else', '') != '']"/>
    <xsl:if test="$next">
      <heading>What happens next</heading>
      <list>
        <xsl:for-each select="$next">
          <xsl:sort select="@due"/>
          <item>
            <xsl:value-of select="w:say('obligation-public', @name, 'kind', $kind)"/>
            <xsl:choose><xsl:when test="@state = 'overdue'">. This was due by </xsl:when><xsl:when test="@force = 'target'">. We aim to do this by </xsl:when><xsl:otherwise>, by </xsl:otherwise></xsl:choose>
            <strong><xsl:apply-templates select="@due" mode="deadline"/></strong>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <!-- A complaint acknowledged -->
  <xsl:template match="r:complaint/r:acknowledged" mode="letter">
    <paragraph>Thank you for telling us about this. We are sorry you had to, and we will look into it. Your complaint reached us on <xsl:apply-templates select="$received/@at" mode="date"/>. Your reference is <code><xsl:value-of select="$record/@reference"/></code>.</paragraph>
    <xsl:call-template name="sorry-late"/>
    <heading>Your contact</heading>
    <xsl:call-template name="questions-to"/>
    <xsl:if test="r:issue">
      <heading>What we will look into</heading>
      <paragraph>We understand your complaint to be about:</paragraph>
      <list numbered="yes" part="issues"><xsl:for-each select="r:issue"><item><xsl:value-of select="."/></item></xsl:for-each></list>
    </xsl:if>
    <xsl:call-template name="what-you-said"/>
    <xsl:if test="$received/r:desired-outcome">
      <paragraph>You told us what would put it right:</paragraph>
      <xsl:for-each select="$received/r:desired-outcome"><xsl:call-template name="quoted"/></xsl:for-each>
    </xsl:if>
    <paragraph>If we have misunderstood or left something out, please tell your contact.</paragraph>
    <heading>What happens next</heading>
    <xsl:variable name="promise" select="/p:page/p:policy/p:promise[@name = 'respond' and not(@kind = 'compliment')][1]"/>
    <xsl:choose>
      <xsl:when test="@response-due != '' and number(translate(substring(@response-due, 1, 10), '-', '')) &lt; $today">
        <paragraph part="reply-by">You should have had our reply by <xsl:apply-templates select="@response-due" mode="deadline"/>. We are sorry that it is late. We will answer each of the points above. Your contact can tell you when to expect our reply.</paragraph>
      </xsl:when>
      <xsl:when test="@response-due != ''">
        <paragraph part="reply-by">
          <xsl:text>We </xsl:text><xsl:value-of select="w:say('force', $promise/@force)"/>
          <xsl:text> send you our reply by </xsl:text>
          <strong><xsl:apply-templates select="@response-due" mode="deadline"/></strong>
          <xsl:text>. It will answer each of the points above. If we need more time, we will tell you before then, and say why.</xsl:text>
        </paragraph>
        <xsl:call-template name="how-counted"><xsl:with-param name="at" select="@response-due"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><paragraph>We will look into each of the points above and send you our reply.</paragraph></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Told twice: it goes on under the other reference -->
  <xsl:template match="r:merged" mode="letter">
    <paragraph>Thank you for telling us about this on <xsl:apply-templates select="$received/@at" mode="date"/>. You have also told us about it under another reference, so we will answer both complaints as one.</paragraph>
    <paragraph part="said">From now on please quote <code><xsl:value-of select="r:other"/></code>. Everything you sent us with <xsl:value-of select="$record/@reference"/> is kept with it. The dates we gave you under <xsl:value-of select="r:other"/> apply, and those under <xsl:value-of select="$record/@reference"/> no longer do.</paragraph>
    <paragraph>If the two are not about the same thing, please tell us and we will reopen this complaint.</paragraph>
    <keep>
      <heading>To <xsl:value-of select="w:say('heading', local-name($record), 'page', 'letter')"/></heading>
      <paragraph>
        <xsl:text>Go to our website</xsl:text>
        <xsl:if test="$organisation/o:web">, <at><xsl:value-of select="$organisation/o:web"/></at></xsl:if>
        <xsl:text>, choose “Check your complaint” and enter </xsl:text><code><xsl:value-of select="r:other"/></code>
        <xsl:text> with the access code that we sent you for it.</xsl:text>
      </paragraph>
    </keep>
  </xsl:template>

  <!-- What happened and how it affected them, in their own words -->
  <xsl:template name="what-you-said">
    <xsl:for-each select="$received/r:details"><paragraph>You told us what happened:</paragraph><xsl:call-template name="quoted"/></xsl:for-each>
    <xsl:for-each select="$received/r:effect"><paragraph>You told us how it affected you:</paragraph><xsl:call-template name="quoted"/></xsl:for-each>
  </xsl:template>

  <!-- Their words; of what is long the beginning, to the end of a word -->
  <xsl:template name="quoted">
    <xsl:variable name="rest" select="substring-before(concat(substring(., 1001), ' '), ' ')"/>
    <quote>
      <xsl:choose>
        <xsl:when test="string-length(.) &lt;= 1000"><xsl:value-of select="."/></xsl:when>
        <xsl:otherwise><xsl:value-of select="substring(., 1, 1000)"/><xsl:if test="string-length($rest) &lt; 30"><xsl:value-of select="$rest"/></xsl:if>… (as you wrote it in full in your complaint)</xsl:otherwise>
      </xsl:choose>
    </quote>
  </xsl:template>

  <!-- Another contact -->
  <xsl:template match="r:introduced" mode="letter">
    <paragraph part="contact">Your contact for this complaint has changed. If you have a question or want to add something, please contact <xsl:call-template name="contact"/>, quoting the reference <code><xsl:value-of select="$record/@reference"/></code>.</paragraph>
    <paragraph>Nothing else changes: the dates we gave you stay the same.</paragraph>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Questions go there -->
  <xsl:template name="questions-to">
    <paragraph part="contact">If you have a question or want to add something, please contact <xsl:call-template name="contact"/>, quoting the reference.</paragraph>
  </xsl:template>

  <!-- Whom to turn to: the contact of the time, or whom to turn to instead; us, before there is one -->
  <xsl:template name="contact">
    <xsl:for-each select="$contact|$organisation[not($contact)]">
      <strong><xsl:value-of select="r:name|@name"/></strong>
      <xsl:for-each select="r:phone|@phone|o:phone">, phone <phone><xsl:value-of select="."/></phone></xsl:for-each>
      <xsl:for-each select="r:email|@email|o:email">, email <at><xsl:value-of select="."/></at></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- A compliment: thanks -->
  <xsl:template match="r:compliment/r:acknowledged" mode="letter">
    <paragraph>
      <xsl:text>Thank you for your kind words</xsl:text>
      <xsl:if test="$received/r:about-whom != ''"> about <xsl:value-of select="$received/r:about-whom"/></xsl:if>
      <xsl:text>, which reached us on </xsl:text><xsl:apply-templates select="$received/@at" mode="date"/>
      <xsl:text>. You said:</xsl:text>
    </paragraph>
    <quote><xsl:value-of select="$received/r:details"/></quote>
    <xsl:call-template name="sorry-late"/>
    <paragraph part="said">It is good to hear when something has gone well, and it means a lot to the people who do the work. We will tell them<xsl:if test="/p:page/p:policy/p:promise[@name = 'review' and @kind = 'compliment']">, and we will look at what the rest of us can learn from it</xsl:if>.</paragraph>
    <paragraph>
      <xsl:choose>
        <xsl:when test="$received/r:consent-words and $received/r:consent-name">Thank you for letting us share your words and your name.</xsl:when>
        <xsl:when test="$received/r:consent-words">Thank you for letting us share your words. We will not say who they came from.</xsl:when>
        <xsl:when test="$received/r:consent-name">We will say that it came from you, as you agreed, and keep your words private.</xsl:when>
        <xsl:otherwise>We will keep your words and your name private.</xsl:otherwise>
      </xsl:choose>
    </paragraph>
    <paragraph>Thank you for taking the time to tell us.</paragraph>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- A response -->
  <xsl:template match="r:responded" mode="letter">
    <xsl:choose>
      <xsl:when test="$written"><xsl:call-template name="told"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="answered"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Told, where the answer is owed in writing: that it follows, and by when. Current node: r:responded, as below -->
  <xsl:template name="told">
    <paragraph part="decision">
      <xsl:text>On </xsl:text><xsl:apply-templates select="@at" mode="date"/><xsl:text> we told you </xsl:text>
      <xsl:call-template name="small"><xsl:with-param name="text" select="string(r:channel/@p:shown)"/></xsl:call-template>
      <xsl:text> what we have decided. </xsl:text><strong><xsl:value-of select="w:say('decided', r:outcome)"/></strong><xsl:text>.</xsl:text>
    </paragraph>
    <xsl:call-template name="who-decided"/>
    <xsl:if test="r:apology"><said part="apology"><xsl:value-of select="r:apology"/></said></xsl:if>
    <heading>Our answer in writing</heading>
    <xsl:choose>
      <xsl:when test="number(translate(substring($written/@due, 1, 10), '-', '')) &lt; $today">
        <paragraph part="findings reasons remedy wish">Our written answer was due by <xsl:apply-templates select="$written/@due" mode="deadline"/>. We are sorry that it is late. It will say what we found on each point, and why.</paragraph>
      </xsl:when>
      <xsl:otherwise>
        <paragraph part="findings reasons remedy wish">We will send you our written answer by <strong><xsl:apply-templates select="$written/@due" mode="deadline"/></strong>. It will say what we found on each point, and why.</paragraph>
      </xsl:otherwise>
    </xsl:choose>
    <paragraph part="right">It will also tell you what you can do if you are not satisfied. You do not need to decide anything until you have it.</paragraph>
    <xsl:if test="$contact"><paragraph>If you have a question, please contact <xsl:call-template name="contact"/>, quoting the reference <code><xsl:value-of select="$record/@reference"/></code>.</paragraph></xsl:if>
  </xsl:template>

  <xsl:template name="answered">
    <paragraph part="decision">
      <xsl:text>Thank you for your patience while we </xsl:text>
      <xsl:choose><xsl:when test="preceding-sibling::r:escalated">reviewed your complaint</xsl:when><xsl:otherwise>looked into your complaint</xsl:otherwise></xsl:choose>
      <xsl:text>. This is our reply</xsl:text>
      <xsl:if test="@level and preceding-sibling::r:escalated"><xsl:text> (</xsl:text><xsl:call-template name="level-title"><xsl:with-param name="level" select="@level"/></xsl:call-template>)</xsl:if>
      <xsl:text>. </xsl:text>
      <strong><xsl:value-of select="w:say('decided', r:outcome)"/></strong><xsl:text>.</xsl:text>
    </paragraph>
    <xsl:call-template name="who-decided"/>
    <xsl:for-each select="preceding-sibling::r:escalated[1][@level = $event/@level and @late]"><paragraph><xsl:call-template name="came-late"/>. We have accepted it.</paragraph></xsl:for-each>
    <xsl:call-template name="sorry-late"/>
    <xsl:if test="r:apology"><said part="apology"><xsl:value-of select="r:apology"/></said></xsl:if>
    <heading>What you told us</heading>
    <xsl:call-template name="what-you-said"/>
    <heading>What we found</heading>
    <xsl:for-each select="r:finding">
      <subheading>
        <xsl:value-of select="@issue"/>
        <xsl:variable name="issue" select="$acknowledged/r:issue[position() = current()/@issue]"/>
        <xsl:if test="$issue"><xsl:value-of select="concat('. ', $issue)"/></xsl:if>
      </subheading>
      <paragraph>Our decision on this point: <strong><xsl:for-each select="r:decision"><xsl:call-template name="decision"/></xsl:for-each></strong>.</paragraph>
      <said part="findings"><xsl:value-of select="r:reasons"/></said>
      <xsl:if test="r:evidence">
        <paragraph>We looked at:</paragraph>
        <list><xsl:for-each select="r:evidence"><item><xsl:value-of select="."/></item></xsl:for-each></list>
      </xsl:if>
    </xsl:for-each>
    <heading>Why we reached this decision</heading>
    <said part="reasons"><xsl:value-of select="r:reasons"/></said>
    <xsl:if test="r:desired-outcome-answer">
      <heading>What you asked for</heading>
      <xsl:for-each select="$received/r:desired-outcome"><xsl:call-template name="quoted"/></xsl:for-each>
      <said part="wish"><xsl:value-of select="r:desired-outcome-answer"/></said>
    </xsl:if>
    <xsl:if test="r:remedy or r:no-remedy">
      <heading>What we will do to put it right</heading>
      <xsl:if test="r:remedy"><list part="remedy"><xsl:apply-templates select="r:remedy" mode="letter"/></list></xsl:if>
      <xsl:if test="r:no-remedy"><said part="remedy"><xsl:value-of select="r:no-remedy"/></said></xsl:if>
    </xsl:if>
    <xsl:call-template name="promised-before"/>
    <xsl:if test="r:goodwill">
      <heading>As a gesture of goodwill</heading>
      <said><xsl:value-of select="r:goodwill"/></said>
    </xsl:if>
    <heading>If you are not satisfied</heading>
    <xsl:choose>
      <xsl:when test="@next-level">
        <paragraph part="right">
          <xsl:text>You can ask for </xsl:text>
          <xsl:call-template name="a-review"><xsl:with-param name="level" select="string(@next-level)"/></xsl:call-template>
          <xsl:choose>
            <xsl:when test="@next-until != ''"> until the end of <strong><xsl:apply-templates select="@next-until" mode="date"/></strong>.</xsl:when>
            <xsl:otherwise>. There is no deadline.</xsl:otherwise>
          </xsl:choose>
          <xsl:text> You do not need to give a reason. Someone who has not decided on it at an earlier level will take a fresh look. If there is no one else, our letter will tell you why.</xsl:text>
        </paragraph>
        <paragraph>
          <xsl:text>You can ask on our website, as described below, or in any other way</xsl:text>
          <xsl:if test="$contact"><xsl:text>: contact </xsl:text><xsl:call-template name="contact"/></xsl:if>
          <xsl:text>.</xsl:text>
        </paragraph>
        <xsl:call-template name="how-counted"><xsl:with-param name="at" select="@next-until"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$levels[@n &gt; $event/@level]">
        <paragraph part="right">
          <xsl:text>You can ask for </xsl:text>
          <xsl:call-template name="a-review"><xsl:with-param name="level" select="string($levels[@n &gt; $event/@level][1]/@n)"/></xsl:call-template>
          <xsl:text>. You do not need to give a reason.</xsl:text>
          <xsl:if test="$contact"><xsl:text> Please contact </xsl:text><xsl:call-template name="contact"/><xsl:text>.</xsl:text></xsl:if>
        </paragraph>
      </xsl:when>
      <xsl:otherwise>
        <paragraph part="right">This is our final response under our complaints procedure. There is no further level within <xsl:value-of select="$organisation/@name"/>.</paragraph>
        <xsl:apply-templates select="$organisation/o:outside-body" mode="letter"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="after-closing"/>
    <heading>What changes because you told us</heading>
    <xsl:if test="r:remedy"><paragraph>We will carry out everything that we promise in this letter.</paragraph></xsl:if>
    <xsl:if test="r:lesson"><said><xsl:value-of select="r:lesson"/></said></xsl:if>
    <paragraph>Thank you for taking the time to tell us. What you said helps us to do better.</paragraph>
  </xsl:template>

  <!-- What was promised at an earlier level and is still to be done -->
  <xsl:template name="promised-before">
    <xsl:variable name="open" select="/p:page/p:status/p:obligation[@name = 'remedy' and @level &lt; $event/@level][@state = 'owed' or @state = 'overdue'][@item-title]"/>
    <xsl:if test="$open">
      <heading>What we promised before</heading>
      <paragraph>We will also do what we promised in our earlier reply:</paragraph>
      <list><xsl:apply-templates select="$open" mode="promised"/></list>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:remedy" mode="letter"><item><xsl:value-of select="r:what"/><xsl:choose><xsl:when test="translate(r:by, '-', '') &lt; translate(substring(../@at, 1, 10), '-', '')">, done on </xsl:when><xsl:otherwise>, by </xsl:otherwise></xsl:choose><xsl:apply-templates select="r:by" mode="date"/></item></xsl:template>

  <!-- Where the policy promises to ask: when, and the way to tell us without waiting for it -->
  <xsl:template name="after-closing">
    <xsl:for-each select="/p:page/p:policy/p:promise[@name = 'follow-up' and @kind = 'complaint'][1]">
      <heading>How did it go?</heading>
      <paragraph>
        <xsl:text>Within </xsl:text><xsl:apply-templates select="." mode="length"/>
        <xsl:text> of closing your complaint, we will ask you whether the problem has stayed fixed and whether you felt valued. Once it is closed, you do not need to wait for us to ask: choose “Check your complaint” on our website, and tell us.</xsl:text>
      </paragraph>
    </xsl:for-each>
  </xsl:template>

  <!-- How a date that the letter names was counted, in a sentence; day by day it is on the status page -->
  <xsl:template name="how-counted">
    <xsl:param name="at"/>
    <xsl:for-each select="/p:page/p:status/p:obligation[$at != '' and @due = $at][@unit != ''][1]">
      <paragraph>
        <xsl:call-template name="why-start"/><xsl:text> Check your complaint on our website to see which days we counted.</xsl:text>
        <xsl:if test="@calendar-begins != ''"><xsl:text> </xsl:text><xsl:call-template name="why-unknown-before"/></xsl:if>
        <xsl:if test="@calendar-ends != ''"><xsl:text> </xsl:text><xsl:call-template name="why-unknown"/></xsl:if>
      </paragraph>
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
    <paragraph>We are sorry that we need more time to reply to your complaint. This is why:</paragraph>
    <said part="reasons"><xsl:value-of select="r:reason"/></said>
    <paragraph part="reply-by">We will send you our reply by <strong><xsl:apply-templates select="r:until" mode="date"/></strong>. Until then we will tell you how it is going.</paragraph>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Not a complaint for our procedure -->
  <xsl:template match="r:redirected" mode="letter">
    <paragraph>Thank you for telling us about this. We have looked at what you told us. Our complaints procedure is not the right way to deal with it, for these reasons:</paragraph>
    <said part="reasons"><xsl:value-of select="r:reason"/></said>
    <heading>Who can help</heading>
    <xsl:call-template name="who-can-help"/>
    <heading>If you disagree</heading>
    <paragraph part="contact">We will take no further action under our complaints procedure. If you think that we should, please tell us why: contact <xsl:call-template name="contact"/>. We can take your complaint up again.</paragraph>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- A request for the next level, taken in -->
  <xsl:template match="r:escalated" mode="letter">
    <paragraph>
      <xsl:text>Thank you for coming back to us. Your request for </xsl:text>
      <xsl:call-template name="a-review"><xsl:with-param name="level" select="string(@level)"/></xsl:call-template>
      <xsl:text> reached us on </xsl:text><xsl:apply-templates select="@at" mode="date"/>
      <xsl:text>. Someone who has not decided on it at an earlier level will take a fresh look. If there is no one else, our letter will tell you why.</xsl:text>
    </paragraph>
    <xsl:if test="@late">
      <paragraph>
        <xsl:call-template name="may-be-declined"/>
        <xsl:for-each select="/p:page/p:status/p:obligation[@name = 'decide' and @start = $event/@at]"> We will tell you by <strong><xsl:apply-templates select="@due" mode="deadline"/></strong>.</xsl:for-each>
      </paragraph>
    </xsl:if>
    <xsl:if test="@response-due != ''">
      <paragraph part="reply-by">
        <xsl:if test="@late">If we accept it, we</xsl:if><xsl:if test="not(@late)">We</xsl:if>
        <xsl:text> will send you our reply by </xsl:text><strong><xsl:apply-templates select="@response-due" mode="deadline"/></strong>
        <xsl:text>. If we need more time, we will tell you before then, and say why.</xsl:text>
      </paragraph>
    </xsl:if>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Who decided, and that they come to it anew where the record proves it (lib/registry/outlook.h) -->
  <xsl:template name="who-decided">
    <xsl:if test="@p:by-title != ''">
      <paragraph>This was decided by <xsl:call-template name="decider"/><xsl:if test="@no-part">, who had no part in your complaint before you asked for this review</xsl:if>.</paragraph>
      <xsl:for-each select="preceding-sibling::r:exempted[@seq = current()/@exempted-by]">
        <paragraph>The same person also decided on your complaint at an earlier level. <xsl:call-template name="decider"/>, allowed this for the following reason:</paragraph>
        <said><xsl:value-of select="r:reason"/></said>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- It keeps something later than we promised -->
  <xsl:template name="sorry-late"><xsl:if test="@kept-late"><paragraph>You should have heard from us sooner. We are sorry for the delay.</paragraph></xsl:if></xsl:template>

  <!-- A late request declined -->
  <xsl:template match="r:declined" mode="letter">
    <xsl:variable name="request" select="preceding-sibling::r:escalated[1]"/>
    <paragraph part="decision">
      <xsl:text>You asked us for </xsl:text>
      <xsl:call-template name="a-review"><xsl:with-param name="level" select="string($request/@level)"/></xsl:call-template>
      <xsl:if test="$request"> on <xsl:apply-templates select="$request/@at" mode="date"/></xsl:if>
      <xsl:text>. </xsl:text>
      <xsl:for-each select="$request"><xsl:call-template name="came-late"/></xsl:for-each>
      <xsl:text>. We have considered whether to accept it anyway. We are sorry that we cannot. These are our reasons:</xsl:text>
    </paragraph>
    <said part="reasons"><xsl:value-of select="r:reasons"/></said>
    <xsl:call-template name="who-decided"/>
    <xsl:call-template name="sorry-late"/>
    <paragraph part="contact">Our reply to your complaint has not changed. If something new has come up, please tell us: contact <xsl:call-template name="contact"/>, quoting the reference.</paragraph>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- What came back goes out again: with it, what its time now is -->
  <xsl:template match="r:resent" mode="letter">
    <paragraph>
      <xsl:value-of select="concat('We sent you the enclosed ', $sent, ' ')"/>
      <xsl:choose>
        <xsl:when test="$sending/@receipt">by email</xsl:when>
        <xsl:otherwise><xsl:call-template name="small"><xsl:with-param name="text" select="string($sending/r:channel/@p:shown)"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <xsl:text> on </xsl:text><xsl:apply-templates select="$sending/@at" mode="date"/>
      <xsl:text>, but it did not reach you. We are sending it again, and are sorry for the delay.</xsl:text>
    </paragraph>
    <xsl:if test="@next-level">
      <paragraph>
        <xsl:text>You can ask for </xsl:text>
        <xsl:call-template name="a-review"><xsl:with-param name="level" select="string(@next-level)"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="@next-until"> until the end of <strong><xsl:apply-templates select="@next-until" mode="date"/></strong>, and not only until the date in the letter.</xsl:when>
          <xsl:otherwise>. There is no deadline.</xsl:otherwise>
        </xsl:choose>
      </paragraph>
    </xsl:if>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- A new access code, which stands below -->
  <xsl:template match="r:code-issued" mode="letter">
    <paragraph>You have a new access code. The one that you had before no longer works.</paragraph>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Where to turn to after the last level -->
  <xsl:template match="o:outside-body" mode="letter">
    <paragraph>
      <xsl:text>If you are still not satisfied, you can ask </xsl:text><strong><xsl:value-of select="@name"/></strong>
      <xsl:text> to look at your complaint. Contact them within </xsl:text><strong><xsl:value-of select="@within"/></strong>
      <xsl:text> of our final response: </xsl:text>
      <xsl:for-each select="o:address/o:line"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
      <xsl:for-each select="o:phone">, phone <phone><xsl:value-of select="."/></phone></xsl:for-each>
      <xsl:for-each select="o:web">, <at><xsl:value-of select="."/></at></xsl:for-each>
      <xsl:text>.</xsl:text>
    </paragraph>
  </xsl:template>

  <!-- Where a complaint belongs that is none for our procedure. Current node: r:redirected -->
  <xsl:template name="who-can-help">
    <xsl:variable name="to" select="r:to"/>
    <xsl:variable name="elsewhere" select="$organisation/o:elsewhere[@name = $to]"/>
    <paragraph part="elsewhere">
      <xsl:text>Please contact </xsl:text>
      <strong><xsl:value-of select="r:place"/><xsl:if test="not(r:place)"><xsl:call-template name="small"><xsl:with-param name="text" select="string($to/@p:shown)"/></xsl:call-template></xsl:if></strong>
      <xsl:for-each select="$elsewhere/o:phone">, phone <phone><xsl:value-of select="."/></phone></xsl:for-each>
      <xsl:for-each select="$elsewhere/o:email">, email <at><xsl:value-of select="."/></at></xsl:for-each>
      <xsl:for-each select="$elsewhere/o:web">, <at><xsl:value-of select="."/></at></xsl:for-each>
      <xsl:text>. </xsl:text><xsl:value-of select="$elsewhere/o:help"/>
    </paragraph>
  </xsl:template>

  <!-- Reference and access code, for the status page -->
  <xsl:template name="how-to-see">
    <keep>
      <heading>To <xsl:value-of select="w:say('heading', local-name($record), 'page', 'letter')"/></heading>
      <paragraph part="code">
        <xsl:text>Go to our website</xsl:text>
        <xsl:if test="$organisation/o:web">, <at><xsl:value-of select="$organisation/o:web"/></at></xsl:if>
        <xsl:text>, choose “Check your complaint” and enter your reference </xsl:text>
        <code><xsl:value-of select="$record/@reference"/></code>
        <xsl:text> and your access code </xsl:text><access-code/><xsl:text>. Please keep the code private.</xsl:text>
      </paragraph>
    </keep>
  </xsl:template>

</xsl:stylesheet>
