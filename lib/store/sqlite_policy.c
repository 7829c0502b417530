/* The store's memory of policy versions. */
#include "store/sqlite.h"

const char *store_policy(struct store *store, struct pool *pool, const char *identity, struct fault *fault)
{
    return store_text(store, pool, GET_POLICY, identity, fault);
}

bool store_add_policy(struct store *store, const struct stored_policy *policy, struct fault *fault)
{
    return store_run(store, ADD_POLICY, fault, "tt", policy->identity, policy->digest);
}

const char *store_next_policy(struct store *store, struct pool *pool, const char *after, struct fault *fault)
{
    return store_text(store, pool, NEXT_POLICY, after, fault);
}

bool store_policy_bound(struct store *store, const char *identity, struct fault *fault)
{
    return store_finds(store, POLICY_BOUND, identity, fault);
}
