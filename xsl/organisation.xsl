<?xml version="1.0" encoding="UTF-8"?>
<!-- The organisation as pages and letters name it, from the copy of organisation.xml on the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:o="urn:redress:organisation" exclude-result-prefixes="p o w">

  <xsl:variable name="organisation" select="/p:page/o:organisation"/>

  <xsl:template name="organisation-name">
    <xsl:choose>
      <xsl:when test="$organisation/@name != ''"><xsl:value-of select="$organisation/@name"/></xsl:when>
      <xsl:otherwise>Complaints and compliments</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Where words about cases of that kind arrive: its mailbox, else the mailbox for both, else the general address -->
  <xsl:template name="mailbox">
    <xsl:param name="kind"/>
    <xsl:choose>
      <xsl:when test="$organisation/o:mailbox[@kind = $kind and not(@division)]"><xsl:value-of select="$organisation/o:mailbox[@kind = $kind and not(@division)][1]/@address"/></xsl:when>
      <xsl:when test="$organisation/o:mailbox[not(@kind) and not(@division)]"><xsl:value-of select="$organisation/o:mailbox[not(@kind) and not(@division)][1]/@address"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$organisation/o:email"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Name and postal address, line by line -->
  <xsl:template name="postal-address">
    <xsl:value-of select="$organisation/@name"/>
    <xsl:for-each select="$organisation/o:address/o:line"><br/><xsl:value-of select="."/></xsl:for-each>
  </xsl:template>

  <!-- An address to write to: no link where it could say more to a mail program than whom to write to -->
  <xsl:template name="mail-link">
    <xsl:param name="address"/>
    <xsl:choose>
      <xsl:when test="translate($address, '?&amp;%#,;', '') = $address">
        <a class="govuk-link redress-break" dir="auto" href="mailto:{$address}"><xsl:value-of select="$address"/></a>
      </xsl:when>
      <xsl:otherwise><span class="redress-break" dir="auto"><xsl:value-of select="$address"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A short list of the ways to reach us without the website -->
  <xsl:template name="ways-to-reach-us">
    <xsl:param name="kind" select="'complaint'"/>
    <xsl:if test="$organisation">
      <xsl:variable name="mailbox"><xsl:call-template name="mailbox"><xsl:with-param name="kind" select="$kind"/></xsl:call-template></xsl:variable>
      <ul class="govuk-list govuk-list--bullet">
        <xsl:if test="$mailbox != ''"><li>email <xsl:call-template name="mail-link"><xsl:with-param name="address" select="$mailbox"/></xsl:call-template></li></xsl:if>
        <xsl:if test="$organisation/o:phone != ''"><li>phone <xsl:value-of select="$organisation/o:phone"/></li></xsl:if>
        <xsl:if test="$organisation/o:address">
          <li>write to <xsl:value-of select="$organisation/@name"/><xsl:for-each select="$organisation/o:address/o:line"><xsl:value-of select="concat(', ', .)"/></xsl:for-each></li>
        </xsl:if>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- The forms of that kind to download: as a PDF, in large print, as a page to print -->
  <xsl:template name="form-links">
    <xsl:param name="kind" select="'complaint'"/>
    <xsl:variable name="title" select="w:say('form', $kind)"/>
    <xsl:variable name="and"><xsl:if test="$kind != 'complaint'"><xsl:value-of select="concat('kind=', $kind, '&amp;')"/></xsl:if></xsl:variable>
    <xsl:variable name="address"><xsl:text>/complaints/form</xsl:text><xsl:if test="$and != ''"><xsl:value-of select="concat('?kind=', $kind)"/></xsl:if></xsl:variable>
    <li><a class="govuk-link" href="{$address}"><xsl:value-of select="concat($title, ' (PDF)')"/></a></li>
    <li><a class="govuk-link" href="/complaints/form?{$and}large"><xsl:value-of select="concat($title, ' in large print (PDF)')"/></a></li>
    <li><a class="govuk-link" href="/complaints/form?{$and}print"><xsl:value-of select="concat($title, ' as a web page to print')"/></a></li>
  </xsl:template>

  <!-- The small print of a letterhead: its lines, else address, telephone and email -->
  <xsl:template name="from">
    <p class="redress-letter__from">
      <xsl:for-each select="$organisation/o:letterhead/o:line[. != $organisation/@name]"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:value-of select="."/></xsl:for-each>
      <xsl:if test="not($organisation/o:letterhead)">
        <xsl:for-each select="$organisation/o:address/o:line"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
        <xsl:for-each select="$organisation/o:phone|$organisation/o:email"><xsl:value-of select="concat(' · ', .)"/></xsl:for-each>
      </xsl:if>
    </p>
  </xsl:template>

  <!-- Where else a complainant can turn to, and how -->
  <xsl:template match="o:elsewhere">
    <strong><xsl:call-template name="small"><xsl:with-param name="text" select="string(@title)"/></xsl:call-template></strong>
    <xsl:call-template name="elsewhere-reached"/>
  </xsl:template>
  <xsl:template name="elsewhere-reached">
    <xsl:if test="o:phone">, phone <span class="redress-phone"><xsl:value-of select="o:phone"/></span></xsl:if>
    <xsl:if test="o:email">, email <span class="redress-break" dir="auto"><xsl:value-of select="o:email"/></span></xsl:if>
    <xsl:if test="o:web">, <span class="redress-break" dir="auto"><xsl:value-of select="o:web"/></span></xsl:if>
    <xsl:text>. </xsl:text><xsl:value-of select="o:help"/>
  </xsl:template>

  <!-- Where a complainant can go after our last level -->
  <xsl:template match="o:outside-body">
    <xsl:text>If you are still not satisfied, you can ask </xsl:text><strong><xsl:value-of select="@name"/></strong>
    <xsl:text> to look at your complaint. Contact them within </xsl:text><strong><xsl:value-of select="@within"/></strong>
    <xsl:text> of our final response: </xsl:text>
    <xsl:for-each select="o:address/o:line"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
    <xsl:if test="o:phone">, phone <xsl:value-of select="o:phone"/></xsl:if>
    <xsl:if test="o:web">, <span class="redress-break" dir="auto"><xsl:value-of select="o:web"/></span></xsl:if>
    <xsl:text>.</xsl:text>
  </xsl:template>

</xsl:stylesheet>
