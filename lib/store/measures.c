#include "store/measures.h"

#include <unistd.h>

#include "base/log.h"
#include "base/pool.h"
#include "store/sqlite.h"

enum { BUSY_MILLISECONDS = 1000, SECONDS_AN_HOUR = 3600 };

static const char *const definition =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF;"
    "CREATE TABLE IF NOT EXISTS measure (hour INTEGER NOT NULL, what TEXT NOT NULL, whom TEXT NOT NULL,"
    " count INTEGER NOT NULL, PRIMARY KEY (hour, what, whom)) STRICT, WITHOUT ROWID;";
enum { ADD, FORGET, COUNT };

static const char *const texts[COUNT] = {
    [ADD] = "INSERT INTO measure (hour, what, whom, count) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (hour, what, whom) DO UPDATE SET count = count + excluded.count RETURNING count",
    [FORGET] = "DELETE FROM measure WHERE hour < ?1",
};

struct measures {
    sqlite3 *database;
    sqlite3_stmt *statements[COUNT];
    int64_t hour; /* before which all is forgotten */
};

static void measures_close(void *thing)
{
    struct measures *measures = thing;
    database_close(measures->database, measures->statements, COUNT);
}

/* Opens the database, makes its table, prepares the statements; SQLite's code. For who has the turn. */
static int measures_ready(struct measures *measures, struct pool *pool, const char *data, struct fault *fault)
{
    int code = database_open(pool, data, "measures.db", BUSY_MILLISECONDS, definition, &measures->database, fault);
    return code == SQLITE_OK ? database_prepare(measures->database, texts, measures->statements, COUNT) : code;
}

struct measures *measures_open(struct pool *pool, const char *data, struct fault *fault)
{
    struct measures *measures = pool_alloc(pool, sizeof *measures);
    const char *path = pool_format(pool, "%s/measures.db", data);
    pool_on_free(pool, measures_close, measures);
    int turn = turn_open(pool, data, fault);
    if (turn < 0)
        return NULL;
    bool taken = turn_take(turn, STARTING_SECONDS, fault);
    int code = taken ? measures_ready(measures, pool, data, fault) : SQLITE_BUSY;
    close(turn); /* and gives the turn */
    if (code == SQLITE_OK)
        return measures;
    fault_set(fault, 503, "full", "%s: %s", path, measures->database ? sqlite3_errmsg(measures->database) : "no turn");
    return NULL;
}

/* A step of that statement with these values; SQLite's code. */
static int step(struct measures *measures, size_t which, const char *kinds, ...)
{
    int next = 1;
    va_list values;
    va_start(values, kinds);
    statement_bind(measures->statements[which], &next, kinds, values);
    va_end(values);
    return sqlite3_step(measures->statements[which]);
}

/* Once an hour. */
static void forget(struct measures *measures, int64_t hour)
{
    if (hour == measures->hour)
        return;
    measures->hour = hour;
    step(measures, FORGET, "n", hour);
    sqlite3_reset(measures->statements[FORGET]);
}

int64_t measures_count(struct measures *measures, const char *what, const char *whom, int64_t now, int64_t count)
{
    int64_t hour = now / SECONDS_AN_HOUR, total = count;
    forget(measures, hour);
    if (step(measures, ADD, "nttn", hour, what, whom, count) == SQLITE_ROW)
        total = sqlite3_column_int64(measures->statements[ADD], 0);
    else
        log_line("a measure of %s was not kept: %s", what, sqlite3_errmsg(measures->database));
    sqlite3_reset(measures->statements[ADD]);
    return total;
}
