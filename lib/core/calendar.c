#include "core/calendar.h"

#include "base/instant.h"

enum { SATURDAY = 6, SUNDAY = 7, SECONDS_AN_HOUR = 3600 };

/* The first day off that is not before `day`: an index, or the count if there is none. */
static size_t first_from(const struct calendar *calendar, int32_t day)
{
    size_t low = 0, high = calendar->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (calendar->days[middle].day < day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const struct day_off *calendar_find(const struct calendar *calendar, int32_t day, int64_t as_of)
{
    for (size_t i = first_from(calendar, day); i < calendar->count && calendar->days[i].day == day; i++)
        if (calendar->days[i].announced <= as_of)
            return &calendar->days[i];
    return NULL;
}

size_t calendar_known(const struct calendar *calendar, int64_t now)
{
    size_t known = 0;
    for (size_t i = 0; i < calendar->count; i++)
        known += calendar->days[i].announced <= now;
    return known;
}

const char *calendar_day_off(const struct calendar *calendar, int32_t day, int64_t as_of)
{
    const struct day_off *off = calendar_find(calendar, day, as_of);
    if (off)
        return off->name;
    switch (day_of_week(day)) {
    case SATURDAY:
        return "Saturday";
    case SUNDAY:
        return "Sunday";
    default:
        return NULL;
    }
}

/* The working day that is `count` working days after `day`. */
static int32_t working_day_after(const struct calendar *calendar, int32_t day, int count, int64_t as_of)
{
    while (count > 0) {
        day++;
        if (!calendar_day_off(calendar, day, as_of))
            count--;
    }
    return day;
}

int64_t calendar_add(const struct calendar *calendar, int64_t start, struct length length, int64_t as_of)
{
    switch (length.unit) {
    case UNIT_HOURS:
        return start + (int64_t)length.count * SECONDS_AN_HOUR;
    case UNIT_WORKING_DAYS:
        return day_end(working_day_after(calendar, instant_day(start), length.count, as_of));
    case UNIT_MONTHS:
        return day_end(day_add_months(instant_day(start), length.count));
    case UNIT_NONE:
        break;
    }
    return start;
}

static int weekdays_up_to(int32_t day)
{
    int weekday = day_of_week(day);
    return weekday < SATURDAY ? weekday : SATURDAY - 1;
}

/* Working days after the day `from`, up to and with the day `to`: by weeks, as what is long overdue is listed, too, and
 * should take no longer. */
static int working_days_between(const struct calendar *calendar, int32_t from, int32_t to, int64_t as_of)
{
    int weeks = ((to - day_of_week(to)) - (from - day_of_week(from))) / 7;
    int count = weeks * (SATURDAY - 1) + weekdays_up_to(to) - weekdays_up_to(from);
    int32_t last = from; /* that was taken off */
    for (size_t i = first_from(calendar, from + 1); i < calendar->count && calendar->days[i].day <= to; i++) {
        const struct day_off *off = &calendar->days[i];
        if (off->day == last || off->announced > as_of || day_of_week(off->day) >= SATURDAY)
            continue;
        last = off->day;
        count--;
    }
    return count;
}

int calendar_working_days_left(const struct calendar *calendar, int64_t now, int64_t due)
{
    int32_t today = instant_day(now), last = instant_day(due);
    if (last >= today)
        return working_days_between(calendar, today, last, now);
    /* What was due on Friday has passed on Saturday, though no working day lies between. */
    int passed = working_days_between(calendar, last, today, now);
    return passed > 0 ? -passed : -1;
}
