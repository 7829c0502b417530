/* Named: whom and what all cases together name now, from what is made of them (store/store.h). */
#ifndef REDRESS_STORE_NAMED_H
#define REDRESS_STORE_NAMED_H

#include "store/store.h"

/* Somebody or something that cases in that state name, where something is owed or is not. */
struct stored_name {
    const char *as; /* handler, division, concerned */
    const char *name, *state;
    bool owed;
};

/* All of them, each once, *count; NULL: none, or a fault. */
struct stored_name *store_names(struct store *store, struct pool *pool, size_t *count, struct fault *fault);

/* How the lists of the registers go on that begin so, each once, NULL-ended; NULL with a fault. */
const char *const *store_lesson_lists(struct store *store, struct pool *pool, const char *beginning,
                                      struct fault *fault);

#endif
