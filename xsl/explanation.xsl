<?xml version="1.0" encoding="UTF-8"?>
<!-- How a due time comes about, in the same words for staff and complainant: the clause, the start, each day that was
     counted, each that was skipped and why (the tree of registry/owed.h). And the clauses themselves. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:pol="urn:redress:policy" exclude-result-prefixes="p pol w">

  <!-- A clause with its number; <length/> is what the rule says -->
  <xsl:template match="pol:clause" mode="clause">
    <xsl:if test="@number != ''"><xsl:value-of select="concat(@number, ' ')"/></xsl:if>
    <xsl:apply-templates select="text()|pol:length" mode="clause"/>
  </xsl:template>
  <xsl:template match="text()" mode="clause"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="pol:length" mode="clause"><xsl:for-each select=".."><xsl:call-template name="length"/></xsl:for-each></xsl:template>
  <xsl:template match="pol:clause[not(@count)]/pol:length" mode="clause"><xsl:call-template name="no-length"/></xsl:template>

  <!-- The pieces, each one line of plain text: the HTML below and explanation-text.xsl (redress deadlines) say the same.
       Current node: p:obligation, of why-day p:day. -->

  <xsl:template name="why-start">
    <xsl:choose>
      <xsl:when test="not(@due)">There is no deadline.</xsl:when>
      <xsl:otherwise>
        <xsl:choose>
          <xsl:when test="@unit != ''">
            <xsl:text>We count </xsl:text><xsl:call-template name="length"/>
            <xsl:if test="@unit = 'hours'">, day and night, including weekends,</xsl:if>
            <xsl:if test="@more"> (<xsl:value-of select="@more"/> of them because more time was asked for)</xsl:if>
            <xsl:text> from </xsl:text>
          </xsl:when>
          <xsl:otherwise>The date was set </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="w:say('moment', @started-by, 'else', concat('when this happened: ', translate(@started-by, '-', ' ')))"/>
        <xsl:if test="@start != ''">: <xsl:apply-templates select="@start" mode="moment"/></xsl:if><xsl:text>.</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="why-day">
    <xsl:value-of select="w:date(@date)"/>
    <xsl:choose>
      <xsl:when test="@number &gt; 0"><xsl:value-of select="concat(': working day ', @number)"/></xsl:when>
      <xsl:when test="@number">: start day, not counted</xsl:when>
      <xsl:when test="@skipped = 'Saturday' or @skipped = 'Sunday'">: not a working day</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(': not counted, ', @skipped)"/>
        <xsl:if test="@announced != ''"> (announced on <xsl:apply-templates select="@announced" mode="day"/>)</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="why-moved">
    <xsl:choose>
      <xsl:when test="translate(substring(@due, 1, 10), '-', '') &lt; translate(substring(@first-due, 1, 10), '-', '')">That would be by <xsl:apply-templates select="@first-due" mode="deadline"/>, but an earlier date was set: <xsl:apply-templates select="@due" mode="deadline"/>.</xsl:when>
      <xsl:otherwise><xsl:call-template name="why-later"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="why-later">
    <xsl:text>This was due by </xsl:text><xsl:apply-templates select="@first-due" mode="deadline"/>
    <xsl:text> and was moved to </xsl:text><xsl:apply-templates select="@due" mode="deadline"/>
    <xsl:if test="@notice-late = 'yes'">. The new date was announced too late</xsl:if><xsl:text>.</xsl:text>
  </xsl:template>

  <xsl:template name="why-unknown">
    <xsl:text>We only know the bank holidays until </xsl:text><xsl:apply-templates select="@calendar-ends" mode="day"/><xsl:text>. Later ones may move this date.</xsl:text>
  </xsl:template>

  <xsl:template name="why-unknown-before">
    <xsl:text>We only know the bank holidays from </xsl:text><xsl:apply-templates select="@calendar-begins" mode="day"/><xsl:text> on. Earlier ones may move this date.</xsl:text>
  </xsl:template>

  <xsl:template name="why-clause">Our policy says: <xsl:apply-templates select="pol:clause" mode="clause"/></xsl:template>

  <!-- All of it. Current node: p:obligation -->
  <xsl:template name="explanation">
    <xsl:if test="pol:clause"><p><xsl:call-template name="why-clause"/></p></xsl:if>
    <p><xsl:call-template name="why-start"/></p>
    <xsl:if test="p:day"><ul class="redress-days"><xsl:for-each select="p:day"><li><xsl:call-template name="why-day"/></li></xsl:for-each></ul></xsl:if>
    <xsl:choose>
      <xsl:when test="@first-due != '' and @first-due != @due"><p><xsl:call-template name="why-moved"/></p></xsl:when>
      <xsl:when test="@due != ''"><p>So the deadline is <xsl:apply-templates select="@due" mode="deadline"/>.</p></xsl:when>
    </xsl:choose>
    <xsl:if test="@calendar-begins != ''"><p><xsl:call-template name="why-unknown-before"/></p></xsl:if>
    <xsl:if test="@calendar-ends != ''"><p><xsl:call-template name="why-unknown"/></p></xsl:if>
  </xsl:template>

</xsl:stylesheet>
