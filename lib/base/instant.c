#include "base/instant.h"

#include <ctype.h>
#include <glib.h>
#include <stdlib.h>
#include <time.h>

#include "base/pool.h"

enum { SECONDS_A_MINUTE = 60, SECONDS_AN_HOUR = 3600, SECONDS_A_DAY = 86400 };
enum { YEAR_LEAST = 1900, YEAR_MOST = 2999 };
enum { HOURS_KEPT = 1021 }; /* a prime: the ends of neighbouring days have places of their own */

static const char ZONE[] = "Europe/London";

struct date {
    int year, month, day;
};

/* The zone is read once; a machine without it could only count wrongly, so it must not count at all. */
static GTimeZone *zone(void)
{
    static GTimeZone *london;
    if (!london) {
        london = g_time_zone_new_identifier(ZONE);
        if (!london)
            abort();
    }
    return london;
}

/* Division that rounds down, so that what lies before 1970 counts right. */
static int64_t floor_divide(int64_t number, int64_t by)
{
    int64_t quotient = number / by;
    return number % by < 0 ? quotient - 1 : quotient;
}

/* Seconds that local time is ahead of UTC at that instant. GLib goes through the zone from its first year on, and
 * a page asks a thousand times for a few days: what was found for an hour is kept, as no clock changes within one. */
static int64_t offset_at(int64_t instant)
{
    static struct {
        int64_t hour, offset;
        bool known;
    } kept[HOURS_KEPT];
    int64_t hour = floor_divide(instant, SECONDS_AN_HOUR), place = hour % HOURS_KEPT;
    place = place < 0 ? place + HOURS_KEPT : place;
    if (!kept[place].known || kept[place].hour != hour) {
        gint interval = g_time_zone_find_interval(zone(), G_TIME_TYPE_UNIVERSAL, instant);
        kept[place].offset = g_time_zone_get_offset(zone(), interval);
        kept[place].hour = hour;
        kept[place].known = true;
    }
    return kept[place].offset;
}

/* Days since 1970-01-01 of a date of the Gregorian calendar. A year is taken to begin in March, so that the leap day
 * is its last; 400 such years are always 146,097 days. */
