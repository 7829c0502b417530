/* Lists of cases in the store: in order, page by page, and by an index. Run from the root of the repository. */
#include "suite.h"

#include "store/listed.h"

#define WORDS(...)                                                                                                     \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }
#define EVER                                                                                                           \
    {                                                                                                                  \
        -INT64_MAX, INT64_MAX                                                                                          \
    }

static const struct {
    const char *tags[4];
    enum list_order order;
    struct span due, received;
    const char *user, *list;
} LISTS[] = {
    {WORDS("all"), BY_DUE, EVER, EVER, "x", "47235186"},
    {WORDS("all"), BY_RECEIVED, EVER, EVER, "x", "31268547"},
    {WORDS("all"), BY_REFERENCE, EVER, EVER, "x", "12345678"},
    {WORDS("all"), BY_OLDEST, EVER, EVER, "x", "74586213"},
    {WORDS("all"), BY_OLDEST, EVER, {100, 500}, "x", "5862"},
    {WORDS("all"), BY_PERSON, EVER, EVER, "x", "25183467"},
    {WORDS("finance"), BY_PERSON, {0, 90}, EVER, "x", "183"},
    {WORDS("sam", "finance", "all"), BY_OLDEST, {20, 90}, EVER, "x", "1"},
    {WORDS("all"), BY_DUE, EVER, EVER, "ann", "7235186"},
    {WORDS("finance"), BY_DUE, EVER, EVER, "zoe", "4316"},
    {WORDS("finance", "sam"), BY_DUE, EVER, EVER, "x", "16"},
    {WORDS("sam", "finance", "all"), BY_RECEIVED, EVER, EVER, "x", "16"},
    {WORDS("premises"), BY_DUE, EVER, EVER, "x", ""},
    {WORDS("all"), BY_DUE, {0, 50}, EVER, "x", "72351"},
    {WORDS("all"), BY_DUE, {-INT64_MAX, LIST_NEVER - 1}, EVER, "x", "4723518"},
    {WORDS("all"), BY_RECEIVED, {20, 20}, EVER, "x", "325"},
    {WORDS("all"), BY_RECEIVED, EVER, {100, 500}, "x", "2685"},
    {WORDS("all"), BY_DUE, EVER, {100, 500}, "x", "2586"},
    {WORDS("finance"), BY_REFERENCE, {20, 90}, {200, 600}, "x", "18"},
};

/* The whole list, page after page of every length. */
START_TEST(lists_in_order_page_by_page)
{
    put_cases();
    for (int most = 1; most <= COUNT(CASES) + 1; most++) {
        struct list_question question = {.order = LISTS[_i].order,
                                         .due = LISTS[_i].due,
                                         .received = LISTS[_i].received,
                                         .user = LISTS[_i].user,
                                         .after = {0, ""}};
        memcpy(question.tags, LISTS[_i].tags, sizeof LISTS[_i].tags);
        struct indexed_case rows[COUNT(CASES) + 1];
        const char *found = "";
        int count;
        while ((count = store_list(store, pool, &question, rows, most, &fault)) > 0) {
            ck_assert_int_le(count, most);
            for (int i = 0; i < count; i++)
                found = pool_format(pool, "%s%c", found, rows[i].reference[strlen("C-2026-00000")]);
            question.after = list_place_of(&rows[count - 1], question.order);
        }
        fault_is(0, NULL);
        ck_assert_str_eq(found, LISTS[_i].list);
    }
}
END_TEST

/* Without a walk the same cases come, or that they are many. */
START_TEST(lists_few)
{
    put_cases();
    struct list_question question = {
        .due = LISTS[_i].due, .received = LISTS[_i].received, .user = LISTS[_i].user, .after = {0, ""}};
    memcpy(question.tags, LISTS[_i].tags, sizeof LISTS[_i].tags);
    struct indexed_case rows[COUNT(CASES) + 1];
    int count = store_list_few(store, pool, &question, rows, COUNT(CASES) + 1, &fault);
    fault_is(0, NULL);
    ck_assert_int_eq(count, (int)strlen(LISTS[_i].list));
    for (int i = 0; i < count; i++)
        ck_assert_ptr_nonnull(strchr(LISTS[_i].list, rows[i].reference[strlen("C-2026-00000")]));
    ck_assert_int_eq(store_list_few(store, pool, &question, rows, 1, &fault), count ? LIST_MANY : 0);
}
END_TEST

