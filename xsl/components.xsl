<?xml version="1.0" encoding="UTF-8"?>
<!-- The components of GOV.UK Frontend that we use, one named template each, under their names there.

     Those of a form (input, textarea, radios, select, checkboxes, date-input, file-upload) are called with a p:field as the current
     node; form.xsl does so. The others take texts; a `body` may be a piece of tree. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words"
                xmlns:o="urn:redress:organisation" exclude-result-prefixes="p o w">

  <xsl:key name="field" match="p:field" use="@name"/>

  <!-- Around a page -->

  <xsl:template name="back-link">
    <xsl:param name="href"/>
    <xsl:param name="text" select="'Back'"/>
    <nav aria-label="Back"><a class="govuk-back-link" href="{$href}"><xsl:value-of select="$text"/></a></nav>
  </xsl:template>

  <!-- Everything that is wrong, each a link to its field. Current node: p:page -->
  <xsl:template name="error-summary">
    <xsl:if test="p:problem">
      <div class="govuk-error-summary">
        <div role="alert">
          <h2 class="govuk-error-summary__title">There is a problem</h2>
          <div class="govuk-error-summary__body">
            <p>Nothing is lost: everything you typed is still here.<xsl:if test="p:form//p:field[@again = 'yes']"><xsl:text> </xsl:text><xsl:call-template name="files-again"/>.</xsl:if></p>
            <ul class="govuk-list govuk-error-summary__list">
              <xsl:for-each select="p:problem">
                <xsl:variable name="text">
                  <xsl:call-template name="problem">
                    <xsl:with-param name="code" select="@code"/>
                    <xsl:with-param name="label">
                      <xsl:choose>
                        <xsl:when test="@label != '' and not(@field = 'at')"><xsl:value-of select="@label"/></xsl:when>
                        <xsl:otherwise><xsl:value-of select="w:say('field', translate(@field, '.', '-'))"/></xsl:otherwise>
                      </xsl:choose>
                    </xsl:with-param>
                    <xsl:with-param name="max" select="@max"/>
                    <xsl:with-param name="words" select="string(.)"/>
                  </xsl:call-template>
                </xsl:variable>
                <li>
                  <xsl:choose>
                    <xsl:when test="key('field', @field)/@widget = 'date'"><a href="#{@field}.day"><xsl:value-of select="$text"/></a></xsl:when>
                    <xsl:when test="@field != ''"><a href="#{@field}"><xsl:value-of select="$text"/></a></xsl:when>
                    <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
                  </xsl:choose>
                </li>
              </xsl:for-each>
            </ul>
          </div>
        </div>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Words and pieces -->

  <xsl:template name="tag">
    <xsl:param name="text"/>
    <xsl:param name="colour"/>
    <strong class="govuk-tag govuk-tag--{$colour}"><xsl:value-of select="$text"/></strong>
  </xsl:template>

  <xsl:template name="panel">
    <xsl:param name="title"/>
    <xsl:param name="body"/>
    <xsl:param name="class"/>
    <div class="govuk-panel govuk-panel--confirmation">
      <h1 class="govuk-panel__title"><xsl:value-of select="$title"/></h1>
      <div class="{normalize-space(concat('govuk-panel__body ', $class))}"><xsl:copy-of select="$body"/></div>
    </div>
  </xsl:template>

  <xsl:template name="inset-text">
    <xsl:param name="body"/>
    <xsl:param name="class"/>
    <div class="{normalize-space(concat('govuk-inset-text ', $class))}"><xsl:copy-of select="$body"/></div>
  </xsl:template>

  <xsl:template name="notification-banner">
    <xsl:param name="title" select="'Important'"/>
    <xsl:param name="heading"/>
    <xsl:param name="body"/>
    <div class="govuk-notification-banner" role="region" aria-labelledby="banner-title">
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="banner-title"><xsl:value-of select="$title"/></h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading"><xsl:value-of select="$heading"/></p>
        <xsl:copy-of select="$body"/>
      </div>
    </div>
  </xsl:template>

  <!-- What is folded away; summary and body may be pieces of tree -->
  <xsl:template name="details">
    <xsl:param name="summary"/>
    <xsl:param name="body"/>
    <xsl:param name="class"/>
    <details class="{normalize-space(concat('govuk-details ', $class))}">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text"><xsl:copy-of select="$summary"/></span></summary>
      <div class="govuk-details__text"><xsl:copy-of select="$body"/></div>
    </details>
  </xsl:template>

  <!-- One row of a summary list -->
  <xsl:template name="summary-list-row">
    <xsl:param name="key"/>
    <xsl:param name="value"/>
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key"><xsl:value-of select="$key"/></dt>
      <dd class="govuk-summary-list__value redress-prose" dir="auto"><xsl:value-of select="$value"/></dd>
    </div>
  </xsl:template>

  <!-- A thing to press that sends a form; `name` and `value` only where it says more than "send"; `text` may be a piece of
       tree -->
  <xsl:template name="button">
    <xsl:param name="text"/>
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:param name="secondary"/>
    <xsl:param name="class"/>
    <button type="submit">
      <xsl:attribute name="class">govuk-button<xsl:if test="$secondary"> govuk-button--secondary</xsl:if><xsl:if test="$class"><xsl:value-of select="concat(' ', $class)"/></xsl:if></xsl:attribute>
      <xsl:if test="$name != ''">
        <xsl:attribute name="name"><xsl:value-of select="$name"/></xsl:attribute>
        <xsl:attribute name="value"><xsl:value-of select="$value"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="$name = 'add'"><xsl:attribute name="formnovalidate">formnovalidate</xsl:attribute></xsl:if>
      <xsl:copy-of select="$text"/>
    </button>
  </xsl:template>

  <!-- Parts of a field. Current node: p:field -->

  <!-- `at` is asked for in words that depend on the action: words.xml has them -->
  <xsl:template name="label-text">
    <xsl:choose>
      <xsl:when test="@label != '' and not(@name = 'at')"><xsl:value-of select="@label"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('field', translate(@name, '.', '-'))"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="parent::p:row[count(p:field) = 1]"><xsl:value-of select="concat(' ', ../@n)"/></xsl:if>
    <xsl:if test="not(@required = 'yes' or @depends = 'yes') and not(parent::p:row[count(p:field) = 1])"> (optional)</xsl:if>
  </xsl:template>

  <xsl:template name="hint-text">
    <xsl:choose>
      <xsl:when test="parent::p:row and @hint = ../../@hint"/><!-- said once, for all rows -->
      <xsl:when test="@hint != '' and not(@name = 'at')"><xsl:value-of select="@hint"/></xsl:when>
      <xsl:when test="not(@label) or @label = '' or @name = 'at'"><xsl:value-of select="w:say('hint', @name, 'else', '')"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="error-text">
    <xsl:variable name="label"><xsl:choose><xsl:when test="@label != '' and not(@name = 'at')"><xsl:value-of select="@label"/></xsl:when><xsl:otherwise><xsl:value-of select="w:say('field', translate(@name, '.', '-'))"/></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:call-template name="problem">
      <xsl:with-param name="code" select="p:error/@code"/>
      <xsl:with-param name="label" select="string($label)"/>
      <xsl:with-param name="max" select="p:error/@max"/>
      <xsl:with-param name="words" select="string(p:error)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- What another form mends, for who may: a link to it. Current node: p:field -->
  <xsl:template name="mending-link">
    <xsl:variable name="action" select="p:error[starts-with(@code, 'gate-')]"/>
    <xsl:if test="/p:page/p:status/p:action/@name = string($action)">
      <xsl:text>: </xsl:text>
      <a class="govuk-link" href="/staff/{$action}?ref={/p:page/@reference}"><xsl:call-template name="small"><xsl:with-param name="text"><xsl:call-template name="action-title"><xsl:with-param name="action" select="string($action)"/></xsl:call-template></xsl:with-param></xsl:call-template></a>
    </xsl:if>
  </xsl:template>

  <!-- Hint and error message, with the ids that described-by names -->
  <xsl:template name="hint-and-error">
    <xsl:param name="hint"/>
    <xsl:if test="$hint != ''"><div id="{@name}-hint" class="govuk-hint"><xsl:value-of select="$hint"/></div></xsl:if>
    <xsl:if test="p:error">
      <p id="{@name}-error" class="govuk-error-message">
        <span class="govuk-visually-hidden">Error: </span>
        <xsl:call-template name="error-text"/>
        <xsl:call-template name="mending-link"/>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="described-by">
    <xsl:param name="hint"/>
    <xsl:if test="$hint != '' or p:error">
      <xsl:attribute name="aria-describedby">
        <xsl:if test="$hint != ''"><xsl:value-of select="concat(@name, '-hint')"/></xsl:if>
        <xsl:if test="$hint != '' and p:error"><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="p:error"><xsl:value-of select="concat(@name, '-error')"/></xsl:if>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="form-group-class">
    <xsl:attribute name="class">govuk-form-group<xsl:if test="p:error"> govuk-form-group--error</xsl:if></xsl:attribute>
  </xsl:template>

  <xsl:template name="autocomplete">
    <xsl:choose>
      <!-- staff write down what belongs to somebody else -->
      <xsl:when test="/p:page/@realm = 'staff' or @name = 'access-code'"><xsl:attribute name="autocomplete">off</xsl:attribute></xsl:when>
      <xsl:when test="@autocomplete != ''"><xsl:attribute name="autocomplete"><xsl:value-of select="@autocomplete"/></xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The widgets. Current node: p:field -->

  <xsl:template name="input">
    <xsl:variable name="hint"><xsl:call-template name="hint-text"/></xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <label class="govuk-label" for="{@name}"><xsl:call-template name="label-text"/></label>
      <xsl:call-template name="hint-and-error"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
      <input id="{@name}" name="{@name}" value="{p:value}" dir="auto">
        <xsl:attribute name="class">
          <xsl:text>govuk-input</xsl:text>
          <xsl:if test="p:error"> govuk-input--error</xsl:if>
          <xsl:if test="@type = 'tel' or @type = 'datetime-local' or @name = 'reference' or @name = 'access-code'"> govuk-input--width-20</xsl:if>
        </xsl:attribute>
        <xsl:attribute name="type">
          <xsl:choose><xsl:when test="@type != ''"><xsl:value-of select="@type"/></xsl:when><xsl:otherwise>text</xsl:otherwise></xsl:choose>
        </xsl:attribute>
        <xsl:call-template name="autocomplete"/>
        <xsl:if test="@type = 'email' or @name = 'reference' or @name = 'access-code'"><xsl:attribute name="spellcheck">false</xsl:attribute></xsl:if>
        <xsl:call-template name="described-by"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
      </input>
    </div>
  </xsl:template>

  <xsl:template name="textarea">
    <xsl:variable name="hint"><xsl:call-template name="hint-text"/></xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <label class="govuk-label" for="{@name}"><xsl:call-template name="label-text"/></label>
      <xsl:call-template name="hint-and-error"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
      <textarea id="{@name}" name="{@name}" dir="auto">
        <xsl:attribute name="class">govuk-textarea<xsl:if test="p:error"> govuk-textarea--error</xsl:if></xsl:attribute>
        <xsl:attribute name="rows"><xsl:choose><xsl:when test="@rows &gt; 1"><xsl:value-of select="@rows"/></xsl:when><xsl:otherwise>5</xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:call-template name="autocomplete"/>
        <xsl:call-template name="described-by"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
        <xsl:value-of select="p:value"/>
      </textarea>
    </div>
  </xsl:template>

  <xsl:template name="select">
    <xsl:param name="empty" select="'Choose'"/>
    <xsl:variable name="hint"><xsl:call-template name="hint-text"/></xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <label class="govuk-label" for="{@name}"><xsl:call-template name="label-text"/></label>
      <xsl:call-template name="hint-and-error"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
      <select id="{@name}" name="{@name}">
        <xsl:attribute name="class">govuk-select<xsl:if test="p:error"> govuk-select--error</xsl:if></xsl:attribute>
        <xsl:call-template name="described-by"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
        <xsl:if test="$empty != ''"><option value=""><xsl:value-of select="$empty"/></option></xsl:if>
        <xsl:for-each select="p:choice">
          <option value="{@value}">
            <xsl:if test="@chosen = 'yes'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
            <xsl:call-template name="choice-label"/>
          </option>
        </xsl:for-each>
      </select>
    </div>
  </xsl:template>

  <!-- A choice in the words of schema or site, or of words.xml where it is a code. Current node: p:choice -->
  <xsl:template name="choice-label">
    <xsl:choose>
      <xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
      <xsl:when test="../@name = 'state' and /p:page/@name = 'register'"><xsl:value-of select="w:say('improvement', @value)"/></xsl:when>
      <xsl:when test="../@name = 'owner' and /p:page/@name = 'register'">Me</xsl:when>
      <xsl:when test="../@name = 'state'"><xsl:value-of select="w:say('state', @value)"/></xsl:when>
      <xsl:when test="../@name = 'due'"><xsl:value-of select="w:say('due-state', @value)"/></xsl:when>
      <xsl:when test="../@name = 'sort'"><xsl:value-of select="w:say('order', @value)"/></xsl:when>
      <xsl:when test="../@name = 'owner'">Assigned to me</xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="@value"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The choices of radios and checkboxes; the first has the field's own id, which error messages link to -->
  <xsl:template name="choices">
    <xsl:param name="block"/>
    <xsl:param name="type"/>
    <div class="govuk-{$block}">
      <xsl:for-each select="p:choice">
        <xsl:variable name="id"><xsl:value-of select="../@name"/><xsl:if test="position() &gt; 1"><xsl:value-of select="concat('-', position())"/></xsl:if></xsl:variable>
        <!-- neighbours of one group stand under its title; alone among groups stands the rest -->
        <xsl:if test="string(@group) != string(preceding-sibling::p:choice[1]/@group)">
          <p class="govuk-body redress-choices"><xsl:value-of select="@group"/><xsl:if test="not(@group)">Or</xsl:if></p>
        </xsl:if>
        <div class="govuk-{$block}__item">
          <input class="govuk-{$block}__input" id="{$id}" name="{../@name}" type="{$type}" value="{@value}">
            <xsl:if test="@chosen = 'yes'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
            <xsl:if test="@hint != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat($id, '-item-hint')"/></xsl:attribute></xsl:if>
          </input>
          <label class="govuk-label govuk-{$block}__label" for="{$id}">
            <xsl:choose>
              <xsl:when test="@group"><span class="govuk-visually-hidden"><xsl:value-of select="concat(@group, ': ')"/></span><xsl:value-of select="substring-after(@label, concat(@group, ': '))"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
            </xsl:choose>
          </label>
          <xsl:if test="@hint != ''"><div id="{$id}-item-hint" class="govuk-hint govuk-{$block}__hint"><xsl:value-of select="@hint"/></div></xsl:if>
        </div>
      </xsl:for-each>
    </div>
  </xsl:template>

  <xsl:template name="radios">
    <xsl:variable name="hint"><xsl:call-template name="hint-text"/></xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <fieldset class="govuk-fieldset">
        <xsl:call-template name="described-by"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
        <legend class="govuk-fieldset__legend"><xsl:call-template name="label-text"/></legend>
        <xsl:call-template name="hint-and-error"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
        <xsl:call-template name="choices">
          <xsl:with-param name="block" select="'radios'"/>
          <xsl:with-param name="type" select="'radio'"/>
        </xsl:call-template>
      </fieldset>
    </div>
  </xsl:template>

  <!-- A question has its answers under it; a statement is its own single box to tick -->
  <xsl:template name="checkboxes">
    <xsl:variable name="hint"><xsl:call-template name="hint-text"/></xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <xsl:choose>
        <xsl:when test="count(p:choice) &gt; 1 or p:choice and substring(@label, string-length(@label)) = '?'">
          <fieldset class="govuk-fieldset">
            <xsl:call-template name="described-by"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
            <legend class="govuk-fieldset__legend"><xsl:call-template name="label-text"/></legend>
            <xsl:call-template name="hint-and-error"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
            <xsl:call-template name="choices">
              <xsl:with-param name="block" select="'checkboxes'"/>
              <xsl:with-param name="type" select="'checkbox'"/>
            </xsl:call-template>
          </fieldset>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="hint-and-error"/>
          <div class="govuk-checkboxes">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" id="{@name}" name="{@name}" type="checkbox">
                <xsl:attribute name="value"><xsl:choose><xsl:when test="p:choice"><xsl:value-of select="p:choice/@value"/></xsl:when><xsl:otherwise>yes</xsl:otherwise></xsl:choose></xsl:attribute>
                <xsl:if test="p:choice/@chosen = 'yes' or p:value = 'yes'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
                <xsl:call-template name="described-by"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
              </input>
              <label class="govuk-label govuk-checkboxes__label" for="{@name}">
                <xsl:choose>
                  <xsl:when test="@label != ''"><xsl:value-of select="@label"/></xsl:when>
                  <xsl:otherwise><xsl:value-of select="w:say('field', translate(@name, '.', '-'))"/></xsl:otherwise>
                </xsl:choose>
              </label>
              <xsl:if test="$hint != ''"><div id="{@name}-hint" class="govuk-hint govuk-checkboxes__hint"><xsl:value-of select="$hint"/></div></xsl:if>
            </div>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template name="date-input">
    <xsl:variable name="hint"><xsl:call-template name="hint-text"/></xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <fieldset class="govuk-fieldset">
        <xsl:call-template name="described-by"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
        <legend class="govuk-fieldset__legend"><xsl:call-template name="label-text"/></legend>
        <xsl:call-template name="hint-and-error"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
        <div class="govuk-date-input">
          <xsl:call-template name="date-part"><xsl:with-param name="part" select="'day'"/><xsl:with-param name="label" select="'Day'"/><xsl:with-param name="width" select="2"/></xsl:call-template>
          <xsl:call-template name="date-part"><xsl:with-param name="part" select="'month'"/><xsl:with-param name="label" select="'Month'"/><xsl:with-param name="width" select="2"/></xsl:call-template>
          <xsl:call-template name="date-part"><xsl:with-param name="part" select="'year'"/><xsl:with-param name="label" select="'Year'"/><xsl:with-param name="width" select="4"/></xsl:call-template>
        </div>
      </fieldset>
    </div>
  </xsl:template>

  <!-- Files: what may be chosen is said beforehand, and again if the browser has forgotten it -->
  <xsl:template name="file-upload">
    <xsl:variable name="hint">
      <xsl:if test="@hint != ''"><xsl:value-of select="concat(@hint, '. ')"/></xsl:if>
      <xsl:call-template name="files-hint"/>
    </xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <label class="govuk-label" for="{@name}"><xsl:call-template name="label-text"/></label>
      <xsl:call-template name="hint-and-error"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
      <xsl:if test="@again = 'yes'"><p class="govuk-body redress-again" id="{@name}-again"><strong><xsl:call-template name="files-again"/></strong></p></xsl:if>
      <input id="{@name}" name="{@name}" type="file" multiple="multiple">
        <xsl:attribute name="class">govuk-file-upload<xsl:if test="p:error"> govuk-file-upload--error</xsl:if></xsl:attribute>
        <xsl:attribute name="accept">
          <xsl:for-each select="$files/o:type"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="@name"/></xsl:for-each>
        </xsl:attribute>
        <xsl:attribute name="aria-describedby">
          <xsl:value-of select="concat(@name, '-hint')"/>
          <xsl:if test="p:error"><xsl:value-of select="concat(' ', @name, '-error')"/></xsl:if>
          <xsl:if test="@again = 'yes'"><xsl:value-of select="concat(' ', @name, '-again')"/></xsl:if>
        </xsl:attribute>
      </input>
    </div>
  </xsl:template>

  <xsl:template name="date-part">
    <xsl:param name="part"/>
    <xsl:param name="label"/>
    <xsl:param name="width"/>
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <label class="govuk-label govuk-date-input__label" for="{@name}.{$part}"><xsl:value-of select="$label"/></label>
        <input id="{@name}.{$part}" name="{@name}.{$part}" type="text" inputmode="numeric" autocomplete="off" value="{p:part[@name = $part]/@value}">
          <xsl:attribute name="class">govuk-input govuk-date-input__input govuk-input--width-<xsl:value-of select="$width"/><xsl:if test="p:error"> govuk-input--error</xsl:if></xsl:attribute>
        </input>
      </div>
    </div>
  </xsl:template>

</xsl:stylesheet>
