<?xml version="1.0" encoding="UTF-8"?>
<!-- A form that is asked one page at a time (lib/web/step_pages.h): the page, the way back, and at the end all answers to be
     checked. A button says where to go: no script, and nothing is stored before it is sent. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:variable name="paged" select="/p:page/p:form[@page]"/>
  <xsl:variable name="checking" select="$paged[@page &gt; @pages]"/>

  <!-- The title of the page that is shown -->
  <xsl:template name="page-title">
    <xsl:choose>
      <xsl:when test="$checking">Check your answers</xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$paged/p:section" mode="title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="page-caption">
    <xsl:if test="$paged and not($checking)"><span class="govuk-caption-l"><xsl:value-of select="concat('Step ', $paged/@page, ' of ', $paged/@pages)"/></span></xsl:if>
  </xsl:template>

  <!-- The way back takes what was typed along, so that it is a button of the form. The one before it is what Enter presses -->
  <xsl:template name="page-back">
    <xsl:choose>
      <xsl:when test="$paged/@page = 1"><xsl:call-template name="back-link"><xsl:with-param name="href" select="'/'"/></xsl:call-template></xsl:when>
      <xsl:when test="$paged">
        <nav aria-label="Back">
          <xsl:if test="not($checking)"><button type="submit" form="pages" name="go" value="next" class="redress-first" tabindex="-1" aria-hidden="true">Continue</button></xsl:if>
          <button type="submit" form="pages" name="go" value="back" class="govuk-back-link redress-back">Back</button>
        </nav>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Its title is the page's -->
  <xsl:template match="p:form[@page]" mode="inside">
    <xsl:call-template name="carried-files"/>
    <xsl:apply-templates select="p:section/*"/>
  </xsl:template>

  <xsl:template match="p:form[@page]" mode="send">
    <xsl:call-template name="button">
      <xsl:with-param name="text" select="'Continue'"/>
      <xsl:with-param name="name" select="'go'"/>
      <xsl:with-param name="value" select="'next'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="carried-files">
    <xsl:for-each select="p:carried/p:kept"><input type="hidden" name="kept.{@n}" value="{@seal}"/></xsl:for-each>
    <xsl:if test="p:carried/p:gone"><p class="govuk-body redress-again"><strong><xsl:call-template name="files-again"/>: <xsl:for-each select="p:carried/p:gone"><xsl:if test="position() &gt; 1">, </xsl:if><bdi><xsl:value-of select="."/></bdi></xsl:for-each></strong></p></xsl:if>
  </xsl:template>

  <!-- To be checked -->

  <xsl:template match="p:form[@page &gt; @pages]" mode="inside"><xsl:apply-templates select="p:section" mode="answers"/></xsl:template>

  <xsl:template match="p:form[@page &gt; @pages]" mode="send">
    <xsl:for-each select="/p:page"><xsl:call-template name="lead"/></xsl:for-each>
    <xsl:call-template name="button"><xsl:with-param name="text"><xsl:apply-templates select="." mode="button"/></xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="p:section" mode="answers">
    <xsl:variable name="title"><xsl:apply-templates select="." mode="title"/></xsl:variable>
    <xsl:variable name="answers"><xsl:apply-templates select=".//p:field" mode="answer"/></xsl:variable>
    <div class="govuk-summary-card">
      <div class="govuk-summary-card__title-wrapper">
        <h2 class="govuk-summary-card__title"><xsl:value-of select="$title"/></h2>
        <div class="govuk-summary-card__actions">
          <button type="submit" name="go" value="{@n}" class="redress-answer-change">Change<span class="govuk-visually-hidden"><xsl:value-of select="concat(': ', $title)"/></span></button>
        </div>
      </div>
      <div class="govuk-summary-card__content">
        <xsl:choose>
          <xsl:when test="$answers != ''"><dl class="govuk-summary-list"><xsl:copy-of select="$answers"/></dl></xsl:when>
          <xsl:otherwise><p class="govuk-body">You did not answer this.</p></xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>

  <!-- A row of the list, if there is an answer -->
  <xsl:template match="p:field" mode="answer">
    <xsl:variable name="value"><xsl:apply-templates select="." mode="value"/></xsl:variable>
    <xsl:if test="$value != ''">
      <xsl:call-template name="summary-list-row">
        <xsl:with-param name="key"><xsl:call-template name="field-name"/></xsl:with-param>
        <xsl:with-param name="value" select="string($value)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:field" mode="value"><xsl:value-of select="concat(p:value, p:rest)"/></xsl:template>
  <xsl:template match="p:field[p:choice]" mode="value"><xsl:for-each select="p:choice[@chosen]"><xsl:call-template name="choice-label"/></xsl:for-each></xsl:template>
  <xsl:template match="p:field[@widget = 'date']" mode="value">
    <xsl:variable name="day" select="p:part[@name = 'day']/@value"/>
    <xsl:variable name="month" select="p:part[@name = 'month']/@value"/>
    <xsl:value-of select="w:or(w:day(concat(p:part[@name = 'year']/@value, '-', format-number($month, '00'), '-', format-number($day, '00'))), normalize-space(concat($day, ' ', $month, ' ', p:part[@name = 'year']/@value)))"/>
  </xsl:template>

  <!-- Files, one in a line; they go along -->
  <xsl:template match="p:field[@widget = 'file']" mode="answer">
    <xsl:if test="p:kept|p:gone">
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key"><xsl:call-template name="field-name"/></dt>
        <dd class="govuk-summary-list__value">
          <ul class="govuk-list">
            <xsl:for-each select="p:kept"><li><bdi class="redress-break"><xsl:value-of select="."/></bdi> (<xsl:call-template name="file-facts"><xsl:with-param name="type" select="@type"/><xsl:with-param name="size" select="@size"/></xsl:call-template>)<input type="hidden" name="kept.{@n}" value="{@seal}"/></li></xsl:for-each>
            <xsl:for-each select="p:gone"><li><strong><xsl:call-template name="files-again"/>: <bdi class="redress-break"><xsl:value-of select="."/></bdi></strong></li></xsl:for-each>
          </ul>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
