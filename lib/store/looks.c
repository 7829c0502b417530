#include "store/looks.h"

#include "base/fault.h"
#include "base/pool.h"
#include "store/side_store.h"

#define NEWEST_FIRST " AND at <= ?2 ORDER BY at DESC, rowid DESC LIMIT ?3 OFFSET ?4"

enum { ADD, LIST_ALL, LIST_ONE, PEOPLE, LAST, WALK, COUNT };

static const char *const texts[COUNT] = {
    [ADD] = "INSERT INTO look (reference, at, user, program) VALUES (?1, ?2, ?3, ?4)",
    [LIST_ALL] = "SELECT at, user, program FROM look WHERE reference = ?1" NEWEST_FIRST,
    [LIST_ONE] = "SELECT at, user, program FROM look WHERE reference = ?1 AND user = ?5" NEWEST_FIRST,
    [PEOPLE] = "SELECT user, count(*), min(at), max(at) FROM look WHERE reference = ?1"
               " GROUP BY user ORDER BY user LIMIT ?2",
    [LAST] = "SELECT at FROM look WHERE reference = ?1 AND user = ?2 AND program = ?3 ORDER BY at DESC LIMIT 1",
    [WALK] = "SELECT reference, at, user, program FROM look WHERE ?1 IS NULL OR user = ?1 ORDER BY rowid",
};

static const struct side_definition definition = {
    .name = "looks.db",
    .tables = SIDE_SETTINGS
    "CREATE TABLE IF NOT EXISTS look (reference TEXT NOT NULL, at INTEGER NOT NULL, user TEXT NOT NULL,"
    " program TEXT NOT NULL) STRICT;"
    "CREATE INDEX IF NOT EXISTS look_of_case ON look (reference, at);"
    "CREATE INDEX IF NOT EXISTS look_of_user ON look (reference, user, at);"
    "CREATE TRIGGER IF NOT EXISTS look_stays BEFORE UPDATE ON look"
    " BEGIN SELECT raise(ABORT, 'a look is never changed'); END;"
    "CREATE TRIGGER IF NOT EXISTS look_lasts BEFORE DELETE ON look"
    " BEGIN SELECT raise(ABORT, 'a look is never deleted'); END;",
    .texts = texts,
    .count = COUNT,
};

struct looks {
    struct side_store *side;
};

static const char *text_at(sqlite3_stmt *statement, struct pool *pool, int column)
{
    return pool_copy(pool, (const char *)sqlite3_column_text(statement, column));
}

struct looks *looks_open(struct pool *pool, const char *data, struct fault *fault)
{
    struct looks *looks = pool_alloc(pool, sizeof *looks);
    looks->side = side_store_open(pool, data, &definition, fault);
    return looks->side ? looks : NULL;
}

bool looks_keep(struct looks *looks, const char *reference, const struct look *look, struct fault *fault)
{
    int code = side_store_step(looks->side, ADD, "tntt", reference, look->at, look->user, look->program);
    return code == SQLITE_DONE || fault_set(fault, 503, "full", "a look at %s through %s was not kept: %s", reference,
                                            look->program, sqlite3_errmsg(looks->side->database));
}

size_t looks_of(struct looks *looks, struct pool *pool, const struct look_choice *choice, struct look *list,
                size_t most)
{
    size_t which = choice->user ? LIST_ONE : LIST_ALL, count = 0;
    sqlite3_stmt *statement = side_store_bound(looks->side, which, choice->user ? "tnnit" : "tnni", choice->reference,
                                               choice->until, (int64_t)most, choice->passed, choice->user);
    for (; count < most && sqlite3_step(statement) == SQLITE_ROW; count++)
        list[count] = (struct look){.at = sqlite3_column_int64(statement, 0),
                                    .user = text_at(statement, pool, 1),
                                    .program = text_at(statement, pool, 2)};
    sqlite3_reset(statement);
    return count;
}

size_t looks_people(struct looks *looks, struct pool *pool, const char *reference, struct looker *list, size_t most)
{
    size_t count = 0;
    sqlite3_stmt *statement = side_store_bound(looks->side, PEOPLE, "tn", reference, (int64_t)most);
    for (; count < most && sqlite3_step(statement) == SQLITE_ROW; count++)
        list[count] = (struct looker){.user = text_at(statement, pool, 0),
                                      .count = sqlite3_column_int64(statement, 1),
                                      .first = sqlite3_column_int64(statement, 2),
                                      .last = sqlite3_column_int64(statement, 3)};
    sqlite3_reset(statement);
    return count;
}

int64_t looks_last(struct looks *looks, const char *reference, const char *user, const char *program)
{
    sqlite3_stmt *statement = side_store_bound(looks->side, LAST, "ttt", reference, user, program);
    int64_t last = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : INT64_MIN;
    sqlite3_reset(statement);
    return last;
}

void looks_walk(struct looks *looks, const char *user,
                void (*each)(const char *reference, const struct look *look, void *closure), void *closure)
{
    sqlite3_stmt *walk = side_store_bound(looks->side, WALK, "t", user);
    while (sqlite3_step(walk) == SQLITE_ROW) {
        const struct look look = {.at = sqlite3_column_int64(walk, 1),
                                  .user = (const char *)sqlite3_column_text(walk, 2),
                                  .program = (const char *)sqlite3_column_text(walk, 3)};
        each((const char *)sqlite3_column_text(walk, 0), &look, closure);
    }
    sqlite3_reset(walk);
}
