#include "store/desk.h"

#include "base/log.h"
#include "base/pool.h"
#include "store/side_store.h"

enum {
    PUT,
    GET,
    DISCARD,
    OF_USER,
    OF_CASE,
    TOGETHER,
    SWEEP,
    NAMES,
    PUT_VIEW,
    DROP_VIEW,
    VIEWS,
    VIEW_USERS,
    DROP_VIEWS,
    PUT_TIME,
    GET_TIME,
    TIME_USERS,
    DROP_TIMES,
    COUNT
};

#define NAMED " WHERE user = ?1 AND reference = ?2 AND action = ?3 AND corrects = ?4"
#define LISTED "SELECT user, reference, action, corrects, seq, at FROM draft WHERE "
#define NEWEST_FIRST " AND at > ?2 ORDER BY at DESC, reference, action LIMIT ?3"

static const char *const texts[COUNT] = {
    [PUT] = "INSERT OR REPLACE INTO draft (user, reference, action, corrects, seq, at, typed)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [GET] = "SELECT seq, at, typed FROM draft" NAMED " AND at > ?5",
    [DISCARD] = "DELETE FROM draft" NAMED,
    [OF_USER] = LISTED "user = ?1" NEWEST_FIRST,
    [OF_CASE] = LISTED "reference = ?1" NEWEST_FIRST,
    [TOGETHER] = "SELECT total(length(typed)) FROM draft",
    [SWEEP] = "DELETE FROM draft WHERE at <= ?1",
    [NAMES] = "SELECT user, reference, action, corrects FROM draft",
    [PUT_VIEW] = "INSERT OR REPLACE INTO view (user, name, query) VALUES (?1, ?2, ?3)",
    [DROP_VIEW] = "DELETE FROM view WHERE user = ?1 AND name = ?2",
    [VIEWS] = "SELECT name, query FROM view WHERE user = ?1 ORDER BY name LIMIT ?2",
    [VIEW_USERS] = "SELECT DISTINCT user FROM view",
    [DROP_VIEWS] = "DELETE FROM view WHERE user = ?1",
    [PUT_TIME] = "INSERT OR REPLACE INTO told (user, topic, time) VALUES (?1, ?2, ?3)",
    [GET_TIME] = "SELECT time FROM told WHERE user = ?1 AND topic = ?2",
    [TIME_USERS] = "SELECT DISTINCT user FROM told",
    [DROP_TIMES] = "DELETE FROM told WHERE user = ?1",
};

/* What is discarded leaves nothing behind, and its room goes back to the disk. */
static const struct side_definition definition = {
    .name = "desk.db",
    .tables =
        "PRAGMA auto_vacuum = FULL;" SIDE_SETTINGS "PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 1048576;"
        "CREATE TABLE IF NOT EXISTS draft (user TEXT NOT NULL, reference TEXT NOT NULL, action TEXT NOT NULL,"
        " corrects INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, typed BLOB NOT NULL,"
        " PRIMARY KEY (user, reference, action, corrects)) STRICT;"
        "CREATE INDEX IF NOT EXISTS draft_of_case ON draft (reference, at);"
        "CREATE INDEX IF NOT EXISTS draft_by_age ON draft (at);"
        "CREATE TABLE IF NOT EXISTS view (user TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,"
        " PRIMARY KEY (user, name)) STRICT;"
        "CREATE TABLE IF NOT EXISTS told (user TEXT NOT NULL, topic TEXT NOT NULL, time TEXT NOT NULL,"
        " PRIMARY KEY (user, topic)) STRICT;",
    .texts = texts,
    .count = COUNT,
};

struct desk {
    struct side_store *side;
};

struct desk *desk_open(struct pool *pool, const char *data, struct fault *fault)
{
    struct desk *desk = pool_alloc(pool, sizeof *desk);
    desk->side = side_store_open(pool, data, &definition, fault);
    return desk->side ? desk : NULL;
}

bool desk_keep(struct desk *desk, const struct desk_draft *draft)
{
    const struct desk_name *name = &draft->name;
    side_store_step(desk->side, SWEEP, "n", draft->at - DRAFT_SECONDS);
    int64_t together = side_store_number(desk->side, DRAFTS_MOST, TOGETHER, "");
    if (together + (int64_t)draft->size > DRAFTS_MOST)
        return false;
    bool kept = side_store_step(desk->side, PUT, "tttiinb", name->user, name->reference, name->action, name->corrects,
                                draft->seq, draft->at, draft->typed, draft->size) == SQLITE_DONE;
    if (!kept)
        log_line("a draft was not kept: %s", sqlite3_errmsg(desk->side->database));
    return kept;
}

const struct desk_draft *desk_find(struct desk *desk, struct pool *pool, const struct desk_name *name, int64_t now)
{
    struct desk_draft *draft = NULL;
    sqlite3_stmt *get = side_store_bound(desk->side, GET, "tttin", name->user, name->reference, name->action,
                                         name->corrects, now - DRAFT_SECONDS);
    if (sqlite3_step(get) == SQLITE_ROW) {
        draft = pool_alloc(pool, sizeof *draft);
        *draft = (struct desk_draft){.name = *name,
                                     .seq = sqlite3_column_int(get, 0),
                                     .at = sqlite3_column_int64(get, 1),
                                     .size = (size_t)sqlite3_column_bytes(get, 2)};
        draft->typed = pool_copy_part(pool, draft->size > 0 ? sqlite3_column_blob(get, 2) : "", draft->size);
    }
    sqlite3_reset(get);
    return draft;
}

