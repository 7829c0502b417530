<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter (schema/letter.xsd) as it is set on paper (schema/document.xsd): as a file of its own and in the review
     bundle, in whose contents it has that title. As in letter-shown.xsl nothing is said here but where the access code
     stands. In large print there is no room above the window for how we are reached: it ends the letter. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:document"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" xmlns:l="urn:redress:letter"
                exclude-result-prefixes="p w l">

  <xsl:template match="l:letter" mode="paper">
    <xsl:param name="id"/>
    <xsl:param name="title"/>
    <letter running="{l:reference[1]}">
      <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute><xsl:attribute name="title"><xsl:value-of select="$title"/></xsl:attribute></xsl:if>
      <xsl:attribute name="size"><xsl:choose><xsl:when test="@large">18</xsl:when><xsl:otherwise>14</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:copy-of select="@easy"/>
      <letterhead>
        <xsl:for-each select="l:letterhead/@logo"><logo digest="{.}"/></xsl:for-each>
        <name><xsl:value-of select="l:letterhead/l:name"/></name>
        <xsl:if test="not(@large)"><xsl:for-each select="l:letterhead/l:line"><line><xsl:value-of select="."/></line></xsl:for-each></xsl:if>
      </letterhead>
      <address>
        <xsl:if test="l:address/@how = 'email'"><line><xsl:value-of select="w:say('letter', 'by-email')"/></line></xsl:if>
        <xsl:for-each select="l:address/l:line"><line><xsl:value-of select="."/></line></xsl:for-each>
      </address>
      <mark name="{w:say('letter', 'date')}"><xsl:value-of select="l:date"/></mark>
      <xsl:for-each select="l:reference"><mark name="{@name}"><xsl:value-of select="."/></mark></xsl:for-each>
      <paragraph><xsl:value-of select="l:greeting"/></paragraph>
      <heading level="1"><xsl:value-of select="l:subject"/></heading>
      <xsl:apply-templates select="l:subject/following-sibling::*[not(self::l:close or self::l:signature or self::l:enclosure or self::l:note)]" mode="paper"/>
      <end>
        <closing><xsl:value-of select="l:close"/></closing>
        <signature><xsl:for-each select="l:signature/l:line"><xsl:if test="position() &gt; 1"><xsl:text>&#10;</xsl:text></xsl:if><xsl:value-of select="."/></xsl:for-each></signature>
        <xsl:apply-templates select="l:enclosure|l:note" mode="paper"/>
        <xsl:if test="@large and l:letterhead/l:line">
          <paragraph><xsl:for-each select="l:letterhead/l:line"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:value-of select="."/></xsl:for-each></paragraph>
        </xsl:if>
      </end>
    </letter>
  </xsl:template>

  <xsl:template match="l:heading" mode="paper"><heading level="2"><xsl:value-of select="."/></heading></xsl:template>
  <xsl:template match="l:subheading" mode="paper"><heading level="3"><xsl:value-of select="."/></heading></xsl:template>

  <xsl:template match="l:paragraph|l:note" mode="paper"><paragraph><xsl:apply-templates mode="paper"/></paragraph></xsl:template>
  <xsl:template match="l:enclosure" mode="paper"><paragraph><xsl:value-of select="concat(w:say('letter', 'enclosed'), ' ', .)"/></paragraph></xsl:template>
  <xsl:template match="l:said" mode="paper"><said><xsl:value-of select="."/></said></xsl:template>
  <xsl:template match="l:quote" mode="paper"><quote><xsl:value-of select="."/></quote></xsl:template>
  <xsl:template match="l:list" mode="paper"><list><xsl:copy-of select="@numbered"/><xsl:apply-templates select="l:item" mode="paper"/></list></xsl:template>
  <xsl:template match="l:item" mode="paper"><item><xsl:apply-templates mode="paper"/></item></xsl:template>
  <xsl:template match="l:keep" mode="paper"><keep><xsl:apply-templates select="*" mode="paper"/></keep></xsl:template>

  <xsl:template match="l:strong|l:code|l:phone" mode="paper"><xsl:element name="{local-name()}"><xsl:value-of select="."/></xsl:element></xsl:template>
  <xsl:template match="l:at" mode="paper"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="l:access-code" mode="paper">
    <xsl:variable name="code" select="/p:page/p:status/@access-code"/>
    <xsl:choose>
      <xsl:when test="$code != ''"><code><xsl:value-of select="$code"/></code></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('letter', 'code-hidden')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
