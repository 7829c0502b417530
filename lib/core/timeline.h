/* A timeline: what the procedure needs to know of a record, and nothing that a person wrote at length.
 *
 * record/record.h takes it from a record, the command `deadlines` from its arguments; core reads it. Pure structs in
 * the caller's pool. Every function takes a timeline whose events are in the order of `seq` and stand as they were last
 * corrected. */
#ifndef REDRESS_CORE_TIMELINE_H
#define REDRESS_CORE_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct event_row;
struct pool;

/* The word for a division that nobody is sure of; no division is called so. */
#define DIVISION_NOT_SURE "not-sure"

/* A dated thing that an event brings into the world: a remedy of `responded`, an improvement of `learned`. */
struct promise {
    const char *item; /* its name within the case: the seq of the event, a dot, its number: "4.1" */
    int64_t until;    /* end of the day by which it was promised */
};

struct event {
    const char *name;
    const struct event_row
        *row; /* what the table of events (core/event.h) knows of it, in a case of its kind; never NULL */
    int seq;
    int64_t at;                   /* when it happened: clocks count from here */
    int64_t recorded;             /* when it was written down; the same as `at` unless later */
    const char *by;               /* user name, `complainant` or `system` */
    int level;                    /* the level that it states (responded, escalated); 0: states none */
    bool unsorted;                /* more came in that hour than usual, from one address or on the case */
    bool late;                    /* of `escalated`: the time for it had passed */
    const char *channel;          /* NULL: states none */
    const char *direction;        /* of `contacted`: in, out */
    int64_t until;                /* the new date of `extended`, as an end of day; INSTANT_NONE: states none */
    const char *item;             /* which promise `remedied` or `improved` is about */
    const char *became;           /* of `improved`: done, effective, not-effective; NULL is done */
    bool reopens;                 /* of `followed-up`: what it was about has come back, and is taken up again */
    bool lesson;                  /* of `responded`: it tells what is learned */
    bool practice;                /* of `reviewed`: it names a practice that others can learn from */
    const char *outcome;          /* of `responded` */
    const char *division;         /* of `received` and `assigned` */
    const char *handler;          /* of `assigned`: a user name */
    const char *const *concerned; /* user names that the event adds to those concerned; NULL: none */
    const struct promise *promises;
    size_t promise_count;
};

struct timeline {
    const char *reference; /* NULL before it has one */
    const char *kind;
    const char *policy; /* REFERENCE/VERSION */
    struct event *events;
    size_t count;
    bool settled; /* nothing is owed: said by who has asked core/obligation.h, for the state */
};

/* A moment: what clocks, states and rules read. */
struct moment {
    const char *name; /* an event's name, or one derived: delivered, updated, promised, planned … */
    unsigned traits;  /* what it does to the case as a whole: WITHDRAWS, REOPENS, RAISES or LOWERS of core/event.h */
    int64_t at;
    int seq;
    int level;
    const char *item; /* NULL: about the case */
    int64_t until;
    const char *channel;
    int64_t noticed; /* of a mover: when the notice was given */
};

struct policy;
struct calendar;

/* The moments of a timeline, sorted by instant, ties by seq; *count of them. `calendar` counts the deemed receipt. */
struct moment *timeline_moments(struct pool *pool, const struct timeline *timeline, const struct policy *policy,
                                const struct calendar *calendar, int64_t as_of, size_t *count);

/* The level after that event, which came while the case was at `level`. */
int timeline_level_after(const struct event *event, int level);

/* True if that event is an answer at that level, and by a written channel where the level asks for it. */
bool timeline_answers(const struct timeline *timeline, const struct policy *policy, const struct event *event,
                      int level);

/* The last event of that name; NULL: none. */
const struct event *timeline_last(const struct timeline *timeline, const char *name);

/* The event with which the case began; NULL: there is none yet. */
const struct event *timeline_receipt(const struct timeline *timeline);

/* True if an answer promised something that is not done yet. */
bool timeline_promises(const struct timeline *timeline);

/* True if the plan of an improvement was made. */
bool timeline_plans(const struct timeline *timeline);

/* True if the event takes up again what was closed or withdrawn. */
bool timeline_reopens(const struct event *event);

/* How often a new access code was issued. */
int timeline_codes(const struct timeline *timeline);

/* True if the case waits to be sorted: it came above the measure, and none of the staff has done anything on it. */
bool timeline_unsorted(const struct timeline *timeline);

/* The level that the case has reached: 1, or what the escalations not declined have led to. */
int timeline_level(const struct timeline *timeline);

/* The highest level that the case has ever reached, whatever was declined since. */
int timeline_highest_level(const struct timeline *timeline);

/* The division, and the handler, as last said; NULL: never said. */
const char *timeline_division(const struct timeline *timeline);
const char *timeline_handler(const struct timeline *timeline);

/* True if that user is among the persons concerned. */
bool timeline_concerns(const struct timeline *timeline, const char *user);

#endif
