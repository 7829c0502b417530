<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/compliments: mine, and the wall. Printed it is a sheet of my own: mine only, under the letterhead; or, where the
     address leads to one of them, that one alone as a certificate to hang up. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>

  <xsl:template match="p:page" mode="title">Compliments</xsl:template>

  <xsl:template match="p:page" mode="main">
    <h1 class="govuk-heading-xl redress-unprinted">Compliments</h1>
    <xsl:apply-templates select="p:filters" mode="unknown"/>
    <xsl:if test="p:praise[@whose = 'mine']/p:compliment and p:praise[@whose = 'wall']">
      <p class="govuk-body redress-unprinted"><a class="govuk-link" href="#wall">Go to the wall</a></p>
    </xsl:if>
    <xsl:apply-templates select="p:praise"/>
    <xsl:if test="count(p:praise) = 1 and p:praise/p:compliment">
      <p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/compliments">The newest compliments</a></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:praise[@whose = 'mine']">
    <section class="redress-praise redress-praise--mine" aria-labelledby="mine">
      <header class="redress-praise__letterhead">
        <p class="redress-letter__name"><xsl:call-template name="organisation-name"/></p>
        <xsl:call-template name="from"/>
        <p class="redress-praise__for">Compliments for <xsl:value-of select="../@person"/></p>
      </header>
      <h2 class="govuk-heading-l redress-unprinted" id="mine">Yours</h2>
      <xsl:if test="not(p:compliment)">
        <div class="redress-empty redress-unprinted">
          <p class="govuk-body-l">Nothing yet.</p>
          <p class="govuk-body">When someone praises your work and you have been told, you will find it here. Has someone told you in person? <a class="govuk-link" href="/staff/compliment">Record it as a compliment</a>.</p>
        </div>
      </xsl:if>
      <xsl:if test="p:compliment"><p class="govuk-body redress-unprinted"><xsl:value-of select="w:say('print', 'how', 'what', 'yours')"/> Each can also be printed as a certificate.</p></xsl:if>
      <xsl:call-template name="compliments"/>
    </section>
  </xsl:template>

  <xsl:template match="p:praise[@whose = 'wall']">
    <section aria-labelledby="wall">
      <xsl:attribute name="class">redress-praise<xsl:if test="../p:praise[@whose = 'mine']"> redress-unprinted</xsl:if></xsl:attribute>
      <h2 class="govuk-heading-l" id="wall">The wall</h2>
      <xsl:choose>
        <xsl:when test="p:compliment"><p class="govuk-body">What people value in our work, in their own words and with their consent.</p></xsl:when>
        <xsl:otherwise><div class="redress-empty"><p class="govuk-body">Nothing yet. Compliments appear here once we have thanked the person, if they agreed to share their words.</p></div></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="compliments"/>
    </section>
  </xsl:template>

  <xsl:template name="compliments">
    <xsl:if test="p:compliment">
      <ul class="redress-praise__list"><xsl:apply-templates select="p:compliment"/></ul>
      <xsl:if test="@more != ''">
        <p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/compliments?{@whose}={@more}">Older compliments<span class="govuk-visually-hidden">: <xsl:choose><xsl:when test="@whose = 'mine'">yours</xsl:when><xsl:otherwise>the wall</xsl:otherwise></xsl:choose></span></a></p>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:compliment">
    <li class="redress-praise__item">
      <xsl:if test="../@whose = 'mine'"><xsl:attribute name="id">certificate-<xsl:value-of select="position()"/></xsl:attribute><xsl:call-template name="certificate-head"/></xsl:if>
      <h3 class="govuk-heading-s redress-praise__title">For <xsl:call-template name="whom"/></h3>
      <p class="redress-small redress-praise__when">
        <time datetime="{@received}"><xsl:value-of select="w:day(@received)"/></time>
        <xsl:if test="@division-title != ''"><xsl:value-of select="concat(' · ', @division-title)"/></xsl:if>
        <xsl:if test="@giver != '' and not(p:words)"><xsl:value-of select="concat(' · from ', @giver)"/></xsl:if>
      </p>
      <xsl:if test="p:words">
        <blockquote class="redress-praise__words"><xsl:for-each select="p:words|p:effect"><p class="redress-prose" dir="auto"><xsl:value-of select="."/></p></xsl:for-each></blockquote>
        <xsl:if test="@giver != ''"><p class="govuk-body redress-praise__giver"><xsl:value-of select="@giver"/></p></xsl:if>
      </xsl:if>
      <!-- what those praised were told -->
      <xsl:for-each select="p:message"><p class="govuk-body redress-prose redress-praise__message" dir="auto"><xsl:value-of select="."/></p></xsl:for-each>
      <xsl:if test="../@whose = 'mine'"><xsl:call-template name="certificate-foot"/></xsl:if>
      <xsl:if test="not(p:words)"><p class="govuk-body redress-praise__kept">Only the staff handling the compliment can see the person’s own words.</p></xsl:if>
    </li>
  </xsl:template>

  <!-- What makes a certificate of it on paper, and how to come to it on the screen -->
  <xsl:template name="certificate-head">
    <div class="redress-certificate">
      <p class="redress-certificate__from"><xsl:call-template name="organisation-name"/></p>
      <p class="redress-certificate__what">Thank you</p>
      <p class="redress-certificate__name"><xsl:value-of select="/p:page/@person"/></p>
    </div>
  </xsl:template>

  <xsl:template name="certificate-foot">
    <div class="redress-certificate redress-certificate__foot">
      <p><xsl:value-of select="w:day(@received)"/><span>Date</span></p>
      <p class="redress-certificate__line"><span>Signature</span></p>
    </div>
    <p class="govuk-body redress-unprinted redress-praise__print">
      <a class="govuk-link" href="#certificate-{position()}">Print as a certificate<span class="govuk-visually-hidden">: compliment of <xsl:value-of select="w:day(@received)"/></span></a>
      <span class="redress-praise__how"><xsl:value-of select="w:say('print', 'how', 'what', 'this certificate')"/></span>
    </p>
  </xsl:template>

  <!-- "The help desk: Rosa Bianchi, Marek Nowak", "Rosa Bianchi", "a team" -->
  <xsl:template name="whom">
    <xsl:if test="p:praised and @about-whom != '' and (@about = 'team' or @about = 'service')"><xsl:value-of select="concat(@about-whom, ': ')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="p:praised"><xsl:value-of select="w:list(p:praised)"/></xsl:when>
      <xsl:when test="@about-whom != ''"><xsl:value-of select="@about-whom"/></xsl:when>
      <xsl:when test="@about = 'team'">a team</xsl:when>
      <xsl:when test="@about = 'service'">a service</xsl:when>
      <xsl:otherwise>a member of staff</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
