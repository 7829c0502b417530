<?xml version="1.0" encoding="UTF-8"?>
<!-- What a list is chosen by: a form, folded, whose summary says what is chosen. Include it beside frame.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <!-- Current node: p:filters -->
  <xsl:template name="filters">
    <xsl:param name="action"/>
    <xsl:param name="button"/>
    <xsl:param name="register"/>
    <xsl:param name="clear" select="$action"/>
    <xsl:call-template name="unknown-said"/>
    <details class="govuk-details redress-filters">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text"><xsl:call-template name="filters-chosen"/> – change filters</span></summary>
      <form method="get" action="{$action}">
        <xsl:if test="$register"><input type="hidden" name="register" value="{$register}"/></xsl:if>
        <div class="redress-filters__fields">
          <xsl:for-each select="p:field[@widget = 'select']"><xsl:call-template name="filter"/></xsl:for-each>
          <xsl:apply-templates select="p:field[@widget = 'date']"/>
        </div>
        <div class="redress-filters__buttons">
          <xsl:call-template name="button"><xsl:with-param name="text" select="$button"/></xsl:call-template>
          <xsl:if test="@chosen"><a class="govuk-link" href="{$clear}">Clear filters</a></xsl:if>
        </div>
      </form>
    </details>
  </xsl:template>

  <!-- Every list has some seventy choices, so that little is asked of each. An order is always one of them: the first, if
       none is chosen. Current node: p:field -->
  <xsl:template name="filter">
    <div class="govuk-form-group">
      <label class="govuk-label" for="{@name}"><xsl:value-of select="w:say('field', @name)"/></label>
      <select id="{@name}" name="{@name}" class="govuk-select">
        <xsl:if test="@name != 'sort'"><option value="">All</option></xsl:if>
        <xsl:for-each select="p:choice">
          <option value="{@value}"><xsl:if test="@chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="@label"/></option>
        </xsl:for-each>
      </select>
    </div>
  </xsl:template>

  <!-- "Open · Finance and Payroll · Received this week". Current node: p:filters -->
  <xsl:template name="filters-chosen">
    <xsl:variable name="chosen" select="self::*[@chosen]/p:field[@name != 'sort']/*[self::p:choice/@chosen or self::p:value]"/>
    <xsl:if test="not($chosen)">Everything</xsl:if>
    <xsl:for-each select="$chosen">
      <xsl:if test="position() &gt; 1"> · </xsl:if>
      <xsl:if test="self::p:value or ../@name = 'late' or ../@name = 'owner' and @value != 'me'"><xsl:value-of select="concat(w:say('field', ../@name), ': ')"/></xsl:if>
      <xsl:choose>
        <xsl:when test="self::p:value"><xsl:value-of select="w:day(.)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
