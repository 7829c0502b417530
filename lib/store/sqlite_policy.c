/* The store's memory of policy versions. */
#include "store/sqlite.h"

#include "base/pool.h"

const char *store_policy(struct store *store, struct pool *pool, const char *identity, struct fault *fault)
{
    const char *digest = NULL;
    struct run run = run_start(store, GET_POLICY, fault);
    bind_text(&run, identity);
    if (run_row(&run))
        digest = column_text(&run, pool, 0);
    return run_end(&run) ? digest : NULL;
}

bool store_add_policy(struct store *store, const struct stored_policy *policy, struct fault *fault)
{
    struct run run = run_start(store, ADD_POLICY, fault);
    bind_text(&run, policy->identity);
    bind_text(&run, policy->digest);
    return run_once(&run);
}

const char *store_next_policy(struct store *store, struct pool *pool, const char *after, struct fault *fault)
{
    const char *identity = NULL;
    struct run run = run_start(store, NEXT_POLICY, fault);
    bind_text(&run, after);
    if (run_row(&run))
        identity = column_text(&run, pool, 0);
    return run_end(&run) ? identity : NULL;
}

bool store_policy_bound(struct store *store, const char *identity, struct fault *fault)
{
    struct run run = run_start(store, POLICY_BOUND, fault);
    bind_text(&run, identity);
    bool bound = run_row(&run);
    return run_end(&run) && bound;
}
