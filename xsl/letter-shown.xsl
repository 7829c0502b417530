<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter (schema/letter.xsd) as HTML: on its own page, before it is sent, and in the review bundle. Nothing is said here
     but where the access code stands: whoever may see it has it on the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:l="urn:redress:letter" exclude-result-prefixes="p w l">

  <xsl:template match="l:letter" mode="class">
    <xsl:text>redress-letter</xsl:text><xsl:if test="@easy"> redress-letter--easy</xsl:if><xsl:if test="@large"> redress-letter--large</xsl:if>
  </xsl:template>

  <xsl:template match="l:letter">
    <header class="redress-letter__head">
      <p class="redress-letter__name"><xsl:value-of select="l:letterhead/l:name"/></p>
      <xsl:if test="not(@large)"><xsl:apply-templates select="l:letterhead"/></xsl:if>
    </header>
    <div class="redress-letter__top">
      <div class="redress-letter__address">
        <xsl:if test="l:address/@how = 'email'"><xsl:value-of select="w:say('letter', 'by-email')"/><br/></xsl:if>
        <xsl:for-each select="l:address/l:line"><xsl:if test="position() &gt; 1"><br/></xsl:if><span class="redress-prose redress-break" dir="auto"><xsl:value-of select="."/></span></xsl:for-each>
      </div>
      <dl class="redress-letter__marks">
        <div><dt><xsl:value-of select="w:say('letter', 'date')"/></dt><dd><xsl:value-of select="l:date"/></dd></div>
        <xsl:for-each select="l:reference"><div><dt><xsl:value-of select="@name"/></dt><dd><xsl:value-of select="."/></dd></div></xsl:for-each>
      </dl>
    </div>
    <div>
      <xsl:if test="/p:page/@name != 'bundle'"><xsl:attribute name="id">text</xsl:attribute></xsl:if>
      <xsl:if test="/p:page/@realm = 'staff'"><xsl:attribute name="class">redress-letter__text</xsl:attribute></xsl:if>
      <xsl:apply-templates select="l:greeting/following-sibling::*[not(self::l:note)]|l:greeting"/>
    </div>
    <xsl:apply-templates select="l:note"/>
    <!-- in large print it has no room above the window -->
    <xsl:if test="@large"><xsl:apply-templates select="l:letterhead"/></xsl:if>
  </xsl:template>

  <xsl:template match="l:letterhead"><p class="redress-letter__from"><xsl:for-each select="l:line"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:value-of select="."/></xsl:for-each></p></xsl:template>

  <xsl:template match="l:greeting"><p class="redress-letter__salutation"><xsl:value-of select="."/></p></xsl:template>

  <!-- What it is about heads the letter, but not a page that shows more than the letter -->
  <xsl:template match="l:subject">
    <xsl:variable name="name"><xsl:choose><xsl:when test="/p:page/@name = 'letter'">h1</xsl:when><xsl:when test="/p:page/@name = 'bundle'">h4</xsl:when><xsl:otherwise>h2</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}"><xsl:attribute name="class">redress-letter__subject</xsl:attribute><xsl:value-of select="."/></xsl:element>
  </xsl:template>
  <xsl:template match="l:heading"><h2><xsl:value-of select="."/></h2></xsl:template>
  <xsl:template match="l:subheading"><h3><xsl:value-of select="."/></h3></xsl:template>
  <xsl:template match="l:heading[/p:page/@name = 'bundle']|l:subheading[/p:page/@name = 'bundle']"><h4><xsl:value-of select="."/></h4></xsl:template>

  <xsl:template match="l:paragraph|l:note"><p><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="l:said"><p class="redress-prose" dir="auto"><xsl:value-of select="."/></p></xsl:template>
  <xsl:template match="l:quote"><blockquote class="redress-prose" dir="auto"><xsl:value-of select="."/></blockquote></xsl:template>
  <xsl:template match="l:list"><ul><xsl:apply-templates/></ul></xsl:template>
  <xsl:template match="l:list[@numbered]"><ol><xsl:apply-templates/></ol></xsl:template>
  <xsl:template match="l:item"><li><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="l:keep"><div class="redress-letter__keep"><xsl:apply-templates/></div></xsl:template>

  <xsl:template match="l:strong"><strong><xsl:value-of select="."/></strong></xsl:template>
  <xsl:template match="l:code"><strong class="redress-code"><xsl:value-of select="."/></strong></xsl:template>
  <xsl:template match="l:phone"><span class="redress-phone"><xsl:value-of select="."/></span></xsl:template>
  <xsl:template match="l:at"><span class="redress-break" dir="auto"><xsl:value-of select="."/></span></xsl:template>
  <xsl:template match="l:access-code">
    <xsl:variable name="code" select="/p:page/p:status/@access-code"/>
    <xsl:choose>
      <xsl:when test="$code != ''"><strong class="redress-code"><xsl:value-of select="$code"/></strong></xsl:when>
      <xsl:when test="/p:page/@name = 'preview'"><xsl:value-of select="w:say('letter', 'code-later')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('letter', 'code-hidden')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="l:close"><p class="redress-letter__close"><xsl:value-of select="."/></p></xsl:template>
  <xsl:template match="l:signature"><p class="redress-letter__signature"><xsl:for-each select="l:line"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:value-of select="."/></xsl:for-each></p></xsl:template>
  <xsl:template match="l:enclosure"><p class="redress-letter__enclosure"><xsl:value-of select="w:say('letter', 'enclosed')"/><xsl:text> </xsl:text><bdi class="redress-break"><xsl:value-of select="."/></bdi></p></xsl:template>

</xsl:stylesheet>
