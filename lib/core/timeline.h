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

/* How severe a case is, where nobody says otherwise; and what makes a difference to the procedure. */
#define SEVERITY_ORDINARY "ordinary"
#define SEVERITY_HIGH "high"

/* The word for a division that nobody is sure of; no division is called so. */
#define DIVISION_NOT_SURE "not-sure"

/* A dated thing that an event brings into the world: a remedy of `responded`, an improvement of `learned`. */
struct promise {
    const char *item;   /* its name within the case: the seq of the event, a dot, its number: "4.1" */
    int64_t until;      /* end of the day by which it was promised */
    const char *person; /* user name of who is to do it; NULL: nobody is named */
};

/* A date of the case that another calendar has moved: of what is owed, at which level, and when it was due before. */
struct move {
    const char *name;
    int level;
    int64_t was;
};

struct event {
    const char *name;
    const struct event_row
        *row; /* what the table of events (core/event.h) knows of it, in a case of its kind; never NULL */
    int seq;
    int64_t at;                   /* when it happened: clocks count from here */
    int64_t recorded;             /* when it was written down; the same as `at` unless later */
    const char *by;               /* user name, `complainant` or `system` */
    const char *reporter;         /* of `received`: the user who told who wrote it down; NULL: nobody did */
    int level;                    /* the level that it states (responded, escalated); 0: states none */
    bool unsorted;                /* more came in that hour than usual, from one address or on the case */
    bool late;                    /* of `escalated`: the time for it had passed; said by timeline_judge */
    const char *channel;          /* NULL: states none */
    bool receipt;                 /* a receipt for it went out by email, at once and by itself */
    const char *direction;        /* of `contacted`: in, out */
    int64_t until;                /* the new date of `extended`, as an end of day; INSTANT_NONE: states none */
    const char *item;             /* which promise `remedied` or `improved` is about */
    const char *became;           /* of `improved`: done, effective, not-effective; NULL is done */
    bool reopens;                 /* of `followed-up`: what it was about has come back, and is taken up again */
    bool new_matter;              /* of `followed-up`: a case of its own is to be made of what has come back */
    bool more_time;               /* of `received`: the complainant needs more time for what is theirs to do */
    bool lesson;                  /* of `responded`: it tells what is learned */
    bool practice;                /* of `reviewed`: it names a practice that others can learn from */
    const char *outcome;          /* of `responded` */
    const char *severity;         /* of `received` and `assessed`: low, ordinary, high; NULL: says nothing */
    const char *division;         /* of `received` and `assigned` */
    const char *handler;          /* of `assigned`: a user name */
    const char *const *concerned; /* user names that the event adds to those concerned; NULL: none */
    const char *made_by;          /* of `received`: the user whose own complaint it is; NULL: of nobody among them */
    const char *complainant;      /* of `received`, where it is one of staff: the name; NULL: it is none, or unnamed */
    const char *exempts;          /* of `exempted`: the user who may decide at its level */
    const char *contact;          /* the name of the contact; NULL: names none */
    bool loses_contact;           /* the contact is barred from here on; said by timeline_judge_persons */
    const struct promise *promises;
    size_t promise_count;
    size_t suggestion_count;     /* of `learned`: what it suggests, to be accepted or declined */
    const char *const *replaces; /* of `responded`: earlier promises of which it takes the place; NULL: of none */
    bool content;                /* of `contacted`: they said that they are satisfied */
    const struct move *moves;    /* of `moved` */
    size_t move_count;
};

struct timeline {
    const char *reference; /* NULL before it has one */
    const char *kind;
    const char *policy; /* REFERENCE/VERSION */
    struct event *events;
    size_t count;
    bool settled;              /* nothing is owed; said by timeline_judge (core/right.h), for the state */
    const char *const *vacant; /* roles whose deputies act, as nobody who holds them can: said by who has asked
                                  core/ability.h, for permissions; NULL-ended, NULL: none */
};

struct policy;

/* The level after that event, which came while the case was at `level`. */
int timeline_level_after(const struct event *event, int level);

/* True if that event is an answer at that level, and by a written channel where the level asks for it. */
bool timeline_answers(const struct timeline *timeline, const struct policy *policy, const struct event *event,
                      int level);

/* The last answer that is one; NULL: none. */
const struct event *timeline_answer(const struct timeline *timeline, const struct policy *policy);

/* The last event of that name; NULL: none. */
const struct event *timeline_last(const struct timeline *timeline, const char *name);

/* The event with which the case began; NULL: there is none yet. */
const struct event *timeline_receipt(const struct timeline *timeline);

/* True if an answer promised something that is not done yet, and of which no later one took the place. */
bool timeline_promises(const struct timeline *timeline);

/* True if the plan of an improvement was made. */
bool timeline_plans(const struct timeline *timeline);

/* The name within the case of the n-th suggestion of the event of that seq, from 1: "4.s1". */
const char *suggestion_item(struct pool *pool, int seq, size_t n);

/* True if something that was suggested is neither accepted nor declined. */
bool timeline_suggests(const struct timeline *timeline);

/* True if the promise is one to be kept: what was done by the day of the answer already is no longer owed. */
bool promise_stands(const struct event *event, const struct promise *promise);

/* True if the event leads a case away from its answer: the next level, the end, or a new beginning. */
bool timeline_leaves(const struct event *event);

/* True if the event takes up again what was closed or withdrawn. */
bool timeline_reopens(const struct event *event);

/* How often a new access code was issued. */
int timeline_codes(const struct timeline *timeline);

/* True if a member of staff did it. */
bool event_by_staff(const struct event *event);

/* True if the case waits to be sorted: it came above the measure, and none of the staff has done anything on it. */
bool timeline_unsorted(const struct timeline *timeline);

/* The level that the case has reached: 1, or what the escalations not declined have led to. */
int timeline_level(const struct timeline *timeline);

/* The highest level that the case has ever reached, whatever was declined since. */
int timeline_highest_level(const struct timeline *timeline);

/* The division as last said, and as last said of what happened by that instant; NULL: never said. */
const char *timeline_division(const struct timeline *timeline);
const char *timeline_division_by(const struct timeline *timeline, int64_t by);

/* The last time that the complainant heard from us how things are going: the event with that time; NULL: never. */
const struct event *timeline_told(const struct timeline *timeline);

/* How severe it is, in the same two ways. */
const char *timeline_severity(const struct timeline *timeline);
const char *timeline_severity_by(const struct timeline *timeline, int64_t by);

/* True if that user is among the persons concerned. */
bool timeline_concerns(const struct timeline *timeline, const char *user);

/* True if it is that user's own complaint. */
bool timeline_is_own(const struct timeline *timeline, const char *user);

/* True if that user takes no part in the case: it is about them, they made it, or they declared a conflict of
 * interest. */
bool timeline_bars(const struct timeline *timeline, const char *user);

/* All users of whom that is true, each once. */
const char *const *timeline_barred(struct pool *pool, const struct timeline *timeline);

#endif
