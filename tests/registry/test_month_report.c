/* The figures of a month: sixty-four cases of which every figure was worked out by hand (tests/data/report-cases.tsv,
 * report-figures.tsv), and what a report says of them. */
#include "suite.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "registry/month_report.h"
#include "registry/report_cases.h"

static const struct node *report_on(const char *month)
{
    struct reported_month asked;
    struct node *report = xml_new(pool, NAMESPACE_PAGE, "report");
    ck_assert(month_reported(month, at(NOW), &asked));
    ck_assert_msg(month_report_add(&registry, pool, report, &asked, at(NOW), &fault), "%s", fault.detail);
    return report;
}

/* True of what counts how everything is kept: it is held against the figures that count one thing. */
static bool counts_all(const char *figure)
{
    return figure_named(figure)->every;
}

/* The report on that month as lines, in the order of the report; a nought is left out. */
static const char *reported(const char *month)
{
    GString *lines = g_string_new("");
    const struct node *report = report_on(month);
    for (const struct node *tally = node_first(report, "tally"); tally != NULL; tally = node_next(tally, "tally")) {
        const char *name = node_get(pool, tally, "name");
        if (counts_all(name))
            continue;
        for (const struct node *row = node_first(tally, "tally-row"); row; row = node_next(row, "tally-row"))
            for (const struct node *cell = node_first(row, "tally-cell"); cell; cell = node_next(cell, "tally-cell"))
                if (!text_equal(node_get(pool, cell, "number"), "0"))
                    g_string_append_printf(lines, "%s\t%s\t%s\t%s\t%s\n", month, name, node_get(pool, row, "name"),
                                           node_get(pool, cell, "column"), node_get(pool, cell, "number"));
        if (node_get(pool, tally, "length") != NULL)
            g_string_append_printf(lines, "%s\t%s\t-\tmedian\t%s\n", month, name, node_get(pool, tally, "length"));
    }
    return pool_take(pool, g_string_free(lines, FALSE));
}

START_TEST(every_figure_is_that_of_the_table)
{
    static const char *const months[] = {"2026-04", "2026-05", "2026-06", "2026-07", "2026-08"};
    put_cases();
    GString *all = g_string_new("\n");
    for (int i = 0; i < COUNT(months); i++)
        g_string_append(all, reported(months[i]));
    FILE *file = fopen("tests/data/report-figures.tsv", "r");
    ck_assert_ptr_nonnull(file);
    char line[LINE_SIZE];
    size_t count = 0, said = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        if (*line == '#')
            continue;
        const char *const *row = cells(line);
        const char *wanted = pool_format(pool, "\n%s\t%s\t%s\t%s\t%s\n", row[0], row[1], row[2], row[3], row[4]);
        ck_assert_msg(strstr(all->str, wanted) != NULL, "not so:%s", wanted);
        count++;
    }
    for (const char *c = all->str + 1; *c != '\0'; c++)
        said += *c == '\n';
    ck_assert_msg(said == count, "%zu lines for %zu:%s", said, count, all->str);
    ck_assert_int_eq(fclose(file), 0);
    g_string_free(all, TRUE);
}
END_TEST

/* The number in that column: of a row, or (NULL) of all; of a figure without the column nought. */
static int number_of(const struct node *report, const char *figure, const char *row, const char *column)
{
    int number = 0;
    const struct node *tally = node_first(report, "tally");
    while (!text_equal(node_get(pool, tally, "name"), figure))
        tally = node_next(tally, "tally");
    for (const struct node *at_row = node_first(tally, "tally-row"); at_row; at_row = node_next(at_row, "tally-row"))
        for (const struct node *cell = node_first(at_row, "tally-cell"); cell; cell = node_next(cell, "tally-cell"))
            if ((row == NULL || text_equal(node_get(pool, at_row, "name"), row)) &&
                text_equal(node_get(pool, cell, "column"), column))
                number += atoi(node_get(pool, cell, "number"));
    return number;
}

