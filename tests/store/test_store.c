/* The store on a real disk, in a folder of the test's own. Run from the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "store/folder.h"
#include "store/sqlite.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))
#define CASE "C-2026-000001-X"

static struct pool *pool;
static const char *folder;
static struct store *store;
static struct fault fault;

static struct store *opened(void)
{
    struct fault opening = {0};
    struct store *another = store_open(pool, folder, "schema/store.sql", &opening);
    ck_assert_msg(another != NULL, "%s", opening.detail);
    return another;
}

static void setup(void)
{
    pool = pool_new();
    folder = folder_new(pool);
    fault = (struct fault){0};
    store = opened();
}

static void teardown(void)
{
    struct pool *last = pool_new();
    const char *path = pool_copy(last, folder);
    pool_free(pool);
    folder_remove(last, path);
    pool_free(last);
}

static void fault_is(int kind, const char *code)
{
    ck_assert_msg(fault.kind == kind, "%d %s: %s", fault.kind, fault.code, fault.detail);
    ck_assert(kind == 0 || strcmp(fault.code, code) == 0);
    fault = (struct fault){0};
}

/* A case with so many events, in one transaction. */
static void add_case(const char *reference, int events)
{
    ck_assert(store_begin(store, &fault) && store_add_case(store, reference, "complaint", "P/1", &fault));
    for (int seq = 1; seq <= events; seq++)
        ck_assert(store_add_event(store, reference, seq, pool_format(pool, "<e%d/>", seq), &fault));
    ck_assert_msg(store_commit(store, &fault), "%s", fault.detail);
}

static size_t count_events(struct store *of, const char *reference)
{
    const struct stored_case *stored = store_case(of, pool, reference, &fault);
    fault_is(0, NULL);
    return stored ? stored->count : 0;
}

/* ---- Cases and events ---- */

START_TEST(keeps_cases_and_events)
{
    add_case(CASE, 20);
    add_case("C-2027-000001-X", 0);
    store = opened();
    const struct stored_case *stored = store_case(store, pool, CASE, &fault);
    ck_assert_str_eq(stored->reference, CASE);
    ck_assert_str_eq(stored->kind, "complaint");
    ck_assert_str_eq(stored->policy, "P/1");
    ck_assert_uint_eq(stored->count, 20);
    ck_assert_str_eq(stored->events[19], "<e20/>");
    ck_assert(stored->whole);
    ck_assert_ptr_null(store_case(store, pool, "C-2026-000002-X", &fault));
    ck_assert_uint_eq(count_events(store, "C-2027-000001-X"), 0);
    fault_is(0, NULL);
}
END_TEST

START_TEST(tells_a_gap)
{
    add_case(CASE, 2);
    ck_assert(store_begin(store, &fault) && store_add_event(store, CASE, 4, "<e4/>", &fault) &&
              store_commit(store, &fault));
    ck_assert(!store_case(store, pool, CASE, &fault)->whole);
}
END_TEST

START_TEST(walks_through_references)
{
    static const char *const references[] = {"C-2025-000007-X", "C-2026-000001-X", "C-2026-000010-X",
                                             "P-2026-000001-X"};
    for (int i = COUNT(references) - 1; i >= 0; i--)
        add_case(references[i], 1);
    const char *at = "";
    for (int i = 0; i < COUNT(references); i++)
        ck_assert_str_eq(at = store_next_case(store, pool, at, &fault), references[i]);
    ck_assert_ptr_null(store_next_case(store, pool, at, &fault));
    ck_assert_pstr_eq(store_last_case(store, pool, "C-2026-", &fault), "C-2026-000010-X");
    ck_assert_pstr_eq(store_last_case(store, pool, "C-", &fault), "C-2026-000010-X");
    ck_assert_pstr_eq(store_last_case(store, pool, "P-2026-", &fault), "P-2026-000001-X");
    ck_assert_pstr_eq(store_last_case(store, pool, "C-2027-", &fault), NULL);
    fault_is(0, NULL);
}
END_TEST

