/* What was sent in a case, as the choices of a form: which of it came back, which is to go out again. */
#ifndef REDRESS_RECORD_SENT_H
#define REDRESS_RECORD_SENT_H

#include "core/timeline.h"
#include "xml/schema.h"

/* All that went out in a way in which it may come back (core/sending.h), the oldest first: the seq of its event, and
 * what that is called, the day and how. */
struct list sent_list(struct pool *pool, const struct schema *schema, const struct timeline *timeline);

/* Of all of those the ones that are back with us, or the ones that are not; the name says which: "back", "sent". */
struct list sent_narrowed(struct pool *pool, const struct list *all, const struct timeline *timeline, bool back);

#endif
