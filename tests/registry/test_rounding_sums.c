/* What can be worked out from rounded numbers by adding them up: no exact number, whatever their rows, months and totals
 * say together. Over twelve months of the cases of tests/data/report-cases.tsv. */
#include "suite.h"

#include "registry/report_cases.h"
#include "registry/twelve_months.h"

enum { MOST_ROWS = 40, MOST_MONTHS = 12 };

/* What is known of a number. */
struct bounds {
    int least, most;
};

/* A column of a figure: its rows by months, the last of both being the totals; as it is, and what is known of it. */
struct grid {
    int rows, months;
    int exact[MOST_ROWS + 1][MOST_MONTHS + 1];
    struct bounds known[MOST_ROWS + 1][MOST_MONTHS + 1];
};

static int told, looked_at; /* numbers */

static bool clip(struct bounds *bounds, int least, int most)
{
    bool narrower = least > bounds->least || most < bounds->most;
    bounds->least = least > bounds->least ? least : bounds->least;
    bounds->most = most < bounds->most ? most : bounds->most;
    return narrower;
}

/* The parts sum up to the total: what is known of each narrows the others. `step` from one part to the next. */
static bool narrow(struct bounds *parts, int count, int step, struct bounds *total)
{
    int least = 0, most = 0;
    bool narrower = false;
    for (int i = 0; i < count; i++) {
        least += parts[i * step].least;
        most += parts[i * step].most;
    }
    narrower = clip(total, least, most);
    for (int i = 0; i < count; i++) {
        struct bounds *part = &parts[i * step];
        const struct bounds others = {least - part->least, most - part->most};
        narrower = clip(part, total->least - others.most, total->most - others.least) || narrower;
    }
    return narrower;
}

static bool narrow_all(struct grid *grid)
{
    bool narrower = false;
    for (int row = 0; row <= grid->rows && grid->months > 0; row++)
        narrower = narrow(grid->known[row], grid->months, 1, &grid->known[row][grid->months]) || narrower;
    for (int month = 0; month <= grid->months; month++)
        narrower =
            narrow(&grid->known[0][month], grid->rows, MOST_MONTHS + 1, &grid->known[grid->rows][month]) || narrower;
    return narrower;
}

static int number_of(const struct node *node)
{
    return node_number(node, "number", 0, 1000000);
}

/* Who reads 5 by base 5 knows that it is 3 to 7. */
static void know(struct grid *grid, int row, int month, int exact, int base)
{
    int shown = (int)figure_rounded(exact, base), least = shown - base / 2;
    grid->exact[row][month] = exact;
    grid->known[row][month] = (struct bounds){least > 0 ? least : 0, shown + (base - 1) / 2};
}

/* The number of the node and those of its months; gives how many months there are. */
static int put_line(struct grid *grid, int row, const struct node *node, int base)
{
    int months = 0;
    for (const struct node *at = node_first(node, "tally-month"); at != NULL; at = node_next(at, "tally-month"))
        know(grid, row, months++, number_of(at), base);
    know(grid, row, months, number_of(node), base);
    return months;
}

/* A row that is not shown is one of noughts: there may be one. */
static void read_column(const struct node *tally, const struct node *column, int base, struct grid *grid)
{
    *grid = (struct grid){.rows = 0};
    for (const struct node *row = node_first(tally, "tally-row"); row != NULL; row = node_next(row, "tally-row"))
        for (const struct node *cell = node_first(row, "tally-cell"); cell; cell = node_next(cell, "tally-cell"))
            if (text_equal(node_get(pool, cell, "column"), node_get(pool, column, "name"))) {
                ck_assert_int_lt(grid->rows, MOST_ROWS);
                put_line(grid, grid->rows++, cell, base);
            }
    grid->months = put_line(grid, grid->rows, column, base);
}

static void work_out(struct grid *grid)
{
    while (narrow_all(grid))
        continue;
    for (int row = 0; row <= grid->rows; row++)
        for (int month = 0; month <= grid->months; month++) {
            const struct bounds *known = &grid->known[row][month];
            ck_assert(known->least <= grid->exact[row][month] && grid->exact[row][month] <= known->most);
            told += known->least == known->most;
            looked_at++;
        }
}

/* Works out all of the twelve months that can be. */
static void work_out_all(int base)
{
    struct grid grid;
    struct reported_month months = twelve_months(pool, at(NOW));
    struct node *figures = xml_new(pool, NAMESPACE_PAGE, "figures");
    ck_assert(twelve_months_add(&registry, pool, figures, &months, at(NOW), &fault));
    told = looked_at = 0;
    for (const struct node *tally = node_first(figures, "tally"); tally != NULL; tally = node_next(tally, "tally"))
        for (const struct node *at = node_first(tally, "tally-column"); at; at = node_next(at, "tally-column")) {
            read_column(tally, at, base, &grid);
            work_out(&grid);
        }
    ck_assert_int_gt(looked_at, 300);
}

START_TEST(no_number_can_be_worked_out)
{
    put_cases();
    for (int base = ROUNDING_LEAST; base <= ROUNDING_MOST; base++) {
        work_out_all(base);
        ck_assert_msg(told == 0, "%d by %d", told, base);
    }
}
END_TEST

/* Two rows of 1 each are shown as 0, and their total as 3: that is why no policy can say 3. */
START_TEST(by_three_many_can_be)
{
    put_cases();
    work_out_all(3);
    ck_assert_int_gt(told, 10);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("rounded sums");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, no_number_can_be_worked_out);
    tcase_add_test(tests, by_three_many_can_be);
    return suite_run("rounded sums", tests);
}
