/* Moments: what clocks, states and rules read of a timeline (policy.md, Moments).
 *
 * A part of core/obligation.h, which alone is for the floors above. An event gives the moment of its own name and those
 * that the table of events derives from it; what depends on how a right stands is added by core/right.h. */
#ifndef REDRESS_CORE_MOMENT_H
#define REDRESS_CORE_MOMENT_H

#include <stddef.h>
#include <stdint.h>

#include "core/timeline.h"

struct calendar;
struct derived;
struct policy;
struct pool;

struct moment {
    const char *name;              /* an event's name, or one derived: delivered, updated, promised, planned … */
    const struct event *event;     /* that gives it */
    const struct derived *derived; /* as what; NULL: under its own name */
    unsigned traits;               /* what it does to the case as a whole: of core/event.h */
    int64_t at;
    int64_t order; /* its place: `at`, but a step is never before the one that was entered before it */
    int seq;
    int level;
    const char *item; /* NULL: about the case */
    int64_t until;
    const char *channel;
    int64_t noticed;    /* of a mover: when the notice was given */
    const char *person; /* user name of whose it is what starts with it; NULL: the role's */
};

/* A growing list of moments. */
struct moments {
    struct pool *pool;
    struct moment *list;
    size_t count;
};

/* The moments of a timeline in their order, ties by seq. `calendar` counts the deemed receipt. */
struct moments moments_of(struct pool *pool, const struct timeline *timeline, const struct policy *policy,
                          const struct calendar *calendar, int64_t as_of);

/* Puts them into their order again, once some were added. */
void moments_sort(struct moments *moments);

#endif
