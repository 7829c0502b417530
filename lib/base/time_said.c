#include "base/time_said.h"

#include <string.h>

/* Where the parts begin. */
enum { YEAR = 0, MONTH = 5, DAY = 8, HOUR = 11, MINUTE = 14, DAY_LENGTH = 10, MONTH_LENGTH = 7 };

enum { MIDDAY = 12, MORNING = 7, EVENING = 22, MARCH = 3, SHORT = 3 };

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
static const char *const weekdays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

#define MONTHS (int)(sizeof months / sizeof *months)

/* So many figures there; -1 if they are none. */
static int number_at(const char *text, int count)
{
    int number = 0;
    for (; count > 0 && *text >= '0' && *text <= '9'; count--)
        number = number * 10 + *text++ - '0';
    return count == 0 ? number : -1;
}

static char *put(char *at, const char *text)
{
    size_t length = strlen(text);
    memcpy(at, text, length + 1);
    return at + length;
}

/* From 0 to 99, without a zero before it. */
static char *put_number(char *at, int number)
{
    if (number >= 10)
        *at++ = (char)('0' + number / 10);
    *at++ = (char)('0' + number % 10);
    *at = '\0';
    return at;
}

static char *put_month(char *at, const char *time)
{
    const char year[] = {' ', time[0], time[1], time[2], time[3], '\0'};
    return put(put(at, months[number_at(time + MONTH, 2) - 1]), year);
}

static char *put_day(char *at, const char *time)
{
    return put_month(put(put_number(at, number_at(time + DAY, 2)), " "), time);
}

static bool has_time(const char *time)
{
    return strnlen(time, MINUTE + 2) == MINUTE + 2;
}

/* The weekday is counted (January and February belong to the year before). */
static const char *weekday_of(const char *time)
{
    int month = number_at(time + MONTH, 2), early = month < MARCH;
    int year = number_at(time, 4) - early, shifted = month + 12 * early - 2;
    return weekdays[(number_at(time + DAY, 2) + year + year / 4 - year / 100 + year / 400 + 31 * shifted / 12) % 7];
}

static char *put_date(char *at, const char *time)
{
    return put_day(put(put(at, weekday_of(time)), " "), time);
}

/* The first letters of a word. */
static char *put_short(char *at, const char *word)
{
    return put(at, word) - strlen(word) + SHORT;
}

static void put_short_day(char *at, const char *time, bool weekday)
{
    const char year[] = {' ', time[0], time[1], time[2], time[3], '\0'};
    if (weekday)
        at = put(put_short(at, weekday_of(time)), " ");
    at = put(put_number(at, number_at(time + DAY, 2)), " ");
    put(put_short(at, months[number_at(time + MONTH, 2) - 1]), weekday ? "" : year);
}

/* True if there is a time of the day. The end of a day is the day. */
static bool has_clock(const char *time)
{
    return has_time(time) && number_at(time + HOUR, 2) >= 0 && number_at(time + MINUTE, 2) >= 0 &&
           strncmp(time + HOUR, "23:59:59", 8) != 0;
}

static char *put_clock(char *at, const char *time)
{
    int hour = number_at(time + HOUR, 2), minute = number_at(time + MINUTE, 2);
    if (minute == 0 && hour % MIDDAY == 0)
        return put(at, hour == 0 ? "midnight" : "midday");
    at = put_number(at, (hour + MIDDAY - 1) % MIDDAY + 1);
    if (minute > 0)
        at = put_number(put(at, minute < 10 ? ":0" : ":"), minute);
    return put(at, hour < MIDDAY ? "am" : "pm");
}

/* True if what the form needs is there. */
static bool is_written(const char *time, enum time_form form)
{
    int month = strnlen(time, MONTH_LENGTH) == MONTH_LENGTH ? number_at(time + MONTH, 2) : -1;
    bool is_month = month >= 1 && month <= MONTHS && number_at(time + YEAR, 4) >= 0;
    if (form == TIME_MONTH || !is_month)
        return is_month;
    return strnlen(time, DAY_LENGTH) == DAY_LENGTH && number_at(time + DAY, 2) > 0;
}

void time_say(const char *time, enum time_form form, char said[TIME_SAID])
{
    char *at = said;
    *at = '\0';
    if (!is_written(time, form))
        return;
    if (form == TIME_MONTH)
        put_month(at, time);
    if (form == TIME_DATE || form == TIME_MOMENT)
        at = put_date(at, time);
    if (form == TIME_DAY || form == TIME_SHORT_MOMENT)
        at = put_day(at, time);
    if (form == TIME_SHORT_DAY || form == TIME_SHORT_DATE)
        put_short_day(at, time, form == TIME_SHORT_DATE);
    if (form == TIME_CLOCK && has_clock(time))
        put_clock(at, time);
    if ((form == TIME_MOMENT || form == TIME_SHORT_MOMENT) && has_clock(time))
        put_clock(put(at, " at "), time);
}

bool time_at_night(const char *time)
{
    int hour = has_time(time) ? number_at(time + HOUR, 2) : MIDDAY;
    return hour < MORNING || hour >= EVENING;
}
