<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages say in HTML, as blocks of a document (schema/document.xsd). What is a block of a document already stays;
     what a reader of paper cannot do, and what only tells the eye from the ear, is left out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:redress:document"
                xmlns:d="urn:redress:document" exclude-result-prefixes="d">

  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="d:*"><xsl:copy><xsl:copy-of select="@*"/><xsl:apply-templates/></xsl:copy></xsl:template>
  <xsl:template match="d:*/text()"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="d:document/text()"/>

  <xsl:template match="*[contains(@class, 'unprinted') or contains(@class, 'visually-hidden')]" priority="2"/>
  <xsl:template match="*[contains(@class, 'unprinted') or contains(@class, 'visually-hidden')]" mode="line" priority="2"/>

  <!-- Blocks -->

  <xsl:template match="h1"><paragraph style="lead"><xsl:apply-templates mode="line"/></paragraph></xsl:template>
  <xsl:template match="h2"><heading level="2" id="part-{count(preceding::h2) + 1}"><xsl:value-of select="."/></heading></xsl:template>
  <xsl:template match="h3|h4|summary"><heading level="3"><xsl:value-of select="normalize-space()"/></heading></xsl:template>
  <!-- inside of a box it heads only that -->
  <xsl:template match="div[contains(@class, 'inset')]/h2"><heading level="3"><xsl:value-of select="normalize-space()"/></heading></xsl:template>

  <xsl:template match="p"><xsl:if test="normalize-space()"><paragraph><xsl:apply-templates mode="line"/></paragraph></xsl:if></xsl:template>
  <xsl:template match="p[contains(@class, 'redress-prose')]"><xsl:if test="normalize-space()"><said><xsl:value-of select="."/></said></xsl:if></xsl:template>
  <xsl:template match="p[contains(@class, 'timeline__when')]"><paragraph style="small"><xsl:apply-templates mode="line"/></paragraph></xsl:template>

  <!-- A list of lines; what has more in it goes on as it comes -->
  <xsl:template match="ul|ol"><xsl:apply-templates select="li"/></xsl:template>
  <xsl:template match="ul[li][not(li/p or li/dl or li/ul or li/h3)]|ol[li][not(li/p or li/dl or li/ul or li/h3)]">
    <list>
      <xsl:if test="self::ol"><xsl:attribute name="numbered">yes</xsl:attribute></xsl:if>
      <xsl:for-each select="li"><item><xsl:apply-templates mode="line"/></item></xsl:for-each>
    </list>
  </xsl:template>
  <xsl:template match="li|div|section"><xsl:call-template name="runs"/></xsl:template>

  <!-- Words that stand beside blocks are paragraphs of their own -->
  <xsl:template name="runs">
    <xsl:choose>
      <xsl:when test="p|dl|ul|ol|table|div|details|h2|h3|section|d:*">
        <xsl:for-each select="node()">
          <xsl:choose>
            <xsl:when test="self::p or self::dl or self::ul or self::ol or self::table or self::div or self::details or self::h2 or self::h3 or self::section or self::d:*"><xsl:apply-templates select="."/></xsl:when>
            <xsl:when test="not(preceding-sibling::node()[1][self::text() or self::a or self::strong or self::span or self::time])"><xsl:call-template name="run"/></xsl:when>
          </xsl:choose>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="normalize-space()"><paragraph><xsl:apply-templates mode="line"/></paragraph></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="run">
    <xsl:variable name="words"><xsl:apply-templates select="." mode="run"/></xsl:variable>
    <xsl:if test="normalize-space($words)"><paragraph><xsl:copy-of select="$words"/></paragraph></xsl:if>
  </xsl:template>
  <xsl:template match="node()" mode="run"/>
  <xsl:template match="text()|a|strong|span|time" mode="run">
    <xsl:apply-templates select="." mode="line"/>
    <xsl:apply-templates select="following-sibling::node()[1]" mode="run"/>
  </xsl:template>

  <!-- What is folded away lies open -->
  <xsl:template match="details"><xsl:apply-templates/></xsl:template>

  <!-- What was entered: a label, and what stands beside it -->
  <xsl:template match="dl"><xsl:if test=".//dt"><table columns="3 7"><xsl:apply-templates select=".//dt[count(ancestor::dl) = count(current()/ancestor::dl) + 1]" mode="row"/></table></xsl:if></xsl:template>
  <xsl:template match="dt" mode="row">
    <row>
      <cell heads="yes"><xsl:apply-templates mode="line"/></cell>
      <cell><xsl:apply-templates select="following-sibling::dd[1]" mode="cell"/></cell>
    </row>
  </xsl:template>

  <xsl:template match="table">
    <table>
      <xsl:attribute name="columns"><xsl:for-each select="(thead/tr|tbody/tr)[1]/*"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="3 + number(position() = 1)"/></xsl:for-each></xsl:attribute>
      <xsl:if test="caption"><caption><xsl:value-of select="caption"/></caption></xsl:if>
      <xsl:apply-templates select="thead/tr|tbody/tr"/>
    </table>
  </xsl:template>
  <xsl:template match="tr">
    <row>
      <xsl:if test="parent::thead"><xsl:attribute name="heads">yes</xsl:attribute></xsl:if>
      <xsl:for-each select="th|td"><cell><xsl:if test="self::th and ../parent::tbody"><xsl:attribute name="heads">yes</xsl:attribute></xsl:if><xsl:apply-templates select="." mode="cell"/></cell></xsl:for-each>
    </row>
  </xsl:template>

  <!-- A cell has lines, not blocks -->
  <xsl:template match="*" mode="cell"><xsl:apply-templates mode="line"/></xsl:template>
  <xsl:template match="dd[contains(@class, 'redress-prose')]" mode="cell"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="dd[details]" mode="cell" priority="1"><xsl:value-of select="details/text()"/></xsl:template>

  <!-- Lines -->

  <xsl:template match="text()" mode="line">
    <xsl:variable name="words" select="normalize-space(concat('|', ., '|'))"/>
    <xsl:value-of select="substring($words, 2, string-length($words) - 2)"/>
  </xsl:template>
  <xsl:template match="strong" mode="line"><strong><xsl:value-of select="normalize-space()"/></strong></xsl:template>
  <xsl:template match="*" mode="line"><xsl:apply-templates mode="line"/></xsl:template>
  <xsl:template match="d:*" mode="line"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="dl//text()|*[contains(@class, 'redress-prose')]/text()" mode="line"><xsl:value-of select="."/></xsl:template>

  <!-- Each in a line of its own -->
  <xsl:template match="span[contains(@class, 'redress-small')]" mode="line"><xsl:text>&#10;</xsl:text><xsl:apply-templates mode="line"/></xsl:template>
  <xsl:template match="p|li" mode="line"><xsl:if test="preceding-sibling::*"><xsl:text>&#10;</xsl:text></xsl:if><xsl:apply-templates mode="line"/></xsl:template>
  <xsl:template match="dt" mode="line"><xsl:if test="../preceding-sibling::*"><xsl:text>&#10;</xsl:text></xsl:if><xsl:apply-templates mode="line"/>: </xsl:template>

</xsl:stylesheet>