START_TEST(keeps_submissions_once)
{
    const struct submission sent = {.token = "T", .digest = "D", .reference = CASE, .seq = 2, .at = -5};
    ck_assert_ptr_null(store_submission(store, pool, "T", &fault));
    ck_assert(store_begin(store, &fault) && store_add_submission(store, &sent, &fault) && store_commit(store, &fault));
    const struct submission *found = store_submission(store, pool, "T", &fault);
    ck_assert(text_equal(found->token, "T") && text_equal(found->digest, "D") && text_equal(found->reference, CASE));
    ck_assert(found->seq == 2 && found->at == -5);
    ck_assert(store_begin(store, &fault));
    ck_assert(!store_add_submission(store, &sent, &fault));
    store_rollback(store);
    ck_assert_int_ne(fault.kind, 0);
}
END_TEST

/* ---- Only ever added ---- */

static const char *const FORBIDDEN[] = {
    "UPDATE event SET text = '<x/>'",
    "UPDATE event SET seq = 9",
    "DELETE FROM event",
    "DELETE FROM event WHERE seq = 2",
    "INSERT OR REPLACE INTO event VALUES ('" CASE "', 1, '<x/>')",
    "REPLACE INTO event VALUES ('" CASE "', 1, '<x/>')",
    "INSERT INTO event VALUES ('" CASE "', 1, '<x/>') ON CONFLICT DO UPDATE SET text = '<x/>'",
    "UPDATE OR REPLACE event SET seq = 1 WHERE seq = 2",
    "UPDATE case_file SET kind = 'compliment'",
    "DELETE FROM case_file",
    "INSERT OR REPLACE INTO case_file VALUES ('" CASE "', 'compliment', 'P/2')",
    "INSERT INTO event VALUES ('" CASE "', 0, '<x/>')",
    "INSERT INTO event VALUES ('" CASE "', 'three', '<x/>')",
    "INSERT INTO event VALUES ('" CASE "', 3, NULL)",
    "INSERT INTO event VALUES ('C-2026-000009-X', 1, '<x/>')",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'",
};

START_TEST(never_changes_what_was_written)
{
    add_case(CASE, 2);
    sqlite3_exec(store->database, FORBIDDEN[_i], NULL, NULL, NULL);
    store = opened();
    ck_assert_int_ne(sqlite3_exec(store->database, "UPDATE event SET text = '<x/>'", NULL, NULL, NULL), SQLITE_OK);
    const struct stored_case *stored = store_case(store, pool, CASE, &fault);
    ck_assert_str_eq(stored->kind, "complaint");
    ck_assert_uint_eq(stored->count, 2);
    ck_assert_str_eq(stored->events[0], "<e1/>");
    ck_assert_str_eq(stored->events[1], "<e2/>");
    ck_assert_ptr_null(store_case(store, pool, "C-2026-000009-X", &fault));
}
END_TEST

/* ---- Transactions ---- */

START_TEST(a_taken_number_is_stale)
{
    add_case(CASE, 2);
    ck_assert(store_begin(store, &fault));
    ck_assert(!store_add_event(store, CASE, 2, "<other/>", &fault));
    fault_is(409, "stale");
    store_rollback(store);
    ck_assert_uint_eq(count_events(store, CASE), 2);
}
END_TEST

/* After the first error nothing of the transaction helps any more, not even a commit. */
START_TEST(the_first_error_stays)
{
    add_case(CASE, 1);
    ck_assert(store_begin(store, &fault) && store_add_event(store, CASE, 2, "<good/>", &fault));
    ck_assert(!store_add_event(store, CASE, 1, "<bad/>", &fault));
    fault_is(409, "stale");
    ck_assert(!store_add_event(store, CASE, 3, "<good/>", &fault));
    fault_is(409, "stale");
    ck_assert(!store_add_case(store, "C-2026-000002-X", "complaint", "P/1", &fault));
    fault_is(409, "stale");
    ck_assert_ptr_null(store_case(store, pool, CASE, &fault));
    fault_is(409, "stale");
    ck_assert(!store_commit(store, &fault));
    fault_is(409, "stale");
    ck_assert_uint_eq(count_events(store, CASE), 1);
    add_case("C-2026-000002-X", 3);
    ck_assert_uint_eq(count_events(store, "C-2026-000002-X"), 3);
}
END_TEST

