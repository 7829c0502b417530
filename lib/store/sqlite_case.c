#include "store/sqlite.h"

#include <inttypes.h>

#include "base/pool.h"
#include "base/text.h"

struct stored_case *store_case(struct store *store, struct pool *pool, const char *reference, struct fault *fault)
{
    struct run run = run_start(store, GET_CASE, fault, "t", reference);
    struct stored_case *stored = NULL;
    if (run_row(&run)) {
        stored = pool_alloc(pool, sizeof *stored);
        stored->reference = pool_copy(pool, reference);
        stored->kind = column_text(&run, pool, 0);
        stored->policy = column_text(&run, pool, 1);
        stored->whole = true;
    }
    if (!run_end(&run) || stored == NULL)
        return NULL;
    run = run_start(store, GET_EVENTS, fault, "t", reference);
    while (run_row(&run)) {
        *LIST_ADD(pool, stored->events, stored->count) = column_text(&run, pool, 1);
        stored->whole = stored->whole && column_number(&run, 0) == (int64_t)stored->count;
    }
    return run_end(&run) ? stored : NULL;
}

struct stored_sight *store_sight(struct store *store, struct pool *pool, const char *reference, struct fault *fault)
{
    struct run run = run_start(store, GET_SIGHT, fault, "t", reference);
    struct stored_sight *sight = NULL;
    if (run_row(&run)) {
        sight = pool_alloc(pool, sizeof *sight);
        *sight = (struct stored_sight){.kind = column_text(&run, pool, 0),
                                       .policy = column_text(&run, pool, 1),
                                       .division = column_text(&run, pool, 2),
                                       .recorded_by = column_text(&run, pool, 3),
                                       .severity = column_text(&run, pool, 4),
                                       .reached = column_number(&run, 5),
                                       .concerned = text_words(pool, column_text(&run, pool, 6)),
                                       .reporter = column_text(&run, pool, 7)};
    }
    return run_end(&run) ? sight : NULL;
}

const char *store_next_case(struct store *store, struct pool *pool, const char *after, struct fault *fault)
{
    return store_text(store, pool, NEXT_CASE, after, fault);
}

int64_t store_free_serial(struct store *store, struct pool *pool, const char *prefix, int64_t serial,
                          struct fault *fault)
{
    const char *from = pool_format(pool, "%s%06" PRId64, prefix, serial);
    struct run run = run_start(store, TAKEN_SERIALS, fault, "tt", prefix, from);
    while (run_row(&run) && column_number(&run, 0) == serial)
        serial++;
    return run_end(&run) ? serial : 0;
}

bool store_add_case(struct store *store, const char *reference, const char *kind, const char *policy,
                    struct fault *fault)
{
    return store_run(store, ADD_CASE, fault, "ttt", reference, kind, policy);
}

bool store_add_event(struct store *store, const char *reference, int seq, const char *text, struct fault *fault)
{
    return store_run(store, ADD_EVENT, fault, "tit", reference, seq, text);
}

static struct submission *read_submission(struct run *run, struct pool *pool)
{
    struct submission *submission = NULL;
    if (run_row(run)) {
        submission = pool_alloc(pool, sizeof *submission);
        *submission = (struct submission){.token = column_text(run, pool, 0),
                                          .digest = column_text(run, pool, 1),
                                          .reference = column_text(run, pool, 2),
                                          .seq = (int)column_number(run, 3),
                                          .at = column_number(run, 4)};
    }
    return run_end(run) ? submission : NULL;
}

struct submission *store_submission(struct store *store, struct pool *pool, const char *token, struct fault *fault)
{
    struct run run = run_start(store, GET_SUBMISSION, fault, "t", token);
    return read_submission(&run, pool);
}

struct submission *store_submission_since(struct store *store, struct pool *pool, const char *digest, int64_t since,
                                          struct fault *fault)
{
    struct run run = run_start(store, GET_SUBMISSION_SINCE, fault, "tn", digest, since);
    return read_submission(&run, pool);
}

bool store_add_submission(struct store *store, const struct submission *submission, struct fault *fault)
{
    return store_run(store, ADD_SUBMISSION, fault, "tttin", submission->token, submission->digest,
                     submission->reference, submission->seq, submission->at);
}
