<?xml version="1.0" encoding="UTF-8"?>
<!-- What the bundle of a case says on a page and on paper. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" exclude-result-prefixes="p r w">

  <xsl:include href="case-parts.xsl"/>
  <xsl:include href="history.xsl"/>

  <!-- A letter goes with its event; a file came with one. Numbered in the order of the record -->
  <xsl:variable name="documents" select="$record/*[@p:letter]|$record/*/r:attachment"/>

  <!-- Current node: p:page -->
  <xsl:template name="made-for">
    <xsl:text>Review bundle, made on </xsl:text><xsl:apply-templates select="@now" mode="moment"/>
    <xsl:if test="@person != ''"> for <xsl:value-of select="@person"/></xsl:if>
    <xsl:text>. It contains everything that they could see in the record at that time, and is confidential.</xsl:text>
  </xsl:template>

  <!-- Issue by issue, level by level. Current node: p:page -->
  <xsl:template name="found">
    <xsl:if test="$record/r:responded/r:finding">
      <h2 class="govuk-heading-m">What was found on each issue</h2>
      <xsl:call-template name="promised"/>
      <xsl:for-each select="$record/r:acknowledged[last()]/r:issue">
        <xsl:variable name="issue" select="position()"/>
        <h3 class="govuk-heading-s"><xsl:value-of select="concat('Issue ', $issue, ': ', .)"/></h3>
        <xsl:for-each select="$record/r:responded/r:finding[@issue = $issue]"><div class="govuk-inset-text redress-earlier"><xsl:call-template name="earlier-finding"/></div></xsl:for-each>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- Current node: one of the documents -->
  <xsl:template name="document-title">
    <xsl:choose>
      <xsl:when test="self::r:attachment">File: <xsl:value-of select="."/></xsl:when>
      <xsl:when test="self::r:corrected">Corrected letter: <xsl:for-each select="../*[@seq = current()/@corrects]"><xsl:call-template name="event-title"/></xsl:for-each></xsl:when>
      <xsl:otherwise>Letter: <xsl:call-template name="event-title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The numbers of an event's documents, there and on paper only. Current node: the event -->
  <xsl:template name="own-documents">
    <xsl:variable name="event" select="generate-id()"/>
    <xsl:for-each select="$documents">
      <xsl:if test="generate-id() = $event or self::r:attachment and generate-id(..) = $event">
        <p class="govuk-body redress-bundle__document"><xsl:value-of select="concat('Document ', position(), '. ')"/><xsl:call-template name="document-title"/></p>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
