/* The store that a suite of its own begins with, in a folder of the test's own, and a case put into it. */
#ifndef REDRESS_TESTS_STORE_OPENED_H
#define REDRESS_TESTS_STORE_OPENED_H

#include <string.h>

#include "store/beside.h"
#include "store/sqlite.h"

#define CASE "C-2026-000001-X"

static struct store *store;

static inline struct store *opened(void)
{
    struct fault opening = {0};
    struct store *another = store_open(pool, folder, "schema/store.sql", &opening);
    ck_assert_msg(another != NULL, "%s", opening.detail);
    return another;
}

static inline void setup(void)
{
    folder_setup();
    store = opened();
}

static inline void fault_is(int kind, const char *code)
{
    ck_assert_msg(fault.kind == kind, "%d %s: %s", fault.kind, fault.code, fault.detail);
    ck_assert(kind == 0 || strcmp(fault.code, code) == 0);
    fault = (struct fault){0};
}

/* A case with so many events, in one transaction. */
static inline void add_case(const char *reference, int events)
{
    ck_assert(store_begin(store, &fault) && store_add_case(store, reference, "complaint", "P/1", &fault));
    for (int seq = 1; seq <= events; seq++)
        ck_assert(store_add_event(store, reference, seq, pool_format(pool, "<e%d/>", seq), &fault));
    ck_assert_msg(store_commit(store, &fault), "%s", fault.detail);
}

static inline size_t count_events(struct store *of, const char *reference)
{
    const struct stored_case *stored = store_case(of, pool, reference, &fault);
    fault_is(0, NULL);
    return stored ? stored->count : 0;
}

/* How the store answers that statement, as SQLite says it. */
static inline const char *plan_of(enum statement statement)
{
    const char *text = pool_format(pool, "EXPLAIN QUERY PLAN %s", sqlite3_sql(store->statements[statement])),
               *found = "";
    sqlite3_stmt *plan = NULL;
    ck_assert_int_eq(sqlite3_prepare_v2(store->database, text, -1, &plan, NULL), SQLITE_OK);
    while (sqlite3_step(plan) == SQLITE_ROW)
        found = pool_format(pool, "%s%s; ", found, (const char *)sqlite3_column_text(plan, 3));
    sqlite3_finalize(plan);
    return found;
}

#endif
