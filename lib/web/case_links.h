/* Case links: the cases that have to do with one, on its pages. */
#ifndef REDRESS_WEB_CASE_LINKS_H
#define REDRESS_WEB_CASE_LINKS_H

#include "web/action.h"

/* Adds <links>: the cases linked from either side that the person may see, and what came with those that ended as a
 * duplicate of this one. False with a fault in the call. */
bool case_links_add(struct call *call, struct node *page, const struct case_file *file);

#endif
