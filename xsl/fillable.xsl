<?xml version="1.0" encoding="UTF-8"?>
<!-- The form as a PDF to fill in or to print: what lib/paper/fillable.h draws, in the order in which it is read, made from
     the same <form> as the form on the screen. page/@kind says which. Of a field: name, label, hint, what a screen reader
     says of it (spoken), the most characters that it takes (max), and so many lines to write on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns="urn:redress:paper" xmlns:w="urn:redress:words" xmlns:o="urn:redress:organisation"
                exclude-result-prefixes="p w o">

  <xsl:include href="words.xsl"/>
  <xsl:include href="organisation.xsl"/>
  <xsl:include href="explanation.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="form" select="/p:page/p:form"/>
  <xsl:variable name="title" select="w:say('form', /p:page/@kind)"/>
  <xsl:variable name="promise" select="/p:page/p:policy/p:promise[@name = 'acknowledge']"/>

  <xsl:template match="/"><xsl:apply-templates select="p:page"/></xsl:template>

  <!-- slip: the reference that is on it already -->
  <xsl:template match="p:page">
    <xsl:param name="slip"/>
    <paper lang="en-GB" title="{$title}" page="{w:say('paper', 'page')}" of="{w:say('paper', 'of')}">
      <xsl:attribute name="author"><xsl:call-template name="organisation-name"/></xsl:attribute>
      <xsl:attribute name="size"><xsl:choose><xsl:when test="$form/@large">20</xsl:when><xsl:otherwise>11</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:attribute name="foot"><xsl:value-of select="concat($title, ', version ', $form/@version)"/><xsl:if test="$slip"><xsl:value-of select="concat(' · ', $slip)"/></xsl:if></xsl:attribute>
      <text style="from"><xsl:call-template name="organisation-name"/></text>
      <heading level="1"><xsl:value-of select="$title"/></heading>
      <text><xsl:apply-templates select="." mode="intro"/></text>
      <text><xsl:apply-templates select="." mode="how"/> Use more sheets if you need them. We only need an answer where there is a star *. Leave the rest blank if you prefer.</text>
      <xsl:apply-templates select="." mode="where"/>
      <xsl:apply-templates select="p:form/p:section"/>
      <xsl:apply-templates select="." mode="end"><xsl:with-param name="slip" select="$slip"/></xsl:apply-templates>
    </paper>
  </xsl:template>

  <xsl:template match="p:page" mode="how">Please write clearly in black ink, or fill it in on screen and save it.</xsl:template>

  <xsl:template match="p:page" mode="intro">We are sorry that something went wrong. Tell us about it on this form.</xsl:template>
  <xsl:template match="p:page[@kind = 'compliment']" mode="intro">Thank you for telling us what went well. We will pass it on.</xsl:template>

  <!-- Beside each other, in large print below each other -->
  <xsl:template match="p:page" mode="where">
    <columns>
      <column width="4"><xsl:apply-templates select="." mode="by-post"/></column>
      <column width="5"><xsl:apply-templates select="." mode="by-email"/></column>
      <column width="4"><xsl:apply-templates select="." mode="by-phone"/></column>
    </columns>
  </xsl:template>
  <xsl:template match="p:page[p:form/@large]" mode="where">
    <xsl:apply-templates select="." mode="by-post"/>
    <xsl:apply-templates select="." mode="by-email"/>
    <xsl:apply-templates select="." mode="by-phone"/>
  </xsl:template>

  <xsl:template match="p:page" mode="by-post">
    <heading level="3">Send it to</heading>
    <text><xsl:for-each select="$organisation/@name|$organisation/o:address/o:line"><xsl:if test="position() &gt; 1"><xsl:text>&#10;</xsl:text></xsl:if><xsl:value-of select="."/></xsl:for-each></text>
  </xsl:template>
  <xsl:template match="p:page" mode="by-email">
    <xsl:variable name="mailbox"><xsl:call-template name="mailbox"><xsl:with-param name="kind" select="@kind"/></xsl:call-template></xsl:variable>
    <xsl:if test="$mailbox != ''">
      <heading level="3">Or by email to</heading>
      <text><xsl:value-of select="$mailbox"/></text>
      <text>You can send the file, or a photo of each page.</text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="p:page" mode="by-phone">
    <xsl:if test="$organisation/o:phone">
      <heading level="3">Need help with it?</heading>
      <text>Phone <xsl:value-of select="$organisation/o:phone"/>. We can also fill it in with you.</text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:section">
    <heading level="2"><xsl:value-of select="@title"/></heading>
    <xsl:apply-templates select="p:field|p:group|p:repeat"/>
  </xsl:template>

  <xsl:template match="p:group">
    <xsl:variable name="title" select="w:say('group', @name, 'else', @label)"/>
    <xsl:apply-templates select="p:field[1][../@asked]"/>
    <xsl:variable name="hint" select="w:say('paper', translate(@name, '.', '-'), 'else', @hint)"/>
    <xsl:if test="not($title = ancestor::p:section/@title)"><heading level="3"><xsl:value-of select="$title"/></heading></xsl:if>
    <xsl:if test="$hint != ''"><text style="hint"><xsl:value-of select="$hint"/></text></xsl:if>
    <xsl:apply-templates select="p:field[not(../@asked) or position() &gt; 1]|p:group|p:repeat"/>
    <xsl:if test="@asked">
      <frame>
        <text>If someone is acting for you: I agree that this person may act for me, and that you may tell them about my complaint.</text>
        <columns><column width="1"><blank label="Your signature"/></column><column width="1"><blank label="Date"/></column></columns>
      </frame>
    </xsl:if>
  </xsl:template>

  <!-- One that goes on from the page before -->
  <xsl:template match="p:group[not(@label != '')]"><xsl:apply-templates select="p:field|p:group|p:repeat"/></xsl:template>

  <xsl:template match="p:repeat"><xsl:apply-templates select="p:row/*"/></xsl:template>

  <!-- Paper goes into the same envelope, and files with the same email -->
  <xsl:template match="p:field[@widget = 'file']"/>

  <!-- A phone number stands beside the email address before it, and an email address without one beside the name, where
       neither has a hint; not in large print -->
  <xsl:template match="p:form[not(@large)]//p:field[@type = 'email'][following-sibling::p:*[1][@type = 'tel' and not(@hint)]][not(@hint)]|p:form[not(@large)]//p:field[@widget = 'text'][@type = 'text'][following-sibling::p:*[1][@type = 'email' and not(@hint)]][not(@hint)][not(following-sibling::p:*[2]/@type = 'tel')]" priority="1">
    <columns>
      <column width="1"><xsl:apply-templates select="." mode="field"/></column>
      <column width="1"><xsl:apply-templates select="following-sibling::p:*[1]" mode="field"/></column>
    </columns>
  </xsl:template>
  <xsl:template match="p:form[not(@large)]//p:field[@type = 'tel'][not(@hint)][preceding-sibling::p:*[1][@type = 'email' and not(@hint)]]|p:form[not(@large)]//p:field[@type = 'email'][not(@hint)][not(following-sibling::p:*[1]/@type = 'tel')][preceding-sibling::p:*[1][@widget = 'text' and @type = 'text' and not(@hint)]]" priority="1"/>

  <xsl:template match="p:field"><xsl:apply-templates select="." mode="field"/></xsl:template>

  <xsl:template match="p:field" mode="field">
    <field>
      <xsl:apply-templates select="." mode="said"/>
      <xsl:apply-templates select="." mode="room"/>
    </field>
  </xsl:template>

  <xsl:template name="label">
    <xsl:choose>
      <!-- what asks for a page of its own is the title of that page -->
      <xsl:when test="../@asked and not(@label)"><xsl:value-of select="../../@title"/></xsl:when>
      <xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('field', translate(@name, '.', '-'))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:field" mode="said">
    <xsl:variable name="label"><xsl:call-template name="label"/></xsl:variable>
    <xsl:variable name="hint" select="w:say('paper', translate(@name, '.', '-'), 'else', @hint)"/>
    <xsl:attribute name="name"><xsl:value-of select="@name"/></xsl:attribute>
    <xsl:if test="not(../@asked and not(@label) and ../../self::p:section)">
      <xsl:attribute name="label"><xsl:value-of select="$label"/><xsl:if test="@required"> *</xsl:if></xsl:attribute>
    </xsl:if>
    <xsl:if test="$hint != ''"><xsl:attribute name="hint"><xsl:value-of select="$hint"/></xsl:attribute></xsl:if>
    <xsl:if test="@required"><xsl:attribute name="required">yes</xsl:attribute></xsl:if>
    <xsl:attribute name="spoken">
      <!-- a name of a group is somebody's: whose, the group says -->
      <xsl:if test="parent::p:group[@label] and not($label = ../../@title)"><xsl:value-of select="concat(w:say('group', ../@name, 'else', ../@label), ': ')"/></xsl:if>
      <xsl:value-of select="$label"/>
      <xsl:if test="@required"> (required)</xsl:if>
      <xsl:if test="$hint != ''"><xsl:value-of select="concat('. ', $hint)"/></xsl:if>
    </xsl:attribute>
  </xsl:template>

  <!-- The room to write in -->
  <xsl:template match="p:field" mode="room">
    <xsl:attribute name="max"><xsl:value-of select="@max"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="p:field[@widget = 'textarea']" mode="room">
    <xsl:attribute name="max"><xsl:value-of select="@max"/></xsl:attribute>
    <xsl:attribute name="lines">
      <xsl:choose><xsl:when test="@rows &gt; 5 and @required and $form/@large">9</xsl:when><xsl:when test="@rows &gt; 5 and @required">14</xsl:when><xsl:when test="@rows &gt; 5">6</xsl:when><xsl:otherwise><xsl:value-of select="@rows"/></xsl:otherwise></xsl:choose>
    </xsl:attribute>
  </xsl:template>
  <xsl:template match="p:field[@widget = 'date']" mode="room">
    <part name="day" label="Day" max="2"/><part name="month" label="Month" max="10"/><part name="year" label="Year" max="4"/>
  </xsl:template>
  <xsl:template match="p:field[p:choice]" mode="room">
    <xsl:for-each select="p:choice[@value != '']">
      <choice value="{@value}">
        <xsl:attribute name="label"><xsl:value-of select="@label"/><xsl:if test="not(@label)"><xsl:value-of select="w:say('answer', @value)"/></xsl:if></xsl:attribute>
        <xsl:if test="@hint != ''"><xsl:attribute name="hint"><xsl:value-of select="@hint"/></xsl:attribute></xsl:if>
      </choice>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="p:field[@widget = 'checkbox']" mode="room">
    <tick value="{p:choice[1]/@value}">
      <!-- a question is asked above the box, anything else stands beside it -->
      <xsl:if test="substring(@label, string-length(@label)) = '?'"><xsl:attribute name="label"><xsl:value-of select="p:choice[1]/@label"/></xsl:attribute></xsl:if>
    </tick>
  </xsl:template>

  <!-- What happens then, the signature, and what we note on it -->
  <xsl:template match="p:page" mode="end">
    <xsl:param name="slip"/>
    <frame>
      <columns><column width="1"><blank label="Signature"/></column><column width="1"><blank label="Date"/></column></columns>
    </frame>
    <heading level="2">What happens next</heading>
    <text><xsl:apply-templates select="." mode="next"/></text>
    <frame>
      <heading level="3">For office use</heading>
      <columns><column width="1"><blank label="Received on"/></column><column width="1"><blank label="Received by"/></column><column width="1"><blank label="Reference"><xsl:if test="$slip"><xsl:attribute name="value"><xsl:value-of select="$slip"/></xsl:attribute></xsl:if></blank></column></columns>
    </frame>
  </xsl:template>

  <xsl:template match="p:page" mode="next">
    <xsl:for-each select="$promise[not(@kind = 'compliment')][1]">Within <xsl:apply-templates select="." mode="length"/> of receiving this form we will tell you who your contact is. </xsl:for-each>
    <xsl:text>If you tell us how to reach you, we will give you a reference and an access code. You can use them to follow your complaint on our website. Our policy says what we promise, and by when.</xsl:text>
  </xsl:template>
  <xsl:template match="p:page[@kind = 'compliment']" mode="next">
    <xsl:for-each select="$promise[@kind = 'compliment'][1]">Within <xsl:apply-templates select="." mode="length"/> of receiving this form we will thank you. </xsl:for-each>
    <xsl:text>We will tell the people you praise, and see what others can learn from it.</xsl:text>
  </xsl:template>

</xsl:stylesheet>
