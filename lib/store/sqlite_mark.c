/* Marks: what cases count for in the months' reports (schema/store.sql, mark). */
#include "store/mark.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "store/sqlite.h"

int mark_compare(const struct stored_mark *one, const struct stored_mark *other)
{
    int order = strcmp(one->figure, other->figure);
    order = order != 0 ? order : strcmp(one->row, other->row);
    order = order != 0 ? order : strcmp(one->column, other->column);
    return order != 0 ? order : strcmp(one->item, other->item);
}

bool mark_same(const struct stored_mark *one, const struct stored_mark *other)
{
    return mark_compare(one, other) == 0 && text_equal(one->month, other->month) && one->since == other->since &&
           one->until == other->until && text_equal(one->until_month, other->until_month) &&
           one->length == other->length;
}

static struct stored_mark read_mark(const struct run *run, struct pool *pool)
{
    return (struct stored_mark){.reference = column_text(run, pool, 0),
                                .figure = column_text(run, pool, 1),
                                .row = column_text(run, pool, 2),
                                .column = column_text(run, pool, 3),
                                .item = column_text(run, pool, 4),
                                .month = column_text(run, pool, 5),
                                .since = column_number(run, 6),
                                .until = column_number(run, 7),
                                .until_month = column_text(run, pool, 8),
                                .length = column_number(run, 9)};
}

static bool add_mark(struct store *store, const struct stored_mark *mark, struct fault *fault)
{
    return store_run(store, ADD_MARK, fault, "ttttttnntn", mark->reference, mark->figure, mark->row, mark->column,
                     mark->item, mark->month, mark->since, mark->until, mark->until_month, mark->length);
}

static bool clear_mark(struct store *store, const struct stored_mark *mark, struct fault *fault)
{
    return store_run(store, CLEAR_MARK, fault, "ttttt", mark->reference, mark->figure, mark->row, mark->column,
                     mark->item);
}

/* Most events change few of them: what is as it was stays. Both lists are in the same order. */
bool put_marks(struct store *store, struct pool *pool, const struct case_index *index, struct fault *fault)
{
    struct case_index stored = {.row = index->row};
    bool done = get_marks(store, pool, &stored, fault);
    for (size_t i = 0, k = 0; done && (i < index->mark_count || k < stored.mark_count);) {
        const struct stored_mark *made = &index->marks[i], *was = &stored.marks[k];
        int order = i == index->mark_count ? 1 : k == stored.mark_count ? -1 : mark_compare(made, was);
        if (order == 0 && !mark_same(made, was))
            done = clear_mark(store, was, fault) && add_mark(store, made, fault);
        else if (order != 0)
            done = order < 0 ? add_mark(store, made, fault) : clear_mark(store, was, fault);
        i += order <= 0;
        k += order >= 0;
    }
    return done;
}

bool get_marks(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault)
{
    struct run run = run_start(store, GET_MARKS, fault, "t", index->row.reference);
    while (run_row(&run))
        *LIST_ADD(pool, index->marks, index->mark_count) = read_mark(&run, pool);
    return run_end(&run);
}

static struct tally *read_tallies(struct run *run, struct pool *pool, size_t *count)
{
    struct tally *tallies = NULL;
    *count = 0;
    while (run_row(run))
        *LIST_ADD(pool, tallies, *count) = (struct tally){.figure = column_text(run, pool, 0),
                                                          .row = column_text(run, pool, 1),
                                                          .column = column_text(run, pool, 2),
                                                          .number = column_number(run, 3),
                                                          .month = column_text(run, pool, 4)};
    if (run_end(run))
        return tallies;
    *count = 0;
    return NULL;
}

struct tally *store_tallies(struct store *store, struct pool *pool, const char *from, const char *month, int64_t at,
                            size_t *count, struct fault *fault)
{
    struct run run = at == STORE_NONE ? run_start(store, GET_TALLIES, fault, "tt", from, month)
                                      : run_start(store, GET_TALLIES_AT, fault, "ttn", from, month, at);
    return read_tallies(&run, pool, count);
}

struct tally *store_tallied(struct store *store, struct pool *pool, const char *figure, const char *from,
                            const char *until, size_t *count, struct fault *fault)
{
    struct run run = run_start(store, GET_TALLIED, fault, "ttt", figure, from, until);
    return read_tallies(&run, pool, count);
}

struct tally *store_stood(struct store *store, struct pool *pool, const char *figure, const char *month, size_t *count,
                          struct fault *fault)
{
    struct run run = run_start(store, GET_STOOD, fault, "tt", figure, month);
    return read_tallies(&run, pool, count);
}

struct tally *store_standing(struct store *store, struct pool *pool, const char *figure, int64_t at, size_t *count,
                             struct fault *fault)
{
    struct run run = run_start(store, GET_STANDING, fault, "tn", figure, at);
    return read_tallies(&run, pool, count);
}

/* Binds what the question asks for. */
static struct run ask(struct store *store, const struct mark_question *question, enum statement happened,
                      enum statement standing, struct fault *fault)
{
    const char *from = question->from ? question->from : question->month;
    struct run run = question->month ? run_start(store, happened, fault, "tt", from, question->month)
                                     : run_start(store, standing, fault, "nn", question->at, question->at);
    run_bind(&run, "ttt", question->figure, question->row, question->column);
    return run;
}

int store_marks(struct store *store, struct pool *pool, const struct mark_question *question, int after,
                struct stored_mark *marks, int most, struct fault *fault)
{
    int count = 0;
    struct run run = ask(store, question, MARKS_HAPPENED, MARKS_STANDING, fault);
    run_bind(&run, "ii", most, after);
    while (count < most && run_row(&run))
        marks[count++] = read_mark(&run, pool);
    return run_end(&run) ? count : -1;
}

int store_last_marks(struct store *store, struct pool *pool, const struct mark_question *question,
                     struct stored_mark *marks, int most, struct fault *fault)
{
    int count = 0;
    struct run run = run_start(store, LAST_MARKS, fault, "tttti", question->month, question->figure, question->row,
                               question->column, most);
    while (count < most && run_row(&run))
        marks[count++] = read_mark(&run, pool);
    return run_end(&run) ? count : -1;
}

int64_t store_mark_count(struct store *store, const struct mark_question *question, struct fault *fault)
{
    struct run run = ask(store, question, COUNT_HAPPENED, COUNT_STANDING, fault);
    int64_t count = run_row(&run) ? column_number(&run, 0) : -1;
    return run_end(&run) ? count : -1;
}

int64_t store_mark_length(struct store *store, const char *from, const char *month, const char *figure,
                          struct fault *fault)
{
    struct run run = run_start(store, MARKS_LENGTH, fault, "ttt", from, month, figure);
    int64_t length = run_row(&run) ? column_number(&run, 0) : STORE_NONE;
    return run_end(&run) ? length : STORE_NONE;
}

bool store_count_anew(struct store *store, struct fault *fault)
{
    return store_run(store, CLEAR_TALLIES, fault, "") && store_run(store, MAKE_TALLIES, fault, "");
}

int64_t store_wrong_tallies(struct store *store, struct fault *fault)
{
    struct run run = run_start(store, WRONG_TALLIES, fault, "");
    int64_t wrong = run_row(&run) ? column_number(&run, 0) : -1;
    return run_end(&run) ? wrong : -1;
}
