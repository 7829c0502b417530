<?xml version="1.0" encoding="UTF-8"?>
<!-- What a member of staff is told of their cases (lib/post/staff_notice.h), as a notice of schema/letter.xsd. Its subject
     says reference and kind and nothing else, and the text no more than a list does. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:letter"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="words.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="/"><xsl:apply-templates select="p:page/p:notice"/></xsl:template>

  <xsl:template match="p:notice">
    <notice lang="en-GB" list="staff">
      <about>
        <xsl:choose>
          <xsl:when test="@morning">Your work today</xsl:when>
          <xsl:when test="p:case[2]"><xsl:value-of select="concat('News on ', count(p:case), ' cases')"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="p:case" mode="name"/></xsl:otherwise>
        </xsl:choose>
      </about>
      <xsl:variable name="overdue" select="(p:case|p:duty|p:waiting)[../@morning][@due-state = 'overdue']"/>
      <xsl:variable name="today" select="(p:case|p:duty|p:waiting)[../@morning][@due-state = 'today']"/>
      <xsl:variable name="new" select="p:case[not(current()/@morning and (@due-state = 'overdue' or @due-state = 'today'))]"/>
      <xsl:if test="$overdue"><heading>Overdue</heading><list><xsl:apply-templates select="$overdue"/></list></xsl:if>
      <xsl:if test="$today"><heading>Due today</heading><list><xsl:apply-templates select="$today"/></list></xsl:if>
      <xsl:if test="$new"><xsl:if test="@morning"><heading>New</heading></xsl:if><list><xsl:apply-templates select="$new"/></list></xsl:if>
      <xsl:choose>
        <xsl:when test="@address">
          <paragraph>All your work: <at><xsl:value-of select="concat(@address, '/staff/')"/></at></paragraph>
          <paragraph>Choose what we email you about: <at><xsl:value-of select="concat(@address, '/staff/me')"/></at></paragraph>
        </xsl:when>
        <xsl:otherwise><paragraph>To see more, sign in and search for the reference. To choose what we email you about, select your name at the top of the page.</paragraph></xsl:otherwise>
      </xsl:choose>
    </notice>
  </xsl:template>

  <!-- "Complaint C-2026-000001-X" -->
  <xsl:template match="p:case" mode="name"><xsl:value-of select="concat(w:say('kind', @kind), ' ', @reference)"/></xsl:template>

  <!-- "Complaint C-2026-000001-X (high severity), handed to you. Acknowledge the complaint: due on …" -->
  <xsl:template match="p:case">
    <item>
      <xsl:apply-templates select="." mode="name"/>
      <xsl:if test="@urgent"><xsl:value-of select="concat(' (', w:say('news', 'high'), ')')"/></xsl:if>
      <xsl:variable name="topics" select="p:topic[@name != 'high'][not(@name = preceding-sibling::p:topic/@name)]"/>
      <xsl:for-each select="$topics"><xsl:value-of select="concat(', ', w:say('news', @name))"/></xsl:for-each>
      <xsl:text>.</xsl:text>
      <xsl:if test="@next or @next-action"><xsl:text> </xsl:text><xsl:call-template name="case-due"/><xsl:call-template name="when"/></xsl:if>
      <xsl:if test="../@address"><xsl:text> </xsl:text><at><xsl:value-of select="concat(../@address, '/staff/case?ref=', @reference)"/></at></xsl:if>
    </item>
  </xsl:template>

  <xsl:template match="p:duty"><item><xsl:call-template name="duty-title"/><xsl:call-template name="when"/></item></xsl:template>

  <!-- "Messages waiting in the post: 2. Sort the first: it is due on …" -->
  <xsl:template match="p:waiting">
    <item>Messages waiting in the post: <xsl:if test="@more">more than </xsl:if><xsl:value-of select="@count - count(@more)"/>. Sort the first<xsl:call-template name="when"/></item>
  </xsl:template>

  <xsl:template name="when">
    <xsl:choose>
      <xsl:when test="@due-state = 'overdue'"><xsl:value-of select="concat(': it was due on ', w:moment(@due), '.')"/></xsl:when>
      <xsl:when test="@due"><xsl:value-of select="concat(': it is due on ', w:moment(@due), '.')"/></xsl:when>
      <xsl:otherwise>.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
