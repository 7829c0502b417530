<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter as it was sent, as a PDF: what lib/paper/document.h sets. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:document"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" xmlns:l="urn:redress:letter"
                exclude-result-prefixes="p w l">

  <xsl:include href="letter-set.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="/"><xsl:apply-templates select="p:page/p:enclosed/l:letter"/></xsl:template>

  <xsl:template match="l:letter">
    <document lang="{@lang}" title="{l:subject}" author="{l:letterhead/l:name}" page="{w:say('paper', 'page')}" of="{w:say('paper', 'of')}" size="14">
      <xsl:apply-templates select="." mode="paper"/>
    </document>
  </xsl:template>

</xsl:stylesheet>
