/* Statements of the store: how each file of this folder runs one. For lib/store alone. */
#ifndef REDRESS_STORE_SQLITE_H
#define REDRESS_STORE_SQLITE_H

#include <glib.h>
#include <stdarg.h>
#include <sqlite3.h>

#include "base/fault.h"
#include "store/store.h"
#include "store/task.h"

enum statement {
    BEGIN,
    COMMIT,
    ROLLBACK,
    GET_CASE,
    GET_EVENTS,
    NEXT_CASE,
    TAKEN_SERIALS,
    ADD_CASE,
    ADD_EVENT,
    GET_SUBMISSION,
    GET_SUBMISSION_SINCE,
    ADD_SUBMISSION,
    GET_CONTENT,
    ADD_CONTENT,
    ADD_POST,
    GET_POST,
    ADD_OUTBOX,
    PUT_OUTBOX,
    OUTBOX_DUE,
    OUTBOX_OF_CASE,
    OUTBOX_IN,
    OUTBOX_SENT_TO,
    OUTBOX_MADE_FOR,
    OUTBOX_OF_SORT,
    OUTBOX_LAST,
    OUTBOX_MADE_AT,
    ADD_NEWS,
    GET_NEWS,
    DROP_NEWS,
    SWEEP_NEWS,
    GET_MORNING,
    PUT_MORNING,
    GET_TASKS_OF,
    OUTBOX_MESSAGE,
    LIST_POST,
    SORT_POST,
    PASS_POST,
    WIPE_REPLIES,
    MARK_POST,
    UNMARK_POST,
    HALVE_POST,
    ADD_UNLOOKED,
    NEXT_UNLOOKED,
    DROP_UNLOOKED,
    LIST_FILED,
    UNFILE_POST,
    WIPE_POST,
    PUT_INDEX,
    GET_INDEX,
    GET_SIGHT,
    CLEAR_CONCERNED,
    ADD_CONCERNED,
    GET_CONCERNED,
    GET_NAMED,
    CLEAR_LINKS,
    ADD_LINK,
    GET_LINKS,
    GET_LINKS_BOTH,
    CLEAR_OBLIGATIONS,
    ADD_OBLIGATION,
    GET_OBLIGATIONS,
    GET_POLICY,
    ADD_POLICY,
    NEXT_POLICY,
    POLICY_BOUND,
    GET_LISTED,
    GET_TAGS,
    ADD_LISTED,
    CLEAR_LISTED,
    LIST,
    LIST_END,
    LIST_LENGTH,
    FIRST_RECEIVED,
    FEW_LENGTH,
    LIST_FEW,
    ADD_COMBINATION,
    CLEAR_COMBINATIONS,
    ADD_MEETING,
    GET_MEETING,
    CLEAR_SEARCH,
    PUT_SEARCH,
    GET_SEARCH,
    GET_BEGUN,
    SEARCH,
    CLEAR_LESSON_PLACES,
    ADD_LESSON_PLACE,
    GET_LESSON_PLACES,
    LIST_LESSONS,
    LESSON_LISTS,
    CLEAR_LESSONS,
    ADD_LESSON,
    GET_LESSONS,
    SEARCH_LESSONS,
    CLEAR_LINES,
    ADD_LINE,
    GET_LINES,
    GET_LINE,
    ADD_MARK,
    CLEAR_MARK,
    GET_MARKS,
    GET_TALLIES,
    GET_TALLIES_AT,
    GET_TALLIED,
    GET_STOOD,
    GET_STANDING,
    CLEAR_TALLIES,
    MAKE_TALLIES,
    WRONG_TALLIES,
    MARKS_HAPPENED,
    MARKS_STANDING,
    LAST_MARKS,
    MARKS_LENGTH,
    COUNT_HAPPENED,
    COUNT_STANDING,
    GET_DUTIES,
    LAST_DUTY,
    ADD_DUTY,
    CLEAR_TASKS,
    ADD_TASK,
    GET_TASKS,
    LIST_TASKS,
    NEXT_TASKS,
    HAS_TASK,
    CASES_NAMING,
    CASES_SINCE,
    GET_SOURCE,
    PUT_SOURCE,
    ADD_SLIP,
    VOID_SLIP,
    GET_SLIP,
    LIST_BATCH,
    LIST_SLIPS,
    NEXT_SLIP,
    STATEMENT_COUNT
};
extern const char *const statement_texts[STATEMENT_COUNT]; /* sqlite_statements.c */

struct store {
    sqlite3 *database;
    sqlite3_stmt *statements[STATEMENT_COUNT];
    int turn;           /* file descriptor of the lock that writers take in turn */
    bool writing;       /* between begin and commit or rollback */
    bool failed;        /* this transaction has had an error: nothing but a rollback helps */
    struct fault first; /* that error */
};

/* A statement being run: its parameters are bound, then its rows are read. Errors gather in `code`. */
struct run {
    struct store *store;
    sqlite3_stmt *statement;
    struct fault *fault;
    int next, code;
};

/* How long a program that starts waits for its turn: nobody waits for it yet, and many may start at once into an empty
 * folder, on a slow machine. */
#define STARTING_SECONDS 90

