/* Times said in words, from how records and pages write them: 2026-05-06T17:30:00+01:00, 2026-05-06. They are local
 * already, so that no part of one is ever converted; instant.h knows offsets. */
#ifndef REDRESS_BASE_TIME_SAID_H
#define REDRESS_BASE_TIME_SAID_H

#include <stdbool.h>

enum time_form {
    TIME_DAY,         /* "6 May 2026" */
    TIME_MONTH,       /* "May 2026", of 2026-05 too */
    TIME_DATE,        /* "Wednesday 6 May 2026" */
    TIME_SHORT_DAY,   /* "6 Dec 2027", and */
    TIME_SHORT_DATE,  /* "Wed 6 May", where room is short */
    TIME_CLOCK,       /* "5:30pm", "midday"; "" of a day, and of its end */
    TIME_MOMENT,      /* date and time: "Wednesday 6 May 2026 at 5:30pm" */
    TIME_SHORT_MOMENT /* day and time */
};

/* Room for the longest of them. */
#define TIME_SAID 64

/* Says the time in that form; "" for what is none. */
void time_say(const char *time, enum time_form form, char said[TIME_SAID]);

/* True if it is a time between 10pm and 7am, when only who is at work needs the minute. */
bool time_at_night(const char *time);

#endif
