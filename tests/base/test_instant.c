#include "suite.h"

#include "base/instant.h"
#include "base/pool.h"

/* What is read, and how it is written again; NULL: it is refused. */
static const struct {
    const char *text, *written;
} TIMES[] = {
    {"2026-05-01T17:30", "2026-05-01T17:30:00+01:00"},
    {"2026-05-01T17:30:05", "2026-05-01T17:30:05+01:00"},
    {"2026-01-01T00:00", "2026-01-01T00:00:00+00:00"},
    {"2026-05-01T17:30:00Z", "2026-05-01T18:30:00+01:00"},
    {"2026-05-01T17:30:00+05:30", "2026-05-01T13:00:00+01:00"},
    {"2026-05-01T17:30-02:00", "2026-05-01T20:30:00+01:00"},
    {"2028-02-29T12:00", "2028-02-29T12:00:00+00:00"},
    {"1900-01-01T00:00", "1900-01-01T00:00:00+00:00"},
    {"1969-07-20T20:17", "1969-07-20T20:17:00+01:00"},
    {"2037-07-01T12:00", "2037-07-01T12:00:00+01:00"},
    {"2099-07-01T12:00", "2099-07-01T12:00:00+01:00"},
    {"2999-12-31T23:59:59", "2999-12-31T23:59:59+00:00"},
    /* The hour that occurs twice is its first occurrence; with an offset it is what it says. */
    {"2026-10-25T01:30", "2026-10-25T01:30:00+01:00"},
    {"2026-10-25T01:30:00+00:00", "2026-10-25T01:30:00+00:00"},
    {"2026-10-25T00:59:59", "2026-10-25T00:59:59+01:00"},
    {"2026-10-25T02:00", "2026-10-25T02:00:00+00:00"},
    /* The hour that never occurs. */
    {"2026-03-29T00:59:59", "2026-03-29T00:59:59+00:00"},
    {"2026-03-29T01:00", NULL},
    {"2026-03-29T01:59:59", NULL},
    {"2026-03-29T02:00", "2026-03-29T02:00:00+01:00"},
    /* Not wholly such a time. */
    {"", NULL},
    {"2026-05-01", NULL},
    {"2026-05-01T", NULL},
    {"2026-05-01T17", NULL},
    {"2026-05-01 17:30", NULL},
    {"2026-05-01T17:30 ", NULL},
    {" 2026-05-01T17:30", NULL},
    {"2026-05-01T17:30:", NULL},
    {"2026-05-01T17:30:00.5", NULL},
    {"2026-05-01T24:00", NULL},
    {"2026-05-01T17:60", NULL},
    {"2026-05-01T17:30:60", NULL},
    {"2026-05-01T17:30z", NULL},
    {"2026-05-01T17:30+1:00", NULL},
    {"2026-05-01T17:30+0100", NULL},
    {"2026-05-01T17:30Zulu", NULL},
    {"2026-02-29T12:00", NULL},
    {"2026-13-01T12:00", NULL},
    {"2026-00-01T12:00", NULL},
    {"2026-04-31T12:00", NULL},
    {"1899-12-31T23:59", NULL},
    {"3000-01-01T00:00", NULL},
    {"+026-05-01T17:30", NULL},
};

START_TEST(reads_and_writes_times)
{
    struct pool *pool = pool_new();
    int64_t instant;
    bool read = instant_read(TIMES[_i].text, &instant);
    ck_assert_msg(read == (TIMES[_i].written != NULL), "%s", TIMES[_i].text);
    if (read)
        ck_assert_str_eq(instant_write(pool, instant), TIMES[_i].written);
    pool_free(pool);
}
END_TEST

START_TEST(reads_no_text)
{
    int64_t instant;
    int32_t day;
    ck_assert(!instant_read(NULL, &instant));
    ck_assert(!day_read(NULL, &day));
}
END_TEST

/* Every day of four centuries: written, read, counted on, in the order of the week. */
START_TEST(days_are_whole)
{
    int32_t first, last, read;
    ck_assert(day_read("1900-01-01", &first) && day_read("2299-12-31", &last));
    ck_assert_int_eq(day_of_week(first), 1);
    for (int32_t day = first; day <= last; day += 13) {
        struct pool *pool = pool_new();
        ck_assert(day_read(day_write(pool, day), &read));
        ck_assert_int_eq(read, day);
        ck_assert_int_eq(day_of_week(day), (day - first) % 7 + 1);
        ck_assert_int_eq(instant_day(day_end(day)), day);
        ck_assert_int_eq(instant_day(day_end(day) + 1), day + 1);
        pool_free(pool);
    }
}
END_TEST

static const struct {
    const char *day, *end;
} ENDS[] = {
    {"2026-03-28", "2026-03-28T23:59:59+00:00"}, {"2026-03-29", "2026-03-29T23:59:59+01:00"},
    {"2026-10-24", "2026-10-24T23:59:59+01:00"}, {"2026-10-25", "2026-10-25T23:59:59+00:00"},
    {"2028-02-29", "2028-02-29T23:59:59+00:00"},
};

START_TEST(days_end)
{
    struct pool *pool = pool_new();
    int32_t day;
    ck_assert(day_read(ENDS[_i].day, &day));
    ck_assert_str_eq(instant_write(pool, day_end(day)), ENDS[_i].end);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *day;
    int months;
    const char *then;
} MONTHS[] = {
    {"2026-05-15", 12, "2027-05-15"}, {"2026-01-31", 1, "2026-02-28"},  {"2028-01-31", 1, "2028-02-29"},
    {"2028-02-29", 12, "2029-02-28"}, {"2026-12-31", 2, "2027-02-28"},  {"2026-11-30", 1, "2026-12-30"},
    {"2026-03-31", -1, "2026-02-28"}, {"2026-01-15", -1, "2025-12-15"},
};

START_TEST(adds_months)
{
    struct pool *pool = pool_new();
    int32_t day;
    ck_assert(day_read(MONTHS[_i].day, &day));
    ck_assert_str_eq(day_write(pool, day_add_months(day, MONTHS[_i].months)), MONTHS[_i].then);
    ck_assert_int_eq(day_year(day), atoi(MONTHS[_i].day));
    pool_free(pool);
}
END_TEST

/* Over a whole year, hour by hour: the local text leads back to the instant, or to the same hour's first occurrence. */
START_TEST(instants_come_back)
{
    int64_t first, read;
    ck_assert(instant_read("2026-01-01T00:15", &first));
    for (int64_t instant = first; instant < first + 366LL * 86400; instant += 1800) {
        struct pool *pool = pool_new();
        const char *text = instant_write(pool, instant);
        ck_assert(instant_read(text, &read));
        ck_assert_int_eq(read, instant);
        char local[] = "2026-01-01T00:15:00";
        memcpy(local, text, sizeof local - 1);
        ck_assert(instant_read(local, &read));
        ck_assert_msg(read == instant || read == instant - 3600, "%s", text);
        pool_free(pool);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("instant");
    tcase_add_loop_test(tests, reads_and_writes_times, 0, COUNT(TIMES));
    tcase_add_test(tests, reads_no_text);
    tcase_add_test(tests, days_are_whole);
    tcase_add_loop_test(tests, days_end, 0, COUNT(ENDS));
    tcase_add_loop_test(tests, adds_months, 0, COUNT(MONTHS));
    tcase_add_test(tests, instants_come_back);
    return suite_run("instant", tests);
}
