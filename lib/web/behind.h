/* Behind a number: the cases that a figure of the month's report counts, as a list. */
#ifndef REDRESS_WEB_BEHIND_H
#define REDRESS_WEB_BEHIND_H

#include "registry/month_report.h"
#include "web/action.h"

/* True if the address asks for the cases behind a number: `figure`, `column`, `row` (without: of all of them) and, for
 * the next page of them, `after`. */
bool behind_asked(const struct call *call);

/* Adds <behind> with a page of them, without those that the person may not see, which are counted. False with a fault:
 * 403 "rounded" for who reads rounded numbers, as a list would tell the exact one; 404 where the report has no such
 * number. */
bool behind_add(struct call *call, struct node *report, const struct reported_month *month);

#endif
