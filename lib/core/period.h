/* Periods: which months a duty is owed of together, by the schedule of the policy: each month, unless it says so many
 * at a time, or terms until the end of given months. A period is called by its last month. Pure. */
#ifndef REDRESS_CORE_PERIOD_H
#define REDRESS_CORE_PERIOD_H

#include "core/policy.h"

/* The first days of its first month and of its last. */
struct period {
    int32_t first, last;
};

/* The one that the day is in, for that rule; NULL: the month. */
struct period period_of(const struct rule *rule, int32_t day);

#endif
