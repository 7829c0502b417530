<?xml version="1.0" encoding="UTF-8"?>
<!-- What `redress policy` found in a policy document: a line a finding, LINE, CODE, fault or note, and WORDS between
     tabs.

     Beside lib/site/audit.h: <page name="audit"> holds a <finding line code minor> for each, with the arguments of its
     words as further attributes. A code without words here says its arguments as they are. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:redress:page">

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/p:page">
    <xsl:for-each select="p:finding">
      <xsl:variable name="words"><xsl:apply-templates select="."/></xsl:variable>
      <xsl:value-of select="concat(@line, '&#9;', @code, '&#9;')"/>
      <xsl:choose><xsl:when test="@minor">note</xsl:when><xsl:otherwise>fault</xsl:otherwise></xsl:choose>
      <xsl:text>&#9;</xsl:text>
      <xsl:value-of select="normalize-space($words)"/><xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <!-- Pieces -->

  <xsl:template name="level"><xsl:value-of select="concat('Level ', @level, ' (', @title, ')')"/></xsl:template>

  <xsl:template name="rule">
    <xsl:value-of select="concat('“', @name, '”')"/>
    <xsl:if test="@level"><xsl:value-of select="concat(' of level ', @level)"/></xsl:if>
  </xsl:template>

  <xsl:template name="clause"><xsl:value-of select="concat('Clause “', @clause, '”')"/></xsl:template>

  <xsl:template match="p:finding">
    <xsl:for-each select="@*[name() != 'line' and name() != 'code' and name() != 'minor']">
      <xsl:value-of select="concat(name(), ' ', ., ' ')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Document control -->

  <xsl:template match="p:finding[@code = 'review-passed']">The review was due on <xsl:value-of select="@review"/>; today is <xsl:value-of select="@today"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'review-far']">The review is set for <xsl:value-of select="@review"/>, but the policy itself wants a new issue by <xsl:value-of select="@limit"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'history-order']">The version history is out of order: version <xsl:value-of select="@version"/> of <xsl:value-of select="@date"/> comes after one of <xsl:value-of select="@before"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'version-missing']">Version <xsl:value-of select="@version"/> is missing from the version history.</xsl:template>
  <xsl:template match="p:finding[@code = 'version-not-last']">The document calls itself version <xsl:value-of select="@version"/>, but the version history goes on to <xsl:value-of select="@last"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'issued-differs']">The document says that it was issued on <xsl:value-of select="@issued"/>; the version history says <xsl:value-of select="@date"/> for version <xsl:value-of select="@version"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'approval-none']">No one has approved version <xsl:value-of select="@version"/>, or any other.</xsl:template>
  <xsl:template match="p:finding[@code = 'approval-old']">The newest approval, of <xsl:value-of select="@approval"/>, is older than version <xsl:value-of select="@version"/> of <xsl:value-of select="@date"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'approval-unnamed']">The approval of version <xsl:value-of select="@version"/> by the <xsl:value-of select="@by"/> does not name the person.</xsl:template>
  <xsl:template match="p:finding[@code = 'approval-not-theirs']">Version <xsl:value-of select="@version"/> was approved by <xsl:value-of select="@by"/>, which is not a role that may approve it.</xsl:template>
  <xsl:template match="p:finding[@code = 'history-changed']">The version history lacks a line of version <xsl:value-of select="@older"/>, or has changed it: the one of <xsl:value-of select="@date"/>, issued by <xsl:value-of select="@by"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'approval-changed']">The approvals lack one of version <xsl:value-of select="@older"/>, or have changed it: the one of <xsl:value-of select="@date"/>, by <xsl:value-of select="@by"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'review-none']">No review of the policy has been recorded since version <xsl:value-of select="@older"/> was issued on <xsl:value-of select="@since"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'author-not-issuer']">The author is <xsl:value-of select="@author"/>, but version <xsl:value-of select="@version"/> was issued by <xsl:value-of select="@issuer"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'owner-not-approver']">The owner, <xsl:value-of select="@owner"/>, is not among those who approved it.</xsl:template>

  <!-- Roles and levels -->

  <xsl:template match="p:finding[@code = 'exempt-not-owners']"><xsl:value-of select="@role"/> may let someone decide at two levels, which only the owner of the policy, <xsl:value-of select="@owner"/>, may.</xsl:template>
  <xsl:template match="p:finding[@code = 'role-blind']"><xsl:value-of select="@role"/> may act on cases that the role does not see.</xsl:template>
  <xsl:template match="p:finding[@code = 'rounded']"><xsl:value-of select="@role"/> sees the numbers of reports rounded to the nearest <xsl:value-of select="@base"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'rounded-in-vain']"><xsl:value-of select="@role"/> sees rounded numbers only, but can see all cases and count them.</xsl:template>

  <xsl:template match="p:finding[@code = 'levels-misnumbered']">Level <xsl:value-of select="@level"/> is where level <xsl:value-of select="@wanted"/> should be: levels are numbered from 1 without a gap.</xsl:template>
  <xsl:template match="p:finding[@code = 'level-undecided']"><xsl:call-template name="level"/>: no one may respond there, so no case is ever decided at it.</xsl:template>
  <xsl:template match="p:finding[@code = 'level-unasked']"><xsl:call-template name="level"/>: no one may ask for it, so no case ever gets there.</xsl:template>
  <xsl:template match="p:finding[@code = 'level-without-right']"><xsl:call-template name="level"/>: no window leads to it, so no letter says that it can be asked for.</xsl:template>
  <xsl:template match="p:finding[@code = 'level-without-answer']"><xsl:call-template name="level"/>: no obligation there is met by an answer, so a case may wait at it for ever.</xsl:template>
  <xsl:template match="p:finding[@code = 'level-unwritten']"><xsl:call-template name="level"/>: it must be answered in writing, but no channel counts as written.</xsl:template>

  <!-- Obligations and windows -->

  <xsl:template match="p:finding[@code = 'rule-unstarted']">Nothing can start <xsl:call-template name="rule"/>: no one may do what it starts with.</xsl:template>
  <xsl:template match="p:finding[@code = 'rule-unmet']">Nothing can meet <xsl:call-template name="rule"/>: no one may do what keeps it.</xsl:template>
  <xsl:template match="p:finding[@code = 'rule-not-owners']">Its owner, <xsl:value-of select="@owner"/>, may do nothing that meets <xsl:call-template name="rule"/>.</xsl:template>
  <xsl:template match="p:finding[@code = 'rule-undated']"><xsl:call-template name="rule"/> has no length, and what starts it states no date: it is never due.</xsl:template>
  <xsl:template match="p:finding[@code = 'rule-endless']"><xsl:call-template name="rule"/> repeats, and nothing ends it.</xsl:template>

  <xsl:template match="p:finding[@code = 'schedule']">From <xsl:value-of select="@from"/>, <xsl:call-template name="rule"/> is owed once for <xsl:choose><xsl:when test="@every = '1 month'">every month</xsl:when><xsl:when test="@every"><xsl:value-of select="concat('every ', @every)"/></xsl:when><xsl:otherwise>each of the periods that end with <xsl:value-of select="@until"/></xsl:otherwise></xsl:choose>.</xsl:template>

  <!-- Prose -->

  <xsl:template match="p:finding[@code = 'clause-idle']"><xsl:call-template name="clause"/>: no rule refers to it, and no gate keeps it.</xsl:template>
  <xsl:template match="p:finding[@code = 'promise-unkept']"><xsl:call-template name="clause"/> promises something that no obligation keeps.</xsl:template>
  <xsl:template match="p:finding[@code = 'gate-unknown']"><xsl:call-template name="clause"/> is said to be kept by “<xsl:value-of select="@gate"/>”, which is no gate of the procedure.</xsl:template>
  <xsl:template match="p:finding[@code = 'length-none']"><xsl:call-template name="clause"/> prints a length, but nothing that refers to it has one.</xsl:template>
  <xsl:template match="p:finding[@code = 'length-twice']"><xsl:call-template name="clause"/> prints one length, but <xsl:value-of select="@count"/> that refer to it have one.</xsl:template>
  <xsl:template match="p:finding[@code = 'length-in-words']">
    <xsl:choose>
      <xsl:when test="@clause"><xsl:call-template name="clause"/></xsl:when>
      <xsl:otherwise>A paragraph of “<xsl:value-of select="@section"/>”</xsl:otherwise>
    </xsl:choose>
    <xsl:text> writes a length out in words, so it will not change when the rule does.</xsl:text>
  </xsl:template>
  <xsl:template match="p:finding[@code = 'aim-hard']"><xsl:call-template name="clause"/> says “aim”, but the obligation is hard.</xsl:template>
  <xsl:template match="p:finding[@code = 'target-firm']"><xsl:call-template name="clause"/> does not say “aim”, but the obligation is a target only.</xsl:template>
  <xsl:template match="p:finding[@code = 'paragraph-binds']">A paragraph of “<xsl:value-of select="@section"/>” binds nothing, but says will, must or within.</xsl:template>

  <!-- The organisation -->

  <xsl:template match="p:finding[@code = 'role-unheld']">No one holds the role “<xsl:value-of select="@role"/>” (<xsl:value-of select="@title"/>).</xsl:template>
  <xsl:template match="p:finding[@code = 'level-nobody']">No one can keep <xsl:call-template name="rule"/> (<xsl:value-of select="@kind"/>), not even as a deputy: give someone the role <xsl:value-of select="@owner"/>, or name a deputy for it.</xsl:template>
  <xsl:template match="p:finding[@code = 'division-nobody']">In <xsl:value-of select="@division"/> no one can keep <xsl:call-template name="rule"/> (<xsl:value-of select="@kind"/>), not even as a deputy: give someone there the role <xsl:value-of select="@owner"/>, or name a deputy for it.</xsl:template>
  <xsl:template match="p:finding[@code = 'rule-nobody']">No one can keep <xsl:call-template name="rule"/><xsl:if test="@kind"> (<xsl:value-of select="@kind"/>)</xsl:if>: no one holds the role <xsl:value-of select="@owner"/> or deputises for it.</xsl:template>
  <xsl:template match="p:finding[@code = 'levels-one-decider']">Only <xsl:value-of select="@person"/> may decide levels <xsl:value-of select="@below"/> and <xsl:value-of select="@level"/> of <xsl:value-of select="@division"/>, and no one may decide both.</xsl:template>
  <xsl:template match="p:finding[@code = 'outside-none']">The organisation names no outside body to which a complainant can go after the last level.</xsl:template>
  <xsl:template match="p:finding[@code = 'calendar-short']">The calendar is known until <xsl:value-of select="@until"/> only, before the review on <xsl:value-of select="@review"/>.</xsl:template>

</xsl:stylesheet>
