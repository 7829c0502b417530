#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "store/folder.h"
#include "store/measures.h"
#include "web/limits.h"
#include "base/seal.h"

#define REFERENCE "C-2026-000123-9"

enum { NOW = 1780300800, HOUR = 3600 };

static struct pool *pool, *files; /* what is open is closed before its folder goes */
static const char *folder;
static struct measures *measures;
static struct seal *seal;

static void setup(void)
{
    struct fault fault = {0};
    pool = pool_new();
    files = pool_new();
    folder = folder_new(files);
    measures = measures_open(pool, folder, &fault);
    seal = seal_open(pool, folder, &fault);
    ck_assert(measures != NULL && seal != NULL);
}

static void teardown(void)
{
    pool_free(pool);
    folder_remove(files, folder);
    pool_free(files);
}

static bool allowed(const char *address, const char *reference, int64_t now, int64_t count)
{
    const struct stranger stranger = {address, reference, now};
    return limit_allows(pool, measures, seal, LIMIT_WRONG_CODES, &stranger, count);
}

/* Whose tries count together with those of 2001:db8:1:2::3, and of 192.0.2.1. */
static const struct {
    const char *first, *second;
    bool together;
} ADDRESSES[] = {
    {"192.0.2.1", "192.0.2.1", true},
    {"192.0.2.1", "192.0.2.2", false},
    {"2001:db8:1:2::3", "2001:db8:1:2:ffff::", true},
    {"2001:db8:1:2::3", "2001:db8:1:3::3", false},
    {"::ffff:192.0.2.1", "::ffff:192.0.2.2", false},
    {NULL, NULL, true},
    {NULL, "192.0.2.1", false},
};

START_TEST(counts_by_address)
{
    for (int i = 0; i < LIMITS[LIMIT_WRONG_CODES].of_address; i++)
        ck_assert(allowed(ADDRESSES[_i].first, NULL, NOW, 1));
    ck_assert(!allowed(ADDRESSES[_i].first, NULL, NOW, 0));
    ck_assert_int_eq(!allowed(ADDRESSES[_i].second, NULL, NOW, 1), ADDRESSES[_i].together);
    ck_assert(allowed(ADDRESSES[_i].first, NULL, NOW + HOUR, 1));
}
END_TEST

START_TEST(counts_by_case)
{
    for (int i = 0; i < LIMITS[LIMIT_WRONG_CODES].of_case; i++)
        ck_assert(allowed(pool_format(pool, "192.0.2.%d", i), REFERENCE, NOW, 1));
    ck_assert(!allowed("198.51.100.1", REFERENCE, NOW, 1));
    ck_assert(allowed("198.51.100.2", "C-2026-000124-7", NOW, 1));
}
END_TEST

/* What nobody may do more often, whoever they are, and what only an address or a case has a limit for. */
START_TEST(counts_by_what_the_row_says)
{
    const struct stranger one = {"192.0.2.1", REFERENCE, NOW}, other = {"192.0.2.2", "C-2026-000124-7", NOW};
    ck_assert(!limit_allows(pool, measures, seal, LIMIT_KILOBYTES, &one, LIMITS[LIMIT_KILOBYTES].of_all));
    ck_assert(!limit_allows(pool, measures, seal, LIMIT_KILOBYTES, &other, 0));
    ck_assert(limit_allows(pool, measures, seal, LIMIT_CASES, &one, LIMITS[LIMIT_CASES].of_address));
    ck_assert(!limit_allows(pool, measures, seal, LIMIT_CASES, &one, 0));
    ck_assert(limit_allows(pool, measures, seal, LIMIT_CASES, &other, 0));
    ck_assert(limit_allows(pool, measures, seal, LIMIT_WRONG_CODES, &one, 0));
}
END_TEST

START_TEST(asking_counts_nothing)
{
    for (int i = 0; i < 100; i++)
        ck_assert(allowed("192.0.2.1", NULL, NOW, 0));
    ck_assert(allowed("192.0.2.1", NULL, NOW, LIMITS[LIMIT_WRONG_CODES].of_address));
    ck_assert(!allowed("192.0.2.1", NULL, NOW, 0));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("limits");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, counts_by_address, 0, COUNT(ADDRESSES));
    tcase_add_test(tests, counts_by_case);
    tcase_add_test(tests, counts_by_what_the_row_says);
    tcase_add_test(tests, asking_counts_nothing);
    return suite_run("limits", tests);
}
