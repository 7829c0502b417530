/* Independence: who had a part in a case, so that a later level is decided by somebody else.
 *
 * Pure. What a level decides is said by the table of events (DECIDES); what was declined was decided at the level that
 * was asked for. */
#ifndef REDRESS_CORE_INDEPENDENCE_H
#define REDRESS_CORE_INDEPENDENCE_H

#include "core/access.h"
#include "core/timeline.h"

struct pool;

/* The level at which that event was done, or would be if it came last. */
int timeline_level_of(const struct timeline *timeline, const struct event *event);

/* True if that user (NULL: nobody) decided at a level below that one. */
bool timeline_decided_below(const struct timeline *timeline, const char *user, int level);

/* The event that lets the user decide at that level all the same; NULL: none does. */
const struct event *timeline_exemption(const struct timeline *timeline, const char *user, int level);

/* True if that user decides nothing at that level: they decided below, and nothing exempts them. */
bool timeline_bars_deciding(const struct timeline *timeline, const char *user, int level);

/* True if that person had a part in the case before the level of that event was asked for: they wrote an entry, were
 * handed the case, named as its contact, or named to do what was promised. At the first level nothing came before:
 * false only above it. */
bool person_had_part(struct pool *pool, const struct timeline *timeline, const struct person *person,
                     const struct event *event);

#endif
