/* The post: messages as the mail server handed them over; a part of the store (store/store.h).
 *
 * They can be large, so they go from file to store and back in pieces, and are never in memory as a whole. */
#ifndef REDRESS_STORE_POST_H
#define REDRESS_STORE_POST_H

#include "store/store.h"

/* A message, beside its bytes. */
struct stored_post {
    int64_t number;   /* given by the store, from 1 */
    int64_t received; /* when the mail server had it */
    int64_t size;     /* bytes */
};

/* Adds the message in that file, all of it from its beginning, known by `identity`; where one of that identity is
 * there already it stays as it is, and *repeated is true. Within a transaction. */
bool store_add_post(struct store *store, const char *identity, int64_t received, int file, bool *repeated,
                    struct fault *fault);

/* The next message after that number (0 for the first); false: there is none, or a fault. */
bool store_next_post(struct store *store, int64_t after, struct stored_post *post, struct fault *fault);

/* Writes the bytes of that message to the file. */
bool store_post_bytes(struct store *store, int64_t number, int file, struct fault *fault);

#endif
