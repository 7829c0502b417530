<?xml version="1.0" encoding="UTF-8"?>
<!-- Words that have to be computed: dates, lengths, levels, files, who and where. What a code is called stands in
     words.xml, and w:say('OF', CODE) gives it (lib/xml/sheet.h): to this realm, of this kind of case. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" xmlns:o="urn:redress:organisation" exclude-result-prefixes="p w r o">

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

  <!-- Levels of a complaint: their titles are the policy's -->

  <xsl:key name="level" match="p:policy/p:level[@kind = 'complaint']" use="@n"/>

  <xsl:template name="level-title">
    <xsl:param name="level"/>
    <xsl:variable name="title" select="key('level', $level)/@title"/>
    <xsl:choose>
      <xsl:when test="$title"><xsl:value-of select="$title"/></xsl:when>
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

  <xsl:variable name="next-review"><xsl:call-template name="a-review"><xsl:with-param name="level" select="string($next-level)"/></xsl:call-template></xsl:variable>

  <!-- Actions: the heading of the form, and the button that sends it. The public page may not know the case yet, so that
       it may be of either kind -->

  <xsl:variable name="kind"><xsl:choose><xsl:when test="/p:page/@realm = 'staff' or /p:page/@reference"><xsl:value-of select="/p:page/@kind"/></xsl:when><xsl:otherwise>either</xsl:otherwise></xsl:choose></xsl:variable>

  <xsl:template name="action-title">
    <xsl:param name="action"/>
    <xsl:value-of select="w:say('action', $action, 'kind', $kind, 'review', $next-review)"/>
  </xsl:template>

  <xsl:template name="action-button">
    <xsl:param name="action"/>
    <xsl:value-of select="w:say('button', $action, 'kind', $kind, 'review', $next-review, 'else', w:say('button', 'save'))"/>
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
    <xsl:variable name="types"><xsl:call-template name="file-types"/></xsl:variable>
    <xsl:variable name="said" select="w:say('problem', $code, 'what', $what, 'max', format-number($max, '#,##0'), 'words', $words, 'types', $types, 'most', $files/@most, 'largest', $files/@largest, 'together', $files/@together, 'else', '')"/>
    <xsl:variable name="small"><xsl:call-template name="small"><xsl:with-param name="text" select="$what"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$said != ''"><xsl:value-of select="$said"/></xsl:when>
      <xsl:when test="normalize-space($words) != ''"><xsl:value-of select="$words"/></xsl:when>
      <xsl:when test="$code = 'missing' and starts-with($what, '“')"><xsl:value-of select="w:say('problem-else', 'missing-answer', 'what', $what)"/></xsl:when>
      <xsl:when test="$code != 'missing' and string($label) = ''"><xsl:value-of select="w:say('problem-else', 'nameless')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('problem-else', $code, 'what', $what, 'small', $small)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What somebody looked at -->

  <xsl:template name="looked-at">
    <xsl:param name="program"/>
    <xsl:variable name="form"><xsl:call-template name="action-title"><xsl:with-param name="action" select="$program"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="w:say('looked-at', $program, 'else', concat('the form “', $form, '”'))"/>
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

  <!-- Obligations and rights, to staff. Current node: what has the name; in a list of both kinds it says which -->
  <xsl:template name="obligation-title">
    <xsl:param name="name"/>
    <xsl:param name="level"/>
    <xsl:variable name="review"><xsl:if test="$level != ''"><xsl:call-template name="a-review"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:value-of select="w:say('obligation', $name, 'review', $review, 'kind', (@kind|/p:page/@kind)[last()])"/>
  </xsl:template>

  <!-- Who wrote an event: staff by name; the rest by what they are. Current node: the event -->
  <xsl:template name="author">
    <xsl:choose>
      <xsl:when test="@p:by-title != ''"><xsl:value-of select="@p:by-title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('author', @by, 'kind', local-name(..), 'else', @by)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Who raised it. Current node: p:case -->
  <!-- A filter's value that is not among its choices -->
  <xsl:template name="unknown-filter"><xsl:value-of select="w:say('filter', 'unknown', 'words', string(.))"/></xsl:template>

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
      <xsl:otherwise><xsl:value-of select="w:say('kind', @kind)"/></xsl:otherwise>
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
      <xsl:otherwise><xsl:value-of select="w:say('due-state', 'none')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
