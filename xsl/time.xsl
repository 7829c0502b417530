<?xml version="1.0" encoding="UTF-8"?>
<!-- Times in words. 2026-05-06T17:30:00+01:00 is local already; no part of it is ever converted. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <!-- "6 May 2026" -->
  <xsl:template match="@*|*" mode="day"><xsl:value-of select="concat(number(substring(., 9, 2)), ' ')"/><xsl:apply-templates select="." mode="month"/></xsl:template>

  <!-- "May 2026" -->
  <xsl:template match="@*|*" mode="month">
    <xsl:value-of select="concat(normalize-space(substring('January  February March    April    May      June     July     August   SeptemberOctober  November December ', 9 * number(substring(., 6, 2)) - 8, 9)), ' ', substring(., 1, 4))"/>
  </xsl:template>

  <!-- "Wednesday 6 May 2026": the weekday is counted (January and February belong to the year before) -->
  <xsl:template match="@*|*" mode="date">
    <xsl:variable name="early" select="number(number(substring(., 6, 2)) &lt; 3)"/>
    <xsl:variable name="year" select="number(substring(., 1, 4)) - $early"/>
    <xsl:variable name="month" select="number(substring(., 6, 2)) + 12 * $early - 2"/>
    <xsl:variable name="weekday" select="(number(substring(., 9, 2)) + $year + floor($year div 4) - floor($year div 100) + floor($year div 400) + floor(31 * $month div 12)) mod 7"/>
    <xsl:value-of select="concat(normalize-space(substring('Sunday   Monday   Tuesday  WednesdayThursday Friday   Saturday ', 9 * $weekday + 1, 9)), ' ')"/>
    <xsl:apply-templates select="." mode="day"/>
  </xsl:template>

  <!-- " at 5:30pm"; the end of a day is the day -->
  <xsl:template match="@*|*" mode="at-time">
    <xsl:if test="string-length() &gt; 10 and substring(., 12, 8) != '23:59:59'">
      <xsl:variable name="hour" select="number(substring(., 12, 2))"/>
      <xsl:variable name="minute" select="substring(., 15, 2)"/>
      <xsl:choose>
        <xsl:when test="$hour = 12 and $minute = '00'"> at midday</xsl:when>
        <xsl:when test="$hour = 0 and $minute = '00'"> at midnight</xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="concat(' at ', ($hour + 11) mod 12 + 1)"/>
          <xsl:if test="$minute != '00'"><xsl:value-of select="concat(':', $minute)"/></xsl:if>
          <xsl:choose><xsl:when test="$hour &lt; 12">am</xsl:when><xsl:otherwise>pm</xsl:otherwise></xsl:choose>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- "Wednesday 6 May 2026 at 5:30pm", and "6 May 2026 at 5:30pm" where room is short -->
  <xsl:template match="@*|*" mode="moment"><xsl:apply-templates select="." mode="date"/><xsl:apply-templates select="." mode="at-time"/></xsl:template>
  <xsl:template match="@*|*" mode="short-moment"><xsl:apply-templates select="." mode="day"/><xsl:apply-templates select="." mode="at-time"/></xsl:template>

  <!-- A deadline: in the middle of the night only staff need the minute, for everybody else it is that day -->
  <xsl:template match="@*|*" mode="deadline">
    <xsl:variable name="hour" select="number(substring(., 12, 2))"/>
    <xsl:variable name="outside" select="not(/p:page/@realm = 'staff') or /p:page/@name = 'letter'"/>
    <xsl:choose>
      <xsl:when test="/p:page/@realm and $outside and ($hour &lt; 7 or $hour &gt;= 22)"><xsl:apply-templates select="." mode="date"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="moment"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- " (was Tuesday 16 June 2026)": before the calendar changed. Current node: p:obligation -->
  <xsl:template name="was"><xsl:if test="@was"> (was <xsl:apply-templates select="@was" mode="date"/>)</xsl:if></xsl:template>

  <!-- The same, for machines too -->
  <xsl:template match="@*" mode="time-day"><time datetime="{.}"><xsl:apply-templates select="." mode="day"/></time></xsl:template>
  <xsl:template match="@*" mode="time-moment"><time datetime="{.}"><xsl:apply-templates select="." mode="moment"/></time></xsl:template>
  <xsl:template match="@*" mode="time-short-moment"><time datetime="{.}"><xsl:apply-templates select="." mode="short-moment"/></time></xsl:template>

</xsl:stylesheet>
