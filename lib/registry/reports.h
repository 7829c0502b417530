/* Reports on the months: that one was given, kept for good as an event of the record of duties (registry/duties.h),
 * once for each month that has ended since the first case was received. */
#ifndef REDRESS_REGISTRY_REPORTS_H
#define REDRESS_REGISTRY_REPORTS_H

#include "registry/duties.h"
#include "registry/duty_entry.h"

/* The report that was kept on that month; NULL: none. */
const struct node *report_of(struct pool *pool, const struct node *duties, const char *month);

/* What a report has beside what is entered: its month, and its figures, kept (registry/closed_month.h). 409 "reported"
 * where that has its report already; 404 where it has not ended. */
duty_completion report_complete;

#endif
