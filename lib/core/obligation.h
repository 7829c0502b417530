/* Obligations: everything owed on a case, and the rights that the complainant has, with their times.
 *
 * One pure function of policy, calendar, timeline and now (policy.md, Moments). The work list, the case page, the
 * status page, letters, reminders and reports are views of what it gives back; nothing else counts a day. */
#ifndef REDRESS_CORE_OBLIGATION_H
#define REDRESS_CORE_OBLIGATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/calendar.h"
#include "core/event.h"
#include "core/policy.h"
#include "core/timeline.h"

enum obligation_state {
    OBLIGATION_COMING, /* starts later than now */
    OBLIGATION_OWED,
    OBLIGATION_MET,
    OBLIGATION_LATE,    /* kept, too late */
    OBLIGATION_OVERDUE, /* not kept, and the due time has passed */
    OBLIGATION_LAPSED,
    WINDOW_OPEN,
    WINDOW_USED,
    WINDOW_USED_LATE,
    WINDOW_PASSED
};

struct obligation {
    const struct rule *rule;
    int level;            /* the rule's, or for a case-wide one the level reached at its start */
    const char *item;     /* NULL: about the case */
    const char *person;   /* user name of whose it is; NULL: the owner's role's */
    struct length within; /* the rule's; of a window with the time that the complainant was given more */
    int more;             /* how much of it that is, in the same unit; 0: nothing */
    int64_t start;
    const char *started_by; /* name of the moment; for a start by `at-latest` the name of that obligation */
    int start_seq;          /* event that started it; 0: started by `at-latest` */
    int64_t due;            /* INSTANT_NONE: a right without a last date */
    int64_t first_due;      /* before it was moved */
    int64_t was;            /* before another calendar moved it, while it is open; INSTANT_NONE: none has */
    int64_t missed;         /* the due time that had passed when a notice moved it: it is late since then, whatever the
                               new date; INSTANT_NONE: none had */
    int64_t kept;           /* INSTANT_NONE: not kept */
    int64_t ended;          /* when it lapsed; INSTANT_NONE: it did not */
    enum obligation_state state;
};

/* All instances of all rules of the timeline's kind, in order of start, then due; *count of them. A kind that the
 * policy does not know has none. */
struct obligation *obligations(struct pool *pool, const struct policy *policy, const struct calendar *calendar,
                               const struct timeline *timeline, int64_t now, size_t *count);

/* The word for a state: "coming", "owed", "met", "late", "overdue", "lapsed", "open", "used", "used-late", "passed". */
const char *obligation_state_name(enum obligation_state state);

/* True if it was neither kept, or used, nor ended, whether its time has passed or not. */
bool obligation_open(const struct obligation *obligation);

/* True if it is owed, overdue or coming, by a due time. Windows are never owed. */
bool obligation_stands(const struct obligation *obligation);

/* The earliest due of what is owed, overdue or coming; NULL: nothing is owed. Windows do not count. */
const struct obligation *obligation_next(const struct obligation *list, size_t count);

/* One step of an explanation: a day that was counted, or skipped and why. */
struct counted_day {
    int32_t day;
    int number;          /* 0: day 0; n: working day n; -1: skipped */
    const char *skipped; /* why; NULL if counted */
    int64_t announced;   /* when the day off was announced; INSTANT_NONE: always known */
};

/* How `due` came about: each day from day 0 to the last, *count of them; none for elapsed hours or a stated date.
 * `due` counts from the start by the rule's length, so explain `first_due` of what was moved. */
struct counted_day *obligation_explain(struct pool *pool, const struct calendar *calendar,
                                       const struct obligation *obligation, int64_t now, size_t *count);

#endif
