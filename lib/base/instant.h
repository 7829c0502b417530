/* Instants and days.
 *
 * An instant is a count of seconds since 1970-01-01T00:00:00Z in an int64_t. A day is a count of days since
 * 1970-01-01 in an int32_t and always a day of the organisation's time zone, Europe/London (domain.md, Time).
 * Comparing and adding is plain arithmetic; only this module knows offsets and clock changes. */
#ifndef REDRESS_BASE_INSTANT_H
#define REDRESS_BASE_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

struct pool;

/* No instant: what an absent time is. Sorts before every real one. */
#define INSTANT_NONE INT64_MIN

/* Now, by the clock of the machine. Called at the edges only (web, admin), never in core. */
int64_t instant_now(void);

/* Reads RFC 3339 (`2026-05-01T17:30:00+01:00`, `…Z`) or a local time without offset (`2026-05-01T17:30`, seconds
 * optional). Of a local hour that occurs twice the first is meant; one that never occurs is refused, as is
 * anything that is not wholly such a time, or lies outside the years 1900 to 2999. */
bool instant_read(const char *text, int64_t *instant);

/* `2026-05-06T23:59:59+01:00`, with the local offset. */
const char *instant_write(struct pool *pool, int64_t instant);

/* The local day in which the instant lies. */
int32_t instant_day(int64_t instant);

/* 23:59:59 local time of that day. */
int64_t day_end(int32_t day);

/* Reads `2026-05-01`; false unless it is wholly a day of the calendar. */
bool day_read(const char *text, int32_t *day);

/* `2026-05-01`. */
const char *day_write(struct pool *pool, int32_t day);

/* 1 Monday … 7 Sunday. */
int day_of_week(int32_t day);

/* The year, 2026. */
int day_year(int32_t day);

/* The first day of that year. */
int32_t year_begin(int year);

/* The same day of the month `months` later, or the last day of that month where it is shorter. */
int32_t day_add_months(int32_t day, int months);

/* The first day of its month. */
int32_t month_begin(int32_t day);

/* Reads `2026-05`: its first day; false for NULL, and for what is no month. */
bool month_read(const char *text, int32_t *first);

/* The month of a day, `2026-05`. */
const char *month_write(struct pool *pool, int32_t day);

#endif
