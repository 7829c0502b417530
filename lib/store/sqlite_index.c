#include "store/sqlite.h"

#include <stddef.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

/* A case is linked to no more others than this; beyond it `verify` would say that the index differs. */
#define MOST_LINKS 100

#define ROW_TEXT(column, word) {word, offsetof(struct indexed_case, column), true},
#define ROW_NUMBER(column, word) {word, offsetof(struct indexed_case, column), false},

/* In the order of the statements. */
static const struct {
    const char *word;
    size_t offset;
    bool is_text;
} columns[] = {CASE_COLUMNS(ROW_TEXT, ROW_NUMBER)};

#define COLUMN_COUNT (sizeof columns / sizeof *columns)

static const char **text_in(const struct indexed_case *row, size_t column)
{
    return (const char **)(void *)((char *)row + columns[column].offset);
}

static int64_t *number_in(const struct indexed_case *row, size_t column)
{
    return (int64_t *)(void *)((char *)row + columns[column].offset);
}

void read_row(const struct run *run, struct pool *pool, struct indexed_case *row)
{
    row->reference = column_text(run, pool, 0);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (columns[i].is_text)
            *text_in(row, i) = column_text(run, pool, (int)i + 1);
        else
            *number_in(row, i) = column_number(run, (int)i + 1);
}

const char *row_difference(const struct indexed_case *one, const struct indexed_case *other)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        bool same = columns[i].is_text ? text_equal(*text_in(one, i), *text_in(other, i))
                                       : *number_in(one, i) == *number_in(other, i);
        if (!same)
            return columns[i].word;
    }
    return NULL;
}

static bool put_row(struct store *store, const struct indexed_case *row, struct fault *fault)
{
    struct run run = run_start(store, PUT_INDEX, fault, "t", row->reference);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (columns[i].is_text)
            run_bind(&run, "t", *text_in(row, i));
        else
            run_bind(&run, "n", *number_in(row, i));
    run_row(&run);
    return run_end(&run);
}

/* Takes out all rows of these tables that the case has. */
static bool clear(struct store *store, const char *reference, struct fault *fault)
{
    static const enum statement all[] = {CLEAR_CONCERNED, CLEAR_OBLIGATIONS, CLEAR_LINKS, CLEAR_LESSON_PLACES,
                                         CLEAR_LINES};
    bool done = true;
    for (size_t i = 0; done && i < sizeof all / sizeof *all; i++)
        done = store_run(store, all[i], fault, "t", reference);
    return done;
}

static bool put_obligation(struct store *store, const char *reference, size_t before,
                           const struct stored_obligation *obligation, struct fault *fault)
{
    return store_run(store, ADD_OBLIGATION, fault, "tnttnnnnni", reference, (int64_t)before + 1, obligation->name,
                     obligation->item, obligation->level, obligation->start, obligation->due, obligation->first_due,
                     obligation->kept, obligation->lapsed);
}

bool store_put_index(struct store *store, struct pool *pool, const struct case_index *index, struct fault *fault)
{
    const char *reference = index->row.reference;
    const struct indexed_case *before = store_row(store, pool, reference, fault);
    bool done = fault->kind == 0 && put_row(store, &index->row, fault) && put_tags(store, pool, index, fault) &&
                put_meetings(store, index->tags, fault) && put_text(store, pool, index, before, fault) &&
                clear(store, reference, fault) && put_lessons(store, index, before, fault) &&
                put_lines(store, index, fault) && put_marks(store, pool, index, fault);
    for (size_t i = 0; done && i < index->link_count; i++)
        done = store_run(store, ADD_LINK, fault, "ttt", reference, index->links[i].reference, index->links[i].how);
    for (const char *const *user = index->concerned; done && *user != NULL; user++)
        done = store_run(store, ADD_CONCERNED, fault, "tt", reference, *user);
    for (size_t i = 0; done && i < index->obligation_count; i++)
        done = put_obligation(store, reference, i, &index->obligations[i], fault);
    return done && put_tasks(store, index, fault);
}

static bool get_concerned(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault)
{
    size_t count = 0;
    const char **concerned = NULL;
    struct run run = run_start(store, GET_CONCERNED, fault, "t", index->row.reference);
    while (run_row(&run))
        *LIST_ADD(pool, concerned, count) = column_text(&run, pool, 0);
    index->concerned = pool_grow(pool, concerned, count, sizeof *concerned);
    return run_end(&run);
}

static int get_links(struct store *store, struct pool *pool, enum statement which, const char *reference,
                     struct stored_link *links, int most, struct fault *fault)
{
    int count = 0;
    struct run run = run_start(store, which, fault, "ti", reference, most);
    while (count < most && run_row(&run)) {
        links[count].reference = column_text(&run, pool, 0);
        links[count++].how = column_text(&run, pool, 1);
    }
    return run_end(&run) ? count : -1;
}

int store_links(struct store *store, struct pool *pool, const char *reference, struct stored_link *links, int most,
                struct fault *fault)
{
    return get_links(store, pool, GET_LINKS_BOTH, reference, links, most, fault);
}

static bool get_own_links(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault)
{
    index->links = pool_array(pool, MOST_LINKS, sizeof *index->links);
    int count = get_links(store, pool, GET_LINKS, index->row.reference, index->links, MOST_LINKS, fault);
    index->link_count = count < 0 ? 0 : (size_t)count;
    return count >= 0;
}

static bool get_obligations(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault)
{
    struct run run = run_start(store, GET_OBLIGATIONS, fault, "t", index->row.reference);
    while (run_row(&run))
        *LIST_ADD(pool, index->obligations, index->obligation_count) =
            (struct stored_obligation){.name = column_text(&run, pool, 0),
                                       .item = column_text(&run, pool, 1),
                                       .level = column_number(&run, 2),
                                       .start = column_number(&run, 3),
                                       .due = column_number(&run, 4),
                                       .first_due = column_number(&run, 5),
                                       .kept = column_number(&run, 6),
                                       .lapsed = column_number(&run, 7) != 0};
    return run_end(&run);
}

struct indexed_case *store_row(struct store *store, struct pool *pool, const char *reference, struct fault *fault)
{
    struct indexed_case *row = NULL;
    struct run run = run_start(store, GET_INDEX, fault, "t", reference);
    if (run_row(&run)) {
        row = pool_alloc(pool, sizeof *row);
        read_row(&run, pool, row);
    }
    return run_end(&run) ? row : NULL;
}

struct case_index *store_index(struct store *store, struct pool *pool, const char *reference, struct fault *fault)
{
    const struct indexed_case *row = store_row(store, pool, reference, fault);
    if (row == NULL)
        return NULL;
    struct case_index *index = pool_alloc(pool, sizeof *index);
    index->row = *row;
    index->tags = get_tags(store, pool, row, fault);
    index->text = index->tags ? get_text(store, pool, index, fault) : NULL;
    bool good =
        fault->kind == 0 && get_concerned(store, pool, index, fault) && get_own_links(store, pool, index, fault);
    good = good && get_obligations(store, pool, index, fault) && get_lessons(store, pool, index, fault) &&
           get_lines(store, pool, index, fault) && get_marks(store, pool, index, fault) &&
           get_tasks(store, pool, index, fault);
    return good ? index : NULL;
}
