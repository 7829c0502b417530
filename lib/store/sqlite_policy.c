/* What the store keeps beside the cases: versions of the policy, and the record of the duties. */
#include "store/policies.h"
#include "store/sqlite.h"

#include "base/pool.h"
#include "store/duty.h"

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

const char **store_duties(struct store *store, struct pool *pool, size_t *count, struct fault *fault)
{
    const char **texts = NULL;
    *count = 0;
    struct run run = run_start(store, GET_DUTIES, fault, "");
    while (run_row(&run))
        *LIST_ADD(pool, texts, *count) = column_text(&run, pool, 0);
    return run_end(&run) ? pool_grow(pool, texts, *count, sizeof *texts) : NULL;
}

int store_last_duty(struct store *store, struct fault *fault)
{
    struct run run = run_start(store, LAST_DUTY, fault, "");
    int last = run_row(&run) ? (int)column_number(&run, 0) : -1;
    return run_end(&run) ? last : -1;
}

bool store_add_duty(struct store *store, int seq, const char *text, struct fault *fault)
{
    return store_run(store, ADD_DUTY, fault, "it", seq, text);
}
