/* Lateness: whether a step keeps something too late, and then why.
 *
 * It follows from the moments, as all times do. Whoever takes such a step is asked for the reason, by the field of the
 * schema that f:late marks; it stays among staff, and the event's `kept-late` has the letter say sorry. */
#ifndef REDRESS_REGISTRY_LATENESS_H
#define REDRESS_REGISTRY_LATENESS_H

#include "record/entry.h"
#include "registry/case_file.h"

/* True if an event of that name, happening now, would keep something that is overdue. */
bool lateness_ahead(const struct case_file *file, const char *event);

/* True if that event of the case kept something too late. */
bool lateness_of(struct pool *pool, const struct case_file *file, const struct node *event);

/* Why that event of the case came too late, in the words of who took the step; NULL: nothing is said. */
const char *lateness_reason(const struct registry *registry, struct pool *pool, const struct case_file *file,
                            const struct node *event);

/* Notes at the reason's field that the step came in time, where a reason is given nevertheless. None has to be: who is
 * late is not to be kept from acting. `part` is the event's; a complainant is not asked. */
void lateness_check(struct pool *pool, const struct case_file *file, const struct node *event, const struct part *part,
                    struct problems *wrong);

/* Says of the requests in the record of a page whether they came late, as it counts now, whatever was stored with
 * them. */
void lateness_show(struct node *record, const struct timeline *timeline);

#endif
