/* Moves: what a calendar that has changed has moved on a case, kept as an event of it.
 *
 * Due times are a pure function, and no event makes one. But that a date which the complainant was told is another one
 * now is something that happened to the case: the event says which, and what it was. From it the status page has what
 * it was, and the policy can make telling them something owed, as by any other event. */
#ifndef REDRESS_REGISTRY_MOVES_H
#define REDRESS_REGISTRY_MOVES_H

#include "registry/case_file.h"

/* Looks for every date that is not as the index of the case (NULL: it has none) was last made with, and says it in the
 * log. Adds the event `moved` to the record with those that are the complainant's to know: a right of theirs, and what
 * is kept by something that also keeps the obligation that starts with `moved`, as that is what tells them. True if it
 * was added. */
bool moves_add(struct pool *pool, const struct case_file *file, const struct case_index *before, int64_t now);

#endif
