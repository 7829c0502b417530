/* Marks: what each case counts for in the months' reports (core/figure.h), and how many of them there are. Part of the
 * index of a case: it is written with it, and made anew from the record. */
#ifndef REDRESS_STORE_MARK_H
#define REDRESS_STORE_MARK_H

#include <stddef.h>

#include "store/store.h"

/* It still stands. */
#define MARK_LASTS INT64_MAX

struct stored_mark {
    const char *reference, *figure, *row, *column;
    const char *item;        /* which of those that the case has there */
    const char *month;       /* in which it happened, or began to stand, as `2026-05` */
    int64_t since;           /* when that was */
    int64_t until;           /* it stands before then; STORE_NONE: it happened */
    const char *until_month; /* in which that is; NULL: it still stands, or happened */
    int64_t length;          /* how long it took, in seconds; STORE_NONE: that is not counted */
};

/* Less than 0, 0, more: their order within a case. */
int mark_compare(const struct stored_mark *one, const struct stored_mark *other);

/* True if nothing differs between two of a case. */
bool mark_same(const struct stored_mark *one, const struct stored_mark *other);

struct tally {
    const char *figure, *row, *column;
    int64_t number;
    const char *month; /* in which they happened, where several months are asked for; else NULL */
};

/* How many happened from that month until that month, and how many stood at its end (`at` STORE_NONE) or, if it has
 * not ended, stand at that instant, under each figure, in each row and column of which there are any; *count. NULL with
 * none, or with a fault. What stood at its end was counted as it came, and takes the same time however many cases there
 * are. */
struct tally *store_tallies(struct store *store, struct pool *pool, const char *from, const char *month, int64_t at,
                            size_t *count, struct fault *fault);

/* How many of one figure happened in each month from that one to that one, and how many of it stand at the end of a
 * month, as they were counted as they came: it takes the same time however many cases there are. And how many of it
 * stand at an instant: it looks at each of those. NULL with none, or with a fault. */
struct tally *store_tallied(struct store *store, struct pool *pool, const char *figure, const char *from,
                            const char *until, size_t *count, struct fault *fault);
struct tally *store_stood(struct store *store, struct pool *pool, const char *figure, const char *month, size_t *count,
                          struct fault *fault);
struct tally *store_standing(struct store *store, struct pool *pool, const char *figure, int64_t at, size_t *count,
                             struct fault *fault);

/* Counts all marks anew; and how many rows of the count are not as the marks are, -1 with a fault. Both look at each
 * mark. */
bool store_count_anew(struct store *store, struct fault *fault);
int64_t store_wrong_tallies(struct store *store, struct fault *fault);

/* Those of one figure: what happened in a month, or what stands at an instant. */
struct mark_question {
    const char *month; /* NULL: those that stand at `at` */
    const char *from;  /* the first of several months, of which `month` is the last; NULL: that month alone */
    int64_t at;
    const char *figure, *row, *column; /* row, column NULL: any */
};

/* Up to `most` of them, by when, after so many. Gives their number, or -1 with a fault. */
int store_marks(struct store *store, struct pool *pool, const struct mark_question *question, int after,
                struct stored_mark *marks, int most, struct fault *fault);

/* Up to `most` of those that happened last in a month, in one row and one column, the last first: it looks at no
 * others. Gives their number, or -1 with a fault. */
int store_last_marks(struct store *store, struct pool *pool, const struct mark_question *question,
                     struct stored_mark *marks, int most, struct fault *fault);

/* How many there are in all; -1 with a fault. */
int64_t store_mark_count(struct store *store, const struct mark_question *question, struct fault *fault);

/* The median of their lengths, in seconds, of what happened in those months: of an even number the mean of the middle
 * two. STORE_NONE: none has a length, or a fault. */
int64_t store_mark_length(struct store *store, const char *from, const char *month, const char *figure,
                          struct fault *fault);

#endif
