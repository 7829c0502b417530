/* Who may see a case, by the index as by the record; and that a hidden case is not read to be refused. */
#include "suite.h"

#include <sqlite3.h>

#include "core/procedure.h"
#include "registry/sight.h"
#include "registry/stories.h"

#define NOW "2026-06-05T12:00"
#define NOT_SURE                                                                                                       \
    EVENT("received", 1, "01T09:00", "staff",                                                                          \
          ANN "<division>not-sure</division><summary>s</summary><details>d</details><channel>web</channel>")
#define ABOUT(user) RECEIVED_BY("complainant", "<concerned>" user "</concerned>")
#define ESCALATED                                                                                                      \
    "<escalated seq=\"4\" at=\"2026-06-03T09:00:00+01:00\" by=\"complainant\" level=\"2\"><channel>web</channel>"      \
    "</escalated>"

static const struct {
    const char *kind;
    const char *const *story;
} CASES[] = {
    {"complaint", STORY(RECEIVED)},
    {"complaint", STORY(NOT_SURE)},
    {"complaint", STORY(RECEIVED_BY("handler2", ""))},
    {"complaint", STORY(ABOUT("handler"))},
    {"complaint", STORY(ABOUT("head"))},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, ESCALATED)},
    {"complaint", STORY(RECEIVED, EVENT("assigned", 2, "02T09:00", "support",
                                        "<division>people</division><handler>handler2</handler><reason>r</reason>"))},
    {"compliment", STORY(GIVEN)},
};

START_TEST(shows_what_the_procedure_shows)
{
    office_open(SCHOOLS);
    const char *reference = case_kept(CASES[_i].kind, CASES[_i].story);
    struct case_file *file = case_now(reference, NOW);
    int seen = 0;
    for (size_t i = 0; i < registry.site.person_count; i++) {
        const struct person *person = &registry.site.persons[i];
        bool shown = procedure_allows(file->policy, file->timeline, person, RIGHT_SEE) == VERDICT_YES;
        struct case_file *found = sight_case(&registry, pool, reference, person, at(NOW), &fault);
        ck_assert_msg((found != NULL) == shown, "%s: %d", person->user, shown);
        seen += shown;
    }
    ck_assert_int_gt(seen, 0);
    ck_assert_int_lt(seen, (int)registry.site.person_count);
    ck_assert_int_eq(fault.kind, 0);
    ck_assert_ptr_null(sight_case(&registry, pool, reference, &PERSON_COMPLAINANT, at(NOW), &fault));
    ck_assert_ptr_null(
        sight_case(&registry, pool, "C-2026-999999-3", site_person(&registry.site, "head"), at(NOW), &fault));
    ck_assert_ptr_null(sight_case(&registry, pool, NULL, site_person(&registry.site, "head"), at(NOW), &fault));
    office_close();
}
END_TEST

/* SQL on the store, beside it. */
static void change(const char *statement)
{
    sqlite3 *database;
    ck_assert_int_eq(sqlite3_open(pool_format(pool, "%s/redress.db", folder), &database), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(database, statement, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

/* A record that cannot be read is a fault to who may see the case, and nothing to anybody else. */
START_TEST(reads_no_hidden_case)
{
    office_open(SCHOOLS);
    const char *reference = case_kept("complaint", STORY(RECEIVED));
    change("DROP TRIGGER event_stays; UPDATE event SET text = '<broken'");
    ck_assert_ptr_null(
        sight_case(&registry, pool, reference, site_person(&registry.site, "handler2"), at(NOW), &fault));
    ck_assert_int_eq(fault.kind, 0);
    ck_assert_ptr_null(sight_case(&registry, pool, reference, site_person(&registry.site, "handler"), at(NOW), &fault));
    ck_assert_int_ne(fault.kind, 0);
    office_close();
}
END_TEST

/* Before `redress rebuild` the index knows no case: the record says who may see it. */
START_TEST(asks_the_record_without_an_index)
{
    office_open(SCHOOLS);
    const char *reference = case_kept("complaint", STORY(RECEIVED));
    change("DELETE FROM case_index");
    ck_assert_ptr_null(
        sight_case(&registry, pool, reference, site_person(&registry.site, "handler2"), at(NOW), &fault));
    ck_assert_ptr_nonnull(
        sight_case(&registry, pool, reference, site_person(&registry.site, "handler"), at(NOW), &fault));
    office_close();
}
END_TEST

/* Pages of many ask the index alone: what it does not know they do not show. */
START_TEST(asks_the_index_for_pages_of_many)
{
    office_open(SCHOOLS);
    const char *reference = case_kept("complaint", STORY(RECEIVED)),
               *hidden = case_kept("complaint", STORY(ABOUT("handler")));
    const struct person *handler = site_person(&registry.site, "handler"),
                        *handler2 = site_person(&registry.site, "handler2");
    ck_assert(sight_shows(&registry, pool, reference, handler, &fault));
    ck_assert(!sight_shows(&registry, pool, hidden, handler, &fault));
    ck_assert(!sight_shows(&registry, pool, reference, handler2, &fault));
    ck_assert(!sight_shows(&registry, pool, reference, &PERSON_VISITOR, &fault));
    ck_assert(!sight_shows(&registry, pool, "C-2026-999999-X", handler, &fault));
    change("DELETE FROM case_index");
    ck_assert(!sight_shows(&registry, pool, reference, handler, &fault));
    office_close();
}
END_TEST

/* The record as each sees it: with both other cases, with one, and on public pages with none. The index says so, and
 * where it does not know them their records: of those that it knows none is read. */
static const char *const INDEXES[] = {"DROP TRIGGER event_stays; UPDATE event SET text = '<broken'",
                                      "DELETE FROM case_index"};

START_TEST(speaks_of_no_hidden_case)
{
    office_open(SCHOOLS);
    const char *seen = case_kept("complaint", STORY(RECEIVED)),
               *hidden = case_kept("complaint", STORY(ABOUT("handler")));
    const char *links = "<linked seq=\"%d\" at=\"2026-06-02T09:00:00+01:00\" by=\"head\"><other>%s</other>"
                        "<how>related</how></linked>";
    const char *const story[] = {RECEIVED, pool_format(pool, links, 2, hidden), pool_format(pool, links, 3, seen),
                                 NULL};
    struct case_file *file = case_now(case_kept("complaint", story), NOW);
    change(INDEXES[_i]);
    const struct {
        const struct person *person;
        bool both, one;
    } readers[] = {{site_person(&registry.site, "head"), true, true},
                   {site_person(&registry.site, "handler"), false, true},
                   {&PERSON_VISITOR, false, false}};
    for (int i = 0; i < COUNT(readers); i++) {
        const struct node *record = sight_record(&registry, pool, file, readers[i].person, at(NOW), &fault);
        const char *text = xml_write(pool, record);
        ck_assert_int_eq(strstr(text, hidden) != NULL, readers[i].both);
        ck_assert_int_eq(strstr(text, seen) != NULL, readers[i].one);
        ck_assert_uint_eq(node_count(record, NULL), 1u + readers[i].one + readers[i].both);
    }
    office_close();
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("sight");
    tcase_add_loop_test(tests, shows_what_the_procedure_shows, 0, COUNT(CASES));
    tcase_add_test(tests, reads_no_hidden_case);
    tcase_add_test(tests, asks_the_record_without_an_index);
    tcase_add_test(tests, asks_the_index_for_pages_of_many);
    tcase_add_loop_test(tests, speaks_of_no_hidden_case, 0, COUNT(INDEXES));
    return suite_run("sight", tests);
}
