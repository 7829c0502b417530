/* Belonging: to which case a message shows that it belongs.
 *
 * By the address that a letter of ours asked replies to (reply_address.h), whoever sent it; else, of a sender who is
 * known to the case, by the reference in its subject, or as an answer to an email of ours. Known is the address of who
 * raised it or acts for them, as it stands now: who had a letter by mistake, or acts for them no more, is not. */
#ifndef REDRESS_POST_BELONGING_H
#define REDRESS_POST_BELONGING_H

#include <stdbool.h>
#include <stdint.h>

struct fault;
struct message;
struct pool;
struct registry;
struct seal;

struct belonging {
    const char *reference; /* NULL: it shows none */
    bool proved;           /* its writer has had a letter of ours */
    bool known;            /* its sender is known to the case */
};

/* False with a fault. */
bool belonging_of(struct registry *registry, struct pool *pool, const struct seal *seal, const struct message *message,
                  int64_t now, struct belonging *belonging, struct fault *fault);

#endif
