#include "store/measures.h"

#include "base/log.h"
#include "base/pool.h"
#include "store/side_store.h"
#include "store/store.h"

enum { SECONDS_AN_HOUR = 3600 };
enum { ADD, FORGET, COUNT };

static const char *const texts[COUNT] = {
    [ADD] = "INSERT INTO measure (hour, what, whom, count) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (hour, what, whom) DO UPDATE SET count = count + excluded.count RETURNING count",
    [FORGET] = "DELETE FROM measure WHERE hour < ?1",
};

static const struct side_definition definition = {
    .name = "measures.db",
    .tables = SIDE_SETTINGS
    "CREATE TABLE IF NOT EXISTS measure (hour INTEGER NOT NULL, what TEXT NOT NULL, whom TEXT NOT NULL,"
    " count INTEGER NOT NULL, PRIMARY KEY (hour, what, whom)) STRICT, WITHOUT ROWID;",
    .texts = texts,
    .count = COUNT,
};

struct measures {
    struct side_store *side;
    int64_t hour; /* before which all is forgotten */
};

struct measures *measures_open(struct pool *pool, const char *data, struct fault *fault)
{
    struct measures *measures = pool_alloc(pool, sizeof *measures);
    measures->side = side_store_open(pool, data, &definition, fault);
    return measures->side ? measures : NULL;
}

/* Once an hour. */
static void forget(struct measures *measures, int64_t hour)
{
    if (hour != measures->hour)
        side_store_step(measures->side, FORGET, "n", hour);
    measures->hour = hour;
}

int64_t measures_count(struct measures *measures, const char *what, const char *whom, int64_t now, int64_t count)
{
    int64_t hour = now / SECONDS_AN_HOUR;
    forget(measures, hour);
    int64_t total = side_store_number(measures->side, STORE_NONE, ADD, "nttn", hour, what, whom, count);
    if (total != STORE_NONE)
        return total;
    log_line("a measure of %s was not kept: %s", what, sqlite3_errmsg(measures->side->database));
    return count;
}
