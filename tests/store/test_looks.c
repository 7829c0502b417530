/* Looks: kept beside the store, given back newest first, and no trouble where they cannot be kept. */
#include "suite.h"

#include <sqlite3.h>
#include <stdint.h>
#include <sys/stat.h>

#include "store/beside.h"
#include "store/looks.h"

enum { MOST = 5, MANY = 200 };

static struct looks *opened(void)
{
    struct looks *looks = looks_open(pool, folder, &fault);
    ck_assert_msg(looks != NULL, "%s", fault.detail);
    return looks;
}

static void keep(struct looks *looks, const char *reference, int64_t at, const char *user)
{
    const struct look look = {.at = at, .user = user, .program = "case"};
    ck_assert(looks_keep(looks, reference, &look, &fault));
}

static struct look list[MOST];

static size_t newest(struct looks *looks, const char *reference)
{
    const struct look_choice choice = {.reference = reference, .until = INT64_MAX};
    return looks_of(looks, pool, &choice, list, MOST);
}

START_TEST(gives_back_the_newest_first)
{
    struct looks *looks = opened();
    ck_assert_uint_eq(newest(looks, "C-1"), 0);
    keep(looks, "C-1", 100, "ann");
    keep(looks, "C-1", 300, "bob");
    keep(looks, "C-2", 400, "eve");
    keep(looks, "C-1", 200, "complainant");
    ck_assert_uint_eq(newest(looks, "C-1"), 3);
    ck_assert_str_eq(list[0].user, "bob");
    ck_assert_str_eq(list[0].program, "case");
    ck_assert_int_eq(list[0].at, 300);
    ck_assert_str_eq(list[1].user, "complainant");
    ck_assert_str_eq(list[2].user, "ann");
    ck_assert_uint_eq(newest(looks, "C-2"), 1);
    ck_assert_str_eq(list[0].user, "eve");
}
END_TEST

START_TEST(keeps_two_looks_of_one_second_apart)
{
    struct looks *looks = opened();
    keep(looks, "C-1", 100, "first");
    keep(looks, "C-1", 100, "second");
    ck_assert_uint_eq(newest(looks, "C-1"), 2);
    ck_assert_str_eq(list[0].user, "second");
}
END_TEST

START_TEST(gives_no_more_than_asked_for)
{
    struct looks *looks = opened();
    for (int i = 0; i < MANY; i++)
        keep(looks, "C-1", i, "ann");
    ck_assert_uint_eq(newest(looks, "C-1"), MOST);
    ck_assert_int_eq(list[0].at, MANY - 1);
    ck_assert_int_eq(list[MOST - 1].at, MANY - MOST);
}
END_TEST

START_TEST(outlives_a_process_and_serves_two)
{
    struct pool *other = pool_new();
    struct looks *theirs = looks_open(other, folder, &fault);
    struct looks *mine = opened();
    keep(theirs, "C-1", 100, "'; DROP TABLE look; --");
    keep(mine, "C-1", 200, "ann");
    pool_free(other);
    ck_assert_uint_eq(newest(mine, "C-1"), 2);
    ck_assert_str_eq(list[1].user, "'; DROP TABLE look; --");
}
END_TEST

START_TEST(gives_them_by_person_and_page_by_page)
{
    struct looks *looks = opened();
    struct looker people[MOST];
    struct look_choice choice = {.reference = "C-1", .user = "bob", .until = 90, .passed = 1};
    for (int i = 0; i < MANY; i++)
        keep(looks, "C-1", i - i % 2, i % 4 < 2 ? "ann" : "bob");
    keep(looks, "C-2", 1, "eve");
    ck_assert_uint_eq(looks_people(looks, pool, "C-1", people, MOST), 2);
    ck_assert_str_eq(people[1].user, "bob");
    ck_assert_int_eq(people[1].count, MANY / 2);
    ck_assert_int_eq(people[1].first, 2);
    ck_assert_int_eq(people[1].last, MANY - 2);
    ck_assert_uint_eq(looks_of(looks, pool, &choice, list, MOST), MOST);
    ck_assert_int_eq(list[0].at, 90);
    ck_assert_int_eq(list[1].at, 86);
    ck_assert_str_eq(list[MOST - 1].user, "bob");
}
END_TEST

START_TEST(changes_and_deletes_nothing)
{
    static const char *const tries[] = {"UPDATE look SET user = 'bob'", "DELETE FROM look",
                                        "INSERT OR REPLACE INTO look (rowid, reference, at, user, program)"
                                        " SELECT rowid, reference, at, 'bob', program FROM look"};
    struct looks *looks = opened();
    sqlite3 *other;
    keep(looks, "C-1", 100, "ann");
    ck_assert_int_eq(sqlite3_open(pool_format(pool, "%s/looks.db", folder), &other), SQLITE_OK);
    sqlite3_exec(other, "PRAGMA recursive_triggers = ON", NULL, NULL, NULL);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        ck_assert_int_eq(sqlite3_exec(other, tries[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
    sqlite3_close(other);
    ck_assert_uint_eq(newest(looks, "C-1"), 1);
    ck_assert_str_eq(list[0].user, "ann");
}
END_TEST

START_TEST(says_where_a_look_was_not_kept)
{
    struct looks *looks = opened();
    const struct look look = {.at = 1, .user = "ann", .program = "case"};
    sqlite3 *other;
    ck_assert_int_eq(sqlite3_open(pool_format(pool, "%s/looks.db", folder), &other), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    ck_assert(!looks_keep(looks, "C-1", &look, &fault));
    ck_assert_int_eq(fault.kind, 503);
    sqlite3_close(other);
}
END_TEST

START_TEST(says_where_it_cannot_be_kept)
{
    ck_assert_ptr_null(looks_open(pool, pool_format(pool, "%s/nowhere", folder), &fault));
    ck_assert_int_eq(fault.kind, 503);
    fault = (struct fault){0};
    folder_file(pool, folder, "looks.db", "this is no database, and long enough for a page of one to be asked for");
    ck_assert_ptr_null(looks_open(pool, folder, &fault));
    ck_assert_int_eq(fault.kind, 503);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("looks");
    tcase_add_checked_fixture(tests, folder_setup, folder_teardown);
    tcase_add_test(tests, gives_back_the_newest_first);
    tcase_add_test(tests, keeps_two_looks_of_one_second_apart);
    tcase_add_test(tests, gives_no_more_than_asked_for);
    tcase_add_test(tests, outlives_a_process_and_serves_two);
    tcase_add_test(tests, gives_them_by_person_and_page_by_page);
    tcase_add_test(tests, changes_and_deletes_nothing);
    tcase_add_test(tests, says_where_a_look_was_not_kept);
    tcase_add_test(tests, says_where_it_cannot_be_kept);
    return suite_run("looks", tests);
}
