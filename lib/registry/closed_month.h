/* Closed months: what was counted of a month when its report was recorded.
 *
 * The figures are kept in the transaction of the event `reported`, as files are, by their digest, which the event names
 * (`figures`); they never change. What a later correction changes in them is said by the next report that is recorded:
 * was so, is so now; and is kept with it. */
#ifndef REDRESS_REGISTRY_CLOSED_MONTH_H
#define REDRESS_REGISTRY_CLOSED_MONTH_H

#include "registry/month_report.h"

/* What a report says has changed, by the name of a column, of the median. */
#define COLUMN_MEDIAN "median"

/* Adds the figures of the month to its report, as month_report_add does, by that record of duties: as they were kept,
 * with when that was (`counted`); or, where none were, counted now, with what has `changed` since in months whose
 * figures were kept. Of a year nothing is kept. False with a fault; 500 "broken" where what was kept is not
 * what it was, or gone. */
bool closed_month_add(struct registry *registry, struct pool *pool, const struct node *duties, struct node *report,
                      const struct reported_month *month, int64_t now, struct fault *fault);

/* In the transaction of that event, which is to be the last of that record: keeps the figures of the month, and names
 * them in it. Gives the report that is kept; NULL with a fault. */
const struct node *closed_month_keep(struct registry *registry, struct pool *pool, const struct node *duties,
                                     struct node *event, const struct reported_month *month, struct fault *fault);

/* The number that a report says there; without a row that of all rows; NULL: none is said. */
const char *closed_month_number(struct pool *pool, const struct node *report, const char *figure, const char *row,
                                const char *column);

/* True if all figures that were kept are there, and what they were. */
bool closed_months_whole(struct registry *registry, const struct node *duties);

#endif
