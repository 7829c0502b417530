/* The store: cases and their events as texts, and what is made from them. The only floor that sees a database.
 *
 * It knows rows, not XML and not the procedure. Events are only ever added. Writing happens between store_begin and
 * store_commit; the first error of a transaction is kept, and every later call of it fails with that error, so that
 * only a commit that returned true is success. Faults: 409 "stale" where the event's number is taken already,
 * 503 "full" where the disk or the database has no room or does not answer. What is handed out lives in the pool given.
 */
#ifndef REDRESS_STORE_STORE_H
#define REDRESS_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct pool;
struct store;
struct stored_mark;
struct stored_task;

/* No number: what an absent time or level is. */
#define STORE_NONE INT64_MIN

/* Opens DATA/redress.db, with the tables of `definition` (schema/store.sql) where it is new or of an earlier
 * version. Closed with the pool. */
struct store *store_open(struct pool *pool, const char *data, const char *definition, struct fault *fault);

/* Gives back the memory that reading has taken, between two requests. */
void store_release(struct store *store);

/* Waits for its turn to write and begins; at the most half a minute, then 503. */
bool store_begin(struct store *store, struct fault *fault);
bool store_commit(struct store *store, struct fault *fault);
void store_rollback(struct store *store);

struct stored_case {
    const char *reference, *kind, *policy;
    const char **events; /* their texts by seq, 1 first */
    size_t count;
    bool whole; /* seqs are 1, 2, 3 … without a gap */
};

/* The case of that reference; NULL: there is none, or a fault. */
struct stored_case *store_case(struct store *store, struct pool *pool, const char *reference, struct fault *fault);

/* What says who may see a case. */
struct stored_sight {
    const char *kind, *policy;
    const char *division, *reporter, *severity; /* NULL: none is said */
    const char *recorded_by; /* NULL: the case is not in the index, and what follows from it is not known */
    int64_t reached;
    const char *const *concerned; /* NULL-ended */
};

/* That of a case, without its record; NULL: there is no such case, or a fault. */
struct stored_sight *store_sight(struct store *store, struct pool *pool, const char *reference, struct fault *fault);

/* The next reference in alphabetical order after `after` ("" for the first); NULL: no more, or a fault. */
const char *store_next_case(struct store *store, struct pool *pool, const char *after, struct fault *fault);

/* The first serial number from `serial` on that no reference with that prefix has (core/reference.h); it may be one
 * more than a reference can have. 0 with a fault. */
int64_t store_free_serial(struct store *store, struct pool *pool, const char *prefix, int64_t serial,
                          struct fault *fault);

bool store_add_case(struct store *store, const char *reference, const char *kind, const char *policy,
                    struct fault *fault);
bool store_add_event(struct store *store, const char *reference, int seq, const char *text, struct fault *fault);

struct submission {
    const char *token, *digest, *reference;
    int seq;
    int64_t at;
    int64_t message;    /* of the post, which it takes out of there (store/post.h); 0: none */
    int64_t same_since; /* the same content stored since then is this one sent again, whatever its token; 0: only by
                           token */
};

/* What was stored under that token; NULL: nothing, or a fault. */
struct submission *store_submission(struct store *store, struct pool *pool, const char *token, struct fault *fault);

/* The first with that digest since then; NULL: nothing, or a fault. */
struct submission *store_submission_since(struct store *store, struct pool *pool, const char *digest, int64_t since,
                                          struct fault *fault);
bool store_add_submission(struct store *store, const struct submission *submission, struct fault *fault);

/* The columns of the index of cases beside the reference (schema/store.sql, case_index), each with the word that an
 * administrator reads for it. Struct, statements, what is bound, read and compared follow from here. */
