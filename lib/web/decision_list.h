/* Decision list: what was decided on a month's report, and what of earlier months is still open (registry/decisions.h),
 * on the page of the report and on that of its decisions. */
#ifndef REDRESS_WEB_DECISION_LIST_H
#define REDRESS_WEB_DECISION_LIST_H

#include "registry/decisions.h"
#include "web/action.h"

/* True if the person may say that it was carried out: it is theirs, or of whom they stand in for; or they have the
 * right to say so of each. */
bool decision_theirs(const struct call *call, const struct decision *decision);

/* Adds <decisions month may?> with each decision on the report on that month, and each of an earlier one that is open;
 * and before it the events of that month, for what was said. */
void decision_list_add(struct call *call, struct node *page, const char *month);

/* Adds <decisions month> with that one. */
void decision_list_add_one(struct call *call, struct node *page, const struct decision *decision);

#endif
