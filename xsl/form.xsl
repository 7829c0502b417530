<?xml version="1.0" encoding="UTF-8"?>
<!-- The <form> of a page, made from the schema, as HTML. Nothing here knows a field by name.

     Include it beside frame.xsl, which brings components.xsl and words.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:g="urn:redress:guide" xmlns:w="urn:redress:words" exclude-result-prefixes="p g w">

  <xsl:template match="p:form">
    <form method="post" action="{@action}" novalidate="novalidate" accept-charset="utf-8">
      <xsl:if test="@page"><xsl:attribute name="id">pages</xsl:attribute></xsl:if>
      <xsl:if test=".//p:field[@widget = 'file']"><xsl:attribute name="enctype">multipart/form-data</xsl:attribute></xsl:if>
      <xsl:call-template name="hidden-fields"/>
      <!-- Enter in a line presses the first button: it is to send, not to add a row -->
      <xsl:if test=".//p:repeat[@more = 'yes'] or .//p:phrase"><button type="submit" class="redress-first" tabindex="-1" aria-hidden="true"><xsl:if test="@preview"><xsl:attribute name="name">preview</xsl:attribute><xsl:attribute name="value">yes</xsl:attribute></xsl:if>Send</button></xsl:if>
      <xsl:apply-templates select="." mode="inside"/>
      <xsl:apply-templates select="." mode="send"/>
    </form>
  </xsl:template>

  <xsl:template match="p:form" mode="send">
    <div>
      <xsl:if test="@draft"><xsl:attribute name="class">govuk-button-group</xsl:attribute></xsl:if>
      <xsl:call-template name="button">
        <xsl:with-param name="text"><xsl:apply-templates select="." mode="button"/></xsl:with-param>
        <xsl:with-param name="name"><xsl:if test="@preview">preview</xsl:if></xsl:with-param>
        <xsl:with-param name="value" select="'yes'"/>
      </xsl:call-template>
      <xsl:if test="/p:page[@realm = 'staff'][@name = 'intake'][@kind = 'complaint']"><xsl:call-template name="button"><xsl:with-param name="text" select="'Check for earlier cases'"/><xsl:with-param name="name" select="'similar'"/><xsl:with-param name="value" select="'yes'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template></xsl:if>
      <xsl:if test="/p:page[@realm = 'staff'][@name = 'intake'] and .//p:field[@widget = 'file']"><xsl:call-template name="button"><xsl:with-param name="text" select="'Copy from an attached PDF form'"/><xsl:with-param name="name" select="'read-form'"/><xsl:with-param name="value" select="'yes'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template></xsl:if>
      <xsl:if test="@draft"><xsl:call-template name="draft-button"><xsl:with-param name="text" select="'Save draft'"/><xsl:with-param name="value" select="'save'"/></xsl:call-template></xsl:if>
      <xsl:if test="../p:draft[@shown][not(@user)]"><xsl:call-template name="draft-button"><xsl:with-param name="text" select="'Discard draft'"/><xsl:with-param name="value" select="'discard'"/></xsl:call-template></xsl:if>
    </div>
  </xsl:template>

  <!-- What the form shows was begun before; the fault says itself what is new -->
  <xsl:template match="p:draft" mode="shown">
    <div class="govuk-inset-text redress-draft">
      <h2 class="govuk-heading-s">
        <xsl:choose>
          <xsl:when test="@user">Draft by <xsl:value-of select="@title"/>, <xsl:apply-templates select="@at" mode="moment"/></xsl:when>
          <xsl:otherwise>Your draft of <xsl:apply-templates select="@at" mode="moment"/></xsl:otherwise>
        </xsl:choose>
      </h2>
      <p class="govuk-body">
        <xsl:choose>
          <xsl:when test="@user">Your changes will be kept as a draft of your own.</xsl:when>
          <xsl:otherwise>We will keep it for 30 days.</xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:if test="@behind and not(../p:fault)">
        <p class="govuk-body">Someone has worked on this case since then. Check that the draft is still right.</p>
        <xsl:for-each select=".."><xsl:call-template name="news"/></xsl:for-each>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template name="draft-button">
    <xsl:param name="text"/>
    <xsl:param name="value"/>
    <xsl:call-template name="button"><xsl:with-param name="text" select="$text"/><xsl:with-param name="name" select="'draft'"/><xsl:with-param name="value" select="$value"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
  </xsl:template>

  <!-- What our own guide says of the step, folded away for who knows it, and wording to be read -->
  <xsl:template match="p:advice">
    <xsl:call-template name="details">
      <xsl:with-param name="class" select="'redress-advice'"/>
      <xsl:with-param name="summary" select="'How to do this'"/>
      <xsl:with-param name="body"><xsl:apply-templates select="g:guide/*"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="g:p"><p class="govuk-body"><xsl:value-of select="."/></p></xsl:template>

  <xsl:template match="g:model">
    <h2 class="govuk-heading-s">Model wording: <xsl:call-template name="small"><xsl:with-param name="text" select="@title"/></xsl:call-template></h2>
    <blockquote class="redress-model"><xsl:apply-templates select="g:p"/></blockquote>
  </xsl:template>

  <xsl:template match="p:form" mode="button"><xsl:call-template name="action-button"><xsl:with-param name="action" select="/p:page/@action"/></xsl:call-template></xsl:template>

  <!-- What goes out by it is shown first -->
  <xsl:template match="p:form[@preview = 'yes']" mode="button">Preview</xsl:template>

  <xsl:template match="p:form[p:hidden/@name = 'sure']" mode="button"><xsl:value-of select="w:say('sure-button', /p:page/@action, 'kind', /p:page/@kind)"/></xsl:template>

  <xsl:template match="p:form" mode="inside"><xsl:apply-templates select="p:section|p:field|p:group|p:repeat"/></xsl:template>

  <!-- A page of the form, where it stands on one page with the others -->
  <xsl:template match="p:section">
    <xsl:if test="*[not(@seldom)]"><h2 class="govuk-heading-l redress-section"><xsl:apply-templates select="." mode="title"/></h2></xsl:if>
    <xsl:call-template name="parts"/>
  </xsl:template>

  <!-- What staff rarely fill in is folded away behind the rest, until something stands there: once for each
       page of the form. Current node: its parent -->
  <xsl:template name="parts">
    <xsl:variable name="usual" select="(p:field[not(@or)]|p:group|p:repeat)[not(@seldom)]"/>
    <xsl:variable name="seldom" select="*[@seldom]|self::p:section//p:group[not(ancestor-or-self::*[@seldom])]/*[@seldom]"/>
    <xsl:if test="$usual"><div class="redress-parts"><xsl:apply-templates select="$usual"/></div></xsl:if>
    <xsl:if test="$seldom and not(ancestor::p:section)">
      <details class="govuk-details redress-more">
        <xsl:if test="$seldom/descendant-or-self::p:field[p:error or p:value != '' or p:choice/@chosen or p:part/@value != '' or @focus]"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">
            <xsl:choose>
              <xsl:when test="$usual">More questions (<xsl:value-of select="count($seldom)"/>)</xsl:when>
              <xsl:otherwise><xsl:apply-templates select="." mode="title"/></xsl:otherwise>
            </xsl:choose>
          </span>
        </summary>
        <div class="redress-parts"><xsl:apply-templates select="$seldom"/></div>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- To the public in the words of the schema -->
  <xsl:template match="p:section" mode="title"><xsl:value-of select="w:say('section', @name, 'else', @title)"/></xsl:template>

  <xsl:template name="hidden-fields">
    <xsl:for-each select="@csrf|@token|@seq"><input type="hidden" name="{local-name()}" value="{.}"/></xsl:for-each>
    <xsl:for-each select="p:hidden"><input type="hidden" name="{@name}" value="{@value}"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="p:group">
    <xsl:variable name="title"><xsl:apply-templates select="parent::p:section|parent::p:group[not(@label)]/parent::p:section" mode="title"/></xsl:variable>
    <xsl:variable name="legend"><xsl:apply-templates select="." mode="legend"/></xsl:variable>
    <fieldset>
      <xsl:attribute name="class">govuk-fieldset redress-group<xsl:if test="$title = $legend"> redress-group--titled</xsl:if></xsl:attribute>
      <xsl:call-template name="group-head"><xsl:with-param name="legend" select="string($legend)"/></xsl:call-template>
      <xsl:call-template name="parts"/>
      <!-- another answer to its question -->
      <xsl:if test="p:field[@or and not(@seldom)]"><p class="govuk-body redress-or">Or</p><xsl:apply-templates select="p:field[@or and not(@seldom)]"/></xsl:if>
    </fieldset>
  </xsl:template>

  <xsl:template match="p:group" mode="legend"><xsl:value-of select="w:say('group', @name, 'else', @label)"/></xsl:template>

  <!-- Asked for by a yes or no; where the style sheet can, what a no leaves out is shown only to who says yes -->
  <xsl:template match="p:group[@asked]">
    <div>
      <xsl:attribute name="class">redress-asked<xsl:if test="parent::p:section"> redress-asked--titled</xsl:if></xsl:attribute>
      <xsl:apply-templates select="p:field[1]"/>
      <fieldset>
        <xsl:attribute name="class">govuk-fieldset redress-asked__then<xsl:if test="p:field[1]/p:error"> redress-asked__then--open</xsl:if></xsl:attribute>
        <xsl:call-template name="group-head"><xsl:with-param name="legend"><xsl:apply-templates select="." mode="legend"/></xsl:with-param></xsl:call-template>
        <xsl:apply-templates select="p:field[position() &gt; 1]"/>
      </fieldset>
    </div>
  </xsl:template>


  <xsl:template name="group-head">
    <xsl:param name="name" select="@name"/>
    <xsl:param name="hint" select="@hint"/>
    <xsl:param name="legend"/>
    <xsl:if test="$hint != ''"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat($name, '-hint')"/></xsl:attribute></xsl:if>
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><xsl:value-of select="$legend"/></legend>
    <xsl:if test="$hint != ''"><div id="{$name}-hint" class="govuk-hint"><xsl:value-of select="$hint"/></div></xsl:if>
  </xsl:template>

  <!-- A group that the schema gives no name is only its fields -->
  <xsl:template match="p:group[not(@label != '')]"><xsl:apply-templates select="p:field|p:group|p:repeat"/></xsl:template>

  <!-- Rows of one field each share a fieldset; rows of several have one each -->
  <xsl:template match="p:repeat">
    <xsl:choose>
      <xsl:when test="p:row[count(*) &gt; 1]">
        <xsl:for-each select="p:row">
          <fieldset class="govuk-fieldset redress-group">
            <xsl:call-template name="group-head">
              <xsl:with-param name="name" select="../@name"/>
              <xsl:with-param name="hint" select="../@hint[current()/@n = current()/../p:row[1]/@n]"/>
              <xsl:with-param name="legend"><xsl:value-of select="concat(../@label, ' ', @n)"/><xsl:if test="@about != ''"><xsl:value-of select="concat(': ', @about)"/></xsl:if><xsl:if test="../@optional"> (optional)</xsl:if></xsl:with-param>
            </xsl:call-template>
            <xsl:apply-templates select="." mode="beside"/>
            <xsl:apply-templates select="p:field|p:group|p:repeat"/>
          </fieldset>
        </xsl:for-each>
        <xsl:call-template name="add-another"/>
      </xsl:when>
      <xsl:otherwise>
        <fieldset class="govuk-fieldset redress-group">
          <xsl:call-template name="group-head">
            <xsl:with-param name="legend"><xsl:value-of select="@label"/><xsl:if test="not(p:row/p:field[@required = 'yes' or @depends = 'yes'])"> (optional)</xsl:if></xsl:with-param>
          </xsl:call-template>
          <xsl:apply-templates select="p:row/p:field"/>
          <xsl:call-template name="add-another"/>
        </fieldset>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a page has to say beside a row -->
  <xsl:template match="p:row" mode="beside"/>

  <!-- It comes back at the first control of the new row: its address leads there. Current node: p:repeat -->
  <xsl:template name="add-another">
    <xsl:if test="@more = 'yes'">
      <xsl:call-template name="button">
        <xsl:with-param name="text">
          <xsl:text>Add another </xsl:text><xsl:call-template name="row-noun"/>
        </xsl:with-param>
        <xsl:with-param name="name" select="'add'"/>
        <xsl:with-param name="value" select="@name"/>
        <xsl:with-param name="address">
          <xsl:variable name="first" select="p:row[1]"/>
          <xsl:value-of select="concat(ancestor::p:form/@action, '#', @name, '.', count(p:row) + 1)"/>
          <xsl:for-each select="($first//p:field)[1]"><xsl:variable name="id"><xsl:call-template name="control-id"/></xsl:variable><xsl:value-of select="substring-after($id, concat($first/../@name, '.', $first/@n))"/></xsl:for-each>
        </xsl:with-param>
        <xsl:with-param name="secondary" select="true()"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
