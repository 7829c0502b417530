/* An arrival: a message that the mail server hands over is kept.
 *
 * Kept is what is in the store after a commit; only then may the server forget it. Nothing but the store is needed for
 * that: a site that is being mended loses no message. */
#ifndef REDRESS_POST_ARRIVAL_H
#define REDRESS_POST_ARRIVAL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct fault;
struct pool;
struct store;

/* The envelope, as the server says it; NULL: it does not. An empty sender is one: the message is a bounce. */
struct envelope {
    const char *sender, *recipient;
    pid_t giver; /* the process above this one when it began, which writes the message; 0: it is in a file */
};

/* Reads the message from `in` to its end, and keeps it; the envelope becomes the headers that stand for it (RFC 5321,
 * 4.4). What came before is not kept again: *repeated is true. `data` is where a file without a name lies until then.
 * False with a fault: it is not kept, or may not be; so it is where the giver was ended meanwhile: what came may
 * be a part then. */
bool arrival_keep(struct store *store, struct pool *pool, const char *data, int in, const struct envelope *envelope,
                  int64_t now, bool *repeated, struct fault *fault);

#endif
