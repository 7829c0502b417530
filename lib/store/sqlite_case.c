#include "store/sqlite.h"

#include <string.h>

#include "base/pool.h"

static void add_event_text(struct stored_case *stored, struct pool *pool, const char *text, size_t *room)
{
    if (stored->count == *room) {
        *room = *room ? *room * 2 : 16;
        const char **events = pool_array(pool, *room, sizeof *events);
        if (stored->count > 0)
            memcpy(events, stored->events, stored->count * sizeof *events);
        stored->events = events;
    }
    stored->events[stored->count++] = text;
}

struct stored_case *store_case(struct store *store, struct pool *pool, const char *reference, struct fault *fault)
{
    struct run run = run_start(store, GET_CASE, fault);
    bind_text(&run, reference);
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
    size_t room = 0;
    run = run_start(store, GET_EVENTS, fault);
    bind_text(&run, reference);
    while (run_row(&run)) {
        add_event_text(stored, pool, column_text(&run, pool, 1), &room);
        stored->whole = stored->whole && column_number(&run, 0) == (int64_t)stored->count;
    }
    return run_end(&run) ? stored : NULL;
}

bool store_has_case(struct store *store, const char *reference, struct fault *fault)
{
    struct run run = run_start(store, GET_CASE, fault);
    bind_text(&run, reference);
    bool there = run_row(&run);
    return run_end(&run) && there;
}

static const char *one_reference(struct store *store, struct pool *pool, enum statement which, const char *word,
                                 struct fault *fault)
{
    struct run run = run_start(store, which, fault);
    bind_text(&run, word);
    const char *reference = run_row(&run) ? column_text(&run, pool, 0) : NULL;
    return run_end(&run) ? reference : NULL;
}

const char *store_next_case(struct store *store, struct pool *pool, const char *after, struct fault *fault)
{
    return one_reference(store, pool, NEXT_CASE, after, fault);
}

const char *store_last_case(struct store *store, struct pool *pool, const char *prefix, struct fault *fault)
{
    return one_reference(store, pool, LAST_CASE, prefix, fault);
}

bool store_add_case(struct store *store, const char *reference, const char *kind, const char *policy,
                    struct fault *fault)
{
    struct run run = run_start(store, ADD_CASE, fault);
    bind_text(&run, reference);
    bind_text(&run, kind);
    bind_text(&run, policy);
    return run_once(&run);
}

bool store_add_event(struct store *store, const char *reference, int seq, const char *text, struct fault *fault)
{
    struct run run = run_start(store, ADD_EVENT, fault);
    bind_text(&run, reference);
    bind_number(&run, seq);
    bind_text(&run, text);
    return run_once(&run);
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
    struct run run = run_start(store, GET_SUBMISSION, fault);
    bind_text(&run, token);
    return read_submission(&run, pool);
}

struct submission *store_submission_since(struct store *store, struct pool *pool, const char *digest, int64_t since,
                                          struct fault *fault)
{
    struct run run = run_start(store, GET_SUBMISSION_SINCE, fault);
    bind_text(&run, digest);
    bind_number(&run, since);
    return read_submission(&run, pool);
}

bool store_add_submission(struct store *store, const struct submission *submission, struct fault *fault)
{
    struct run run = run_start(store, ADD_SUBMISSION, fault);
    bind_text(&run, submission->token);
    bind_text(&run, submission->digest);
    bind_text(&run, submission->reference);
    bind_number(&run, submission->seq);
    bind_number(&run, submission->at);
    return run_once(&run);
}
