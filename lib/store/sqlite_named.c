#include "store/named.h"

#include <string.h>

#include "base/pool.h"
#include "store/sqlite.h"

struct stored_name *store_names(struct store *store, struct pool *pool, size_t *count, struct fault *fault)
{
    struct stored_name *names = NULL;
    *count = 0;
    struct run run = run_start(store, GET_NAMED, fault, "");
    while (run_row(&run))
        *LIST_ADD(pool, names, *count) = (struct stored_name){.as = column_text(&run, pool, 0),
                                                              .name = column_text(&run, pool, 1),
                                                              .state = column_text(&run, pool, 2),
                                                              .owed = column_number(&run, 3) != 0};
    return run_end(&run) ? names : NULL;
}

const char *const *store_lesson_lists(struct store *store, struct pool *pool, const char *beginning,
                                      struct fault *fault)
{
    size_t count = 0;
    const char **lists = NULL;
    struct run run = run_start(store, LESSON_LISTS, fault, "t", beginning);
    while (run_row(&run))
        *LIST_ADD(pool, lists, count) = column_text(&run, pool, 0) + strlen(beginning);
    return run_end(&run) ? pool_grow(pool, lists, count, sizeof *lists) : NULL;
}