static int32_t day_of_date(struct date date)
{
    int64_t year = date.month > 2 ? date.year : date.year - 1;
    int64_t era = floor_divide(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t month = (date.month + 9) % 12;
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (int32_t)(era * 146097 + day_of_era - 719468);
}

static struct date date_of_day(int32_t day)
{
    int64_t shifted = (int64_t)day + 719468;
    int64_t era = floor_divide(shifted, 146097);
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    struct date date = {
        .year = (int)(year_of_era + era * 400 + (month >= 10)),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(day_of_year - (153 * month + 2) / 5 + 1),
    };
    return date;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Takes `count` digits from *text as a number from `least` to `most`. */
static bool take_number(const char **text, int count, int least, int most, int *number)
{
    *number = 0;
    for (; count > 0; count--, (*text)++) {
        if (!isdigit((unsigned char)**text))
            return false;
        *number = *number * 10 + (**text - '0');
    }
    return *number >= least && *number <= most;
}

static bool take_sign(const char **text, char sign)
{
    if (**text != sign)
        return false;
    (*text)++;
    return true;
}

static bool take_date(const char **text, struct date *date)
{
    return take_number(text, 4, YEAR_LEAST, YEAR_MOST, &date->year) && take_sign(text, '-') &&
           take_number(text, 2, 1, 12, &date->month) && take_sign(text, '-') &&
           take_number(text, 2, 1, days_of_month(date->year, date->month), &date->day);
}

/* Takes `HH:MM`, and `:SS` where it follows, as seconds since midnight. */
static bool take_clock(const char **text, int64_t *seconds)
{
    int hour, minute, second = 0;
    if (!take_number(text, 2, 0, 23, &hour) || !take_sign(text, ':') || !take_number(text, 2, 0, 59, &minute))
        return false;
    if (take_sign(text, ':') && !take_number(text, 2, 0, 59, &second))
        return false;
    *seconds = hour * SECONDS_AN_HOUR + minute * SECONDS_A_MINUTE + second;
    return true;
}

/* Takes `Z`, `+HH:MM` or `-HH:MM`. */
static bool take_offset(const char **text, int64_t *offset)
{
    int hours, minutes;
    *offset = 0;
    if (take_sign(text, 'Z'))
        return true;
    bool west = **text == '-';
    if (!take_sign(text, west ? '-' : '+') || !take_number(text, 2, 0, 23, &hours) || !take_sign(text, ':') ||
        !take_number(text, 2, 0, 59, &minutes))
        return false;
    *offset = hours * SECONDS_AN_HOUR + minutes * SECONDS_A_MINUTE;
    *offset = west ? -*offset : *offset;
    return true;
}

/* The instant of a local time: the earlier where the clocks go back over it, none where they jump over it. The offset
 * in force is that of the day before or of the day after; no zone changes twice within two days. */
static bool instant_of_local(int64_t local, int64_t *instant)
{
    int64_t before = local - offset_at(local - SECONDS_A_DAY);
    int64_t after = local - offset_at(local + SECONDS_A_DAY);
    bool before_exists = before + offset_at(before) == local;
    bool after_exists = after + offset_at(after) == local;
    if (before_exists && after_exists) {
        *instant = before < after ? before : after;
    } else {
        *instant = before_exists ? before : after;
    }
    return before_exists || after_exists;
}

int64_t instant_now(void)
{
    return (int64_t)time(NULL);
}

bool instant_read(const char *text, int64_t *instant)
{
    struct date date;
    int64_t clock, offset;
    if (!text || !take_date(&text, &date) || !take_sign(&text, 'T') || !take_clock(&text, &clock))
        return false;
    int64_t local = (int64_t)day_of_date(date) * SECONDS_A_DAY + clock;
    if (*text == '\0')
        return instant_of_local(local, instant);
    if (!take_offset(&text, &offset) || *text != '\0')
        return false;
    *instant = local - offset;
    return true;
}

/* The number with so many figures. */
static void write_figures(char *at, int number, int count)
{
    for (; count > 0; number /= 10)
        at[--count] = (char)('0' + number % 10);
}

static void write_date(char *at, struct date date)
{
    write_figures(at, date.year, 4);
    write_figures(at + 5, date.month, 2);
    write_figures(at + 8, date.day, 2);
}

/* Without printf, as a page of cases writes a hundred of them. */
const char *instant_write(struct pool *pool, int64_t instant)
{
    int64_t offset = offset_at(instant);
    int64_t local = instant + offset;
    int32_t day = (int32_t)floor_divide(local, SECONDS_A_DAY);
    int clock = (int)(local - (int64_t)day * SECONDS_A_DAY);
    int minutes = (int)(llabs(offset) / SECONDS_A_MINUTE);
    char text[] = "0000-00-00T00:00:00+00:00";
    write_date(text, date_of_day(day));
    write_figures(text + 11, clock / SECONDS_AN_HOUR, 2);
    write_figures(text + 14, clock / SECONDS_A_MINUTE % 60, 2);
    write_figures(text + 17, clock % 60, 2);
    text[19] = offset < 0 ? '-' : '+';
    write_figures(text + 20, minutes / 60, 2);
    write_figures(text + 23, minutes % 60, 2);
    return pool_copy(pool, text);
}

int32_t instant_day(int64_t instant)
{
    return (int32_t)floor_divide(instant + offset_at(instant), SECONDS_A_DAY);
}

int64_t day_end(int32_t day)
{
    int64_t instant;
    int64_t local = ((int64_t)day + 1) * SECONDS_A_DAY - 1;
    /* The last second of a day exists in this zone always: its clocks change between one and two in the morning. */
    instant_of_local(local, &instant);
    return instant;
}

bool day_read(const char *text, int32_t *day)
{
    struct date date;
    if (!text || !take_date(&text, &date) || *text != '\0')
        return false;
    *day = day_of_date(date);
    return true;
}

const char *day_write(struct pool *pool, int32_t day)
{
    char text[] = "0000-00-00";
    write_date(text, date_of_day(day));
    return pool_copy(pool, text);
}

int day_of_week(int32_t day)
{
    /* 1970-01-01 was a Thursday. */
    int64_t since_monday = (int64_t)day + 3;
    return (int)(since_monday - floor_divide(since_monday, 7) * 7) + 1;
}

int day_year(int32_t day)
{
    return date_of_day(day).year;
}

int32_t year_begin(int year)
{
    return day_of_date((struct date){.year = year, .month = 1, .day = 1});
}

int32_t day_add_months(int32_t day, int months)
{
    struct date date = date_of_day(day);
    int64_t month = (int64_t)date.year * 12 + date.month - 1 + months;
    date.year = (int)floor_divide(month, 12);
    date.month = (int)(month - (int64_t)date.year * 12) + 1;
    int last = days_of_month(date.year, date.month);
    date.day = date.day < last ? date.day : last;
    return day_of_date(date);
}

int32_t month_begin(int32_t day)
{
    struct date date = date_of_day(day);
    date.day = 1;
    return day_of_date(date);
}

bool month_read(const char *text, int32_t *first)
{
    struct date date = {.day = 1};
    if (!text || !take_number(&text, 4, YEAR_LEAST, YEAR_MOST, &date.year) || !take_sign(&text, '-') ||
        !take_number(&text, 2, 1, 12, &date.month) || *text != '\0')
        return false;
    *first = day_of_date(date);
    return true;
}

const char *month_write(struct pool *pool, int32_t day)
{
    return pool_copy_part(pool, day_write(pool, day), sizeof "2026-05" - 1);
}
