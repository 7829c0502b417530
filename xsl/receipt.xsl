<?xml version="1.0" encoding="UTF-8"?>
<!-- The receipt: it has reached us, this is the reference, this is what happens next. After a new case or after the
     complainant asked for a review; the last event of the record says which. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" exclude-result-prefixes="p r w">

  <xsl:include href="frame.xsl"/>

  <xsl:variable name="last" select="$record/*[last()]"/>
  <!-- Which row it is: that of the last event, else that of a new case -->
  <xsl:variable name="about"><xsl:choose><xsl:when test="$last[self::r:escalated or self::r:contacted or self::r:followed-up or self::r:withdrawn]"><xsl:value-of select="local-name($last)"/></xsl:when><xsl:otherwise>received</xsl:otherwise></xsl:choose></xsl:variable>

  <xsl:template match="p:page" mode="title"><xsl:value-of select="w:say('receipt', $about, 'kind', local-name($record))"/></xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <div class="govuk-panel govuk-panel--confirmation">
      <h1 class="govuk-panel__title"><xsl:apply-templates select="." mode="title"/></h1>
      <div class="govuk-panel__body redress-receipt">
        <dl class="redress-receipt__codes">
          <div><dt>Reference</dt><dd><strong class="reference"><xsl:value-of select="$record/@reference"/></strong></dd></div>
          <xsl:if test="p:status/@access-code != ''"><div><dt>Access code</dt><dd><strong class="access-code"><xsl:value-of select="p:status/@access-code"/></strong></dd></div></xsl:if>
        </dl>
      </div>
    </div>
    <p class="govuk-body-l"><xsl:value-of select="w:say('receipt-lead', $about, 'kind', local-name($record))"/></p>
    <xsl:if test="$last/self::r:received">
      <xsl:for-each select="$elsewhere"><p class="govuk-body">You told us that this is about your employment. You can also contact <xsl:apply-templates select="."/> You do not have to: we have your complaint, and will write to you about it.</p></xsl:for-each>
    </xsl:if>
    <xsl:for-each select="$last/self::r:escalated[@late]"><p class="govuk-body"><xsl:call-template name="may-be-declined"/></p></xsl:for-each>
    <xsl:if test="$last/self::r:followed-up/r:come-back = 'yes'"><p class="govuk-body">We are sorry that the problem has come back. We have reopened your complaint. We will look into it and reply again.</p></xsl:if>
    <xsl:if test="not(@realm = 'staff')">
      <h2 class="govuk-heading-m">Keep your reference<xsl:if test="p:status/@access-code != ''"> and access code</xsl:if></h2>
      <p class="govuk-body">
        <xsl:text>Write them down, or print this page. You can use them to </xsl:text>
        <a class="govuk-link" href="/complaints/track">check progress</a>
        <xsl:text> at any time. Keep the access code private: anyone with both can read what you wrote.</xsl:text>
      </p>
    </xsl:if>
    <xsl:if test="p:status/p:obligation[not(@window) and (@state = 'owed' or @state = 'overdue' or @state = 'coming')]">
      <h2 class="govuk-heading-m">What happens next</h2>
      <xsl:call-template name="what-happens-next"/>
    </xsl:if>
    <xsl:if test="not(@realm = 'staff') and $last/r:*">
      <h2 class="govuk-heading-m">A copy of what you sent</h2>
      <p class="govuk-body">This page can be opened for an hour. <span class="redress-unprinted"><xsl:value-of select="w:say('print', 'how', 'what', 'this page with what you sent')"/></span></p>
      <xsl:call-template name="details">
        <xsl:with-param name="summary" select="'What you sent us'"/>
        <xsl:with-param name="body"><xsl:for-each select="$last"><xsl:call-template name="entered"/></xsl:for-each></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="not(@realm = 'staff')">
      <h2 class="govuk-heading-m">If you want to add something</h2>
      <p class="govuk-body">Quote your reference when you:</p>
      <xsl:call-template name="ways-to-reach-us"><xsl:with-param name="kind" select="local-name($record)"/></xsl:call-template>
      <p class="govuk-body">If you know someone who would rather write on paper, there is a form:</p>
      <ul class="govuk-list govuk-list--bullet"><xsl:call-template name="form-links"><xsl:with-param name="kind" select="local-name($record)"/></xsl:call-template></ul>
    </xsl:if>
    <p class="govuk-body redress-unprinted">
      <xsl:choose>
        <xsl:when test="@realm = 'staff'"><a class="govuk-link" href="/staff/case?ref={$record/@reference}">Go to the case</a></xsl:when>
        <xsl:otherwise><a class="govuk-link" href="/">Back to the home page</a></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <!-- What we do next, and by when -->
  <xsl:template name="what-happens-next">
    <xsl:variable name="owed" select="p:status/p:obligation[not(@window) and (@state = 'owed' or @state = 'overdue' or @state = 'coming')]"/>
    <ul class="govuk-list govuk-list--bullet">
      <xsl:for-each select="$owed">
        <xsl:sort select="@due"/>
        <xsl:variable name="text">
          <xsl:choose>
            <xsl:when test="/p:page/@realm = 'staff'"><xsl:call-template name="obligation-title"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="w:say('obligation-public', @name, 'else', '')"/></xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <xsl:if test="$text != ''">
          <li>
            <xsl:value-of select="$text"/>
            <xsl:choose><xsl:when test="@state = 'overdue'">. This was due by </xsl:when><xsl:when test="@force = 'target'">. We aim to do this by </xsl:when><xsl:otherwise> by </xsl:otherwise></xsl:choose>
            <strong><xsl:apply-templates select="@due" mode="deadline"/></strong>
          </li>
        </xsl:if>
      </xsl:for-each>
    </ul>
  </xsl:template>

</xsl:stylesheet>
