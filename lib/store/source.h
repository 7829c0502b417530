/* Sources: what the index was made from beside the records, and which cases another one reaches; a part of the store
 * (store/store.h). */
#ifndef REDRESS_STORE_SOURCE_H
#define REDRESS_STORE_SOURCE_H

#include "store/store.h"

/* What the index was last made from, by name; NULL: never, or a fault. */
const char *store_source(struct store *store, struct pool *pool, const char *name, struct fault *fault);
bool store_put_source(struct store *store, const char *name, const char *value, struct fault *fault);

/* The cases on which something is to be done, from which somebody is barred, of that kind, or of complainants of that
 * category: NULL-ended; NULL with a fault. */
const char *const *store_cases_naming(struct store *store, struct pool *pool, const char *kind, const char *category,
                                      struct fault *fault);

/* The cases of which any obligation or right, kept or not, has begun or was due at that instant or later: as above. */
const char *const *store_cases_since(struct store *store, struct pool *pool, int64_t since, struct fault *fault);

#endif
