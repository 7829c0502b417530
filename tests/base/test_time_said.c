#include "suite.h"

#include "base/time_said.h"

static const struct {
    const char *time;
    enum time_form form;
    const char *said;
} SAID[] = {
    {"2026-05-06T17:30:00+01:00", TIME_DAY, "6 May 2026"},
    {"2026-05-06", TIME_DAY, "6 May 2026"},
    {"2026-12-31", TIME_DAY, "31 December 2026"},
    {"2026-09", TIME_MONTH, "September 2026"},
    {"2026-09-01", TIME_MONTH, "September 2026"},
    {"2026-05-06", TIME_DATE, "Wednesday 6 May 2026"},
    {"2024-02-29", TIME_DATE, "Thursday 29 February 2024"},
    {"2023-02-28", TIME_DATE, "Tuesday 28 February 2023"},
    {"2000-01-01", TIME_DATE, "Saturday 1 January 2000"},
    {"1900-03-01", TIME_DATE, "Thursday 1 March 1900"},
    {"2026-11-29", TIME_DATE, "Sunday 29 November 2026"},
    {"2026-05-06T17:30:00+01:00", TIME_CLOCK, "5:30pm"},
    {"2026-05-06T09:05:00+01:00", TIME_CLOCK, "9:05am"},
    {"2026-05-06T09:00:00+01:00", TIME_CLOCK, "9am"},
    {"2026-05-06T12:00:00+01:00", TIME_CLOCK, "midday"},
    {"2026-05-06T12:01:00+01:00", TIME_CLOCK, "12:01pm"},
    {"2026-05-06T00:00:00+01:00", TIME_CLOCK, "midnight"},
    {"2026-05-06T00:15:00+01:00", TIME_CLOCK, "12:15am"},
    {"2026-05-06T23:59:00+01:00", TIME_CLOCK, "11:59pm"},
    {"2026-05-06T23:59:59+01:00", TIME_CLOCK, ""},
    {"2026-05-06", TIME_CLOCK, ""},
    {"2026-05-06T00:05:00+01:00", TIME_CLOCK, "12:05am"},
    {"2025-12-31T23:59:58+00:00", TIME_CLOCK, "11:59pm"},
    {"2026-05-06T23:59", TIME_CLOCK, "11:59pm"},
    {"2026-05-06T17:30:00+01:00", TIME_SHORT_DATE, "Wed 6 May"},
    {"2026-09-13T09:00:00+01:00", TIME_SHORT_DATE, "Sun 13 Sep"},
    {"2026-10-25T23:59:59+00:00", TIME_SHORT_DATE, "Sun 25 Oct"},
    {"2027-01-01T23:59:59+00:00", TIME_SHORT_DAY, "1 Jan 2027"},
    {"2025-12-31", TIME_SHORT_DAY, "31 Dec 2025"},
    {"2026-05", TIME_SHORT_DAY, ""},
    {"2026-05-06T12:00:00+01:00", TIME_MOMENT, "Wednesday 6 May 2026 at midday"},
    {"2026-05-06T17:30:00+01:00", TIME_MOMENT, "Wednesday 6 May 2026 at 5:30pm"},
    {"2026-05-06T23:59:59+01:00", TIME_MOMENT, "Wednesday 6 May 2026"},
    {"2026-05-06T17:30:00+01:00", TIME_SHORT_MOMENT, "6 May 2026 at 5:30pm"},
    {"2999-09-25T22:59:00+01:00", TIME_MOMENT, "Wednesday 25 September 2999 at 10:59pm"},
    /* what is none */
    {"", TIME_DAY, ""},
    {"", TIME_MONTH, ""},
    {"2026", TIME_MONTH, ""},
    {"2026-05", TIME_DAY, ""},
    {"2026-13-01", TIME_DATE, ""},
    {"2026-00-01", TIME_MONTH, ""},
    {"today, I think", TIME_MOMENT, ""},
    {"2026-05-0xT17:30", TIME_DAY, ""},
    {"2026-05-06Tnoon", TIME_MOMENT, "Wednesday 6 May 2026"},
};

START_TEST(says_times)
{
    char said[TIME_SAID];
    time_say(SAID[_i].time, SAID[_i].form, said);
    ck_assert_str_eq(said, SAID[_i].said);
}
END_TEST

static const struct {
    const char *time;
    bool night;
} NIGHTS[] = {
    {"2026-05-06T06:59:00+01:00", true},
    {"2026-05-06T07:00:00+01:00", false},
    {"2026-05-06T21:59:00+01:00", false},
    {"2026-05-06T22:00:00+01:00", true},
    {"2026-05-06T00:00:00+01:00", true},
    {"2026-05-06", false},
    {"", false},
};

START_TEST(knows_the_night)
{
    ck_assert(time_at_night(NIGHTS[_i].time) == NIGHTS[_i].night);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("time_said");
    tcase_add_loop_test(tests, says_times, 0, COUNT(SAID));
    tcase_add_loop_test(tests, knows_the_night, 0, COUNT(NIGHTS));
    return suite_run("time_said", tests);
}