#define CASE_COLUMNS(TEXT, NUMBER)                                                                                     \
    TEXT(kind, "kind")                                                                                                 \
    TEXT(state, "state")                                                                                               \
    TEXT(division, "division")                                                                                         \
    TEXT(handler, "handler")                                                                                           \
    TEXT(owner, "owner")                                                                                               \
    TEXT(next_name, "next")                                                                                            \
    TEXT(recorded_by, "recorded-by")                                                                                   \
    TEXT(reporter, "reporter")                                                                                         \
    TEXT(person, "person")                                                                                             \
    TEXT(category, "category")                                                                                         \
    TEXT(summary, "summary")                                                                                           \
    TEXT(organisation, "organisation")                                                                                 \
    TEXT(trust, "trust")                                                                                               \
    TEXT(told_how, "told-how")                                                                                         \
    TEXT(severity, "severity")                                                                                         \
    NUMBER(level, "level")                                                                                             \
    NUMBER(reached, "reached")                                                                                         \
    NUMBER(next_level, "next-level")                                                                                   \
    NUMBER(next_due, "next-due")                                                                                       \
    NUMBER(received, "received")                                                                                       \
    NUMBER(told, "last-told")                                                                                          \
    NUMBER(last_seq, "last-seq")                                                                                       \
    NUMBER(unsorted, "unsorted")                                                                                       \
    NUMBER(urgent, "urgent")

#define COLUMN_TEXT(column, word) const char *column;
#define COLUMN_NUMBER(column, word) int64_t column;

/* A row of the index: NULL and STORE_NONE are absent. */
struct indexed_case {
    const char *reference;
    CASE_COLUMNS(COLUMN_TEXT, COLUMN_NUMBER)
};

/* What differs first between two rows of one case, as an administrator reads it; NULL: nothing. */
const char *row_difference(const struct indexed_case *one, const struct indexed_case *other);

struct stored_obligation {
    const char *name, *item;
    int64_t level, start, due, first_due, kept; /* STORE_NONE: absent */
    bool lapsed;
};

struct stored_link {
    const char *reference, *how; /* of the other case */
};

/* Where a lesson stands in a list, and which lesson of which case it is (schema/store.sql, register). */
struct lesson_place {
    const char *list;
    int64_t place;
    const char *reference, *item;
};

/* What a lesson says, to be searched in its register. */
struct stored_lesson {
    const char *item, *list, *text;
};

/* What shows of a case on a page of many (schema/store.sql, line). */
struct stored_line {
    const char *item, *text;
};

/* A case gives no more lessons than this. */
#define MOST_LESSONS 4096

/* All that is made from one case. */
struct case_index {
    struct indexed_case row;
    const char *const *concerned; /* NULL-ended, as is the next */
    const char *const *tags;      /* in alphabetical order: what is true of it, for lists */
    const char *text;             /* all that people wrote, to be searched */
    struct stored_link *links;    /* that this case's own record states; by reference */
    struct stored_obligation *obligations;
    size_t link_count, obligation_count;
    struct stored_task *tasks;     /* store/task.h; by user, place, name, since */
    struct lesson_place *places;   /* by list, then item, then place */
    struct stored_lesson *lessons; /* as the record has them */
    struct stored_line *lines;     /* by item */
    struct stored_mark *marks;     /* store/mark.h; by figure, row, column, item */
    size_t task_count, place_count, lesson_count, line_count, mark_count;
};

/* Replaces what is made from the case. `pool` is for the moment. */
bool store_put_index(struct store *store, struct pool *pool, const struct case_index *index, struct fault *fault);

/* What is stored as made from the case; NULL: nothing, or a fault. `concerned` is in alphabetical order; a word that
 * does not stand in all lists at its place is left out; `text` is NULL if the search does not have it as it
 * should be. */
struct case_index *store_index(struct store *store, struct pool *pool, const char *reference, struct fault *fault);

/* Up to `most` cases linked to that one, from either side, by reference. Gives their number, or -1 with a fault. */
int store_links(struct store *store, struct pool *pool, const char *reference, struct stored_link *links, int most,
                struct fault *fault);

/* The orders of a list: what is due first, with nothing due last; newest receipt first; reference; oldest receipt
 * first; who it is from (base/folding.h, text_place), with nobody who can be named last. */
enum list_order { BY_DUE, BY_RECEIVED, BY_REFERENCE, BY_OLDEST, BY_PERSON, LIST_ORDERS };

/* From one instant to another, both included. */
struct span {
    int64_t from, to;
};

/* Every due time, and none at all: what is never due comes after everything else. */
#define LIST_NEVER INT64_MAX
#define SPAN_ALL ((struct span){-INT64_MAX, INT64_MAX})

