/* What the store holds of what is made from a case. Run from the root of the repository. */
#include "suite.h"

#include "base/text.h"
#include "store/listed.h"

#define NOBODY ((const char *const[]){NULL})

static int count_rows_of(const char *question)
{
    sqlite3_stmt *statement = NULL;
    ck_assert_int_eq(sqlite3_prepare_v2(store->database, question, -1, &statement, NULL), SQLITE_OK);
    int count = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    return count;
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
    struct case_index digest = {.row = {.reference = CASE,
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
                                .tags = (const char *const[]){"all", "state:received", NULL},
                                .text = "Late & <b>wrong</b>",
                                .obligations = obligations,
                                .obligation_count = 2};
    ck_assert_ptr_null(store_index(store, pool, CASE, &fault));
    put(&digest);
    const struct case_index *found = store_index(store, pool, CASE, &fault);
    ck_assert_str_eq(found->row.summary, "Late & <b>wrong</b>");
    ck_assert(found->row.division == NULL && found->row.next_due == STORE_NONE && found->row.received == -1);
    ck_assert(text_equal(found->concerned[0], "ann") && text_equal(found->concerned[1], "zoe"));
    ck_assert_ptr_null(found->concerned[2]);
    ck_assert(text_equal(found->tags[0], "all") && text_equal(found->tags[1], "state:received"));
    ck_assert_ptr_null(found->tags[2]);
    ck_assert_str_eq(found->text, "Late & <b>wrong</b>");
    ck_assert_uint_eq(found->obligation_count, 2);
    ck_assert(found->obligations[0].lapsed && found->obligations[0].kept == STORE_NONE);
    ck_assert(found->obligations[1].due == STORE_NONE && found->obligations[1].kept == 0);
    ck_assert_str_eq(found->obligations[1].item, "4.1");

    digest.concerned = NOBODY;
    digest.obligation_count = 1;
    digest.row.division = "finance";
    digest.row.received = 100;
    digest.tags = (const char *const[]){"all", "state:closed", NULL};
    digest.text = "Nothing of it";
    put(&digest);
    found = store_index(store, pool, CASE, &fault);
    ck_assert_str_eq(found->row.division, "finance");
    ck_assert_ptr_null(found->concerned[0]);
    ck_assert_uint_eq(found->obligation_count, 1);
    ck_assert(text_equal(found->tags[1], "state:closed") && found->tags[2] == NULL);
    ck_assert_str_eq(found->text, "Nothing of it");
    ck_assert_int_eq(count_rows_of("SELECT count(*) FROM listing"), 2 * LIST_ORDERS);
    ck_assert_int_eq(count_rows_of("SELECT count(*) FROM search"), 1);
}
END_TEST

/* What stands in the lists or the search and should not, or not there, shows in the digest. */
static const char *const SPOILT[] = {
    "DELETE FROM listing WHERE word = 'all' AND sort = 1",
    "UPDATE listing SET place = 7 WHERE word = 'all' AND sort = 0",
    "INSERT INTO listing (word, sort, place, reference) VALUES ('all', 2, 8, '" CASE "')",
    "UPDATE search SET words = 'x'",
    "UPDATE search SET reference = 'x'",
    "DELETE FROM search",
    "DELETE FROM meeting",
};

START_TEST(tells_what_is_spoilt)
{
    put(&(struct case_index){
        .row = {.reference = CASE, .kind = "complaint", .state = "closed", .recorded_by = "sam", .summary = ""},
        .concerned = NOBODY,
        .tags = (const char *const[]){"all", "state:closed", NULL},
        .text = "Words"});
    const struct case_index *found = store_index(store, pool, CASE, &fault);
    ck_assert(text_equal(found->tags[0], "all") && text_equal(found->text, "Words"));
    ck_assert_int_eq(sqlite3_exec(store->database, SPOILT[_i], NULL, NULL, NULL), SQLITE_OK);
    found = store_index(store, pool, CASE, &fault);
    ck_assert(found->tags[0] == NULL || found->text == NULL);
}
END_TEST

/* An older store keeps its cases; what is made from them is made anew. */
START_TEST(an_older_store_is_brought_up)
{
    add_case(CASE, 2);
    put_cases();
    sqlite3_exec(store->database, "PRAGMA user_version = 1; DROP TABLE listing", NULL, NULL, NULL);
    struct store *newer = opened();
    ck_assert_uint_eq(count_events(newer, CASE), 2);
    ck_assert_ptr_null(store_row(newer, pool, REFERENCE('1'), &fault));
    fault_is(0, NULL);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("index");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_test(tests, replaces_digests);
    tcase_add_loop_test(tests, tells_what_is_spoilt, 0, COUNT(SPOILT));
    tcase_add_test(tests, an_older_store_is_brought_up);
    return suite_run("index", tests);
}
