#include "store/waiting.h"

#include "base/log.h"
#include "base/pool.h"
#include "store/side_store.h"

enum { PUT, HAS, GET, TOGETHER, SWEEP, COUNT };

static const char *const texts[COUNT] = {
    [PUT] = "INSERT OR REPLACE INTO waiting_file (digest, until, bytes) VALUES (?1, ?2, ?3)",
    [HAS] = "SELECT 1 FROM waiting_file WHERE digest = ?1 AND until >= ?2",
    [GET] = "SELECT bytes FROM waiting_file WHERE digest = ?1",
    [TOGETHER] = "SELECT total(length(bytes)) FROM waiting_file",
    [SWEEP] = "DELETE FROM waiting_file WHERE until < ?1",
};

/* What is swept leaves nothing behind, and its room goes back to the disk. */
static const struct side_definition definition = {
    .name = "waiting.db",
    .tables =
        "PRAGMA auto_vacuum = FULL;" SIDE_SETTINGS "PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 1048576;"
        "CREATE TABLE IF NOT EXISTS waiting_file (digest TEXT NOT NULL PRIMARY KEY, until INTEGER NOT NULL,"
        " bytes BLOB NOT NULL) STRICT;",
    .texts = texts,
    .count = COUNT,
};

struct waiting {
    struct side_store *side;
};

struct waiting *waiting_open(struct pool *pool, const char *data, struct fault *fault)
{
    struct waiting *waiting = pool_alloc(pool, sizeof *waiting);
    waiting->side = side_store_open(pool, data, &definition, fault);
    return waiting->side ? waiting : NULL;
}

bool waiting_keeps(struct waiting *waiting, const char *digest, int64_t now)
{
    return side_store_number(waiting->side, 0, HAS, "tn", digest, now + WAITING_SECONDS) == 1;
}

bool waiting_keep(struct waiting *waiting, const char *digest, const char *bytes, size_t size, int64_t now)
{
    side_store_step(waiting->side, SWEEP, "n", now);
    if (waiting_keeps(waiting, digest, now))
        return true;
    if (side_store_number(waiting->side, WAITING_MOST, TOGETHER, "") + (int64_t)size > WAITING_MOST)
        return false;
    int64_t until = now + INT64_C(2) * WAITING_SECONDS;
    bool kept = side_store_step(waiting->side, PUT, "tnb", digest, until, bytes, size) == SQLITE_DONE;
    if (!kept)
        log_line("a file that came was not kept: %s", sqlite3_errmsg(waiting->side->database));
    return kept;
}

const char *waiting_bytes(struct waiting *waiting, struct pool *pool, const char *digest, size_t size)
{
    sqlite3_stmt *get = side_store_bound(waiting->side, GET, "t", digest);
    bool there = sqlite3_step(get) == SQLITE_ROW && (size_t)sqlite3_column_bytes(get, 0) == size;
    const char *bytes = there ? pool_copy_part(pool, sqlite3_column_blob(get, 0), size) : NULL;
    sqlite3_reset(get);
    return bytes;
}
