<?xml version="1.0" encoding="UTF-8"?>
<!-- A new complaint or compliment, from the public or written down by staff. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>

  <xsl:include href="step-pages.xsl"/>
  <xsl:include href="posted.xsl"/>

  <xsl:template match="p:page" mode="title">
    <xsl:choose>
      <xsl:when test="$paged"><xsl:call-template name="page-title"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="action-title"><xsl:with-param name="action" select="@action"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:page" mode="before"><xsl:call-template name="page-back"/></xsl:template>

  <!-- Staff have the width of a desk for it -->
  <xsl:template match="p:page[@realm = 'staff']" mode="main"><div class="redress-intake"><xsl:apply-templates select="." mode="narrow"/></div></xsl:template>

  <xsl:template match="p:page" mode="narrow">
    <xsl:call-template name="form-head"><xsl:with-param name="caption"><xsl:call-template name="page-caption"/></xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="p:draft[@shown]" mode="shown"/>
    <xsl:apply-templates select="p:draft[not(@shown)]" mode="begun"/>
    <xsl:apply-templates select="p:filled"/>
    <xsl:apply-templates select="p:slip-case"/>
    <xsl:apply-templates select="p:posted" mode="beside"/>
    <xsl:if test="not($paged)"><xsl:call-template name="lead"/></xsl:if>
    <xsl:apply-templates select="p:advice"/>
    <xsl:apply-templates select="p:similar[p:case]"/>
    <xsl:apply-templates select="p:form"/>
    <xsl:if test="$paged/@page = 1"><xsl:call-template name="after-the-first"/></xsl:if>
  </xsl:template>

  <!-- What this person began to write down before, with the seal of the form below -->
  <xsl:template match="p:draft" mode="begun">
    <form class="govuk-inset-text redress-draft" method="post" action="/staff/{@action}" accept-charset="utf-8">
      <input type="hidden" name="csrf" value="{../p:form/@csrf}"/>
      <input type="hidden" name="begun" value="{@begun}"/>
      <p class="govuk-body"><xsl:value-of select="w:say('begun', @kind)"/><xsl:text> </xsl:text><xsl:apply-templates select="@at" mode="moment"/><xsl:if test="@summary">: <bdi><xsl:value-of select="@summary"/></bdi></xsl:if></p>
      <div class="govuk-button-group">
        <a class="govuk-link" href="/staff/{@action}?begun={@begun}">Continue</a>
        <xsl:call-template name="button"><xsl:with-param name="text" select="'Discard draft'"/><xsl:with-param name="name" select="'draft'"/><xsl:with-param name="value" select="'discard'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
      </div>
    </form>
  </xsl:template>

  <!-- What staff may have had from the same person already -->
  <xsl:template match="p:similar">
    <div class="govuk-inset-text">
      <h2 class="govuk-heading-s">Earlier cases that may belong to this one</h2>
      <ul class="govuk-list govuk-list--bullet"><xsl:for-each select="p:case"><li><xsl:call-template name="similar-case"/></li></xsl:for-each></ul>
      <p class="govuk-body">To link the new case to one of these, enter its reference as the earlier case.</p>
    </div>
  </xsl:template>

  <xsl:template name="lead">
    <xsl:choose>
      <xsl:when test="@realm = 'staff'"><xsl:call-template name="to-staff"/></xsl:when>
      <xsl:when test="@action = 'compliment'"><xsl:call-template name="to-a-giver"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="to-a-complainant"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What became of the PDF that was to be read into the form -->
  <xsl:template match="p:filled">
    <div class="govuk-inset-text" role="status">
      <p class="govuk-body"><xsl:value-of select="w:say('filled', @as)"/></p>
      <xsl:if test="p:rest">
        <p class="govuk-body">These answers have no place in this form. Copy any that matter:</p>
        <ul class="govuk-list govuk-list--bullet">
          <xsl:for-each select="p:rest"><li><xsl:value-of select="@label"/>: <bdi class="redress-prose"><xsl:value-of select="."/></bdi></li></xsl:for-each>
        </ul>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- The case that was entered from the slip already -->
  <xsl:template match="p:slip-case"><p class="govuk-inset-text">This slip has already been entered: <a class="govuk-link redress-code" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a></p></xsl:template>

  <!-- Under the first page, so that what is asked comes first -->
  <xsl:template name="after-the-first">
    <p class="govuk-body">Nothing is stored until you send it. <a class="govuk-link" href="/complaints/{@action}?whole">Use one page instead</a></p>
    <xsl:if test="not(@action = 'compliment')"><xsl:call-template name="other-ways"/></xsl:if>
  </xsl:template>

  <xsl:template name="to-staff">
    <xsl:variable name="earlier" select="p:form//p:field[@name = 'earlier' and not(p:error)]/p:value"/>
    <xsl:if test="$earlier != ''"><p class="govuk-body">Who it is from and where it belongs have been copied from <xsl:value-of select="$earlier"/>. Say what is new.</p></xsl:if>
    <p class="govuk-body-l"><xsl:value-of select="w:say('lead', @action)"/></p>
    <p class="govuk-body"><xsl:value-of select="w:say('more', @action)"/></p>
    <p class="govuk-body">
      <xsl:for-each select="p:offer[@kind][@action != ../@action]"><a class="govuk-link" href="/staff/{@action}"><xsl:value-of select="w:say('action', @action)"/> instead</a> · </xsl:for-each>
      <a class="govuk-link" href="/staff/slips">Slips for the front desk</a>
    </p>
  </xsl:template>

  <xsl:template name="to-a-giver">
    <xsl:variable name="thank" select="p:policy/p:promise[@name = 'acknowledge' and @kind = 'compliment'][1]"/>
    <xsl:if test="not($checking)"><p class="govuk-body-l"><xsl:value-of select="w:say('lead', @action)"/></p></xsl:if>
    <p class="govuk-body">
      <xsl:text>We will tell the people concerned</xsl:text>
      <xsl:if test="$thank"> and, if you tell us how to reach you, thank you within <xsl:apply-templates select="$thank" mode="length"/></xsl:if>
      <xsl:text>. We will only pass on your name or your words if you say we can.</xsl:text>
    </p>
  </xsl:template>

  <xsl:template name="to-a-complainant">
    <xsl:variable name="acknowledge" select="p:policy/p:promise[@name = 'acknowledge' and not(@kind = 'compliment')][1]"/>
    <xsl:variable name="respond" select="p:policy/p:promise[@name = 'respond' and not(@kind = 'compliment')][1]"/>
    <xsl:variable name="review" select="p:policy/p:promise[@force = 'right' and @level][1]"/>
    <xsl:if test="not($checking)"><p class="govuk-body-l"><xsl:value-of select="w:say('lead', @action)"/></p></xsl:if>
    <h2 class="govuk-heading-m">What happens next</h2>
    <ol class="govuk-list govuk-list--number">
      <li>You will get a reference and an access code straight away. You can use them to check your complaint at any time.</li>
      <xsl:if test="$acknowledge"><li>Within <xsl:apply-templates select="$acknowledge" mode="length"/> we will tell you who your contact is.</li></xsl:if>
      <xsl:if test="$respond"><li>We will look into it. We <xsl:value-of select="w:say('force', $respond/@force)"/> reply within <xsl:apply-templates select="$respond" mode="length"/> after that.</li></xsl:if>
      <xsl:if test="$review"><li>If you are not satisfied with our reply, you can ask for <xsl:call-template name="a-review"><xsl:with-param name="level" select="$review/@level"/></xsl:call-template>.</li></xsl:if>
    </ol>
    <xsl:if test="not($checking)"><xsl:call-template name="other-ways"/><xsl:call-template name="how-to-answer"/></xsl:if>
  </xsl:template>

  <xsl:template name="other-ways">
    <xsl:call-template name="details">
      <xsl:with-param name="summary" select="'Other ways to complain'"/>
      <xsl:with-param name="body">
        <p>You can <a class="govuk-link" href="/complaints/form">download the form (PDF)</a> and send it to us. You can also:</p>
        <xsl:call-template name="ways-to-reach-us"/>
        <p>Someone else can complain for you.</p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="how-to-answer">
    <p class="govuk-body">
      <xsl:text>You can skip anything marked optional. </xsl:text>
      <xsl:call-template name="longest-said"/>
      <xsl:text> Nothing is stored until you send it.</xsl:text>
    </p>
  </xsl:template>

</xsl:stylesheet>
