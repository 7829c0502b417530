/* Dates and times as they were entered: whole, in parts, and what is wrong with them. */
#include "suite.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/typed_in.h"
#include "record/entered.h"

static const struct {
    const char *typed, *date, *lacks;
} DATES[] = {
    {"d=2026-03-27", "2026-03-27", NULL},
    {"d=27 March 2026", "2026-03-27", NULL},
    {"d.day=27;d.month=3;d.year=2026", "2026-03-27", NULL},
    {"d.day=27;d.month=March;d.year=2026", "2026-03-27", NULL},
    {"d.day=27th;d.month=mar;d.year=26", "2026-03-27", NULL},
    {"d.day=27/3/2026", "2026-03-27", NULL},
    {"d=2026-03-27;d.day=1;d.month=1;d.year=2020", "2026-03-27", NULL},
    {"d=;d.day= ;d.month=;d.year=", "", NULL},
    {"d.day=27;d.month=3", "-3-27", "no-year"},
    {"d.month=3;d.year=2026", "2026-3-", "no-day"},
    {"d.day=27;d.year=2026", "2026--27", "no-month"},
    {"d.day=27", "--27", "no-month-year"},
    {"d.month=March", "-March-", "no-day-year"},
    {"d.year=2026", "2026--", "no-day-month"},
    {"d.day=31;d.month=2;d.year=2026", "2026-02-31", NULL},
    {"d.day=27;d.month=Marsh;d.year=2026", "2026-Marsh-27", NULL},
    {"d=soon", "soon", NULL},
};

START_TEST(reads_dates)
{
    struct pool *pool = pool_new();
    const char *date = date_entered(pool, fields_typed(pool, DATES[_i].typed), "d");
    ck_assert_str_eq(date, DATES[_i].date);
    ck_assert_pstr_eq(date_lacks(pool, date), DATES[_i].lacks);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *typed, *at, *wrong;
    bool clockless;
} MOMENTS[] = {
    {"", NULL, NULL, false},
    {"at=;at.day=;at.time= ", NULL, NULL, false},
    {"at=2026-05-01T17:30", "2026-05-01T17:30:00+01:00", NULL, false},
    {"at=2026-05-01", "2026-05-01T00:00:00+01:00", NULL, true},
    {"at=1 May 2026 at 5.30pm", "2026-05-01T17:30:00+01:00", NULL, false},
    {"at.day=1;at.month=May;at.year=2026;at.time=5:30pm", "2026-05-01T17:30:00+01:00", NULL, false},
    {"at.day=1;at.month=5;at.year=2026;at.time=17:30", "2026-05-01T17:30:00+01:00", NULL, false},
    {"at.day=1;at.month=5;at.year=2026", "2026-05-01T00:00:00+01:00", NULL, true},
    {"at.time=9am", "2026-06-05T09:00:00+01:00", NULL, false},
    {"at=2026-05-01T17:30;at.time=9am", "2026-05-01T17:30:00+01:00", NULL, false},
    {"at=2026-05-01;at.time=9am", "2026-05-01T09:00:00+01:00", NULL, false},
    {"at.day=1;at.month=5", NULL, "no-year", false},
    {"at.day=1;at.time=9am", NULL, "no-month-year", false},
    {"at.day=31;at.month=2;at.year=2026", NULL, "wrong", false},
    {"at.day=1;at.month=5;at.year=2026;at.time=25:00", NULL, "wrong-time", false},
    {"at.day=29;at.month=3;at.year=2026;at.time=1:30am", NULL, "wrong-time", false}, /* an hour that never occurs */
    {"at=soon", NULL, "wrong", false},
};

START_TEST(reads_moments)
{
    struct pool *pool = pool_new();
    int32_t today;
    ck_assert(day_read("2026-06-05", &today));
    struct moment_entered moment = moment_entered(pool, fields_typed(pool, MOMENTS[_i].typed), "at", today);
    ck_assert_pstr_eq(moment.at == INSTANT_NONE ? NULL : instant_write(pool, moment.at), MOMENTS[_i].at);
    ck_assert_pstr_eq(moment.wrong, MOMENTS[_i].wrong);
    ck_assert_int_eq(moment.clockless, MOMENTS[_i].clockless);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("entered");
    tcase_add_loop_test(tests, reads_dates, 0, COUNT(DATES));
    tcase_add_loop_test(tests, reads_moments, 0, COUNT(MOMENTS));
    return suite_run("entered", tests);
}
