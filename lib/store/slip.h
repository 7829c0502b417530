/* Slips: references drawn in advance, to be handed over on paper and keyed in later; a part of the store
 * (store/store.h). Each is used up by the case that has it, or is made void and stays unused. */
#ifndef REDRESS_STORE_SLIP_H
#define REDRESS_STORE_SLIP_H

#include "store/store.h"

struct stored_slip {
    const char *reference;
    int64_t drawn;
    const char *drawn_by; /* user name, or system */
    const char *batch;    /* a word of those that were drawn together */
    int64_t voided;       /* when it was made void; STORE_NONE: it is not */
    const char *void_by, *reason;
    bool used; /* a case has it */
};

/* `voided` and what follows are not for a new one. 409 "stale": there is such a slip already. */
bool store_add_slip(struct store *store, const struct stored_slip *slip, struct fault *fault);

/* 409 "stale": it is void already. */
bool store_void_slip(struct store *store, const char *reference, int64_t at, const char *by, const char *reason,
                     struct fault *fault);

/* The slip of that reference; the next one in alphabetical order after it. NULL: there is none, or a fault. */
struct stored_slip *store_slip(struct store *store, struct pool *pool, const char *reference, struct fault *fault);
struct stored_slip *store_next_slip(struct store *store, struct pool *pool, const char *after, struct fault *fault);

/* The slips of that batch, *count of them, by reference; NULL: there are none, or a fault. */
struct stored_slip *store_batch(struct store *store, struct pool *pool, const char *batch, size_t *count,
                                struct fault *fault);

/* Up to `most` slips that are neither used nor void, *count of them, the oldest first; NULL: there are none, or a
 * fault. */
struct stored_slip *store_slips(struct store *store, struct pool *pool, int most, size_t *count, struct fault *fault);

#endif
