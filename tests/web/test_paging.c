/* Where a page of a list begins, as it stands in an address. */
#include "suite.h"

#include "base/pool.h"
#include "base/text.h"
#include "web/paging.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))
#define FIRST (STORE_NONE + 1)

static const struct {
    const char *text;
    int64_t place;
    int passed;
} PLACES[] = {
    {NULL, FIRST, 0},      {"", FIRST, 0},
    {"x", FIRST, 0},       {"5", FIRST, 0},
    {"5.", FIRST, 0},      {"5.x", FIRST, 0},
    {"5.-1", FIRST, 0},    {"x.1", FIRST, 0},
    {"5.0", 5, 0},         {"-5.3", -5, 3},
    {"5.10000", 5, 10000}, {"5.10001", FIRST, 0},
    {"5.1.1", FIRST, 0},   {"99999999999999999999.1", FIRST, 0},
};

START_TEST(reads_a_place)
{
    struct pool *pool = pool_new();
    struct paging paging = paging_read(pool, PLACES[_i].text);
    ck_assert_int_eq(paging.place, PLACES[_i].place);
    ck_assert_int_eq(paging.passed, PLACES[_i].passed);
    pool_free(pool);
}
END_TEST

/* Those that stand at one place are counted; at the next it begins anew. */
START_TEST(passes_what_was_shown)
{
    struct pool *pool = pool_new();
    struct paging paging = {.place = 7, .passed = 1};
    paging_pass(&paging, 7);
    ck_assert_str_eq(paging_write(pool, &paging), "7.2");
    paging_pass(&paging, -8);
    ck_assert_str_eq(paging_write(pool, &paging), "-8.1");
    pool_free(pool);
}
END_TEST

START_TEST(reads_a_case)
{
    struct pool *pool = pool_new();
    const struct list_place place = {-12, "C-2026-000123-9"};
    const char *text = paging_case_write(pool, place);
    ck_assert_str_eq(text, "-12.C-2026-000123-9");
    ck_assert_int_eq(paging_case_read(pool, text).place, -12);
    ck_assert_str_eq(paging_case_read(pool, text).reference, "C-2026-000123-9");
    static const char *const none[] = {NULL, "", "12", "12.", "12.C-2026-000123-8", "x.C-2026-000123-9"};
    for (int i = 1; i < COUNT(none); i++)
        ck_assert_str_eq(paging_case_read(pool, none[i]).reference, "");
    ck_assert_str_eq(paging_case_read(pool, NULL).reference, "");
    pool_free(pool);
}
END_TEST

START_TEST(reads_a_number)
{
    ck_assert_int_eq(paging_number("12", 3), 12);
    ck_assert_int_eq(paging_number("-12", 3), -12);
    ck_assert_int_eq(paging_number("12x", 3), 3);
    ck_assert_int_eq(paging_number("", 3), 3);
    ck_assert_int_eq(paging_number(NULL, 3), 3);
    ck_assert_int_eq(paging_number("99999999999999999999", 3), 3);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("paging");
    tcase_add_loop_test(tests, reads_a_place, 0, COUNT(PLACES));
    tcase_add_test(tests, passes_what_was_shown);
    tcase_add_test(tests, reads_a_case);
    tcase_add_test(tests, reads_a_number);
    return suite_run("paging", tests);
}
