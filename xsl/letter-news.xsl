<?xml version="1.0" encoding="UTF-8"?>
<!-- Letters between the acknowledgement and the answer, and after it: how it is going, who deals with it now, that it is
     closed, withdrawn, reopened, and how it went. Included by letter-text.xsl, whose variables it reads. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:letter"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" xmlns:r="urn:redress:record"
                exclude-result-prefixes="p r w">

  <xsl:variable name="status" select="/p:page/p:status"/>
  <xsl:variable name="owed" select="$status/p:obligation[@state = 'owed' or @state = 'overdue']"/>

  <xsl:template match="r:complaint/r:contacted" mode="subject" priority="1"><xsl:if test="$owed[@name = 'respond']">An update on your</xsl:if><xsl:if test="not($owed[@name = 'respond'])">Your</xsl:if> complaint: <xsl:value-of select="$received/r:summary"/></xsl:template>
  <xsl:template match="r:compliment/r:closed|r:compliment/r:contacted|r:compliment/r:withdrawn" mode="subject" priority="1">Your compliment</xsl:template>

  <!-- What we told them, and what comes next -->
  <xsl:template match="r:contacted" mode="letter">
    <xsl:call-template name="sorry-late"/>
    <said part="said"><xsl:value-of select="r:said"/></said>
    <xsl:call-template name="comes-next"/>
    <xsl:if test="$owed[@name = 'follow-up']"><xsl:call-template name="how-did-it-go"/></xsl:if>
    <xsl:call-template name="questions-to"/>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- By when they hear from us: our confirmation, our reply, or how it is going -->
  <xsl:template name="comes-next">
    <xsl:variable name="first" select="$owed[@name = 'acknowledge' or @name = 'respond'][1]"/>
    <xsl:for-each select="$first">
      <xsl:variable name="late" select="number(translate(substring(@due, 1, 10), '-', '')) &lt; $today"/>
      <paragraph part="reply-by">
        <xsl:choose>
          <xsl:when test="$late and @name = 'respond'">You should have had our reply by <xsl:apply-templates select="@due" mode="deadline"/>. We are sorry that it is late.</xsl:when>
          <xsl:when test="$late">You should have heard from us by <xsl:apply-templates select="@due" mode="deadline"/>. We are sorry that we are late.</xsl:when>
          <xsl:when test="@name = 'respond'">We <xsl:if test="@first-due">will</xsl:if><xsl:if test="not(@first-due)"><xsl:value-of select="w:say('force', @force)"/></xsl:if> send you our reply by <strong><xsl:apply-templates select="@due" mode="deadline"/></strong>. If we need more time, we will tell you before then, and say why.</xsl:when>
          <xsl:otherwise><xsl:value-of select="w:say('obligation-public', @name, 'kind', local-name($record))"/> by <strong><xsl:apply-templates select="@due" mode="deadline"/></strong>.</xsl:otherwise>
        </xsl:choose>
        <xsl:for-each select="$owed[@name = 'update'][not($late)][translate(substring(@due, 1, 10), '-', '') &lt; translate(substring(current()/@due, 1, 10), '-', '')][1]"> We will tell you how it is going by <xsl:apply-templates select="@due" mode="deadline"/>, unless you have our reply by then.</xsl:for-each>
      </paragraph>
    </xsl:for-each>
    <xsl:if test="not($first)"><xsl:call-template name="right-open"/></xsl:if>
  </xsl:template>

  <!-- A review that they can still ask for -->
  <xsl:template name="right-open">
    <xsl:for-each select="$status/p:obligation[@window][not(@kept)][not(@due) or number(translate(substring(@due, 1, 10), '-', '')) &gt;= $today][last()]">
      <paragraph part="right">
        <xsl:text>You can still ask for </xsl:text>
        <xsl:call-template name="a-review"><xsl:with-param name="level" select="string(@level)"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="@due"> until the end of <strong><xsl:apply-templates select="@due" mode="date"/></strong>.</xsl:when>
          <xsl:otherwise>. There is no deadline.</xsl:otherwise>
        </xsl:choose>
      </paragraph>
    </xsl:for-each>
  </xsl:template>

  <!-- Somebody else deals with it: their name and division, and nothing of why or whom else it is about -->
  <xsl:template match="r:assigned" mode="letter">
    <paragraph part="said">
      <xsl:text>We have handed your complaint over. </xsl:text>
      <strong><xsl:value-of select="$status/@handler-title"/><xsl:if test="$status/@handler-title and $status/@division">, </xsl:if><xsl:value-of select="$status/@division"/></strong>
      <xsl:if test="$status/@handler-title and $status/@division">,</xsl:if>
      <xsl:text> is now dealing with it. You do not need to do anything: everything you told us has gone with it, and the dates we gave you stay the same.</xsl:text>
    </paragraph>
    <xsl:call-template name="comes-next"/>
    <xsl:call-template name="questions-to"/>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Closed: why, what is still to come, and what they can still do -->
  <xsl:template match="r:complaint/r:closed" mode="letter">
    <xsl:variable name="answer" select="preceding-sibling::r:responded[1]"/>
    <paragraph part="reasons">
      <xsl:text>We have closed your complaint. </xsl:text>
      <xsl:choose>
        <xsl:when test="r:how = 'content'">You told us that you are satisfied with our reply.</xsl:when>
        <xsl:when test="$answer/@next-until != ''">You had until the end of <xsl:apply-templates select="$answer/@next-until" mode="date"/> to ask for a review, and we have not heard from you.</xsl:when>
        <xsl:otherwise>You have had our reply, and we have not heard that you want to take it further.</xsl:otherwise>
      </xsl:choose>
    </paragraph>
    <xsl:call-template name="sorry-late"/>
    <xsl:call-template name="right-open"/>
    <xsl:call-template name="still-promised"/>
    <xsl:for-each select="$owed[@name = 'follow-up'][1]">
      <heading>How did it go?</heading>
      <paragraph>We will ask you by <strong><xsl:apply-templates select="@due" mode="deadline"/></strong> whether the problem has stayed fixed and whether you felt valued. You do not need to wait for us to ask: choose “Check your complaint” on our website, and tell us.</paragraph>
    </xsl:for-each>
    <heading>If the problem comes back</heading>
    <paragraph part="contact">Please contact <xsl:call-template name="contact"/>, quoting the reference. We can reopen your complaint.</paragraph>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- What was promised, and is still to be done -->
  <xsl:template name="still-promised">
    <xsl:variable name="open" select="$owed[@name = 'remedy'][@item-title]"/>
    <xsl:if test="$open">
      <heading>What we will still do</heading>
      <paragraph>Closing your complaint does not change what we promised:</paragraph>
      <list><xsl:apply-templates select="$open" mode="promised"/></list>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:obligation" mode="promised">
    <item>
      <xsl:value-of select="@item-title"/>
      <xsl:choose>
        <xsl:when test="number(translate(substring(@due, 1, 10), '-', '')) &lt; $today">, which was due by </xsl:when>
        <xsl:otherwise>, by </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="@due" mode="date"/>
    </item>
  </xsl:template>

  <xsl:template match="r:compliment/r:closed" mode="letter">
    <paragraph part="said">Thank you again for your compliment. <xsl:if test="$status/p:obligation[@name = 'review'][@state = 'met' or @state = 'late']">We have looked at what the rest of us can learn from it. </xsl:if>We have done everything we wanted to do with it.</paragraph>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Withdrawn by them, or as they told us -->
  <xsl:template match="r:withdrawn" mode="letter">
    <xsl:variable name="it" select="concat('your ', local-name($record))"/>
    <paragraph part="said">You told us on <xsl:apply-templates select="@at" mode="date"/> that you want to withdraw <xsl:value-of select="$it"/>. We will take no further action on it.</paragraph>
    <xsl:for-each select="r:reason"><paragraph>You gave this reason:</paragraph><xsl:call-template name="quoted"/></xsl:for-each>
    <paragraph part="contact">If this is not right, or you change your mind, please contact <xsl:call-template name="contact"/>, quoting the reference.<xsl:if test="$record/self::r:complaint"> We can take your complaint up again.</xsl:if></paragraph>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- Taken up again -->
  <xsl:template match="r:reopened" mode="letter">
    <paragraph>We have reopened your complaint, and will look into it again. This is why:</paragraph>
    <said part="reasons"><xsl:value-of select="r:reason"/></said>
    <xsl:call-template name="comes-next"/>
    <xsl:call-template name="questions-to"/>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- After closing: what they told us of how it went, or that they have not -->
  <xsl:template match="r:followed-up" mode="letter">
    <xsl:variable name="again" select="r:come-back = 'yes'"/>
    <paragraph part="said">
      <xsl:choose>
        <xsl:when test="r:reply = 'none'">We asked you twice how it went after we closed your complaint. We have not heard from you, so we will not ask again. It is not too late to tell us.</xsl:when>
        <xsl:when test="$again">Thank you for telling us that the problem has come back. We are sorry that it has.</xsl:when>
        <xsl:otherwise>Thank you for telling us how it went. We are glad that the problem has not come back.</xsl:otherwise>
      </xsl:choose>
    </paragraph>
    <xsl:if test="r:valued = 'little' or r:valued = 'not'"><paragraph>We are sorry that you did not feel valued in the way we handled it. Thank you for telling us: it helps us to do better.</paragraph></xsl:if>
    <xsl:if test="$again and $owed[@name = 'respond']"><paragraph>We have reopened your complaint, and will reply again.</paragraph><xsl:call-template name="comes-next"/></xsl:if>
    <xsl:for-each select="$owed[@name = 'new-case'][1]"><paragraph part="reply-by"><xsl:value-of select="w:say('obligation-public', @name)"/> by <strong><xsl:apply-templates select="@due" mode="deadline"/></strong>.</paragraph></xsl:for-each>
    <xsl:if test="r:reply = 'none'"><xsl:call-template name="how-did-it-go"/></xsl:if>
    <xsl:call-template name="questions-to"/>
    <xsl:call-template name="how-to-see"/>
  </xsl:template>

  <!-- What we ask after closing, and how to answer -->
  <xsl:template name="how-did-it-go">
    <heading>How did it go?</heading>
    <paragraph>Please tell us:</paragraph>
    <list>
      <item>Has the problem come back?</item>
      <item>Did you feel valued in the way we handled your complaint, whatever the outcome?</item>
    </list>
    <paragraph>You can answer on our website, as described below, or in any other way. If the problem has come back, we will look into it again.</paragraph>
  </xsl:template>

</xsl:stylesheet>
