/* The registers: where the entries of cases stand, and what they say, to be searched (schema/store.sql, register). */
#include "store/sqlite.h"

#include <string.h>

#include "base/pool.h"
#include "core/reference.h"

#define DAY 86400

/* The number of a case's first entry in the search: the day on which it was received, then its reference, so that no two
 * entries share one; less than nothing, so that newer comes first, as in sqlite_search.c. */
static int64_t first_number(const struct indexed_case *row)
{
    int64_t day = row->received / DAY - (row->received % DAY < 0);
    return -(day * ((int64_t)REFERENCE_MOST_NUMBER + 1) + reference_number(row->reference)) * MOST_ENTRIES;
}

/* A run of that statement over the numbers that the case's entries may have. */
static struct run entries_run(struct store *store, enum statement which, const struct indexed_case *row,
                              struct fault *fault)
{
    struct run run = run_start(store, which, fault);
    bind_number(&run, first_number(row));
    bind_number(&run, first_number(row) + MOST_ENTRIES - 1);
    return run;
}

static bool put_place(struct store *store, const struct stored_place *place, struct fault *fault)
{
    struct run run = run_start(store, ADD_REGISTERED, fault);
    bind_text(&run, place->list);
    bind_number(&run, place->place);
    bind_text(&run, place->reference);
    bind_text(&run, place->item);
    return run_once(&run);
}

static bool put_entry(struct store *store, int64_t number, const char *reference, const struct stored_entry *entry,
                      struct fault *fault)
{
    struct run run = run_start(store, ADD_ENTRY, fault);
    bind_number(&run, number);
    bind_text(&run, reference);
    bind_text(&run, entry->item);
    bind_text(&run, entry->list);
    bind_text(&run, entry->text);
    return run_once(&run);
}

bool put_register(struct store *store, const struct case_digest *digest, const struct indexed_case *before,
                  struct fault *fault)
{
    struct run run = entries_run(store, CLEAR_ENTRIES, before ? before : &digest->row, fault);
    bool done = run_once(&run);
    /* The row until now may say another day than that of its entries: it can be broken, and is then made anew. */
    run = entries_run(store, CLEAR_ENTRIES, &digest->row, fault);
    done = done && run_once(&run);
    for (size_t i = 0; done && i < digest->place_count; i++)
        done = put_place(store, &digest->places[i], fault);
    for (size_t i = 0; done && i < digest->entry_count; i++)
        done = put_entry(store, first_number(&digest->row) + (int64_t)i, digest->row.reference, &digest->entries[i],
                         fault);
    return done;
}

/* The places that the run gives, up to `most`; their number. */
static int read_places(struct run *run, struct pool *pool, struct stored_place *places, int most)
{
    int count = 0;
    for (; count < most && run_row(run); count++)
        places[count] = (struct stored_place){.list = column_text(run, pool, 0),
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
    struct run run = run_start(store, GET_REGISTERED, fault);
    bind_text(&run, row->reference);
    return run;
}

bool get_register(struct store *store, struct pool *pool, struct case_digest *digest, struct fault *fault)
{
    struct run run = places_run(store, &digest->row, fault);
    int most = count_rows(&run);
    digest->places = pool_array(pool, (size_t)most, sizeof *digest->places);
    run = places_run(store, &digest->row, fault);
    digest->place_count = (size_t)read_places(&run, pool, digest->places, most);
    if (!run_end(&run))
        return false;
    run = entries_run(store, GET_ENTRIES, &digest->row, fault);
    most = count_rows(&run);
    digest->entries = pool_array(pool, (size_t)most, sizeof *digest->entries);
    run = entries_run(store, GET_ENTRIES, &digest->row, fault);
    for (; digest->entry_count < (size_t)most && run_row(&run); digest->entry_count++)
        digest->entries[digest->entry_count] = (struct stored_entry){
            .item = column_text(&run, pool, 0), .list = column_text(&run, pool, 1), .text = column_text(&run, pool, 2)};
    return run_end(&run);
}

int store_register(struct store *store, struct pool *pool, const char *list, const struct stored_place *after,
                   struct stored_place *places, int most, struct fault *fault)
{
    struct run run = run_start(store, REGISTER, fault);
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

int store_register_search(struct store *store, struct pool *pool, const char *list, const char *const *terms,
                          int64_t before, struct stored_place *places, int most, struct fault *fault)
{
    if (*terms == NULL)
        return 0;
    struct run run = run_start(store, SEARCH_REGISTER, fault);
    bind_text(&run, expression(pool, list, terms));
    bind_number(&run, before);
    bind_number(&run, most);
    int count = read_places(&run, pool, places, most);
    return run_end(&run) ? count : -1;
}
