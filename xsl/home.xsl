<?xml version="1.0" encoding="UTF-8"?>
<!-- /: what can be done here, and by when. Every length comes from the policy's promises. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>

  <xsl:template match="p:page" mode="title">Complaints and compliments</xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:variable name="acknowledge" select="p:policy/p:promise[@name = 'acknowledge' and not(@kind = 'compliment')][1]"/>
    <xsl:variable name="respond" select="p:policy/p:promise[@name = 'respond' and not(@kind = 'compliment')][1]"/>
    <xsl:variable name="thank" select="p:policy/p:promise[@name = 'acknowledge' and @kind = 'compliment'][1]"/>
    <xsl:variable name="review" select="p:policy/p:promise[@force = 'right' and @level][1]"/>
    <h1 class="govuk-heading-xl redress-home__title">Tell us what went wrong, or what went well</h1>
    <div class="redress-home__promise">
      <p class="govuk-body-l">
        <xsl:text>If something went wrong, we want to put it right and learn from it</xsl:text>
        <xsl:if test="$acknowledge">. Within <strong><xsl:apply-templates select="$acknowledge" mode="length"/></strong> we will tell you who is dealing with it</xsl:if>
        <xsl:text>.</xsl:text>
      </p>
      <p class="govuk-body-l">
        <xsl:if test="$respond">We <xsl:value-of select="w:say('force', $respond/@force)"/> reply within <strong><xsl:apply-templates select="$respond" mode="length"/></strong> after that</xsl:if>
        <xsl:if test="not($respond)">We will look into every complaint and reply</xsl:if>
        <xsl:if test="$review">. If you are not satisfied, you can ask for <xsl:call-template name="a-review"><xsl:with-param name="level" select="$review/@level"/></xsl:call-template></xsl:if>
        <xsl:text>.</xsl:text>
      </p>
      <p class="govuk-body-l">
        <xsl:text>If something went well, tell us too. We will pass it on to the people who did it</xsl:text>
        <xsl:if test="$thank"> and thank you within <strong><xsl:apply-templates select="$thank" mode="length"/></strong></xsl:if>
        <xsl:text>.</xsl:text>
      </p>
    </div>
    <h2 class="govuk-heading-l">What would you like to do?</h2>
    <ul class="redress-choices">
      <xsl:if test="not(p:offer) or p:offer[@action = 'submit']"><xsl:call-template name="choice"><xsl:with-param name="code" select="'submit'"/></xsl:call-template></xsl:if>
      <xsl:if test="not(p:offer) or p:offer[@action = 'compliment']"><xsl:call-template name="choice"><xsl:with-param name="code" select="'compliment'"/></xsl:call-template></xsl:if>
      <xsl:call-template name="choice"><xsl:with-param name="code" select="'form'"/></xsl:call-template>
      <xsl:call-template name="choice"><xsl:with-param name="code" select="'track'"/><xsl:with-param name="and"><xsl:if test="$review">, and ask for a review</xsl:if></xsl:with-param></xsl:call-template>
    </ul>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h2 class="govuk-heading-m">Would you rather talk or write to us?</h2>
        <p class="govuk-body">We will treat what you tell us with the same care, whichever way it reaches us. You can:</p>
        <xsl:call-template name="ways-to-reach-us"/>
        <p class="govuk-body">There are forms to fill in on screen, or to print and fill in by hand:</p>
        <ul class="govuk-list govuk-list--bullet">
          <xsl:call-template name="form-links"/>
          <xsl:call-template name="form-links"><xsl:with-param name="kind" select="'compliment'"/></xsl:call-template>
        </ul>
        <p class="govuk-body">
          <a class="govuk-link" href="/complaints/policy">Our policy</a><xsl:text> sets out everything we promise. </xsl:text>
          <xsl:if test="p:offer[@action = 'learned']">See what we have changed as a result: <a class="govuk-link" href="/complaints/learned">You said, we did</a>.</xsl:if>
        </p>
      </div>
    </div>
  </xsl:template>

  <xsl:template name="choice">
    <xsl:param name="code"/>
    <xsl:param name="and"/>
    <li class="redress-choice">
      <h3 class="govuk-heading-m redress-choice__title"><a class="govuk-link redress-choice__link" href="/complaints/{$code}"><xsl:value-of select="w:say('choice', $code)"/></a></h3>
      <p class="govuk-body redress-choice__text"><xsl:value-of select="w:say('choice-text', $code, 'and', $and)"/></p>
    </li>
  </xsl:template>

</xsl:stylesheet>
