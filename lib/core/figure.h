/* Figures: what the month's report counts, in one table, from which its page, the lists behind its numbers and
 * `redress report` come.
 *
 * A case makes marks (registry/marks.h), each under a figure, in a row and a column of it. A mark either happened, and
 * counts in the month in which it did, or stands for a time, and counts at the end of each month within. So a figure of
 * a month follows from the records alone, and is the same whenever it is asked for. What a figure, a section or a
 * column is called, and how a figure is defined, stands in xsl/words.xml. */
#ifndef REDRESS_CORE_FIGURE_H
#define REDRESS_CORE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/policy.h"

struct obligation;
struct person;
struct pool;

/* What a figure is broken down by. */
enum figure_rows {
    ROWS_DIVISIONS, /* of the site, and nobody's */
    ROWS_LEVELS,    /* LEVEL-FORCE: a level of the policy, apart by what is aimed at and what is promised */
    ROWS_FIELD,     /* the choices of a field of the record */
    ROWS_ROLES,     /* of the policy */
    ROWS_NAMES,     /* what is owed, by its name */
    ROWS_CLAUSES,   /* of the policy, by which something is owed */
    ROWS_CODES      /* of its own */
};

struct figure {
    const char *name, *section;
    const char *kind;                  /* of cases of that kind; NULL: of any */
    const char *const *columns;        /* NULL-ended */
    const char *const *owed;           /* it counts how these were kept, NULL-ended; NULL: it counts something else */
    const char *event, *group, *field; /* of ROWS_FIELD: the event, the group in it (NULL: none), and the field */
    const char *const *codes;          /* of ROWS_CODES: the rows, NULL-ended */
    enum figure_rows rows;
    bool every;   /* it counts how everything was kept that is owed on a case */
    bool said;    /* each event of that name makes a mark, in the row that its field says; */
    bool unsaid;  /* where the field says nothing, too */
    bool timed;   /* its median time is said, too */
    bool draws;   /* the report can draw attention to its cases */
    bool charted; /* it is shown over twelve months, too; what stands, by events alone */
    bool silence; /* whose row has had nothing for long is said, too */
    bool reasons; /* the event of each mark says why */
    bool stands;  /* it counts what stands at the end of the month; else what happened in it */
};

/* In the order of the report; ended by one without a name. */
extern const struct figure FIGURES[];

/* The figure of that name; NULL: there is none. */
const struct figure *figure_named(const char *name);

/* True if the figure has that column. */
bool figure_has(const struct figure *figure, const char *column);

/* True if that column counts what stands at the end of the month. */
bool figure_stands(const struct figure *figure, const char *column);

/* The row of a level of ROWS_LEVELS: `1-target`, `2-hard`, `3` without a force. And the level of such a row. */
const char *figure_level(struct pool *pool, int level, enum force force);
int figure_level_of(const char *row);

/* The only column of a figure that has no others. */
#define FIGURE_NUMBER "number"

/* How something owed was kept: in time; after the time first given, but by the one of which notice was given in time;
 * late; and, as long as it was not, that it is overdue. */
#define FIGURE_IN_TIME "in-time"
#define FIGURE_WITH_NOTICE "with-notice"
#define FIGURE_LATE "late"
#define FIGURE_OVERDUE "overdue"
#define FIGURE_IN_HAND "in-hand" /* owed, and not overdue */

/* The row of what nobody said. */
#define ROW_NOT_SAID "not-said"

/* True if the figure counts how that obligation of a case of that kind was kept. */
bool figure_counts(const struct figure *figure, const char *kind, const struct obligation *obligation);

/* The column in which it counts once it was kept; NULL: it was not. */
const char *figure_column(const struct figure *figure, const struct obligation *obligation);

/* ---- Who may read the reports, but no exact numbers ---- */

/* The number to the nearest multiple of the base, halves up; of the base 0 the number itself. Each number is rounded
 * from the exact one, a total too: then no difference of two tells how many there were. That is the convention of HESA,
 * the Higher Education Statistics Agency, by base 5. */
int64_t figure_rounded(int64_t number, int base);

/* True if a length of so many is said: not of the few that one of them stands out of (HESA: 7 or fewer, by base 5). */
bool figure_says_length(int64_t number, int base);

/* The base for that person: the smallest of the permissions by which they may read the reports. 0: one of these gives
 * exact numbers, or they have none. */
int figure_base(const struct policy *policy, const struct person *person);

#endif
