<?xml version="1.0" encoding="UTF-8"?>
<!-- What surrounds every page. A page's sheet includes this and says two or three things of the p:page:
     mode="title" (plain text, also of the window), mode="main" (all inside <main>, with the one <h1>) or, for a page that
     is text to read, mode="narrow", and, if there is a way back, mode="before".

     No script, no style in the page: the site's headers allow neither. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="words.xsl"/>
  <xsl:include href="organisation.xsl"/>
  <xsl:include href="record.xsl"/>
  <xsl:include href="components.xsl"/>
  <xsl:include href="explanation.xsl"/>

  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>

  <xsl:template match="/"><xsl:apply-templates select="p:page"/></xsl:template>

  <xsl:template match="p:page">
    <html lang="en-GB" class="govuk-template">
      <head>
        <title>
          <xsl:if test="p:problem or p:fault/@code = 'unknown-case'">Error: </xsl:if>
          <xsl:apply-templates select="." mode="title"/>
          <xsl:if test="$organisation"> – <xsl:value-of select="$organisation/@name"/></xsl:if>
        </title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light"/>
        <link rel="stylesheet" href="/assets/redress.css"/>
      </head>
      <body class="govuk-template__body">
        <xsl:if test="$large and (@realm = 'public' or @name = 'receipt')"><xsl:attribute name="class">govuk-template__body redress-large</xsl:attribute></xsl:if>
        <a href="#main-content" class="govuk-skip-link">Skip to main content</a>
        <header class="redress-header">
          <div class="govuk-width-container redress-header__inner">
            <div>
              <a class="redress-header__name" href="/">
                <xsl:if test="@realm = 'staff' and (p:find or p:offer)"><xsl:attribute name="href">/staff/</xsl:attribute></xsl:if>
                <xsl:call-template name="organisation-name"/>
              </a>
              <xsl:if test="$organisation"><div class="redress-header__strap">Complaints and compliments</div></xsl:if>
            </div>
            <xsl:if test="@person != ''"><div class="redress-header__person">Signed in as <xsl:call-template name="signed-in"/></div></xsl:if>
          </div>
        </header>
        <xsl:call-template name="navigation"/>
        <div class="govuk-width-container">
          <xsl:apply-templates select="." mode="before"/>
          <main class="govuk-main-wrapper" id="main-content" tabindex="-1">
            <xsl:if test="@name = 'worklist' or @name = 'cases' or @name = 'search' or @name = 'register' or @name = 'compliments'"><xsl:apply-templates select="p:review[@overdue]"/></xsl:if>
            <xsl:apply-templates select="." mode="main"/>
          </main>
        </div>
        <xsl:call-template name="footer"/>
        <xsl:if test="p:find and not(@name = 'search')"><form id="find" method="post" action="/staff/search" accept-charset="utf-8"></form></xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- The name leads to the page of oneself, but for who may do nothing here -->
  <xsl:template name="signed-in">
    <xsl:choose>
      <xsl:when test="p:find or p:offer"><a class="redress-header__me" href="/staff/me"><xsl:if test="@name = 'me'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="@person"/></a></xsl:when>
      <xsl:otherwise><strong><xsl:value-of select="@person"/></strong></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:page" mode="before"/>

  <xsl:template match="p:page" mode="main">
    <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><xsl:apply-templates select="." mode="narrow"/></div></div>
  </xsl:template>

  <!-- The heading of a page with a form, and before it what is wrong. Current node: p:page -->
  <xsl:template name="form-head">
    <xsl:param name="caption"/>
    <xsl:call-template name="error-summary"/>
    <xsl:call-template name="fault-banner"/>
    <xsl:copy-of select="$caption"/>
    <h1 class="govuk-heading-xl"><xsl:apply-templates select="." mode="title"/></h1>
  </xsl:template>

  <!-- At most six words, of which each leads where this person may go. What folds it on a narrow screen is a <details>
       before the list, as that needs no script and the words are in the page once. Current node: p:page -->
  <xsl:template name="navigation">
    <div class="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          <nav aria-label="Menu" class="govuk-service-navigation__wrapper redress-menu">
            <details class="redress-menu__fold"><summary class="redress-menu__summary">Menu</summary></details>
            <ul class="govuk-service-navigation__list redress-menu__list">
              <xsl:choose>
                <xsl:when test="@realm = 'staff'"><xsl:call-template name="staff-menu"/></xsl:when>
                <xsl:otherwise><xsl:call-template name="public-menu"/></xsl:otherwise>
              </xsl:choose>
            </ul>
          </nav>
          <xsl:call-template name="search-box"/>
        </div>
      </div>
    </div>
  </xsl:template>

  <!-- A word that has several pages leads to the first that is theirs. Who may do nothing here has the public pages -->
  <xsl:template name="staff-menu">
    <xsl:variable name="record" select="p:offer[@kind][1]/@action"/>
    <xsl:variable name="report" select="p:offer[@action = 'report' or @action = 'review-policy'][last()]/@action"/>
    <xsl:if test="p:find or p:offer"><xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'worklist'"/><xsl:with-param name="href" select="'/staff/'"/></xsl:call-template></xsl:if>
    <xsl:if test="not(p:find or p:offer)"><xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'home'"/><xsl:with-param name="href" select="'/'"/></xsl:call-template></xsl:if>
    <xsl:if test="p:find"><xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'cases'"/><xsl:with-param name="also" select="'search'"/></xsl:call-template></xsl:if>
    <xsl:if test="$record"><xsl:call-template name="navigation-item"><xsl:with-param name="code" select="$record"/><xsl:with-param name="also" select="'compliment slips'"/></xsl:call-template></xsl:if>
    <xsl:if test="p:offer[@action = 'register']"><xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'register'"/></xsl:call-template></xsl:if>
    <xsl:if test="p:offer[@action = 'compliment']"><xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'compliments'"/></xsl:call-template></xsl:if>
    <xsl:if test="$report"><xsl:call-template name="navigation-item"><xsl:with-param name="code" select="$report"/><xsl:with-param name="also" select="'review-policy figures decide carry-out'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template name="public-menu">
    <xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'home'"/><xsl:with-param name="href" select="'/'"/></xsl:call-template>
    <xsl:if test="not(p:offer) or p:offer[@action = 'submit']"><xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'submit'"/></xsl:call-template></xsl:if>
    <xsl:if test="not(p:offer) or p:offer[@action = 'compliment']"><xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'compliment'"/></xsl:call-template></xsl:if>
    <xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'track'"/></xsl:call-template>
    <xsl:call-template name="navigation-item"><xsl:with-param name="code" select="'policy'"/></xsl:call-template>
  </xsl:template>

  <!-- Its form stands at the end of the page, so that a page's own form is its first -->
  <xsl:template name="search-box">
    <xsl:if test="p:find and not(@name = 'search')">
      <div class="redress-find" role="search">
        <label class="govuk-visually-hidden" for="find-words">Search cases</label>
        <input class="govuk-input redress-find__words" id="find-words" form="find" name="words" type="search" maxlength="{p:find/@max}" autocomplete="off" placeholder="Search cases"/>
        <button class="govuk-button govuk-button--secondary redress-find__button" form="find" type="submit" name="find" value="{p:find/@seal}">Search</button>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- What a page or the form of an action is called in the menu; `also` are pages that it leads on to. Current node: p:page -->
  <xsl:template name="navigation-item">
    <xsl:param name="code"/>
    <xsl:param name="also" select="$code"/>
    <xsl:param name="href" select="concat($section, $code)"/>
    <xsl:choose>
      <xsl:when test="$here = $code or contains(concat(' ', $also, ' '), concat(' ', $here, ' '))">
        <li class="govuk-service-navigation__item govuk-service-navigation__item--active">
          <a class="govuk-service-navigation__link" href="{$href}">
            <xsl:attribute name="aria-current"><xsl:if test="$here = $code">page</xsl:if><xsl:if test="$here != $code">true</xsl:if></xsl:attribute>
            <strong class="govuk-service-navigation__active-fallback"><xsl:value-of select="w:say('menu', $code)"/></strong>
          </a>
        </li>
      </xsl:when>
      <xsl:otherwise><li class="govuk-service-navigation__item"><a class="govuk-service-navigation__link" href="{$href}"><xsl:value-of select="w:say('menu', $code)"/></a></li></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Where this page belongs in the menu: the form of an action by its action -->
  <xsl:variable name="here" select="string(/p:page[@name != 'intake']/@name|/p:page[@name = 'intake']/@action)"/>
  <xsl:variable name="section"><xsl:choose><xsl:when test="/p:page/@realm = 'staff'">/staff/</xsl:when><xsl:otherwise>/complaints/</xsl:otherwise></xsl:choose></xsl:variable>

  <xsl:template name="footer">
    <footer class="redress-footer">
      <div class="govuk-width-container">
        <xsl:if test="p:policy">
          <p class="redress-footer__line">
            <a class="govuk-link" href="/complaints/policy"><xsl:value-of select="p:policy/@title"/></a>
            <xsl:value-of select="concat(' (', p:policy/@reference, ', version ', p:policy/@version, ')')"/>
          </p>
        </xsl:if>
        <xsl:if test="p:offer[@action = 'learned']">
          <p class="redress-footer__line">See what we have changed as a result: <a class="govuk-link" href="/complaints/learned">You said, we did</a></p>
        </xsl:if>
        <xsl:if test="$organisation">
          <p class="redress-footer__line">
            <xsl:value-of select="$organisation/@name"/>
            <xsl:if test="$organisation/o:phone" xmlns:o="urn:redress:organisation"><xsl:value-of select="concat(', phone ', $organisation/o:phone)"/></xsl:if>
          </p>
        </xsl:if>
      </div>
    </footer>
  </xsl:template>

  <!-- Who answers for the policy is told on every list -->
  <xsl:template match="p:review">
    <xsl:call-template name="notification-banner">
      <xsl:with-param name="heading" select="'The policy is due for review'"/>
      <xsl:with-param name="body">
        <p class="govuk-body">
          <xsl:text>The review was due by </xsl:text><xsl:apply-templates select="@due" mode="day"/><xsl:text>. </xsl:text>
          <a class="govuk-link" href="/staff/review-policy">Review the policy</a>
        </p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What was not done, above the form or the page that it concerns. A mere list of wrong fields says it itself -->
  <xsl:template name="fault-banner">
    <xsl:if test="p:fault/@code = 'unknown-case' and not(p:problem)">
      <div class="govuk-error-summary">
        <div role="alert">
          <h2 class="govuk-error-summary__title">There is a problem</h2>
          <div class="govuk-error-summary__body">
            <ul class="govuk-list govuk-error-summary__list"><li><a href="#reference"><xsl:value-of select="w:say('fault', 'unknown-case')"/></a></li></ul>
            <p><xsl:value-of select="w:say('fault-text', 'unknown-case')"/></p>
          </div>
        </div>
      </div>
    </xsl:if>
    <xsl:variable name="lacks" select="substring-after(p:fault/@code, 'lacks-')"/>
    <xsl:if test="$lacks != ''">
      <xsl:call-template name="notification-banner">
        <xsl:with-param name="heading" select="w:say('fault', 'lacks')"/>
        <xsl:with-param name="body"><p class="govuk-body"><xsl:value-of select="w:say('fault-text', 'lacks', 'part', w:say('part', $lacks))"/></p></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="p:fault and not(p:fault/@kind = 422) and not(p:fault/@code = 'unknown-case')">
      <xsl:call-template name="notification-banner">
        <xsl:with-param name="heading" select="w:say('fault', p:fault/@code)"/>
        <xsl:with-param name="body">
          <p class="govuk-body">
            <xsl:value-of select="w:say('fault-text', p:fault/@code)"/>
            <xsl:if test="p:form and (p:fault/@code = 'csrf' or p:fault/@code = 'too-much')"><xsl:text> </xsl:text><xsl:call-template name="what-is-here"/></xsl:if>
          </p>
          <xsl:if test="p:news"><xsl:call-template name="news"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The events that somebody else wrote meanwhile -->
  <xsl:template name="news">
    <h3 class="govuk-heading-s">What is new</h3>
    <xsl:for-each select="$record/*[@seq &gt;= /p:page/p:news/@from][local-name() != 'read'][not(@p:aside or @p:folded)]">
      <xsl:call-template name="event-line"/>
      <xsl:call-template name="entered"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
