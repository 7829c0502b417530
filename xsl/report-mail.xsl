<?xml version="1.0" encoding="UTF-8"?>
<!-- What goes out by email when the report on a month is recorded (lib/registry/report_mail.h), as a notice of
     schema/letter.xsd: the first figures, and where the report is. It names no case, and nobody but who recorded it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:letter"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="words.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="/"><xsl:apply-templates select="p:page/p:report"/></xsl:template>

  <xsl:template match="p:report">
    <xsl:variable name="month"><xsl:call-template name="months"/></xsl:variable>
    <xsl:variable name="address" select="../p:notice/@address"/>
    <notice lang="en-GB" list="staff">
      <about><xsl:value-of select="concat('Report on ', $month)"/></about>
      <paragraph><xsl:value-of select="concat(../@person, ' has recorded the report on ', $month, '.')"/></paragraph>
      <list>
        <item>Complaints received: <xsl:value-of select="p:tally[@name = 'received']/p:tally-column[@name = 'complaint']/@number"/></item>
        <item>Compliments received: <xsl:value-of select="p:tally[@name = 'received']/p:tally-column[@name = 'compliment']/@number"/></item>
        <item>Complaints answered in time: <xsl:value-of select="p:tally[@name = 'answered']/p:tally-column[@name = 'in-time']/@number"/></item>
        <item>Complaints answered late: <xsl:value-of select="p:tally[@name = 'answered']/p:tally-column[@name = 'late']/@number"/></item>
        <item>Complaints open at the end of the <xsl:choose><xsl:when test="@from">period</xsl:when><xsl:otherwise>month</xsl:otherwise></xsl:choose>: <xsl:value-of select="p:tally[@name = 'open']/p:tally-column[@name = 'complaint']/@number"/></item>
        <item>Lessons recorded: <xsl:value-of select="p:tally[@name = 'lesson']/p:tally-column/@number"/></item>
        <item>Practices found: <xsl:value-of select="p:tally[@name = 'practice']/p:tally-column/@number"/></item>
      </list>
      <xsl:if test="@rounded"><paragraph><xsl:value-of select="w:say('figures', 'rounded', 'base', @rounded)"/></paragraph></xsl:if>
      <xsl:choose>
        <xsl:when test="$address"><paragraph>The whole report: <at><xsl:value-of select="concat($address, '/staff/report?month=', @month)"/></at></paragraph></xsl:when>
        <xsl:otherwise><paragraph>To read the whole report, sign in and select “Reports” in the menu.</paragraph></xsl:otherwise>
      </xsl:choose>
    </notice>
  </xsl:template>

</xsl:stylesheet>
