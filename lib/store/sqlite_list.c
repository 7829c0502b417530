/* Lists: tags that are true of cases, each in every order (schema/store.sql, listing). */
#include "store/sqlite.h"

#include "base/folding.h"
#include "base/pool.h"
#include "base/text.h"
#include "store/duty.h"
#include "store/task.h"

/* Further back than any time is early. */
#define URGENT_BEFORE (INT64_C(1) << 48)

int64_t list_place_due(int64_t due, bool urgent)
{
    if (!urgent)
        return due == STORE_NONE ? LIST_NEVER : due;
    return due == STORE_NONE ? -1 : due - URGENT_BEFORE;
}

struct list_place list_place_of(const struct indexed_case *row, enum list_order order)
{
    struct list_place place = {.place = 0, .reference = row->reference};
    if (order == BY_DUE)
        place.place = list_place_due(row->next_due, row->urgent == 1);
    else if (order == BY_RECEIVED)
        place.place = -row->received;
    else if (order == BY_OLDEST)
        place.place = row->received;
    else if (order == BY_PERSON)
        place.place = text_place(row->person);
    return place;
}

/* One row of the listing. */
struct listed {
    const char *tag;
    int64_t order, place;
    bool still; /* it is as it should be */
};

static bool put_listed(struct store *store, enum statement which, const struct listed *listed, const char *reference,
                       struct fault *fault)
{
    return store_run(store, which, fault, "tnnt", listed->tag, listed->order, listed->place, reference);
}

struct listing {
    struct listed *rows;
    size_t count;
};

/* The rows that the index makes. */
static struct listing listing_made(struct pool *pool, const struct case_index *index)
{
    struct listing made = {.rows = NULL};
    for (const char *const *tag = index->tags; *tag != NULL; tag++)
        for (int order = BY_DUE; order < LIST_ORDERS; order++)
            *LIST_ADD(pool, made.rows, made.count) = (struct listed){
                .tag = *tag, .order = order, .place = list_place_of(&index->row, (enum list_order)order).place};
    return made;
}

/* Marks the made row that is this one; false: none is. */
static bool mark(const struct listing *made, const struct listed *stored)
{
    for (size_t i = 0; i < made->count; i++) {
        struct listed *row = &made->rows[i];
        if (row->order == stored->order && row->place == stored->place && text_equal(row->tag, stored->tag)) {
            row->still = true;
            return true;
        }
    }
    return false;
}

/* Of the rows that stand there only those go that are no longer true: most of a case stays as it was. The ones to go
 * are gathered first, as a walk over rows that are being deleted may lose its way. */
bool put_tags(struct store *store, struct pool *pool, const struct case_index *index, struct fault *fault)
{
    const char *reference = index->row.reference;
    const struct listing made = listing_made(pool, index);
    struct listing gone = {.rows = NULL};
    struct run run = run_start(store, GET_LISTED, fault, "t", reference);
    while (run_row(&run)) {
        struct listed stored = {column_text(&run, pool, 0), column_number(&run, 1), column_number(&run, 2), false};
        if (!mark(&made, &stored))
            *LIST_ADD(pool, gone.rows, gone.count) = stored;
    }
    bool done = run_end(&run);
    for (size_t i = 0; done && i < gone.count; i++)
        done = put_listed(store, CLEAR_LISTED, &gone.rows[i], reference, fault);
    for (size_t i = 0; done && i < made.count; i++)
        done = made.rows[i].still || put_listed(store, ADD_LISTED, &made.rows[i], reference, fault);
    return done;
}

