#include "registry/task_list.h"

#include "base/fault.h"
#include "base/pool.h"
#include "registry/case_list.h"

int task_list_mine(struct registry *registry, struct pool *pool, const struct person *person, int64_t now,
                   struct list_place after, struct listed_task *tasks, int most, struct fault *fault)
{
    return store_tasks(registry->store, pool, person->user, now, after, tasks, most, fault);
}

int task_list_others(struct registry *registry, struct pool *pool, const struct person *person, int64_t now,
                     struct list_place after, struct indexed_case *rows, int most, struct fault *fault)
{
    static const char *const no_tags[] = {NULL};
    static const struct case_list what_is_owed = {
        .tags = no_tags, .order = BY_DUE, .due = {-INT64_MAX, LIST_NEVER - 1}, .received = {-INT64_MAX, INT64_MAX}};
    int kept = 0, found = most;
    struct indexed_case *some = pool_array(pool, (size_t)most, sizeof *some);
    while (kept < most && found == most) {
        found = case_list_page(registry, pool, person, &what_is_owed, after, some, most, fault);
        for (int i = 0; i < found && kept < most; i++)
            if (!store_has_task(registry->store, some[i].reference, person->user, NULL, now, fault))
                rows[kept++] = some[i];
        if (found > 0)
            after = list_place_of(&some[found - 1], BY_DUE);
    }
    return found < 0 || fault->kind ? -1 : kept;
}

const struct next_tasks *task_list_next(struct registry *registry, struct pool *pool, const struct indexed_case *rows,
                                        int count, int64_t now, struct fault *fault)
{
    const char **references = pool_array(pool, (size_t)count, sizeof *references);
    for (int i = 0; i < count; i++)
        references[i] = rows[i].reference;
    return store_tasks_next(registry->store, pool, references, (size_t)count, now, fault);
}
