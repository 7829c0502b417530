#include "suite.h"

#include "base/instant.h"
#include "base/pool.h"
#include "core/calendar.h"
#include "core/scenario.h"

enum { DAYS = 10 };

/* A calendar of a few days of 2026, two of them on one day; the last was announced on Wednesday 10 June at noon. */
static const struct {
    const char *day, *name, *announced;
} DAYS_OFF[DAYS] = {
    {"2026-04-03", "Closed, too", "2026-01-05T12:00"},
    {"2026-04-03", "Good Friday", NULL},
    {"2026-04-06", "Easter Monday", NULL},
    {"2026-05-04", "Early May bank holiday", NULL},
    {"2026-05-25", "Spring bank holiday", NULL},
    {"2026-12-24", "Closed", NULL},
    {"2026-12-25", "Christmas Day", NULL},
    {"2026-12-28", "Boxing Day (substitute day)", NULL},
    {"2027-01-01", "New Year's Day", NULL},
    {"2026-06-15", "A day of mourning", "2026-06-10T12:00"},
};

static struct day_off days[DAYS];
static struct calendar calendar = {.days = days, .count = DAYS};

static int compare(const void *one, const void *other)
{
    return ((const struct day_off *)one)->day - ((const struct day_off *)other)->day;
}

static void calendar_make(void)
{
    for (int i = 0; i < DAYS; i++) {
        ck_assert(day_read(DAYS_OFF[i].day, &days[i].day));
        days[i].name = DAYS_OFF[i].name;
        days[i].announced = DAYS_OFF[i].announced ? at(DAYS_OFF[i].announced) : INSTANT_NONE;
    }
    qsort(days, DAYS, sizeof *days, compare);
}

static const struct {
    const char *start;
    struct length length;
    const char *as_of, *end;
} ADDITIONS[] = {
    {"2026-05-01T17:30", {UNIT_HOURS, 24}, NULL, "2026-05-02T17:30:00+01:00"},
    {"2026-03-28T12:00", {UNIT_HOURS, 24}, NULL, "2026-03-29T13:00:00+01:00"},
    {"2026-10-24T12:00", {UNIT_HOURS, 24}, NULL, "2026-10-25T11:00:00+00:00"},
    {"2026-04-02T10:00", {UNIT_WORKING_DAYS, 2}, NULL, "2026-04-08T23:59:59+01:00"},
    {"2026-05-02T00:00", {UNIT_WORKING_DAYS, 2}, NULL, "2026-05-06T23:59:59+01:00"},
    {"2026-05-04T23:59:59", {UNIT_WORKING_DAYS, 1}, NULL, "2026-05-05T23:59:59+01:00"},
    {"2026-12-23T09:00", {UNIT_WORKING_DAYS, 5}, NULL, "2027-01-05T23:59:59+00:00"},
    {"2026-03-27T09:00", {UNIT_WORKING_DAYS, 1}, NULL, "2026-03-30T23:59:59+01:00"},
    {"2026-06-12T09:00", {UNIT_WORKING_DAYS, 1}, "2026-06-10T11:59", "2026-06-15T23:59:59+01:00"},
    {"2026-06-12T09:00", {UNIT_WORKING_DAYS, 1}, "2026-06-10T12:00", "2026-06-16T23:59:59+01:00"},
    {"2026-05-15T09:00", {UNIT_MONTHS, 12}, NULL, "2027-05-15T23:59:59+01:00"},
    {"2026-01-31T09:00", {UNIT_MONTHS, 1}, NULL, "2026-02-28T23:59:59+00:00"},
    {"2026-05-15T09:00", {UNIT_NONE, 0}, NULL, "2026-05-15T09:00:00+01:00"},
};

START_TEST(adds_lengths)
{
    struct pool *pool = pool_new();
    int64_t as_of = at(ADDITIONS[_i].as_of ? ADDITIONS[_i].as_of : "2026-01-01T00:00");
    int64_t end = calendar_add(&calendar, at(ADDITIONS[_i].start), ADDITIONS[_i].length, as_of);
    ck_assert_str_eq(instant_write(pool, end), ADDITIONS[_i].end);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *day, *as_of, *why;
} WHYS[] = {
    {"2026-04-03", "2026-01-01T00:00", "Good Friday"},
    {"2026-04-04", "2026-01-01T00:00", "Saturday"},
    {"2026-04-05", "2026-01-01T00:00", "Sunday"},
    {"2026-04-07", "2026-01-01T00:00", NULL},
    {"2026-04-03", "2026-02-01T00:00", "Closed, too"},
    {"2026-06-15", "2026-06-10T11:59", NULL},
    {"2026-06-15", "2026-06-10T12:00", "A day of mourning"},
};

