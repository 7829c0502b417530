<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of a printed case, the bundle for a review at the next level: what it holds, when everything happened,
     every document. Screens do not show it; on paper each entry of the history bears its number, and its documents theirs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:r="urn:redress:record" exclude-result-prefixes="p r">

  <!-- A letter goes with its event; a file came with one. Numbered in the order of the record -->
  <xsl:variable name="documents" select="$record/*[@p:letter]|$record/*/r:attachment"/>

  <!-- Current node: p:page -->
  <xsl:template name="bundle">
    <section class="redress-bundle" aria-label="Index of the printed bundle">
      <p class="govuk-body">
        <xsl:text>Review bundle, printed on </xsl:text>
        <xsl:call-template name="moment"><xsl:with-param name="at" select="@now"/></xsl:call-template>
        <xsl:if test="@person != ''"> by <xsl:value-of select="@person"/></xsl:if>
        <xsl:text>. It holds all that the record held then, and is confidential.</xsl:text>
      </p>
      <h2 class="govuk-heading-m">Index</h2>
      <ol class="govuk-list govuk-list--number">
        <li>Chronology</li>
        <xsl:if test="$documents"><li>Documents</li></xsl:if>
        <li>What is owed, and how the dates come about</li>
        <li><xsl:call-template name="words-heading"/></li>
        <li>What has happened: <xsl:call-template name="entries"/></li>
        <xsl:if test="p:links/p:link"><li>Linked cases</li></xsl:if>
      </ol>
      <h2 class="govuk-heading-m">Chronology</h2>
      <table class="govuk-table redress-table">
        <thead class="govuk-table__head"><tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">When</th>
          <th scope="col" class="govuk-table__header">What happened</th>
          <th scope="col" class="govuk-table__header">Who</th>
          <th scope="col" class="govuk-table__header">Entry</th>
        </tr></thead>
        <tbody class="govuk-table__body">
          <xsl:for-each select="$record/*">
            <xsl:sort select="@at"/>
            <xsl:sort select="@seq" data-type="number"/>
            <tr class="govuk-table__row">
              <td class="govuk-table__cell"><xsl:call-template name="short-moment"><xsl:with-param name="at" select="@at"/></xsl:call-template></td>
              <td class="govuk-table__cell"><xsl:call-template name="event-title"/></td>
              <td class="govuk-table__cell"><xsl:call-template name="author"/></td>
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
      <thead class="govuk-table__head"><tr class="govuk-table__row">
        <th scope="col" class="govuk-table__header">Number</th>
        <th scope="col" class="govuk-table__header">Document</th>
        <th scope="col" class="govuk-table__header">Date</th>
        <th scope="col" class="govuk-table__header">With entry</th>
      </tr></thead>
      <tbody class="govuk-table__body">
        <xsl:for-each select="$documents">
          <tr class="govuk-table__row">
            <td class="govuk-table__cell"><xsl:value-of select="position()"/></td>
            <td class="govuk-table__cell redress-break" dir="auto"><xsl:call-template name="document-title"/></td>
            <td class="govuk-table__cell"><xsl:call-template name="day"><xsl:with-param name="at" select="(@at|../@at)[last()]"/></xsl:call-template></td>
            <td class="govuk-table__cell"><xsl:value-of select="(@seq|../@seq)[last()]"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- Current node: one of the documents -->
  <xsl:template name="document-title">
    <xsl:choose>
      <xsl:when test="self::r:attachment">File: <xsl:value-of select="."/></xsl:when>
      <xsl:otherwise>Letter: <xsl:call-template name="event-title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The numbers of an event's documents, on paper only. Current node: the event -->
  <xsl:template name="own-documents">
    <xsl:variable name="event" select="generate-id()"/>
    <xsl:for-each select="$documents">
      <xsl:if test="generate-id() = $event or self::r:attachment and generate-id(..) = $event">
        <p class="govuk-body redress-bundle__document"><xsl:value-of select="concat('Document ', position(), '. ')"/><xsl:call-template name="document-title"/></p>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="entries">
    <xsl:choose>
      <xsl:when test="count($record/*) = 1">1 entry</xsl:when>
      <xsl:otherwise><xsl:value-of select="count($record/*)"/> entries</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
