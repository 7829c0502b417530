<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/slips: slips for the front desk are made and printed, and those that are out are listed; one is cancelled. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:variable name="cancels" select="/p:page/p:slips/@cancels"/>

  <xsl:template match="p:page" mode="title">
    <xsl:if test="$cancels">Cancel a slip</xsl:if>
    <xsl:if test="not($cancels)">Slips for the front desk</xsl:if>
  </xsl:template>

  <xsl:template match="p:page" mode="before">
    <xsl:if test="$cancels"><xsl:call-template name="back-link"><xsl:with-param name="href" select="'/staff/slips'"/><xsl:with-param name="text" select="'Slips for the front desk'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:call-template name="form-head"><xsl:with-param name="caption" select="string($cancels)"/></xsl:call-template>
    <xsl:if test="$cancels"><xsl:call-template name="cancel"/></xsl:if>
    <xsl:if test="not($cancels)"><xsl:call-template name="make"/></xsl:if>
  </xsl:template>

  <xsl:template name="make">
    <xsl:apply-templates select="p:slips/p:batch"/>
    <p class="govuk-body">Have some ready for when someone complains or gives a compliment and you cannot enter it straight away. Each slip comes with a blank form and has a reference and an access code of its own.</p>
    <ol class="govuk-list govuk-list--number">
      <li>Write down what they tell you on the form. Note the time on both parts of the slip.</li>
      <li>Give the person the top part of the slip. Keep the bottom part with the form.</li>
      <li><a class="govuk-link" href="/staff/{p:offer[@kind][1]/@action}?slip=">Enter it</a> as soon as you can, with the reference on the slip and the time when you received it.</li>
    </ol>
    <xsl:apply-templates select="p:form"/>
    <h2 class="govuk-heading-m">Slips not yet entered</h2>
    <xsl:if test="not(p:slips/p:slip)"><p class="govuk-body">There are none.</p></xsl:if>
    <xsl:apply-templates select="p:slips[p:slip]"/>
  </xsl:template>

  <xsl:template match="p:batch">
    <div class="govuk-inset-text" role="status">
      <p class="govuk-body">
        <strong><xsl:value-of select="@count"/><xsl:choose><xsl:when test="@count = 1"> slip is ready</xsl:when><xsl:otherwise> slips are ready</xsl:otherwise></xsl:choose></strong>
        <xsl:text>. You can print them within the next hour.</xsl:text>
      </p>
      <p class="govuk-body"><a class="govuk-link" href="/staff/slips?print={@name}">Download the slips (PDF)</a></p>
    </div>
  </xsl:template>

  <xsl:template match="p:slips">
    <xsl:if test="@more"><p class="govuk-body">These are the <xsl:value-of select="count(p:slip)"/> oldest.</p></xsl:if>
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'Slips not yet entered'"/><xsl:with-param name="headings" select="'Reference|Made|Enter|Cancel'"/></xsl:call-template>
      <tbody class="govuk-table__body"><xsl:apply-templates select="p:slip"/></tbody>
    </table>
  </xsl:template>

  <xsl:template match="p:slip">
    <xsl:variable name="enter" select="/p:page/p:offer[@kind = current()/@kind]/@action"/>
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header redress-code"><xsl:value-of select="@reference"/></th>
      <td class="govuk-table__cell"><xsl:apply-templates select="@drawn" mode="short-moment"/><span class="redress-small"><xsl:call-template name="drawn-by"/></span></td>
      <td class="govuk-table__cell">
        <xsl:if test="$enter"><a class="govuk-link" href="/staff/{$enter}?slip={@reference}">Enter<span class="govuk-visually-hidden"><xsl:value-of select="concat(' ', @reference)"/></span></a></xsl:if>
      </td>
      <td class="govuk-table__cell">
        <a class="govuk-link" href="/staff/slips?cancel={@reference}">Cancel<span class="govuk-visually-hidden"><xsl:value-of select="concat(' ', @reference)"/></span></a>
      </td>
    </tr>
  </xsl:template>

  <xsl:template name="drawn-by">
    <xsl:value-of select="@by-title"/><xsl:if test="not(@by-title)">An administrator</xsl:if>
  </xsl:template>

  <xsl:template name="cancel">
    <xsl:for-each select="p:slips/p:slip">
      <p class="govuk-body"><xsl:call-template name="drawn-by"/> made it on <xsl:apply-templates select="@drawn" mode="moment"/>. A cancelled slip can never be entered. If someone has been given it, enter what they told us instead.</p>
    </xsl:for-each>
    <xsl:apply-templates select="p:form"/>
  </xsl:template>

  <xsl:template match="p:form[../p:slips/@cancels]" mode="button">Cancel the slip</xsl:template>

</xsl:stylesheet>
