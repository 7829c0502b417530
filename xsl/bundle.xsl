<?xml version="1.0" encoding="UTF-8"?>
<!-- The bundle of a case for a review at the next level, to be read on the screen or printed: what it holds, when
     everything happened, every document, what is due, all entries in their order. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" xmlns:l="urn:redress:letter"
                exclude-result-prefixes="p r w l">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="bundle-parts.xsl"/>
  <xsl:include href="letter-shown.xsl"/>

  <xsl:template match="p:page" mode="before">
    <xsl:call-template name="back-link"><xsl:with-param name="href" select="concat('/staff/case', $ref)"/><xsl:with-param name="text" select="w:say('back', 'case', 'reference', @reference)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:apply-templates select="p:status" mode="head"/>
    <xsl:apply-templates select="p:status" mode="facts"/>
    <p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/bundle{$ref}&amp;pdf"><xsl:value-of select="w:say('letter', 'download')"/></a>, with every letter as it was sent and the files that came with the case.</p>
    <p class="govuk-body redress-unprinted"><xsl:value-of select="w:say('print', 'how', 'what', 'this bundle')"/></p>
    <xsl:call-template name="index"/>
    <xsl:call-template name="needs-said"/>
    <xsl:apply-templates select="p:status" mode="owed"/>
    <h2 class="govuk-heading-m"><xsl:value-of select="w:say('heading', local-name($record))"/></h2>
    <xsl:for-each select="$record/r:received[last()]"><dl class="govuk-summary-list"><xsl:apply-templates select="r:*" mode="entered"/></dl></xsl:for-each>
    <xsl:call-template name="found"/>
    <h2 class="govuk-heading-m">What has happened</h2>
    <ol class="redress-timeline"><xsl:apply-templates select="$record/*" mode="history"/></ol>
    <xsl:apply-templates select="p:enclosed"/>
    <xsl:apply-templates select="p:links[p:link]"/>
  </xsl:template>

  <!-- A letter as it went out: its own headings stand below ours -->
  <xsl:template match="p:enclosed">
    <xsl:if test="not(preceding-sibling::p:enclosed)"><h2 class="govuk-heading-m">Letters</h2></xsl:if>
    <section class="redress-enclosed" aria-labelledby="letter-{@seq}">
      <h3 class="govuk-heading-s" id="letter-{@seq}"><xsl:for-each select="$record/*[@seq = current()/@seq]"><xsl:value-of select="concat('Entry ', @seq, ': ')"/><xsl:call-template name="event-title"/></xsl:for-each></h3>
      <div><xsl:attribute name="class"><xsl:apply-templates select="l:letter" mode="class"/></xsl:attribute><xsl:apply-templates select="l:letter"/></div>
    </section>
  </xsl:template>

  <!-- Current node: p:page -->
  <xsl:template name="index">
    <section class="redress-bundle" aria-label="Index of the review bundle">
      <p class="govuk-body">
        <xsl:call-template name="made-for"/>
      </p>
      <h2 class="govuk-heading-m">Index</h2>
      <ol class="govuk-list govuk-list--number">
        <li>Chronology</li>
        <xsl:if test="$documents"><li>Documents</li></xsl:if>
        <li>What is due, and how we worked out the dates</li>
        <li><xsl:value-of select="w:say('heading', local-name($record))"/></li>
        <li>What has happened: <xsl:value-of select="concat(count($record/*), ' ')"/><xsl:choose><xsl:when test="$record/*[2]">entries</xsl:when><xsl:otherwise>entry</xsl:otherwise></xsl:choose></li>
        <xsl:if test="p:enclosed"><li>Letters</li></xsl:if>
        <xsl:if test="p:links/p:link"><li>Linked cases</li></xsl:if>
      </ol>
      <h2 class="govuk-heading-m">Chronology</h2>
      <table class="govuk-table redress-table">
        <xsl:call-template name="table-head"><xsl:with-param name="headings" select="'When|What happened|Who|Entry'"/></xsl:call-template>
        <tbody class="govuk-table__body">
          <xsl:for-each select="$record/*">
            <xsl:sort select="@at"/>
            <xsl:sort select="@seq" data-type="number"/>
            <tr class="govuk-table__row">
              <td class="govuk-table__cell"><xsl:apply-templates select="@at" mode="short-moment"/></td>
              <td class="govuk-table__cell"><xsl:call-template name="event-title"/></td>
              <td class="govuk-table__cell redress-bundle__who"><xsl:call-template name="author"/></td>
              <td class="govuk-table__cell"><xsl:value-of select="@seq"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
      <xsl:if test="$documents"><xsl:call-template name="documents"/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="documents">
    <h2 class="govuk-heading-m">Documents</h2>
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="headings" select="'Number|Document|Date|With entry'"/></xsl:call-template>
      <tbody class="govuk-table__body">
        <xsl:for-each select="$documents">
          <tr class="govuk-table__row">
            <td class="govuk-table__cell"><xsl:value-of select="position()"/></td>
            <td class="govuk-table__cell redress-break" dir="auto"><xsl:call-template name="document-title"/><xsl:if test="@digest"><span class="redress-small">SHA-256 <xsl:value-of select="@digest"/></span></xsl:if></td>
            <td class="govuk-table__cell"><xsl:apply-templates select="(@at|../@at)[last()]" mode="day"/></td>
            <td class="govuk-table__cell"><xsl:value-of select="(@seq|../@seq)[last()]"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

</xsl:stylesheet>
