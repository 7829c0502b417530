<?xml version="1.0" encoding="UTF-8"?>
<!-- Words that have to be computed: lengths, levels, files, who and where. What a code is called stands in
     words.xml, and w:say('OF', CODE) gives it (lib/xml/sheet.h): to this realm, of this kind of case. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page"
                xmlns:w="urn:redress:words" xmlns:r="urn:redress:record" xmlns:o="urn:redress:organisation"
                exclude-result-prefixes="p w r o">

  <xsl:include href="time.xsl"/>

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

  <!-- Lengths of time -->

  <!-- "24 hours", "2 working days", "1 month" -->
  <xsl:template name="length">
    <xsl:param name="count" select="@count"/>
    <xsl:param name="unit" select="@unit"/>
    <xsl:value-of select="w:length(concat($count, ' ', $unit))"/>
  </xsl:template>

  <!-- A clause whose length nothing in the policy gives: `redress policy` finds it -->
  <xsl:template name="no-length">the time we give you</xsl:template>

  <!-- The same of a promise on the page, and of a rule of the policy -->
  <xsl:template match="p:promise" mode="length"><xsl:call-template name="length"/></xsl:template>
  <xsl:template match="@within" mode="length"><xsl:value-of select="w:length(.)"/></xsl:template>

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

  <xsl:variable name="levels" select="/p:page/p:policy/p:level[@kind = 'complaint']"/>

  <xsl:template name="level-title">
    <xsl:param name="level"/>
    <xsl:variable name="title" select="$levels[@n = $level]/@title"/>
    <xsl:value-of select="$title"/><xsl:if test="not($title)"><xsl:value-of select="concat('level ', $level)"/></xsl:if>
  </xsl:template>

  <!-- "a review by Senior Management" -->
  <xsl:template name="a-review">
    <xsl:param name="level"/>
    <xsl:variable name="title">
      <xsl:if test="$level != ''"><xsl:call-template name="level-title"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="starts-with($title, 'Review')"><xsl:value-of select="concat('a review', substring-after($title, 'Review'))"/></xsl:when>
      <xsl:when test="$title != '' and not(starts-with($title, 'level '))"><xsl:value-of select="concat('the next level (', $title, ')')"/></xsl:when>
      <xsl:otherwise>a review</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- That a request came after the last day, which is that of the right at its level. Current node: r:escalated -->
  <xsl:template name="came-late">
    <xsl:variable name="right" select="/p:page/p:status/p:obligation[@window = 'yes' and @level = current()/@level and @due][last()]"/>
    <xsl:text>Your request reached us after the deadline</xsl:text>
    <xsl:if test="$right">, <xsl:apply-templates select="$right/@due" mode="date"/></xsl:if>
  </xsl:template>

  <!-- And while it is not decided: what that means -->
  <xsl:template name="may-be-declined">
    <xsl:call-template name="came-late"/>
    <xsl:text>, so we may decline it. If we do, we will write to you with our reasons.</xsl:text>
  </xsl:template>

  <!-- The level that an escalation would lead to now -->
  <xsl:variable name="at-level" select="/p:page/p:status/@level"/>
  <xsl:variable name="next-level" select="$levels[@n &gt; $at-level][1]/@n"/>

  <xsl:variable name="next-review-made"><xsl:call-template name="a-review"><xsl:with-param name="level" select="string($next-level)"/></xsl:call-template></xsl:variable>
  <xsl:variable name="next-review" select="string($next-review-made)"/>

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

  <!-- What a permission lets somebody do. Current node: has @action and perhaps @kind -->
  <xsl:template name="permitted"><xsl:value-of select="w:say('may', @action, 'kind', @kind, 'else', w:say('action', @action, 'kind', @kind, 'review', 'a review'))"/></xsl:template>

  <!-- What somebody looked at -->

  <xsl:template match="p:look">
    <xsl:variable name="said" select="w:say('looked-at', @program, 'else', '')"/>
    <li>
      <xsl:value-of select="w:short-moment(@at)"/>: <xsl:apply-templates select="." mode="name"/>, <xsl:value-of select="$said"/>
      <xsl:if test="$said = ''">the form “<xsl:call-template name="action-title"><xsl:with-param name="action" select="@program"/></xsl:call-template>”</xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="p:look|p:looker|p:looks" mode="name"><xsl:value-of select="@title[../@user != 'complainant']"/><xsl:if test="@user = 'complainant'">The complainant</xsl:if></xsl:template>

  <!-- Files: what the organisation takes, and how large one is -->

  <xsl:variable name="files" select="/p:page/o:organisation/o:attachments"/>

  <!-- "PDF, JPEG or plain text" -->
  <xsl:template name="file-types">
    <xsl:for-each select="$files/o:type">
      <xsl:if test="position() &gt; 1 and position() &lt; last()">, </xsl:if>
      <xsl:if test="position() &gt; 1 and position() = last()"> or </xsl:if>
      <xsl:value-of select="@title"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="files-hint">
    <xsl:value-of select="concat('Photos, letters, emails: anything that helps us understand. Up to ', $files/@most, ' files, each ', $files/@largest, ' MB or smaller, and ', $files/@together, ' MB in total: ')"/>
    <xsl:call-template name="file-types"/>
  </xsl:template>

  <xsl:template name="files-again">These files were not kept. Select them again if you want to send them</xsl:template>

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
    <xsl:param name="name" select="@name"/>
    <xsl:param name="level" select="@level"/>
    <xsl:variable name="said" select="w:say('obligation', $name, 'kind', @kind)"/>
    <xsl:choose>
      <xsl:when test="contains($said, '{')">
        <xsl:variable name="review"><xsl:if test="$level != ''"><xsl:call-template name="a-review"><xsl:with-param name="level" select="$level"/></xsl:call-template></xsl:if></xsl:variable>
        <xsl:value-of select="w:say('obligation', $name, 'review', $review, 'kind', @kind)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$said"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is owed beside the cases: "Report on May 2026". Current node: p:duty, or p:report with its month, or months -->
  <xsl:template name="duty-title">
    <xsl:param name="name" select="@name"/>
    <xsl:variable name="month"><xsl:if test="@month"><xsl:call-template name="months"/></xsl:if></xsl:variable>
    <xsl:value-of select="w:say('obligation', $name, 'month', $month, 'what', @what)"/>
  </xsl:template>

  <!-- Who wrote an event: staff by name; the rest by what they are, and what proved it. Current node: the event -->
  <xsl:template name="author">
    <xsl:value-of select="@p:by-title"/>
    <xsl:if test="not(@p:by-title)">
      <xsl:value-of select="w:say('author', @by, 'kind', local-name(..), 'else', @by)"/>
      <xsl:if test="@proof"><xsl:value-of select="concat(', ', w:say('proof', @proof))"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- A filter's value that is not among its choices -->
  <xsl:template name="unknown-filter"><xsl:value-of select="w:say('filter', 'unknown', 'words', string(.))"/></xsl:template>

  <!-- Who raised a case, and where it belongs. Current node: p:case -->
  <xsl:template name="who">
    <xsl:value-of select="w:or(@who, w:say('none', 'who'))"/>
  </xsl:template>

  <xsl:template name="where">
    <xsl:value-of select="w:or(@division-title, w:say('none', 'division'))"/>
  </xsl:template>

  <!-- Whose the next step is, of a case in a list or on its page (lib/core/next_step.h): up to three by name -->
  <xsl:template name="next-with">
    <xsl:choose>
      <xsl:when test="@with-title"><xsl:value-of select="@with-title"/></xsl:when>
      <xsl:when test="@waits = 'yes'">The complainant</xsl:when>
      <xsl:when test="@ground = 'unheld' or @ground = 'barred'"><xsl:value-of select="w:say('ground', @ground)"/></xsl:when>
      <xsl:when test="not(p:with[4])"><xsl:value-of select="w:list(p:with/@title)"/></xsl:when>
      <xsl:when test="@role-title != ''"><xsl:value-of select="@role-title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(w:list(p:with[position() &lt;= 3]/@title), ' and ', count(p:with) - 3, ' more')"/></xsl:otherwise>
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
      <xsl:when test="@next-action != ''">
        <xsl:value-of select="w:say('action', @next-action, 'kind', @kind)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="w:say('due-state', 'none')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
