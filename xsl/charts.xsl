<?xml version="1.0" encoding="UTF-8"?>
<!-- Charts, as SVG in the page: neither script nor style, and nothing that colour alone says. Whoever does not see one
     has its caption, and its numbers in a table beneath. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <!-- "1 complaint", "7 complaints" -->
  <xsl:template name="so-many">
    <xsl:param name="number"/>
    <xsl:param name="one"/>
    <xsl:value-of select="concat($number, ' ', $one)"/><xsl:if test="$number != 1">s</xsl:if>
  </xsl:template>

  <xsl:template name="largest">
    <xsl:param name="of"/>
    <xsl:for-each select="$of"><xsl:sort select="." data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each>
  </xsl:template>

  <!-- Beneath the name of a row in a table, how much of the largest its number is. The table says the number itself -->
  <xsl:template name="bar">
    <xsl:param name="number"/>
    <xsl:param name="largest"/>
    <xsl:if test="$number &gt; 0">
      <svg class="redress-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="{100 * $number div $largest}" height="4"/></svg>
    </xsl:if>
  </xsl:template>

  <!-- Months as columns, each with its number above it. The last has not ended, and is drawn as an outline. Current
       node: what has p:tally-month -->
  <xsl:template name="month-columns">
    <xsl:param name="id"/>
    <xsl:param name="largest"/>
    <xsl:param name="caption"/>
    <figure class="redress-chart">
      <svg viewBox="0 0 320 146" role="img" aria-labelledby="{$id}">
        <xsl:for-each select="p:tally-month">
          <xsl:variable name="height" select="90 * @number div ($largest + ($largest = 0))"/>
          <xsl:variable name="middle" select="4 + 26 * position() - 13"/>
          <xsl:variable name="letter" select="substring('JFMAMJJASOND', substring(@month, 6), 1)"/>
          <rect class="redress-chart__column" x="{$middle - 8}" y="{108 - $height}" width="16" height="{$height}"><xsl:if test="position() = last()"><xsl:attribute name="class">redress-chart__column redress-chart__column--open</xsl:attribute></xsl:if></rect>
          <xsl:if test="@number != 0"><text x="{$middle}" y="{104 - $height}" text-anchor="middle"><xsl:value-of select="@number"/></text></xsl:if>
          <text x="{$middle}" y="123" text-anchor="middle"><xsl:value-of select="$letter"/></text>
          <xsl:if test="substring(@month, 6) = '01' or (position() = 1 and substring(@month, 6) &lt; 11)"><text x="{$middle - 8}" y="140"><xsl:value-of select="substring(@month, 1, 4)"/></text></xsl:if>
        </xsl:for-each>
        <line class="redress-chart__axis" x1="0" y1="108.5" x2="320" y2="108.5"/>
      </svg>
      <figcaption class="redress-chart__caption" id="{$id}"><xsl:copy-of select="$caption"/></figcaption>
    </figure>
  </xsl:template>

  <!-- Answers as marks, from the first to the last, as high as they took long; a line where the promise is. Current node:
       p:answers -->
  <xsl:template name="answer-marks">
    <xsl:param name="caption"/>
    <figure class="redress-chart">
      <svg viewBox="0 0 320 176" role="img" aria-labelledby="{@row}-caption">
        <xsl:call-template name="scale-line"/>
        <xsl:if test="@promise">
          <xsl:variable name="y"><xsl:call-template name="mark-height"><xsl:with-param name="of" select="@promise"/></xsl:call-template></xsl:variable>
          <line class="redress-chart__promise" x1="28" y1="{$y}" x2="320" y2="{$y}"/>
        </xsl:if>
        <xsl:for-each select="p:answer-time">
          <xsl:variable name="y"><xsl:call-template name="mark-height"><xsl:with-param name="of" select="@taken"/></xsl:call-template></xsl:variable>
          <xsl:call-template name="mark"><xsl:with-param name="how" select="@column"/><xsl:with-param name="x" select="38 + 274 * (position() - .5) div last()"/><xsl:with-param name="y" select="$y"/></xsl:call-template>
        </xsl:for-each>
        <text x="28" y="172"><xsl:apply-templates select="p:answer-time[1]/@at" mode="day"/></text>
        <xsl:if test="p:answer-time[2]"><text x="320" y="172" text-anchor="end"><xsl:apply-templates select="p:answer-time[last()]/@at" mode="day"/></text></xsl:if>
      </svg>
      <figcaption class="redress-chart__caption" id="{@row}-caption"><xsl:copy-of select="$caption"/></figcaption>
    </figure>
  </xsl:template>

  <!-- Where on the scale so much is. Current node: p:answers, or one of them -->
  <xsl:template name="mark-height"><xsl:param name="of"/><xsl:value-of select="154 - 140 * $of div ancestor-or-self::p:answers/@top"/></xsl:template>

  <!-- The lines of the scale, from 0 on -->
  <xsl:template name="scale-line">
    <xsl:param name="at" select="0"/>
    <xsl:variable name="y"><xsl:call-template name="mark-height"><xsl:with-param name="of" select="$at"/></xsl:call-template></xsl:variable>
    <line class="redress-chart__scale" x1="28" y1="{$y}" x2="320" y2="{$y}"/>
    <text x="22" y="{$y + 4}" text-anchor="end"><xsl:value-of select="$at"/></text>
    <xsl:if test="$at &lt; @top"><xsl:call-template name="scale-line"><xsl:with-param name="at" select="$at + @step"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- In time a dot, with notice a diamond, late a triangle -->
  <xsl:template name="mark">
    <xsl:param name="how"/>
    <xsl:param name="x"/>
    <xsl:param name="y"/>
    <xsl:choose>
      <xsl:when test="$how = 'in-time'"><circle class="redress-chart__mark" cx="{$x}" cy="{$y}" r="3.5"/></xsl:when>
      <xsl:when test="$how = 'with-notice'"><path class="redress-chart__mark redress-chart__mark--open" d="M{$x} {$y - 5}l5 5l-5 5l-5 -5z"/></xsl:when>
      <xsl:otherwise><path class="redress-chart__mark redress-chart__mark--late" d="M{$x} {$y - 5.5}l5.5 9.5h-11z"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the marks mean. Current node: p:tally of the figure of answers -->
  <xsl:template name="mark-key">
    <ul class="redress-key">
      <xsl:for-each select="p:tally-column[p:tally-month]">
        <li>
          <svg viewBox="0 0 14 14" aria-hidden="true"><xsl:call-template name="mark"><xsl:with-param name="how" select="@name"/><xsl:with-param name="x" select="7"/><xsl:with-param name="y" select="7"/></xsl:call-template></svg>
          <xsl:value-of select="w:say('counted-column', @name)"/>
        </li>
      </xsl:for-each>
      <xsl:if test="../p:answers/@promise"><li><svg viewBox="0 0 28 14" aria-hidden="true"><line class="redress-chart__promise" x1="0" y1="7" x2="28" y2="7"/></svg>Our time limit</li></xsl:if>
    </ul>
  </xsl:template>

</xsl:stylesheet>
