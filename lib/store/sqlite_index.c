#include "store/sqlite.h"

#include <string.h>

#include "base/pool.h"

/* A case is linked to no more others than this; beyond it `verify` would say that the index differs. */
#define MOST_LINKS 100

/* In the order of INDEX_COLUMNS. */
static void bind_row(struct run *run, const struct indexed_case *row)
{
    bind_text(run, row->reference);
    bind_text(run, row->kind);
    bind_text(run, row->state);
    bind_text(run, row->division);
    bind_text(run, row->handler);
    bind_text(run, row->owner);
    bind_text(run, row->next_name);
    bind_text(run, row->recorded_by);
    bind_text(run, row->person);
    bind_text(run, row->category);
    bind_text(run, row->summary);
    bind_number(run, row->level);
    bind_number(run, row->reached);
    bind_number(run, row->next_level);
    bind_number(run, row->next_due);
    bind_number(run, row->received);
}

void read_row(const struct run *run, struct pool *pool, struct indexed_case *row)
{
    int column = 0;
    row->reference = column_text(run, pool, column++);
    row->kind = column_text(run, pool, column++);
    row->state = column_text(run, pool, column++);
    row->division = column_text(run, pool, column++);
    row->handler = column_text(run, pool, column++);
    row->owner = column_text(run, pool, column++);
    row->next_name = column_text(run, pool, column++);
    row->recorded_by = column_text(run, pool, column++);
    row->person = column_text(run, pool, column++);
    row->category = column_text(run, pool, column++);
    row->summary = column_text(run, pool, column++);
    row->level = column_number(run, column++);
    row->reached = column_number(run, column++);
    row->next_level = column_number(run, column++);
    row->next_due = column_number(run, column++);
    row->received = column_number(run, column);
}

static bool put_row(struct store *store, const struct indexed_case *row, struct fault *fault)
{
    struct run run = run_start(store, PUT_INDEX, fault);
    bind_row(&run, row);
    return run_once(&run);
}

static bool clear(struct store *store, enum statement which, const char *reference, struct fault *fault)
{
    struct run run = run_start(store, which, fault);
    bind_text(&run, reference);
    return run_once(&run);
}

static bool put_concerned(struct store *store, const char *reference, const char *user, struct fault *fault)
{
    struct run run = run_start(store, ADD_CONCERNED, fault);
    bind_text(&run, reference);
    bind_text(&run, user);
    return run_once(&run);
}

static bool put_link(struct store *store, const char *reference, const struct stored_link *link, struct fault *fault)
{
    struct run run = run_start(store, ADD_LINK, fault);
    bind_text(&run, reference);
    bind_text(&run, link->reference);
    bind_text(&run, link->how);
    return run_once(&run);
}

static bool put_obligation(struct store *store, const char *reference, int64_t number,
                           const struct stored_obligation *obligation, struct fault *fault)
{
    struct run run = run_start(store, ADD_OBLIGATION, fault);
    bind_text(&run, reference);
    bind_number(&run, number);
    bind_text(&run, obligation->name);
    bind_text(&run, obligation->item);
    bind_number(&run, obligation->level);
    bind_number(&run, obligation->start);
    bind_number(&run, obligation->due);
    bind_number(&run, obligation->first_due);
    bind_number(&run, obligation->kept);
    bind_number(&run, obligation->lapsed);
    return run_once(&run);
}

bool store_put_index(struct store *store, struct pool *pool, const struct case_index *index, struct fault *fault)
{
    const char *reference = index->row.reference;
    const struct indexed_case *before = store_row(store, pool, reference, fault);
    bool done = fault->kind == 0 && put_row(store, &index->row, fault) && put_tags(store, pool, index, fault) &&
                put_meetings(store, pool, index->tags, fault) && put_text(store, pool, index, before, fault) &&
                clear(store, CLEAR_CONCERNED, reference, fault) && clear(store, CLEAR_OBLIGATIONS, reference, fault);
    done = done && clear(store, CLEAR_LINKS, reference, fault) && clear(store, CLEAR_LESSON_PLACES, reference, fault) &&
           put_lessons(store, index, before, fault);
    for (size_t i = 0; done && i < index->link_count; i++)
        done = put_link(store, reference, &index->links[i], fault);
    for (const char *const *user = index->concerned; done && *user != NULL; user++)
        done = put_concerned(store, reference, *user, fault);
    for (size_t i = 0; done && i < index->obligation_count; i++)
        done = put_obligation(store, reference, (int64_t)i + 1, &index->obligations[i], fault);
    return done;
}

/* The rows of a statement about one case, counted first so that an array can hold them. */
static size_t count_rows(struct store *store, enum statement which, const char *reference, struct fault *fault)
{
    size_t count = 0;
    struct run run = run_start(store, which, fault);
    bind_text(&run, reference);
    while (run_row(&run))
        count++;
    run_end(&run);
    return count;
}

static bool get_concerned(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault)
{
    size_t most = count_rows(store, GET_CONCERNED, index->row.reference, fault), count = 0;
    const char **concerned = pool_array(pool, most + 1, sizeof *concerned);
    struct run run = run_start(store, GET_CONCERNED, fault);
    bind_text(&run, index->row.reference);
    while (run_row(&run) && count < most)
        concerned[count++] = column_text(&run, pool, 0);
    index->concerned = concerned;
    return run_end(&run);
}

static int get_links(struct store *store, struct pool *pool, enum statement which, const char *reference,
                     struct stored_link *links, int most, struct fault *fault)
{
    int count = 0;
    struct run run = run_start(store, which, fault);
    bind_text(&run, reference);
    bind_number(&run, most);
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
    size_t most = count_rows(store, GET_OBLIGATIONS, index->row.reference, fault);
    index->obligations = pool_array(pool, most, sizeof *index->obligations);
    struct run run = run_start(store, GET_OBLIGATIONS, fault);
    bind_text(&run, index->row.reference);
    while (run_row(&run) && index->obligation_count < most)
        index->obligations[index->obligation_count++] =
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
    struct run run = run_start(store, GET_INDEX, fault);
    bind_text(&run, reference);
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
    good = good && get_obligations(store, pool, index, fault) && get_lessons(store, pool, index, fault);
    return good ? index : NULL;
}
