/* Statements of the store: how each file of this folder runs one. For lib/store alone. */
#ifndef REDRESS_STORE_SQLITE_H
#define REDRESS_STORE_SQLITE_H

#include <sqlite3.h>

#include "base/fault.h"
#include "store/store.h"

enum statement {
    BEGIN,
    COMMIT,
    ROLLBACK,
    GET_CASE,
    GET_EVENTS,
    NEXT_CASE,
    LAST_CASE,
    ADD_CASE,
    ADD_EVENT,
    GET_SUBMISSION,
    ADD_SUBMISSION,
    GET_CONTENT,
    ADD_CONTENT,
    PUT_INDEX,
    GET_INDEX,
    CLEAR_CONCERNED,
    ADD_CONCERNED,
    GET_CONCERNED,
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
    DUE_ALL,
    DUE_DIVISION,
    DUE_OWN,
    DUE_LEVEL,
    STATEMENT_COUNT
};

struct store {
    sqlite3 *database;
    sqlite3_stmt *statements[STATEMENT_COUNT];
    int turn;           /* file descriptor of the lock that writers take in turn */
    bool writing;       /* between begin and commit or rollback */
    bool failed;        /* this transaction has had an error: nothing but a rollback helps */
    struct fault first; /* that error */
};

/* A statement being run: its parameters are bound one after the other, then its rows are read. Errors gather in `code`.
 */
struct run {
    struct store *store;
    sqlite3_stmt *statement;
    struct fault *fault;
    int next, code;
};

/* Starts a run of that statement. */
struct run run_start(struct store *store, enum statement which, struct fault *fault);

/* Binds the next parameter; NULL and STORE_NONE bind NULL. Text and bytes must last until run_end. */
void bind_text(struct run *run, const char *text);
void bind_number(struct run *run, int64_t number);
void bind_bytes(struct run *run, const char *bytes, size_t size);

/* True if there is a row; false at the end and on an error. */
bool run_row(struct run *run);

/* True if all went well so far; the statement can be run again. */
bool run_end(struct run *run);

/* Runs a statement that gives no row. */
bool run_once(struct run *run);

/* A column of the row; NULL and STORE_NONE: it is NULL. */
const char *column_text(const struct run *run, struct pool *pool, int column);
int64_t column_number(const struct run *run, int column);

#endif
