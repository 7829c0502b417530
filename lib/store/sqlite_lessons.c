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

/* A run of that statement over the numbers that the case's lessons may have. */
static struct run lessons_run(struct store *store, enum statement which, const struct indexed_case *row,
                              struct fault *fault)
{
    struct run run = run_start(store, which, fault);
    bind_number(&run, first_number(row));
    bind_number(&run, first_number(row) + MOST_LESSONS - 1);
    return run;
}

static bool put_place(struct store *store, const struct lesson_place *place, struct fault *fault)
{
    struct run run = run_start(store, ADD_LESSON_PLACE, fault);
    bind_text(&run, place->list);
    bind_number(&run, place->place);
    bind_text(&run, place->reference);
    bind_text(&run, place->item);
    return run_once(&run);
}

static bool put_lesson(struct store *store, int64_t number, const char *reference, const struct stored_lesson *lesson,
                       struct fault *fault)
{
    struct run run = run_start(store, ADD_LESSON, fault);
    bind_number(&run, number);
    bind_text(&run, reference);
    bind_text(&run, lesson->item);
    bind_text(&run, lesson->list);
    bind_text(&run, lesson->text);
    return run_once(&run);
}

bool put_lessons(struct store *store, const struct case_index *index, const struct indexed_case *before,
                 struct fault *fault)
{
    struct run run = lessons_run(store, CLEAR_LESSONS, before ? before : &index->row, fault);
    bool done = run_once(&run);
    /* The row until now may say another day than that of its lessons: it can be broken, and is then made anew. */
    if (done && before != NULL && first_number(before) != first_number(&index->row)) {
        run = lessons_run(store, CLEAR_LESSONS, &index->row, fault);
        done = run_once(&run);
    }
    for (size_t i = 0; done && i < index->place_count; i++)
        done = put_place(store, &index->places[i], fault);
    for (size_t i = 0; done && i < index->lesson_count; i++)
        done =
            put_lesson(store, first_number(&index->row) + (int64_t)i, index->row.reference, &index->lessons[i], fault);
    return done;
}

/* The places that the run gives, up to `most`; their number. */
static int read_places(struct run *run, struct pool *pool, struct lesson_place *places, int most)
{
    int count = 0;
    for (; count < most && run_row(run); count++)
        places[count] = (struct lesson_place){.list = column_text(run, pool, 0),
                                              .place = column_number(run, 1),
                                              .reference = column_text(run, pool, 2),
                                              .item = column_text(run, pool, 3)};
    return count;
}

static int count_rows(struct run *run)
{
    int count = 0;
    while (run_row(run))
        count++;
    return run_end(run) ? count : 0;
}

static struct run places_run(struct store *store, const struct indexed_case *row, struct fault *fault)
{
    struct run run = run_start(store, GET_LESSON_PLACES, fault);
    bind_text(&run, row->reference);
    return run;
}

bool get_lessons(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault)
{
    struct run run = places_run(store, &index->row, fault);
    int most = count_rows(&run);
    index->places = pool_array(pool, (size_t)most, sizeof *index->places);
    run = places_run(store, &index->row, fault);
    index->place_count = (size_t)read_places(&run, pool, index->places, most);
    if (!run_end(&run))
        return false;
    run = lessons_run(store, GET_LESSONS, &index->row, fault);
    most = count_rows(&run);
    index->lessons = pool_array(pool, (size_t)most, sizeof *index->lessons);
    run = lessons_run(store, GET_LESSONS, &index->row, fault);
    for (; index->lesson_count < (size_t)most && run_row(&run); index->lesson_count++)
        index->lessons[index->lesson_count] = (struct stored_lesson){
            .item = column_text(&run, pool, 0), .list = column_text(&run, pool, 1), .text = column_text(&run, pool, 2)};
    return run_end(&run);
}

int store_lessons(struct store *store, struct pool *pool, const char *list, const struct lesson_place *after,
                  struct lesson_place *places, int most, struct fault *fault)
{
    struct run run = run_start(store, LIST_LESSONS, fault);
    bind_text(&run, list);
    bind_number(&run, after->place);
    bind_text(&run, after->reference);
    bind_text(&run, after->item);
    bind_number(&run, most);
    int count = read_places(&run, pool, places, most);
    return run_end(&run) ? count : -1;
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
    const char *text = pool_copy(pool, out->str);
    g_string_free(out, TRUE);
    return text;
}

int store_lessons_search(struct store *store, struct pool *pool, const char *list, const char *const *terms,
                         int64_t before, struct lesson_place *places, int most, struct fault *fault)
{
    terms = folded_terms(pool, terms);
    if (*terms == NULL)
        return 0;
    struct run run = run_start(store, SEARCH_LESSONS, fault);
    bind_text(&run, expression(pool, list, terms));
    bind_number(&run, before);
    bind_number(&run, most);
    int count = read_places(&run, pool, places, most);
    return run_end(&run) ? count : -1;
}
