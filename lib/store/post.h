/* The post: messages as the mail server handed them over; a part of the store (store/store.h).
 *
 * They can be large, so they go from file to store and back in pieces, and are never in memory as a whole. */
#ifndef REDRESS_STORE_POST_H
#define REDRESS_STORE_POST_H

#include "store/store.h"

/* What became of a message that left the post. */
struct sorted_post {
    const char *how;       /* POST_CASE, POST_BOTH, POST_PASSED_ON or POST_UNWANTED; or filed by the machine:
                              POST_BOUNCE, POST_AUTOMATIC; NULL: nothing yet, it waits */
    const char *reference; /* of the case; NULL: none */
    const char *by;        /* user name */
    int64_t seq, at;       /* of the case's event, STORE_NONE: none; when it was sorted */
    const char *place;     /* to which it was passed on, as people read it; NULL: to none */
    const char *reply;     /* what its sender was told then; NULL: nothing, or no more */
    bool sent;             /* and that went out by itself */
};

#define POST_CASE "case"
#define POST_BOTH "both"
#define POST_PASSED_ON "passed-on"
#define POST_UNWANTED "unwanted"
#define POST_BOUNCE "bounce"
#define POST_AUTOMATIC "automatic"

/* How long the bytes of what was sorted are kept, in seconds: a case has its own copy. */
enum { POST_KEPT_SECONDS = 30 * 24 * 60 * 60 };

/* A message, beside its bytes. */
struct stored_post {
    int64_t number;   /* given by the store, from 1 */
    int64_t received; /* when the mail server had it */
    int64_t size;     /* bytes */
    struct sorted_post sorted;
    bool both;         /* it is a complaint and a compliment */
    const char *first; /* of one that is both, the case that was made of it first; NULL: none yet */
};

/* Adds the message in that file, all of it from its beginning, known by `identity`; where one of that identity is
 * there already it stays as it is, and *repeated is true. The machine has not looked at a new one. Within a
 * transaction. */
bool store_add_post(struct store *store, const char *identity, int64_t received, int file, bool *repeated,
                    struct fault *fault);

/* The message of that number; false: there is none, or a fault. */
bool store_post(struct store *store, struct pool *pool, int64_t number, struct stored_post *post, struct fault *fault);

/* The next message that waits, by receipt, after that one (all zero: the first); false: there is none, or a fault. */
bool store_next_post(struct store *store, struct pool *pool, const struct stored_post *after, struct stored_post *post,
                     struct fault *fault);

/* The next message at which the machine has not looked, by number after that one; false: there is none, or a fault. */
bool store_unlooked_post(struct store *store, struct pool *pool, int64_t after, struct stored_post *post,
                         struct fault *fault);

/* Says that the machine has looked at it, within a transaction; *before is true where it had already. */
bool store_look_post(struct store *store, int64_t number, bool *before, struct fault *fault);

/* The next message that the machine has filed by itself and whose bytes are there, the last sorted first, before that
 * one (all zero: the first); false: there is none, or a fault. */
bool store_filed_post(struct store *store, struct pool *pool, const struct stored_post *before,
                      struct stored_post *post, struct fault *fault);

/* Has a message that the machine filed by itself wait again, within a transaction; false with a fault 409 "sorted"
 * where it has not filed it. */
bool store_unfile_post(struct store *store, int64_t number, struct fault *fault);

/* Says what became of that message, within a transaction; false with a fault 409 "sorted" where somebody has said so
 * before. Wipes out the bytes of those that were sorted long ago. */
bool store_sort_post(struct store *store, int64_t number, const struct sorted_post *sorted, struct fault *fault);

/* Says that the message is both, or, as long as no case was made of it, that it is not; then that this is the first of
 * its two cases. Within a transaction; false with a fault, 409 "sorted" where it has left the post, or has a first. */
bool store_mark_post(struct store *store, int64_t number, bool both, struct fault *fault);
bool store_halve_post(struct store *store, int64_t number, const char *first, struct fault *fault);

/* Up to `most` of the first bytes of that message, *length of them; NULL with a fault. */
const char *store_post_beginning(struct store *store, struct pool *pool, int64_t number, size_t most, size_t *length,
                                 struct fault *fault);

/* Writes the bytes of that message to the file. */
bool store_post_bytes(struct store *store, int64_t number, int file, struct fault *fault);

#endif
