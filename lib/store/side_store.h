/* Side stores: small databases beside the store, which do not wait for the disk. For lib/store alone. */
#ifndef REDRESS_STORE_SIDE_STORE_H
#define REDRESS_STORE_SIDE_STORE_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct pool;

/* How each of them is used; stands before its tables. */
#define SIDE_SETTINGS                                                                                                  \
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = "   \
    "ON;"

/* What one is: the file's name in the data folder, settings and tables, its statements. */
struct side_definition {
    const char *name, *tables;
    const char *const *texts;
    size_t count;
};

struct side_store {
    sqlite3 *database;
    sqlite3_stmt **statements;
    size_t count;
};

/* Opens it, and makes it where there is none; closed with the pool. NULL with a fault 503. */
struct side_store *side_store_open(struct pool *pool, const char *data, const struct side_definition *definition,
                                   struct fault *fault);

/* That statement, bound as run_start (store/sqlite.h) binds, to be stepped and reset by the caller. */
sqlite3_stmt *side_store_bound(struct side_store *side, size_t which, const char *kinds, ...);

/* Steps it once and resets it; SQLite's code. */
int side_store_step(struct side_store *side, size_t which, const char *kinds, ...);

/* The number in the first column of its first row; `otherwise` if there is none. */
int64_t side_store_number(struct side_store *side, int64_t otherwise, size_t which, const char *kinds, ...);

#endif
