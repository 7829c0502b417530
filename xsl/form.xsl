<?xml version="1.0" encoding="UTF-8"?>
<!-- The <form> of a page, made from the schema, as HTML. Nothing here knows a field by name.

     Include it beside frame.xsl, which brings components.xsl and words.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                exclude-result-prefixes="p">

  <xsl:template match="p:form">
    <form method="post" action="{@action}" novalidate="novalidate" accept-charset="utf-8">
      <xsl:if test=".//p:field[@widget = 'file']"><xsl:attribute name="enctype">multipart/form-data</xsl:attribute></xsl:if>
      <xsl:call-template name="hidden-fields"/>
      <!-- Enter in a line presses the first button: it is to send, not to add a row -->
      <xsl:if test=".//p:repeat[@more = 'yes']"><button type="submit" class="redress-first" tabindex="-1" aria-hidden="true">Send</button></xsl:if>
      <xsl:apply-templates select="." mode="inside"/>
      <xsl:call-template name="button">
        <xsl:with-param name="text"><xsl:call-template name="action-button"><xsl:with-param name="action" select="/p:page/@action"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </form>
  </xsl:template>

  <xsl:template match="p:form" mode="inside"><xsl:apply-templates select="p:field|p:group|p:repeat"/></xsl:template>

  <xsl:template name="hidden-fields">
    <xsl:for-each select="@csrf|@token|@seq"><input type="hidden" name="{local-name()}" value="{.}"/></xsl:for-each>
    <xsl:for-each select="p:hidden"><input type="hidden" name="{@name}" value="{@value}"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="p:field"><xsl:call-template name="input"/></xsl:template>
  <xsl:template match="p:field[@widget = 'textarea']"><xsl:call-template name="textarea"/></xsl:template>
  <xsl:template match="p:field[@widget = 'radios']"><xsl:call-template name="radios"/></xsl:template>
  <xsl:template match="p:field[@widget = 'select']"><xsl:call-template name="select"/></xsl:template>
  <xsl:template match="p:field[@widget = 'checkbox']"><xsl:call-template name="checkboxes"/></xsl:template>
  <xsl:template match="p:field[@widget = 'date']"><xsl:call-template name="date-input"/></xsl:template>

  <xsl:template match="p:field[@widget = 'file']"><xsl:call-template name="file-upload"/></xsl:template>

  <xsl:template match="p:group">
    <fieldset class="govuk-fieldset redress-group">
      <xsl:if test="@hint != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat(@name, '-hint')"/></xsl:attribute></xsl:if>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><xsl:value-of select="@label"/></legend>
      <xsl:if test="@hint != ''"><div id="{@name}-hint" class="govuk-hint"><xsl:value-of select="@hint"/></div></xsl:if>
      <xsl:apply-templates select="p:field|p:group|p:repeat"/>
    </fieldset>
  </xsl:template>

  <!-- A group that the schema gives no name is only its fields -->
  <xsl:template match="p:group[not(@label != '')]"><xsl:apply-templates select="p:field|p:group|p:repeat"/></xsl:template>

  <!-- Rows of one field each share a fieldset; rows of several have one each -->
  <xsl:template match="p:repeat">
    <xsl:choose>
      <xsl:when test="p:row[count(*) &gt; 1]">
        <xsl:for-each select="p:row">
          <fieldset class="govuk-fieldset redress-group">
            <xsl:variable name="hint" select="../@hint[. != '' and current()/@n = current()/../p:row[1]/@n]"/>
            <xsl:if test="$hint"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat(../@name, '-hint')"/></xsl:attribute></xsl:if>
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
              <xsl:value-of select="concat(../@label, ' ', @n)"/>
              <xsl:if test="@about != ''"><xsl:value-of select="concat(': ', @about)"/></xsl:if>
            </legend>
            <xsl:if test="$hint"><div id="{../@name}-hint" class="govuk-hint"><xsl:value-of select="$hint"/></div></xsl:if>
            <xsl:apply-templates select="p:field|p:group"/>
          </fieldset>
        </xsl:for-each>
        <xsl:call-template name="add-another"/>
      </xsl:when>
      <xsl:otherwise>
        <fieldset class="govuk-fieldset redress-group">
          <xsl:if test="@hint != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat(@name, '-hint')"/></xsl:attribute></xsl:if>
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
            <xsl:value-of select="@label"/>
            <xsl:if test="not(p:row/p:field[@required = 'yes' or @depends = 'yes'])"> (optional)</xsl:if>
          </legend>
          <xsl:if test="@hint != ''"><div id="{@name}-hint" class="govuk-hint"><xsl:value-of select="@hint"/></div></xsl:if>
          <xsl:apply-templates select="p:row/p:field"/>
          <xsl:call-template name="add-another"/>
        </fieldset>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="add-another">
    <xsl:if test="@more = 'yes'">
      <xsl:call-template name="button">
        <xsl:with-param name="text">
          <xsl:text>Add another </xsl:text>
          <xsl:choose>
            <xsl:when test="substring(@label, string-length(@label)) = '?'">answer</xsl:when>
            <xsl:otherwise><xsl:call-template name="small"><xsl:with-param name="text" select="@label"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="name" select="'add'"/>
        <xsl:with-param name="value" select="@name"/>
        <xsl:with-param name="secondary" select="true()"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
