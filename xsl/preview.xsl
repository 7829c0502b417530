<?xml version="1.0" encoding="UTF-8"?>
<!-- What goes out by a step of staff, before it is done: the letter, or what its person is told; beside it what the checks
     say. The form bears what was typed, so that one more press does it, and another leads back to change it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" xmlns:l="urn:redress:letter"
                exclude-result-prefixes="p w r l">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>
  <xsl:include href="letter-shown.xsl"/>

  <xsl:variable name="event" select="$record/*[@seq = /p:page/@seq]"/>

  <xsl:template match="p:page" mode="title">
    <xsl:choose>
      <xsl:when test="p:enclosed">Check the letter before you send it</xsl:when>
      <xsl:otherwise>Check what they will see</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:page" mode="before">
    <xsl:call-template name="back-link">
      <xsl:with-param name="href" select="concat('/staff/case?ref=', @reference)"/>
      <xsl:with-param name="text" select="w:say('back', 'case', 'reference', @reference)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
      <xsl:call-template name="form-head">
        <xsl:with-param name="caption"><span class="govuk-caption-l"><xsl:value-of select="@reference"/> · <xsl:call-template name="step-title"/></span></xsl:with-param>
      </xsl:call-template>
      <p class="govuk-body">Nothing has been recorded yet.</p>
      <xsl:if test="$event/@kept-late"><p class="govuk-inset-text">This is late<xsl:if test="p:enclosed">, and the letter says so where it can</xsl:if>.</p></xsl:if>
      <xsl:apply-templates select="p:status/p:alert"/>
      <xsl:if test="$event/r:channel"><xsl:call-template name="needs-said"/></xsl:if>
      <xsl:call-template name="checks"/>
    </div></div>
    <xsl:choose>
      <xsl:when test="p:enclosed">
        <article aria-label="Letter"><xsl:attribute name="class">redress-paper redress-preview <xsl:apply-templates select="p:enclosed/l:letter" mode="class"/></xsl:attribute><xsl:apply-templates select="p:enclosed/l:letter"/></article>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="told"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="p:form"/>
  </xsl:template>

  <!-- A request is for the level that it leads to, as if it were done. Current node: p:page -->
  <xsl:template name="step-title">
    <xsl:variable name="review"><xsl:call-template name="a-review"><xsl:with-param name="level" select="string($event/@level)"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="w:say('action', @action, 'kind', @kind, 'review', $review)"/>
  </xsl:template>

  <!-- What it keeps, who decided, how it goes out, and what is left to do -->
  <xsl:template name="checks">
    <xsl:variable name="kept" select="p:status/p:obligation[@kept = $event/@at][@state = 'met' or @state = 'late']"/>
    <xsl:variable name="open" select="p:status/p:obligation[not(@window)][@state = 'owed' or @state = 'overdue']"/>
    <dl class="govuk-summary-list">
      <xsl:for-each select="$event[@by-role]">
        <xsl:call-template name="summary-list-row">
          <xsl:with-param name="key" select="'Decided by'"/>
          <xsl:with-param name="value"><xsl:call-template name="decider"/><xsl:if test="@no-part">, who had no part in the case before</xsl:if></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="$event/r:channel">
        <xsl:call-template name="summary-list-row"><xsl:with-param name="key" select="@p:label"/><xsl:with-param name="value" select="@p:shown"/></xsl:call-template>
      </xsl:for-each>
      <xsl:if test="$kept">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Completes</dt>
          <dd class="govuk-summary-list__value"><xsl:apply-templates select="$kept" mode="line"/></dd>
        </div>
      </xsl:if>
      <xsl:if test="p:plain">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Easier to read</dt>
          <dd class="govuk-summary-list__value"><xsl:apply-templates select="p:plain"/></dd>
        </div>
      </xsl:if>
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Still to do</dt>
        <dd class="govuk-summary-list__value"><xsl:apply-templates select="$open" mode="line"/><xsl:if test="not($open)">Nothing</xsl:if></dd>
      </div>
      <xsl:if test="p:form//p:kept">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Files</dt>
          <dd class="govuk-summary-list__value">
            <xsl:for-each select="p:form//p:kept"><div><bdi class="redress-break"><xsl:value-of select="."/></bdi> (<xsl:call-template name="file-facts"><xsl:with-param name="type" select="@type"/><xsl:with-param name="size" select="@size"/></xsl:call-template>)</div></xsl:for-each>
          </dd>
        </div>
      </xsl:if>
    </dl>
  </xsl:template>

  <!-- What the reader of the letter may stumble over: advice, no more -->
  <xsl:template match="p:plain[@kind = 'jargon']"><div>Instead of “<xsl:value-of select="."/>”, say “<xsl:value-of select="@instead"/>”</div></xsl:template>
  <xsl:template match="p:plain[@kind = 'long']"><div>One sentence has <xsl:value-of select="@words"/> words. Can you split it? “<bdi><xsl:value-of select="."/></bdi>”</div></xsl:template>
  <xsl:template match="p:plain[@kind = 'undated']"><div>Say by when: “<bdi><xsl:value-of select="."/></bdi>”</div></xsl:template>

  <xsl:template match="p:obligation" mode="line">
    <div>
      <xsl:call-template name="obligation-title"/>
      <xsl:if test="@item-title != ''">: <bdi><xsl:value-of select="@item-title"/></bdi></xsl:if>
      <xsl:if test="@due != ''">, due <xsl:apply-templates select="@due" mode="moment"/></xsl:if>
      <xsl:if test="@state = 'late' or @state = 'overdue'"><xsl:text> </xsl:text><strong class="govuk-tag govuk-tag--{w:say('obligation-colour', @state)}"><xsl:value-of select="w:say('obligation-state', @state)"/></strong></xsl:if>
    </div>
  </xsl:template>

  <!-- Where no letter goes out: the line of their status page, and what it says of the state -->
  <xsl:template name="told">
    <div class="redress-paper redress-preview">
      <h2>On their status page</h2>
      <p><strong><xsl:for-each select="$event"><xsl:call-template name="event-title"/></xsl:for-each></strong>, <xsl:apply-templates select="$event/@at" mode="moment"/></p>
      <xsl:for-each select="$event"><xsl:call-template name="entered"/></xsl:for-each>
      <xsl:for-each select="(p:status/p:obligation[not(@window)][@state = 'owed' or @state = 'overdue'])[w:say('obligation-public', @name, 'realm', 'public', 'else', '') != '']">
        <p><xsl:value-of select="w:say('obligation-public', @name, 'realm', 'public')"/> by <xsl:apply-templates select="@due" mode="deadline"/>.</p>
      </xsl:for-each>
      <p><xsl:value-of select="w:say('praise', p:status/@state, 'realm', 'public', 'else', w:say('stands', p:status/@state, 'realm', 'public', 'else', ''))"/></p>
      <p>No letter goes out. If they should hear of it now, tell them yourself.</p>
    </div>
  </xsl:template>

  <!-- The step itself, and the way back -->
  <xsl:template match="p:form">
    <form method="post" action="{@action}" accept-charset="utf-8">
      <xsl:call-template name="hidden-fields"/>
      <xsl:for-each select="p:field/p:kept"><input type="hidden" name="kept.{@n}" value="{@seal}"/></xsl:for-each>
      <div class="govuk-button-group">
        <xsl:call-template name="button"><xsl:with-param name="text"><xsl:apply-templates select="." mode="button"/></xsl:with-param></xsl:call-template>
        <xsl:call-template name="button">
          <xsl:with-param name="text" select="'Change'"/>
          <xsl:with-param name="name" select="'change'"/>
          <xsl:with-param name="value" select="'yes'"/>
          <xsl:with-param name="secondary" select="true()"/>
        </xsl:call-template>
      </div>
    </form>
  </xsl:template>

</xsl:stylesheet>
