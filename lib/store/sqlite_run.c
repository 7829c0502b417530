/* Runs: a statement gets its values, gives its rows and can be run again. */
#include "store/sqlite.h"

#include "base/pool.h"

static int bind_one(sqlite3_stmt *statement, int at, char kind, va_list *values)
{
    if (kind == 'b') {
        const void *bytes = va_arg(*values, const void *);
        return sqlite3_bind_blob64(statement, at, bytes, va_arg(*values, size_t), SQLITE_STATIC);
    }
    if (kind == 't')
        return sqlite3_bind_text(statement, at, va_arg(*values, const char *), -1, SQLITE_STATIC);
    int64_t number = kind == 'i' ? va_arg(*values, int) : va_arg(*values, int64_t);
    return number == STORE_NONE ? sqlite3_bind_null(statement, at) : sqlite3_bind_int64(statement, at, number);
}

int statement_bind(sqlite3_stmt *statement, int *next, const char *kinds, va_list values)
{
    int code = SQLITE_OK;
    va_list rest;
    va_copy(rest, values);
    for (; code == SQLITE_OK && *kinds != '\0'; kinds++)
        code = bind_one(statement, (*next)++, *kinds, &rest);
    va_end(rest);
    return code;
}

static struct run run_start_with(struct store *store, enum statement which, struct fault *fault, const char *kinds,
                                 va_list values)
{
    struct run run = {.store = store, .statement = store->statements[which], .fault = fault, .next = 1};
    run.code = statement_bind(run.statement, &run.next, kinds, values);
    return run;
}

struct run run_start(struct store *store, enum statement which, struct fault *fault, const char *kinds, ...)
{
    va_list values;
    va_start(values, kinds);
    struct run run = run_start_with(store, which, fault, kinds, values);
    va_end(values);
    return run;
}

void run_bind(struct run *run, const char *kinds, ...)
{
    va_list values;
    va_start(values, kinds);
    int code = statement_bind(run->statement, &run->next, kinds, values);
    run->code = run->code ? run->code : code;
    va_end(values);
}

bool run_row(struct run *run)
{
    if (run->store->failed || run->code != SQLITE_OK)
        return false;
    int code = sqlite3_step(run->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        run->code = code;
    return code == SQLITE_ROW;
}

bool run_end(struct run *run)
{
    sqlite3_reset(run->statement);
    sqlite3_clear_bindings(run->statement);
    if (run->store->failed)
        return fault_set(run->fault, run->store->first.kind, run->store->first.code, "%s", run->store->first.detail);
    return run->code == SQLITE_OK || store_failed(run->store, run->fault, run->code);
}

bool store_run(struct store *store, enum statement which, struct fault *fault, const char *kinds, ...)
{
    va_list values;
    va_start(values, kinds);
    struct run run = run_start_with(store, which, fault, kinds, values);
    va_end(values);
    run_row(&run);
    return run_end(&run);
}

bool store_finds(struct store *store, enum statement which, const char *about, struct fault *fault)
{
    struct run run = run_start(store, which, fault, "t", about);
    bool found = run_row(&run);
    return run_end(&run) && found;
}

const char *store_text(struct store *store, struct pool *pool, enum statement which, const char *about,
                       struct fault *fault)
{
    struct run run = run_start(store, which, fault, "t", about);
    const char *text = run_row(&run) ? column_text(&run, pool, 0) : NULL;
    return run_end(&run) ? text : NULL;
}

const char *column_text(const struct run *run, struct pool *pool, int column)
{
    return pool_copy(pool, (const char *)sqlite3_column_text(run->statement, column));
}

int64_t column_number(const struct run *run, int column)
{
    bool absent = sqlite3_column_type(run->statement, column) == SQLITE_NULL;
    return absent ? STORE_NONE : sqlite3_column_int64(run->statement, column);
}
