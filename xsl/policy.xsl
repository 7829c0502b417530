<?xml version="1.0" encoding="UTF-8"?>
<!-- The policy, from the very document that the programs work by. Contents, numbers of clauses, lengths, levels and who
     decides are made here; nothing of it is written twice. policy-paper.xsl makes the PDF. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:pol="urn:redress:policy" exclude-result-prefixes="p pol w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="policy-said.xsl"/>

  <xsl:template match="p:page" mode="title"><xsl:value-of select="$document/pol:control/@title"/></xsl:template>

  <xsl:template match="p:page" mode="narrow"><xsl:apply-templates select="$document"/></xsl:template>

  <xsl:template match="pol:policy">
    <p class="redress-printed">Printed copy: check the version before you rely on it.</p>
    <span class="govuk-caption-xl"><xsl:value-of select="concat(pol:control/@reference, ', version ', pol:control/@version)"/></span>
    <h1 class="govuk-heading-xl"><xsl:value-of select="pol:control/@title"/></h1>
    <p class="govuk-body-l"><xsl:value-of select="pol:control/pol:summary"/></p>
    <p class="govuk-body"><xsl:call-template name="review-said"/></p>
    <p class="govuk-body redress-unprinted"><a class="govuk-link" href="/complaints/policy?pdf">Download this policy (PDF)</a></p>
    <nav class="redress-contents" aria-labelledby="contents">
      <h2 class="govuk-heading-m" id="contents"><xsl:value-of select="$contents-title"/></h2>
      <ol class="govuk-list govuk-list--number">
        <xsl:for-each select="pol:section"><li><a class="govuk-link" href="#section-{position()}"><xsl:value-of select="@title"/></a></li></xsl:for-each>
        <xsl:if test="pol:kind/pol:level[@title]"><li><a class="govuk-link" href="#levels"><xsl:value-of select="$levels-title"/></a></li></xsl:if>
        <li><a class="govuk-link" href="#form"><xsl:value-of select="$form-title"/></a></li>
        <li><a class="govuk-link" href="#document"><xsl:value-of select="$about-title"/></a></li>
      </ol>
    </nav>
    <xsl:for-each select="pol:section">
      <xsl:variable name="number" select="position()"/>
      <section class="redress-policy__section">
        <h2 class="govuk-heading-l" id="section-{$number}"><xsl:value-of select="concat($number, '. ', @title)"/></h2>
        <xsl:apply-templates select="pol:p|pol:clause"><xsl:with-param name="section" select="$number"/></xsl:apply-templates>
      </section>
    </xsl:for-each>
    <xsl:if test="pol:kind/pol:level[@title]"><xsl:call-template name="levels"/></xsl:if>
    <xsl:call-template name="blank-form"/>
    <xsl:apply-templates select="pol:control"/>
  </xsl:template>

  <!-- Who would rather write on paper; not an address that helps nobody on paper itself -->
  <xsl:template name="blank-form">
    <h2 class="govuk-heading-l redress-policy__section" id="form"><xsl:value-of select="concat($form-number, '. ', $form-title)"/></h2>
    <p class="govuk-body">To complain on paper, download the form below, fill it in and send it to us<xsl:if test="$organisation"> by email at <xsl:value-of select="$organisation/o:email" xmlns:o="urn:redress:organisation"/> or by post</xsl:if>.</p>
    <ul class="govuk-list govuk-list--bullet">
      <xsl:call-template name="form-links"/>
      <xsl:if test="pol:kind[@name = 'compliment']"><xsl:call-template name="form-links"><xsl:with-param name="kind" select="'compliment'"/></xsl:call-template></xsl:if>
    </ul>
    <p class="govuk-body redress-unprinted">You can also <a class="govuk-link" href="/complaints/submit">complain online</a>.</p>
  </xsl:template>

  <xsl:template match="pol:p"><p class="govuk-body"><xsl:value-of select="."/></p></xsl:template>

  <xsl:template match="pol:clause">
    <xsl:param name="section"/>
    <p class="govuk-body redress-policy__clause" id="{@id}">
      <span class="redress-policy__number"><xsl:value-of select="concat($section, '.', count(preceding-sibling::pol:clause) + 1)"/></span>
      <span><xsl:call-template name="prose"/></span>
    </p>
  </xsl:template>

  <!-- Levels, and who decides there -->
  <xsl:template name="levels">
    <h2 class="govuk-heading-l redress-policy__section" id="levels"><xsl:value-of select="concat($levels-number, '. ', $levels-title)"/></h2>
    <xsl:for-each select="pol:kind[pol:level]">
      <table class="govuk-table redress-table">
        <xsl:call-template name="table-head"><xsl:with-param name="caption" select="$levels-caption"/><xsl:with-param name="headings" select="$level-columns"/></xsl:call-template>
        <tbody class="govuk-table__body">
          <xsl:for-each select="pol:level">
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header"><xsl:value-of select="concat(@n, '. ', @title)"/></th>
              <td class="govuk-table__cell"><xsl:call-template name="deciders"/></td>
              <td class="govuk-table__cell"><xsl:call-template name="level-deadline"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:for-each>
  </xsl:template>

  <!-- Document control -->
  <xsl:template match="pol:control">
    <h2 class="govuk-heading-l redress-policy__section" id="document"><xsl:value-of select="concat($about-number, '. ', $about-title)"/></h2>
    <table class="govuk-table redress-table">
      <caption class="govuk-table__caption govuk-table__caption--s"><xsl:value-of select="$control-caption"/></caption>
      <tbody class="govuk-table__body">
        <xsl:call-template name="control-rows"/>
      </tbody>
    </table>
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="caption" select="$history-caption"/><xsl:with-param name="size" select="'govuk-table__caption--s'"/><xsl:with-param name="headings" select="$history-columns"/></xsl:call-template>
      <tbody class="govuk-table__body">
        <xsl:for-each select="pol:release">
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header"><xsl:value-of select="@version"/></th>
            <td class="govuk-table__cell"><xsl:value-of select="w:day(@date)"/></td>
            <td class="govuk-table__cell"><xsl:value-of select="@reason"/></td>
            <td class="govuk-table__cell"><xsl:value-of select="@by"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <xsl:if test="pol:approval">
      <table class="govuk-table redress-table">
        <xsl:call-template name="table-head"><xsl:with-param name="caption" select="$approval-caption"/><xsl:with-param name="size" select="'govuk-table__caption--s'"/><xsl:with-param name="headings" select="$approval-columns"/></xsl:call-template>
        <tbody class="govuk-table__body">
          <xsl:for-each select="pol:approval">
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header"><xsl:value-of select="@by"/></th>
              <td class="govuk-table__cell"><xsl:value-of select="@name"/></td>
              <td class="govuk-table__cell"><xsl:value-of select="w:day(@date)"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@*|pol:applicability" mode="control">
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header"><xsl:value-of select="w:say('document', local-name())"/></th>
      <td class="govuk-table__cell"><xsl:apply-templates select="." mode="said"/></td>
    </tr>
  </xsl:template>

</xsl:stylesheet>
