/* The status of a case on a page: where it stands, what is owed, what this person may do now (page.h shows the tree).
 *
 * A view of what core says, nothing more. */
#ifndef REDRESS_WEB_STATUS_H
#define REDRESS_WEB_STATUS_H

#include "web/action.h"

/* Adds <status> to the page. For the public only what is the complainant's business, with the access code left out
 * unless the caller sets it. */
void status_add(struct call *call, struct node *page, const struct case_file *file);

#endif
