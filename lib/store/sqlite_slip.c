#include "store/slip.h"
#include "store/sqlite.h"

#include "base/pool.h"

bool store_add_slip(struct store *store, const struct stored_slip *slip, struct fault *fault)
{
    return store_run(store, ADD_SLIP, fault, "tntt", slip->reference, slip->drawn, slip->drawn_by, slip->batch);
}

bool store_void_slip(struct store *store, const char *reference, int64_t at, const char *by, const char *reason,
                     struct fault *fault)
{
    return store_run(store, VOID_SLIP, fault, "tntt", reference, at, by, reason);
}

/* All rows of the run; NULL: there are none, or a fault. */
static struct stored_slip *read_slips(struct run *run, struct pool *pool, size_t *count)
{
    struct stored_slip *slips = NULL;
    *count = 0;
    while (run_row(run))
        *LIST_ADD(pool, slips, *count) = (struct stored_slip){.reference = column_text(run, pool, 0),
                                                              .drawn = column_number(run, 1),
                                                              .drawn_by = column_text(run, pool, 2),
                                                              .batch = column_text(run, pool, 3),
                                                              .voided = column_number(run, 4),
                                                              .void_by = column_text(run, pool, 5),
                                                              .reason = column_text(run, pool, 6),
                                                              .used = column_number(run, 7) != 0};
    return run_end(run) ? slips : NULL;
}

/* The one row of a statement about that reference. */
static struct stored_slip *read_slip(struct store *store, struct pool *pool, enum statement which,
                                     const char *reference, struct fault *fault)
{
    size_t count;
    struct run run = run_start(store, which, fault, "t", reference);
    return read_slips(&run, pool, &count);
}

struct stored_slip *store_slip(struct store *store, struct pool *pool, const char *reference, struct fault *fault)
{
    return read_slip(store, pool, GET_SLIP, reference, fault);
}

struct stored_slip *store_next_slip(struct store *store, struct pool *pool, const char *after, struct fault *fault)
{
    return read_slip(store, pool, NEXT_SLIP, after, fault);
}

struct stored_slip *store_batch(struct store *store, struct pool *pool, const char *batch, size_t *count,
                                struct fault *fault)
{
    struct run run = run_start(store, LIST_BATCH, fault, "t", batch);
    return read_slips(&run, pool, count);
}

struct stored_slip *store_slips(struct store *store, struct pool *pool, int most, size_t *count, struct fault *fault)
{
    struct run run = run_start(store, LIST_SLIPS, fault, "i", most);
    return read_slips(&run, pool, count);
}
