/* Absences: who is away and who stands in for them, as the record of duties says it (registry/duties.h).
 *
 * Of each person the last word counts: an absence, or that they are back. What follows from it for tasks and hand-overs
 * is core/absence.h; the people of the site are as they are today, and the index is made anew for them as for other
 * users (registry/renewal.h). */
#ifndef REDRESS_REGISTRY_ABSENCES_H
#define REDRESS_REGISTRY_ABSENCES_H

#include "core/absence.h"
#include "registry/duty_entry.h"

/* The absences of that record that are not over on that day, one of each person, *count of them. */
const struct absence *absences_of(struct pool *pool, const struct node *duties, int32_t today, size_t *count);

/* Makes the site's people as they are on that day; gives the next day on which others are away. */
int32_t absences_apply(struct pool *pool, struct site *site, const struct node *duties, int32_t today);

/* What an absence has beside what is entered, or the end of one: whose it is. */
duty_completion absence_complete;

#endif
