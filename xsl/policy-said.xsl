<?xml version="1.0" encoding="UTF-8"?>
<!-- What the policy says on the page and on paper alike: what its parts are called and numbered, by when things are due,
     who decides. A sheet that includes this says how a row of document control looks: mode="control". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:pol="urn:redress:policy" exclude-result-prefixes="p pol w">

  <!-- What is owed by a clause of several months together -->
  <xsl:key name="scheduled" match="pol:obligation[pol:schedule]" use="@clause"/>

  <!-- The rule that refers to a clause: where <length/> gets its length -->
  <xsl:key name="rule" match="@within" use="../@clause"/>

  <xsl:variable name="document" select="/p:page/p:document/pol:policy|/p:page/pol:policy"/>

  <xsl:variable name="contents-title" select="'Contents'"/>
  <xsl:variable name="levels-title" select="'Levels, and who decides'"/>
  <xsl:variable name="form-title" select="'The form'"/>
  <xsl:variable name="about-title" select="'About this document'"/>
  <xsl:variable name="levels-number" select="count($document/pol:section) + 1"/>
  <xsl:variable name="form-number" select="$levels-number + count($document/pol:kind[pol:level][1])"/>
  <xsl:variable name="about-number" select="$form-number + 1"/>

  <!-- Tables: the headings of their columns are separated by | -->
  <xsl:variable name="levels-caption" select="'Levels of the procedure'"/>
  <xsl:variable name="level-columns" select="'Level|Who decides|Deadline'"/>
  <xsl:variable name="control-caption" select="'Document control'"/>
  <xsl:variable name="history-caption" select="'Version history'"/>
  <xsl:variable name="history-columns" select="'Version|Date|Reason|Issued by'"/>
  <xsl:variable name="approval-caption" select="'Approval'"/>
  <xsl:variable name="approval-columns" select="'Approved by|Name|Date'"/>

  <!-- Current node: pol:policy -->
  <xsl:template name="review-said">
    <xsl:variable name="review" select="/p:page/p:review"/>
    <xsl:choose>
      <xsl:when test="$review/@overdue">This policy was due to be reviewed by <xsl:apply-templates select="$review/@due" mode="day"/>. It still applies until the review is finished.</xsl:when>
      <xsl:otherwise>We will review this policy by <xsl:apply-templates select="($review/@due|pol:control/@review)[last()]" mode="day"/>.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="pol:length" mode="prose">
    <xsl:variable name="length" select="w:length(key('rule', ../@id))"/>
    <xsl:value-of select="$length"/>
    <xsl:if test="$length = ''"><xsl:call-template name="no-length"/></xsl:if>
  </xsl:template>

  <!-- The clause's words; then, where what it promises is not owed of each month, of which together it is. Current node:
       pol:p or pol:clause -->
  <xsl:template name="prose">
    <xsl:apply-templates select="text()|pol:length" mode="prose"/>
    <xsl:apply-templates select="key('scheduled', @id)/pol:schedule"/>
  </xsl:template>

  <xsl:template match="pol:schedule">
    <xsl:value-of select="concat(' From ', w:month(@from), ', ')"/>
    <xsl:choose>
      <xsl:when test="@every = '1 month'">each report is on one month.</xsl:when>
      <xsl:when test="@every">each report is on <xsl:value-of select="@every"/>.</xsl:when>
      <xsl:otherwise>
        <xsl:text>the reports are on the periods that end with these months: </xsl:text>
        <xsl:for-each select="pol:period"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="w:month(@until)"/></xsl:for-each>
        <xsl:text>.</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Current node: pol:level. Who decides is who may respond there -->
  <xsl:template name="deciders">
    <xsl:variable name="level" select="@n"/>
    <xsl:variable name="kind" select="../@name"/>
    <xsl:for-each select="$document/pol:role/pol:may[contains(concat(' ', @do, ' '), ' respond ')][(not(@level) or @level = $level) and (not(@kind) or @kind = $kind)]/..">
      <xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@title"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="level-deadline">
    <xsl:choose>
      <xsl:when test="pol:window[@within]">You can ask for this within <xsl:value-of select="w:length(pol:window/@within)"/> of receiving our reply.</xsl:when>
      <xsl:when test="pol:window">You can ask for this at any time.</xsl:when>
      <xsl:otherwise>This is where a complaint starts.</xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="pol:obligation[@name = 'respond' and @within][1]">
      <xsl:value-of select="concat(' We ', w:say('force', @force), ' reply within ', w:length(@within))"/>
      <xsl:if test="../@written = 'yes'">, in writing</xsl:if><xsl:text>.</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <!-- Current node: pol:control -->
  <xsl:template name="control-rows">
    <xsl:apply-templates select="@reference" mode="control"/>
    <xsl:apply-templates select="@title" mode="control"/>
    <xsl:apply-templates select="@version" mode="control"/>
    <xsl:apply-templates select="@issued" mode="control"/>
    <xsl:apply-templates select="@review" mode="control"/>
    <xsl:apply-templates select="@author" mode="control"/>
    <xsl:apply-templates select="@owner" mode="control"/>
    <xsl:apply-templates select="pol:applicability" mode="control"/>
  </xsl:template>
  <xsl:template match="@*|pol:applicability" mode="said"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="@issued|@review" mode="said"><xsl:apply-templates select="." mode="day"/></xsl:template>

</xsl:stylesheet>