const char *const *get_tags(struct store *store, struct pool *pool, const struct indexed_case *row, struct fault *fault)
{
    size_t count = 0;
    const char **tags = NULL;
    struct run run = run_start(store, GET_TAGS, fault, "t", row->reference);
    for (int order = BY_DUE; order < LIST_ORDERS; order++)
        run_bind(&run, "n", list_place_of(row, (enum list_order)order).place);
    while (run_row(&run))
        *LIST_ADD(pool, tags, count) = column_text(&run, pool, 0);
    if (!run_end(&run))
        return NULL;
    tags = pool_grow(pool, tags, count, sizeof *tags);
    bool met = store_tags_meet(store, tags, fault);
    tags[met ? count : 0] = NULL;
    return fault->kind ? NULL : tags;
}

/* After every place: no reference comes after that one. */
static const struct list_place NO_END = {INT64_MAX, "~"};

/* Where what is due in the time asked for stands. Without a beginning of that time, what is urgent does, too. */
static struct span due_places(const struct list_question *question)
{
    struct span due = question->due;
    if (question->urgent)
        return (struct span){list_place_due(due.from, true), list_place_due(due.to, true)};
    return due;
}

/* The first parameters of a walk: its tag and order, from where, to where, and how far. */
static struct run walk_start(struct store *store, enum statement which, const struct list_question *question,
                             int64_t end, int most, struct fault *fault)
{
    struct span span = {-INT64_MAX, INT64_MAX};
    if (question->order == BY_DUE)
        span = due_places(question);
    else if (question->order == BY_RECEIVED)
        span = (struct span){-question->received.to, -question->received.from};
    else if (question->order == BY_OLDEST)
        span = question->received;
    bool begins = text_blank(question->after.reference) || question->after.place < span.from;
    return run_start(store, which, fault, "tintni", question->tags[0], (int)question->order,
                     begins ? span.from : question->after.place, begins ? "" : question->after.reference,
                     end < span.to ? end : span.to, most);
}

/* As store_list, but no further than that place. */
static int list_until(struct store *store, struct pool *pool, const struct list_question *question,
                      struct list_place end, struct indexed_case *rows, int most, struct fault *fault)
{
    int count = 0;
    struct run run = walk_start(store, LIST, question, end.place, most, fault);
    run_bind(&run, "tnnnn", question->user, question->due.from, question->due.to, question->received.from,
             question->received.to);
    const char *const *tag = question->tags + 1;
    for (int i = 1; i < LIST_MOST_TAGS; i++)
        run_bind(&run, "t", *tag ? *tag++ : NULL);
    run_bind(&run, "tt", end.reference, question->instead_of);
    while (count < most && run_row(&run))
        read_row(&run, pool, &rows[count++]);
    return run_end(&run) ? count : -1;
}

int store_list(struct store *store, struct pool *pool, const struct list_question *question, struct indexed_case *rows,
               int most, struct fault *fault)
{
    return list_until(store, pool, question, NO_END, rows, most, fault);
}

int store_list_near(struct store *store, struct pool *pool, const struct list_question *question, int steps,
                    struct indexed_case *rows, int most, struct fault *fault)
{
    struct list_place end = NO_END;
    struct run run = walk_start(store, LIST_END, question, end.place, steps - 1, fault);
    bool further = run_row(&run);
    if (further)
        end = (struct list_place){column_number(&run, 0), column_text(&run, pool, 1)};
    if (!run_end(&run))
        return -1;
    int count = list_until(store, pool, question, end, rows, most, fault);
    return further && count >= 0 && count < most ? LIST_MANY : count;
}

int store_list_length(struct store *store, const struct list_question *question, int most, struct fault *fault)
{
    struct run run = walk_start(store, LIST_LENGTH, question, NO_END.place, most, fault);
    int64_t length = run_row(&run) ? column_number(&run, 0) : 0;
    return run_end(&run) ? (int)length : -1;
}

int64_t store_first_received(struct store *store, const char *tag, struct fault *fault)
{
    struct run run = run_start(store, FIRST_RECEIVED, fault, "ti", tag, (int)BY_RECEIVED);
    int64_t first = run_row(&run) ? column_number(&run, 0) : STORE_NONE;
    return run_end(&run) ? first : STORE_NONE;
}
