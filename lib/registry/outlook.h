/* Outlook: what an event, just built as the last of its record, says of levels and times to come.
 *
 * Letters promise these times, so they are kept in the event as they stood when it was written. What is computed for
 * which event is a column of the table of events (core/event.h). */
#ifndef REDRESS_REGISTRY_OUTLOOK_H
#define REDRESS_REGISTRY_OUTLOOK_H

#include "record/entry.h"
#include "registry/case_file.h"

/* Completes the event by its row of the table, and notes what cannot be right; false with a fault. `now` is the present,
 * not the time of the event. Most events need nothing; else it sets attributes:
 *
 *   COMPLETES_RESPONSE_DUE  response-due, when the answer is owed that is now awaited; none where none is
 *   COMPLETES_NEXT_RIGHT    level, that of the case; next-level and next-until, the right that this answer opens. Without
 *                           next-level the answer is final; without next-until the right has no last date
 *   COMPLETES_LEVEL         level, the one asked for; late="yes" where the time for it had passed */
bool outlook_complete(struct registry *registry, struct pool *pool, struct node *record, struct node *event,
                      int64_t now, struct problems *wrong, struct fault *fault);

#endif
