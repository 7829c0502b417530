/* The store's news for staff. */
#include "store/news.h"

#include "base/pool.h"
#include "store/sqlite.h"

bool store_add_news(struct store *store, const struct news_row *row, struct fault *fault)
{
    return store_run(store, ADD_NEWS, fault, "ttitn", row->user, row->reference, row->seq, row->topic, row->made);
}

struct news_row *store_news(struct store *store, struct pool *pool, const char *user, size_t *count,
                            struct fault *fault)
{
    struct news_row *rows = NULL;
    struct run run = run_start(store, GET_NEWS, fault, "t", user);
    *count = 0;
    while (run_row(&run))
        *LIST_ADD(pool, rows, *count) = (struct news_row){.number = column_number(&run, 0),
                                                          .user = column_text(&run, pool, 1),
                                                          .reference = column_text(&run, pool, 2),
                                                          .seq = (int)column_number(&run, 3),
                                                          .topic = column_text(&run, pool, 4),
                                                          .made = column_number(&run, 5)};
    return run_end(&run) ? rows : NULL;
}

bool store_drop_news(struct store *store, int64_t number, struct fault *fault)
{
    return store_run(store, DROP_NEWS, fault, "n", number);
}

bool store_sweep_news(struct store *store, int64_t before, struct fault *fault)
{
    return store_run(store, SWEEP_NEWS, fault, "n", before);
}

int32_t store_morning(struct store *store, const char *user, struct fault *fault)
{
    struct run run = run_start(store, GET_MORNING, fault, "t", user);
    int32_t day = run_row(&run) ? (int32_t)column_number(&run, 0) : INT32_MIN;
    return run_end(&run) ? day : INT32_MIN;
}

bool store_put_morning(struct store *store, const char *user, int32_t day, struct fault *fault)
{
    return store_run(store, PUT_MORNING, fault, "ti", user, (int)day);
}
