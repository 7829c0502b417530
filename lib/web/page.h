/* A page: what C hands to a sheet of xsl/, and how it goes out.
 *
 * C says facts, never words: codes, names, times (2026-05-06T23:59:59+01:00) and what the record and the schema hold.
 * The sheet says it in words. The tree (namespace urn:redress:page, here p; o is urn:redress:organisation, r the record's):
 *
 * <page name="SHEET" action="acknowledge" realm="public|staff" kind="complaint|compliment" person="Priya Shah" now="…"
 *       reference="C-…">                          person: only staff; kind, reference: only where there is a case
 *   <o:organisation …>                            a copy of the site's file
 *   <policy title reference version>              the policy in force, or the case's: what is owed, at a glance
 *     <level kind n title/>…
 *     <promise name="acknowledge" kind level unit="hours|working-days|months" count
 *              force="target|hard|right"/>…
 *   </policy>
 *   <offer action="submit"/>…                     what this person can begin or read: submit, compliment, register,
 *                                               learned (the navigation)
 *   <find seal/>                                  staff who may see any case: what the search box sends as `find`
 *   <fault kind="409" code="stale"/>              only if something was not done
 *   <news from="7"/>                              with code "stale": events from this seq on are new to them
 *   <typed><field name>text</field>…</typed>      with a fault that has no form: all that was typed
 *   <problem field="complainant.email" code="missing|wrong|too-long|rule|future|too-early|mistyped|file-…" label="…"
 *            max="200">words of the schema, may be empty</problem>…         in the order of the form
 *   <r:complaint …>…</r:complaint>                the record as stored, labelled (record/label.h)
 *   <status state level level-title handler handler-title owner owner-title division division-title access-code>
 *     <obligation item-title="A fixed day" …>…    registry/owed.h; for a remedy also what was promised
 *     <action name="acknowledge" main="yes"/>…    what this person may do now; main: the next step
 *   </status>
 *   <guidance><clause number xmlns="urn:redress:policy">…</clause>…</guidance>     with a step's form: what guides it
 *   <form action="/staff/acknowledge?ref=…" event csrf token seq>
 *     <hidden name value/>…
 *     <field name label hint widget="text|textarea|radios|select|checkbox|date|file"
 *            type="text|email|tel|datetime-local|file" autocomplete max rows required="yes" depends="yes" again="yes">
 *       <value>…</value>  <choice value label hint group chosen="yes"/>…  <part name="day" value/>… (a date)
 *       <error code max>words of the schema</error>
 *     </field>
 *     <group name label hint> fields, groups </group>
 *     <repeat name label hint more="yes"> <row n="1" about="text of the issue"> fields </row>… </repeat>
 *   </form>                                       more: rows can be added
 *   …what one page has beside these stands in the comment of its program in cgi-bin/
 * </page>
 */
#ifndef REDRESS_WEB_PAGE_H
#define REDRESS_WEB_PAGE_H

#include "web/action.h"

struct case_file;

/* A new page tree for the sheet of that name, with everything that every page has. `file` is the case that it is about;
 * NULL: none. `kind`: of the case, or of one to be; NULL: neither. */
struct node *page_new(struct call *call, const char *sheet, const char *kind, const struct case_file *file);

/* Adds the record as this realm may read it, and <status>. */
void page_add_case(struct call *call, struct node *page, const struct case_file *file);

/* Says on the page what was not done, and why. */
void page_add_fault(struct node *page, const struct fault *fault);

/* Makes the page by its sheet and sends it with that status. False with a fault in the call. */
bool page_send(struct call *call, struct node *page, int status);

/* Sends the page of the call's fault, with all that was typed. Never fails: where even that page cannot be made, a line
 * of plain text goes out. */
void page_send_fault(struct call *call);

/* Adds <status> to the page. For the public only what is the complainant's business, with the access code left out
 * unless the caller sets it. */
void status_add(struct call *call, struct node *page, const struct case_file *file);

#endif