START_TEST(says_why_a_day_is_off)
{
    int32_t day;
    ck_assert(day_read(WHYS[_i].day, &day));
    ck_assert_pstr_eq(calendar_day_off(&calendar, day, at(WHYS[_i].as_of)), WHYS[_i].why);
}
END_TEST

static const struct {
    const char *now, *due;
    int left;
} LEFT[] = {
    {"2026-06-01T09:00", "2026-06-01T23:59", 0},  {"2026-06-01T09:00", "2026-06-03T23:59", 2},
    {"2026-04-02T09:00", "2026-04-08T23:59", 2},  {"2026-06-05T09:00", "2026-06-06T17:30", 0},
    {"2026-06-06T09:00", "2026-06-05T23:59", -1}, {"2026-06-09T09:00", "2026-06-05T23:59", -2},
    {"2026-06-01T18:00", "2026-06-01T17:30", 0},
};

START_TEST(counts_what_is_left)
{
    ck_assert_int_eq(calendar_working_days_left(&calendar, at(LEFT[_i].now), at(LEFT[_i].due)), LEFT[_i].left);
}
END_TEST

/* A day that stands beyond those that count is a working day. */
START_TEST(looks_at_nothing_beyond)
{
    struct calendar shorter = {.days = days, .count = 0};
    int64_t now = at("2026-04-02T09:00"), due = at("2026-04-08T09:00");
    while (days[shorter.count].day <= instant_day(now))
        shorter.count++;
    ck_assert_int_eq(calendar_working_days_left(&shorter, now, due), 4);
    ck_assert_int_eq(calendar_working_days_left(&calendar, now, due), 2);
}
END_TEST

/* As many are left as one counts day by day: two years before and after every day of a fortnight, known or not yet. */
START_TEST(counts_by_weeks_as_by_days)
{
    int64_t as_of = at("2026-06-10T11:59") + _i % 2 * 60, now = as_of + (int64_t)(_i / 2) * 86400;
    int32_t today = instant_day(now);
    int ahead = 0, passed = 0;
    for (int32_t far = 1; far < 730; far++) {
        ahead += calendar_day_off(&calendar, today + far, now) == NULL;
        passed += calendar_day_off(&calendar, today - far + 1, now) == NULL;
        ck_assert_int_eq(calendar_working_days_left(&calendar, now, day_end(today + far)), ahead);
        ck_assert_int_eq(calendar_working_days_left(&calendar, now, day_end(today - far)), passed ? -passed : -1);
    }
}
END_TEST

/* Hours are exact over every clock change; working days end at the end of a working day after the start, whatever the
 * hour of the start. */
START_TEST(lengths_keep_their_properties)
{
    int64_t first = at("2026-01-01T00:07"), known = at("2027-01-01T00:00");
    for (int64_t start = first; start < first + 360LL * 86400; start += 7 * 1800) {
        int64_t day_later = calendar_add(&calendar, start, (struct length){UNIT_HOURS, 24}, known);
        ck_assert_int_eq(day_later, start + 86400);
        for (int count = 1; count < 12; count++) {
            struct length length = {UNIT_WORKING_DAYS, count};
            int64_t due = calendar_add(&calendar, start, length, known);
            ck_assert_int_gt(due, start);
            ck_assert_ptr_null(calendar_day_off(&calendar, instant_day(due), known));
            ck_assert_int_eq(due, day_end(instant_day(due)));
            ck_assert_int_eq(due, calendar_add(&calendar, day_end(instant_day(start)), length, known));
            ck_assert_int_ge(due, calendar_add(&calendar, start, length, first));
        }
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("calendar");
    tcase_add_checked_fixture(tests, calendar_make, NULL);
    tcase_add_loop_test(tests, adds_lengths, 0, COUNT(ADDITIONS));
    tcase_add_loop_test(tests, says_why_a_day_is_off, 0, COUNT(WHYS));
    tcase_add_loop_test(tests, counts_what_is_left, 0, COUNT(LEFT));
    tcase_add_test(tests, looks_at_nothing_beyond);
    tcase_add_loop_test(tests, counts_by_weeks_as_by_days, 0, 28);
    tcase_add_test(tests, lengths_keep_their_properties);
    return suite_run("calendar", tests);
}
