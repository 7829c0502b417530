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
static const char *const adding = "INSERT INTO look (reference, at, user, program) VALUES (?1, ?2, ?3, ?4)";
#define NEWEST_FIRST " AND at <= ?2 ORDER BY at DESC, rowid DESC LIMIT ?3 OFFSET ?4"
static const char *const listing = "SELECT at, user, program FROM look WHERE reference = ?1" NEWEST_FIRST;
static const char *const listing_one =
    "SELECT at, user, program FROM look WHERE reference = ?1 AND user = ?5" NEWEST_FIRST;
static const char *const people = "SELECT user, count(*), min(at), max(at) FROM look WHERE reference = ?1"
                                  " GROUP BY user ORDER BY user LIMIT ?2";

static const char *const walking =
    "SELECT reference, at, user, program FROM look WHERE ?1 IS NULL OR user = ?1 ORDER BY rowid";

struct looks {
    sqlite3 *database;
    sqlite3_stmt *add, *list, *list_one, *people, *walk;
};

static void looks_close(void *thing)
{
    struct looks *looks = thing;
    sqlite3_finalize(looks->add);
    sqlite3_finalize(looks->list);
    sqlite3_finalize(looks->list_one);
    sqlite3_finalize(looks->people);
    sqlite3_finalize(looks->walk);
    sqlite3_close(looks->database);
}

/* Opens the database, makes its table, prepares the statements; SQLite's code. For who has the turn. */
static int looks_ready(struct looks *looks, struct pool *pool, const char *data, struct fault *fault)
{
    int code = database_open(pool, data, "looks.db", &looks->database, fault);
    sqlite3_busy_timeout(looks->database, BUSY_MILLISECONDS);
    sqlite3_db_config(looks->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(looks->database, definition, NULL, NULL, NULL);
    const struct {
        const char *text;
        sqlite3_stmt **statement;
    } all[] = {{adding, &looks->add},
               {listing, &looks->list},
               {listing_one, &looks->list_one},
               {people, &looks->people},
               {walking, &looks->walk}};
    for (size_t i = 0; code == SQLITE_OK && i < sizeof all / sizeof *all; i++)
        code = sqlite3_prepare_v3(looks->database, all[i].text, -1, SQLITE_PREPARE_PERSISTENT, all[i].statement, NULL);
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

bool looks_keep(struct looks *looks, const char *reference, const struct look *look, struct fault *fault)
{
    sqlite3_bind_text(looks->add, 1, reference, -1, SQLITE_STATIC);
    sqlite3_bind_int64(looks->add, 2, look->at);
    sqlite3_bind_text(looks->add, 3, look->user, -1, SQLITE_STATIC);
    sqlite3_bind_text(looks->add, 4, look->program, -1, SQLITE_STATIC);
    bool kept = sqlite3_step(looks->add) == SQLITE_DONE;
    if (!kept)
        fault_set(fault, 503, "full", "a look at %s through %s was not kept: %s", reference, look->program,
                  sqlite3_errmsg(looks->database));
    sqlite3_reset(looks->add);
    return kept;
}

size_t looks_of(struct looks *looks, struct pool *pool, const struct look_choice *choice, struct look *list,
                size_t most)
{
    sqlite3_stmt *statement = choice->user ? looks->list_one : looks->list;
    size_t count = 0;
    sqlite3_bind_text(statement, 1, choice->reference, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, choice->until);
    sqlite3_bind_int64(statement, 3, (sqlite3_int64)most);
    sqlite3_bind_int(statement, 4, choice->passed);
    if (choice->user)
        sqlite3_bind_text(statement, 5, choice->user, -1, SQLITE_STATIC);
    while (count < most && sqlite3_step(statement) == SQLITE_ROW) {
        list[count].at = sqlite3_column_int64(statement, 0);
        list[count].user = pool_copy(pool, (const char *)sqlite3_column_text(statement, 1));
        list[count++].program = pool_copy(pool, (const char *)sqlite3_column_text(statement, 2));
    }
    sqlite3_reset(statement);
    return count;
}

size_t looks_people(struct looks *looks, struct pool *pool, const char *reference, struct looker *list, size_t most)
{
    size_t count = 0;
    sqlite3_bind_text(looks->people, 1, reference, -1, SQLITE_STATIC);
    sqlite3_bind_int64(looks->people, 2, (sqlite3_int64)most);
    while (count < most && sqlite3_step(looks->people) == SQLITE_ROW) {
        list[count].user = pool_copy(pool, (const char *)sqlite3_column_text(looks->people, 0));
        list[count].count = sqlite3_column_int64(looks->people, 1);
        list[count].first = sqlite3_column_int64(looks->people, 2);
        list[count++].last = sqlite3_column_int64(looks->people, 3);
    }
    sqlite3_reset(looks->people);
    return count;
}

void looks_walk(struct looks *looks, const char *user,
                void (*each)(const char *reference, const struct look *look, void *closure), void *closure)
{
    sqlite3_bind_text(looks->walk, 1, user, -1, SQLITE_STATIC);
    while (sqlite3_step(looks->walk) == SQLITE_ROW) {
        const struct look look = {.at = sqlite3_column_int64(looks->walk, 1),
                                  .user = (const char *)sqlite3_column_text(looks->walk, 2),
                                  .program = (const char *)sqlite3_column_text(looks->walk, 3)};
        each((const char *)sqlite3_column_text(looks->walk, 0), &look, closure);
    }
    sqlite3_reset(looks->walk);
}
