<?xml version="1.0" encoding="UTF-8"?>
<!-- Slips of the front desk to print (lib/web/blank_form.h): of each the slip that is torn off for the person, who alone
     gets the access code, with our half of it, and the blank form with its reference. No date is known yet, so what
     happens next is said in lengths of time. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns="urn:redress:paper" xmlns:w="urn:redress:words" xmlns:o="urn:redress:organisation"
                exclude-result-prefixes="p w o">

  <xsl:import href="fillable.xsl"/>

  <xsl:variable name="what" select="string(/p:page/@kind)"/>
  <xsl:variable name="respond" select="/p:page/p:policy/p:promise[@name = 'respond' and @kind = $what][1]"/>
  <xsl:variable name="acknowledge" select="/p:page/p:policy/p:promise[@name = 'acknowledge' and @kind = $what][1]"/>

  <xsl:template match="/">
    <papers>
      <xsl:for-each select="p:page/p:slip">
        <xsl:apply-templates select="."/>
        <xsl:apply-templates select=".."><xsl:with-param name="slip" select="string(@reference)"/></xsl:apply-templates>
      </xsl:for-each>
    </papers>
  </xsl:template>

  <xsl:template match="p:slip">
    <paper lang="en-GB" title="{w:say('slip', $what)}" page="{w:say('paper', 'page')}" of="{w:say('paper', 'of')}" size="12" foot="{concat(w:say('slip', $what), ' · ', @reference)}">
      <xsl:attribute name="author"><xsl:call-template name="organisation-name"/></xsl:attribute>
      <text style="from"><xsl:call-template name="organisation-name"/></text>
      <heading level="1"><xsl:value-of select="w:say('receipt', 'received', 'kind', $what)"/></heading>
      <text><xsl:value-of select="w:say('receipt-lead', 'received', 'kind', $what)"/></text>
      <frame>
        <columns>
          <column width="3"><text style="hint">Reference</text><text style="code"><xsl:value-of select="@reference"/></text></column>
          <column width="4"><text style="hint">Access code</text><text style="code"><xsl:value-of select="@access-code"/></text></column>
        </columns>
      </frame>
      <columns>
        <column width="1"><blank label="Received on (date and time)"/></column>
        <column width="1"><blank label="Received by"/></column>
      </columns>
      <xsl:if test="$what = 'complaint'"><blank label="Your contact, and how to reach them"/></xsl:if>
      <heading level="2">What happens next</heading>
      <text><xsl:call-template name="promised"/></text>
      <heading level="2">Keep this slip</heading>
      <text>You can use both codes to check your <xsl:value-of select="$what"/> on our website<xsl:if test="$organisation/o:web != ''"> (<xsl:value-of select="$organisation/o:web"/>)</xsl:if>, once we have entered it there. Keep the access code private: anyone with both can read what you told us.</text>
      <text><xsl:call-template name="or-ask"/></text>
      <cut label="Cut here. We keep the part below."/>
      <heading level="3">For office use: keep this part with the form</heading>
      <text style="hint">Enter it as soon as you can, with this reference as “<xsl:value-of select="w:say('field', 'slip')"/>” and the time when you received it.<xsl:if test="$what = 'complaint'"> If the slip names a contact, acknowledge the complaint next, with the time when you gave them the slip.</xsl:if></text>
      <columns>
        <column width="1"><blank label="Reference" value="{@reference}"/></column>
        <column width="1"><blank label="Received by"/></column>
      </columns>
      <columns>
        <column width="1"><blank label="Received on (date and time)"/></column>
        <column width="1"><blank label="Slip given on (date and time)"/></column>
      </columns>
      <blank label="In person or by phone"/>
    </paper>
  </xsl:template>

  <!-- What the form says otherwise where it comes with a slip -->
  <xsl:template match="p:page" mode="how">Please write clearly in black ink.</xsl:template>
  <xsl:template match="p:page" mode="next">You have a slip with a reference and an access code. It says what happens next, and by when.</xsl:template>

  <!-- Counted from the time that is written on it -->
  <xsl:template name="promised">
    <xsl:choose>
      <xsl:when test="$what = 'compliment'">
        <xsl:for-each select="$acknowledge">We will thank you within <xsl:apply-templates select="." mode="length"/> of the time above, if you have told us how to reach you. </xsl:for-each>
        <xsl:text>We will tell the people concerned. We will only pass on your name or your words if you say we can.</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$acknowledge">If no contact is named above, we will tell you who it is within <xsl:apply-templates select="." mode="length"/> of the time above. </xsl:for-each>
        <xsl:for-each select="$respond">We will look into it. We <xsl:value-of select="w:say('force', @force)"/> reply within <xsl:apply-templates select="." mode="length"/> after we have named your contact.</xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="or-ask">
    <xsl:variable name="mailbox"><xsl:call-template name="mailbox"><xsl:with-param name="kind" select="$what"/></xsl:call-template></xsl:variable>
    <xsl:text>To add something or to ask how it is going, quote your reference</xsl:text>
    <xsl:if test="$organisation/o:phone != ''">: phone <xsl:value-of select="$organisation/o:phone"/></xsl:if>
    <xsl:if test="$mailbox != ''"><xsl:choose><xsl:when test="$organisation/o:phone != ''"> or</xsl:when><xsl:otherwise>:</xsl:otherwise></xsl:choose> email <xsl:value-of select="$mailbox"/></xsl:if>
    <xsl:text>.</xsl:text>
  </xsl:template>

</xsl:stylesheet>
