/* What who reads rounded numbers is given of a report: each number rounded from the exact one, totals and months too, and
 * nothing beside it that tells more. Over the cases of tests/data/report-cases.tsv. */
#include "suite.h"

#include "registry/report_cases.h"
#include "registry/rounding.h"
#include "registry/twelve_months.h"

static const char *const MONTHS[] = {"2026-04", "2026-05", "2026-06", "2026-07", "2026-08"};
static const int BASES[] = {5, 8, 20};

static struct node *report_on(const char *month)
{
    struct reported_month asked;
    struct node *report = xml_new(pool, NAMESPACE_PAGE, "report");
    node_set(report, "month", month);
    ck_assert(month_reported(month, at(NOW), &asked));
    ck_assert_msg(month_report_add(&registry, pool, report, &asked, at(NOW), &fault), "%s", fault.detail);
    return report;
}

static int number_of(const struct node *node)
{
    return node_number(node, "number", 0, 1000000);
}

static struct node *named(const struct node *parent, const char *child, const char *attribute, const char *value)
{
    struct node *found = node_first(parent, child);
    while (found != NULL && !text_equal(node_get(pool, found, attribute), value))
        found = node_next(found, child);
    return found;
}

static int checked; /* numbers */

/* Each number of the one is that of the other, rounded; and so inside. */
static void compare(const struct node *exact, const struct node *rounded, int base)
{
    ck_assert_ptr_nonnull(rounded);
    ck_assert_int_eq(number_of(rounded), (int)figure_rounded(number_of(exact), base));
    checked++;
    const struct node *month = node_first(rounded, "tally-month");
    for (const struct node *at = node_first(exact, "tally-month"); at != NULL; at = node_next(at, "tally-month")) {
        compare(at, month, base);
        month = node_next(month, "tally-month");
    }
}

/* Gives true if there is more than noughts in the row. */
static bool compare_row(const struct node *exact, const struct node *rounded, int base)
{
    bool any = false;
    const struct node *beside = rounded ? node_first(rounded, "tally-cell") : NULL;
    for (const struct node *at = node_first(exact, "tally-cell"); at != NULL; at = node_next(at, "tally-cell")) {
        any = any || figure_rounded(number_of(at), base) > 0;
        if (rounded == NULL)
            continue;
        compare(at, beside, base);
        beside = node_next(beside, "tally-cell");
    }
    return any;
}

static void compare_tally(const struct node *exact, const struct node *rounded, int base)
{
    int many = 0;
    const struct figure *figure = figure_named(node_get(pool, exact, "name"));
    const char *const *standing = month_report_rows(&registry, pool, figure, NULL, 0, at(NOW));
    for (const struct node *at = node_first(exact, "tally-column"); at != NULL; at = node_next(at, "tally-column")) {
        compare(at, named(rounded, "tally-column", "name", node_get(pool, at, "name")), base);
        many += figure_stands(figure, node_get(pool, at, "name")) ? 0 : number_of(at);
    }
    for (const struct node *at = node_first(exact, "tally-row"); at != NULL; at = node_next(at, "tally-row")) {
        const char *name = node_get(pool, at, "name");
        const struct node *row = named(rounded, "tally-row", "name", name);
        bool any = compare_row(at, row, base);
        ck_assert_msg((row != NULL) == (any || text_among(name, standing)), "%s %s", figure->name, name);
        ck_assert(row == NULL || node_get(pool, row, "silent") == NULL);
    }
    bool said = node_get(pool, rounded, "length") != NULL;
    ck_assert_int_eq(said, node_get(pool, exact, "length") != NULL && figure_says_length(many, base));
}

static int compare_all(const struct node *exact, struct node *rounded, int base)
{
    checked = 0;
    rounding_apply(&registry, pool, rounded, base, at(NOW));
    ck_assert_int_eq(node_number(rounded, "rounded", 0, 100), base);
    for (const struct node *at = node_first(exact, "tally"); at != NULL; at = node_next(at, "tally"))
        compare_tally(at, named(rounded, "tally", "name", node_get(pool, at, "name")), base);
    return checked;
}

