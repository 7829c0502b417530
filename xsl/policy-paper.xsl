<?xml version="1.0" encoding="UTF-8"?>
<!-- The policy as a PDF, from the very document that the programs work by: what lib/paper/document.h sets. The first page
     says which document it is and what is in it; then it is that of policy.xsl, with its numbers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:document"
                xmlns:p="urn:redress:page" xmlns:w="urn:redress:words" xmlns:pol="urn:redress:policy"
                xmlns:o="urn:redress:organisation" exclude-result-prefixes="p w pol o">

  <xsl:include href="words.xsl"/>
  <xsl:include href="organisation.xsl"/>
  <xsl:include href="policy-said.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="/"><xsl:apply-templates select="$document"/></xsl:template>

  <xsl:template match="pol:policy">
    <document lang="en-GB" title="{pol:control/@title}" page="{w:say('paper', 'page')}" of="{w:say('paper', 'of')}" size="12" foot="{pol:control/@title}, version {pol:control/@version}">
      <xsl:attribute name="author"><xsl:call-template name="organisation-name"/></xsl:attribute>
      <paragraph style="lead"><strong><xsl:call-template name="organisation-name"/></strong></paragraph>
      <heading level="1"><xsl:value-of select="pol:control/@title"/></heading>
      <paragraph style="lead"><xsl:value-of select="pol:control/pol:summary"/></paragraph>
      <paragraph><xsl:call-template name="review-said"/></paragraph>
      <xsl:apply-templates select="pol:control" mode="about"/>
      <heading level="2"><xsl:value-of select="$contents-title"/></heading>
      <contents/>
      <pagebreak/>
      <xsl:apply-templates select="pol:section"/>
      <xsl:if test="pol:kind/pol:level[@title]"><xsl:call-template name="levels"/></xsl:if>
      <xsl:call-template name="form"/>
      <xsl:call-template name="history"/>
    </document>
  </xsl:template>

  <xsl:template match="pol:control" mode="about">
    <table columns="1 3">
      <caption><xsl:value-of select="$control-caption"/></caption>
      <xsl:call-template name="control-rows"/>
    </table>
  </xsl:template>
  <xsl:template match="@*|pol:applicability" mode="control">
    <row>
      <cell heads="yes"><xsl:value-of select="w:say('document', local-name())"/></cell>
      <cell><xsl:apply-templates select="." mode="said"/></cell>
    </row>
  </xsl:template>

  <xsl:template match="pol:section">
    <xsl:variable name="number" select="position()"/>
    <heading level="2" id="section-{$number}"><xsl:value-of select="concat($number, '. ', @title)"/></heading>
    <xsl:for-each select="pol:p|pol:clause">
      <paragraph>
        <xsl:if test="self::pol:clause"><xsl:attribute name="label"><xsl:value-of select="concat($number, '.', count(preceding-sibling::pol:clause) + 1)"/></xsl:attribute></xsl:if>
        <xsl:call-template name="prose"/>
      </paragraph>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="levels">
    <heading level="2" id="levels"><xsl:value-of select="concat($levels-number, '. ', $levels-title)"/></heading>
    <xsl:for-each select="pol:kind[pol:level]">
      <table columns="4 4 7">
        <caption><xsl:value-of select="$levels-caption"/></caption>
        <xsl:call-template name="columns"><xsl:with-param name="headings" select="$level-columns"/></xsl:call-template>
        <xsl:for-each select="pol:level">
          <row>
            <cell heads="yes"><xsl:value-of select="concat(@n, '. ', @title)"/></cell>
            <cell><xsl:call-template name="deciders"/></cell>
            <cell><xsl:call-template name="level-deadline"/></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:for-each>
  </xsl:template>

  <!-- On paper no link leads anywhere -->
  <xsl:template name="form">
    <heading level="2" id="form"><xsl:value-of select="concat($form-number, '. ', $form-title)"/></heading>
    <paragraph>To complain on paper, download the form from our website<xsl:for-each select="$organisation/o:web">, <xsl:value-of select="."/></xsl:for-each>, or ask us for it. Fill it in and send it to us<xsl:if test="$organisation"> by email at <xsl:value-of select="$organisation/o:email"/> or by post<xsl:text>: </xsl:text><xsl:value-of select="$organisation/@name"/><xsl:for-each select="$organisation/o:address/o:line">, <xsl:value-of select="."/></xsl:for-each></xsl:if>.</paragraph>
  </xsl:template>

  <xsl:template name="history">
    <heading level="2" id="document"><xsl:value-of select="concat($about-number, '. ', $about-title)"/></heading>
    <table columns="2 4 8 4">
      <caption><xsl:value-of select="$history-caption"/></caption>
      <xsl:call-template name="columns"><xsl:with-param name="headings" select="$history-columns"/></xsl:call-template>
      <xsl:for-each select="pol:control/pol:release">
        <row>
          <cell heads="yes"><xsl:value-of select="@version"/></cell>
          <cell><xsl:value-of select="w:day(@date)"/></cell>
          <cell><xsl:value-of select="@reason"/></cell>
          <cell><xsl:value-of select="@by"/></cell>
        </row>
      </xsl:for-each>
    </table>
    <xsl:if test="pol:control/pol:approval">
      <table columns="1 1 1">
        <caption><xsl:value-of select="$approval-caption"/></caption>
        <xsl:call-template name="columns"><xsl:with-param name="headings" select="$approval-columns"/></xsl:call-template>
        <xsl:for-each select="pol:control/pol:approval">
          <row>
            <cell heads="yes"><xsl:value-of select="@by"/></cell>
            <cell><xsl:value-of select="@name"/></cell>
            <cell><xsl:value-of select="w:day(@date)"/></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <!-- The row of headings, of those with | between them -->
  <xsl:template name="columns">
    <xsl:param name="headings"/>
    <row heads="yes"><xsl:call-template name="column"><xsl:with-param name="headings" select="concat($headings, '|')"/></xsl:call-template></row>
  </xsl:template>
  <xsl:template name="column">
    <xsl:param name="headings"/>
    <xsl:if test="$headings != ''">
      <cell><xsl:value-of select="substring-before($headings, '|')"/></cell>
      <xsl:call-template name="column"><xsl:with-param name="headings" select="substring-after($headings, '|')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
