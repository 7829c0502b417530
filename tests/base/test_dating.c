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

/* Where room is short; the year only where it is another than that of 5 June 2026. */
static const struct {
    const char *instant, *day, *clock;
} SHORT[] = {
    {"2026-05-06T17:30", "Wed 6 May", "5:30pm"},        {"2026-09-13T09:00", "Sun 13 Sep", "9am"},
    {"2026-06-05T00:05", "Fri 5 Jun", "12:05am"},       {"2026-06-05T12:00", "Fri 5 Jun", "midday"},
    {"2027-01-01T23:59:59", "1 Jan 2027", NULL},        {"2025-12-31T23:59:58", "31 Dec 2025", "11:59pm"},
    {"2026-03-29T13:00:00+01:00", "Sun 29 Mar", "1pm"}, {"2026-10-25T23:59:59", "Sun 25 Oct", NULL},
};

START_TEST(says_it_in_short)
{
    struct pool *pool = pool_new();
    int64_t instant;
    int32_t today;
    ck_assert(instant_read(SHORT[_i].instant, &instant) && day_read("2026-06-05", &today));
    ck_assert_str_eq(day_short(pool, instant_day(instant), today), SHORT[_i].day);
    ck_assert_pstr_eq(clock_short(pool, instant), SHORT[_i].clock);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *typed, *clock;
} CLOCKS[] = {
    {"5:30pm", "5:30pm"},     {"17:30", "5:30pm"},  {"17.30", "5:30pm"},
    {"5.30 p.m.", "5:30pm"},  {"9am", "9am"},       {"9 AM", "9am"},
    {"09:05", "9:05am"},      {"0:15", "12:15am"},  {"12pm", "midday"},
    {"12 am", "midnight"},    {"noon", "midday"},   {"Midday", "midday"},
    {"midnight", "midnight"}, {"23:59", "11:59pm"}, {"17", NULL},
    {"5:3pm", NULL},          {"24:00", NULL},      {"13pm", NULL},
    {"5:60pm", NULL},         {"soon", NULL},       {"", NULL},
    {"5:30pm or so", NULL},
};

START_TEST(reads_and_writes_clocks)
{
    struct pool *pool = pool_new();
    int hour, minute;
    bool read = clock_said(CLOCKS[_i].typed, &hour, &minute);
    ck_assert_pstr_eq(read ? clock_write(pool, hour, minute) : NULL, CLOCKS[_i].clock);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("dating");
    tcase_add_loop_test(tests, reads_days, 0, COUNT(DAYS));
    tcase_add_loop_test(tests, reads_parts, 0, COUNT(PARTS));
    tcase_add_loop_test(tests, reads_times, 0, COUNT(TIMES));
    tcase_add_loop_test(tests, says_it_in_short, 0, COUNT(SHORT));
    tcase_add_loop_test(tests, reads_and_writes_clocks, 0, COUNT(CLOCKS));
    return suite_run("dating", tests);
}
