/* Search in the store: which cases have the words, newest first, within reach. Run from the root of the repository. */
#include "suite.h"

#include "store/listed.h"

#define ANYWHERE ((const char *const *const[]){(const char *const[]){"all", NULL}, NULL})

static const struct {
    const char *terms[4];
    const char *user, *list;
} SEARCHES[] = {
    {{"late"}, "x", "31284"},
    {{"late"}, "ann", "3128"},
    {{"LATE"}, "zoe", "3124"},
    {{"lat"}, "x", "31284"},
    {{"lat", "bill"}, "x", ""},
    {{"ete", "late"}, "x", "1"},
    {{"l'ete"}, "x", "1"},
    {{"under"}, "x", "3"},
    {{"ÜNDER", "weat"}, "x", "3"},
    {{"o'brien"}, "x", "5"},
    {{"brién"}, "x", "5"},
    {{"\"Late\""}, "x", "31284"},
    {{"late", "OR", "bill"}, "x", ""},
    {{"AND"}, "x", "2"},
    {{"NEAR(late"}, "x", ""},
    {{"text:late"}, "x", ""},
    {{"late*"}, "x", "31284"},
    {{"\""}, "x", ""},
    {{"^late"}, "x", "31284"},
    {{"-late"}, "x", "31284"},
    {{"{words}:late"}, "x", ""},
    {{"--"}, "x", ""},
    {{"belated"}, "max", ""},
    {{"belated"}, "x", "7"},
    {{"BELAT"}, "x", "7"},
    {{"belate,"}, "x", "7"},
    {{"belatedly"}, "x", ""},
    {{"dernier", "weath"}, "x", ""},
    {{"came-late,l’ét"}, "x", "1"},
    {{"été-derni"}, "x", "1"},
    {{"the-weather:lat"}, "x", "3"},
    {{"the-weather:late"}, "x", "3"},
    {{"lettér"}, "x", "5"},
    {{"étédern"}, "x", ""},
};

static const char *found_by(const char *const *terms, const char *const *const *reaches, const char *user, int most)
{
    struct search_question question = {.terms = terms, .reaches = reaches, .user = user, .before = SEARCH_NEWEST};
    struct search_hit hits[COUNT(CASES) + 1];
    const char *found = "";
    int count;
    while ((count = store_search(store, pool, &question, hits, most, &fault)) > 0) {
        for (int i = 0; i < count; i++)
            found = pool_format(pool, "%s%c", found, hits[i].reference[strlen("C-2026-00000")]);
        question.before = hits[count - 1].number;
    }
    fault_is(0, NULL);
    return found;
}

START_TEST(searches_newest_first_page_by_page)
{
    put_cases();
    for (int most = 1; most <= COUNT(CASES) + 1; most++)
        ck_assert_str_eq(found_by(SEARCHES[_i].terms, ANYWHERE, SEARCHES[_i].user, most), SEARCHES[_i].list);
}
END_TEST

/* Many words that begin so are found, however many they are. */
START_TEST(searches_for_the_beginning_of_many_words)
{
    static const char *const terms[] = {"person", NULL};
    for (int count = 1; count <= 50; count++) {
        put(&(struct case_index){.row = {.reference = pool_format(pool, "C-2026-0001%02d-X", count),
                                         .kind = "complaint",
                                         .state = "received",
                                         .recorded_by = "sam",
                                         .summary = "",
                                         .next_due = STORE_NONE},
                                 .concerned = (const char *const[]){NULL},
                                 .tags = (const char *const[]){"all", NULL},
                                 .text = pool_format(pool, "person%d", count)});
        ck_assert_int_eq((int)strlen(found_by(terms, ANYWHERE, "x", 9)), count);
    }
}
END_TEST

START_TEST(searches_within_reach)
{
    const char *const late[] = {"late", NULL};
    const char *const finance_of_sam[] = {"finance", "sam", NULL}, *const people[] = {"people", NULL};
    put_cases();
    ck_assert_str_eq(found_by(late, (const char *const *const[]){finance_of_sam, NULL}, "x", 9), "1");
    ck_assert_str_eq(found_by(late, (const char *const *const[]){finance_of_sam, people, NULL}, "x", 9), "12");
    ck_assert_str_eq(found_by(late, NULL, "x", 9), "31284");
    ck_assert_str_eq(found_by(late, (const char *const *const[]){NULL}, "x", 9), "");
    ck_assert_str_eq(found_by((const char *const[]){NULL}, ANYWHERE, "x", 9), "");
}
END_TEST

START_TEST(an_excerpt_marks_what_was_found)
{
    const char *const terms[] = {"o'bri", NULL};
    struct search_hit hit;
    put_cases();
    const struct search_question question = {.terms = terms, .reaches = ANYWHERE, .user = "x", .before = SEARCH_NEWEST};
    ck_assert_int_eq(store_search(store, pool, &question, &hit, 1, &fault), 1);
    ck_assert_str_eq(hit.excerpt, "A letter to \x02O’Brien\x03");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("search");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_loop_test(tests, searches_newest_first_page_by_page, 0, COUNT(SEARCHES));
    tcase_add_test(tests, searches_for_the_beginning_of_many_words);
    tcase_add_test(tests, searches_within_reach);
    tcase_add_test(tests, an_excerpt_marks_what_was_found);
    return suite_run("search", tests);
}
