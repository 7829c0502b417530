#include "store/sqlite.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/pool.h"
#include "store/data_folder.h"

#define BUSY_MILLISECONDS 5000

/* Reading maps the file: all processes share its pages, and no page that is shown is copied first. */
#define MAPPED "PRAGMA mmap_size = 268435456;"

static const char *const store_settings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON;" MAPPED;

bool store_failed(struct store *store, struct fault *fault, int code)
{
    bool taken = code == SQLITE_CONSTRAINT_PRIMARYKEY;
    struct fault now = {0};
    if (taken)
        fault_set(&now, 409, "stale", "that number is taken");
    else
        fault_set(&now, 503, "full", "database: %s (%d)", sqlite3_errmsg(store->database), code);
    if (store->writing && !store->failed) {
        store->failed = true;
        store->first = now;
    }
    return fault_set(fault, now.kind, now.code, "%s", now.detail);
}

static void store_close(void *thing)
{
    struct store *store = thing;
    database_close(store->database, store->statements, STATEMENT_COUNT);
    if (store->turn >= 0)
        close(store->turn);
}

/* True if it is empty, or of an earlier version than its definition says. */
static bool store_is_older(struct store *store, const char *definition)
{
    static const char version[] = "PRAGMA user_version = ";
    const char *said = strstr(definition, version);
    sqlite3_stmt *statement = NULL;
    bool older = said != NULL &&
                 sqlite3_prepare_v2(store->database, "PRAGMA user_version", -1, &statement, NULL) == SQLITE_OK &&
                 sqlite3_step(statement) == SQLITE_ROW &&
                 sqlite3_column_int(statement, 0) < strtol(said + sizeof version - 1, NULL, 10);
    sqlite3_finalize(statement);
    return older;
}

/* Makes the tables that are missing in one transaction; a second process that asks meanwhile finds them made. */
static bool store_define(struct store *store, const char *definition, struct fault *fault)
{
    char *text = NULL;
    if (!g_file_get_contents(definition, &text, NULL, NULL))
        return fault_set(fault, 500, "broken", "%s cannot be read", definition);
    int code = SQLITE_OK;
    if (store_is_older(store, text)) {
        code = sqlite3_exec(store->database, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        if (code == SQLITE_OK && store_is_older(store, text))
            code = sqlite3_exec(store->database, text, NULL, NULL, NULL);
        if (code == SQLITE_OK)
            code = sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL);
    }
    g_free(text);
    return code == SQLITE_OK || store_failed(store, fault, code);
}

int database_open(struct pool *pool, const char *data, const char *name, int wait, const char *settings,
                  sqlite3 **database, struct fault *fault)
{
    if (!data_folder_make(pool, data, name, fault))
        return SQLITE_CANTOPEN;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX; /* a process is one thread */
    int code = sqlite3_open_v2(pool_format(pool, "%s/%s", data, name), database, flags, NULL);
    if (code != SQLITE_OK)
        return code;
    if (sqlite3_db_readonly(*database, "main") != 0)
        return SQLITE_READONLY;
    sqlite3_extended_result_codes(*database, 1);
    sqlite3_busy_timeout(*database, wait);
    sqlite3_db_config(*database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return sqlite3_exec(*database, settings, NULL, NULL, NULL);
}

int database_prepare(sqlite3 *database, const char *const *texts, sqlite3_stmt **statements, size_t count)
{
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < count; i++)
        code = sqlite3_prepare_v3(database, texts[i], -1, SQLITE_PREPARE_PERSISTENT, &statements[i], NULL);
    return code;
}

void database_close(sqlite3 *database, sqlite3_stmt **statements, size_t count)
{
    for (size_t i = 0; i < count; i++)
        sqlite3_finalize(statements[i]);
    sqlite3_close(database);
}

/* Opens the database, makes or brings up its tables. For who has the turn. */
static bool store_ready(struct store *store, struct pool *pool, const char *data, const char *definition,
                        struct fault *fault)
{
    int code = database_open(pool, data, "redress.db", BUSY_MILLISECONDS, store_settings, &store->database, fault);
    if (code != SQLITE_OK)
        return store_failed(store, fault, code);
    return store_define(store, definition, fault);
}

void store_release(struct store *store)
{
    sqlite3_exec(store->database, "PRAGMA mmap_size = 0; PRAGMA shrink_memory;" MAPPED, NULL, NULL, NULL);
}

struct store *store_open(struct pool *pool, const char *data, const char *definition, struct fault *fault)
{
    struct store *store = pool_alloc(pool, sizeof *store);
    store->turn = turn_open(pool, data, fault);
    pool_on_free(pool, store_close, store);
    if (store->turn < 0 || !turn_take(store->turn, STARTING_SECONDS, fault))
        return NULL;
    bool ready = store_ready(store, pool, data, definition, fault);
    turn_give(store->turn);
    if (!ready)
        return NULL;
    int code = database_prepare(store->database, statement_texts, store->statements, STATEMENT_COUNT);
    return code == SQLITE_OK || store_failed(store, fault, code) ? store : NULL;
}
