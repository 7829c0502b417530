/* News for staff: each has their own, until they are told; a morning is done once. Run from the root of the repository. */
#include "suite.h"

#include "store/news.h"
#include "store/opened.h"
#include "store/outbox.h"

static bool add(const char *user, const char *topic, int64_t made)
{
    const struct news_row row = {.user = user, .reference = CASE, .seq = 2, .topic = topic, .made = made};
    return store_add_news(store, &row, &fault);
}

START_TEST(goes_when_it_is_told)
{
    size_t count;
    add_case(CASE, 2);
    ck_assert(store_begin(store, &fault) && add("sam", "new", 5) && add("ann", "new", 6) && add("sam", "high", 7) &&
              store_commit(store, &fault));
    const struct news_row *rows = store_news(store, pool, "sam", &count, &fault);
    ck_assert_uint_eq(count, 2);
    ck_assert_str_eq(rows[0].topic, "new");
    ck_assert_str_eq(rows[1].topic, "high");
    ck_assert_str_eq(rows[1].reference, CASE);
    ck_assert_int_eq(rows[1].seq, 2);
    ck_assert_int_eq(rows[1].made, 7);
    ck_assert(store_begin(store, &fault) && store_drop_news(store, rows[0].number, &fault) &&
              store_sweep_news(store, 7, &fault) && store_commit(store, &fault));
    ck_assert_str_eq(store_news(store, pool, "sam", &count, &fault)->topic, "high");
    ck_assert_uint_eq(count, 1);
    ck_assert_ptr_null(store_news(store, pool, "ann", &count, &fault));
    fault_is(0, NULL);
}
END_TEST

START_TEST(a_morning_is_done_once)
{
    ck_assert_int_eq(store_morning(store, "sam", &fault), INT32_MIN);
    ck_assert(store_begin(store, &fault) && store_put_morning(store, "sam", 20600, &fault) &&
              store_put_morning(store, "sam", 20601, &fault) && store_commit(store, &fault));
    ck_assert_int_eq(store_morning(store, "sam", &fault), 20601);
    ck_assert_int_eq(store_morning(store, "ann", &fault), INT32_MIN);
    fault_is(0, NULL);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("news");
    tcase_add_checked_fixture(tests, setup, folder_teardown);
    tcase_add_test(tests, goes_when_it_is_told);
    tcase_add_test(tests, a_morning_is_done_once);
    return suite_run("news", tests);
}
