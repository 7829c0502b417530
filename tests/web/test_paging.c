/* Where a page of a list ended, in an address, and what becomes of addresses that say something else. */
#include "suite.h"

#include "base/pool.h"
#include "web/paging.h"

/* Read and written again; what is no such place is the beginning. */
static const struct {
    const char *text, *again;
} PLACES[] = {
    {"17.0", "17.0"},
    {"-1780000000.3", "-1780000000.3"},
    {"17.10000", "17.10000"},
    {"17.10001", NULL},
    {"17.-1", NULL},
    {"17.", NULL},
    {".3", NULL},
    {"17", NULL},
    {"x.3", NULL},
    {"17x.3", NULL},
    {"99999999999999999999.3", NULL},
    {"", NULL},
    {NULL, NULL},
};

START_TEST(reads_places)
{
    struct pool *pool = pool_new();
    const struct paging place = paging_read(pool, PLACES[_i].text), beginning = paging_read(pool, NULL);
    ck_assert_str_eq(paging_write(pool, &place), PLACES[_i].again ? PLACES[_i].again : paging_write(pool, &beginning));
    ck_assert(beginning.passed == 0 && beginning.place < -INT64_MAX / 2);
    pool_free(pool);
}
END_TEST

/* What stands at one place is counted; another place begins anew. */
START_TEST(passes_over)
{
    struct pool *pool = pool_new();
    struct paging place = paging_read(pool, "17.2");
    static const struct {
        int64_t shown;
        const char *place;
    } steps[] = {{17, "17.3"}, {17, "17.4"}, {18, "18.1"}, {18, "18.2"}, {20, "20.1"}};
    for (int i = 0; i < COUNT(steps); i++) {
        paging_pass(&place, steps[i].shown);
        ck_assert_str_eq(paging_write(pool, &place), steps[i].place);
    }
    pool_free(pool);
}
END_TEST

static const struct {
    const char *text;
    int64_t number;
} NUMBERS[] = {
    {"0", 0}, {"17", 17}, {"-17", -17}, {"9223372036854775807", INT64_MAX}, {"9223372036854775808", 5}, {"17x", 5},
    {"x", 5}, {"", 5},    {NULL, 5},
};

START_TEST(reads_numbers)
{
    ck_assert_int_eq(paging_number(NUMBERS[_i].text, 5), NUMBERS[_i].number);
}
END_TEST

static const struct {
    const char *text;
    int64_t place;
    const char *reference;
} CASES[] = {
    {"17.C-2026-000123-9", 17, "C-2026-000123-9"},
    {"-17.P-2026-000045-L", -17, "P-2026-000045-L"},
    {"17.C-2026-000123-8", 0, ""},
    {"17.", 0, ""},
    {"17", 0, ""},
    {"x.C-2026-000123-9", 0, ""},
    {"99999999999999999999.C-2026-000123-9", 0, ""},
    {"", 0, ""},
    {NULL, 0, ""},
};

START_TEST(reads_cases)
{
    struct pool *pool = pool_new();
    struct list_place place = paging_case_read(pool, CASES[_i].text);
    ck_assert_int_eq(place.place, CASES[_i].place);
    ck_assert_str_eq(place.reference, CASES[_i].reference);
    if (CASES[_i].place != 0)
        ck_assert_str_eq(paging_case_write(pool, place), CASES[_i].text);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("paging");
    tcase_add_loop_test(tests, reads_places, 0, COUNT(PLACES));
    tcase_add_test(tests, passes_over);
    tcase_add_loop_test(tests, reads_numbers, 0, COUNT(NUMBERS));
    tcase_add_loop_test(tests, reads_cases, 0, COUNT(CASES));
    return suite_run("paging", tests);
}
