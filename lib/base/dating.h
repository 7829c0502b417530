/* Dating: days and times as people write them: "27 March 2026", "27/3/26", "27.3.2026 at 10.30". Day before month, as
 * in Britain; instant.h knows what they are, and time_said.h says them. */
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

/* A time of the day: "17:30", "5.30pm", "9 am", "noon"; false for anything else, as for 9 without a half of the day. */
bool clock_said(const char *text, int *hour, int *minute);

/* A time as instant_read reads it, or a day as above with a clock behind it: "27/3/2026 10:30", "at 10.30am"; false for
 * anything else, as for an hour that never occurs. */
bool instant_said(struct pool *pool, const char *typed, int64_t *instant);

#endif
