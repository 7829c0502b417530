<?xml version="1.0" encoding="UTF-8"?>
<!-- Makes the page of problems.xml for $status. It belongs to no site, so it names no organisation. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:h="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="h">

  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>
  <xsl:strip-space elements="h:problems h:problem"/>
  <xsl:param name="status"/>

  <xsl:template match="/">
    <xsl:if test="not(h:problems/h:problem[@status = $status])">
      <xsl:message terminate="yes">no page for <xsl:value-of select="$status"/></xsl:message>
    </xsl:if>
    <xsl:apply-templates select="h:problems/h:problem[@status = $status]"/>
  </xsl:template>

  <xsl:template match="h:problem">
    <html lang="en-GB" class="govuk-template">
      <head>
        <title><xsl:value-of select="@title"/></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light"/>
        <link rel="stylesheet" href="/assets/redress.css"/>
      </head>
      <body class="govuk-template__body">
        <a href="#main-content" class="govuk-skip-link">Skip to main content</a>
        <header class="redress-header">
          <div class="govuk-width-container redress-header__inner">
            <a class="redress-header__name" href="/">Complaints and compliments</a>
          </div>
        </header>
        <div class="govuk-width-container">
          <main class="govuk-main-wrapper" id="main-content" tabindex="-1">
            <h1 class="govuk-heading-l"><xsl:value-of select="@title"/></h1>
            <xsl:apply-templates/>
            <p class="govuk-body"><a class="govuk-link" href="/">Go to the home page</a></p>
          </main>
        </div>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="h:p"><p class="govuk-body"><xsl:apply-templates/></p></xsl:template>

  <xsl:template match="h:a"><a class="govuk-link" href="{@href}"><xsl:apply-templates/></a></xsl:template>

</xsl:stylesheet>