/* What a figure counts of one thing, the table of all steps counts, too; and whatever was done, some role did. */
START_TEST(all_steps_are_those_of_the_figures)
{
    static const char *const months[] = {"2026-05", "2026-06", "2026-07", "2026-08"};
    static const char *const columns[] = {FIGURE_IN_TIME, FIGURE_LATE, FIGURE_OVERDUE};
    /* Remedies of C, answers of D and E; improvements of C, closing H, answers of S; acknowledging L, answers of K; nothing. */
    static const int in_hand[] = {3 + 2 + 5, 3 + 3 + 2, 2 + 2, 0};
    put_cases();
    for (int i = 0; i < COUNT(months) * COUNT(columns); i++) {
        const char *column = columns[i % COUNT(columns)];
        const struct node *report = report_on(months[i / COUNT(columns)]);
        for (const struct figure *figure = FIGURES; figure->name != NULL; figure++) {
            int steps = 0, own = number_of(report, figure->name, NULL, column);
            if (figure->owed == NULL || !text_equal(figure->kind, "complaint"))
                continue;
            if (text_equal(column, FIGURE_IN_TIME))
                own += number_of(report, figure->name, NULL, FIGURE_WITH_NOTICE);
            for (const char *const *name = figure->owed; *name != NULL; name++)
                steps += number_of(report, "steps", *name, column);
            ck_assert_msg(steps == own, "%s: %d for %d", figure->name, steps, own);
        }
        int thanked = number_of(report, "thanked", NULL, column);
        ck_assert_int_eq(number_of(report, "roles", NULL, column), number_of(report, "steps", NULL, column) + thanked);
        ck_assert_int_eq(number_of(report, "roles", NULL, FIGURE_IN_HAND), in_hand[i / COUNT(columns)]);
        ck_assert_int_eq(number_of(report, "clauses", NULL, column), number_of(report, "roles", NULL, column));
        ck_assert_int_eq(number_of(report, "clauses", "acknowledge", column),
                         number_of(report, "steps", "acknowledge", column));
    }
}
END_TEST

/* What was counted as it came is what is counted at the end of the month. */
START_TEST(all_is_counted_as_it_came)
{
    static const char *const months[] = {"2026-04", "2026-05", "2026-06", "2026-07", "2026-08"};
    put_cases();
    for (int i = 0; i < COUNT(months); i++) {
        struct reported_month month;
        size_t came, counted, found = 0;
        ck_assert(month_reported(months[i], at(NOW), &month));
        const struct tally *one = store_tallies(registry.store, pool, month.text, month.text, STORE_NONE, &came, &fault);
        const struct tally *other = store_tallies(registry.store, pool, month.text, month.text, month.at, &counted, &fault);
        for (size_t k = 0; k < came * counted; k++) {
            const struct tally *this = &one[k / counted], *that = &other[k % counted];
            found += text_equal(this->figure, that->figure) && text_equal(this->row, that->row) &&
                     text_equal(this->column, that->column) && this->number == that->number;
        }
        ck_assert_uint_eq(found, came);
        ck_assert_uint_eq(came, counted);
    }
}
END_TEST

static const struct {
    const char *text, *now, *at; /* at NULL: there is no such month */
} MONTHS[] = {
    {"2026-05", "2026-06-01T00:00", "2026-05-31T23:59:59"},
    {"2026-05", "2026-05-12T10:00", "2026-05-12T10:00"},
    {"2026-05", "2026-05-01T00:00", "2026-05-01T00:00"},
    {"2026-05", "2026-04-30T23:59:59", NULL},
    {"2026-02", "2026-04-30T23:59:59", "2026-02-28T23:59:59"},
    {"2026-13", "2026-04-30T23:59:59", NULL},
    {"2026-05-01", "2026-06-30T23:59:59", NULL},
    {NULL, "2026-06-30T23:59:59", NULL},
};

START_TEST(a_month_is_reported_as_it_ended)
{
    struct reported_month month;
    ck_assert_int_eq(month_reported(MONTHS[_i].text, at(MONTHS[_i].now), &month), MONTHS[_i].at != NULL);
    if (MONTHS[_i].at != NULL)
        ck_assert_int_eq(month.at, at(MONTHS[_i].at));
}
END_TEST

static const struct {
    const char *text, *now, *from, *until, *at; /* from NULL: there is no such year */
} YEARS[] = {
    {"2026", "2026-09-15T09:00", "2026-01", "2026-09", "2026-09-15T09:00"},
    {"2026", "2026-12-31T23:59:59", "2026-01", "2026-12", "2026-12-31T23:59:59"},
    {"2026", "2027-02-01T00:00", "2026-01", "2026-12", "2026-12-31T23:59:59"},
    {"2026", "2026-01-01T00:00", "2026-01", "2026-01", "2026-01-01T00:00"},
    {"2026", "2025-12-31T23:59:59", NULL, NULL, NULL},
    {"2026-05", "2026-09-15T09:00", NULL, NULL, NULL},
    {"02026", "2026-09-15T09:00", NULL, NULL, NULL},
    {"202", "2026-09-15T09:00", NULL, NULL, NULL},
    {"MMXX", "2026-09-15T09:00", NULL, NULL, NULL},
    {NULL, "2026-09-15T09:00", NULL, NULL, NULL},
};

