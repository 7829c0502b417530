/* Slips in the store: drawn, used, void, and only ever added to. Run from the root of the repository. */
#include "suite.h"

#include "base/text.h"
#include "store/opened.h"
#include "store/slip.h"

static void add_slip(const char *reference, int64_t drawn, const char *batch)
{
    const struct stored_slip slip = {.reference = reference, .drawn = drawn, .drawn_by = "sam", .batch = batch};
    ck_assert(store_begin(store, &fault) && store_add_slip(store, &slip, &fault));
    ck_assert_msg(store_commit(store, &fault), "%s", fault.detail);
}

static void make_void(const char *reference)
{
    ck_assert(store_begin(store, &fault) && store_void_slip(store, reference, 7, "kim", "lost", &fault));
    ck_assert_msg(store_commit(store, &fault), "%s", fault.detail);
}

START_TEST(gives_back_what_it_keeps)
{
    add_slip(CASE, -5, "B");
    const struct stored_slip *slip = store_slip(opened(), pool, CASE, &fault);
    ck_assert(text_equal(slip->reference, CASE) && text_equal(slip->drawn_by, "sam") && text_equal(slip->batch, "B"));
    ck_assert(slip->drawn == -5 && slip->voided == STORE_NONE && slip->reason == NULL && !slip->used);
    add_case(CASE, 1);
    ck_assert(store_slip(store, pool, CASE, &fault)->used);
    add_slip("C-2026-000002-X", 6, "B");
    make_void("C-2026-000002-X");
    slip = store_slip(store, pool, "C-2026-000002-X", &fault);
    ck_assert(slip->voided == 7 && text_equal(slip->void_by, "kim") && text_equal(slip->reason, "lost") && !slip->used);
    ck_assert_ptr_null(store_slip(store, pool, "C-2026-000003-X", &fault));
    fault_is(0, NULL);
}
END_TEST

/* A batch is given whole; of all others those that are neither used nor void, the oldest first. */
START_TEST(lists_what_is_out)
{
    static const char *const open[] = {"P-2026-000009-X", "C-2026-000001-X", "C-2026-000004-X"};
    size_t count;
    ck_assert_ptr_null(store_slips(store, pool, 9, &count, &fault));
    add_slip("C-2026-000004-X", 30, "B");
    add_slip("C-2026-000001-X", 30, "B");
    add_slip("C-2026-000002-X", 30, "B");
    add_slip("C-2026-000003-X", 20, "A");
    add_slip("P-2026-000009-X", 10, "A");
    add_case("C-2026-000002-X", 1);
    make_void("C-2026-000003-X");
    const struct stored_slip *slips = store_slips(store, pool, 9, &count, &fault);
    ck_assert_uint_eq(count, COUNT(open));
    for (int i = 0; i < COUNT(open); i++)
        ck_assert_str_eq(slips[i].reference, open[i]);
    ck_assert_ptr_nonnull(store_slips(store, pool, 2, &count, &fault));
    ck_assert_uint_eq(count, 2);
    slips = store_batch(store, pool, "B", &count, &fault);
    ck_assert_uint_eq(count, 3);
    ck_assert(text_equal(slips[0].reference, "C-2026-000001-X") && slips[1].used && !slips[2].used);
    ck_assert_ptr_null(store_batch(store, pool, "C", &count, &fault));
    ck_assert_str_eq(store_next_slip(store, pool, "C-2026-000002-X", &fault)->reference, "C-2026-000003-X");
    fault_is(0, NULL);
}
END_TEST

/* Nobody else gets the number of a slip. */
START_TEST(takes_its_serial)
{
    add_case("C-2026-000001-X", 1);
    add_slip("C-2026-000002-X", 1, "B");
    add_slip("C-2026-000003-X", 1, "B");
    add_case("C-2026-000003-X", 1);
    add_slip("P-2026-000004-X", 1, "C");
    add_slip("C-2025-000004-X", 1, "D");
    ck_assert_int_eq(store_free_serial(store, pool, "C-2026-", 1, &fault), 4);
    ck_assert_int_eq(store_free_serial(store, pool, "C-2026-", 2, &fault), 4);
    ck_assert_int_eq(store_free_serial(store, pool, "C-2025-", 3, &fault), 3);
    fault_is(0, NULL);
}
END_TEST

static const char *const FORBIDDEN[] = {
    "UPDATE slip SET drawn_by = 'x'",
    "DELETE FROM slip",
    "INSERT OR REPLACE INTO slip VALUES ('" CASE "', 2, 'x', 'B')",
    "UPDATE slip_void SET reason = 'x'",
    "DELETE FROM slip_void",
    "INSERT OR REPLACE INTO slip_void VALUES ('" CASE "', 2, 'x', 'y')",
    "INSERT INTO slip_void VALUES ('C-2026-000009-X', 2, 'x', 'y')",
};

START_TEST(never_changes_what_was_written)
{
    add_slip(CASE, 5, "B");
    make_void(CASE);
    sqlite3_exec(store->database, FORBIDDEN[_i], NULL, NULL, NULL);
    const struct stored_slip *slip = store_slip(store, pool, CASE, &fault);
    ck_assert(text_equal(slip->drawn_by, "sam") && slip->voided == 7 && text_equal(slip->reason, "lost"));
    ck_assert(store_begin(store, &fault) && !store_add_slip(store, slip, &fault));
    fault_is(409, "stale");
    store_rollback(store);
}
END_TEST

/* A store from before slips keeps its cases, and has slips from then on. */
START_TEST(an_older_store_gets_them)
{
    add_case(CASE, 2);
    sqlite3_exec(store->database, "PRAGMA user_version = 15; DROP VIEW slip_now; DROP TABLE slip_void; DROP TABLE slip",
                 NULL, NULL, NULL);
    store = opened();
    add_slip("C-2026-000002-X", 5, "B");
    store = opened();
    ck_assert_uint_eq(count_events(store, CASE), 2);
    ck_assert(!store_slip(store, pool, "C-2026-000002-X", &fault)->used);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("slip");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_test(tests, gives_back_what_it_keeps);
    tcase_add_test(tests, lists_what_is_out);
    tcase_add_test(tests, takes_its_serial);
    tcase_add_loop_test(tests, never_changes_what_was_written, 0, COUNT(FORBIDDEN));
    tcase_add_test(tests, an_older_store_gets_them);
    return suite_run("slip", tests);
}
