<?xml version="1.0" encoding="UTF-8"?>
<!-- The bundle of a case as one PDF: its cover, contents, and the words of its page; then every letter as it was sent and
     the pages of every file that could be set in. What is HTML in it set.xsl makes blocks of.

     page/@pages: how many there are, once that is known. p:inset: what has become of a file, by its digest. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:redress:document"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" xmlns:r="urn:redress:record"
                xmlns:l="urn:redress:letter" exclude-result-prefixes="p w r l">

  <xsl:include href="words.xsl"/>
  <xsl:include href="organisation.xsl"/>
  <xsl:include href="record.xsl"/>
  <xsl:include href="components.xsl"/>
  <xsl:include href="explanation.xsl"/>
  <xsl:include href="bundle-parts.xsl"/>
  <xsl:include href="letter-set.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:key name="inset" match="p:inset" use="@digest"/>

  <xsl:template match="/"><xsl:apply-templates select="p:page"/></xsl:template>

  <xsl:template match="p:page">
    <d:document lang="en-GB" title="{@reference} review bundle" page="{w:say('paper', 'page')}" of="{w:say('paper', 'of')}" foot="Review bundle {@reference} · Confidential" size="11">
      <xsl:attribute name="author"><xsl:call-template name="organisation-name"/></xsl:attribute>
      <xsl:call-template name="cover"/>
      <d:heading level="2">Contents</d:heading>
      <d:contents/>
      <d:pagebreak/>
      <d:heading level="2" id="chronology">Chronology</d:heading>
      <xsl:call-template name="chronology"/>
      <xsl:if test="$documents"><xsl:call-template name="documents"/></xsl:if>
      <d:pagebreak/>
      <d:heading level="2" id="now">The case now</d:heading>
      <xsl:apply-templates select="p:status" mode="alerts"/>
      <xsl:apply-templates select="p:status" mode="facts"/>
      <xsl:call-template name="needs-said"/>
      <xsl:apply-templates select="p:status" mode="owed"/>
      <h2><xsl:value-of select="w:say('heading', local-name($record), 'page', 'bundle')"/></h2>
      <xsl:for-each select="$record/r:received[last()]"><dl><xsl:apply-templates select="r:*" mode="entered"/></dl></xsl:for-each>
      <xsl:call-template name="found"/>
      <h2>What has happened</h2>
      <ol><xsl:apply-templates select="$record/*" mode="history"/></ol>
      <xsl:apply-templates select="p:links[p:link]"/>
      <xsl:for-each select="$documents">
        <xsl:variable name="number" select="position()"/>
        <xsl:apply-templates select="." mode="document"><xsl:with-param name="number" select="$number"/></xsl:apply-templates>
      </xsl:for-each>
    </d:document>
  </xsl:template>

  <!-- Current node: p:page -->
  <xsl:template name="cover">
    <d:paragraph style="lead"><xsl:call-template name="organisation-name"/></d:paragraph>
    <d:heading level="1">Review bundle</d:heading>
    <d:paragraph style="lead"><xsl:call-template name="case-title"/></d:paragraph>
    <d:table columns="3 7">
      <d:row><d:cell heads="yes">Reference</d:cell><d:cell><xsl:value-of select="@reference"/></d:cell></d:row>
      <d:row><d:cell heads="yes">Status</d:cell><d:cell><xsl:value-of select="w:say('state', p:status/@state)"/></d:cell></d:row>
      <xsl:for-each select="p:status/@level-title[. != '']"><d:row><d:cell heads="yes">Level</d:cell><d:cell><xsl:value-of select="concat(../@level, ': ', .)"/></d:cell></d:row></xsl:for-each>
      <d:row><d:cell heads="yes">Made on</d:cell><d:cell><xsl:apply-templates select="@now" mode="moment"/></d:cell></d:row>
      <xsl:if test="@person != ''"><d:row><d:cell heads="yes">Made for</d:cell><d:cell><xsl:value-of select="@person"/></d:cell></d:row></xsl:if>
      <xsl:if test="@pages"><d:row><d:cell heads="yes">Pages</d:cell><d:cell><xsl:value-of select="@pages"/></d:cell></d:row></xsl:if>
    </d:table>
    <d:paragraph><d:strong>Confidential.</d:strong> This bundle contains everything that the person named above could see in the record when it was made. Do not leave it where others can read it.</d:paragraph>
  </xsl:template>

  <xsl:template name="chronology">
    <d:table columns="13 18 11 4">
      <d:row heads="yes"><d:cell>When</d:cell><d:cell>What happened</d:cell><d:cell>Who</d:cell><d:cell>Entry</d:cell></d:row>
      <xsl:for-each select="$record/*">
        <xsl:sort select="@at"/>
        <xsl:sort select="@seq" data-type="number"/>
        <d:row>
          <d:cell><xsl:apply-templates select="@at" mode="short-moment"/></d:cell>
          <d:cell><xsl:call-template name="event-title"/></d:cell>
          <d:cell><xsl:call-template name="author"/></d:cell>
          <d:cell><xsl:value-of select="@seq"/></d:cell>
        </d:row>
      </xsl:for-each>
    </d:table>
  </xsl:template>

  <!-- All of them, and what there is of each -->
  <xsl:template name="documents">
    <d:heading level="2" id="documents">Documents</d:heading>
    <d:table columns="5 27 11 4">
      <d:row heads="yes"><d:cell>Number</d:cell><d:cell>Document</d:cell><d:cell>Date</d:cell><d:cell>Entry</d:cell></d:row>
      <xsl:for-each select="$documents">
        <d:row>
          <d:cell><xsl:value-of select="position()"/></d:cell>
          <d:cell>
            <xsl:call-template name="document-title"/>
            <xsl:apply-templates select="self::r:attachment" mode="told"/>
          </d:cell>
          <d:cell><xsl:apply-templates select="(@at|../@at)[last()]" mode="day"/></d:cell>
          <d:cell><xsl:value-of select="(@seq|../@seq)[last()]"/></d:cell>
        </d:row>
      </xsl:for-each>
    </d:table>
  </xsl:template>

  <!-- What a file is, and, where it is not set in, why -->
  <xsl:template match="r:attachment" mode="told">
    <xsl:variable name="inset" select="key('inset', @digest)"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="file-facts"><xsl:with-param name="type" select="@type"/><xsl:with-param name="size" select="@size"/></xsl:call-template>
    <xsl:text>&#10;SHA-256 </xsl:text><xsl:value-of select="@digest"/>
    <xsl:choose>
      <xsl:when test="$inset/@as != 'pages'"><xsl:text>&#10;</xsl:text><d:strong><xsl:value-of select="w:say('inset', $inset/@as)"/></d:strong></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="same"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same file once more stands in the bundle once -->
  <xsl:template match="r:attachment" mode="same">
    <xsl:if test="preceding::r:attachment[@digest = current()/@digest][ancestor::*[generate-id() = generate-id($record)]]"><xsl:text>&#10;The same file as an earlier document</xsl:text></xsl:if>
  </xsl:template>

  <!-- A letter, line by line on pages of its own as when it is alone -->
  <xsl:template match="r:*" mode="document">
    <xsl:param name="number"/>
    <xsl:variable name="title"><xsl:value-of select="concat('Document ', $number, '. ')"/><xsl:call-template name="document-title"/></xsl:variable>
    <xsl:apply-templates select="/p:page/p:enclosed[@seq = current()/@seq]/l:letter" mode="paper">
      <xsl:with-param name="id" select="concat('document-', $number)"/>
      <xsl:with-param name="title" select="string($title)"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- A file, page by page -->
  <xsl:template match="r:attachment" mode="document">
    <xsl:param name="number"/>
    <xsl:variable name="same"><xsl:apply-templates select="." mode="same"/></xsl:variable>
    <xsl:if test="$same = ''">
      <xsl:apply-templates select="key('inset', @digest)[@as = 'pages']"><xsl:with-param name="file" select="."/><xsl:with-param name="number" select="$number"/></xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:inset">
    <xsl:param name="file"/>
    <xsl:param name="number"/>
    <xsl:param name="page" select="1"/>
    <xsl:variable name="title"><xsl:value-of select="concat('Document ', $number, '. ')"/><xsl:for-each select="$file"><xsl:call-template name="document-title"/></xsl:for-each></xsl:variable>
    <d:pagebreak/>
    <xsl:choose>
      <xsl:when test="$page = 1"><d:heading level="2" id="document-{$number}"><xsl:value-of select="$title"/></d:heading></xsl:when>
      <xsl:otherwise><d:paragraph><d:strong><xsl:value-of select="$title"/></d:strong></d:paragraph></xsl:otherwise>
    </xsl:choose>
    <d:paragraph style="small"><xsl:value-of select="concat('Page ', $page, ' of ', @pages, '. With entry ', $file/../@seq, ', ')"/><xsl:apply-templates select="$file/../@at" mode="day"/></d:paragraph>
    <d:inset digest="{@digest}" number="{$page}"/>
    <xsl:if test="$page &lt; @pages">
      <xsl:apply-templates select=".">
        <xsl:with-param name="file" select="$file"/>
        <xsl:with-param name="number" select="$number"/>
        <xsl:with-param name="page" select="$page + 1"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
