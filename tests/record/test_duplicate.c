/* Duplicates: in which case another one goes on, and whether one person raised both. */
#include "suite.h"

#include "base/fault.h"
#include "base/pool.h"
#include "record/duplicate.h"
#include "record/record.h"
#include "xml/xml.h"

static struct pool *pool;

static void setup(void)
{
    pool = pool_new();
}

static void teardown(void)
{
    pool_free(pool);
}

static const struct node *record_of(const char *const *events, size_t count)
{
    struct fault fault = {0};
    return record_join(pool, "complaint", "C-2026-000001-T", "P/1", events, count, &fault);
}

#define MERGED "<merged><other>C-2026-000002-R</other></merged>"

START_TEST(knows_where_it_goes_on)
{
    const char *const events[] = {"<received/>", MERGED, "<noted/>", "<reopened/>",
                                  "<merged><other>C-2026-000003-P</other></merged>"};
    static const char *const goes_on[] = {NULL, NULL, "C-2026-000002-R", "C-2026-000002-R", NULL, "C-2026-000003-P"};
    for (size_t i = 0; i <= COUNT(events); i++)
        ck_assert_pstr_eq(duplicate_of(pool, record_of(events, i)), goes_on[i]);
}
END_TEST

/* What stands in the complainant of the one, and of the other. */
static const struct {
    const char *one, *other;
    bool same;
} PERSONS[] = {
    {"<name>Ann Archer</name><email>ann@example.org</email>", "<name>ann archer</name><email>Ann@example.ORG</email>",
     true},
    {"<name>Mrs Ann Archer</name><email>ann@example.org</email>", "<name>Ann Archer</name>", true},
    {"<name>Ann Archer</name>", "<name>Ann Archer</name><phone>01632 960001</phone>", true},
    {"<name>Ann Archer</name><email>ann@example.org</email>", "<name>Ann Archer</name><email>a@example.org</email>",
     false},
    {"<name>Ann Archer</name><email>ann@example.org</email>", "<name>Bo Archer</name><email>ann@example.org</email>",
     false},
    {"<name>Ann Archer</name>", "<name>Ann Archer Brown</name>", false},
    {"<email>ann@example.org</email>", "<email>ann@example.org</email>", false},
    {"", "", false},
};

START_TEST(knows_who_raised_both)
{
    const char *one = pool_format(pool, "<received><complainant>%s</complainant></received>", PERSONS[_i].one);
    const char *other = pool_format(pool, "<received><complainant>%s</complainant></received>", PERSONS[_i].other);
    ck_assert_int_eq(duplicate_raised_by_same(pool, record_of(&one, 1), record_of(&other, 1)), PERSONS[_i].same);
    ck_assert_int_eq(duplicate_raised_by_same(pool, record_of(&other, 1), record_of(&one, 1)), PERSONS[_i].same);
}
END_TEST

START_TEST(knows_nobody_who_stayed_anonymous)
{
    const char *event = "<received><anonymous>yes</anonymous></received>";
    ck_assert(!duplicate_raised_by_same(pool, record_of(&event, 1), record_of(&event, 1)));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("duplicate");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, knows_where_it_goes_on);
    tcase_add_loop_test(tests, knows_who_raised_both, 0, COUNT(PERSONS));
    tcase_add_test(tests, knows_nobody_who_stayed_anonymous);
    return suite_run("duplicate", tests);
}