START_TEST(a_rollback_leaves_nothing)
{
    store_rollback(store);
    ck_assert(store_begin(store, &fault) && store_add_case(store, CASE, "complaint", "P/1", &fault) &&
              store_add_event(store, CASE, 1, "<e1/>", &fault));
    store_rollback(store);
    store_rollback(store);
    ck_assert_ptr_null(store_case(store, pool, CASE, &fault));
    add_case(CASE, 1);
    ck_assert_uint_eq(count_events(store, CASE), 1);
}
END_TEST

START_TEST(two_handles_take_turns)
{
    struct store *other = opened();
    add_case(CASE, 1);
    ck_assert(store_begin(store, &fault) && store_add_event(store, CASE, 2, "<e2/>", &fault));
    ck_assert_uint_eq(count_events(other, CASE), 1);
    ck_assert(!store_begin(other, &fault));
    fault_is(503, "full");
    ck_assert(store_commit(store, &fault));
    ck_assert_uint_eq(count_events(other, CASE), 2);
    ck_assert(store_begin(other, &fault) && !store_add_event(other, CASE, 2, "<late/>", &fault));
    fault_is(409, "stale");
    store_rollback(other);
    ck_assert(store_begin(other, &fault) && store_add_event(other, CASE, 3, "<e3/>", &fault) &&
              store_commit(other, &fault));
    ck_assert_uint_eq(count_events(store, CASE), 3);
}
END_TEST

/* Until there is no room: 503, nothing half done; with room again it goes on. */
START_TEST(a_full_disk_loses_nothing)
{
    add_case(CASE, 1);
    char *text = pool_alloc(pool, 20000);
    memset(text, 'x', 19999);
    sqlite3_exec(store->database, "PRAGMA max_page_count = 60", NULL, NULL, NULL);
    int seq = 1;
    while (fault.kind == 0 && seq < 100) {
        ck_assert(store_begin(store, &fault));
        seq++;
        if (store_add_event(store, CASE, seq, "<first/>", &fault) &&
            store_add_case(store, pool_format(pool, "C-2026-9%05d-X", seq), "complaint", text, &fault))
            store_commit(store, &fault);
        else
            store_rollback(store);
    }
    fault_is(503, "full");
    ck_assert_uint_eq(count_events(store, CASE), (size_t)seq - 1);
    ck_assert_uint_gt(count_events(store, CASE), 1);
    sqlite3_exec(store->database, "PRAGMA max_page_count = 100000", NULL, NULL, NULL);
    add_case("C-2026-000002-X", 1);
    ck_assert_uint_eq(count_events(store, "C-2026-000002-X"), 1);
}
END_TEST

START_TEST(refuses_to_open)
{
    ck_assert_ptr_null(store_open(pool, "/nowhere/at/all", "schema/store.sql", &fault));
    fault_is(503, "full");
    const char *other = folder_new(pool);
    ck_assert_ptr_null(store_open(pool, other, "/nowhere/store.sql", &fault));
    fault_is(500, "broken");
    folder_file(pool, other, "redress.db", "This is no database, but it is long enough to look like a file of one.");
    ck_assert_ptr_null(store_open(pool, other, "schema/store.sql", &fault));
    fault_is(503, "full");
    folder_remove(pool, other);
}
END_TEST

/* ---- What is made from a case ---- */

#define NOBODY ((const char *const[]){NULL})

static void put(const struct case_digest *digest)
{
    ck_assert(store_begin(store, &fault) && store_put_digest(store, digest, &fault));
    ck_assert_msg(store_commit(store, &fault), "%s", fault.detail);
}

