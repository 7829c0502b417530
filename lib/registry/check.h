/* Checks: what the schema cannot say of an event, since it takes the record as it counts, or other cases.
 *
 * A new event and one that replaces another are held to the same. */
#ifndef REDRESS_REGISTRY_CHECK_H
#define REDRESS_REGISTRY_CHECK_H

#include "record/entry.h"
#include "registry/case_file.h"

/* Checks the event, just built as the last of the record, and notes what cannot be right at its field:
 *   earlier, other   the reference of another case, mistyped, unknown or this case's own; else it is written as references are
 *   became           an improvement has helped only once it was done, or done again; it has not helped only once it was done
 *   message          needed where the giver's words may not be shown
 *   improvement.N.what, remedy.N.what   a correction took out a row of which, or after which, it is on record what became:
 *                    the rows after it would change their numbers
 * False with a fault. */
bool check_event(struct registry *registry, struct pool *pool, struct node *record, struct node *event,
                 struct problems *wrong, struct fault *fault);

#endif
