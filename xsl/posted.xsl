<?xml version="1.0" encoding="UTF-8"?>
<!-- A message of the post: what it says, on its own page and beside a form that is made of it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <!-- Who it is from, as far as it says -->
  <xsl:template match="p:posted" mode="sender">
    <bdi class="redress-break">
      <xsl:choose>
        <xsl:when test="@colleague"><xsl:value-of select="@colleague"/></xsl:when>
        <xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when>
        <xsl:when test="@from"><xsl:value-of select="@from"/></xsl:when>
        <xsl:otherwise>Unknown sender</xsl:otherwise>
      </xsl:choose>
    </bdi>
  </xsl:template>

  <xsl:template match="p:posted" mode="subject">
    <bdi class="redress-break"><xsl:value-of select="@subject"/><xsl:if test="not(@subject)">No subject</xsl:if></bdi>
  </xsl:template>

  <xsl:template match="p:posted" mode="whole">
    <xsl:if test="p:remark">
      <div class="govuk-inset-text"><xsl:for-each select="p:remark"><p class="govuk-body"><xsl:value-of select="w:say('mail-remark', @code)"/></p></xsl:for-each></div>
    </xsl:if>
    <dl class="govuk-summary-list">
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">From</dt>
        <dd class="govuk-summary-list__value"><xsl:apply-templates select="." mode="sender"/><xsl:if test="@colleague">, a colleague</xsl:if><xsl:if test="(@name or @colleague) and @from"> (<bdi class="redress-break"><xsl:value-of select="@from"/></bdi>)</xsl:if></dd>
      </div>
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Subject</dt>
        <dd class="govuk-summary-list__value"><xsl:apply-templates select="." mode="subject"/></dd>
      </div>
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Received</dt>
        <dd class="govuk-summary-list__value"><xsl:apply-templates select="@received" mode="moment"/></dd>
      </div>
      <xsl:if test="p:text != ''"><xsl:call-template name="summary-list-row"><xsl:with-param name="key" select="'Text'"/><xsl:with-param name="value" select="string(p:text)"/></xsl:call-template></xsl:if>
      <xsl:if test="p:file">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Files</dt>
          <dd class="govuk-summary-list__value">
            <ul class="govuk-list">
              <xsl:for-each select="p:file">
                <li><bdi class="redress-break"><xsl:value-of select="."/><xsl:if test=". = ''">File without a name</xsl:if></bdi> (<xsl:call-template name="file-facts"><xsl:with-param name="type" select="@type"/><xsl:with-param name="size" select="@size"/></xsl:call-template>)</li>
              </xsl:for-each>
            </ul>
          </dd>
        </div>
      </xsl:if>
    </dl>
  </xsl:template>

  <!-- Beside the form that is made of it -->
  <xsl:template match="p:posted" mode="beside">
    <div class="govuk-inset-text">
      <xsl:if test="@both">
        <p class="govuk-body">
          <strong>Step <xsl:value-of select="1 + count(@first)"/> of 2: <xsl:value-of select="w:say('mail-step', @next)"/>. </strong>
          <xsl:if test="@first">It will be linked to <a class="govuk-link" href="/staff/case?ref={@first}"><xsl:value-of select="@first"/></a>, the other part of the same message.</xsl:if>
          <xsl:if test="not(@first)">The form for the other part of the message comes next.</xsl:if>
        </p>
      </xsl:if>
      <p class="govuk-body">
        <xsl:text>This form is filled in from a message from </xsl:text><xsl:apply-templates select="." mode="sender"/>
        <xsl:if test="@colleague">, a colleague. Enter whose words these are, and when and how they reached us</xsl:if>
        <xsl:text>. Change what is not right. The message and its files will be kept with the case.</xsl:text>
      </p>
      <xsl:call-template name="details">
        <xsl:with-param name="summary">Read the message</xsl:with-param>
        <xsl:with-param name="body"><xsl:apply-templates select="." mode="whole"/></xsl:with-param>
      </xsl:call-template>
    </div>
  </xsl:template>

</xsl:stylesheet>
