<?xml version="1.0" encoding="UTF-8"?>
<!-- Every word that stands neither in the schema nor in the site's files: what C says as a code is said here in words.

     All are named templates that give plain text. A code that is not listed comes out as itself with spaces for
     hyphens, so that a new action or obligation is readable before somebody finds better words for it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:r="urn:redress:record" xmlns:o="urn:redress:organisation" exclude-result-prefixes="p r o">

  <xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyz'"/>
  <xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>

  <!-- Text -->

  <xsl:template name="capital">
    <xsl:param name="text"/>
    <xsl:value-of select="concat(translate(substring($text, 1, 1), $lower, $upper), substring($text, 2))"/>
  </xsl:template>

  <!-- "Issue" -> "issue", but "DVD" stays -->
  <xsl:template name="small">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains($upper, substring($text, 2, 1))"><xsl:value-of select="$text"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(translate(substring($text, 1, 1), $upper, $lower), substring($text, 2))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="code">
    <xsl:param name="code"/>
    <xsl:call-template name="capital"><xsl:with-param name="text" select="translate($code, '-', ' ')"/></xsl:call-template>
  </xsl:template>

  <!-- Time: 2026-05-06T17:30:00+01:00 is local already; no part of it is ever converted -->

  <!-- "6 May 2026" -->
  <xsl:template name="day">
    <xsl:param name="at"/>
    <xsl:value-of select="concat(number(substring($at, 9, 2)), ' ', normalize-space(substring('January  February March    April    May      June     July     August   SeptemberOctober  November December ', 9 * number(substring($at, 6, 2)) - 8, 9)), ' ', substring($at, 1, 4))"/>
  </xsl:template>

  <!-- "Wednesday 6 May 2026": the weekday is counted (January and February belong to the year before) -->
  <xsl:template name="date">
    <xsl:param name="at"/>
    <xsl:variable name="early" select="number(number(substring($at, 6, 2)) &lt; 3)"/>
    <xsl:variable name="year" select="number(substring($at, 1, 4)) - $early"/>
    <xsl:variable name="month" select="number(substring($at, 6, 2)) + 12 * $early - 2"/>
    <xsl:variable name="weekday" select="(number(substring($at, 9, 2)) + $year + floor($year div 4) - floor($year div 100) + floor($year div 400) + floor(31 * $month div 12)) mod 7"/>
    <xsl:value-of select="normalize-space(substring('Sunday   Monday   Tuesday  WednesdayThursday Friday   Saturday ', 9 * $weekday + 1, 9))"/>
    <xsl:text> </xsl:text>
    <xsl:call-template name="day"><xsl:with-param name="at" select="$at"/></xsl:call-template>
  </xsl:template>

  <!-- "5:30pm" -->
  <xsl:template name="time">
    <xsl:param name="at"/>
    <xsl:variable name="hour" select="number(substring($at, 12, 2))"/>
    <xsl:variable name="minute" select="substring($at, 15, 2)"/>
    <xsl:choose>
      <xsl:when test="$hour = 12 and $minute = '00'">midday</xsl:when>
      <xsl:when test="$hour = 0 and $minute = '00'">midnight</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="($hour + 11) mod 12 + 1"/>
        <xsl:if test="$minute != '00'"><xsl:value-of select="concat(':', $minute)"/></xsl:if>
        <xsl:choose><xsl:when test="$hour &lt; 12">am</xsl:when><xsl:otherwise>pm</xsl:otherwise></xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Wednesday 6 May 2026 at 5:30pm"; the end of a day is the day -->
  <xsl:template name="moment">
    <xsl:param name="at"/>
    <xsl:call-template name="date"><xsl:with-param name="at" select="$at"/></xsl:call-template>
    <xsl:if test="string-length($at) &gt; 10 and substring($at, 12, 8) != '23:59:59'">
      <xsl:text> at </xsl:text>
      <xsl:call-template name="time"><xsl:with-param name="at" select="$at"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- "6 May 2026 at 5:30pm", where room is short -->
  <xsl:template name="short-moment">
    <xsl:param name="at"/>
    <xsl:call-template name="day"><xsl:with-param name="at" select="$at"/></xsl:call-template>
    <xsl:if test="string-length($at) &gt; 10 and substring($at, 12, 8) != '23:59:59'">
      <xsl:text> at </xsl:text>
      <xsl:call-template name="time"><xsl:with-param name="at" select="$at"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- "24 hours", "2 working days", "1 month" -->
  <xsl:template name="length">
    <xsl:param name="count"/>
    <xsl:param name="unit"/>
    <xsl:value-of select="concat($count, ' ')"/>
    <xsl:variable name="words" select="translate($unit, '-', ' ')"/>
    <xsl:choose>
      <xsl:when test="$count = 1 and substring($words, string-length($words)) = 's'"><xsl:value-of select="substring($words, 1, string-length($words) - 1)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same of a promise on the page -->
  <xsl:template match="p:promise" mode="length">
    <xsl:call-template name="length">
      <xsl:with-param name="count" select="@count"/>
      <xsl:with-param name="unit" select="@unit"/>
    </xsl:call-template>
  </xsl:template>

  <!-- "2 working days left" -->
  <xsl:template name="left">
    <xsl:param name="days"/>
    <xsl:param name="state"/>
    <xsl:choose>
      <xsl:when test="$state = 'overdue'">overdue</xsl:when>
      <xsl:when test="$days = ''"/>
      <xsl:when test="$days &lt; 1">last day</xsl:when>
      <xsl:when test="$days = 1">1 working day left</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($days, ' working days left')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Levels: titles come from the policy, with the promises on the page or with the status -->

  <xsl:template name="level-title">
    <xsl:param name="level"/>
    <xsl:variable name="policy" select="/p:page/p:policy/p:promise[@level = $level and not(@kind = 'compliment')]/@level-title"/>
    <xsl:choose>
      <xsl:when test="$policy"><xsl:value-of select="$policy"/></xsl:when>
      <xsl:when test="/p:page/p:status[@level = $level]/@level-title != ''"><xsl:value-of select="/p:page/p:status/@level-title"/></xsl:when>
      <xsl:when test="/p:page/p:status/p:obligation[@level = $level]/@level-title != ''"><xsl:value-of select="/p:page/p:status/p:obligation[@level = $level]/@level-title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('level ', $level)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "a review by Senior Management" -->
  <xsl:template name="a-review">
    <xsl:param name="level"/>
    <xsl:variable name="title">
      <xsl:if test="$level != ''"><xsl:call-template name="level-title"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="starts-with($title, 'Review')"><xsl:value-of select="concat('a review', substring-after($title, 'Review'))"/></xsl:when>
      <xsl:when test="starts-with($title, 'level ')">a review</xsl:when>
      <xsl:when test="$title != ''"><xsl:value-of select="concat('the next level (', $title, ')')"/></xsl:when>
      <xsl:otherwise>a review</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The level that an escalation would lead to now -->
  <xsl:variable name="next-level" select="(/p:page/p:policy/p:promise[not(@kind = 'compliment') and @level &gt; /p:page/p:status/@level]/@level|/p:page/p:status/p:obligation[@window = 'yes' and @level &gt; /p:page/p:status/@level]/@level)[1]"/>

  <!-- Actions: the heading of the form -->

  <xsl:template name="action-title">
    <xsl:param name="action"/>
    <xsl:variable name="staff" select="/p:page/@realm = 'staff'"/>
    <xsl:variable name="praise" select="/p:page/@kind = 'compliment'"/>
    <xsl:choose>
      <xsl:when test="$action = 'submit' and $staff">Record a complaint</xsl:when>
      <xsl:when test="$action = 'submit'">Make a complaint</xsl:when>
      <xsl:when test="$action = 'compliment' and $staff">Record a compliment</xsl:when>
      <xsl:when test="$action = 'compliment'">Give a compliment</xsl:when>
      <xsl:when test="$action = 'acknowledge' and $praise">Thank the giver</xsl:when>
      <xsl:when test="$action = 'acknowledge'">Acknowledge the complaint</xsl:when>
      <xsl:when test="$action = 'assign'">Hand over the case</xsl:when>
      <xsl:when test="$action = 'contact' and $staff">Record a contact</xsl:when>
      <xsl:when test="$action = 'contact'">Add information</xsl:when>
      <xsl:when test="$action = 'extend'">Say that more time is needed</xsl:when>
      <xsl:when test="$action = 'respond'">Respond to the complaint</xsl:when>
      <xsl:when test="$action = 'escalate'">
        <xsl:choose><xsl:when test="$staff">Record a request for </xsl:when><xsl:otherwise>Ask for </xsl:otherwise></xsl:choose>
        <xsl:call-template name="a-review"><xsl:with-param name="level" select="$next-level"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$action = 'decline'">Decline the late request</xsl:when>
      <xsl:when test="$action = 'note'">Add an internal note</xsl:when>
      <xsl:when test="$action = 'remedy'">Record that a remedy was done</xsl:when>
      <xsl:when test="$action = 'learn'">Record what we learn</xsl:when>
      <xsl:when test="$action = 'improve'">Record an improvement</xsl:when>
      <xsl:when test="$action = 'close'">Close the case</xsl:when>
      <xsl:when test="$action = 'follow-up' and not($staff)">Tell us how it went</xsl:when>
      <xsl:when test="$action = 'follow-up'">Follow up with the complainant</xsl:when>
      <xsl:when test="$action = 'withdraw' and $staff and $praise">Record that the compliment is withdrawn</xsl:when>
      <xsl:when test="$action = 'withdraw' and $staff">Record that the complaint is withdrawn</xsl:when>
      <xsl:when test="$action = 'withdraw' and not(/p:page/@reference)">Withdraw a complaint or a compliment</xsl:when>
      <xsl:when test="$action = 'withdraw' and $praise">Withdraw the compliment</xsl:when>
      <xsl:when test="$action = 'withdraw'">Withdraw the complaint</xsl:when>
      <xsl:when test="$action = 'reopen'">Open the case again</xsl:when>
      <xsl:when test="$action = 'correct'">Correct an entry</xsl:when>
      <xsl:when test="$action = 'link'">Link to another case</xsl:when>
      <xsl:when test="$action = 'tell'">Tell the staff whom it is about</xsl:when>
      <xsl:when test="$action = 'review'">Review the compliment</xsl:when>
      <xsl:when test="$action = 'share'">Share the practice</xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="$action"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Actions: the button that sends the form -->

  <xsl:template name="action-button">
    <xsl:param name="action"/>
    <xsl:variable name="staff" select="/p:page/@realm = 'staff'"/>
    <xsl:choose>
      <xsl:when test="$action = 'submit' and $staff">Record the complaint</xsl:when>
      <xsl:when test="$action = 'submit'">Send the complaint</xsl:when>
      <xsl:when test="$action = 'compliment' and $staff">Record the compliment</xsl:when>
      <xsl:when test="$action = 'compliment'">Send the compliment</xsl:when>
      <xsl:when test="$action = 'acknowledge' and /p:page/@kind = 'compliment'">Record the thanks</xsl:when>
      <xsl:when test="$action = 'acknowledge'">Acknowledge the complaint</xsl:when>
      <xsl:when test="$action = 'assign'">Hand over the case</xsl:when>
      <xsl:when test="$action = 'respond'">Record the response</xsl:when>
      <xsl:when test="$action = 'escalate' and $staff">Record the request</xsl:when>
      <xsl:when test="$action = 'escalate'">Ask for <xsl:call-template name="a-review"><xsl:with-param name="level" select="$next-level"/></xsl:call-template></xsl:when>
      <xsl:when test="$action = 'decline'">Decline the request</xsl:when>
      <xsl:when test="$action = 'note'">Save the note</xsl:when>
      <xsl:when test="$action = 'correct'">Save the correction</xsl:when>
      <xsl:when test="$action = 'link'">Link the cases</xsl:when>
      <xsl:when test="$action = 'contact' and not($staff)">Send the information</xsl:when>
      <xsl:when test="$action = 'extend'">Record the new date</xsl:when>
      <xsl:when test="$action = 'withdraw' and not(/p:page/@reference)">Withdraw it</xsl:when>
      <xsl:when test="$action = 'withdraw' and /p:page/@kind = 'compliment'">Withdraw the compliment</xsl:when>
      <xsl:when test="$action = 'withdraw'">Withdraw the complaint</xsl:when>
      <xsl:when test="$action = 'reopen'">Open the case again</xsl:when>
      <xsl:when test="$action = 'close'">Close the case</xsl:when>
      <xsl:when test="$action = 'learn'">Record the lesson</xsl:when>
      <xsl:when test="$action = 'improve'">Record the improvement</xsl:when>
      <xsl:when test="$action = 'follow-up' and not($staff)">Send the answers</xsl:when>
      <xsl:when test="$action = 'follow-up'">Record the follow-up</xsl:when>
      <xsl:when test="$action = 'tell'">Record that they were told</xsl:when>
      <xsl:when test="$action = 'review'">Record the review</xsl:when>
      <xsl:when test="$action = 'share'">Record the sharing</xsl:when>
      <xsl:when test="$action = 'track'">Show where it stands</xsl:when>
      <xsl:when test="$action = 'search' or $action = 'register'">Search</xsl:when>
      <xsl:otherwise>Save</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Fields that are not the schema's -->

  <xsl:template name="field-label">
    <xsl:param name="name"/>
    <xsl:variable name="action" select="/p:page/@action"/>
    <xsl:choose>
      <xsl:when test="$name = 'at' and ($action = 'submit' or $action = 'compliment' or $action = 'escalate')">When did it reach us?</xsl:when>
      <xsl:when test="$name = 'at'">When did this happen?</xsl:when>
      <xsl:when test="$name = 'reference'">Reference</xsl:when>
      <xsl:when test="$name = 'access-code'">Access code</xsl:when>
      <xsl:when test="$name = 'words'">Words to look for</xsl:when>
      <xsl:when test="/p:page/@name = 'register' and $name = 'state'">What became of it</xsl:when>
      <xsl:when test="/p:page/@name = 'register' and $name = 'owner'">Who sees to it</xsl:when>
      <xsl:when test="/p:page/@name = 'register' and $name = 'for'">Who is asked to read it</xsl:when>
      <xsl:when test="/p:page/@name = 'cases'"><xsl:call-template name="filter-label"><xsl:with-param name="name" select="$name"/></xsl:call-template></xsl:when>
      <!-- complainant.name: "Complainant name" -->
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="translate($name, '.', ' ')"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="field-hint">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="$name = 'at'">Leave this empty if it was just now</xsl:when>
      <xsl:when test="$name = 'reference'">It stands on the receipt and on every letter from us, for example C-2026-000123-9</xsl:when>
      <xsl:when test="$name = 'words' and /p:page/@name = 'register'">All of them must stand in what is shown here. Capitals and accents do not matter</xsl:when>
      <xsl:when test="$name = 'words'">All of them must stand in what was written about a case. Capitals and accents do not matter. A reference leads to its case</xsl:when>
      <xsl:when test="$name = 'access-code'">The 12 letters and digits beside the reference. Capitals, spaces and hyphens do not matter</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- What is wrong with a field -->

  <xsl:template name="problem">
    <xsl:param name="code"/>
    <xsl:param name="label"/>
    <xsl:param name="max"/>
    <xsl:param name="words"/>
    <xsl:variable name="what">
      <xsl:choose>
        <xsl:when test="substring($label, string-length($label)) = '?'"><xsl:value-of select="concat('“', $label, '”')"/></xsl:when>
        <xsl:when test="string($label) = ''">This</xsl:when>
        <xsl:otherwise><xsl:value-of select="$label"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$code = 'too-long'"><xsl:value-of select="concat($what, ' must be ', format-number($max, '#,##0'), ' characters or fewer')"/></xsl:when>
      <xsl:when test="$code = 'future'"><xsl:value-of select="concat($what, ' must not be in the future')"/></xsl:when>
      <xsl:when test="$code = 'too-early'"><xsl:value-of select="concat($what, ' must not be before the step that came before it')"/></xsl:when>
      <xsl:when test="$code = 'files-many'"><xsl:value-of select="concat('Choose ', $files/@most, ' files or fewer at a time')"/></xsl:when>
      <xsl:when test="$code = 'files-together'"><xsl:value-of select="concat('The files must be ', $files/@together, ' MB or smaller all together')"/></xsl:when>
      <xsl:when test="$code = 'file-large'"><xsl:value-of select="concat('“', $words, '” must be ', $files/@largest, ' MB or smaller')"/></xsl:when>
      <xsl:when test="$code = 'file-empty'"><xsl:value-of select="concat('“', $words, '” is empty')"/></xsl:when>
      <xsl:when test="$code = 'file-type'"><xsl:value-of select="concat('“', $words, '” is not a file that we can take. It must be ')"/><xsl:call-template name="file-types"/></xsl:when>
      <xsl:when test="$code = 'mistyped'">The reference is not complete or has a typing mistake. Check it against the receipt or a letter from us</xsl:when>
      <xsl:when test="$code = 'gate-learning'">Record first what we learn from it, or why there is nothing to learn</xsl:when>
      <xsl:when test="$code = 'gate-told'">Tell first the staff whom it is about, and their manager</xsl:when>
      <xsl:when test="$code = 'gate-reviewed'">Review it first: describe the practice behind it, or say why there is none</xsl:when>
      <xsl:when test="$code = 'unknown-other'">There is no other case with this reference</xsl:when>
      <xsl:when test="$code = 'quotes-giver'">The giver’s words may not be shared: say it in yours</xsl:when>
      <xsl:when test="$code = 'words-not-shown'">The giver’s words may not be shared: say in yours what was praised</xsl:when>
      <xsl:when test="$code = 'not-done'">Say first that it was done: only then can it be checked</xsl:when>
      <xsl:when test="$code = 'not-done-later'">A later entry says that it was checked: correct that one first</xsl:when>
      <xsl:when test="$code = 'row-spoken-of'">It is on record what became of this, or of one after it: change its words, but do not take it out</xsl:when>
      <xsl:when test="$code = 'unknown'">The reference and the access code do not belong together. Check both</xsl:when>
      <xsl:when test="normalize-space($words) != ''"><xsl:value-of select="$words"/></xsl:when>
      <xsl:when test="$code = 'missing' and substring($label, string-length($label)) = '?'"><xsl:value-of select="concat('Answer ', $what)"/></xsl:when>
      <xsl:when test="$code = 'missing'">Enter the <xsl:call-template name="small"><xsl:with-param name="text" select="$what"/></xsl:call-template></xsl:when>
      <xsl:when test="string($label) = ''">Check what you entered</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($what, ' is not right: check it')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How two cases belong together, and what somebody looked at -->

  <xsl:template name="how-linked">
    <xsl:param name="how"/>
    <xsl:choose>
      <xsl:when test="$how = 'split'">both came in one message</xsl:when>
      <xsl:when test="$how = 'duplicate'">the same matter</xsl:when>
      <xsl:otherwise><xsl:value-of select="$how"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="looked-at">
    <xsl:param name="program"/>
    <xsl:choose>
      <xsl:when test="$program = 'refused'">was refused</xsl:when>
      <xsl:when test="$program = 'case'">the case page</xsl:when>
      <xsl:when test="$program = 'letter'">a letter</xsl:when>
      <xsl:when test="$program = 'attachment'">an attachment</xsl:when>
      <xsl:when test="$program = 'track'">the status page</xsl:when>
      <xsl:otherwise>the form “<xsl:call-template name="action-title"><xsl:with-param name="action" select="$program"/></xsl:call-template>”</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Files: what the organisation takes, and how large one is -->

  <xsl:variable name="files" select="/p:page/o:organisation/o:attachments"/>

  <!-- "PDF, JPEG or plain text" -->
  <xsl:template name="file-types">
    <xsl:for-each select="$files/o:type">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = last()"> or </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="@title"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="files-hint">
    <xsl:value-of select="concat('Photographs, letters, emails: whatever helps us to understand. Up to ', $files/@most, ' files, each ', $files/@largest, ' MB or smaller, all together ', $files/@together, ' MB or smaller: ')"/>
    <xsl:call-template name="file-types"/>
  </xsl:template>

  <xsl:template name="files-again">Your browser does not keep the files that you chose. Choose them again before you send this</xsl:template>

  <!-- "PDF, 1.4 MB" -->
  <xsl:template name="file-facts">
    <xsl:param name="type"/>
    <xsl:param name="size"/>
    <xsl:variable name="title" select="$files/o:type[@name = $type]/@title"/>
    <xsl:if test="$title"><xsl:call-template name="capital"><xsl:with-param name="text" select="$title"/></xsl:call-template>, </xsl:if>
    <xsl:choose>
      <xsl:when test="$size = 1">1 byte</xsl:when>
      <xsl:when test="$size &lt; 1024"><xsl:value-of select="concat($size, ' bytes')"/></xsl:when>
      <xsl:when test="$size &lt; 1048576"><xsl:value-of select="concat(ceiling($size div 1024), ' KB')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(format-number($size div 1048576, '0.0'), ' MB')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- States of a case: to staff, and to whom it belongs -->

  <xsl:template name="state-title">
    <xsl:param name="state"/>
    <xsl:variable name="staff" select="/p:page/@realm = 'staff'"/>
    <xsl:variable name="praise" select="/p:page/@kind = 'compliment'"/>
    <xsl:choose>
      <xsl:when test="$state = 'acknowledged' and $praise">Thanked</xsl:when>
      <xsl:when test="$state = 'responded'">Answered</xsl:when>
      <xsl:when test="$state = 'escalated'">Under review</xsl:when>
      <xsl:when test="$state = 'told'">Staff told</xsl:when>
      <xsl:when test="$state = 'acknowledged' and not($staff)">Being looked into</xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="$state"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="state-colour">
    <xsl:param name="state"/>
    <xsl:choose>
      <xsl:when test="$state = 'received'">yellow</xsl:when>
      <xsl:when test="$state = 'escalated'">purple</xsl:when>
      <xsl:when test="$state = 'responded' or $state = 'shared'">green</xsl:when>
      <xsl:when test="$state = 'closed' or $state = 'complete' or $state = 'withdrawn'">grey</xsl:when>
      <xsl:otherwise>blue</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Obligations and rights. To staff a task; to the complainant (public) what we do -->

  <xsl:template name="obligation-title">
    <xsl:param name="name"/>
    <xsl:param name="level"/>
    <xsl:param name="item"/>
    <xsl:variable name="praise" select="/p:page/@kind = 'compliment' or @kind = 'compliment'"/>
    <xsl:choose>
      <xsl:when test="$name = 'acknowledge' and $praise">Thank the giver</xsl:when>
      <xsl:when test="$name = 'acknowledge'">Acknowledge the complaint</xsl:when>
      <xsl:when test="$name = 'respond'">Send the response</xsl:when>
      <xsl:when test="$name = 'update'">Tell the complainant how it is going</xsl:when>
      <xsl:when test="$name = 'escalation-window'">Right to ask for <xsl:call-template name="a-review"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:when>
      <xsl:when test="$name = 'remedy'">Do what was promised</xsl:when>
      <xsl:when test="$name = 'improvement'">Make the improvement</xsl:when>
      <xsl:when test="$name = 'improve-again'">Try something else, as this has not helped</xsl:when>
      <xsl:when test="$name = 'root-cause'">Find the root cause</xsl:when>
      <xsl:when test="$name = 'follow-up'">Follow up with the complainant</xsl:when>
      <xsl:when test="$name = 'review'">Review the compliment</xsl:when>
      <xsl:when test="$name = 'tell'">Tell the staff whom it is about</xsl:when>
      <xsl:when test="$name = 'share'">Share the practice</xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="$name"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- To the complainant: "We send you our response"; empty for what is not about them -->
  <xsl:template name="obligation-public">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="$name = 'acknowledge' and /p:page/@kind = 'compliment'">We thank you</xsl:when>
      <xsl:when test="$name = 'acknowledge'">We tell you who your contact is and what happens next</xsl:when>
      <xsl:when test="$name = 'respond'">We send you our response</xsl:when>
      <xsl:when test="$name = 'update'">We tell you how it is going</xsl:when>
      <xsl:when test="$name = 'remedy'">We do what we promised to put it right</xsl:when>
      <xsl:when test="$name = 'follow-up'">We ask you whether it has lasted and whether you felt valued</xsl:when>
      <xsl:when test="$name = 'root-cause'">We find out what caused it and what we learn from it</xsl:when>
      <xsl:when test="$name = 'improvement' or $name = 'improve-again'">We carry out what we have decided to change</xsl:when>
      <xsl:when test="$name = 'review' and /p:page/@kind = 'compliment'">We look at what others among us can learn from it</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="obligation-state">
    <xsl:param name="state"/>
    <xsl:choose>
      <xsl:when test="$state = 'coming'">Not yet</xsl:when>
      <xsl:when test="$state = 'owed'">To do</xsl:when>
      <xsl:when test="$state = 'met'">Done in time</xsl:when>
      <xsl:when test="$state = 'late'">Done late</xsl:when>
      <xsl:when test="$state = 'used-late'">Used late</xsl:when>
      <xsl:when test="$state = 'lapsed'">No longer owed</xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="$state"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="obligation-colour">
    <xsl:param name="state"/>
    <xsl:choose>
      <xsl:when test="$state = 'overdue'">red</xsl:when>
      <xsl:when test="$state = 'owed'">yellow</xsl:when>
      <xsl:when test="$state = 'met' or $state = 'used'">green</xsl:when>
      <xsl:when test="$state = 'late' or $state = 'used-late'">orange</xsl:when>
      <xsl:when test="$state = 'open'">blue</xsl:when>
      <xsl:otherwise>grey</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a time counts from: a moment, or (the latest start) an obligation that was due by then -->
  <xsl:template name="started-by">
    <xsl:param name="moment"/>
    <xsl:variable name="it"><xsl:choose><xsl:when test="/p:page/@kind = 'compliment'">compliment</xsl:when><xsl:otherwise>complaint</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:choose>
      <xsl:when test="$moment = 'received'">The time begins when the <xsl:value-of select="$it"/> reached us</xsl:when>
      <xsl:when test="$moment = 'acknowledged'">The time begins when the <xsl:value-of select="$it"/> was acknowledged</xsl:when>
      <xsl:when test="$moment = 'acknowledge'">The time begins when the acknowledgement was due</xsl:when>
      <xsl:when test="$moment = 'responded'">The time begins when the response was sent</xsl:when>
      <xsl:when test="$moment = 'delivered'">The time begins when the response counts as received</xsl:when>
      <xsl:when test="$moment = 'escalated'">The time begins when the review was asked for</xsl:when>
      <xsl:when test="$moment = 'extended'">The time begins when more time was announced</xsl:when>
      <xsl:when test="$moment = 'updated'">The time begins with the last news to the complainant</xsl:when>
      <xsl:when test="$moment = 'promised'">It was promised in the response</xsl:when>
      <xsl:when test="$moment = 'not-effective'">The time begins when it was found that the improvement has not helped</xsl:when>
      <xsl:when test="$moment = 'planned'">It was planned when the lessons were written down</xsl:when>
      <xsl:when test="$moment = 'reopened'">The time begins when the case was opened again</xsl:when>
      <xsl:when test="$moment = 'closed'">The time begins when the case was closed</xsl:when>
      <xsl:otherwise>The time begins with this step: <xsl:value-of select="translate($moment, '-', ' ')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "aim to" or "will": target or hard -->
  <xsl:template name="force">
    <xsl:param name="force"/>
    <xsl:choose>
      <xsl:when test="$force = 'target'">aim to</xsl:when>
      <xsl:otherwise>will</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="force-title">
    <xsl:param name="force"/>
    <xsl:choose>
      <xsl:when test="$force = 'target'">A target: we aim to</xsl:when>
      <xsl:when test="$force = 'hard'">A promise: we will</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Facts that the program set on an event -->
  <xsl:template name="attribute-title">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="$name = 'response-due'">Response due</xsl:when>
      <xsl:when test="$name = 'next-level'">The next right</xsl:when>
      <xsl:when test="$name = 'next-until'">Can be asked for until</xsl:when>
      <xsl:when test="$name = 'late'">After the last date</xsl:when>
      <xsl:when test="$name = 'recurs'">The same cause as in</xsl:when>
      <xsl:when test="$name = 'again'">The same cause again in</xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="$name"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Who wrote an event: staff by name; the rest by what they are. Current node: the event -->
  <xsl:template name="author">
    <xsl:choose>
      <xsl:when test="@p:by-title != ''"><xsl:value-of select="@p:by-title"/></xsl:when>
      <xsl:when test="@by = 'complainant' and parent::r:compliment">The giver</xsl:when>
      <xsl:when test="@by = 'complainant'">The complainant</xsl:when>
      <xsl:when test="@by = 'system'">Redress</xsl:when>
      <xsl:when test="@by = 'staff'">A member of staff</xsl:when>
      <xsl:otherwise><xsl:value-of select="@by"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The work list -->

  <xsl:template name="due-state">
    <xsl:param name="state"/>
    <xsl:choose>
      <xsl:when test="$state = 'overdue'">Overdue</xsl:when>
      <xsl:when test="$state = 'today'">Due today</xsl:when>
      <xsl:when test="$state = 'soon'">Due soon</xsl:when>
      <xsl:when test="$state = 'later'">Due later</xsl:when>
      <xsl:otherwise>Nothing owed</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Lists of cases -->

  <xsl:template name="filter-label">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="$name = 'due'">What is due</xsl:when>
      <xsl:when test="$name = 'kind'">Complaint or compliment</xsl:when>
      <xsl:when test="$name = 'owner'">Who has to act</xsl:when>
      <xsl:when test="$name = 'category'">Who complains</xsl:when>
      <xsl:when test="$name = 'from'">Received from</xsl:when>
      <xsl:when test="$name = 'to'">Received until</xsl:when>
      <xsl:when test="$name = 'sort'">Order</xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="$name"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The registers, and what became of an improvement; of a practice in a division the schema has no label here -->

  <xsl:template name="register-title">
    <xsl:param name="register"/>
    <xsl:choose>
      <xsl:when test="$register = 'practices'">What works well</xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="$register"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="improvement-state">
    <xsl:param name="state"/>
    <xsl:choose>
      <xsl:when test="$state = 'open'">To be done</xsl:when>
      <xsl:when test="$state = 'done'">Done</xsl:when>
      <xsl:when test="$state = 'effective'">Has helped</xsl:when>
      <xsl:when test="$state = 'not-effective'">Has not helped</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="became-of-practice">
    <xsl:param name="became"/>
    <xsl:choose>
      <xsl:when test="$became = 'none'">not for them</xsl:when>
      <xsl:otherwise><xsl:value-of select="$became"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="others-could">
    <xsl:param name="others"/>
    <xsl:choose>
      <xsl:when test="$others = 'yes'">Others could do it as it is.</xsl:when>
      <xsl:when test="$others = 'adapted'">Others could do it with changes.</xsl:when>
      <xsl:when test="$others = 'no'">Others could not do it.</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="order-title">
    <xsl:param name="order"/>
    <xsl:choose>
      <xsl:when test="$order = 'due'">What is due first</xsl:when>
      <xsl:when test="$order = 'received'">Newest first</xsl:when>
      <xsl:otherwise>By reference</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Who raised it. Current node: p:case -->
  <xsl:template name="who">
    <xsl:choose>
      <xsl:when test="@who != ''"><xsl:value-of select="@who"/></xsl:when>
      <xsl:otherwise>Confidential</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="where">
    <xsl:choose>
      <xsl:when test="@division-title != ''"><xsl:value-of select="@division-title"/></xsl:when>
      <xsl:otherwise>Not sure</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Level 2"; a compliment has none -->
  <xsl:template name="case-level">
    <xsl:choose>
      <xsl:when test="@level != ''"><xsl:value-of select="concat('Level ', @level)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="code"><xsl:with-param name="code" select="@kind"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The state in a list of both kinds -->
  <xsl:template name="case-state">
    <xsl:choose>
      <xsl:when test="@state = 'acknowledged' and @kind = 'compliment'">Thanked</xsl:when>
      <xsl:otherwise><xsl:call-template name="state-title"><xsl:with-param name="state" select="@state"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is due; where nothing is, that -->
  <xsl:template name="case-due">
    <xsl:choose>
      <xsl:when test="@next != ''">
        <xsl:call-template name="obligation-title">
          <xsl:with-param name="name" select="@next"/>
          <xsl:with-param name="level" select="@next-level"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="due-state"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Why something was not done: heading and sentence -->

  <xsl:template name="fault-title">
    <xsl:param name="code"/>
    <xsl:param name="kind"/>
    <xsl:choose>
      <xsl:when test="$code = 'unknown-address'">There is no such page</xsl:when>
      <xsl:when test="$code = 'hidden' or $code = 'not-independent' or $code = 'not-permitted' or $kind = 403 and $code = ''">You cannot do this</xsl:when>
      <xsl:when test="$code = 'no-case'">There is no such case</xsl:when>
      <xsl:when test="$code = 'not-now'">This cannot be done now</xsl:when>
      <xsl:when test="$code = 'wrong-method'">This page cannot be asked for in this way</xsl:when>
      <xsl:when test="$code = 'too-large'">What you sent is too large</xsl:when>
      <xsl:when test="$code = 'wrong-type'">We could not read what was sent</xsl:when>
      <xsl:when test="$code = 'broken-request'">We could not read what was sent</xsl:when>
      <xsl:when test="$code = 'no-token'">The form was not complete</xsl:when>
      <xsl:when test="$code = 'stale'">Somebody else has worked on this case meanwhile</xsl:when>
      <xsl:when test="$code = 'used-token'">This form was sent already</xsl:when>
      <xsl:when test="$code = 'csrf'">Send the form once more, please</xsl:when>
      <xsl:when test="$code = 'full'">We cannot take anything in just now</xsl:when>
      <xsl:when test="$code = 'unknown-case'">We could not find your case</xsl:when>
      <xsl:when test="$code = 'no-receipt'">This receipt can no longer be shown</xsl:when>
      <xsl:when test="$kind = 403">You cannot do this</xsl:when>
      <xsl:when test="$kind = 404">There is no such page</xsl:when>
      <xsl:when test="$kind = 405">This page cannot be asked for in this way</xsl:when>
      <xsl:when test="$kind = 409">This cannot be done now</xsl:when>
      <xsl:when test="$kind = 413">What you sent is too large</xsl:when>
      <xsl:when test="$kind = 503">We cannot answer just now</xsl:when>
      <xsl:otherwise>Something went wrong</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="fault-text">
    <xsl:param name="code"/>
    <xsl:param name="kind"/>
    <xsl:choose>
      <xsl:when test="$code = 'unknown-address' or $code = '' and $kind = 404">If you typed the address, check it. If you followed a link, the page may have moved. Nothing that you sent is lost.</xsl:when>
      <xsl:when test="$code = 'hidden' or $code = 'not-independent' or $code = 'not-permitted'">Either this is not open to you, or the case is not one that you work on. If you think that it should be, ask whoever looks after the complaints in your organisation.</xsl:when>
      <xsl:when test="$code = 'no-case'">No case has this reference. Check it for typing mistakes, or look for the case in the list.</xsl:when>
      <xsl:when test="$code = 'not-now'">The case has reached a point at which the procedure does not allow this step.</xsl:when>
      <xsl:when test="$code = 'wrong-method'">Go back and use the buttons and links of the page. Nothing was changed.</xsl:when>
      <xsl:when test="$code = 'too-large'">Nothing was stored. Make your text shorter, or send fewer or smaller files. If you need more room, write to us and give the reference.</xsl:when>
      <xsl:when test="$code = 'wrong-type' or $code = 'broken-request'">Nothing was stored. Go back, open the page anew and fill in the form there. If it happens again, call or write to us: we take your words in any way.</xsl:when>
      <xsl:when test="$code = 'no-token'">A hidden part of the form was missing, so nothing was stored. Open the form anew and send it again.</xsl:when>
      <xsl:when test="$code = 'stale'">Nothing of yours was stored yet. Read what is new, see whether what you wrote still fits, and send it again.</xsl:when>
      <xsl:when test="$code = 'used-token'">We have what you sent the first time. This time the text was different, so it was not stored. If you want to tell us more, use the reference from your receipt.</xsl:when>
      <xsl:when test="$code = 'csrf'">The page had been open for a long time, so we could not be certain that it was you who sent it. Nothing is lost: everything you typed is still here. Check it and send it again.</xsl:when>
      <xsl:when test="$code = 'full'">We are sorry. Nothing was stored. Keep what you typed, and try again in some minutes, or call or write to us.</xsl:when>
      <xsl:when test="$code = 'unknown-case'">The reference and the access code do not belong together. Check both against your receipt or a letter from us. If you no longer have them, call or write to us.</xsl:when>
      <xsl:when test="$code = 'no-receipt'">For your protection a receipt can be shown for one day only. What you sent is safe with us. With the reference and the access code you can see where it stands; if you do not have them, call or write to us.</xsl:when>
      <xsl:when test="$kind = 500">We are sorry: something on our side does not work. Nothing was stored. Keep what you typed, and try again later, or call or write to us.</xsl:when>
      <xsl:when test="$kind = 503">We are sorry. Try again in some minutes, or call or write to us.</xsl:when>
      <xsl:otherwise>Nothing was stored. Go back and try again. If it happens again, call or write to us.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The reason of "not-now": where the case stands -->
  <xsl:template name="not-now">
    <xsl:param name="state"/>
    <xsl:variable name="praise" select="/p:page/@kind = 'compliment'"/>
    <xsl:choose>
      <xsl:when test="$state = 'received' and $praise">The giver has not been thanked yet.</xsl:when>
      <xsl:when test="$state = 'received'">The complaint has not been acknowledged yet, and that comes first.</xsl:when>
      <xsl:when test="$state = 'acknowledged' and $praise">The giver has been thanked already.</xsl:when>
      <xsl:when test="$state = 'acknowledged'">The complaint is being looked into, and has not been answered yet.</xsl:when>
      <xsl:when test="$state = 'responded'">The complaint has been answered.</xsl:when>
      <xsl:when test="$state = 'told'">The staff whom it is about have been told.</xsl:when>
      <xsl:when test="$state = 'reviewed'">The compliment has been reviewed.</xsl:when>
      <xsl:when test="$state = 'shared'">The practice has been shared.</xsl:when>
      <xsl:when test="$state = 'escalated'">The complaint is under review at the next level.</xsl:when>
      <xsl:when test="$state = 'closed' or $state = 'complete'">The case is closed.</xsl:when>
      <xsl:when test="$state = 'withdrawn' and $praise">The compliment has been withdrawn.</xsl:when>
      <xsl:when test="$state = 'withdrawn'">The complaint has been withdrawn.</xsl:when>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
