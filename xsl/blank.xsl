<?xml version="1.0" encoding="UTF-8"?>
<!-- The form to print and fill in by hand, from the same <form> as the form on the screen. page/@kind says which. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:o="urn:redress:organisation" exclude-result-prefixes="p o w">

  <xsl:include href="paper.xsl"/>

  <xsl:template match="p:page" mode="title"><xsl:value-of select="w:say('form', @kind)"/></xsl:template>

  <xsl:template match="p:page" mode="paper-class">redress-blank</xsl:template>

  <xsl:template match="p:page" mode="back">
    <a class="govuk-back-link" href="/">Back</a>
    <p class="redress-desk__hint"><xsl:value-of select="w:say('print', 'how', 'what', 'this form')"/></p>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:variable name="mailbox"><xsl:call-template name="mailbox"><xsl:with-param name="kind" select="@kind"/></xsl:call-template></xsl:variable>
    <header class="redress-blank__head">
      <p class="redress-letter__name"><xsl:value-of select="$organisation/@name"/></p>
      <h1><xsl:apply-templates select="." mode="title"/></h1>
    </header>
    <div class="redress-blank__send">
      <div>
        <h2>Send it to</h2>
        <p><xsl:call-template name="postal-address"/></p>
      </div>
      <div>
        <h2>or by email to</h2>
        <p class="redress-break" dir="auto"><xsl:value-of select="$mailbox"/></p>
        <p>A photo of each page is fine.</p>
      </div>
      <xsl:if test="$organisation/o:phone">
        <div>
          <h2>Need help with it?</h2>
          <p>Phone <xsl:value-of select="$organisation/o:phone"/>. We can also fill it in with you.</p>
        </div>
      </xsl:if>
    </div>
    <p class="redress-blank__intro">
      <xsl:choose>
        <xsl:when test="@kind = 'compliment'">Thank you for taking the time.</xsl:when>
        <xsl:otherwise>
          <xsl:variable name="promise" select="p:policy/p:promise[@name = 'acknowledge' and not(@kind = 'compliment')][1]"/>
          <xsl:text>We are sorry that something went wrong.</xsl:text>
          <xsl:if test="$promise"> Within <xsl:apply-templates select="$promise" mode="length"/> of receiving this form we will tell you who your contact is.</xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text> Please write clearly, and use more sheets if you need them. We only need an answer where there is a star </xsl:text>
      <span class="redress-blank__star">*</span><xsl:text>. Leave the rest blank if you prefer.</xsl:text>
    </p>
    <xsl:apply-templates select="p:form/p:section"/>
    <p class="redress-blank__foot">
      <xsl:value-of select="concat(p:policy/@title, ', ', p:policy/@reference, ', version ', p:policy/@version)"/>
    </p>
  </xsl:template>

  <xsl:template match="p:section">
    <section class="redress-blank__group">
      <h2><xsl:value-of select="@title"/></h2>
      <xsl:apply-templates select="p:field|p:group|p:repeat"/>
    </section>
  </xsl:template>

  <xsl:template match="p:group">
    <div class="redress-blank__group">
      <xsl:variable name="title" select="w:say('group', @name, 'else', @label)"/>
      <xsl:if test="not($title = ancestor::p:section/@title)"><h3><xsl:value-of select="$title"/></h3></xsl:if>
      <xsl:call-template name="hint"/>
      <xsl:apply-templates select="p:field|p:group|p:repeat"/>
    </div>
  </xsl:template>

  <!-- One that goes on from the page before -->
  <xsl:template match="p:group[not(@label != '')]"><xsl:apply-templates select="p:field|p:group|p:repeat"/></xsl:template>

  <xsl:template match="p:group[@asked]">
    <div class="redress-blank__group">
      <xsl:apply-templates select="p:field[1]"/>
      <h3><xsl:value-of select="w:say('group', @name, 'else', @label)"/></h3>
      <xsl:apply-templates select="p:field[position() &gt; 1]"/>
    </div>
  </xsl:template>

  <xsl:template match="p:repeat"><xsl:apply-templates select="p:row/*"/></xsl:template>

  <xsl:template match="p:field">
    <div>
      <xsl:attribute name="class">redress-blank__field<xsl:if test="@widget = 'textarea' and @rows &gt; 5"> redress-blank__field--long</xsl:if></xsl:attribute>
      <!-- what asks for a page of its own is the title of that page -->
      <xsl:if test="not(../@asked and p:choice and ../parent::p:section)">
        <p class="redress-blank__label">
          <xsl:value-of select="@label"/>
          <xsl:if test="not(@label)"><xsl:value-of select="w:say('field', translate(@name, '.', '-'))"/></xsl:if>
          <xsl:if test="@required = 'yes'"><span class="redress-blank__star"> *<span class="govuk-visually-hidden"> required</span></span></xsl:if>
        </p>
      </xsl:if>
      <xsl:call-template name="hint"/>
      <xsl:apply-templates select="." mode="room"/>
    </div>
  </xsl:template>

  <xsl:template name="hint">
    <xsl:variable name="hint" select="w:say('paper', translate(@name, '.', '-'), 'else', @hint)"/>
    <xsl:if test="$hint != ''"><p class="redress-blank__hint"><xsl:value-of select="$hint"/></p></xsl:if>
  </xsl:template>

  <!-- A statement is its own box to tick -->
  <xsl:template match="p:field[@widget = 'checkbox'][not(p:choice[2])][not(substring(@label, string-length(@label)) = '?')]">
    <div class="redress-blank__field redress-blank__field--tick">
      <span class="redress-blank__tick"/><span><xsl:value-of select="@label"/></span>
      <xsl:variable name="hint" select="w:say('paper', translate(@name, '.', '-'), 'else', @hint)"/>
      <xsl:if test="$hint != ''"><span class="redress-blank__hint"><xsl:value-of select="concat(' ', $hint)"/></span></xsl:if>
    </div>
  </xsl:template>

  <!-- Paper goes into the same envelope -->
  <xsl:template match="p:field[@widget = 'file']"/>

  <!-- The room to write in -->
  <xsl:template match="p:field" mode="room"><div class="redress-blank__line"/></xsl:template>
  <xsl:template match="p:field[@widget = 'textarea']" mode="room">
    <div>
      <xsl:attribute name="class">
        <xsl:text>redress-blank__box</xsl:text>
        <xsl:choose><xsl:when test="@rows &gt; 5"> redress-blank__box--long</xsl:when><xsl:when test="@rows = 3"> redress-blank__box--short</xsl:when></xsl:choose>
      </xsl:attribute>
    </div>
  </xsl:template>
  <xsl:template match="p:field[@widget = 'date']" mode="room">
    <p class="redress-blank__date"><span>Day</span><span>Month</span><span>Year</span></p>
  </xsl:template>
  <xsl:template match="p:field[p:choice]" mode="room">
    <ul class="redress-blank__choices">
      <xsl:for-each select="p:choice[@value != '']">
        <li><span class="redress-blank__tick"/><xsl:value-of select="@label"/><xsl:if test="not(@label)"><xsl:value-of select="w:say('answer', @value)"/></xsl:if></li>
      </xsl:for-each>
    </ul>
  </xsl:template>

</xsl:stylesheet>
