<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/filed: the messages that were filed by themselves, and can be sorted by hand all the same. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" exclude-result-prefixes="p w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="posted.xsl"/>

  <xsl:template match="p:page" mode="title">Filed automatically</xsl:template>

  <xsl:template match="p:page" mode="before">
    <xsl:call-template name="back-link"><xsl:with-param name="href" select="'/staff/post'"/><xsl:with-param name="text" select="'Post'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <h1 class="govuk-heading-xl"><xsl:apply-templates select="." mode="title"/></h1>
    <xsl:apply-templates select="p:post"/>
  </xsl:template>

  <xsl:template match="p:post">
    <xsl:if test="not(p:posted)"><xsl:call-template name="empty"><xsl:with-param name="lead" select="'No messages were filed automatically.'"/></xsl:call-template></xsl:if>
    <xsl:if test="p:posted">
      <p class="govuk-body">No person wrote these messages. They are automatic replies, and reports about our emails. They are deleted after 30 days.</p>
      <table class="govuk-table redress-table">
        <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'Messages that were filed automatically'"/><xsl:with-param name="headings" select="'Subject|From|Received|What it is|Sort it yourself'"/></xsl:call-template>
        <tbody class="govuk-table__body"><xsl:apply-templates select="p:posted" mode="row"/></tbody>
      </table>
    </xsl:if>
    <xsl:if test="@more"><p class="govuk-body"><a class="govuk-link" href="/staff/filed?after={@after}">More messages</a></p></xsl:if>
  </xsl:template>

  <xsl:template match="p:posted" mode="row">
    <tr class="govuk-table__row">
      <td class="govuk-table__cell"><a class="govuk-link" href="/staff/post?mail={@number}"><xsl:apply-templates select="." mode="subject"/></a></td>
      <td class="govuk-table__cell"><xsl:apply-templates select="." mode="sender"/></td>
      <td class="govuk-table__cell"><xsl:apply-templates select="@received" mode="short-moment"/></td>
      <td class="govuk-table__cell">
        <xsl:value-of select="w:say('mail-filed', @how)"/>
        <xsl:if test="@reference"><div><xsl:call-template name="case-link"><xsl:with-param name="reference" select="@reference"/></xsl:call-template></div></xsl:if>
      </td>
      <td class="govuk-table__cell">
        <xsl:if test="not(p:remark/@code = 'gone')">
          <form method="post" action="{../../p:form/@action}" accept-charset="utf-8">
            <input type="hidden" name="csrf" value="{../../p:form/@csrf}"/>
            <input type="hidden" name="mail" value="{@number}"/>
            <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Move to the post<span class="govuk-visually-hidden"><xsl:text>: </xsl:text><xsl:apply-templates select="." mode="subject"/></span></button>
          </form>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>

</xsl:stylesheet>
