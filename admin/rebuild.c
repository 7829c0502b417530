/* redress rebuild: makes index, lists, search, obligations and what reports count anew from the records.
 *
 * Prints a line for each case whose next due time moved: reference, before, now. Each case is one transaction, so
 * people work on meanwhile. */
#include "command.h"

#include <stdio.h>

#include "base/instant.h"
#include "registry/case_index.h"
#include "registry/renewal.h"
#include "store/mark.h"

static const char *due_text(struct pool *pool, const struct case_index *index)
{
    return index == NULL || index->row.next_due == STORE_NONE ? "" : instant_write(pool, index->row.next_due);
}

/* Reads and writes under the lock, so that no event slips in between. */
static bool rebuild_case(struct registry *registry, struct pool *pool, const char *reference, int64_t now,
                         struct fault *fault)
{
    if (!store_begin(registry->store, fault))
        return false;
    struct case_index *before = store_index(registry->store, pool, reference, fault), *made = NULL;
    struct case_file *file = fault->kind ? NULL : case_file_open(registry, pool, reference, now, fault);
    if (file != NULL)
        made = case_index_of(registry, pool, file);
    if (made == NULL || !store_put_index(registry->store, pool, made, fault)) {
        store_rollback(registry->store);
        return false;
    }
    if (before == NULL || before->row.next_due != made->row.next_due)
        printf("%s\t%s\t%s\n", reference, due_text(pool, before), due_text(pool, made));
    return store_commit(registry->store, fault);
}

int rebuild_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    if (!command_registry(call, &registry, &fault) || !index_renew(&registry, instant_now(), &fault))
        return command_fault(&fault);
    const char *reference = "";
    int64_t now = instant_now();
    bool done = store_begin(registry.store, &fault) && store_forget_combinations(registry.store, &fault) &&
                store_count_anew(registry.store, &fault) && store_commit(registry.store, &fault);
    while (done && (reference = store_next_case(registry.store, call->pool, reference, &fault)) != NULL) {
        struct pool *pool = pool_new();
        done = rebuild_case(&registry, pool, reference, now, &fault);
        pool_free(pool);
    }
    return done && !fault.kind ? EXIT_DONE : command_fault(&fault);
}