/* A short walk finds the same first cases, or says that it does not tell. */
START_TEST(lists_near)
{
    put_cases();
    struct list_question question = {.order = LISTS[_i].order,
                                     .due = LISTS[_i].due,
                                     .received = LISTS[_i].received,
                                     .user = LISTS[_i].user,
                                     .after = {0, ""}};
    memcpy(question.tags, LISTS[_i].tags, sizeof LISTS[_i].tags);
    struct indexed_case all[COUNT(CASES)], rows[COUNT(CASES)];
    int count = store_list(store, pool, &question, all, COUNT(CASES), &fault);
    int length = store_list_length(store, &question, COUNT(CASES), &fault);
    for (int steps = 1; steps <= COUNT(CASES) + 1; steps++) {
        for (int most = 1; most <= COUNT(CASES); most++) {
            int near = store_list_near(store, pool, &question, steps, rows, most, &fault);
            ck_assert_int_eq(near == LIST_MANY && steps > length, false);
            ck_assert_int_eq(near == LIST_MANY || near == (count < most ? count : most), true);
            ck_assert_int_le(near, steps);
            for (int i = 0; i < near; i++)
                ck_assert_str_eq(rows[i].reference, all[i].reference);
        }
    }
    ck_assert_int_eq(store_list_near(store, pool, &question, length, rows, 1, &fault) == LIST_MANY,
                     count == 0 && length > 0);
    fault_is(0, NULL);
}
END_TEST

/* Words meet as soon as one case has them, and whatever order they stand in; what was noted is noted again. */
START_TEST(tells_which_words_met)
{
    put_cases();
    const char *const met[] = {"sam", "all", "people", NULL}, *const parted[] = {"all", "people", "finance", NULL};
    ck_assert(store_tags_meet(store, met, &fault) && store_tags_meet(store, met + 2, &fault));
    ck_assert(!store_tags_meet(store, parted, &fault));
    ck_assert_int_eq(sqlite3_exec(store->database, "DELETE FROM meeting", NULL, NULL, NULL), SQLITE_OK);
    put_cases();
    ck_assert(!store_tags_meet(store, met, &fault));
    ck_assert(store_forget_combinations(store, &fault));
    put_cases();
    ck_assert(store_tags_meet(store, met, &fault));
    fault_is(0, NULL);
}
END_TEST

START_TEST(measures_a_walk)
{
    put_cases();
    struct list_question question = {.tags = {"finance"}, .due = SPAN_ALL, .received = SPAN_ALL, .after = {0, ""}};
    ck_assert_int_eq(store_list_length(store, &question, 100, &fault), 5);
    ck_assert_int_eq(store_list_length(store, &question, 3, &fault), 3);
    question.due = (struct span){20, 90};
    ck_assert_int_eq(store_list_length(store, &question, 100, &fault), 3);
    question.after = (struct list_place){50, REFERENCE('1')};
    ck_assert_int_eq(store_list_length(store, &question, 100, &fault), 1);
}
END_TEST

/* Every list is read in its order: nothing is sorted, and not every case is looked at. */
START_TEST(lists_by_an_index)
{
    static const enum statement lists[] = {LIST, LIST_END, LIST_LENGTH, SEARCH};
    static const char *const ways[] = {
        "SEARCH l USING PRIMARY KEY (word=? AND sort=? AND (place,reference)>(?,?) AND (place,reference)<",
        "SEARCH listing USING PRIMARY KEY (word=? AND sort=? AND (place,reference)>",
        "SEARCH listing USING PRIMARY KEY (word=? AND sort=? AND (place,reference)>",
        "SCAN search VIRTUAL TABLE INDEX"};
    const char *found = plan_of(lists[_i]);
    ck_assert_msg(strstr(found, ways[_i]) != NULL, "%s", found);
    ck_assert_msg(strstr(found, "B-TREE") == NULL, "%s", found);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("list");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_loop_test(tests, lists_in_order_page_by_page, 0, COUNT(LISTS));
    tcase_add_loop_test(tests, lists_few, 0, COUNT(LISTS));
    tcase_add_loop_test(tests, lists_near, 0, COUNT(LISTS));
    tcase_add_test(tests, tells_which_words_met);
    tcase_add_test(tests, measures_a_walk);
    tcase_add_loop_test(tests, lists_by_an_index, 0, 4);
    return suite_run("list", tests);
}
