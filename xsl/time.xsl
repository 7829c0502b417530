<?xml version="1.0" encoding="UTF-8"?>
<!-- Times in words (base/time_said.h): functions say them (lib/xml/functions.h), these modes where a template is wanted. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:redress:words"
                exclude-result-prefixes="w">

  <!-- "6 May 2026" -->
  <xsl:template match="@*|*" mode="day"><xsl:value-of select="w:day(.)"/></xsl:template>

  <!-- "May 2026" -->
  <xsl:template match="@*|*" mode="month"><xsl:value-of select="w:month(.)"/></xsl:template>

  <!-- "May 2026", "April to June 2026", "December 2026 to February 2027". Current node: what has the @month and, of
       several, the first of them -->
  <xsl:template name="months">
    <xsl:param name="from" select="@from"/>
    <xsl:param name="month" select="@month"/>
    <xsl:choose>
      <xsl:when test="not($from)"/>
      <xsl:when test="substring($from, 1, 4) = substring($month, 1, 4)"><xsl:value-of select="concat(substring-before(w:month($from), ' '), ' to ')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(w:month($from), ' to ')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="w:month($month)"/>
  </xsl:template>

  <!-- "Wednesday 6 May 2026" -->
  <xsl:template match="@*|*" mode="date"><xsl:value-of select="w:date(.)"/></xsl:template>

  <!-- "Wednesday 6 May 2026 at 5:30pm", and "6 May 2026 at 5:30pm" where room is short -->
  <xsl:template match="@*|*" mode="moment"><xsl:value-of select="w:moment(.)"/></xsl:template>
  <xsl:template match="@*|*" mode="short-moment"><xsl:value-of select="w:short-moment(.)"/></xsl:template>

  <!-- A deadline: in the middle of the night only staff need the minute, for everybody else it is that day -->
  <xsl:template match="@*|*" mode="deadline"><xsl:value-of select="w:deadline(.)"/></xsl:template>

  <!-- " (was Tuesday 16 June 2026)": before the calendar changed. Current node: p:obligation -->
  <xsl:template name="was"><xsl:if test="@was"><xsl:value-of select="concat(' (was ', w:date(@was), ')')"/></xsl:if></xsl:template>

</xsl:stylesheet>