/* Where the page before ended; a reference "" is the beginning. */
struct list_place {
    int64_t place;
    const char *reference;
};

/* The most tags that one question may have. */
#define LIST_MOST_TAGS 12

/* A question: cases of which all these tags are true, and that do not concern `user`. */
struct list_question {
    const char *tags[LIST_MOST_TAGS + 1]; /* NULL-ended, at least one; it walks along the first */
    enum list_order order;
    struct span due, received;
    bool urgent;                   /* where its walk is by due time: along the places of urgent cases */
    const char *user, *instead_of; /* whom the cases do not concern; NULL: nobody */
    struct list_place after;
};

/* The place of a case in that order. */
struct list_place list_place_of(const struct indexed_case *row, enum list_order order);

/* Up to `most` cases that answer the question, in its order. Gives their number, or -1 with a fault. */
int store_list(struct store *store, struct pool *pool, const struct list_question *question, struct indexed_case *rows,
               int most, struct fault *fault);

/* The same by a short walk: along the first `steps` cases of the first word. LIST_MANY: neither are `most` among them,
 * nor does the walk end before. */
#define LIST_MANY (-2)
int store_list_near(struct store *store, struct pool *pool, const struct list_question *question, int steps,
                    struct indexed_case *rows, int most, struct fault *fault);

/* How many cases a walk along the question's first word would pass, counted up to `most`; -1 with a fault. */
int store_list_length(struct store *store, const struct list_question *question, int most, struct fault *fault);

/* False if these tags were never true of the same case, or with a fault; true: two by two they were, so that it is
 * worth looking. Takes the same time however many cases there are. */
bool store_tags_meet(struct store *store, const char *const *tags, struct fault *fault);

/* What tags met is noted anew with the next index of each case; what was noted stays. */
bool store_forget_combinations(struct store *store, struct fault *fault);

/* The same cases as store_list without a walk, in no order and from the beginning, if they are fewer than `most` by
 * their tags alone; else LIST_MANY. Quick for tags that are true of many cases, but hardly ever of the same ones. */
int store_list_few(struct store *store, struct pool *pool, const struct list_question *question,
                   struct indexed_case *rows, int most, struct fault *fault);

/* A case in which all that was looked for was found. */
struct search_hit {
    const char *reference;
    const char *excerpt; /* what stands around; HIT_BEGINS and HIT_ENDS around each word */
    int64_t number;      /* its place: newer is smaller */
};

#define HIT_BEGINS '\x02'
#define HIT_ENDS '\x03'

/* Before all others: where a search begins. */
#define SEARCH_NEWEST (-INT64_MAX)

struct search_question {
    const char *const *terms; /* NULL-ended: each must occur, in any order; the last may be the beginning of a word */
    const char *const *const *reaches; /* NULL-ended: all tags of at least one of these lists must be true of it; NULL:
                                          every case is meant */
    const char *user;                  /* whom it does not concern */
    int64_t before;                    /* number of the last hit of the page before */
};

/* Up to `most` hits, newest case first. Case and accents do not matter; the terms are text, whatever they hold. Gives
 * their number, or -1 with a fault. */
int store_search(struct store *store, struct pool *pool, const struct search_question *asked, struct search_hit *hits,
                 int most, struct fault *fault);

/* Up to `most` places of that list after `after` (a reference "" for the place's first), the smallest first. Gives
 * their number, or -1 with a fault. */
int store_lessons(struct store *store, struct pool *pool, const char *list, const struct lesson_place *after,
                  struct lesson_place *places, int most, struct fault *fault);

/* Up to `most` lessons of that register in which all the terms occur, newest case first, as in store_search; the places
 * are numbers, newer is smaller, and `before` is that of the last one of the page before. */
int store_lessons_search(struct store *store, struct pool *pool, const char *list, const char *const *terms,
                         int64_t before, struct lesson_place *places, int most, struct fault *fault);

/* What shows of that case under that name; NULL: nothing, or a fault. */
const char *store_line(struct store *store, struct pool *pool, const char *reference, const char *item,
                       struct fault *fault);

/* The index row of a case; NULL: there is none, or a fault. */
struct indexed_case *store_row(struct store *store, struct pool *pool, const char *reference, struct fault *fault);

#endif
