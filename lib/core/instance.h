/* Instances: what one rule makes of the moments of a case (policy.md, Moments).
 *
 * A part of core/obligation.h, which alone is for the floors above: it asks rule by rule and says which state each
 * instance is in. The list lives in the pool. */
#ifndef REDRESS_CORE_INSTANCE_H
#define REDRESS_CORE_INSTANCE_H

#include "core/moment.h"
#include "core/obligation.h"

/* A growing list of obligations; those of one rule stand together, in the order in which they started. */
struct instances {
    struct pool *pool;
    struct obligation *list;
    size_t count;
};

/* What all rules of one case look at. */
struct view {
    const struct calendar *calendar;
    const struct moments *moments;
    int64_t now;
    struct length more; /* by which windows are longer in this case; none: they are not */
};

/* Adds the instances of `rule`. If the rule has `at_latest`, the instances of the rule named so are in the list. */
void instances_add(struct instances *instances, const struct view *view, const struct rule *rule);

/* The instant at which the calendar is asked about an obligation: when it was kept or lapsed, else now. What was
 * announced later does not count. */
int64_t instance_as_of(const struct obligation *obligation, int64_t now);

#endif
