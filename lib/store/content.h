/* Content: the files that came with events, each once; a part of the store (store/store.h). */
#ifndef REDRESS_STORE_CONTENT_H
#define REDRESS_STORE_CONTENT_H

#include "store/store.h"

/* Files by the digest of their bytes; what is there already stays as it is. */
struct stored_content {
    const char *bytes;
    size_t size;
};

bool store_add_content(struct store *store, const char *digest, const char *bytes, size_t size, struct fault *fault);

/* The file of that digest; NULL: there is none, or a fault. */
struct stored_content *store_content(struct store *store, struct pool *pool, const char *digest, struct fault *fault);

#endif
