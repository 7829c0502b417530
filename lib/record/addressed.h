/* To which of some addresses a message came, by its headers.
 *
 * They are read line by line, without regard to what else is in them: this much is known of every message, however
 * broken or large. */
#ifndef REDRESS_RECORD_ADDRESSED_H
#define REDRESS_RECORD_ADDRESSED_H

#include <stddef.h>

struct pool;

/* The headers that say to whom, the most certain first; NULL is last. */
extern const char *const ADDRESSED_HEADERS[];

/* The indexes of those of the `count` addresses that stand in a header which says to whom it came, the most certain
 * first, each once, ended by `count`. That is what the mail server wrote (Delivered-To and its like), then To and Cc as
 * their sender wrote them. Capitals make no difference, nor does what follows a + in the local part. `beginning` is the
 * message, or as much of it as is at hand; what comes after its first empty line does not count. */
const size_t *addressed(struct pool *pool, const char *beginning, size_t length, const char *const *addresses,
                        size_t count);

#endif
