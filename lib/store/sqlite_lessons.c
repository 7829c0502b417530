/* The registers: where the lessons of cases stand, and what they say, to be searched (schema/store.sql, register). */
#include "store/sqlite.h"

#include <string.h>

#include "base/pool.h"
#include "core/reference.h"

#define DAY 86400

/* The number of a case's first lesson in the search: the day on which it was received, then its reference, so that no
 * two lessons share one; less than nothing, so that newer comes first, as in sqlite_search.c. */
static int64_t first_number(const struct indexed_case *row)
{
    int64_t day = row->received / DAY - (row->received % DAY < 0);
    return -(day * ((int64_t)REFERENCE_MOST_NUMBER + 1) + reference_number(row->reference)) * MOST_LESSONS;
}

static bool clear_lessons(struct store *store, const struct indexed_case *row, struct fault *fault)
{
    return store_run(store, CLEAR_LESSONS, fault, "nn", first_number(row), first_number(row) + MOST_LESSONS - 1);
}

bool put_lessons(struct store *store, const struct case_index *index, const struct indexed_case *before,
                 struct fault *fault)
{
    /* The row until now may say another day than that of its lessons: it can be broken, and is then made anew. */
    bool done = clear_lessons(store, before ? before : &index->row, fault);
    if (done && before != NULL && first_number(before) != first_number(&index->row))
        done = clear_lessons(store, &index->row, fault);
    for (size_t i = 0; done && i < index->place_count; i++)
        done = store_run(store, ADD_LESSON_PLACE, fault, "tntt", index->places[i].list, index->places[i].place,
                         index->places[i].reference, index->places[i].item);
    for (size_t i = 0; done && i < index->lesson_count; i++)
        done = store_run(store, ADD_LESSON, fault, "ntttt", first_number(&index->row) + (int64_t)i,
                         index->row.reference, index->lessons[i].item, index->lessons[i].list, index->lessons[i].text);
    return done;
}

static struct lesson_place read_place(const struct run *run, struct pool *pool)
{
    return (struct lesson_place){.list = column_text(run, pool, 0),
                                 .place = column_number(run, 1),
                                 .reference = column_text(run, pool, 2),
                                 .item = column_text(run, pool, 3)};
}

/* The places that the run gives, up to `most`; their number, or -1 with a fault. */
static int read_places(struct run *run, struct pool *pool, struct lesson_place *places, int most)
{
    int count = 0;
    while (count < most && run_row(run))
        places[count++] = read_place(run, pool);
    return run_end(run) ? count : -1;
}

bool get_lessons(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault)
{
    int64_t first = first_number(&index->row);
    struct run run = run_start(store, GET_LESSON_PLACES, fault, "t", index->row.reference);
    while (run_row(&run))
        *LIST_ADD(pool, index->places, index->place_count) = read_place(&run, pool);
    if (!run_end(&run))
        return false;
    run = run_start(store, GET_LESSONS, fault, "nn", first, first + MOST_LESSONS - 1);
    while (run_row(&run))
        *LIST_ADD(pool, index->lessons, index->lesson_count) = (struct stored_lesson){
            .item = column_text(&run, pool, 0), .list = column_text(&run, pool, 1), .text = column_text(&run, pool, 2)};
    return run_end(&run);
}

int store_lessons(struct store *store, struct pool *pool, const char *list, const struct lesson_place *after,
                  struct lesson_place *places, int most, struct fault *fault)
{
    struct run run =
        run_start(store, LIST_LESSONS, fault, "tntti", list, after->place, after->reference, after->item, most);
    return read_places(&run, pool, places, most);
}

/* The question in the language of FTS5: list : lessons AND text : ("…" AND "…" AND "…"*). */
static const char *expression(struct pool *pool, const char *list, const char *const *terms)
{
    GString *out = g_string_new("list : ");
    g_string_append_printf(out, "%s AND text : (", list);
    for (; *terms != NULL; terms++) {
        quote_phrase(out, *terms, strlen(*terms), "");
        g_string_append(out, terms[1] ? " AND " : "*)");
    }
    return pool_take(pool, g_string_free(out, FALSE));
}

int store_lessons_search(struct store *store, struct pool *pool, const char *list, const char *const *terms,
                         int64_t before, struct lesson_place *places, int most, struct fault *fault)
{
    terms = folded_terms(pool, terms);
    if (*terms == NULL)
        return 0;
    struct run run = run_start(store, SEARCH_LESSONS, fault, "tni", expression(pool, list, terms), before, most);
    return read_places(&run, pool, places, most);
}
