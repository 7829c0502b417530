#include "store/side_store.h"

#include <unistd.h>

#include "base/pool.h"
#include "store/sqlite.h"

/* How long what is done waits for another. */
#define BUSY_MILLISECONDS 1000

static void side_store_close(void *thing)
{
    struct side_store *side = thing;
    database_close(side->database, side->statements, side->count);
}

/* Opens the database, makes its tables, prepares the statements; SQLite's code. For who has the turn. */
static int side_store_ready(struct side_store *side, struct pool *pool, const char *data,
                            const struct side_definition *definition, struct fault *fault)
{
    int code =
        database_open(pool, data, definition->name, BUSY_MILLISECONDS, definition->tables, &side->database, fault);
    return code == SQLITE_OK ? database_prepare(side->database, definition->texts, side->statements, side->count)
                             : code;
}

struct side_store *side_store_open(struct pool *pool, const char *data, const struct side_definition *definition,
                                   struct fault *fault)
{
    struct side_store *side = pool_alloc(pool, sizeof *side);
    side->count = definition->count;
    side->statements = pool_array(pool, side->count, sizeof *side->statements);
    pool_on_free(pool, side_store_close, side);
    int turn = turn_open(pool, data, fault);
    if (turn < 0)
        return NULL;
    bool taken = turn_take(turn, STARTING_SECONDS, fault);
    int code = taken ? side_store_ready(side, pool, data, definition, fault) : SQLITE_BUSY;
    close(turn); /* and gives the turn */
    if (code == SQLITE_OK)
        return side;
    fault_set(fault, 503, "full", "%s/%s: %s", data, definition->name,
              side->database ? sqlite3_errmsg(side->database) : "no turn");
    return NULL;
}

static sqlite3_stmt *bound(struct side_store *side, size_t which, const char *kinds, va_list values)
{
    int next = 1;
    statement_bind(side->statements[which], &next, kinds, values);
    return side->statements[which];
}

sqlite3_stmt *side_store_bound(struct side_store *side, size_t which, const char *kinds, ...)
{
    va_list values;
    va_start(values, kinds);
    sqlite3_stmt *statement = bound(side, which, kinds, values);
    va_end(values);
    return statement;
}

int side_store_step(struct side_store *side, size_t which, const char *kinds, ...)
{
    va_list values;
    va_start(values, kinds);
    sqlite3_stmt *statement = bound(side, which, kinds, values);
    va_end(values);
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code;
}

int64_t side_store_number(struct side_store *side, int64_t otherwise, size_t which, const char *kinds, ...)
{
    va_list values;
    va_start(values, kinds);
    sqlite3_stmt *statement = bound(side, which, kinds, values);
    va_end(values);
    int64_t number = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : otherwise;
    sqlite3_reset(statement);
    return number;
}