START_TEST(replaces_digests)
{
    const char *const concerned[] = {"zoe", "ann", NULL};
    struct stored_obligation obligations[] = {
        {.name = "respond", .level = 1, .start = 1, .due = 9, .first_due = 5, .kept = STORE_NONE, .lapsed = true},
        {.name = "remedy",
         .item = "4.1",
         .level = 2,
         .start = 2,
         .due = STORE_NONE,
         .first_due = STORE_NONE,
         .kept = 0},
    };
    struct case_digest digest = {.row = {.reference = CASE,
                                         .kind = "complaint",
                                         .state = "received",
                                         .recorded_by = "sam",
                                         .summary = "Late & <b>wrong</b>",
                                         .level = 1,
                                         .reached = 2,
                                         .next_level = STORE_NONE,
                                         .next_due = STORE_NONE,
                                         .received = -1},
                                 .concerned = concerned,
                                 .obligations = obligations,
                                 .obligation_count = 2};
    ck_assert_ptr_null(store_digest(store, pool, CASE, &fault));
    put(&digest);
    const struct case_digest *found = store_digest(store, pool, CASE, &fault);
    ck_assert_str_eq(found->row.summary, "Late & <b>wrong</b>");
    ck_assert(found->row.division == NULL && found->row.next_due == STORE_NONE && found->row.received == -1);
    ck_assert(text_equal(found->concerned[0], "ann") && text_equal(found->concerned[1], "zoe"));
    ck_assert_ptr_null(found->concerned[2]);
    ck_assert_uint_eq(found->obligation_count, 2);
    ck_assert(found->obligations[0].lapsed && found->obligations[0].kept == STORE_NONE);
    ck_assert(found->obligations[1].due == STORE_NONE && found->obligations[1].kept == 0);
    ck_assert_str_eq(found->obligations[1].item, "4.1");

    digest.concerned = NOBODY;
    digest.obligation_count = 1;
    digest.row.division = "finance";
    put(&digest);
    found = store_digest(store, pool, CASE, &fault);
    ck_assert_str_eq(found->row.division, "finance");
    ck_assert_ptr_null(found->concerned[0]);
    ck_assert_uint_eq(found->obligation_count, 1);
}
END_TEST

/* ---- The work list ---- */

static const struct {
    const char *reference, *kind, *division, *recorded_by, *concerned;
    int64_t reached, due;
} DUE[] = {
    {"a", "complaint", "finance", "sam", NULL, 1, 50},    {"b", "complaint", "people", "sam", NULL, 2, 20},
    {"c", "compliment", "finance", "ann", NULL, 1, 20},   {"d", "complaint", "finance", "ann", "ann", 3, -7},
    {"e", "complaint", NULL, "complainant", NULL, 2, 20}, {"f", "complaint", "finance", "sam", NULL, 1, STORE_NONE},
    {"g", "compliment", "people", "sam", "max", 1, 0},    {"h", "complaint", "finance", "max", "zoe", 2, 90},
};

static const struct {
    struct reach_of reach;
    const char *user, *list;
} LISTS[] = {
    {{.by = REACHES_ALL}, "x", "dgbceah"},
    {{.by = REACHES_ALL}, "ann", "gbceah"},
    {{.by = REACHES_ALL}, "max", "dbceah"},
    {{.by = REACHES_ALL, .kind = "complaint"}, "x", "dbeah"},
    {{.by = REACHES_ALL, .kind = "compliment"}, "x", "gc"},
    {{.by = REACHES_DIVISION, .word = "finance"}, "x", "dcah"},
    {{.by = REACHES_DIVISION, .word = "finance", .kind = "complaint"}, "zoe", "da"},
    {{.by = REACHES_DIVISION, .word = "premises"}, "x", ""},
    {{.by = REACHES_DIVISION, .word = NULL}, "x", ""},
    {{.by = REACHES_OWN, .word = "sam"}, "sam", "gba"},
    {{.by = REACHES_OWN, .word = "ann"}, "ann", "c"},
    {{.by = REACHES_OWN, .word = NULL}, NULL, ""},
    {{.by = REACHES_LEVEL, .level = 2}, "x", "beh"},
    {{.by = REACHES_LEVEL, .level = 3}, "x", "d"},
    {{.by = REACHES_LEVEL, .level = 4}, "x", ""},
};

