/* Reports on the months: that one was given, kept for good as an event of the record of duties (registry/duties.h),
 * once for each period that has ended since the first case was received: a month, or several, of which the last names
 * it (core/period.h). */
#ifndef REDRESS_REGISTRY_REPORTS_H
#define REDRESS_REGISTRY_REPORTS_H

#include "registry/duties.h"
#include "registry/duty_entry.h"
#include "registry/month_report.h"

/* The report that was kept on that month; NULL: none. */
const struct node *report_of(struct pool *pool, const struct node *duties, const char *month);

/* The period that the report of that month is on, under that policy, as it stands at `now`; false: there is no such
 * month, it has not begun, or no period ends with it. */
bool report_period(struct pool *pool, const struct policy *policy, const char *month, int64_t now,
                   struct reported_month *period);

/* The month that a duty is about (its item; NULL: it is about none), as an attribute of that node; where the period is
 * of several, `from` too. */
void report_say(struct pool *pool, struct node *node, const struct rule *rule, const char *month);

/* What a report has beside what is entered: its month, and its figures, kept (registry/closed_month.h). 409 "reported"
 * where that has its report already; 404 where it has not ended, or no period ends with it. */
duty_completion report_complete;

#endif
