/* Periods: which months belong together by a schedule, and that each month belongs to one. */
#include "suite.h"

#include "base/instant.h"
#include "base/pool.h"
#include "core/period.h"

/* The schedules: none, quarters from April 2026, school terms, and quarters after terms. */
enum { NONE, QUARTERS, TERMS, BOTH, SCHEDULES };

static const struct {
    const char *from; /* NULL: the end */
    int months;
} RHYTHMS[SCHEDULES][6] = {
    [NONE] = {{NULL}},
    [QUARTERS] = {{"2026-04", 3}},
    [TERMS] = {{"2026-09", 4}, {"2027-01", 3}, {"2027-04", 4}, {"2027-08", 1}},
    [BOTH] = {{"2026-09", 4}, {"2027-01", 1}, {"2027-04", 3}, {"2028-01", 1}, {"2028-03", 12}},
};

static const struct {
    int schedule;
    const char *day, *first, *last;
} PERIODS[] = {
    {NONE, "2026-05-31", "2026-05", "2026-05"},     {NONE, "2026-06-01", "2026-06", "2026-06"},
    {QUARTERS, "2026-03-31", "2026-03", "2026-03"}, {QUARTERS, "2026-04-01", "2026-04", "2026-06"},
    {QUARTERS, "2026-05-17", "2026-04", "2026-06"}, {QUARTERS, "2026-06-30", "2026-04", "2026-06"},
    {QUARTERS, "2026-07-01", "2026-07", "2026-09"}, {QUARTERS, "2027-01-01", "2027-01", "2027-03"},
    {QUARTERS, "2026-02-28", "2026-02", "2026-02"}, {TERMS, "2026-08-31", "2026-08", "2026-08"},
    {TERMS, "2026-09-01", "2026-09", "2026-12"},    {TERMS, "2026-12-31", "2026-09", "2026-12"},
    {TERMS, "2027-02-28", "2027-01", "2027-03"},    {TERMS, "2027-07-31", "2027-04", "2027-07"},
    {TERMS, "2027-08-01", "2027-08", "2027-08"},    {TERMS, "2029-02-01", "2029-02", "2029-02"},
    {BOTH, "2027-03-31", "2027-03", "2027-03"},     {BOTH, "2027-10-01", "2027-10", "2027-12"},
    {BOTH, "2028-02-29", "2028-02", "2028-02"},     {BOTH, "2029-02-28", "2028-03", "2029-02"},
};

static struct rule scheduled(struct pool *pool, int schedule)
{
    struct rule rule = {.name = "report"};
    struct rhythm *rhythms = NULL;
    for (int i = 0; i < COUNT(RHYTHMS[schedule]) && RHYTHMS[schedule][i].from != NULL; i++) {
        struct rhythm *rhythm = LIST_ADD(pool, rhythms, rule.schedule_count);
        rhythm->months = RHYTHMS[schedule][i].months;
        ck_assert(month_read(RHYTHMS[schedule][i].from, &rhythm->from));
    }
    rule.schedule = rhythms;
    return rule;
}

START_TEST(a_day_is_in_its_period)
{
    struct pool *pool = pool_new();
    const struct rule rule = scheduled(pool, PERIODS[_i].schedule);
    int32_t day;
    ck_assert(day_read(PERIODS[_i].day, &day));
    const struct period period = period_of(&rule, day);
    ck_assert_str_eq(month_write(pool, period.first), PERIODS[_i].first);
    ck_assert_str_eq(month_write(pool, period.last), PERIODS[_i].last);
    ck_assert_int_eq(period.first, month_begin(period.first));
    ck_assert_int_eq(period.last, month_begin(period.last));
    pool_free(pool);
}
END_TEST

START_TEST(without_a_rule_it_is_the_month)
{
    int32_t day;
    ck_assert(day_read("2026-05-17", &day));
    const struct period period = period_of(NULL, day);
    ck_assert_int_eq(period.first, month_begin(day));
    ck_assert_int_eq(period.last, month_begin(day));
}
END_TEST

/* Whatever the schedule, the next period begins where one ends, and each of its months is in it. */
START_TEST(each_month_is_in_one)
{
    struct pool *pool = pool_new();
    const struct rule rule = scheduled(pool, _i);
    int32_t day, end;
    ck_assert(month_read("2026-01", &day) && month_read("2030-01", &end));
    while (day < end) {
        const struct period period = period_of(&rule, day);
        ck_assert_int_eq(period.first, day);
        for (; day <= period.last; day = day_add_months(day, 1)) {
            ck_assert_int_eq(period_of(&rule, day).first, period.first);
            ck_assert_int_eq(period_of(&rule, day_add_months(day, 1) - 1).last, period.last);
        }
    }
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("periods");
    tcase_add_loop_test(tests, a_day_is_in_its_period, 0, COUNT(PERIODS));
    tcase_add_test(tests, without_a_rule_it_is_the_month);
    tcase_add_loop_test(tests, each_month_is_in_one, 0, SCHEDULES);
    return suite_run("periods", tests);
}
