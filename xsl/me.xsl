<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/me: who somebody is here, of what they are told by email and when, and what they may do. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:template match="p:page" mode="title"><xsl:value-of select="p:me/@title"/></xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:if test="p:me/@kept and not(p:problem or p:fault)">
      <div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="kept-title">
        <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="kept-title">Success</h2></div>
        <div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">Your choices are saved.</p></div>
      </div>
    </xsl:if>
    <xsl:call-template name="form-head"/>
    <xsl:apply-templates select="p:me" mode="address"/>
    <h2 class="govuk-heading-l">When we email you</h2>
    <p class="govuk-body">An email to you has the reference of the case, what is due and by when. It has no names and nothing from the case.</p>
    <xsl:apply-templates select="p:form"/>
    <h2 class="govuk-heading-l">What you can do</h2>
    <xsl:apply-templates select="p:me/p:role"/>
    <xsl:if test="p:offer[@action = 'away']"><p class="govuk-body"><a class="govuk-link" href="/staff/away">Tell us when you are away, and who covers for you</a></p></xsl:if>
    <xsl:if test="p:me/p:role/p:may[@action = 'read-guidance']"><p class="govuk-body"><a class="govuk-link" href="/staff/read-guidance">Read our policy, and the guidance on what you can do</a></p></xsl:if>
  </xsl:template>

  <!-- How mail reaches them, or what is to be done so that it does -->
  <xsl:template match="p:me" mode="address">
    <dl class="govuk-summary-list">
      <xsl:call-template name="summary-list-row"><xsl:with-param name="key" select="'Sign-in name'"/><xsl:with-param name="value" select="@user"/></xsl:call-template>
      <xsl:call-template name="summary-list-row"><xsl:with-param name="key" select="'Email address'"/><xsl:with-param name="value"><xsl:value-of select="@email"/><xsl:if test="not(@email)">None</xsl:if></xsl:with-param></xsl:call-template>
    </dl>
    <xsl:choose>
      <xsl:when test="not(@sends)"><xsl:call-template name="remark"><xsl:with-param name="text">We do not send email yet, so you will get none. Your administrator can set it up. Until then, look at My work each day.</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="not(@email)"><xsl:call-template name="remark"><xsl:with-param name="text">We have no email address for you, so you will get no email. Ask your administrator to add it. Until then, look at My work each day.</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:when test="@failed"><xsl:call-template name="remark"><xsl:with-param name="text">Our last email to you could not be delivered. Ask your administrator to check your email address.</xsl:with-param></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="remark">
    <xsl:param name="text"/>
    <div class="govuk-inset-text"><p class="govuk-body"><xsl:value-of select="$text"/></p></div>
  </xsl:template>

  <!-- A role, for which division, and folded away what it lets them do: each thing once -->
  <xsl:template match="p:role">
    <h3 class="govuk-heading-s">
      <xsl:value-of select="@title"/>
      <xsl:if test="@division-title"><xsl:value-of select="concat(', ', @division-title)"/></xsl:if>
      <xsl:if test="@instead-of"><xsl:value-of select="concat(' (covering for ', @instead-of, ')')"/></xsl:if>
    </h3>
    <xsl:for-each select="p:sees"><p class="govuk-body"><xsl:value-of select="concat(w:say('sees', @extent), '.')"/></p></xsl:for-each>
    <xsl:if test="p:may">
      <xsl:call-template name="details">
        <xsl:with-param name="summary">What you can do as <xsl:value-of select="@title"/></xsl:with-param>
        <xsl:with-param name="body">
          <ul class="govuk-list govuk-list--bullet">
            <xsl:for-each select="p:may[not(@action = preceding-sibling::p:may/@action)]">
              <li><xsl:call-template name="permitted"/></li>
            </xsl:for-each>
          </ul>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