static void put_due(int i)
{
    const char *const concerned[] = {DUE[i].concerned, NULL};
    put(&(struct case_digest){.row = {.reference = DUE[i].reference,
                                      .kind = DUE[i].kind,
                                      .state = "received",
                                      .division = DUE[i].division,
                                      .recorded_by = DUE[i].recorded_by,
                                      .summary = "",
                                      .level = 1,
                                      .reached = DUE[i].reached,
                                      .next_level = 1,
                                      .next_due = DUE[i].due},
                              .concerned = concerned});
}

/* The whole list, page after page of every length. */
START_TEST(lists_in_order_page_by_page)
{
    for (int i = 0; i < COUNT(DUE); i++)
        put_due(i);
    for (int most = 1; most <= COUNT(DUE) + 1; most++) {
        struct list_place place = {.due = STORE_NONE, .reference = ""};
        struct indexed_case rows[COUNT(DUE) + 1];
        const char *found = "";
        int count;
        while ((count = store_due_cases(store, pool, &LISTS[_i].reach, LISTS[_i].user, place, rows, most, &fault)) >
               0) {
            ck_assert_int_le(count, most);
            for (int i = 0; i < count; i++)
                found = pool_format(pool, "%s%s", found, rows[i].reference);
            place = (struct list_place){.due = rows[count - 1].next_due, .reference = rows[count - 1].reference};
        }
        fault_is(0, NULL);
        ck_assert_str_eq(found, LISTS[_i].list);
    }
}
END_TEST

/* Every list is read in the order of an index: nothing is sorted, and not every case is looked at. */
START_TEST(lists_by_an_index)
{
    static const enum statement lists[] = {DUE_ALL, DUE_DIVISION, DUE_OWN, DUE_LEVEL};
    sqlite3_stmt *plan = NULL;
    const char *text = pool_format(pool, "EXPLAIN QUERY PLAN %s", sqlite3_sql(store->statements[lists[_i]]));
    ck_assert_int_eq(sqlite3_prepare_v2(store->database, text, -1, &plan, NULL), SQLITE_OK);
    const char *found = "";
    while (sqlite3_step(plan) == SQLITE_ROW)
        found = pool_format(pool, "%s%s; ", found, (const char *)sqlite3_column_text(plan, 3));
    sqlite3_finalize(plan);
    ck_assert_msg(strstr(found, "SEARCH c USING INDEX case_due") != NULL, "%s", found);
    ck_assert_msg(strstr(found, "B-TREE") == NULL, "%s", found);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("store");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, keeps_cases_and_events);
    tcase_add_test(tests, tells_a_gap);
    tcase_add_test(tests, walks_through_references);
    tcase_add_test(tests, keeps_submissions_once);
    tcase_add_loop_test(tests, never_changes_what_was_written, 0, COUNT(FORBIDDEN));
    tcase_add_test(tests, a_taken_number_is_stale);
    tcase_add_test(tests, the_first_error_stays);
    tcase_add_test(tests, a_rollback_leaves_nothing);
    tcase_add_test(tests, two_handles_take_turns);
    tcase_add_test(tests, a_full_disk_loses_nothing);
    tcase_add_test(tests, refuses_to_open);
    tcase_add_test(tests, replaces_digests);
    tcase_add_loop_test(tests, lists_in_order_page_by_page, 0, COUNT(LISTS));
    tcase_add_loop_test(tests, lists_by_an_index, 0, 4);
    return suite_run("store", tests);
}
