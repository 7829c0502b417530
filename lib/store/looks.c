#include "store/looks.h"

#include <unistd.h>

#include "base/fault.h"
#include "base/pool.h"
#include "store/sqlite.h"

/* How long a look waits for another that is being kept. */
#define BUSY_MILLISECONDS 1000

static const char *const definition =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON;"
    "CREATE TABLE IF NOT EXISTS look (reference TEXT NOT NULL, at INTEGER NOT NULL, user TEXT NOT NULL,"
    " program TEXT NOT NULL) STRICT;"
    "CREATE INDEX IF NOT EXISTS look_of_case ON look (reference, at);"
    "CREATE INDEX IF NOT EXISTS look_of_user ON look (reference, user, at);"
    "CREATE TRIGGER IF NOT EXISTS look_stays BEFORE UPDATE ON look"
    " BEGIN SELECT raise(ABORT, 'a look is never changed'); END;"
    "CREATE TRIGGER IF NOT EXISTS look_lasts BEFORE DELETE ON look"
    " BEGIN SELECT raise(ABORT, 'a look is never deleted'); END;";
#define NEWEST_FIRST " AND at <= ?2 ORDER BY at DESC, rowid DESC LIMIT ?3 OFFSET ?4"

enum { ADD, LIST_ALL, LIST_ONE, PEOPLE, WALK, COUNT };

static const char *const texts[COUNT] = {
    [ADD] = "INSERT INTO look (reference, at, user, program) VALUES (?1, ?2, ?3, ?4)",
    [LIST_ALL] = "SELECT at, user, program FROM look WHERE reference = ?1" NEWEST_FIRST,
    [LIST_ONE] = "SELECT at, user, program FROM look WHERE reference = ?1 AND user = ?5" NEWEST_FIRST,
    [PEOPLE] = "SELECT user, count(*), min(at), max(at) FROM look WHERE reference = ?1"
               " GROUP BY user ORDER BY user LIMIT ?2",
    [WALK] = "SELECT reference, at, user, program FROM look WHERE ?1 IS NULL OR user = ?1 ORDER BY rowid",
};

struct looks {
    sqlite3 *database;
    sqlite3_stmt *statements[COUNT];
};

static void looks_close(void *thing)
{
    struct looks *looks = thing;
    database_close(looks->database, looks->statements, COUNT);
}

/* That statement, bound to these values. */
static sqlite3_stmt *bound(struct looks *looks, size_t which, const char *kinds, ...)
{
    int next = 1;
    va_list values;
    va_start(values, kinds);
    statement_bind(looks->statements[which], &next, kinds, values);
    va_end(values);
    return looks->statements[which];
}

static const char *text_at(sqlite3_stmt *statement, struct pool *pool, int column)
{
    return pool_copy(pool, (const char *)sqlite3_column_text(statement, column));
}

/* Opens the database, makes its table, prepares the statements; SQLite's code. For who has the turn. */
static int looks_ready(struct looks *looks, struct pool *pool, const char *data, struct fault *fault)
{
    int code = database_open(pool, data, "looks.db", BUSY_MILLISECONDS, definition, &looks->database, fault);
    return code == SQLITE_OK ? database_prepare(looks->database, texts, looks->statements, COUNT) : code;
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

bool looks_keep(struct looks *looks, const char *reference, const struct look *look, struct fault *fault)
{
    sqlite3_stmt *add = bound(looks, ADD, "tntt", reference, look->at, look->user, look->program);
    bool kept = sqlite3_step(add) == SQLITE_DONE;
    if (!kept)
        fault_set(fault, 503, "full", "a look at %s through %s was not kept: %s", reference, look->program,
                  sqlite3_errmsg(looks->database));
    sqlite3_reset(add);
    return kept;
}

size_t looks_of(struct looks *looks, struct pool *pool, const struct look_choice *choice, struct look *list,
                size_t most)
{
    size_t which = choice->user ? LIST_ONE : LIST_ALL, count = 0;
    sqlite3_stmt *statement = bound(looks, which, choice->user ? "tnnit" : "tnni", choice->reference, choice->until,
                                    (int64_t)most, choice->passed, choice->user);
    while (count < most && sqlite3_step(statement) == SQLITE_ROW)
        list[count++] = (struct look){.at = sqlite3_column_int64(statement, 0),
                                      .user = text_at(statement, pool, 1),
                                      .program = text_at(statement, pool, 2)};
    sqlite3_reset(statement);
    return count;
}

size_t looks_people(struct looks *looks, struct pool *pool, const char *reference, struct looker *list, size_t most)
{
    size_t count = 0;
    sqlite3_stmt *statement = bound(looks, PEOPLE, "tn", reference, (int64_t)most);
    while (count < most && sqlite3_step(statement) == SQLITE_ROW)
        list[count++] = (struct looker){.user = text_at(statement, pool, 0),
                                        .count = sqlite3_column_int64(statement, 1),
                                        .first = sqlite3_column_int64(statement, 2),
                                        .last = sqlite3_column_int64(statement, 3)};
    sqlite3_reset(statement);
    return count;
}

void looks_walk(struct looks *looks, const char *user,
                void (*each)(const char *reference, const struct look *look, void *closure), void *closure)
{
    sqlite3_stmt *walk = bound(looks, WALK, "t", user);
    while (sqlite3_step(walk) == SQLITE_ROW) {
        const struct look look = {.at = sqlite3_column_int64(walk, 1),
                                  .user = (const char *)sqlite3_column_text(walk, 2),
                                  .program = (const char *)sqlite3_column_text(walk, 3)};
        each((const char *)sqlite3_column_text(walk, 0), &look, closure);
    }
    sqlite3_reset(walk);
}
