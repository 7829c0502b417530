<?xml version="1.0" encoding="UTF-8"?>
<!-- How a due time comes about, in the same words for staff and complainant: the clause, the start, each day that was
     counted, each that was skipped and why (the tree of registry/owed.h). And the clauses themselves. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:pol="urn:redress:policy" exclude-result-prefixes="p pol">

  <!-- A clause with its number; <length/> is what the rule says -->
  <xsl:template match="pol:clause" mode="clause">
    <xsl:if test="@number != ''"><xsl:value-of select="concat(@number, ' ')"/></xsl:if>
    <xsl:apply-templates select="text()|pol:length" mode="clause"/>
  </xsl:template>
  <xsl:template match="text()" mode="clause"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="pol:length" mode="clause">
    <xsl:call-template name="length">
      <xsl:with-param name="count" select="../@count"/>
      <xsl:with-param name="unit" select="../@unit"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Current node: p:obligation -->
  <xsl:template name="explanation">
    <xsl:for-each select="pol:clause"><p>Our policy says: <xsl:apply-templates select="." mode="clause"/></p></xsl:for-each>
    <p>
      <xsl:call-template name="started-by"><xsl:with-param name="moment" select="@started-by"/></xsl:call-template>
      <xsl:if test="@start != ''">: <xsl:call-template name="moment"><xsl:with-param name="at" select="@start"/></xsl:call-template></xsl:if>
      <xsl:text>. </xsl:text>
      <xsl:choose>
        <xsl:when test="not(@due)">There is no last date.</xsl:when>
        <xsl:when test="@unit = 'hours'">From then on <xsl:call-template name="length"><xsl:with-param name="count" select="@count"/><xsl:with-param name="unit" select="@unit"/></xsl:call-template> are counted, day and night, weekends included.</xsl:when>
        <xsl:when test="p:day">From then on <xsl:call-template name="length"><xsl:with-param name="count" select="@count"/><xsl:with-param name="unit" select="@unit"/></xsl:call-template> are counted:</xsl:when>
        <xsl:when test="@unit != ''">From then on <xsl:call-template name="length"><xsl:with-param name="count" select="@count"/><xsl:with-param name="unit" select="@unit"/></xsl:call-template> are counted.</xsl:when>
        <xsl:otherwise>The date was given then.</xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:if test="p:day"><ul class="redress-days"><xsl:apply-templates select="p:day" mode="explanation"/></ul></xsl:if>
    <xsl:if test="@due != ''">
      <p>
        <xsl:choose>
          <xsl:when test="@first-due != '' and @first-due != @due">
            <xsl:text>So it was due by </xsl:text>
            <xsl:call-template name="moment"><xsl:with-param name="at" select="@first-due"/></xsl:call-template>
            <xsl:text>. It was moved to </xsl:text>
            <xsl:call-template name="moment"><xsl:with-param name="at" select="@due"/></xsl:call-template>
            <xsl:if test="@notice-late = 'yes'">, and we said so too late</xsl:if>
            <xsl:text>.</xsl:text>
          </xsl:when>
          <xsl:otherwise>So the last moment is <xsl:call-template name="moment"><xsl:with-param name="at" select="@due"/></xsl:call-template>.</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@calendar-ends != ''"> Bank holidays are known only until <xsl:call-template name="day"><xsl:with-param name="at" select="@calendar-ends"/></xsl:call-template>: later ones may move it.</xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:day" mode="explanation">
    <li>
      <xsl:call-template name="date"><xsl:with-param name="at" select="@date"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@skipped = 'Saturday' or @skipped = 'Sunday'">: not a working day</xsl:when>
        <xsl:when test="@skipped">
          <xsl:value-of select="concat(': not counted, ', @skipped)"/>
          <xsl:if test="@announced != ''"> (announced on <xsl:call-template name="day"><xsl:with-param name="at" select="@announced"/></xsl:call-template>)</xsl:if>
        </xsl:when>
        <xsl:when test="@number = 0">: the day on which it begins, not counted</xsl:when>
        <xsl:otherwise><xsl:value-of select="concat(': working day ', @number)"/></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

</xsl:stylesheet>
