#include "store/looks.h"

#include <unistd.h>

#include "base/log.h"
#include "base/pool.h"
#include "store/sqlite.h"

/* How long a look waits for another that is being kept. */
#define BUSY_MILLISECONDS 1000

static const char *const definition =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF;"
    "CREATE TABLE IF NOT EXISTS look (reference TEXT NOT NULL, at INTEGER NOT NULL, user TEXT NOT NULL,"
    " program TEXT NOT NULL) STRICT;"
    "CREATE INDEX IF NOT EXISTS look_of_case ON look (reference, at);";
static const char *const adding = "INSERT INTO look (reference, at, user, program) VALUES (?1, ?2, ?3, ?4)";
static const char *const listing =
    "SELECT at, user, program FROM look WHERE reference = ?1 ORDER BY at DESC, rowid DESC LIMIT ?2";

struct looks {
    sqlite3 *database;
    sqlite3_stmt *add, *list;
};

static void looks_close(void *thing)
{
    struct looks *looks = thing;
    sqlite3_finalize(looks->add);
    sqlite3_finalize(looks->list);
    sqlite3_close(looks->database);
}

/* Opens the database, makes its table, prepares the statements; SQLite's code. For who has the turn. */
static int looks_ready(struct looks *looks, struct pool *pool, const char *data, struct fault *fault)
{
    int code = database_open(pool, data, "looks.db", &looks->database, fault);
    sqlite3_busy_timeout(looks->database, BUSY_MILLISECONDS);
    if (code == SQLITE_OK)
        code = sqlite3_exec(looks->database, definition, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v3(looks->database, adding, -1, SQLITE_PREPARE_PERSISTENT, &looks->add, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v3(looks->database, listing, -1, SQLITE_PREPARE_PERSISTENT, &looks->list, NULL);
    return code;
}

struct looks *looks_open(struct pool *pool, const char *data, struct fault *fault)
{
    struct looks *looks = pool_alloc(pool, sizeof *looks);
    const char *path = pool_format(pool, "%s/looks.db", data);
    pool_on_free(pool, looks_close, looks);
    int turn = turn_open(pool, data, fault);
    if (turn < 0)
        return NULL;
    bool taken = turn_take(turn, STARTING_SECONDS, fault);
    int code = taken ? looks_ready(looks, pool, data, fault) : SQLITE_BUSY;
    close(turn); /* and gives the turn */
    if (code == SQLITE_OK)
        return looks;
    fault_set(fault, 503, "full", "%s: %s", path, looks->database ? sqlite3_errmsg(looks->database) : "no turn");
    return NULL;
}

void looks_keep(struct looks *looks, const char *reference, const struct look *look)
{
    sqlite3_bind_text(looks->add, 1, reference, -1, SQLITE_STATIC);
    sqlite3_bind_int64(looks->add, 2, look->at);
    sqlite3_bind_text(looks->add, 3, look->user, -1, SQLITE_STATIC);
    sqlite3_bind_text(looks->add, 4, look->program, -1, SQLITE_STATIC);
    if (sqlite3_step(looks->add) != SQLITE_DONE)
        log_line("a look at %s through %s was not kept: %s", reference, look->program, sqlite3_errmsg(looks->database));
    sqlite3_reset(looks->add);
}

size_t looks_of(struct looks *looks, struct pool *pool, const char *reference, struct look *list, size_t most)
{
    size_t count = 0;
    sqlite3_bind_text(looks->list, 1, reference, -1, SQLITE_STATIC);
    sqlite3_bind_int64(looks->list, 2, (sqlite3_int64)most);
    while (count < most && sqlite3_step(looks->list) == SQLITE_ROW) {
        list[count].at = sqlite3_column_int64(looks->list, 0);
        list[count].user = pool_copy(pool, (const char *)sqlite3_column_text(looks->list, 1));
        list[count++].program = pool_copy(pool, (const char *)sqlite3_column_text(looks->list, 2));
    }
    sqlite3_reset(looks->list);
    return count;
}
