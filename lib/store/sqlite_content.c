/* The store's files. */
#include "store/content.h"
#include "store/sqlite.h"

#include "base/pool.h"

bool store_add_content(struct store *store, const char *digest, const char *bytes, size_t size, struct fault *fault)
{
    return store_run(store, ADD_CONTENT, fault, "tb", digest, bytes, size);
}

struct stored_content *store_content(struct store *store, struct pool *pool, const char *digest, struct fault *fault)
{
    struct stored_content *content = NULL;
    struct run run = run_start(store, GET_CONTENT, fault, "t", digest);
    if (run_row(&run)) {
        content = pool_alloc(pool, sizeof *content);
        content->size = (size_t)sqlite3_column_bytes(run.statement, 0);
        const void *bytes = sqlite3_column_blob(run.statement, 0);
        content->bytes = bytes ? pool_copy_part(pool, bytes, content->size) : "";
    }
    return run_end(&run) ? content : NULL;
}