START_TEST(each_number_of_a_month_is_rounded_from_the_exact_one)
{
    put_cases();
    for (int i = 0; i < COUNT(MONTHS); i++)
        ck_assert_int_gt(compare_all(report_on(MONTHS[i]), report_on(MONTHS[i]), BASES[_i]), 100);
}
END_TEST

static struct node *figures(void)
{
    struct reported_month months = twelve_months(pool, at(NOW));
    struct node *node = xml_new(pool, NAMESPACE_PAGE, "figures");
    ck_assert(twelve_months_add(&registry, pool, node, &months, at(NOW), &fault));
    return node;
}

START_TEST(each_number_of_twelve_months_too)
{
    put_cases();
    ck_assert_int_gt(compare_all(figures(), figures(), BASES[_i]), 500);
}
END_TEST

START_TEST(by_nought_nothing_is_changed)
{
    put_cases();
    struct node *report = report_on("2026-06");
    rounding_apply(&registry, pool, report, 0, at(NOW));
    ck_assert_str_eq(xml_write(pool, report), xml_write(pool, report_on("2026-06")));
}
END_TEST

/* Who has it rounded does not read who is silent, nor a row that is there as something was counted in it. */
START_TEST(nothing_beside_the_numbers_tells_more)
{
    put_cases();
    struct node *report = report_on("2026-08");
    struct node *row = node_first(named(report, "tally", "name", "received"), "tally-row");
    node_set_number(row, "silent", 3);
    struct node *steps = named(report_on("2026-06"), "tally", "name", "steps");
    size_t rows = node_count(steps, "tally-row");
    struct node *rounded = report_on("2026-06");
    rounding_apply(&registry, pool, rounded, 20, at(NOW));
    ck_assert_uint_lt(node_count(named(rounded, "tally", "name", "steps"), "tally-row"), rows);
    /* A kept report of a figure that is no longer counted. */
    struct node *old = named(report, "tally", "name", "steps");
    node_set(old, "name", "of-old");
    node_set_number(old, "length", 5);
    rounding_apply(&registry, pool, report, 20, at(NOW));
    ck_assert_ptr_null(node_get(pool, old, "length"));
    ck_assert_ptr_null(node_get(pool, row, "silent"));
}
END_TEST

static void add_changed(struct node *report, const char *column, int was, int number)
{
    struct node *changed = node_add(report, "changed");
    node_set(changed, "month", "2026-05");
    node_set(changed, "figure", "received");
    node_set(changed, "column", column);
    node_set_number(changed, "was", was);
    node_set_number(changed, "number", number);
}

START_TEST(what_has_changed_is_rounded_or_left_out)
{
    struct node *report = xml_new(pool, NAMESPACE_PAGE, "report");
    add_changed(report, "complaint", 3, 4);
    add_changed(report, "median", 3600, 360000);
    add_changed(report, "complaint", 1, 9);
    rounding_apply(&registry, pool, report, 5, at(NOW));
    ck_assert_uint_eq(node_count(report, "changed"), 1);
    ck_assert_str_eq(node_get(pool, node_first(report, "changed"), "was"), "0");
    ck_assert_str_eq(node_get(pool, node_first(report, "changed"), "number"), "10");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("rounding");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, each_number_of_a_month_is_rounded_from_the_exact_one, 0, COUNT(BASES));
    tcase_add_loop_test(tests, each_number_of_twelve_months_too, 0, COUNT(BASES));
    tcase_add_test(tests, by_nought_nothing_is_changed);
    tcase_add_test(tests, nothing_beside_the_numbers_tells_more);
    tcase_add_test(tests, what_has_changed_is_rounded_or_left_out);
    return suite_run("rounding", tests);
}
