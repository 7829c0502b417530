<?xml version="1.0" encoding="UTF-8"?>
<!-- /staff/post: the messages and cases that wait until somebody sorts them; and one message, with what it can become. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:o="urn:redress:organisation" exclude-result-prefixes="p w o">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="form.xsl"/>
  <xsl:include href="posted.xsl"/>

  <xsl:template match="p:page" mode="title">
    <xsl:if test="p:post">Post</xsl:if>
    <xsl:if test="p:posted and not(p:passing)">Message</xsl:if>
    <xsl:if test="p:passing">Pass on a message</xsl:if>
  </xsl:template>

  <xsl:template match="p:page" mode="before">
    <xsl:if test="p:post"><xsl:call-template name="back-link"><xsl:with-param name="href" select="'/staff/'"/><xsl:with-param name="text" select="'My work'"/></xsl:call-template></xsl:if>
    <xsl:if test="p:posted and not(p:passing)"><xsl:call-template name="back-link"><xsl:with-param name="href" select="'/staff/post'"/><xsl:with-param name="text" select="'Post'"/></xsl:call-template></xsl:if>
    <xsl:if test="p:passing"><xsl:call-template name="back-link"><xsl:with-param name="href" select="concat('/staff/post?mail=', p:posted/@number)"/><xsl:with-param name="text" select="'Message'"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="error-summary"/>
    <h1 class="govuk-heading-xl"><xsl:apply-templates select="." mode="title"/></h1>
    <xsl:if test="p:passing"><xsl:apply-templates select="p:passing"/></xsl:if>
    <xsl:if test="not(p:passing)"><xsl:apply-templates select="p:post|p:posted"/></xsl:if>
  </xsl:template>

  <xsl:template match="p:post">
    <xsl:if test="not(*)"><xsl:call-template name="empty"><xsl:with-param name="lead" select="'Nothing is waiting to be sorted.'"/></xsl:call-template></xsl:if>
    <xsl:if test="*">
      <xsl:if test="p:posted"><p class="govuk-body">These messages came by email. Decide what each one is. Until then the dates below apply.</p></xsl:if>
      <xsl:if test="p:piled"><p class="govuk-body">The cases came through the website, more than usual in one hour. Open each one and take the first step, or record a note.</p></xsl:if>
      <table class="govuk-table redress-table">
        <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'Waiting to be sorted'"/><xsl:with-param name="headings" select="'Subject|From|Received|Acknowledge by'"/></xsl:call-template>
        <tbody class="govuk-table__body"><xsl:apply-templates select="*" mode="line"/></tbody>
      </table>
    </xsl:if>
    <xsl:if test="@more">
      <p class="govuk-body">
        <a class="govuk-link"><xsl:attribute name="href">/staff/post?<xsl:if test="@after">after=<xsl:value-of select="@after"/>&amp;</xsl:if>cases=<xsl:value-of select="@cases"/></xsl:attribute>More</a>
      </p>
    </xsl:if>
    <xsl:if test="@filed"><p class="govuk-body"><a class="govuk-link" href="/staff/filed">Messages that were filed automatically</a></p></xsl:if>
  </xsl:template>

  <xsl:template match="p:posted" mode="line">
    <tr class="govuk-table__row">
      <td class="govuk-table__cell"><a class="govuk-link" href="/staff/post?mail={@number}"><xsl:apply-templates select="." mode="subject"/></a><xsl:if test="@first"><div><xsl:value-of select="w:say('mail-half', @next)"/></div></xsl:if></td>
      <td class="govuk-table__cell"><xsl:apply-templates select="." mode="sender"/><xsl:if test="@colleague">, a colleague</xsl:if></td>
      <xsl:call-template name="line-times"/>
    </tr>
  </xsl:template>

  <!-- A case that came above the measure -->
  <xsl:template match="p:piled" mode="line">
    <tr class="govuk-table__row">
      <td class="govuk-table__cell"><a class="govuk-link" href="/staff/case?ref={@reference}"><xsl:value-of select="@reference"/></a>: <bdi class="redress-break"><xsl:value-of select="@summary"/></bdi></td>
      <td class="govuk-table__cell"><bdi class="redress-break"><xsl:value-of select="@person"/></bdi></td>
      <xsl:call-template name="line-times"/>
    </tr>
  </xsl:template>

  <xsl:template name="line-times">
    <td class="govuk-table__cell"><xsl:apply-templates select="@received" mode="short-moment"/></td>
    <td class="govuk-table__cell"><xsl:apply-templates select="@due" mode="short-moment"/><xsl:if test="@overdue"><div><strong class="govuk-tag govuk-tag--red">Overdue</strong></div></xsl:if></td>
  </xsl:template>

  <!-- One that was sorted says what became of it -->
  <xsl:template match="p:posted[@how]">
    <p class="govuk-inset-text">
      <xsl:value-of select="w:say('mail-how', @how)"/>
      <xsl:if test="@first and @how = 'both'"><xsl:text> </xsl:text><xsl:call-template name="case-link"><xsl:with-param name="reference" select="@first"/></xsl:call-template> and</xsl:if>
      <xsl:if test="@reference"><xsl:if test="@how = 'bounce' or @how = 'automatic'">, for the case</xsl:if><xsl:text> </xsl:text><xsl:call-template name="case-link"><xsl:with-param name="reference" select="@reference"/></xsl:call-template></xsl:if>
      <xsl:if test="@place"> to <bdi><xsl:value-of select="@place"/></bdi></xsl:if>
      <xsl:if test="@by-title"> (<xsl:value-of select="@by-title"/>)</xsl:if>
      <xsl:text>.</xsl:text>
    </p>
    <xsl:if test="p:reply">
      <h2 class="govuk-heading-m">Reply</h2>
      <xsl:if test="@sent"><p class="govuk-body"><xsl:value-of select="w:say('mail-reply', p:reply/@state, 'when', w:moment(p:reply/@at))"/></p></xsl:if>
      <xsl:if test="not(@sent)"><p class="govuk-body">Nothing was sent from here. Print this reply, or copy it into an email:</p></xsl:if>
      <textarea class="govuk-textarea" rows="10" readonly="readonly" aria-label="Reply" dir="auto"><xsl:text>&#10;</xsl:text><xsl:value-of select="p:reply"/></textarea>
    </xsl:if>
    <xsl:apply-templates select="." mode="whole"/>
  </xsl:template>

  <!-- A complaint and a compliment in one, of which one may be a case already -->
  <xsl:template match="p:posted[@both and not(@how)]">
    <xsl:apply-templates select="." mode="whole"/>
    <h2 class="govuk-heading-l">A complaint and a compliment</h2>
    <p class="govuk-body">
      <xsl:text>This message is both. </xsl:text>
      <xsl:if test="@first">One part of it was recorded as <xsl:call-template name="case-link"><xsl:with-param name="reference" select="@first"/></xsl:call-template>. <xsl:value-of select="w:say('mail-half', @next)"/></xsl:if>
      <xsl:if test="not(@first)">Neither has been recorded yet.</xsl:if>
      <xsl:if test="@next = 'submit'"> The complaint <xsl:apply-templates select="@due" mode="owed"/>.</xsl:if>
    </p>
    <xsl:call-template name="post-form">
      <xsl:with-param name="presses">
        <xsl:call-template name="form-button"><xsl:with-param name="text" select="w:say('mail-half-press', @next)"/><xsl:with-param name="address" select="concat('/staff/', @next)"/></xsl:call-template>
        <xsl:variable name="not"><xsl:if test="@first"><xsl:value-of select="w:say('mail-no-half', @next)"/></xsl:if><xsl:if test="not(@first)">It is not both</xsl:if></xsl:variable>
        <xsl:call-template name="button"><xsl:with-param name="text" select="$not"/><xsl:with-param name="name" select="'how'"/><xsl:with-param name="value" select="'one'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:posted">
    <xsl:variable name="number" select="@number"/>
    <xsl:apply-templates select="." mode="whole"/>
    <xsl:if test="@due"><p class="govuk-body">If this is a <xsl:if test="@kind = 'compliment'">compliment</xsl:if><xsl:if test="not(@kind = 'compliment')">complaint</xsl:if>, it <xsl:apply-templates select="@due" mode="owed"/>.</p></xsl:if>
    <h2 class="govuk-heading-l">What is it?</h2>
    <xsl:call-template name="post-form">
      <xsl:with-param name="presses">
        <xsl:if test="@kind = 'compliment'"><xsl:call-template name="a-compliment"/></xsl:if>
        <xsl:call-template name="form-button"><xsl:with-param name="text" select="'A complaint'"/><xsl:with-param name="address" select="'/staff/submit'"/><xsl:with-param name="secondary" select="@kind = 'compliment'"/></xsl:call-template>
        <xsl:if test="not(@kind = 'compliment')"><xsl:call-template name="a-compliment"/></xsl:if>
        <xsl:call-template name="button"><xsl:with-param name="text" select="'Both'"/><xsl:with-param name="name" select="'how'"/><xsl:with-param name="value" select="'both'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <h3 class="govuk-heading-m">It belongs to a case</h3>
    <xsl:if test="../p:similar/p:case">
      <p class="govuk-body">It may belong to one of these:</p>
      <ul class="govuk-list govuk-list--bullet">
        <xsl:for-each select="../p:similar/p:case"><xsl:sort select="@why = 'reply'" order="descending"/><li><xsl:call-template name="similar-case"/>: <a class="govuk-link" href="/staff/contact?ref={@reference}&amp;mail={$number}">add to this case<span class="govuk-visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="@reference"/></span></a></li></xsl:for-each>
      </ul>
    </xsl:if>
    <form method="get" action="/staff/contact" accept-charset="utf-8">
      <input type="hidden" name="mail" value="{@number}"/>
      <div class="govuk-form-group">
        <label class="govuk-label" for="ref">Reference of the case</label>
        <input class="govuk-input govuk-input--width-20" id="ref" name="ref" type="text" spellcheck="false" autocomplete="off"/>
      </div>
      <xsl:call-template name="button"><xsl:with-param name="text" select="'Add to this case'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
    </form>
    <h3 class="govuk-heading-m">It is neither</h3>
    <p class="govuk-body">If it is for someone else, pass it on. You can reply to the sender on the next page. The message will be deleted after 30 days.</p>
    <form method="get" action="/staff/post" accept-charset="utf-8">
      <input type="hidden" name="mail" value="{@number}"/>
      <div class="govuk-form-group">
        <label class="govuk-label" for="to">Pass it on to</label>
        <select class="govuk-select" id="to" name="to">
          <xsl:for-each select="$organisation/o:elsewhere"><option value="{@name}"><xsl:value-of select="@title"/></option></xsl:for-each>
          <option value="other">Someone else</option>
        </select>
      </div>
      <xsl:call-template name="button"><xsl:with-param name="text" select="'Pass it on'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
    </form>
    <xsl:call-template name="post-form">
      <xsl:with-param name="presses">
        <xsl:call-template name="button"><xsl:with-param name="text" select="'It is unwanted'"/><xsl:with-param name="name" select="'how'"/><xsl:with-param name="value" select="'unwanted'"/><xsl:with-param name="secondary" select="true()"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="@due" mode="owed"><xsl:if test="../@overdue">had to</xsl:if><xsl:if test="not(../@overdue)">has to</xsl:if> be acknowledged by <xsl:apply-templates select="." mode="moment"/></xsl:template>

  <!-- The form that says what becomes of the message -->
  <xsl:template name="post-form">
    <xsl:param name="presses"/>
    <form method="post" action="{../p:form/@action}" accept-charset="utf-8">
      <xsl:for-each select="../p:form"><input type="hidden" name="csrf" value="{@csrf}"/><xsl:for-each select="p:hidden"><input type="hidden" name="{@name}" value="{@value}"/></xsl:for-each></xsl:for-each>
      <div class="govuk-button-group"><xsl:copy-of select="$presses"/></div>
    </form>
  </xsl:template>

  <!-- It is being passed on -->
  <xsl:template match="p:passing">
    <xsl:if test="@title"><p class="govuk-body-l">To: <xsl:value-of select="@title"/></p></xsl:if>
    <p class="govuk-body">
      <xsl:text>Send the message on yourself, then say so here. </xsl:text>
      <xsl:if test="@address">The reply goes to <bdi class="redress-break"><xsl:value-of select="@address"/></bdi>. Change it as you like.</xsl:if>
      <xsl:if test="not(@address)">We cannot send the reply from here. You can print it, or copy it into an email, on the next page.</xsl:if>
    </p>
    <xsl:apply-templates select="../p:form"/>
    <xsl:call-template name="details">
      <xsl:with-param name="summary">Read the message</xsl:with-param>
      <xsl:with-param name="body"><xsl:apply-templates select="../p:posted" mode="whole"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:form[../p:passing]" mode="send">
    <div class="govuk-button-group">
      <xsl:if test="../p:passing/@address"><xsl:call-template name="button"><xsl:with-param name="text" select="'Pass on and send the reply'"/><xsl:with-param name="name" select="'send'"/><xsl:with-param name="value" select="'yes'"/></xsl:call-template></xsl:if>
      <xsl:call-template name="button"><xsl:with-param name="text" select="'I have passed it on'"/><xsl:with-param name="name" select="'send'"/><xsl:with-param name="value" select="'no'"/><xsl:with-param name="secondary" select="boolean(../p:passing/@address)"/></xsl:call-template>
    </div>
  </xsl:template>

  <!-- Leads to the form that is filled in from the message. Current node: the message -->
  <xsl:template name="form-button">
    <xsl:param name="text"/>
    <xsl:param name="address"/>
    <xsl:param name="secondary" select="false()"/>
    <a role="button" draggable="false" href="{$address}?mail={@number}">
      <xsl:attribute name="class">govuk-button<xsl:if test="$secondary"> govuk-button--secondary</xsl:if></xsl:attribute>
      <xsl:value-of select="$text"/>
    </a>
  </xsl:template>

  <xsl:template name="a-compliment">
    <xsl:call-template name="form-button"><xsl:with-param name="text" select="'A compliment'"/><xsl:with-param name="address" select="'/staff/compliment'"/><xsl:with-param name="secondary" select="not(@kind = 'compliment')"/></xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
