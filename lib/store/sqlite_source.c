#include "store/source.h"

#include "base/pool.h"
#include "store/sqlite.h"

const char *store_source(struct store *store, struct pool *pool, const char *name, struct fault *fault)
{
    return store_text(store, pool, GET_SOURCE, name, fault);
}

bool store_put_source(struct store *store, const char *name, const char *value, struct fault *fault)
{
    return store_run(store, PUT_SOURCE, fault, "tt", name, value);
}

static const char *const *references_of(struct pool *pool, struct run run)
{
    size_t count = 0;
    const char **references = NULL;
    while (run_row(&run))
        *LIST_ADD(pool, references, count) = column_text(&run, pool, 0);
    return run_end(&run) ? pool_grow(pool, references, count, sizeof *references) : NULL;
}

const char *const *store_cases_naming(struct store *store, struct pool *pool, const char *kind, const char *category,
                                      struct fault *fault)
{
    return references_of(pool, run_start(store, CASES_NAMING, fault, "tt", kind, category));
}

const char *const *store_cases_since(struct store *store, struct pool *pool, int64_t since, struct fault *fault)
{
    return references_of(pool, run_start(store, CASES_SINCE, fault, "n", since));
}
