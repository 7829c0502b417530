<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter or a notice (schema/letter.xsd) as the text of an email: the first line is the email's subject, which of a
     letter says reference and kind and nothing else; the rest is the text, each paragraph in one line (lib/post/wrap.h). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:l="urn:redress:letter" exclude-result-prefixes="p l">

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="p:page">
    <xsl:value-of select="concat('Your ', @kind, ' ', @reference, '&#10;')"/>
    <xsl:apply-templates select="p:enclosed/l:letter"/>
  </xsl:template>

  <xsl:template match="l:notice">
    <xsl:value-of select="concat(l:about, '&#10;')"/>
    <xsl:apply-templates select="l:about/following-sibling::*"/>
  </xsl:template>

  <xsl:template match="l:letter">
    <xsl:for-each select="l:reference"><xsl:value-of select="concat(@name, ': ', ., '&#10;')"/></xsl:for-each>
    <xsl:apply-templates select="l:greeting/following-sibling::*|l:greeting"/>
  </xsl:template>

  <!-- A line, with an empty one before it -->
  <xsl:template name="line">
    <xsl:param name="text"/>
    <xsl:value-of select="concat('&#10;', $text, '&#10;')"/>
  </xsl:template>

  <xsl:template match="l:greeting|l:subject|l:heading|l:subheading|l:close|l:said">
    <xsl:call-template name="line"><xsl:with-param name="text" select="."/></xsl:call-template>
  </xsl:template>

  <xsl:template match="l:paragraph|l:note">
    <xsl:variable name="text"><xsl:apply-templates/></xsl:variable>
    <xsl:call-template name="line"><xsl:with-param name="text" select="normalize-space($text)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="l:quote">
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="quoted"><xsl:with-param name="text" select="string(.)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="quoted">
    <xsl:param name="text"/>
    <xsl:value-of select="concat('&gt; ', substring-before(concat($text, '&#10;'), '&#10;'), '&#10;')"/>
    <xsl:if test="contains($text, '&#10;')"><xsl:call-template name="quoted"><xsl:with-param name="text" select="substring-after($text, '&#10;')"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="l:list">
    <xsl:text>&#10;</xsl:text>
    <xsl:for-each select="l:item">
      <xsl:variable name="text"><xsl:apply-templates/></xsl:variable>
      <xsl:choose>
        <xsl:when test="../@numbered"><xsl:value-of select="concat(position(), '. ')"/></xsl:when>
        <xsl:otherwise>- </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="concat(normalize-space($text), '&#10;')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A number is not parted at the end of a line -->
  <xsl:template match="l:phone"><xsl:value-of select="translate(., ' ', '&#160;')"/></xsl:template>

  <xsl:template match="l:keep"><xsl:apply-templates/></xsl:template>

  <xsl:template match="l:access-code"><xsl:value-of select="/p:page/p:status/@access-code"/></xsl:template>

  <xsl:template match="l:signature">
    <xsl:text>&#10;</xsl:text>
    <xsl:for-each select="l:line"><xsl:value-of select="concat(., '&#10;')"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="l:enclosure">
    <xsl:call-template name="line"><xsl:with-param name="text" select="concat('Attached: ', .)"/></xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
