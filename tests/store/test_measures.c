#include "suite.h"

#include "store/beside.h"
#include "store/measures.h"

enum { NOW = 1780300800, HOUR = 3600 };

static struct measures *opened(void)
{
    struct measures *measures = measures_open(pool, folder, &fault);
    ck_assert_msg(measures != NULL, "%s", fault.detail);
    return measures;
}

START_TEST(counts_within_the_hour)
{
    struct measures *one = opened(), *other = opened();
    ck_assert_int_eq(measures_count(one, "tries", "a", NOW, 1), 1);
    ck_assert_int_eq(measures_count(other, "tries", "a", NOW + HOUR - 1, 1), 2);
    ck_assert_int_eq(measures_count(one, "tries", "a", NOW, 5), 7);
    ck_assert_int_eq(measures_count(one, "tries", "a", NOW, 0), 7);
    ck_assert_int_eq(measures_count(one, "tries", "b", NOW, 1), 1);
    ck_assert_int_eq(measures_count(one, "complaints", "a", NOW, 0), 0);
    ck_assert_int_eq(measures_count(one, "tries", "a", NOW + HOUR, 1), 1);
    ck_assert_int_eq(measures_count(opened(), "tries", "a", NOW + HOUR, 0), 1);
}
END_TEST

START_TEST(never_stands_in_the_way)
{
    ck_assert_ptr_null(measures_open(pool, "/nowhere", &fault));
    ck_assert_int_eq(fault.kind, 503);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("measures");
    tcase_add_checked_fixture(tests, folder_setup, folder_teardown);
    tcase_add_test(tests, counts_within_the_hour);
    tcase_add_test(tests, never_stands_in_the_way);
    return suite_run("measures", tests);
}
