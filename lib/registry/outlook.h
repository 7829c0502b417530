/* Outlook: what an event says of levels and times to come, computed before it is kept.
 *
 * Letters promise these times, so they are kept in the event as they stood when it was written. What is computed for
 * which event is a column of the table of events (core/event.h):
 *   COMPLETES_RESPONSE_DUE  response-due, when the answer is owed that is now awaited; none where none is
 *   COMPLETES_NEXT_RIGHT    level, that of the case; next-level and next-until, the right that this answer opens.
 *                           Without next-level the answer is final; without next-until the right has no last date
 *   COMPLETES_LEVEL         level, the one asked for; response-due, when its answer is owed; late="yes" where the time
 *                           for it had passed, as it counted then: nothing is decided by it
 *   COMPLETES_LEVEL_ONLY    level, that of the case
 * Any event says by kept-late="yes" that it kept something too late (lateness.h). One that decides says by-role, the
 * title of the role in which its writer decided, and no-part="yes" if they had no part in the case before its level was
 * asked for, or exempted-by, the seq of what lets them decide all the same (core/independence.h). */
#ifndef REDRESS_REGISTRY_OUTLOOK_H
#define REDRESS_REGISTRY_OUTLOOK_H

#include "registry/case_file.h"

/* Sets the level that the event states, by the case as it was before it: a right is used on the level to which it
 * leads, so this is said before the engine judges the event. `file` NULL: a new case, whose event states none. */
void outlook_set_level(const struct case_file *file, struct node *event);

/* Sets what follows from the event, the last of that case, which is by one of these people, or by nobody of them. */
void outlook_set_times(struct pool *pool, struct case_file *file, struct people people, struct node *event);

#endif
