<?xml version="1.0" encoding="UTF-8"?>
<!-- Something was not done, and there is no other page to say so on. The words are those of the fault's code. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>

  <xsl:template match="p:page" mode="title"><xsl:value-of select="w:say('fault', p:fault/@code)"/></xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:variable name="hidden" select="p:fault/@kind = 403"/>
    <h1 class="govuk-heading-xl"><xsl:apply-templates select="." mode="title"/></h1>
    <p class="govuk-body-l"><xsl:value-of select="w:say('fault-text', p:fault/@code)"/></p>
    <xsl:if test="p:fault/@code = 'not-now' and p:status/@state">
      <p class="govuk-body"><xsl:value-of select="w:say('not-now', p:status/@state, 'else', '')"/></p>
    </xsl:if>
    <xsl:if test="p:news and not($hidden)"><xsl:call-template name="news"/></xsl:if>
    <xsl:if test="p:draft"><p class="govuk-body">This is your draft of <xsl:apply-templates select="p:draft/@at" mode="moment"/>. The case has moved on since then, but your words are still here.</p></xsl:if>
    <xsl:apply-templates select="p:typed[p:field != '']"/>
    <xsl:for-each select="p:form">
      <form method="post" action="{@action}" accept-charset="utf-8">
        <input type="hidden" name="csrf" value="{@csrf}"/>
        <xsl:call-template name="button"><xsl:with-param name="text" select="'Discard draft'"/><xsl:with-param name="name" select="p:hidden/@name"/><xsl:with-param name="value" select="p:hidden/@value"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
      </form>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="@realm = 'staff' and not(p:find or p:offer)">
        <h2 class="govuk-heading-m">What you can do</h2>
        <p class="govuk-body">Like everyone else, you can:</p>
        <ul class="govuk-list govuk-list--bullet">
          <li><a class="govuk-link" href="/complaints/submit">make a complaint</a></li>
          <li><a class="govuk-link" href="/complaints/compliment">give a compliment</a></li>
          <li><a class="govuk-link" href="/complaints/policy">read our policy</a></li>
        </ul>
        <p class="govuk-body">To ask for access, you can:</p>
        <xsl:call-template name="ways-to-reach-us"/>
      </xsl:when>
      <xsl:when test="@realm = 'staff'">
        <xsl:if test="@reference != '' and p:status and not($hidden)"><p class="govuk-body"><a class="govuk-link" href="/staff/case?ref={@reference}">Go to the case <xsl:value-of select="@reference"/></a></p></xsl:if>
        <p class="govuk-body"><a class="govuk-link" href="/staff/">Go to my work</a></p>
      </xsl:when>
      <xsl:otherwise>
        <p class="govuk-body"><a class="govuk-link" href="/">Go to the home page</a></p>
        <p class="govuk-body">Without this website, you can:</p>
        <xsl:call-template name="ways-to-reach-us"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
