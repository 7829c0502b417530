<?xml version="1.0" encoding="UTF-8"?>
<!-- What has happened in a case, entry by entry: on its page, and in its bundle, which numbers documents, too. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" exclude-result-prefixes="p r w">

  <xsl:variable name="ref" select="concat('?ref=', $record/@reference)"/>
  <xsl:variable name="bundle" select="/p:page[starts-with(@name, 'bundle')]"/>
  <xsl:variable name="portion" select="/p:page/p:portion"/>
  <xsl:variable name="unread" select="/p:page/p:unread"/>

  <!-- Messages above the measure of their hour -->
  <xsl:template match="r:*[@p:folded]" mode="history" priority="2">
    <li class="redress-timeline__item redress-timeline__item--short" id="event-{@seq}">
      <p class="redress-timeline__when">
        <xsl:choose>
          <xsl:when test="@p:folded = 1">One more message</xsl:when>
          <xsl:otherwise><xsl:value-of select="@p:folded"/> more messages</xsl:otherwise>
        </xsl:choose>
        <xsl:text> came in the hour from </xsl:text><xsl:value-of select="concat(substring(@at, 12, 2), ':00')"/> on <xsl:apply-templates select="@at" mode="day"/>
        <xsl:text>: </xsl:text><a class="govuk-link" href="/staff/case{$ref}&amp;before={@p:until}&amp;unfolded=yes">show them</a>
      </p>
    </li>
  </xsl:template>

  <!-- Another entry, on this page or another -->
  <xsl:template name="entry-link">
    <xsl:param name="seq"/>
    <xsl:param name="text"/>
    <a class="govuk-link">
      <xsl:attribute name="href"><xsl:if test="$portion and not($record/*[@seq = $seq and not(@p:aside)])"><xsl:value-of select="concat('/staff/case', $ref, '&amp;before=', $seq + 1, '&amp;unfolded=yes')"/></xsl:if>#event-<xsl:value-of select="$seq"/></xsl:attribute>
      <xsl:value-of select="$text"/>
      <xsl:if test="$text = ''">entry <xsl:value-of select="$seq"/></xsl:if>
    </a>
  </xsl:template>

  <!-- That somebody has read a lesson or a practice is a line, however many they are -->
  <xsl:template match="r:read" mode="history" priority="1">
    <li class="redress-timeline__item redress-timeline__item--short" id="event-{@seq}">
      <p class="redress-timeline__when">
        <xsl:value-of select="concat('Entry ', @seq, ' · ')"/>
        <xsl:call-template name="event-title"/>: <xsl:call-template name="entry-link"><xsl:with-param name="seq" select="string(@entry)"/><xsl:with-param name="text"><xsl:for-each select="../*[@seq = current()/@entry]"><xsl:call-template name="event-title"/></xsl:for-each></xsl:with-param></xsl:call-template>
        <xsl:text> · </xsl:text><time datetime="{@at}"><xsl:value-of select="w:short-moment(@at)"/></time>
        <xsl:text> · </xsl:text><xsl:call-template name="author"/>
      </p>
    </li>
  </xsl:template>

  <!-- An entry. The words of the first are shown above all of them -->
  <xsl:template match="r:*" mode="history">
    <li class="redress-timeline__item" id="event-{@seq}">
      <h3 class="redress-timeline__title"><xsl:call-template name="event-title"/></h3>
      <xsl:if test="@corrected-by"><p class="govuk-body redress-timeline__corrected">As corrected: <xsl:call-template name="entry-link"><xsl:with-param name="seq" select="string(@corrected-by)"/><xsl:with-param name="text" select="'see the correction'"/></xsl:call-template>, entry <xsl:value-of select="@corrected-by"/></p></xsl:if>
      <p class="redress-timeline__when">
        <xsl:value-of select="concat('Entry ', @seq, ' · ')"/>
        <time datetime="{@at}"><xsl:value-of select="w:moment(@at)"/></time><xsl:text> · </xsl:text><xsl:call-template name="author"/>
        <xsl:if test="@recorded != '' and @recorded != @at"> · recorded on <xsl:apply-templates select="@recorded" mode="moment"/></xsl:if>
      </p>
      <xsl:if test="self::r:corrected">
        <xsl:variable name="corrects" select="@corrects"/>
        <p class="govuk-body">The earlier version is kept here<xsl:if test="r:event/*/@at != ../*[@seq = $corrects]/@at">, with its original time: <xsl:apply-templates select="r:event/*/@at" mode="moment"/></xsl:if>.</p>
      </xsl:if>
      <xsl:if test="not(self::r:received)"><xsl:call-template name="entered"><xsl:with-param name="facts" select="true()"/></xsl:call-template></xsl:if>
      <xsl:apply-templates select="/p:page/p:mail[@seq = current()/@seq]"/>
      <xsl:choose>
        <xsl:when test="$bundle"><xsl:call-template name="own-documents"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="entry-links"/></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <!-- What goes out by email with an entry -->
  <xsl:template match="p:mail"><p class="redress-timeline__when"><xsl:call-template name="mail-said"/></p></xsl:template>

  <xsl:template name="mail-said">
    <xsl:if test="@state = 'failed'"><strong class="govuk-tag govuk-tag--red">Not sent</strong><xsl:text> </xsl:text></xsl:if>
    <xsl:choose>
      <xsl:when test="@what = 'receipt'"><xsl:value-of select="w:say('mail-receipt', @state, 'when', w:moment(@at))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('mail-letter', @state, 'when', w:moment(@at))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What can be done with an entry. Current node: the event -->
  <xsl:template name="entry-links">
    <xsl:for-each select="$unread[@seq = current()/@seq]">
      <form class="redress-unprinted" method="post" action="/staff/case{$ref}">
        <xsl:for-each select="@csrf|@token"><input type="hidden" name="{local-name()}" value="{.}"/></xsl:for-each>
        <button type="submit" class="govuk-button govuk-button--secondary redress-button-small" name="confirm" value="{@seq}">I have read this<span class="govuk-visually-hidden"> note, entry <xsl:value-of select="@seq"/></span></button>
      </form>
    </xsl:for-each>
    <xsl:if test="@p:letter or @p:correct">
      <p class="govuk-body redress-timeline__links">
        <xsl:if test="@p:letter"><a class="govuk-link" href="/staff/letter{$ref}&amp;seq={@seq}">Letter to print<span class="govuk-visually-hidden">: <xsl:call-template name="event-title"/>, entry <xsl:value-of select="@seq"/></span></a></xsl:if>
        <xsl:if test="@p:correct"><a class="govuk-link" href="/staff/correct{$ref}&amp;seq={@seq}">Correct<span class="govuk-visually-hidden"> this entry: <xsl:call-template name="event-title"/>, number <xsl:value-of select="@seq"/></span></a></xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
