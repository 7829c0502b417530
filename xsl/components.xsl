<?xml version="1.0" encoding="UTF-8"?>
<!-- The components of GOV.UK Frontend that we use, one named template each, under their names there.

     They take texts; a `body` may be a piece of tree. Those of a form match a p:field, its control by the widget
     (control.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" xmlns:o="urn:redress:organisation" exclude-result-prefixes="p o r w">

  <xsl:include href="control.xsl"/>

  <!-- As long as the longest answer of the form may be: told once; what may not be as long says so itself -->
  <xsl:variable name="longest"><xsl:for-each select="/p:page/p:form//p:field[@widget = 'textarea']"><xsl:sort select="@max" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="@max"/></xsl:if></xsl:for-each></xsl:variable>

  <xsl:template name="longest-said"><xsl:if test="$longest &gt; 0">Each long answer can be up to <xsl:value-of select="format-number($longest, '#,##0')"/> characters.</xsl:if></xsl:template>

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
            <p><xsl:call-template name="what-is-here"/><xsl:if test="p:form//p:gone"><xsl:text> </xsl:text><xsl:call-template name="files-again"/>.</xsl:if></p>
            <ul class="govuk-list govuk-error-summary__list">
              <xsl:for-each select="p:problem">
                <xsl:variable name="text"><xsl:apply-templates select="." mode="text"/></xsl:variable>
                <li>
                  <xsl:choose>
                    <xsl:when test="key('field', @field)/p:error"><a><xsl:attribute name="href">#<xsl:for-each select="key('field', @field)[p:error][1]"><xsl:call-template name="control-id"/></xsl:for-each></xsl:attribute><xsl:value-of select="$text"/></a></xsl:when>
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

  <!-- What of the form came back. Current node: p:page -->
  <xsl:template name="what-is-here">
    <xsl:choose>
      <xsl:when test="p:form//p:field/@cut">Some of what you typed was too long, so only the start of it is here. Everything else is still here.</xsl:when>
      <xsl:otherwise>Everything you typed is still here.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words and pieces -->

  <!-- A state in its colour. Current node: what has it -->
  <xsl:template name="tag">
    <xsl:param name="of"/>
    <strong class="govuk-tag govuk-tag--{w:say(concat($of, '-colour'), @state)}"><xsl:value-of select="w:say($of, @state)"/></strong>
  </xsl:template>

  <!-- The state of a case, in a line of its own -->
  <xsl:template match="p:status/@state" mode="tag">
    <p class="govuk-body redress-case__state"><xsl:for-each select=".."><xsl:call-template name="tag"><xsl:with-param name="of" select="'state'"/></xsl:call-template></xsl:for-each></p>
  </xsl:template>

  <!-- How severe a case is, where that is more than usual -->
  <xsl:template name="severity-tag"><strong class="govuk-tag govuk-tag--red"><xsl:value-of select="w:say('severity', @severity)"/></strong></xsl:template>

  <!-- To staff: who of the senior staff has a case of high severity before them, or has seen it. Beside record.xsl -->
  <xsl:template match="p:alert">
    <div class="govuk-inset-text redress-alert">
      <strong><xsl:value-of select="w:say('severity', ../@severity)"/></strong>
      <xsl:text>. </xsl:text>
      <xsl:choose>
        <xsl:when test="@kept">Seen by <xsl:value-of select="$record/r:overseen[last()]/@p:by-title"/><xsl:if test="not($record/r:overseen[last()]/@p:by-title != '')">senior staff</xsl:if> on <xsl:apply-templates select="@kept" mode="moment"/>.</xsl:when>
        <xsl:when test="p:with"><xsl:call-template name="next-with"/> must say what has to be done by <xsl:apply-templates select="@due" mode="moment"/>.</xsl:when>
        <xsl:otherwise>No senior member of staff can act on this case.</xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- An earlier case that may belong to this one. Current node: p:case -->
  <xsl:template name="similar-case">
    <a class="govuk-link" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a><xsl:text>: </xsl:text>
    <span class="redress-break" dir="auto"><xsl:value-of select="@summary"/></span>
    <xsl:value-of select="concat(' (', w:say('similar', @why), ', received ', @received-on, ', ')"/><xsl:call-template name="small"><xsl:with-param name="text" select="w:say('state', @state)"/></xsl:call-template>)
  </xsl:template>

  <!-- Nothing to show: `lead` and, where there is more to say, `body` -->
  <xsl:template name="empty">
    <xsl:param name="lead"/>
    <xsl:param name="body"/>
    <div class="redress-empty"><p class="govuk-body-l"><xsl:value-of select="$lead"/></p><xsl:copy-of select="$body"/></div>
  </xsl:template>

  <!-- A table's caption, if it has one, and its headings: "What|By when" -->
  <xsl:template name="table-head">
    <xsl:param name="caption"/>
    <xsl:param name="headings"/>
    <xsl:param name="size" select="'govuk-visually-hidden'"/>
    <xsl:if test="$caption != ''"><caption class="govuk-table__caption {$size}"><xsl:value-of select="$caption"/></caption></xsl:if>
    <thead class="govuk-table__head"><tr class="govuk-table__row"><xsl:call-template name="table-headings"><xsl:with-param name="text" select="$headings"/></xsl:call-template></tr></thead>
  </xsl:template>

  <xsl:template name="table-headings">
    <xsl:param name="text"/>
    <xsl:if test="$text != ''">
      <th scope="col" class="govuk-table__header"><xsl:value-of select="substring-before(concat($text, '|'), '|')"/></th>
      <xsl:call-template name="table-headings"><xsl:with-param name="text" select="substring-after($text, '|')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What the address asks for and is not known. Current node: p:filters -->
  <xsl:template name="unknown-said">
    <xsl:for-each select="p:unknown"><p class="govuk-body redress-unknown" dir="auto"><xsl:call-template name="unknown-filter"/></p></xsl:for-each>
  </xsl:template>
  <xsl:template match="p:filters" mode="unknown"><xsl:call-template name="unknown-said"/></xsl:template>

  <!-- What the page shows, as a table to be saved, where it can be had with format= behind the address -->
  <xsl:template name="downloads">
    <xsl:param name="address"/>
    <a class="govuk-link" href="{$address}format=csv">Download as CSV</a>
    <a class="govuk-link" href="{$address}format=xlsx">Download as a spreadsheet (XLSX)</a>
  </xsl:template>

  <!-- More of what was found: the words go along in the form, never in an address. Current node: what has @more -->
  <xsl:template name="more-found">
    <xsl:param name="text"/>
    <form method="post" action="{/p:page/p:form/@action}" accept-charset="utf-8">
      <input type="hidden" name="csrf" value="{/p:page/p:form/@csrf}"/>
      <input type="hidden" name="words" value="{/p:page/p:form/p:field/p:value}"/>
      <input type="hidden" name="before" value="{@more}"/>
      <xsl:call-template name="button"><xsl:with-param name="text" select="$text"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
    </form>
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

  <!-- A thing to press that sends a form; `name` and `value` only where it says more than "send", `address` only where
       it is sent elsewhere; `text` may be a piece of tree -->
  <xsl:template name="button">
    <xsl:param name="text"/>
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:param name="address"/>
    <xsl:param name="secondary"/>
    <xsl:param name="class"/>
    <button type="submit">
      <xsl:attribute name="class">govuk-button<xsl:if test="$secondary"> govuk-button--secondary</xsl:if><xsl:if test="$class"><xsl:value-of select="concat(' ', $class)"/></xsl:if></xsl:attribute>
      <xsl:if test="$name != ''">
        <xsl:attribute name="name"><xsl:value-of select="$name"/></xsl:attribute>
        <xsl:attribute name="value"><xsl:value-of select="$value"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="$address != ''"><xsl:attribute name="formaction"><xsl:value-of select="$address"/></xsl:attribute></xsl:if>
      <xsl:if test="$name = 'add'"><xsl:attribute name="formnovalidate">formnovalidate</xsl:attribute></xsl:if>
      <xsl:copy-of select="$text"/>
    </button>
  </xsl:template>

  <!-- Parts of a field. Current node: p:field -->

  <!-- What it is called. `at` is asked for in words that depend on the action: words.xml has them. Current node: p:field or p:problem -->
  <!-- What a step will meet whatever is typed -->
  <xsl:template match="@foreseen"><xsl:value-of select="w:say('foreseen', ., 'until', w:short-moment(../@until))"/></xsl:template>

  <!-- What is in work: one's own to go on with, and a colleague's to take over. Current node: p:page -->
  <xsl:template name="drafts">
    <xsl:if test="p:draft">
      <div class="govuk-inset-text redress-unprinted"><ul class="govuk-list"><xsl:apply-templates select="p:draft"/></ul></div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:draft">
    <xsl:variable name="step" select="w:say('action', @action, 'kind', @kind, 'review', 'a review')"/>
    <li>
      <a class="govuk-link">
        <xsl:attribute name="href"><xsl:value-of select="concat('/staff/', @action, '?')"/><xsl:if test="@begun"><xsl:value-of select="concat('begun=', @begun)"/></xsl:if><xsl:if test="@reference"><xsl:value-of select="concat('ref=', @reference)"/></xsl:if><xsl:if test="@seq"><xsl:value-of select="concat('&amp;seq=', @seq)"/></xsl:if><xsl:if test="@user"><xsl:value-of select="concat('&amp;from=', @user)"/></xsl:if></xsl:attribute>
        <xsl:choose>
          <xsl:when test="@user"><xsl:value-of select="concat('Draft by ', @title, ': ', $step)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('Continue your draft: ', $step)"/></xsl:otherwise>
        </xsl:choose>
      </a>
      <xsl:text> (</xsl:text><xsl:if test="@reference and not(/p:page/@reference)"><xsl:value-of select="concat(@reference, ', ')"/></xsl:if><xsl:if test="@summary"><bdi><xsl:value-of select="@summary"/></bdi>, </xsl:if><xsl:apply-templates select="@at" mode="short-moment"/><xsl:text>)</xsl:text>
    </li>
  </xsl:template>

  <!-- What was typed, where no form shows it again -->
  <xsl:template match="p:typed">
    <h2 class="govuk-heading-m">What you typed</h2>
    <p class="govuk-body">Copy what you want to keep before you leave this page.<xsl:if test="@cut"> Only the start of long texts is here.</xsl:if></p>
    <dl class="govuk-summary-list">
      <xsl:for-each select="p:field[. != '']">
        <xsl:call-template name="summary-list-row">
          <xsl:with-param name="key"><xsl:call-template name="field-name"/></xsl:with-param>
          <xsl:with-param name="value" select="string(.)"/>
        </xsl:call-template>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <xsl:template name="field-name">
    <xsl:choose>
      <xsl:when test="$public and w:say('asked', @name|@field, 'else', '') != ''"><xsl:value-of select="w:say('asked', @name|@field)"/></xsl:when>
      <xsl:when test="@label != '' and not((@name|@field) = 'at')"><xsl:value-of select="@label"/></xsl:when>
      <xsl:when test="../@asked"><xsl:value-of select="w:say('field', ../@asked)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('field', translate(@name|@field, '.', '-'))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="label-text">
    <xsl:choose>
      <xsl:when test="parent::p:row[count(p:field) = 1]"><xsl:for-each select=".."><xsl:call-template name="row-name"/></xsl:for-each></xsl:when>
      <xsl:otherwise><xsl:call-template name="field-name"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="not(@required = 'yes' or @depends = 'yes') and not(parent::p:row[count(p:field) = 1])"> (optional)</xsl:if>
  </xsl:template>

  <xsl:template name="hint-text">
    <xsl:variable name="said"><xsl:call-template name="hint-said"/></xsl:variable>
    <xsl:value-of select="$said"/>
    <xsl:if test="@widget = 'textarea' and @max &lt; $longest"><xsl:if test="$said != ''">. </xsl:if>Up to <xsl:value-of select="format-number(@max, '#,##0')"/> characters</xsl:if>
  </xsl:template>

  <xsl:template name="hint-said">
    <xsl:choose>
      <xsl:when test="@widget = 'file'"><xsl:if test="@hint != ''"><xsl:value-of select="concat(@hint, '. ')"/></xsl:if><xsl:call-template name="files-hint"/></xsl:when>
      <xsl:when test="@narrowed and /p:page/r:*/r:received[last()]/r:complainant/r:preferred-channel">
        <xsl:for-each select="/p:page/r:*/r:received[last()]/r:complainant/r:preferred-channel">They asked us to reply this way: <xsl:call-template name="small"><xsl:with-param name="text" select="@p:shown"/></xsl:call-template>. You can choose another</xsl:for-each>
      </xsl:when>
      <xsl:when test="@widget = 'select' and not(p:choice) and /p:page/@realm = 'staff'">There is no one to choose: no one else can do this in this case</xsl:when>
      <xsl:when test="parent::p:row and @hint = ../../@hint"/><!-- said once, for all rows -->
      <xsl:when test="@hint != ''"><xsl:value-of select="@hint"/></xsl:when>
      <xsl:when test="not(@label) or @label = ''"><xsl:value-of select="w:say('hint', @name, 'else', '')"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The control that a message leads to. Current node: p:field -->
  <xsl:template name="control-id"><xsl:value-of select="@name"/><xsl:for-each select="(p:part[@wrong]|p:part[not(../p:part/@wrong)])[1]"><xsl:value-of select="concat('.', @name)"/></xsl:for-each></xsl:template>

  <!-- What a repeated field is called, of which there is nothing else in its row. Current node: p:row -->
  <xsl:template name="row-name">
    <xsl:call-template name="capital"><xsl:with-param name="text"><xsl:for-each select=".."><xsl:call-template name="row-noun"/></xsl:for-each></xsl:with-param></xsl:call-template>
    <xsl:value-of select="concat(' ', @n)"/>
  </xsl:template>

  <!-- One of them, in a sentence: "issue", "piece of evidence". Current node: p:repeat -->
  <xsl:template name="row-noun">
    <xsl:variable name="label"><xsl:call-template name="small"><xsl:with-param name="text" select="@label"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="substring(@label, string-length(@label)) = '?'">answer</xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('row', w:or(substring-after(substring-after(@name, '.'), '.'), @name), 'else', $label)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is wrong with it; in a row, which of them: "Issue 2: select the decision" -->
  <xsl:template match="p:problem|p:error" mode="text">
    <xsl:variable name="field" select="self::p:error/..|key('field', self::p:problem/@field)[p:error][1]"/>
    <xsl:variable name="alone" select="$field/parent::p:row[count(*) = 1]"/>
    <xsl:variable name="what"><xsl:for-each select="$alone"><xsl:call-template name="row-name"/></xsl:for-each></xsl:variable>
    <xsl:variable name="text"><xsl:apply-templates select="." mode="words"><xsl:with-param name="what" select="string($what)"/></xsl:apply-templates></xsl:variable>
    <xsl:variable name="of" select="starts-with($text, string($what)) or @code = 'missing' or @code = 'rule'"/>
    <xsl:variable name="rows" select="$field/ancestor::p:row[not($of and generate-id() = generate-id($alone))]"/>
    <xsl:for-each select="$rows"><xsl:call-template name="row-name"/><xsl:text>: </xsl:text></xsl:for-each>
    <xsl:choose>
      <xsl:when test="$rows"><xsl:call-template name="small"><xsl:with-param name="text" select="$text"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- In the schema's words (the text) or those of its code -->
  <xsl:template match="p:problem|p:error" mode="words">
    <xsl:param name="what"/>
    <xsl:variable name="label"><xsl:value-of select="$what"/><xsl:if test="$what = ''"><xsl:for-each select="self::p:problem|parent::p:field"><xsl:call-template name="field-name"/></xsl:for-each></xsl:if></xsl:variable>
    <xsl:variable name="named">
      <xsl:choose>
        <xsl:when test="substring($label, string-length($label)) = '?'"><xsl:value-of select="concat('“', $label, '”')"/></xsl:when>
        <xsl:when test="$label = ''">This</xsl:when>
        <xsl:otherwise><xsl:value-of select="$label"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="date"><xsl:choose>
      <xsl:when test="substring($label, string-length($label)) = '?'">The date</xsl:when>
      <xsl:otherwise><xsl:value-of select="$label"/></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <xsl:variable name="types"><xsl:call-template name="file-types"/></xsl:variable>
    <xsl:variable name="said" select="w:say('problem', @code, 'what', $named, 'date', $date, 'max', format-number(@max, '#,##0'), 'words', string(.), 'types', $types, 'most', $files/@most, 'largest', $files/@largest, 'together', $files/@together, 'else', '')"/>
    <xsl:variable name="small"><xsl:call-template name="small"><xsl:with-param name="text" select="$named"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$said != ''"><xsl:value-of select="$said"/></xsl:when>
      <xsl:when test="$public and @code = 'missing' and w:say('missing', @field|parent::p:field/@name, 'else', '') != ''"><xsl:value-of select="w:say('missing', @field|parent::p:field/@name)"/></xsl:when>
      <xsl:when test="normalize-space(.) != ''"><xsl:value-of select="."/></xsl:when>
      <xsl:when test="@code = 'missing' and starts-with($named, '“')"><xsl:value-of select="w:say('problem-else', 'missing-answer', 'what', $named)"/></xsl:when>
      <xsl:when test="@code != 'missing' and $label = ''"><xsl:value-of select="w:say('problem-else', 'nameless')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('problem-else', @code, 'what', $named, 'small', $small)"/></xsl:otherwise>
    </xsl:choose>
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
        <xsl:apply-templates select="p:error" mode="text"/>
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
        <xsl:if test="p:gone"><xsl:value-of select="concat(' ', @name, '-again')"/></xsl:if>
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

  <!-- A field: what it is called and what is said of it, then its control (mode="control") -->

  <xsl:template match="p:field">
    <xsl:variable name="hint"><xsl:call-template name="hint-text"/></xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <label class="govuk-label" for="{@name}"><xsl:call-template name="label-text"/></label>
      <xsl:call-template name="hint-and-error"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
      <xsl:apply-templates select="." mode="control"><xsl:with-param name="hint" select="string($hint)"/></xsl:apply-templates>
      <xsl:if test="p:rest">
        <p class="govuk-body redress-rest__head">This did not fit and will not be sent:</p>
        <p class="govuk-body redress-rest" dir="auto"><xsl:value-of select="p:rest"/></p>
      </xsl:if>
      <xsl:call-template name="only-the-beginning"/>
      <xsl:if test="p:phrase"><xsl:call-template name="phrases"/></xsl:if>
    </div>
  </xsl:template>

  <!-- Beside a field of which not all came back. Current node: p:field -->
  <xsl:template name="only-the-beginning">
    <xsl:if test="@cut"><p class="govuk-body redress-rest__head">What you typed was too long, so only the start of it is here.</p></xsl:if>
  </xsl:template>

  <!-- Of several parts: a question has its answers under it -->
  <xsl:template match="p:field[@widget = 'radios' or @widget = 'date' or @widget = 'checkbox']">
    <xsl:variable name="hint"><xsl:call-template name="hint-text"/></xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <fieldset class="govuk-fieldset">
        <xsl:call-template name="described-by"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
        <legend class="govuk-fieldset__legend"><xsl:call-template name="label-text"/></legend>
        <xsl:call-template name="hint-and-error"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
        <xsl:apply-templates select="." mode="control"/>
        <xsl:call-template name="only-the-beginning"/>
      </fieldset>
    </div>
  </xsl:template>

  <!-- A statement is its own single box to tick -->
  <xsl:template match="p:field[@widget = 'checkbox'][not(p:choice[2]) and not(p:choice and substring(@label, string-length(@label)) = '?')]" priority="1">
    <xsl:variable name="hint"><xsl:call-template name="hint-text"/></xsl:variable>
    <div>
      <xsl:call-template name="form-group-class"/>
      <xsl:call-template name="hint-and-error"/>
      <div class="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id="{@name}" name="{@name}" type="checkbox">
            <xsl:attribute name="value"><xsl:value-of select="p:choice/@value"/><xsl:if test="not(p:choice)">yes</xsl:if></xsl:attribute>
            <xsl:if test="p:choice/@chosen = 'yes' or p:value = 'yes'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
            <xsl:call-template name="described-by"><xsl:with-param name="hint" select="string($hint)"/></xsl:call-template>
          </input>
          <label class="govuk-label govuk-checkboxes__label" for="{@name}"><xsl:call-template name="field-name"/></label>
          <xsl:if test="$hint != ''"><div id="{@name}-hint" class="govuk-hint govuk-checkboxes__hint"><xsl:value-of select="$hint"/></div></xsl:if>
        </div>
      </div>
    </div>
  </xsl:template>

  <!-- Where a person takes the case with them. Current node: p:choice -->
  <xsl:template name="moves">
    <xsl:choose>
      <xsl:when test="@moves = ''"> (select the division)</xsl:when>
      <xsl:when test="@moves"> (moves to <xsl:value-of select="@moves"/>)</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A choice in the words of schema or site, or of words.xml where it is a code: what that is, its field says
       (mode="of"), which who shows all of its choices asks once. Current node: p:choice -->
  <xsl:template name="choice-label">
    <xsl:param name="of"><xsl:if test="not(@label)"><xsl:apply-templates select=".." mode="of"/></xsl:if></xsl:param>
    <xsl:choose>
      <xsl:when test="@label"><xsl:value-of select="@label"/><xsl:if test="@moves"><xsl:call-template name="moves"/></xsl:if><xsl:if test="@by">, by <xsl:apply-templates select="@by" mode="day"/></xsl:if></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say($of, @value)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:field" mode="of">
    <xsl:choose>
      <xsl:when test="../@asked">answer</xsl:when>
      <xsl:when test="@name = 'kind'">kind</xsl:when>
      <xsl:when test="@name = 'reason'">slip-reason</xsl:when>
      <xsl:when test="/p:page/@name = 'me'">time</xsl:when>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