START_TEST(a_year_is_reported_until_it_ends)
{
    struct reported_month months;
    bool found = year_reported(pool, YEARS[_i].text, at(YEARS[_i].now), &months);
    ck_assert_int_eq(found, YEARS[_i].from != NULL);
    if (!found)
        return;
    ck_assert_str_eq(months.from, YEARS[_i].from);
    ck_assert_str_eq(months.text, YEARS[_i].until);
    ck_assert_int_eq(months.at, at(YEARS[_i].at));
    ck_assert_int_eq(months.ended, months.at < at(YEARS[_i].now));
}
END_TEST

/* What happened in a year is what happened in its months; what stands, what does at its end. */
START_TEST(a_year_is_its_months)
{
    static const char *const months[] = {"2026-01", "2026-02", "2026-03", "2026-04", "2026-05",
                                         "2026-06", "2026-07", "2026-08", "2026-09"};
    struct node *year = xml_new(pool, NAMESPACE_PAGE, "report");
    const struct node *reports[COUNT(months)];
    struct reported_month asked;
    put_cases();
    ck_assert(year_reported(pool, "2026", at(NOW), &asked));
    ck_assert(month_report_add(&registry, pool, year, &asked, at(NOW), &fault));
    for (int i = 0; i < COUNT(months); i++)
        reports[i] = report_on(months[i]);
    for (const struct figure *figure = FIGURES; figure->name != NULL; figure++)
        for (const char *const *column = figure->columns; *column != NULL; column++) {
            int sum = 0, last = number_of(reports[COUNT(months) - 1], figure->name, NULL, *column);
            for (int i = 0; i < COUNT(months); i++)
                sum += number_of(reports[i], figure->name, NULL, *column);
            int wanted = figure_stands(figure, *column) ? last : sum;
            ck_assert_msg(number_of(year, figure->name, NULL, *column) == wanted, "%s %s", figure->name, *column);
        }
    ck_assert_int_eq(number_of(year, "received", NULL, "complaint") + number_of(year, "received", NULL, "compliment"), 64);
}
END_TEST

/* Where nothing was counted yet, a report has all rows that there always are, each with what it is called. */
START_TEST(every_figure_has_its_rows)
{
    struct reported_month month;
    struct node *report = xml_new(pool, NAMESPACE_PAGE, "report"), *tally = NULL;
    ck_assert(month_reported("2026-05", at(NOW), &month));
    ck_assert(month_report_add(&registry, pool, report, &month, at(NOW), &fault));
    for (const struct figure *figure = FIGURES; figure->name != NULL; figure++) {
        tally = tally ? node_next(tally, "tally") : node_first(report, "tally");
        ck_assert_ptr_eq(figure_named(node_get(pool, tally, "name")), figure);
        ck_assert(figure_has(figure, figure->columns[0]) && !figure_has(figure, "x"));
        const struct node *row = node_first(tally, "tally-row");
        bool fixed = figure->rows != ROWS_ROLES && figure->rows != ROWS_NAMES;
        ck_assert_msg(!fixed || (row != NULL && node_next(row, "tally-row") != NULL), "%s", figure->name);
        for (; row != NULL; row = node_next(row, "tally-row"))
            ck_assert_msg(node_get(pool, row, "title") != NULL || node_first(row, "clause") != NULL ||
                              figure->rows >= ROWS_CODES,
                          "%s %s", figure->name, node_get(pool, row, "name"));
    }
    ck_assert_ptr_null(figure_named("nothing"));
}
END_TEST

/* The outcomes are those that an answer can have, in their order. */
START_TEST(outcomes_are_those_of_the_record)
{
    const struct part *outcome = part_inside(schema_event(registry.schema, "complaint", "responded"), "outcome");
    const char *const *columns = figure_named("outcome")->columns;
    size_t count = 0;
    for (; columns[count] != NULL && count < outcome->choice_count; count++)
        ck_assert_str_eq(columns[count], outcome->choices[count].value);
    ck_assert_ptr_null(columns[count]);
    ck_assert_uint_eq(count, outcome->choice_count);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("month report");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, every_figure_is_that_of_the_table);
    tcase_add_test(tests, all_steps_are_those_of_the_figures);
    tcase_add_test(tests, all_is_counted_as_it_came);
    tcase_add_loop_test(tests, a_month_is_reported_as_it_ended, 0, COUNT(MONTHS));
    tcase_add_loop_test(tests, a_year_is_reported_until_it_ends, 0, COUNT(YEARS));
    tcase_add_test(tests, a_year_is_its_months);
    tcase_add_test(tests, every_figure_has_its_rows);
    tcase_add_test(tests, outcomes_are_those_of_the_record);
    return suite_run("month_report", tests);
}
