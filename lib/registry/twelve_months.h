/* Twelve months: some figures of core/figure.h for each of the last twelve months, the last of which has not ended; and
 * what stands now. */
#ifndef REDRESS_REGISTRY_TWELVE_MONTHS_H
#define REDRESS_REGISTRY_TWELVE_MONTHS_H

#include "registry/month_report.h"

struct person;

/* The last twelve months at `now`: the one that it is, and from which on. */
struct reported_month twelve_months(struct pool *pool, int64_t now);

/* Adds a <tally> for each figure that is charted, as month_report_add does: its numbers are those of all twelve months,
 * each with a <tally-month month number> for each, the oldest first; or, where a column counts what stands, of now.
 * They were counted as they came; only what stands is counted now. False with a fault. */
bool twelve_months_add(struct registry *registry, struct pool *pool, struct node *parent,
                       const struct reported_month *months, int64_t now, struct fault *fault);

/* Adds <answers row title unit promise top step> for each row of the figure of answers that has any: the last of these
 * months, at most thirty, the oldest first, each an <answer-time at column taken reference>. How long they took is
 * counted in the unit of the promise; without one, where the policy in force has none there, in working days. The
 * references are of cases that the person may see. False with a fault. */
bool twelve_months_add_answers(struct registry *registry, struct pool *pool, struct node *parent,
                               const struct reported_month *months, const struct person *person, int64_t now,
                               struct fault *fault);

#endif
