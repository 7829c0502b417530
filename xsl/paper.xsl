<?xml version="1.0" encoding="UTF-8"?>
<!-- What surrounds a page that is made to be printed: letters and the blank form. No header, no menu; on the screen a way
     back above the sheet of paper. The page's sheet says mode="title", mode="paper-class", mode="back" and mode="main". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <xsl:include href="words.xsl"/>
  <xsl:include href="organisation.xsl"/>
  <xsl:include href="record.xsl"/>
  <xsl:include href="explanation.xsl"/>

  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>

  <xsl:template match="/"><xsl:apply-templates select="p:page"/></xsl:template>

  <xsl:template match="p:page">
    <html lang="en-GB" class="govuk-template redress-desk">
      <head>
        <title>
          <xsl:apply-templates select="." mode="title"/>
          <xsl:if test="$organisation"> – <xsl:value-of select="$organisation/@name"/></xsl:if>
        </title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light"/>
        <link rel="stylesheet" href="/assets/redress.css"/>
      </head>
      <body class="govuk-template__body redress-desk__body">
        <nav class="redress-desk__back" aria-label="Back"><xsl:apply-templates select="." mode="back"/></nav>
        <main id="main-content">
          <xsl:attribute name="class">redress-paper <xsl:apply-templates select="." mode="paper-class"/></xsl:attribute>
          <xsl:apply-templates select="." mode="main"/>
        </main>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
