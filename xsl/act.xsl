<?xml version="1.0" encoding="UTF-8"?>
<!-- Any action on a case: what it is about, what the policy says, the form. Of staff, and of the complainant
     (escalate, contact, withdraw), whose page shows nothing internal. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:r="urn:redress:record" xmlns:pol="urn:redress:policy" xmlns:w="urn:redress:words"
                exclude-result-prefixes="p r pol w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>
  <xsl:include href="posted.xsl"/>

  <!-- Whether the complainant is asked once more before it is done -->
  <xsl:variable name="sure" select="/p:page/p:form/p:hidden[@name = 'sure']"/>

  <xsl:template match="p:page" mode="title">
    <xsl:choose>
      <xsl:when test="$sure"><xsl:value-of select="w:say('sure', @action, 'kind', @kind)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="action-title"><xsl:with-param name="action" select="@action"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:page" mode="before">
    <xsl:call-template name="back-link">
      <xsl:with-param name="href"><xsl:choose><xsl:when test="@realm = 'staff'">/staff/case?ref=<xsl:value-of select="@reference"/></xsl:when><xsl:otherwise>/complaints/track</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="text" select="w:say('back', 'case', 'reference', @reference)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:call-template name="form-head">
      <xsl:with-param name="caption"><xsl:if test="@reference != ''"><span class="govuk-caption-l"><xsl:value-of select="@reference"/><xsl:if test="$record"> · <xsl:call-template name="case-title"/></xsl:if></span></xsl:if></xsl:with-param>
    </xsl:call-template>
    <xsl:if test="not(@realm = 'staff')"><xsl:call-template name="to-the-complainant"/></xsl:if>
    <xsl:if test="p:guidance/pol:clause">
      <div class="govuk-inset-text redress-guidance">
        <h2 class="govuk-heading-s">What our policy says</h2>
        <xsl:for-each select="p:guidance/pol:clause"><p class="govuk-body"><xsl:apply-templates select="." mode="clause"/></p></xsl:for-each>
      </div>
    </xsl:if>
    <xsl:apply-templates select="p:advice"/>
    <xsl:apply-templates select="p:status/p:alert"/>
    <xsl:apply-templates select="p:status" mode="nobody"/>
    <xsl:if test="@realm = 'staff' and $record"><xsl:call-template name="the-case-in-short"/></xsl:if>
    <xsl:if test="@realm = 'staff' and p:form//p:field[@name = 'channel']"><xsl:call-template name="needs-said"/></xsl:if>
    <xsl:if test="$found and p:form/p:repeat[@name = 'finding']"><xsl:call-template name="promised"/></xsl:if>
    <xsl:if test="p:form//p:field[@name = 'unread-because']">
      <div class="govuk-inset-text">You have not opened the <a class="govuk-link" href="/staff/bundle?ref={@reference}">review bundle</a> since this review was asked for. Read it before you decide.</div>
    </xsl:if>
    <xsl:apply-templates select="p:draft" mode="shown"/>
    <xsl:apply-templates select="p:posted" mode="beside"/>
    <xsl:variable name="action" select="p:status/p:action[@name = current()/@action]"/>
    <xsl:variable name="gated" select="$action[@gate]"/>
    <xsl:variable name="stopped" select="$action[@stops]"/>
    <xsl:variable name="unchosen" select="p:form//p:field[@widget = 'select' and @required = 'yes' and not(p:choice)]"/>
    <xsl:choose>
      <xsl:when test="@realm = 'staff' and not(p:problem or p:fault) and ($gated or $stopped or $unchosen)">
        <div class="govuk-inset-text">
          <h2 class="govuk-heading-m">You cannot do this <xsl:choose><xsl:when test="$gated">yet</xsl:when><xsl:otherwise>now</xsl:otherwise></xsl:choose></h2>
          <xsl:for-each select="$gated">
            <p class="govuk-body"><xsl:value-of select="w:say('problem', concat('gate-', @gate))"/>.</p>
            <xsl:if test="../p:action/@name = @first"><a href="/staff/{@first}?ref={/p:page/@reference}" class="govuk-button"><xsl:call-template name="action-title"><xsl:with-param name="action" select="@first"/></xsl:call-template></a></xsl:if>
          </xsl:for-each>
          <xsl:for-each select="$stopped"><p class="govuk-body"><xsl:apply-templates select="@foreseen"/>.</p></xsl:for-each>
          <xsl:if test="not($gated or $stopped)"><p class="govuk-body">There is no one to choose: no one else can do this in this case.</p></xsl:if>
        </div>
        <xsl:call-template name="details">
          <xsl:with-param name="summary" select="'What you will be asked'"/>
          <xsl:with-param name="body"><fieldset class="govuk-fieldset redress-asked" disabled="disabled"><xsl:apply-templates select="p:form"/></fieldset></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="not(p:problem)"><xsl:for-each select="$action[@foreseen]"><div class="govuk-inset-text"><xsl:apply-templates select="@foreseen"/>.</div></xsl:for-each></xsl:if>
        <xsl:if test="$longest &gt; 0"><p class="govuk-body"><xsl:call-template name="longest-said"/></p></xsl:if>
        <xsl:apply-templates select="p:form"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Who decides again has what was found before beside each issue -->
  <xsl:variable name="found" select="$record/r:responded[r:finding]"/>

  <xsl:template match="p:repeat[@name = 'finding']/p:row" mode="beside">
    <xsl:variable name="issue" select="@n"/>
    <xsl:for-each select="$found/r:finding[@issue = $issue]">
      <div class="govuk-inset-text redress-earlier"><xsl:call-template name="earlier-finding"/></div>
    </xsl:for-each>
  </xsl:template>

  <!-- Whatever is done here, the next step waits for somebody who could take it -->
  <xsl:template match="p:status" mode="nobody">
    <xsl:if test="@ground = 'unheld' or @ground = 'barred'">
      <p class="govuk-inset-text"><xsl:value-of select="w:say('ground', @ground)"/><xsl:if test="@role-title != ''"><xsl:value-of select="concat(' (', @role-title, ')')"/></xsl:if>. Someone else needs the role, or a deputy for it.</p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="to-the-complainant">
    <xsl:variable name="lead"><xsl:choose>
      <xsl:when test="$sure"><xsl:value-of select="w:say('sure-lead', @action, 'kind', @kind)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('lead', @action, 'else', '')"/></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <xsl:variable name="more" select="w:say('more', @action, 'else', '')"/>
    <xsl:if test="$lead != ''"><p class="govuk-body-l"><xsl:value-of select="$lead"/></p></xsl:if>
    <xsl:if test="$more != ''">
      <p class="govuk-body"><xsl:value-of select="$more"/><xsl:if test="@action = 'follow-up'"> If it is a new matter, <a class="govuk-link" href="/complaints/submit">make a new complaint</a>.</xsl:if></p>
    </xsl:if>
  </xsl:template>

  <!-- What one needs to have read before acting -->
  <xsl:template name="the-case-in-short">
    <xsl:variable name="received" select="$record/r:received[last()]"/>
    <xsl:call-template name="details">
      <xsl:with-param name="summary" select="w:say('heading', local-name($record))"/>
      <xsl:with-param name="body"><xsl:for-each select="$received"><xsl:call-template name="entered"/></xsl:for-each></xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="since" select="$record/*[not(self::r:received or @p:aside or @p:folded)]"/>
    <xsl:if test="$since">
      <xsl:call-template name="details">
        <xsl:with-param name="summary" select="'What has happened since'"/>
        <xsl:with-param name="body">
          <xsl:if test="p:portion"><p class="govuk-body">These are the newest entries. Earlier entries are on the case page.</p></xsl:if>
          <xsl:for-each select="$since">
            <xsl:call-template name="event-line"/>
            <xsl:call-template name="entered"><xsl:with-param name="facts" select="true()"/></xsl:call-template>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
