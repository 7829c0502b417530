<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter as a piece of another page, the review bundle: as it went out, without a page of its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page">

  <xsl:include href="words.xsl"/>
  <xsl:include href="organisation.xsl"/>
  <xsl:include href="record.xsl"/>
  <xsl:include href="explanation.xsl"/>
  <xsl:include href="letter-text.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="/">
    <xsl:for-each select="p:page">
      <p:enclosed seq="{@seq}"><xsl:call-template name="letter"/></p:enclosed>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
