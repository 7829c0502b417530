/* The contact: whom the complainant is told to turn to, and whether it can be that person still.
 *
 * Pure. Whoever is barred from a case is never its contact, whatever was said before it was known. A contact is a name
 * that somebody wrote: it is a person's of the site if that person's name stands in it. */
#ifndef REDRESS_CORE_CONTACT_H
#define REDRESS_CORE_CONTACT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/access.h"
#include "core/timeline.h"

struct pool;

/* True if that name (NULL: nobody's) is of one of these persons who is barred from the case (timeline_bars). */
bool contact_is_barred(struct pool *pool, const struct timeline *timeline, const struct person *persons, size_t count,
                       const char *name);

/* The event that named the contact last; NULL: none did. */
const struct event *timeline_contact(const struct timeline *timeline);

/* Says of each event whether with it the contact becomes one who is barred, so that another is owed; and of the receipt
 * who of these persons made the complaint, where a member of staff complained by name. Before anything is derived from
 * the timeline. */
void timeline_judge_persons(struct pool *pool, struct timeline *timeline, const struct person *persons, size_t count);

#endif
