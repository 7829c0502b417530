/* Twelve months: each number of a month is that of the month's report, as worked out by hand (tests/data/report-figures.tsv);
 * what is open stands now; and how long the last answers took. */
#include "suite.h"

#include "core/figure.h"
#include "registry/report_cases.h"
#include "registry/twelve_months.h"

static const struct person *reader; /* who sees all */

static struct node *figures_at(const char *now)
{
    struct reported_month months = twelve_months(pool, at(now));
    struct node *figures = xml_new(pool, NAMESPACE_PAGE, "figures");
    ck_assert(twelve_months_add(&registry, pool, figures, &months, at(now), &fault));
    ck_assert(twelve_months_add_answers(&registry, pool, figures, &months, reader, at(now), &fault));
    return figures;
}

static void open_cases(void)
{
    schools_open();
    put_cases();
    reader = site_person(&registry.site, "head");
}

/* The element of that name with that attribute; NULL: there is none. */
static struct node *with(const struct node *parent, const char *name, const char *attribute, const char *value)
{
    struct node *found = node_first(parent, name);
    while (found != NULL && !text_equal(node_get(pool, found, attribute), value))
        found = node_next(found, name);
    return found;
}

static int number(const struct node *node)
{
    return node != NULL ? atoi(node_get(pool, node, "number")) : 0;
}

static struct node *cell_of(const struct node *figures, const char *figure, const char *row, const char *column)
{
    struct node *tally = with(figures, "tally", "name", figure), *at_row = with(tally, "tally-row", "name", row);
    return at_row != NULL ? with(at_row, "tally-cell", "column", column) : NULL;
}

START_TEST(each_month_is_as_it_is_reported)
{
    const struct node *figures = figures_at(NOW);
    FILE *file = fopen("tests/data/report-figures.tsv", "r");
    ck_assert_ptr_nonnull(file);
    char line[LINE_SIZE];
    int checked = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        const char *const *row = *line != '#' ? cells(line) : NULL; /* month, figure, row, column, number */
        const struct figure *figure = row ? figure_named(row[1]) : NULL;
        if (figure == NULL || with(figures, "tally", "name", row[1]) == NULL || !figure_has(figure, row[3]) ||
            figure_stands(figure, row[3]))
            continue;
        const struct node *cell = cell_of(figures, row[1], row[2], row[3]);
        ck_assert_msg(cell != NULL && number(with(cell, "tally-month", "month", row[0])) == atoi(row[4]), "%s", line);
        checked++;
    }
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_gt(checked, 25);
}
END_TEST

/* All months of a cell and all rows of a column come to their number. */
START_TEST(numbers_are_their_sums)
{
    const struct node *figures = figures_at(NOW);
    for (const struct node *tally = node_first(figures, "tally"); tally; tally = node_next(tally, "tally"))
        for (const struct node *column = node_first(tally, "tally-column"); column;
             column = node_next(column, "tally-column")) {
            int rows = 0, months = 0, count = 0;
            for (const struct node *row = node_first(tally, "tally-row"); row; row = node_next(row, "tally-row"))
                rows += number(with(row, "tally-cell", "column", node_get(pool, column, "name")));
            for (const struct node *month = node_first(column, "tally-month"); month;
                 month = node_next(month, "tally-month"), count++)
                months += number(month);
            ck_assert_int_eq(rows, number(column));
            ck_assert(count == 0 || (count == 12 && months == number(column)));
        }
}
END_TEST

/* Of Finance: A 8 and B 4 in May, H 3 in June, N 4 in July. */
static const struct {
    const char *now, *from, *until;
    int received;
} TIMES[] = {
    {NOW, "2025-10", "2026-09", 19},
    {"2027-04-30T12:00", "2026-05", "2027-04", 19},
    {"2027-05-01T00:00", "2026-06", "2027-05", 7},
    {"2026-06-30T23:59", "2025-07", "2026-06", 15},
    {"2029-01-01T00:00", "2028-02", "2029-01", 0},
};

