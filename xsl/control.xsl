<?xml version="1.0" encoding="UTF-8"?>
<!-- The controls of a form: an input, textarea, select, radios, checkboxes, date or files, each for a p:field of that widget.
     What it is called, and what is wrong with it, stands around them (components.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:o="urn:redress:organisation" exclude-result-prefixes="p w o">

  <xsl:template match="p:field" mode="control">
    <xsl:param name="hint"/>
    <input id="{@name}" name="{@name}" value="{p:value}" dir="auto">
      <xsl:attribute name="class">
        <xsl:text>govuk-input</xsl:text><xsl:if test="p:error"> govuk-input--error</xsl:if>
        <xsl:if test="@type = 'tel' or @name = 'reference' or @name = 'access-code' or @name = 'slip'"> govuk-input--width-20</xsl:if><xsl:if test="@name = 'count'"> govuk-input--width-2</xsl:if>
      </xsl:attribute>
      <xsl:attribute name="type"><xsl:value-of select="@type"/><xsl:if test="not(@type != '')">text</xsl:if></xsl:attribute>
      <xsl:call-template name="autocomplete"/>
      <xsl:if test="@name = 'count'"><xsl:attribute name="inputmode">numeric</xsl:attribute></xsl:if>
      <xsl:if test="@type = 'email' or @name = 'reference' or @name = 'access-code' or @name = 'slip'"><xsl:attribute name="spellcheck">false</xsl:attribute></xsl:if>
      <xsl:call-template name="described-by"><xsl:with-param name="hint" select="$hint"/></xsl:call-template>
      <xsl:apply-templates select="@focus"/>
    </input>
  </xsl:template>

  <xsl:template match="p:field[@widget = 'textarea']" mode="control">
    <xsl:param name="hint"/>
    <textarea id="{@name}" name="{@name}" dir="auto">
      <xsl:attribute name="class">govuk-textarea<xsl:if test="p:error"> govuk-textarea--error</xsl:if></xsl:attribute>
      <xsl:attribute name="rows"><xsl:value-of select="@rows[. &gt; 1]"/><xsl:if test="not(@rows &gt; 1)">5</xsl:if></xsl:attribute>
      <xsl:call-template name="autocomplete"/>
      <xsl:call-template name="described-by"><xsl:with-param name="hint" select="$hint"/></xsl:call-template>
      <xsl:apply-templates select="@focus"/>
      <xsl:value-of select="p:value"/>
    </textarea>
  </xsl:template>

  <xsl:template match="p:field[@widget = 'select']" mode="control">
    <xsl:param name="hint"/>
    <select id="{@name}" name="{@name}">
      <xsl:attribute name="class">govuk-select<xsl:if test="p:error"> govuk-select--error</xsl:if></xsl:attribute>
      <xsl:call-template name="described-by"><xsl:with-param name="hint" select="$hint"/></xsl:call-template>
      <xsl:apply-templates select="@focus"/>
      <option value="">Choose</option>
      <xsl:variable name="of"><xsl:apply-templates select="." mode="of"/></xsl:variable>
      <xsl:for-each select="p:choice">
        <option value="{@value}">
          <xsl:if test="@chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
          <xsl:call-template name="choice-label"><xsl:with-param name="of" select="$of"/></xsl:call-template>
        </option>
      </xsl:for-each>
    </select>
  </xsl:template>

  <!-- Files: what may be chosen is said beforehand. Those that came before are kept, and can be left out -->
  <xsl:template match="p:field[@widget = 'file']" mode="control">
    <xsl:param name="hint"/>
    <xsl:if test="p:gone">
      <p class="govuk-body redress-again" id="{@name}-again"><strong><xsl:call-template name="files-again"/>: <xsl:for-each select="p:gone"><xsl:if test="position() &gt; 1">, </xsl:if><bdi><xsl:value-of select="."/></bdi></xsl:for-each></strong></p>
    </xsl:if>
    <xsl:if test="p:kept"><xsl:call-template name="kept-files"/></xsl:if>
    <input id="{@name}" name="{@name}" type="file" multiple="multiple">
      <xsl:attribute name="class">govuk-file-upload<xsl:if test="p:error"> govuk-file-upload--error</xsl:if></xsl:attribute>
      <xsl:attribute name="accept">
        <xsl:for-each select="$files/o:type"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="@name"/></xsl:for-each>
      </xsl:attribute>
      <xsl:call-template name="described-by"><xsl:with-param name="hint" select="$hint"/></xsl:call-template>
      <xsl:apply-templates select="@focus"/>
    </input>
  </xsl:template>

  <!-- Current node: p:field -->
  <xsl:template name="kept-files">
    <fieldset class="govuk-fieldset redress-kept">
      <legend class="govuk-fieldset__legend"><xsl:value-of select="w:say('field', 'kept')"/></legend>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <xsl:for-each select="p:kept">
          <div class="govuk-checkboxes__item">
            <input type="hidden" name="kept.{@n}" value="{@seal}"/>
            <input class="govuk-checkboxes__input" id="kept.{@n}.out" name="kept.{@n}.out" type="checkbox" value="yes"/>
            <label class="govuk-label govuk-checkboxes__label" for="kept.{@n}.out">Leave out <bdi class="redress-break"><xsl:value-of select="."/></bdi> (<xsl:call-template name="file-facts"><xsl:with-param name="type" select="@type"/><xsl:with-param name="size" select="@size"/></xsl:call-template>)</label>
          </div>
        </xsl:for-each>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template match="p:field[@widget = 'date']" mode="control">
    <div class="govuk-date-input"><xsl:apply-templates select="p:part"/></div>
  </xsl:template>

  <xsl:template match="p:part">
    <xsl:variable name="id" select="concat(../@name, '.', @name)"/>
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <label class="govuk-label govuk-date-input__label" for="{$id}"><xsl:value-of select="w:say('part', @name)"/></label>
        <input id="{$id}" name="{$id}" type="text" autocomplete="off" value="{@value}">
          <xsl:attribute name="class">govuk-input govuk-date-input__input govuk-input--width-<xsl:choose><xsl:when test="@name = 'year'">4</xsl:when><xsl:when test="@name = 'time'">5</xsl:when><xsl:otherwise>2</xsl:otherwise></xsl:choose><xsl:if test="@wrong"> govuk-input--error</xsl:if></xsl:attribute>
          <xsl:if test="@name != 'time'"><xsl:attribute name="inputmode">numeric</xsl:attribute></xsl:if>
          <xsl:if test="@name = 'day'"><xsl:apply-templates select="../@focus"/></xsl:if>
        </input>
      </div>
    </div>
  </xsl:template>

  <!-- Phrases to choose from, those for an answer under its words, and what puts one into the field. Current node:
       p:field -->
  <xsl:template name="phrases">
    <xsl:variable name="id" select="concat('phrase.', @name)"/>
    <xsl:variable name="form" select="ancestor::p:form"/>
    <div class="redress-phrases">
      <label class="govuk-label redress-phrases__label" for="{$id}">Standard phrase<span class="govuk-visually-hidden"> for <xsl:call-template name="small"><xsl:with-param name="text"><xsl:call-template name="field-name"/></xsl:with-param></xsl:call-template></span></label>
      <select class="govuk-select redress-phrases__list" id="{$id}" name="{$id}">
        <option value="">Choose</option>
        <xsl:apply-templates select="p:phrase[not(@outcome)]"/>
        <xsl:for-each select="p:phrase[@outcome and not(@outcome = preceding-sibling::p:phrase/@outcome)]">
          <optgroup label="{($form//p:choice[@value = current()/@outcome])[1]/@label}"><xsl:apply-templates select="../p:phrase[@outcome = current()/@outcome]"/></optgroup>
        </xsl:for-each>
      </select>
      <xsl:call-template name="button">
        <xsl:with-param name="text">Insert<span class="govuk-visually-hidden"> the phrase</span></xsl:with-param>
        <xsl:with-param name="name" select="'insert'"/>
        <xsl:with-param name="value" select="@name"/>
        <xsl:with-param name="address" select="concat($form/@action, '#', @name)"/>
        <xsl:with-param name="secondary" select="true()"/>
        <xsl:with-param name="class" select="'redress-phrases__button'"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template match="p:phrase"><option value="{@title}"><xsl:call-template name="capital"><xsl:with-param name="text" select="@title"/></xsl:call-template></option></xsl:template>

  <!-- The form comes back here, as to a row that was asked for -->
  <xsl:template match="p:field/@focus"><xsl:attribute name="autofocus">autofocus</xsl:attribute></xsl:template>

  <!-- The choices of radios and checkboxes; the first has the field's own id, which error messages link to -->
  <xsl:template match="p:field[@widget = 'radios' or @widget = 'checkbox']" mode="control">
    <xsl:variable name="type"><xsl:choose><xsl:when test="@widget = 'radios'">radio</xsl:when><xsl:otherwise>checkbox</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="block"><xsl:choose><xsl:when test="@widget = 'radios'">radios</xsl:when><xsl:otherwise>checkboxes</xsl:otherwise></xsl:choose></xsl:variable>
    <div class="govuk-{$block}">
      <xsl:for-each select="p:choice">
        <xsl:variable name="id"><xsl:value-of select="../@name"/><xsl:if test="position() &gt; 1"><xsl:value-of select="concat('-', position())"/></xsl:if></xsl:variable>
        <!-- neighbours of one group stand under its title; alone among groups stands the rest -->
        <xsl:if test="string(@group) != string(preceding-sibling::p:choice[1]/@group)">
          <p class="govuk-body redress-or"><xsl:value-of select="@group"/><xsl:if test="not(@group)">Or</xsl:if></p>
        </xsl:if>
        <div class="govuk-{$block}__item">
          <input class="govuk-{$block}__input" id="{$id}" name="{../@name}" type="{$type}" value="{@value}">
            <xsl:if test="@chosen = 'yes'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
            <xsl:if test="@hint != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat($id, '-item-hint')"/></xsl:attribute></xsl:if>
            <xsl:if test="position() = 1"><xsl:apply-templates select="../@focus"/></xsl:if>
          </input>
          <label class="govuk-label govuk-{$block}__label" for="{$id}">
            <xsl:choose>
              <xsl:when test="@group"><span class="govuk-visually-hidden"><xsl:value-of select="concat(@group, ': ')"/></span><xsl:value-of select="substring-after(@label, concat(@group, ': '))"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="choice-label"/></xsl:otherwise>
            </xsl:choose>
          </label>
          <xsl:if test="@hint != ''"><div id="{$id}-item-hint" class="govuk-hint govuk-{$block}__hint"><xsl:value-of select="@hint"/></div></xsl:if>
        </div>
      </xsl:for-each>
    </div>
  </xsl:template>

</xsl:stylesheet>