/* Turns: several writers on SQLite's own waiting starve each other, and several that make a new database lock each
 * other out, so they take turns by a lock on DATA/turn; the kernel gives it back when a process dies. turn_open, the
 * first that anybody does in a data folder, enters it (data_folder.h) and gives a file descriptor for the caller to
 * close, -1 with a fault; turn_take waits so many seconds at most, then it is a fault 503. */
int turn_open(struct pool *pool, const char *data, struct fault *fault);
bool turn_take(int turn, int seconds, struct fault *fault);
void turn_give(int turn);

/* Opens DATA/NAME for reading and writing, makes it where there is none, and runs `settings` there; what finds it busy
 * waits so many milliseconds. For who has the turn. A file that may only be read is no success: it would lose in
 * silence what is written. Then prepares `count` statements, to last as long. Both give SQLite's code. */
int database_open(struct pool *pool, const char *data, const char *name, int wait, const char *settings,
                  sqlite3 **database, struct fault *fault);
int database_prepare(sqlite3 *database, const char *const *texts, sqlite3_stmt **statements, size_t count);

/* Closes it with those statements; what is NULL was never opened. */
void database_close(sqlite3 *database, sqlite3_stmt **statements, size_t count);

/* Keeps the first error of a transaction, and says it: a fault 409 "stale" or 503 "full". Always false. */
bool store_failed(struct store *store, struct fault *fault, int code);

/* Binds the parameters of a statement from `next` on, as the letters of `kinds` say: t is a text, n an int64_t, i an
 * int, b bytes and their size_t. NULL and STORE_NONE bind NULL; texts and bytes must last as long. SQLite's code. */
int statement_bind(sqlite3_stmt *statement, int *next, const char *kinds, va_list values);

/* Starts a run of that statement, bound to these values. */
struct run run_start(struct store *store, enum statement which, struct fault *fault, const char *kinds, ...);

/* Binds its next parameters. */
void run_bind(struct run *run, const char *kinds, ...);

/* True if there is a row; false at the end and on an error. */
bool run_row(struct run *run);

/* True if all went well so far; the statement can be run again. */
bool run_end(struct run *run);

/* Runs a statement, bound to these values, that gives no row. */
bool store_run(struct store *store, enum statement which, struct fault *fault, const char *kinds, ...);

/* Of the one row that a statement about that text gives: true if it is there; the text in it, NULL if it is not. */
bool store_finds(struct store *store, enum statement which, const char *about, struct fault *fault);
const char *store_text(struct store *store, struct pool *pool, enum statement which, const char *about,
                       struct fault *fault);

/* A column of the row; NULL and STORE_NONE: it is NULL. */
const char *column_text(const struct run *run, struct pool *pool, int column);
int64_t column_number(const struct run *run, int column);

/* The columns of a row of the index, and how many there are. */
#define ROW_COLUMN(column, word) ROW_##column,
enum { ROW_reference, CASE_COLUMNS(ROW_COLUMN, ROW_COLUMN) ROW_COLUMNS };

/* The row under the statement, in the order of the index's columns. */
void read_row(const struct run *run, struct pool *pool, struct indexed_case *row);

/* sqlite_list.c: puts the tags of a case into the lists, and what stood there and is no longer true out of them; the
 * tags of a case that stand in all lists at its place, NULL-ended, NULL with a fault. */
bool put_tags(struct store *store, struct pool *pool, const struct case_index *index, struct fault *fault);
const char *const *get_tags(struct store *store, struct pool *pool, const struct indexed_case *row,
                            struct fault *fault);

/* sqlite_task.c: the tasks of a case, into the index. False with a fault. */
bool put_tasks(struct store *store, const struct case_index *index, struct fault *fault);
bool get_tasks(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault);

/* sqlite_meeting.c: notes that these tags are true of the same case. */
bool put_meetings(struct store *store, const char *const *tags, struct fault *fault);

/* sqlite_search.c: puts the text of a case into the search in place of that of `before`, its row until now (NULL: it is
 * new); the text as it is there, NULL if it is not there as the index says. */
bool put_text(struct store *store, struct pool *pool, const struct case_index *index, const struct indexed_case *before,
              struct fault *fault);
const char *get_text(struct store *store, struct pool *pool, const struct case_index *index, struct fault *fault);

/* The terms as texts are folded (base/folding.h); what has neither letter nor figure is none. */
const char *const *folded_terms(struct pool *pool, const char *const *terms);

/* So much of a term, and more after it, as a phrase of FTS5 in quotes: nothing in it is syntax. */
void quote_phrase(GString *out, const char *term, size_t length, const char *more);

/* sqlite_lessons.c: puts the lessons of a case into the registers in place of those of `before` (as above); the places
 * and lessons that stand there, into the index. False with a fault. */
bool put_lessons(struct store *store, const struct case_index *index, const struct indexed_case *before,
                 struct fault *fault);
bool get_lessons(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault);

/* sqlite_line.c: the lines of a case, into the index. False with a fault. */
bool put_lines(struct store *store, const struct case_index *index, struct fault *fault);
bool get_lines(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault);

/* sqlite_mark.c: what a case counts for, in place of what it did; what it does, into the index. False with a fault. */
bool put_marks(struct store *store, struct pool *pool, const struct case_index *index, struct fault *fault);
bool get_marks(struct store *store, struct pool *pool, struct case_index *index, struct fault *fault);

#endif
