/* A page: what C hands to a sheet of xsl/, and how it goes out.
 *
 * C says facts, never words: codes, names, times (2026-05-06T23:59:59+01:00) and what the record and the schema hold.
 * The sheet says it in words. The tree is the element `page` of schema/page.xsd. */
#ifndef REDRESS_WEB_PAGE_H
#define REDRESS_WEB_PAGE_H

#include "web/action.h"

struct case_file;
struct portion;

/* A new page tree for the sheet of that name, with everything that every page has. `file` is the case that it is about;
 * NULL: none. `kind`: of the case, or of one to be; NULL: neither. */
struct node *page_new(struct call *call, const char *sheet, const char *kind, const struct case_file *file);

/* Adds <advice>: what the site's guide says to staff of the call's action on a case of that kind, in hand at that level
 * (0: none). Nothing for the public, and where it says nothing. */
void page_add_advice(struct call *call, struct node *page, const char *kind, int level);

/* Adds <review>: by when the policy in force is to be reviewed, and whether that day has passed. */
void page_add_review(struct call *call, struct node *page);

/* Adds that portion of the record (record/portion.h; NULL: the whole) as this realm may read it, <portion> where it is
 * not all, and <status>. */
void page_add_case(struct call *call, struct node *page, const struct case_file *file, struct portion *portion);

/* The same, of the record as that realm may read it. */
void page_add_case_as(struct call *call, struct node *page, const struct case_file *file, const char *realm,
                      struct portion *portion);

/* Adds <enclosed seq>: the letter of that event as it was kept; with made="yes" as it is made of the record. False
 * where none goes with it, or with a fault. */
bool page_add_letter(struct call *call, struct node *page, const struct case_file *file, int seq);

/* The same, of the letter that goes with the last event, which is not kept yet. False with a fault. */
bool page_add_draft(struct call *call, struct node *page, const struct case_file *file);

/* Says on the page what was not done, and why. */
void page_add_fault(struct node *page, const struct fault *fault);

/* What the page's sheet makes of it, of `*length` bytes; NULL with a fault in the call. */
const char *page_made(struct call *call, const struct node *page, size_t *length);

/* The same as a tree, for a sheet that makes no page but what is written otherwise; NULL with a fault in the call. */
const struct node *page_tree(struct call *call, const struct node *page);

/* Makes the page by its sheet and sends it with that status. False with a fault in the call. */
bool page_send(struct call *call, struct node *page, int status);

/* Sends the page of the call's fault, with all that was typed. Never fails: where even that page cannot be made, a line
 * of plain text goes out. */
void page_send_fault(struct call *call);

/* Adds <status> to the page. For the public only what is the complainant's business, with the access code left out
 * unless the caller sets it. */
void status_add(struct call *call, struct node *page, const struct case_file *file);

#endif
