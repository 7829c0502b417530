<?xml version="1.0" encoding="UTF-8"?>
<!-- A case, for staff: where it stands, what can be done, what is owed, what was written, what has happened. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" exclude-result-prefixes="p r w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="bundle.xsl"/>

  <xsl:variable name="unfolded"><xsl:if test="/p:page/p:portion/@unfolded">&amp;unfolded=yes</xsl:if></xsl:variable>

  <xsl:template match="p:page" mode="title"><xsl:value-of select="concat(@reference, ' ')"/><xsl:call-template name="case-title"/></xsl:template>

  <xsl:template match="p:page" mode="before">
    <xsl:choose>
      <xsl:when test="p:bundle"><xsl:call-template name="back-link"><xsl:with-param name="href" select="concat('/staff/case?ref=', @reference)"/><xsl:with-param name="text" select="w:say('back', 'case', 'reference', @reference)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="back-link"><xsl:with-param name="href" select="'/staff/'"/><xsl:with-param name="text" select="'My work'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="fault-banner"/>
    <xsl:apply-templates select="p:sent"/>
    <xsl:apply-templates select="p:status" mode="head"/>
    <xsl:if test="count($record/*) = 1 and $record/r:received/@p:by-title = @person"><p class="govuk-body-l redress-unprinted">Thank you for passing this on.</p></xsl:if>
    <xsl:choose>
      <xsl:when test="p:portion"><p class="redress-bundle govuk-body">This page does not show every entry. They are all in the review bundle.</p></xsl:when>
      <xsl:otherwise><xsl:call-template name="bundle"/></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="p:status/p:untimely"><p class="govuk-inset-text redress-unprinted">Entry <a class="govuk-link" href="#event-{@seq}"><xsl:value-of select="@seq"/></a> has an earlier time than <a class="govuk-link" href="#event-{@after}">entry <xsl:value-of select="@after"/></a>, which came before it. Correct whichever is wrong.</p></xsl:for-each>
    <xsl:if test="p:status/p:obligation[@name = 'new-case' and (@state = 'owed' or @state = 'overdue')] and p:offer[@action = 'submit']">
      <div class="govuk-inset-text redress-unprinted">What has come back is a new matter. <a class="govuk-link" href="/staff/submit?earlier={@reference}">Record the new complaint</a>. The form already has the details of the person, and links both cases.</div>
    </xsl:if>
    <!-- what they tell us once it is closed may be that it is not settled -->
    <xsl:if test="p:status/p:obligation[@name = 'reply' and (@state = 'owed' or @state = 'overdue')] and p:status/p:action[@name = 'reopen']">
      <div class="govuk-inset-text redress-unprinted">The complainant has been in touch since the case was closed. <a class="govuk-link" href="/staff/reopen?ref={@reference}">Reopen the case</a> if it is not settled. Otherwise, reply and <a class="govuk-link" href="/staff/contact?ref={@reference}">record the contact</a>.</div>
    </xsl:if>
    <xsl:call-template name="needs-said"/>
    <xsl:if test="p:status/p:contact/@instead">
      <div class="govuk-inset-text redress-unprinted">The contact we named for the complainant no longer takes part in this case. The status page and the letters now show <xsl:value-of select="p:status/p:contact/@name"/> instead.</div>
    </xsl:if>
    <xsl:if test="not(p:bundle)"><xsl:apply-templates select="p:status" mode="actions"/></xsl:if>
    <xsl:apply-templates select="p:status" mode="owed"/>
    <h2 class="govuk-heading-l"><xsl:value-of select="w:say('heading', local-name($record))"/></h2>
    <xsl:for-each select="$record/r:received[last()]">
      <dl class="govuk-summary-list">
        <!-- what happened before who it was -->
        <xsl:apply-templates select="r:*[not(r:*)]" mode="entered"/>
        <xsl:apply-templates select="r:*[r:*]" mode="entered"/>
      </dl>
    </xsl:for-each>
    <h2 class="govuk-heading-l">What has happened</h2>
    <xsl:if test="not(p:bundle)"><p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/bundle?ref={@reference}">Review bundle: the whole case to read or print</a></p></xsl:if>
    <xsl:apply-templates select="p:portion"/>
    <ol class="redress-timeline"><xsl:apply-templates select="$record/*[not(@p:aside)]" mode="history"/></ol>
    <xsl:apply-templates select="p:links[p:link]|p:looks[p:look]"/>
  </xsl:template>

  <!-- The other entries -->
  <xsl:template match="p:portion">
    <p class="govuk-body redress-unprinted redress-portion">
      <xsl:if test="@earlier">
        <a class="govuk-link" href="/staff/case?ref={$record/@reference}&amp;before={@before}{$unfolded}">
          <xsl:choose>
            <xsl:when test="@earlier = 1">One earlier entry</xsl:when>
            <xsl:otherwise><xsl:value-of select="@earlier"/> earlier entries</xsl:otherwise>
          </xsl:choose>
        </a>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:if test="@later"><a class="govuk-link" href="/staff/case?ref={$record/@reference}">The newest entries</a><xsl:text> </xsl:text></xsl:if>
    </p>
  </xsl:template>

  <!-- Messages above the measure of their hour -->
  <xsl:template match="r:*[@p:folded]" mode="history" priority="2">
    <li class="redress-timeline__item redress-timeline__item--short" id="event-{@seq}">
      <p class="redress-timeline__when">
        <xsl:choose>
          <xsl:when test="@p:folded = 1">One more message</xsl:when>
          <xsl:otherwise><xsl:value-of select="@p:folded"/> more messages</xsl:otherwise>
        </xsl:choose>
        <xsl:text> came in the hour from </xsl:text><xsl:value-of select="concat(substring(@at, 12, 2), ':00')"/> on <xsl:apply-templates select="@at" mode="day"/>
        <xsl:text>: </xsl:text><a class="govuk-link" href="/staff/case?ref={../@reference}&amp;before={@p:until}&amp;unfolded=yes">show them</a>
      </p>
    </li>
  </xsl:template>

  <!-- What was just recorded and is still to be told -->
  <xsl:template match="p:sent">
    <xsl:variable name="event" select="$record/*[@seq = current()/@seq]"/>
    <xsl:variable name="received" select="$record/r:received[last()]"/>
    <xsl:variable name="email" select="($received/r:representative/r:email|$received/r:complainant/r:email|$received/r:giver/r:email)[last()]"/>
    <div class="govuk-inset-text redress-unprinted redress-sent">
      <h2 class="govuk-heading-m"><xsl:value-of select="w:say('sent', @channel)"/></h2>
      <p class="govuk-body">
        <xsl:value-of select="w:say('sent-how', @channel)"/>
        <xsl:if test="@channel = 'email' and $email"> Their address: <xsl:call-template name="mail-link"><xsl:with-param name="address" select="$email"/></xsl:call-template></xsl:if>
      </p>
      <xsl:if test="@letter"><p class="govuk-body"><a class="govuk-link" href="/staff/letter?ref={$record/@reference}&amp;seq={@seq}">Letter to print</a>, or <a class="govuk-link" href="/staff/letter?ref={$record/@reference}&amp;seq={@seq}#text">its text to copy</a></p></xsl:if>
      <xsl:if test="not(@letter) and $event/r:said"><textarea class="govuk-textarea" rows="6" readonly="readonly" aria-label="Text to copy" dir="auto"><xsl:text>&#10;</xsl:text><xsl:value-of select="$event/r:said"/></textarea></xsl:if>
      <xsl:if test="$received/r:complainant/r:preferred-channel[. != current()/@channel]"><p class="govuk-body">They asked us to use another way: <xsl:for-each select="$received/r:complainant/r:preferred-channel"><xsl:call-template name="small"><xsl:with-param name="text" select="string(@p:shown)"/></xsl:call-template></xsl:for-each>.</p></xsl:if>
    </div>
  </xsl:template>

  <!-- A remedy was done, and the complainant does not know it yet -->
  <xsl:template match="p:sent[not(@channel)]">
    <xsl:if test="../p:status/p:action[@name = 'contact']">
      <div class="govuk-inset-text redress-unprinted redress-sent">
        <h2 class="govuk-heading-m"><xsl:value-of select="w:say('sent', 'done')"/></h2>
        <p class="govuk-body"><a class="govuk-link" href="/staff/contact?ref={$record/@reference}&amp;done={@seq}">Record the update to the complainant</a>. The form already says what was done.</p>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Cases that belong with this one -->
  <xsl:template match="p:links">
    <h2 class="govuk-heading-l">Linked cases</h2>
    <ul class="govuk-list govuk-list--bullet">
      <xsl:for-each select="p:link">
        <li><xsl:call-template name="case-link"><xsl:with-param name="reference" select="@reference"/></xsl:call-template>: <xsl:value-of select="w:say('how-linked', @how, 'else', @how)"/>
          <xsl:for-each select="r:complaint/r:received[last()]">
            <p class="govuk-body">It ended as a duplicate of this case. This came with it:</p>
            <dl class="govuk-summary-list govuk-summary-list--no-border redress-entered"><xsl:apply-templates select="r:*[not(r:*)]" mode="entered"/></dl>
          </xsl:for-each>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <!-- Who looked, for those who may know it -->
  <xsl:template match="p:looks">
    <xsl:call-template name="details">
      <xsl:with-param name="class" select="'redress-looks'"/>
      <xsl:with-param name="summary" select="'Who looked at this case'"/>
      <xsl:with-param name="body">
        <ul class="govuk-list"><xsl:apply-templates select="p:look"/></ul>
        <p class="govuk-body"><a class="govuk-link" href="/staff/looks?ref={$record/@reference}">Everyone who has looked, and every time</a></p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Heading and the facts at a glance -->
  <xsl:template match="p:status" mode="head">
    <span class="govuk-caption-xl"><xsl:value-of select="$record/@reference"/></span>
    <h1 class="govuk-heading-xl redress-case__title"><xsl:call-template name="case-title"/></h1>
    <xsl:apply-templates select="@state" mode="tag"/>
    <xsl:if test="@state = 'merged'">
      <xsl:for-each select="$record/r:merged[last()]"><p class="govuk-inset-text">This case has ended as a duplicate. It continues under <xsl:call-template name="case-link"><xsl:with-param name="reference" select="string(r:other)"/></xsl:call-template>.</p></xsl:for-each>
    </xsl:if>
    <xsl:if test="@severity = 'high' and not(p:alert)"><p class="govuk-body"><xsl:call-template name="severity-tag"/></p></xsl:if>
    <xsl:apply-templates select="p:alert"/>
    <xsl:for-each select="$redirected"><p class="govuk-inset-text">This complaint was redirected: <xsl:call-template name="redirected-to"/></p></xsl:for-each>
    <xsl:if test="$elsewhere and (@state = 'received' or @state = 'acknowledged')">
      <div class="govuk-inset-text redress-unprinted">
        <p class="govuk-body">The complainant says that this is about their employment, so it may belong elsewhere: <xsl:apply-templates select="$elsewhere"/></p>
        <xsl:choose>
          <xsl:when test="p:action[@name = 'redirect']"><a class="govuk-button govuk-button--secondary" href="/staff/redirect?ref={$record/@reference}"><xsl:call-template name="action-title"><xsl:with-param name="action" select="'redirect'"/></xsl:call-template></a></xsl:when>
          <xsl:when test="@state = 'received'"><p class="govuk-body">Acknowledge it first.</p></xsl:when>
        </xsl:choose>
      </div>
    </xsl:if>
    <xsl:if test="@unsorted"><p class="govuk-inset-text redress-unprinted">This case is waiting to be sorted: one address sent more than usual within an hour. Its deadlines still apply. Any step you record moves it to the other cases.</p></xsl:if>
    <dl class="redress-facts">
      <xsl:if test="@level-title != ''"><div><dt>Level</dt><dd><xsl:value-of select="concat(@level, ': ', @level-title)"/></dd></div></xsl:if>
      <div><dt>Division</dt><dd><xsl:value-of select="@division-title"/><xsl:if test="not(@division-title != '')">Not known yet</xsl:if></dd></div>
      <div><dt>Handler</dt><dd><xsl:value-of select="@handler-title"/><xsl:if test="not(@handler-title != '')">No one yet</xsl:if></dd></div>
      <xsl:call-template name="next-step"/>
      <xsl:if test="p:contact"><div><dt>Contact for the complainant</dt><dd><xsl:value-of select="p:contact/@name"/></dd></div></xsl:if>
      <xsl:if test="@last-told"><div><dt>Last told</dt><dd><xsl:apply-templates select="@last-told" mode="short-moment"/><xsl:if test="@told-how">, <xsl:value-of select="w:say('told-how', @told-how)"/></xsl:if></dd></div></xsl:if>
      <xsl:if test="$record/*/r:feeling"><div><dt>How they feel</dt><dd>At the start: <xsl:call-template name="feeling"><xsl:with-param name="event" select="$record/r:received[last()]"/></xsl:call-template>.<xsl:if test="$record/r:followed-up"> At the end: <xsl:call-template name="feeling"><xsl:with-param name="event" select="$record/r:followed-up[r:feeling][last()]"/></xsl:call-template>.</xsl:if></dd></div></xsl:if>
      <xsl:if test="@severity != ''"><div><dt>Severity</dt><dd><xsl:value-of select="w:say('severity', @severity)"/></dd></div></xsl:if>
      <div><dt>Policy</dt><dd><xsl:value-of select="concat(../p:policy/@reference, ', version ', ../p:policy/@version)"/></dd></div>
    </dl>
  </xsl:template>

  <xsl:template name="feeling">
    <xsl:param name="event"/>
    <xsl:value-of select="$event/r:feeling/@p:shown"/><xsl:if test="not($event/r:feeling)">not said</xsl:if>
  </xsl:template>

  <!-- What is to be done next, and whose it is -->
  <xsl:template name="next-step">
    <xsl:choose>
      <xsl:when test="@ground != ''">
        <div class="redress-facts__next">
          <dt>Next step</dt>
          <dd>
            <xsl:call-template name="case-due"/>
            <xsl:if test="@next-due != ''">, due <xsl:apply-templates select="@next-due" mode="short-moment"/></xsl:if>
          </dd>
        </div>
        <div>
          <dt>Responsible</dt>
          <dd>
            <xsl:call-template name="next-with"/>
            <xsl:if test="@ground = 'deputy' or @ground = 'assigner' or @ground = 'refused'"><xsl:value-of select="concat(', ', w:say('ground', @ground))"/></xsl:if>
            <xsl:if test="(@ground = 'unheld' or @ground = 'barred') and @role-title != ''"><xsl:value-of select="concat(' (', @role-title, ')')"/></xsl:if>
          </dd>
        </div>
      </xsl:when>
      <xsl:when test="@waits-until != ''"><div><dt>Next step</dt><dd>The complainant can ask for a review until <xsl:apply-templates select="@waits-until" mode="short-moment"/></dd></div></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="p:status" mode="actions">
    <xsl:if test="p:action">
      <div class="govuk-button-group redress-actions">
        <xsl:apply-templates select="p:action[@main = 'yes']"/>
        <!-- a correction begins at the entry that it corrects, in the history -->
        <xsl:apply-templates select="p:action[not(@main = 'yes') and @name != 'correct']"/>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:action">
    <a href="/staff/{@name}?ref={/p:page/@reference}">
      <xsl:attribute name="class">govuk-button<xsl:if test="not(@main = 'yes')"> govuk-button--secondary</xsl:if></xsl:attribute>
      <xsl:call-template name="action-title"><xsl:with-param name="action" select="@name"/></xsl:call-template>
    </a>
  </xsl:template>

  <!-- What is owed now; what was, folded away -->
  <xsl:template match="p:status" mode="owed">
    <xsl:variable name="open" select="p:obligation[@state = 'owed' or @state = 'overdue' or @state = 'coming' or @state = 'open']"/>
    <xsl:variable name="past" select="p:obligation[not(@state = 'owed' or @state = 'overdue' or @state = 'coming' or @state = 'open')]"/>
    <h2 class="govuk-heading-l">What is due</h2>
    <xsl:choose>
      <xsl:when test="$open">
        <xsl:call-template name="obligations"><xsl:with-param name="list" select="$open"/><xsl:with-param name="caption" select="'Due now, and rights that are still open'"/></xsl:call-template>
        <xsl:call-template name="details">
          <xsl:with-param name="summary" select="'How we worked out these dates'"/>
          <xsl:with-param name="body">
            <xsl:for-each select="$open">
              <h3 class="govuk-heading-s"><xsl:call-template name="obligation-of-item"/></h3>
              <xsl:call-template name="explanation"/>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><p class="govuk-body">Nothing is due on this case now.</p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$past">
      <xsl:call-template name="details">
        <xsl:with-param name="class" select="'redress-past'"/>
        <xsl:with-param name="summary" select="'What was due before'"/>
        <xsl:with-param name="body"><xsl:call-template name="obligations"><xsl:with-param name="list" select="$past"/><xsl:with-param name="caption" select="'Done, used or no longer due'"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="obligations">
    <xsl:param name="list"/>
    <xsl:param name="caption"/>
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="caption" select="$caption"/><xsl:with-param name="headings" select="'What|Due|Status'"/></xsl:call-template>
      <tbody class="govuk-table__body"><xsl:apply-templates select="$list"/></tbody>
    </table>
  </xsl:template>

  <xsl:template match="p:obligation">
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        <xsl:call-template name="obligation-of-item"/>
        <xsl:if test="@name = 'respond' and @level"><xsl:text> (</xsl:text><xsl:call-template name="level-title"><xsl:with-param name="level" select="@level"/></xsl:call-template>)</xsl:if>
        <span class="redress-small">
          <xsl:if test="@window = 'yes'">The complainant</xsl:if><xsl:value-of select="@owner-title[not(../@window = 'yes')]"/>
          <xsl:if test="@force = 'target'"> · target</xsl:if>
        </span>
      </th>
      <td class="govuk-table__cell">
        <xsl:apply-templates select="@due[. != '']" mode="time-moment"/><xsl:if test="not(@due != '')">No deadline</xsl:if>
        <xsl:if test="@was"><span class="redress-small">was <xsl:apply-templates select="@was" mode="short-moment"/></span></xsl:if>
        <xsl:if test="@first-due != '' and @first-due != @due">
          <span class="redress-small">originally <xsl:apply-templates select="@first-due" mode="short-moment"/></span>
        </xsl:if>
      </td>
      <td class="govuk-table__cell">
        <strong class="govuk-tag govuk-tag--{w:say('obligation-colour', @state)}"><xsl:value-of select="w:say('obligation-state', @state)"/></strong>
        <xsl:if test="@left != '' and @state = 'owed'">
          <span class="redress-small"><xsl:call-template name="left"><xsl:with-param name="days" select="@left"/></xsl:call-template></span>
        </xsl:if>
        <xsl:if test="@kept != ''">
          <span class="redress-small"><xsl:apply-templates select="@kept" mode="short-moment"/></span>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>

  <!-- "Make the improvement: a fixed day". Current node: p:obligation -->
  <xsl:template name="obligation-of-item">
    <xsl:call-template name="obligation-title"/>
    <xsl:if test="@item-title != ''">: <span class="redress-break" dir="auto"><xsl:value-of select="@item-title"/></span></xsl:if>
  </xsl:template>

  <!-- Another entry, on this page or another -->
  <xsl:template name="entry-link">
    <xsl:param name="seq"/>
    <xsl:param name="text"/>
    <a class="govuk-link">
      <xsl:attribute name="href"><xsl:if test="/p:page/p:portion and not($record/*[@seq = $seq and not(@p:aside)])"><xsl:value-of select="concat('/staff/case?ref=', $record/@reference, '&amp;before=', $seq + 1, '&amp;unfolded=yes')"/></xsl:if>#event-<xsl:value-of select="$seq"/></xsl:attribute>
      <xsl:value-of select="$text"/>
      <xsl:if test="$text = ''">entry <xsl:value-of select="$seq"/></xsl:if>
    </a>
  </xsl:template>

  <!-- That somebody has read a lesson or a practice is a line, however many they are -->
  <xsl:template match="r:read" mode="history" priority="1">
    <li class="redress-timeline__item redress-timeline__item--short" id="event-{@seq}">
      <p class="redress-timeline__when">
        <span class="redress-bundle__entry"><xsl:value-of select="concat('Entry ', @seq, ' · ')"/></span>
        <xsl:call-template name="event-title"/>: <xsl:call-template name="entry-link"><xsl:with-param name="seq" select="string(@entry)"/><xsl:with-param name="text"><xsl:for-each select="../*[@seq = current()/@entry]"><xsl:call-template name="event-title"/></xsl:for-each></xsl:with-param></xsl:call-template>
        <xsl:text> · </xsl:text><xsl:apply-templates select="@at" mode="time-short-moment"/>
        <xsl:text> · </xsl:text><xsl:call-template name="author"/>
      </p>
    </li>
  </xsl:template>

  <!-- History: one entry for each event. The words of the first stand above -->
  <xsl:template match="r:*" mode="history">
    <li class="redress-timeline__item" id="event-{@seq}">
      <h3 class="redress-timeline__title"><xsl:call-template name="event-title"/></h3>
      <xsl:if test="@corrected-by"><p class="govuk-body redress-timeline__corrected">As corrected: <xsl:call-template name="entry-link"><xsl:with-param name="seq" select="string(@corrected-by)"/><xsl:with-param name="text" select="'see the correction'"/></xsl:call-template><span class="redress-bundle__entry">, entry <xsl:value-of select="@corrected-by"/></span></p></xsl:if>
      <p class="redress-timeline__when">
        <span class="redress-bundle__entry"><xsl:value-of select="concat('Entry ', @seq, ' · ')"/></span>
        <xsl:apply-templates select="@at" mode="time-moment"/><xsl:text> · </xsl:text><xsl:call-template name="author"/>
        <xsl:if test="@recorded != '' and @recorded != @at"> · recorded on <xsl:apply-templates select="@recorded" mode="moment"/></xsl:if>
      </p>
      <xsl:if test="self::r:corrected">
        <xsl:variable name="corrects" select="@corrects"/>
        <p class="govuk-body">The earlier version is kept here<xsl:if test="r:event/*/@at != ../*[@seq = $corrects]/@at">, with its original time: <xsl:apply-templates select="r:event/*/@at" mode="moment"/></xsl:if>.</p>
      </xsl:if>
      <xsl:if test="not(self::r:received)"><xsl:call-template name="entered"><xsl:with-param name="facts" select="true()"/></xsl:call-template></xsl:if>
      <xsl:call-template name="own-documents"/>
      <xsl:if test="@p:letter">
        <p class="govuk-body redress-timeline__letter">
          <a class="govuk-link" href="/staff/letter?ref={../@reference}&amp;seq={@seq}">Letter to print<span class="govuk-visually-hidden">: <xsl:call-template name="event-title"/>, <xsl:apply-templates select="@at" mode="day"/></span></a>
        </p>
      </xsl:if>
      <xsl:if test="/p:page/p:status/p:action[@name = 'correct'] and not(self::r:corrected or self::r:linked or self::r:merged or self::r:read or @seq = /p:page/p:status/p:kept/@seq)">
        <p class="govuk-body redress-timeline__letter"><a class="govuk-link" href="/staff/correct?ref={../@reference}&amp;seq={@seq}">Correct<span class="govuk-visually-hidden"> this entry: <xsl:call-template name="event-title"/>, number <xsl:value-of select="@seq"/></span></a></p>
      </xsl:if>
    </li>
  </xsl:template>

</xsl:stylesheet>