void desk_discard(struct desk *desk, const struct desk_name *name)
{
    side_store_step(desk->side, DISCARD, "ttti", name->user, name->reference, name->action, name->corrects);
}

static const char *text_at(sqlite3_stmt *statement, struct pool *pool, int column)
{
    return pool_copy(pool, (const char *)sqlite3_column_text(statement, column));
}

static struct desk_name name_at(sqlite3_stmt *statement, struct pool *pool)
{
    return (struct desk_name){.user = text_at(statement, pool, 0),
                              .reference = text_at(statement, pool, 1),
                              .action = text_at(statement, pool, 2),
                              .corrects = sqlite3_column_int(statement, 3)};
}

size_t desk_list(struct desk *desk, struct pool *pool, const char *user, const char *reference, int64_t now,
                 struct desk_draft *list, size_t most)
{
    size_t count = 0;
    sqlite3_stmt *statement = side_store_bound(desk->side, user ? OF_USER : OF_CASE, "tnn", user ? user : reference,
                                               now - DRAFT_SECONDS, (int64_t)most);
    for (; count < most && sqlite3_step(statement) == SQLITE_ROW; count++)
        list[count] = (struct desk_draft){.name = name_at(statement, pool),
                                          .seq = sqlite3_column_int(statement, 4),
                                          .at = sqlite3_column_int64(statement, 5)};
    sqlite3_reset(statement);
    return count;
}

bool desk_keep_view(struct desk *desk, const char *user, const struct desk_view *view)
{
    bool kept = side_store_step(desk->side, PUT_VIEW, "ttt", user, view->name, view->query) == SQLITE_DONE;
    if (!kept)
        log_line("a view was not kept: %s", sqlite3_errmsg(desk->side->database));
    return kept;
}

void desk_drop_view(struct desk *desk, const char *user, const char *name)
{
    side_store_step(desk->side, DROP_VIEW, "tt", user, name);
}

size_t desk_views(struct desk *desk, struct pool *pool, const char *user, struct desk_view *views, size_t most)
{
    size_t count = 0;
    sqlite3_stmt *statement = side_store_bound(desk->side, VIEWS, "tn", user, (int64_t)most);
    for (; count < most && sqlite3_step(statement) == SQLITE_ROW; count++)
        views[count] = (struct desk_view){text_at(statement, pool, 0), text_at(statement, pool, 1)};
    sqlite3_reset(statement);
    return count;
}

const char *desk_time(struct desk *desk, struct pool *pool, const char *user, const char *topic)
{
    sqlite3_stmt *statement = side_store_bound(desk->side, GET_TIME, "tt", user, topic);
    const char *time = sqlite3_step(statement) == SQLITE_ROW ? text_at(statement, pool, 0) : NULL;
    sqlite3_reset(statement);
    return time;
}

bool desk_put_time(struct desk *desk, const char *user, const char *topic, const char *time)
{
    bool kept = side_store_step(desk->side, PUT_TIME, "ttt", user, topic, time) == SQLITE_DONE;
    if (!kept)
        log_line("a time to be told was not kept: %s", sqlite3_errmsg(desk->side->database));
    return kept;
}

/* What one statement drops, of the users whom the other names and who are no longer there. */
static void tidy_users(struct desk *desk, struct pool *pool, size_t named, size_t drop,
                       bool (*user_there)(const char *user, void *closure), void *closure)
{
    const char **users = NULL;
    size_t count = 0;
    sqlite3_stmt *statement = side_store_bound(desk->side, named, "");
    while (sqlite3_step(statement) == SQLITE_ROW)
        *LIST_ADD(pool, users, count) = text_at(statement, pool, 0);
    sqlite3_reset(statement);
    for (size_t i = 0; i < count; i++)
        if (!user_there(users[i], closure))
            side_store_step(desk->side, drop, "t", users[i]);
}

void desk_tidy(struct desk *desk, bool (*user_there)(const char *user, void *closure),
               bool (*case_there)(const char *reference, void *closure), void *closure)
{
    struct pool *pool = pool_new();
    struct desk_name *names = NULL;
    size_t count = 0;
    sqlite3_stmt *statement = side_store_bound(desk->side, NAMES, "");
    while (sqlite3_step(statement) == SQLITE_ROW)
        *LIST_ADD(pool, names, count) = name_at(statement, pool);
    sqlite3_reset(statement);
    for (size_t i = 0; i < count; i++)
        if (!user_there(names[i].user, closure) || !case_there(names[i].reference, closure))
            desk_discard(desk, &names[i]);
    tidy_users(desk, pool, VIEW_USERS, DROP_VIEWS, user_there, closure);
    tidy_users(desk, pool, TIME_USERS, DROP_TIMES, user_there, closure);
    pool_free(pool);
}
