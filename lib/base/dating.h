/* Dating: days and times as people write them: "27 March 2026", "27/3/26", "27.3.2026 at 10.30". Day before month, as
 * in Britain; instant.h knows what they are. */
#ifndef REDRESS_BASE_DATING_H
#define REDRESS_BASE_DATING_H

#include <stdbool.h>
#include <stdint.h>

struct pool;

/* The day that somebody wrote; false if it is wholly no day of the calendar. */
bool day_said(const char *text, int32_t *day);

/* The month that somebody wrote, as number or word: 1 to 12; -1 for anything else. */
int month_said(const char *text);

/* The year that somebody wrote, with two figures as one of these hundred years: 1970 to 2069; -1 for anything else. */
int year_said(const char *text);

/* The figures of a day of the month: "27", "27th"; -1 for anything else. */
int day_of_month_said(const char *text);

/* The day as it is written in a text: "27 March 2026". */
const char *day_long(struct pool *pool, int32_t day);

/* A time of the day: "17:30", "5.30pm", "9 am", "noon"; false for anything else, as for 9 without a half of the day. */
bool clock_said(const char *text, int *hour, int *minute);

/* The same as it is written to be read: "5:30pm", "9am", "midday". */
const char *clock_write(struct pool *pool, int hour, int minute);

/* A time as instant_read reads it, or a day as above with a clock behind it: "27/3/2026 10:30", "at 10.30am"; false for
 * anything else, as for an hour that never occurs. */
bool instant_said(struct pool *pool, const char *typed, int64_t *instant);

/* The day where room is short: "Wed 6 May", and "6 May 2027" where that is another year than `today`. */
const char *day_short(struct pool *pool, int32_t day, int32_t today);

/* The time of day in words: "5:30pm", "9am"; NULL at the end of a day, which is the day. */
const char *clock_short(struct pool *pool, int64_t instant);

#endif
