/* The calendar: which days are working days (domain.md, Time), and counting them.
 *
 * Pure. The days come from conf/calendars/ and the organisation's closures; lives in the site's pool. */
#ifndef REDRESS_CORE_CALENDAR_H
#define REDRESS_CORE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/policy.h"

struct day_off {
    int32_t day;
    const char *name;  /* "Good Friday", or the name of the closure */
    int64_t announced; /* from when it counts; INSTANT_NONE: always known */
};

struct calendar {
    const char *region;
    struct day_off *days; /* sorted by day */
    size_t count;
    int32_t known_from;  /* the first day for which bank holidays are known */
    int32_t known_until; /* the last day for which bank holidays are known */
};

/* The day off on that day, as known at `as_of`; NULL: none, it may still be a Saturday or a Sunday. */
const struct day_off *calendar_find(const struct calendar *calendar, int32_t day, int64_t as_of);

/* How many of its days off are known at `now`. */
size_t calendar_known(const struct calendar *calendar, int64_t now);

/* Why that day is no working day, as known at `as_of`: the day off's name, "Saturday", "Sunday"; NULL: it is one. */
const char *calendar_day_off(const struct calendar *calendar, int32_t day, int64_t as_of);

/* `start` plus a length: hours are elapsed; working days and months end at 23:59:59 local time of their last day.
 * The day of the start is day 0. `as_of` as above. A length of UNIT_NONE gives `start`. */
int64_t calendar_add(const struct calendar *calendar, int64_t start, struct length length, int64_t as_of);

/* Whole working days from the day of `now` to the day of `due`: 0 on the day itself, negative once it passed. */
int calendar_working_days_left(const struct calendar *calendar, int64_t now, int64_t due);

#endif
