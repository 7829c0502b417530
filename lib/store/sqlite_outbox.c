/* The store's outbox. */
#include "store/outbox.h"

#include "base/pool.h"
#include "store/sqlite.h"

bool store_add_outbox(struct store *store, const struct outbox_row *row, struct fault *fault)
{
    int64_t seq = row->reference ? row->seq : STORE_NONE;
    return store_run(store, ADD_OUTBOX, fault, "tnttttn", row->reference, seq, row->what, row->digest, row->address,
                     row->message, row->made);
}

static struct outbox_row row_read(const struct run *run, struct pool *pool)
{
    int64_t seq = column_number(run, 2);
    return (struct outbox_row){.number = column_number(run, 0),
                               .reference = column_text(run, pool, 1),
                               .seq = seq == STORE_NONE ? 0 : (int)seq,
                               .what = column_text(run, pool, 3),
                               .digest = column_text(run, pool, 4),
                               .address = column_text(run, pool, 5),
                               .message = column_text(run, pool, 6),
                               .made = column_number(run, 7),
                               .state = column_text(run, pool, 8),
                               .since = column_number(run, 9),
                               .due = column_number(run, 10),
                               .tries = (int)column_number(run, 11),
                               .answer = column_text(run, pool, 12)};
}

static struct outbox_row *rows_read(struct pool *pool, struct run run, size_t *count)
{
    struct outbox_row *rows = NULL;
    *count = 0;
    while (run_row(&run)) {
        struct outbox_row *row = LIST_ADD(pool, rows, *count);
        *row = row_read(&run, pool);
    }
    return run_end(&run) ? pool_grow(pool, rows, *count, sizeof *rows) : NULL;
}

struct outbox_row *store_outbox_due(struct store *store, struct pool *pool, int64_t now, struct fault *fault)
{
    size_t count;
    struct outbox_row *rows = rows_read(pool, run_start(store, OUTBOX_DUE, fault, "n", now), &count);
    return count > 0 ? rows : NULL;
}

bool store_put_outbox(struct store *store, const struct outbox_row *row, int tries, struct fault *fault)
{
    return store_run(store, PUT_OUTBOX, fault, "nitnnit", row->number, tries, row->state, row->since, row->due,
                     row->tries, row->answer);
}

static int count_for(struct store *store, enum statement which, const char *address, int64_t since, struct fault *fault)
{
    struct run run = run_start(store, which, fault, "tn", address, since);
    int count = run_row(&run) ? (int)column_number(&run, 0) : -1;
    return run_end(&run) ? count : -1;
}

int store_outbox_sent(struct store *store, const char *address, int64_t since, struct fault *fault)
{
    return count_for(store, OUTBOX_SENT_TO, address, since, fault);
}

int store_outbox_made(struct store *store, const char *address, int64_t since, struct fault *fault)
{
    return count_for(store, OUTBOX_MADE_FOR, address, since, fault);
}

int store_outbox_of_sort(struct store *store, const char *what, const char *address, int64_t since, struct fault *fault)
{
    struct run run = run_start(store, OUTBOX_OF_SORT, fault, "ttn", what, address, since);
    int count = run_row(&run) ? (int)column_number(&run, 0) : -1;
    return run_end(&run) ? count : -1;
}

struct outbox_row *store_outbox_last(struct store *store, struct pool *pool, const char *address, struct fault *fault)
{
    size_t count;
    struct outbox_row *rows = rows_read(pool, run_start(store, OUTBOX_LAST, fault, "t", address), &count);
    return count > 0 ? rows : NULL;
}

struct outbox_row *store_outbox_made_at(struct store *store, struct pool *pool, const char *what, const char *address,
                                        int64_t made, struct fault *fault)
{
    size_t count;
    struct outbox_row *rows =
        rows_read(pool, run_start(store, OUTBOX_MADE_AT, fault, "ttn", what, address, made), &count);
    return count > 0 ? rows : NULL;
}

struct outbox_row *store_outbox_message(struct store *store, struct pool *pool, const char *message,
                                        struct fault *fault)
{
    size_t count;
    struct outbox_row *rows = rows_read(pool, run_start(store, OUTBOX_MESSAGE, fault, "t", message), &count);
    return count > 0 ? rows : NULL;
}

struct outbox_row *store_outbox_of_case(struct store *store, struct pool *pool, const char *reference, size_t *count,
                                        struct fault *fault)
{
    return rows_read(pool, run_start(store, OUTBOX_OF_CASE, fault, "t", reference), count);
}

struct outbox_row *store_outbox_in(struct store *store, struct pool *pool, const char *state, size_t *count,
                                   struct fault *fault)
{
    return rows_read(pool, run_start(store, OUTBOX_IN, fault, "t", state), count);
}
