/* The store on a real disk: cases, events and transactions. Run from the root of the repository. */
#include "suite.h"

#include "base/text.h"
#include "store/opened.h"

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
    fault_is(0, NULL);
}
END_TEST

/* The first free number from one on, of one kind and year. */
START_TEST(finds_a_free_serial)
{
    static const char *const references[] = {"C-2026-000001-X", "C-2026-000002-X", "C-2026-000004-X", "C-2025-000003-X",
                                             "P-2026-000003-X", "C-2026-999998-X", "C-2026-999999-X"};
    static const struct {
        const char *prefix;
        int64_t from, free;
    } sought[] = {{"C-2026-", 1, 3},
                  {"C-2026-", 2, 3},
                  {"C-2026-", 3, 3},
                  {"C-2026-", 4, 5},
                  {"C-2026-", 5, 5},
                  {"C-2026-", 999997, 999997},
                  {"C-2025-", 1, 1},
                  {"C-2025-", 3, 4},
                  {"C-2026-", 999998, 1000000},
                  {"C-2026-", 999999, 1000000},
                  {"P-2027-", 3, 3}};
    for (int i = 0; i < COUNT(references); i++)
        add_case(references[i], 1);
    for (int i = 0; i < COUNT(sought); i++)
        ck_assert_int_eq(store_free_serial(store, pool, sought[i].prefix, sought[i].from, &fault), sought[i].free);
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

/* How many pages its file has. */
static int page_count(void)
{
    sqlite3_stmt *count = NULL;
    ck_assert_int_eq(sqlite3_prepare_v2(store->database, "PRAGMA page_count", -1, &count, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(count), SQLITE_ROW);
    int pages = sqlite3_column_int(count, 0);
    sqlite3_finalize(count);
    return pages;
}

/* Until there is no room: 503, nothing half done; with room again it goes on. */
START_TEST(a_full_disk_loses_nothing)
{
    add_case(CASE, 1);
    char *text = pool_alloc(pool, 20000);
    memset(text, 'x', 19999);
    sqlite3_exec(store->database, pool_format(pool, "PRAGMA max_page_count = %d", page_count() + 30), NULL, NULL, NULL);
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

int main(void)
{
    TCase *tests = tcase_create("store");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_test(tests, keeps_cases_and_events);
    tcase_add_test(tests, tells_a_gap);
    tcase_add_test(tests, walks_through_references);
    tcase_add_test(tests, finds_a_free_serial);
    tcase_add_test(tests, keeps_submissions_once);
    tcase_add_loop_test(tests, never_changes_what_was_written, 0, COUNT(FORBIDDEN));
    tcase_add_test(tests, a_taken_number_is_stale);
    tcase_add_test(tests, the_first_error_stays);
    tcase_add_test(tests, a_rollback_leaves_nothing);
    tcase_add_test(tests, two_handles_take_turns);
    tcase_add_test(tests, a_full_disk_loses_nothing);
    tcase_add_test(tests, refuses_to_open);
    return suite_run("store", tests);
}
