<?xml version="1.0" encoding="UTF-8"?>
<!-- A case, for staff: where it stands, the next step and what else can be done, what they told us, how to reach them,
     what is due, the files, what has happened. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" exclude-result-prefixes="p r w">

  <xsl:include href="frame.xsl"/>
  <xsl:include href="case-parts.xsl"/>
  <xsl:include href="history.xsl"/>

  <xsl:variable name="received" select="$record/r:received[last()]"/>
  <xsl:variable name="people" select="$received/r:complainant|$received/r:giver|$received/r:representative"/>
  <xsl:variable name="unfolded"><xsl:if test="$portion/@unfolded">&amp;unfolded=yes</xsl:if></xsl:variable>
  <xsl:variable name="show"><xsl:if test="$portion/@show">&amp;show=<xsl:value-of select="$portion/@show"/></xsl:if></xsl:variable>

  <xsl:template match="p:page" mode="before">
    <xsl:call-template name="back-link"><xsl:with-param name="href" select="'/staff/'"/><xsl:with-param name="text" select="'My work'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="p:page" mode="main">
    <xsl:call-template name="fault-banner"/>
    <xsl:apply-templates select="p:done"/>
    <xsl:apply-templates select="p:status" mode="head"/>
    <xsl:if test="count($record/*) = 1 and $received/@p:by-title = @person"><p class="govuk-body-l redress-unprinted">Thank you for passing this on.</p></xsl:if>
    <xsl:apply-templates select="p:status" mode="notices"/>
    <xsl:call-template name="drafts"/>
    <xsl:apply-templates select="p:status" mode="facts"/>
    <xsl:apply-templates select="p:status" mode="steps"/>
    <xsl:call-template name="jumps"/>
    <div class="redress-sides">
      <section class="redress-sides__words" aria-labelledby="words">
        <h2 class="govuk-heading-m" id="words"><xsl:value-of select="w:say('heading', local-name($record))"/></h2>
        <xsl:for-each select="$received">
          <dl class="govuk-summary-list"><xsl:apply-templates select="r:*[not(r:*)][not(self::r:attachment)]" mode="first"/></dl>
        </xsl:for-each>
      </section>
      <xsl:call-template name="contact"/>
    </div>
    <xsl:apply-templates select="p:status" mode="owed"/>
    <xsl:apply-templates select="p:files"/>
    <xsl:call-template name="history"/>
    <xsl:apply-templates select="p:links[p:link]|p:similar"/>
    <xsl:if test="not(p:similar) and @kind = 'complaint'"><p class="govuk-body redress-unprinted"><a class="govuk-link" href="/staff/case{$ref}&amp;similar#similar">Look for similar cases</a></p></xsl:if>
    <xsl:apply-templates select="p:looks[p:look]"/>
  </xsl:template>

  <!-- Long words of the first entry open at a press -->
  <xsl:template match="r:*" mode="first"><xsl:apply-templates select="." mode="entered"/></xsl:template>
  <xsl:template match="r:*[string-length() &gt; 900]" mode="first">
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key"><xsl:value-of select="@p:label"/></dt>
      <dd class="govuk-summary-list__value redress-prose" dir="auto">
        <details class="redress-long"><summary><xsl:value-of select="substring(., 1, 600)"/>…</summary><xsl:value-of select="."/></details>
      </dd>
    </div>
  </xsl:template>

  <!-- What to know before acting -->
  <xsl:template match="p:status" mode="notices">
    <xsl:if test="$elsewhere and (@state = 'received' or @state = 'acknowledged')">
      <div class="govuk-inset-text redress-unprinted">
        <p class="govuk-body">The complainant says that this is about their employment, so it may belong elsewhere: <xsl:apply-templates select="$elsewhere"/></p>
        <xsl:choose>
          <xsl:when test="p:action[@name = 'redirect']"><a class="govuk-button govuk-button--secondary" href="/staff/redirect{$ref}"><xsl:call-template name="action-title"><xsl:with-param name="action" select="'redirect'"/></xsl:call-template></a></xsl:when>
          <xsl:when test="@state = 'received'"><p class="govuk-body">Acknowledge it first.</p></xsl:when>
        </xsl:choose>
      </div>
    </xsl:if>
    <xsl:if test="@unsorted"><p class="govuk-inset-text redress-unprinted">This case is waiting to be sorted: one address sent more than usual within an hour. Its deadlines still apply. Any step you record moves it to the other cases.</p></xsl:if>
    <!-- until they have been told something since, one way or another -->
    <xsl:for-each select="../p:mail[@state = 'failed']">
      <xsl:if test="not($record/*[@seq &gt; current()/@seq][@p:letter or self::r:contacted[r:direction = 'out']])">
        <div class="govuk-inset-text redress-unprinted"><xsl:call-template name="mail-said"/>: see <a class="govuk-link" href="#event-{@seq}">entry <xsl:value-of select="@seq"/></a>. Once you have told them, record it as a contact.</div>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="p:untimely"><p class="govuk-inset-text redress-unprinted">Entry <a class="govuk-link" href="#event-{@seq}"><xsl:value-of select="@seq"/></a> has an earlier time than <a class="govuk-link" href="#event-{@after}">entry <xsl:value-of select="@after"/></a>, which came before it. Correct whichever is wrong.</p></xsl:for-each>
    <xsl:if test="p:obligation[@name = 'new-case'][@state = 'owed' or @state = 'overdue'] and ../p:offer[@action = 'submit']">
      <div class="govuk-inset-text redress-unprinted">What has come back is a new matter. <a class="govuk-link" href="/staff/submit?earlier={../@reference}">Record the new complaint</a>. The form already has the details of the person, and links both cases.</div>
    </xsl:if>
    <!-- what they tell us once it is closed may be that it is not settled -->
    <xsl:if test="p:obligation[@name = 'reply'][@state = 'owed' or @state = 'overdue'] and p:action[@name = 'reopen']">
      <div class="govuk-inset-text redress-unprinted">The complainant has been in touch since the case was closed. <a class="govuk-link" href="/staff/reopen{$ref}">Reopen the case</a> if it is not settled. Otherwise, reply and <a class="govuk-link" href="/staff/contact{$ref}">record the contact</a>.</div>
    </xsl:if>
    <xsl:if test="p:contact/@instead">
      <div class="govuk-inset-text redress-unprinted">The contact we named for the complainant no longer takes part in this case. The status page and later letters show <xsl:value-of select="p:contact/@name"/> instead.</div>
    </xsl:if>
  </xsl:template>

  <!-- The next step, by when and whose it is; then everything else that can be done -->
  <xsl:template match="p:status" mode="steps">
    <xsl:variable name="main" select="p:action[@main]"/>
    <section class="redress-next" aria-labelledby="next">
      <h2 class="govuk-heading-m" id="next">Next step</h2>
      <xsl:call-template name="next-step"/>
      <xsl:if test="$main">
        <xsl:if test="@ground != '' and $main/@due and not($main/@due = @next-due)"><p class="govuk-body">What you can do now:</p></xsl:if>
        <p class="redress-next__step">
          <a href="/staff/{$main/@name}{$ref}" class="govuk-button"><xsl:call-template name="action-title"><xsl:with-param name="action" select="$main/@name"/></xsl:call-template></a>
          <xsl:if test="$main/@due and not($main/@due = @next-due)"><span>Due <xsl:apply-templates select="$main/@due" mode="moment"/></span></xsl:if>
        </p>
        <xsl:if test="$main/@foreseen"><p class="govuk-body"><xsl:apply-templates select="$main/@foreseen"/></p></xsl:if>
      </xsl:if>
    </section>
    <xsl:variable name="more" select="p:action[@more]"/>
    <xsl:if test="$more">
      <details class="govuk-details redress-actions">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">More actions</span></summary>
        <div class="govuk-details__text redress-actions__groups">
          <xsl:for-each select="$more[@more = 'first']">
            <xsl:variable name="group" select="string(@group)"/>
            <div>
              <h3 class="govuk-heading-s"><xsl:value-of select="w:say('action-group', $group)"/></h3>
              <ul class="govuk-list"><xsl:for-each select="$more[@group = $group]"><li><xsl:call-template name="more-action"/></li></xsl:for-each></ul>
            </div>
          </xsl:for-each>
        </div>
      </details>
    </xsl:if>
  </xsl:template>

  <!-- A step with a gate before it: what comes first, and no link to a form that can only be refused. Current node: p:action -->
  <xsl:template name="more-action">
    <xsl:choose>
      <xsl:when test="@gate or @stops"><xsl:value-of select="w:say('action', @name, 'review', $next-review)"/></xsl:when>
      <xsl:otherwise><a class="govuk-link" href="/staff/{@name}{$ref}"><xsl:value-of select="w:say('action', @name, 'review', $next-review)"/></a></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="@gate"><span class="redress-small"><xsl:value-of select="w:say('problem', concat('gate-', @gate))"/></span></xsl:when>
      <xsl:when test="@foreseen"><span class="redress-small"><xsl:apply-templates select="@foreseen"/></span></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- What is to be done next, and whose it is -->
  <xsl:template name="next-step">
    <xsl:choose>
      <xsl:when test="@ground != ''">
        <xsl:variable name="owed" select="p:obligation[@name = current()/@next][@due = current()/@next-due][1]"/>
        <p class="govuk-body">
          <strong><xsl:call-template name="case-due"/></strong>
          <xsl:if test="@next-due != ''">, due <xsl:apply-templates select="@next-due" mode="moment"/></xsl:if>
          <xsl:choose>
            <xsl:when test="$owed/@state = 'overdue'"><xsl:text> </xsl:text><strong class="govuk-tag govuk-tag--red"><xsl:value-of select="w:say('obligation-state', 'overdue')"/></strong></xsl:when>
            <xsl:when test="$owed/@left != ''"> (<xsl:call-template name="left"><xsl:with-param name="days" select="$owed/@left"/></xsl:call-template>)</xsl:when>
          </xsl:choose>
        </p>
        <p class="govuk-body">
          <xsl:text>Responsible: </xsl:text><xsl:call-template name="next-with"/>
          <xsl:if test="@ground = 'deputy' or @ground = 'assigner' or @ground = 'refused'"><xsl:value-of select="concat(', ', w:say('ground', @ground))"/></xsl:if>
          <xsl:if test="(@ground = 'unheld' or @ground = 'barred') and @role-title != ''"><xsl:value-of select="concat(' (', @role-title, ')')"/></xsl:if>
        </p>
      </xsl:when>
      <xsl:when test="@waits-until != ''"><p class="govuk-body">The complainant can ask for a review until <xsl:apply-templates select="@waits-until" mode="moment"/>.</p></xsl:when>
      <xsl:when test="not(p:action[@main])"><p class="govuk-body">Nothing is due on this case now.</p></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Where to go on the page. Current node: p:page -->
  <xsl:template name="jumps">
    <nav class="redress-jumps redress-unprinted" aria-label="On this page">
      <ul class="govuk-list">
        <li><a class="govuk-link" href="#words"><xsl:value-of select="w:say('heading', local-name($record))"/></a></li>
        <li><a class="govuk-link" href="#contact">Contact</a></li>
        <li><a class="govuk-link" href="#due">What is due</a></li>
        <xsl:if test="p:files"><li><a class="govuk-link" href="#files">Files</a></li></xsl:if>
        <li><a class="govuk-link" href="#history">What has happened</a></li>
        <li><a class="govuk-link" href="/staff/bundle{$ref}">Review bundle</a> (<a class="govuk-link" href="/staff/bundle{$ref}&amp;pdf">as PDF<span class="govuk-visually-hidden">: review bundle</span></a>)</li>
      </ul>
    </nav>
  </xsl:template>

  <!-- How to reach them, and when that was done. Current node: p:page -->
  <xsl:template name="contact">
    <section class="redress-sides__contact" aria-labelledby="contact">
      <h2 class="govuk-heading-m" id="contact">Contact</h2>
      <xsl:if test="not($people)"><p class="govuk-body">They chose to stay anonymous.</p></xsl:if>
      <xsl:for-each select="$people">
        <h3 class="govuk-heading-s"><xsl:value-of select="w:say('group', local-name())"/></h3>
        <dl class="redress-inner redress-reach"><xsl:apply-templates select="r:*" mode="inner"/></dl>
      </xsl:for-each>
      <xsl:call-template name="needs-said"/>
      <xsl:apply-templates select="p:contacts[p:listed]"/>
    </section>
  </xsl:template>

  <xsl:template match="r:complainant/r:email|r:giver/r:email|r:representative/r:email" mode="inner">
    <div><dt><xsl:value-of select="@p:label"/></dt><dd><xsl:call-template name="mail-link"><xsl:with-param name="address" select="string(.)"/></xsl:call-template></dd></div>
  </xsl:template>

  <!-- A number that holds nothing but figures can be rung by a press -->
  <xsl:template match="r:complainant/r:phone|r:giver/r:phone|r:representative/r:phone" mode="inner">
    <xsl:variable name="digits" select="translate(., ' ()-./', '')"/>
    <div>
      <dt><xsl:value-of select="@p:label"/></dt>
      <dd dir="auto">
        <xsl:choose>
          <xsl:when test="translate($digits, '+0123456789', '') = ''"><a class="govuk-link" href="tel:{$digits}"><xsl:value-of select="."/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
        </xsl:choose>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="r:complainant/r:needs|r:complainant/r:adjustments" mode="inner"/><!-- said below them -->

  <xsl:template match="p:contacts">
    <h3 class="govuk-heading-s">Contacts so far</h3>
    <ul class="govuk-list redress-contacts">
      <xsl:for-each select="p:listed">
        <li>
          <time datetime="{@at}"><xsl:value-of select="w:short-moment(@at)"/></time><xsl:text>: </xsl:text>
          <xsl:call-template name="entry-link"><xsl:with-param name="seq" select="string(@seq)"/><xsl:with-param name="text" select="string(@label)"/></xsl:call-template>
          <xsl:for-each select="@direction|@channel">, <xsl:call-template name="small"><xsl:with-param name="text" select="string(.)"/></xsl:call-template></xsl:for-each>
          <xsl:text>, </xsl:text><xsl:call-template name="entry-author"/>
        </li>
      </xsl:for-each>
    </ul>
    <xsl:if test="@count &gt; count(p:listed)"><p class="govuk-body"><a class="govuk-link" href="/staff/case{$ref}&amp;show=contacts#history">All <xsl:value-of select="@count"/> contacts</a></p></xsl:if>
  </xsl:template>

  <!-- Who wrote an entry. Current node: what is listed of it -->
  <xsl:template name="entry-author"><xsl:value-of select="@by-title"/><xsl:if test="not(@by-title)"><xsl:call-template name="small"><xsl:with-param name="text" select="w:say('author', @by)"/></xsl:call-template></xsl:if></xsl:template>

  <!-- Every file that came with the case -->
  <xsl:template match="p:files">
    <h2 class="govuk-heading-m" id="files">Files</h2>
    <table class="govuk-table redress-table">
      <xsl:call-template name="table-head"><xsl:with-param name="caption" select="'All files of this case, the newest first'"/><xsl:with-param name="headings" select="'File|From|Date'"/></xsl:call-template>
      <tbody class="govuk-table__body">
        <xsl:for-each select="p:file">
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header redress-break" dir="auto">
              <a class="govuk-link" href="/staff/attachment{$ref}&amp;seq={@seq}&amp;n={@n}"><xsl:value-of select="."/></a>
              <span class="redress-small"><xsl:call-template name="file-facts"><xsl:with-param name="type" select="@type"/><xsl:with-param name="size" select="@size"/></xsl:call-template></span>
            </th>
            <td class="govuk-table__cell"><xsl:call-template name="entry-author"/></td>
            <td class="govuk-table__cell"><time datetime="{@at}"><xsl:value-of select="w:day(@at)"/></time></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- Everything that has happened, or one sort of it, the newest first. Current node: p:page -->
  <xsl:template name="history">
    <h2 class="govuk-heading-m" id="history">What has happened</h2>
    <xsl:if test="p:sort">
      <nav class="redress-jumps redress-unprinted" aria-label="Entries to show">
        <ul class="govuk-list">
          <li><xsl:call-template name="sort-link"><xsl:with-param name="text" select="'Everything'"/></xsl:call-template></li>
          <xsl:for-each select="p:sort"><li><xsl:call-template name="sort-link"><xsl:with-param name="name" select="string(@name)"/><xsl:with-param name="text" select="concat(w:say('sort', @name), ' (', @count, ')')"/></xsl:call-template></li></xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
    <xsl:if test="$portion/@later"><p class="govuk-body redress-unprinted redress-portion"><a class="govuk-link" href="/staff/case{$ref}{$show}#history">The newest entries</a></p></xsl:if>
    <ol class="redress-timeline">
      <xsl:apply-templates select="$record/*[not(@p:aside)]" mode="history"><xsl:sort select="position()" data-type="number" order="descending"/></xsl:apply-templates>
    </ol>
    <xsl:if test="$portion/@earlier">
      <p class="govuk-body redress-unprinted redress-portion">
        <a class="govuk-link" href="/staff/case{$ref}&amp;before={$portion/@before}{$unfolded}{$show}#history">
          <xsl:choose>
            <xsl:when test="$portion/@earlier = 1">One earlier entry</xsl:when>
            <xsl:otherwise><xsl:value-of select="$portion/@earlier"/> earlier entries</xsl:otherwise>
          </xsl:choose>
        </a>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="sort-link">
    <xsl:param name="name"/>
    <xsl:param name="text"/>
    <a class="govuk-link" href="/staff/case{$ref}#history">
      <xsl:if test="$name != ''"><xsl:attribute name="href"><xsl:value-of select="concat('/staff/case', $ref, '&amp;show=', $name, '#history')"/></xsl:attribute></xsl:if>
      <xsl:if test="string($portion/@show) = $name"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
      <xsl:value-of select="$text"/>
    </a>
  </xsl:template>

  <!-- What this person has just recorded, and where to go from here -->
  <xsl:template match="p:done">
    <xsl:variable name="event" select="$record/*[@seq = current()/@seq]"/>
    <xsl:variable name="mail" select="../p:mail[@seq = current()/@seq]"/>
    <div class="govuk-notification-banner govuk-notification-banner--success redress-unprinted" role="alert" aria-labelledby="done">
      <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done">Success</h2></div>
      <div class="govuk-notification-banner__content">
        <h3 class="govuk-notification-banner__heading"><xsl:choose><xsl:when test="$mail"><xsl:value-of select="w:say('sent', 'mail')"/></xsl:when><xsl:when test="@channel"><xsl:value-of select="w:say('sent', @channel)"/></xsl:when><xsl:when test="@untold"><xsl:value-of select="w:say('sent', 'done')"/></xsl:when><xsl:otherwise>Recorded</xsl:otherwise></xsl:choose></h3>
        <p class="govuk-body">Entry <xsl:value-of select="concat(@seq, ': ', @label)"/>.</p>
        <xsl:if test="@channel and not($mail)"><xsl:call-template name="to-send"><xsl:with-param name="event" select="$event"/></xsl:call-template></xsl:if>
        <ul class="govuk-list redress-done">
          <xsl:if test="@letter"><li><a class="govuk-notification-banner__link" href="/staff/letter{$ref}&amp;seq={@seq}">Letter to print</a>, or <a class="govuk-notification-banner__link" href="/staff/letter{$ref}&amp;seq={@seq}#text">its text to copy</a></li></xsl:if>
          <xsl:if test="@untold and ../p:status/p:action[@name = 'contact']"><li><a class="govuk-notification-banner__link" href="/staff/contact{$ref}&amp;done={@seq}">Record the update to the complainant</a>. The form already says what was done.</li></xsl:if>
          <xsl:if test="$event/@p:correct"><li><a class="govuk-notification-banner__link" href="/staff/correct{$ref}&amp;seq={@seq}">Correct this entry</a></li></xsl:if>
          <xsl:if test="@next"><li><a class="govuk-notification-banner__link" href="/staff/case?ref={@next}">Next in My work: <xsl:value-of select="@next"/></a></li></xsl:if>
          <xsl:if test="not(@next)"><li><a class="govuk-notification-banner__link" href="/staff/">Back to My work</a></li></xsl:if>
        </ul>
      </div>
    </div>
  </xsl:template>

  <!-- How to tell them. Current node: p:done -->
  <xsl:template name="to-send">
    <xsl:param name="event"/>
    <xsl:variable name="email" select="($received/r:representative/r:email|$received/r:complainant/r:email|$received/r:giver/r:email)[last()]"/>
    <p class="govuk-body">
      <xsl:value-of select="w:say('sent-how', @channel)"/>
      <xsl:if test="@channel = 'email' and $email"> Their address: <xsl:call-template name="mail-link"><xsl:with-param name="address" select="$email"/></xsl:call-template></xsl:if>
    </p>
    <xsl:if test="not(@letter) and $event/r:said"><textarea class="govuk-textarea" rows="6" readonly="readonly" aria-label="Text to copy" dir="auto"><xsl:text>&#10;</xsl:text><xsl:value-of select="$event/r:said"/></textarea></xsl:if>
    <xsl:if test="$received/r:complainant/r:preferred-channel[. != current()/@channel]"><p class="govuk-body">They asked us to use another way: <xsl:for-each select="$received/r:complainant/r:preferred-channel"><xsl:call-template name="small"><xsl:with-param name="text" select="string(@p:shown)"/></xsl:call-template></xsl:for-each>.</p></xsl:if>
  </xsl:template>

  <!-- Cases that may belong to this one -->
  <xsl:template match="p:similar">
    <xsl:variable name="joining" select="../p:status/p:action[@name = 'link' or @name = 'merge']"/>
    <h2 class="govuk-heading-m" id="similar">Cases that may belong to this one</h2>
    <ul class="govuk-list govuk-list--bullet">
      <xsl:for-each select="p:case">
        <xsl:variable name="other" select="@reference"/>
        <li>
          <xsl:call-template name="similar-case"/>
          <xsl:for-each select="$joining"><xsl:text> · </xsl:text><a class="govuk-link" href="/staff/{@name}{$ref}&amp;other={$other}"><xsl:call-template name="action-title"><xsl:with-param name="action" select="@name"/></xsl:call-template><span class="govuk-visually-hidden">: <xsl:value-of select="$other"/></span></a></xsl:for-each>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="p:similar[not(p:case)]" priority="1"><p class="govuk-body redress-unprinted" id="similar">There are no similar cases.</p></xsl:template>

  <!-- Who looked, for those who may know it -->
  <xsl:template match="p:looks">
    <xsl:call-template name="details">
      <xsl:with-param name="class" select="'redress-looks'"/>
      <xsl:with-param name="summary" select="'Who looked at this case'"/>
      <xsl:with-param name="body">
        <ul class="govuk-list"><xsl:apply-templates select="p:look"/></ul>
        <p class="govuk-body"><a class="govuk-link" href="/staff/looks{$ref}">Everyone who has looked, and every time</a></p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
