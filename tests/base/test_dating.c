#include "suite.h"

#include "base/dating.h"
#include "base/instant.h"
#include "base/pool.h"

static const struct {
    const char *typed, *day;
} DAYS[] = {
    {"2026-03-27", "2026-03-27"},
    {"27 March 2026", "2026-03-27"},
    {"27th Mar 2026", "2026-03-27"},
    {"27 MARCH 2026", "2026-03-27"},
    {"27 march, 2026", "2026-03-27"},
    {"the 27th of March 2026", "2026-03-27"},
    {"Friday 27 March 2026", "2026-03-27"},
    {"Fri, 27 Mar. 2026", "2026-03-27"},
    {"March 27, 2026", "2026-03-27"},
    {"27/3/26", "2026-03-27"},
    {"27/03/2026", "2026-03-27"},
    {"27.3.2026", "2026-03-27"},
    {"27.3.26", "2026-03-27"},
    {"27-3-2026", "2026-03-27"},
    {"27–3–2026", "2026-03-27"},
    {"27 / 3 / 2026", "2026-03-27"},
    {"27\xC2\xA0"
     "March\xC2\xA0"
     "2026",
     "2026-03-27"},
    {"27-Mar-26", "2026-03-27"},
    {"２７ ３ ２０２６", "2026-03-27"},
    {"1 Sept 2026", "2026-09-01"},
    {"2026/3/27", "2026-03-27"},
    {"29 February 2024", "2024-02-29"},
    {"1/1/70", "1970-01-01"},
    {"1/1/69", "2069-01-01"},
    {"29 February 2026", NULL},
    {"31 June 2026", NULL},
    {"3/27/2026", NULL},
    {"27 March", NULL},
    {"March 2026", NULL},
    {"27 Marsh 2026", NULL},
    {"27 Ma 2026", NULL},
    {"27 3 202", NULL},
    {"27 3 20266", NULL},
    {"27 3 2026 4", NULL},
    {"yesterday", NULL},
    {"27thh March 2026", NULL},
    {"0/3/2026", NULL},
    {"27 March 2026 and a text that is much too long to be any date at all", NULL},
    {"", NULL},
    {NULL, NULL},
};

START_TEST(reads_days)
{
    struct pool *pool = pool_new();
    int32_t day;
    bool read = day_said(DAYS[_i].typed, &day);
    ck_assert_pstr_eq(read ? day_write(pool, day) : NULL, DAYS[_i].day);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *typed;
    int month, year, of_month;
} PARTS[] = {
    {"3", 3, -1, 3},       {"03", 3, 2003, 3},     {"June", 6, -1, -1},  {"jun", 6, -1, -1},   {"JUNE.", 6, -1, -1},
    {"Sept", 9, -1, -1},   {"Ju", -1, -1, -1},     {"13", -1, 2013, 13}, {"27th", -1, -1, 27}, {"1st", -1, -1, 1},
    {"'26", -1, 2026, -1}, {"2026", -1, 2026, -1}, {"0", -1, -1, -1},    {"32", -1, 2032, -1}, {"", -1, -1, -1},
    {NULL, -1, -1, -1},    {"Junes", -1, -1, -1},  {" May ", 5, -1, -1},
};

START_TEST(reads_parts)
{
    ck_assert_int_eq(month_said(PARTS[_i].typed), PARTS[_i].month);
    ck_assert_int_eq(year_said(PARTS[_i].typed), PARTS[_i].year);
    ck_assert_int_eq(day_of_month_said(PARTS[_i].typed), PARTS[_i].of_month);
}
END_TEST

static const struct {
    const char *typed, *instant;
} TIMES[] = {
    {"2026-03-27T10:30", "2026-03-27T10:30:00+00:00"},
    {"2026-05-01T17:30:00+01:00", "2026-05-01T17:30:00+01:00"},
    {"27/3/2026 10:30", "2026-03-27T10:30:00+00:00"},
    {"27 March 2026 at 10.30", "2026-03-27T10:30:00+00:00"},
    {"27 March 2026, 10:30 pm", "2026-03-27T22:30:00+00:00"},
    {"27 March 2026 9am", "2026-03-27T09:00:00+00:00"},
    {"27 March 2026 12 pm", "2026-03-27T12:00:00+00:00"},
    {"27 March 2026 12.05 a.m.", "2026-03-27T00:05:00+00:00"},
    {"2026-03-27 10:30", "2026-03-27T10:30:00+00:00"},
    {"29 March 2026 01:30", NULL},
    {"27 March 2026", NULL},
    {"27 March 2026 24:00", NULL},
    {"\xE2\x80\x8E"
     "27 March 2026 10:30\xE2\x80\xAC",
     "2026-03-27T10:30:00+00:00"},
    {"27 March 2026 10:60", NULL},
    {"27 March 2026 13pm", NULL},
    {"27 March 2026 10", NULL},
    {"10:30", NULL},
    {"", NULL},
    {NULL, NULL},
};

START_TEST(reads_times)
{
    struct pool *pool = pool_new();
    int64_t instant;
    bool read = instant_said(pool, TIMES[_i].typed, &instant);
    ck_assert_pstr_eq(read ? instant_write(pool, instant) : NULL, TIMES[_i].instant);
    pool_free(pool);
}
END_TEST

/* -1: it is no time of the day */
static const struct {
    const char *typed;
    int hour, minute;
} CLOCKS[] = {
    {"5:30pm", 17, 30}, {"17:30", 17, 30},       {"17.30", 17, 30},  {"5.30 p.m.", 17, 30}, {"9am", 9, 0},
    {"9 AM", 9, 0},     {"09:05", 9, 5},         {"0:15", 0, 15},    {"12pm", 12, 0},       {"12 am", 0, 0},
    {"noon", 12, 0},    {"Midday", 12, 0},       {"midnight", 0, 0}, {"23:59", 23, 59},     {"17", -1, 0},
    {"5:3pm", -1, 0},   {"24:00", -1, 0},        {"13pm", -1, 0},    {"5:60pm", -1, 0},     {"soon", -1, 0},
    {"", -1, 0},        {"5:30pm or so", -1, 0},
};

START_TEST(reads_clocks)
{
    int hour = -1, minute = 0;
    bool read = clock_said(CLOCKS[_i].typed, &hour, &minute);
    ck_assert_int_eq(read, CLOCKS[_i].hour >= 0);
    ck_assert(!read || (hour == CLOCKS[_i].hour && minute == CLOCKS[_i].minute));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("dating");
    tcase_add_loop_test(tests, reads_days, 0, COUNT(DAYS));
    tcase_add_loop_test(tests, reads_parts, 0, COUNT(PARTS));
    tcase_add_loop_test(tests, reads_times, 0, COUNT(TIMES));
    tcase_add_loop_test(tests, reads_clocks, 0, COUNT(CLOCKS));
    return suite_run("dating", tests);
}