START_TEST(months_end_with_now)
{
    const struct reported_month months = twelve_months(pool, at(TIMES[_i].now));
    ck_assert_str_eq(months.from, TIMES[_i].from);
    ck_assert_str_eq(months.text, TIMES[_i].until);
    ck_assert(months.at == at(TIMES[_i].now) && !months.ended);
    const struct node *figures = figures_at(TIMES[_i].now);
    const struct node *cell = cell_of(figures, "received", "finance", "complaint");
    ck_assert_int_eq(number(cell), TIMES[_i].received);
    ck_assert_str_eq(node_get(pool, node_first(cell, "tally-month"), "month"), TIMES[_i].from);
}
END_TEST

/* The last thirty, oldest first: so many one after the other were kept so, and took so many working days. */
static const struct {
    const char *row, *column;
    int count, taken;
} ANSWERED[] = {
    {"1-target", FIGURE_IN_TIME, 3, 2},  /* E, of which the first two are not among the last thirty */
    {"1-target", FIGURE_LATE, 2, 4},     /* D */
    {"1-target", FIGURE_IN_TIME, 8, 1},  /* F, G */
    {"1-target", FIGURE_IN_TIME, 3, 1},  /* H */
    {"1-target", FIGURE_IN_TIME, 10, 2}, /* P, Q */
    {"1-target", FIGURE_LATE, 2, 31},    /* R: 7 days in May, of which 25 is a bank holiday, 22 in June, 2 in July */
    {"1-target", FIGURE_IN_TIME, 2, 1},  /* M */
};

START_TEST(answers_took_so_long)
{
    const struct node *figures = figures_at(NOW), *answers = with(figures, "answers", "row", "1-target");
    ck_assert_str_eq(node_get(pool, answers, "promise"), "2");
    ck_assert_str_eq(node_get(pool, answers, "unit"), "working-days");
    ck_assert_str_eq(node_get(pool, answers, "top"), "40");
    ck_assert_str_eq(node_get(pool, answers, "step"), "10");
    const struct node *answer = node_first(answers, "answer-time");
    for (int i = 0; i < COUNT(ANSWERED); i++)
        for (int k = 0; k < ANSWERED[i].count; k++, answer = node_next(answer, "answer-time")) {
            ck_assert_ptr_nonnull(answer);
            ck_assert_str_eq(node_get(pool, answer, "column"), ANSWERED[i].column);
            ck_assert_msg(atoi(node_get(pool, answer, "taken")) == ANSWERED[i].taken, "%d: %s", i,
                          node_get(pool, answer, "taken"));
        }
    ck_assert_ptr_null(answer);
}
END_TEST

/* Each level has its own: G took two working days more than is promised. */
START_TEST(each_level_has_its_own)
{
    const struct node *answers = with(figures_at(NOW), "answers", "row", "2-hard");
    int late = 0, count = 0;
    for (const struct node *answer = node_first(answers, "answer-time"); answer; answer = node_next(answer, "answer-time")) {
        late += text_equal(node_get(pool, answer, "column"), FIGURE_LATE) && atoi(node_get(pool, answer, "taken")) == 7;
        count++;
    }
    ck_assert_int_eq(count, 8);
    ck_assert_int_eq(late, 2);
    ck_assert_str_eq(node_get(pool, answers, "promise"), "5");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("twelve months");
    tcase_add_checked_fixture(tests, open_cases, office_close);
    tcase_add_test(tests, each_month_is_as_it_is_reported);
    tcase_add_test(tests, numbers_are_their_sums);
    tcase_add_loop_test(tests, months_end_with_now, 0, COUNT(TIMES));
    tcase_add_test(tests, answers_took_so_long);
    tcase_add_test(tests, each_level_has_its_own);
    return suite_run("twelve_months", tests);
}
