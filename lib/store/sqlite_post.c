/* The store's messages. */
#include "store/post.h"
#include "store/sqlite.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/pool.h"

/* How much of a message is in memory at a time. */
enum { PIECE = 64 * 1024 };

/* Fills the bytes of a new row from the file; SQLite's code. */
static int fill(sqlite3_blob *blob, int file)
{
    char piece[PIECE];
    int size = sqlite3_blob_bytes(blob), code = SQLITE_OK;
    for (int at = 0; code == SQLITE_OK && at < size;) {
        ssize_t got = pread(file, piece, PIECE, at);
        if (got <= 0)
            return SQLITE_IOERR_READ;
        int length = got < size - at ? (int)got : size - at;
        code = sqlite3_blob_write(blob, piece, length, at);
        at += length;
    }
    return code;
}

/* Opens the bytes of that row; to be closed in any case. SQLite's code. */
static int bytes_open(struct store *store, int64_t number, bool writes, sqlite3_blob **blob)
{
    return sqlite3_blob_open(store->database, "main", "post", "bytes", number, writes, blob);
}

bool store_add_post(struct store *store, const char *identity, int64_t received, int file, bool *repeated,
                    struct fault *fault)
{
    struct stat about;
    if (fstat(file, &about) != 0)
        return store_failed(store, fault, SQLITE_IOERR_READ);
    if (!store_run(store, ADD_POST, fault, "tnn", identity, received, (int64_t)about.st_size))
        return false;
    *repeated = sqlite3_changes(store->database) == 0;
    if (*repeated)
        return true;
    int64_t number = sqlite3_last_insert_rowid(store->database);
    if (!store_run(store, ADD_UNLOOKED, fault, "n", number))
        return false;
    sqlite3_blob *blob = NULL;
    int code = bytes_open(store, number, true, &blob);
    if (code == SQLITE_OK)
        code = fill(blob, file);
    int closed = sqlite3_blob_close(blob);
    code = code == SQLITE_OK ? closed : code;
    return code == SQLITE_OK || store_failed(store, fault, code);
}

/* The message under the statement, if there is one; ends the run. */
static bool read_post(struct run *run, struct pool *pool, struct stored_post *post)
{
    bool found = run_row(run);
    if (found)
        *post = (struct stored_post){.number = column_number(run, 0),
                                     .received = column_number(run, 1),
                                     .size = column_number(run, 2),
                                     .sorted = {.how = column_text(run, pool, 3),
                                                .reference = column_text(run, pool, 4),
                                                .seq = column_number(run, 5),
                                                .by = column_text(run, pool, 6),
                                                .at = column_number(run, 7),
                                                .place = column_text(run, pool, 10),
                                                .reply = column_text(run, pool, 11),
                                                .sent = column_number(run, 12) == 1},
                                     .both = column_number(run, 8) == 1,
                                     .first = column_text(run, pool, 9)};
    return run_end(run) && found;
}

bool store_post(struct store *store, struct pool *pool, int64_t number, struct stored_post *post, struct fault *fault)
{
    struct run run = run_start(store, GET_POST, fault, "n", number);
    return read_post(&run, pool, post);
}

bool store_next_post(struct store *store, struct pool *pool, const struct stored_post *after, struct stored_post *post,
                     struct fault *fault)
{
    struct run run = run_start(store, LIST_POST, fault, "nn", after->received, after->number);
    return read_post(&run, pool, post);
}

bool store_unlooked_post(struct store *store, struct pool *pool, int64_t after, struct stored_post *post,
                         struct fault *fault)
{
    struct run run = run_start(store, NEXT_UNLOOKED, fault, "n", after);
    return read_post(&run, pool, post);
}

bool store_look_post(struct store *store, int64_t number, bool *before, struct fault *fault)
{
    bool looked = store_run(store, DROP_UNLOOKED, fault, "n", number);
    *before = looked && sqlite3_changes(store->database) == 0;
    return looked;
}

bool store_filed_post(struct store *store, struct pool *pool, const struct stored_post *before,
                      struct stored_post *post, struct fault *fault)
{
    bool first = before->number == 0;
    struct run run = run_start(store, LIST_FILED, fault, "nn", first ? INT64_MAX : before->sorted.at,
                               first ? INT64_MAX : before->number);
    return read_post(&run, pool, post) && post->size > 0; /* else it was wiped out, and all before it were */
}

bool store_unfile_post(struct store *store, int64_t number, struct fault *fault)
{
    return store_run(store, UNFILE_POST, fault, "n", number) &&
           (sqlite3_changes(store->database) > 0 ||
            fault_set(fault, 409, "sorted", "the message was not filed by itself, or is gone"));
}

/* True if the message was there to be changed. */
static bool changed(struct store *store, struct fault *fault)
{
    return sqlite3_changes(store->database) > 0 ||
           fault_set(fault, 409, "sorted", "somebody has sorted the message before");
}

bool store_sort_post(struct store *store, int64_t number, const struct sorted_post *sorted, struct fault *fault)
{
    if (!store_run(store, SORT_POST, fault, "nttntn", number, sorted->how, sorted->reference, sorted->seq, sorted->by,
                   sorted->at) ||
        !changed(store, fault))
        return false;
    const int64_t wiped = sorted->at - POST_KEPT_SECONDS;
    bool passed = sorted->place == NULL || store_run(store, PASS_POST, fault, "nttn", number, sorted->place,
                                                     sorted->reply, (int64_t)sorted->sent);
    return passed && store_run(store, WIPE_POST, fault, "n", wiped) &&
           store_run(store, WIPE_REPLIES, fault, "n", wiped);
}

bool store_mark_post(struct store *store, int64_t number, bool both, struct fault *fault)
{
    return store_run(store, both ? MARK_POST : UNMARK_POST, fault, "n", number) && changed(store, fault);
}

bool store_halve_post(struct store *store, int64_t number, const char *first, struct fault *fault)
{
    return store_run(store, HALVE_POST, fault, "nt", number, first) && changed(store, fault);
}

const char *store_post_beginning(struct store *store, struct pool *pool, int64_t number, size_t most, size_t *length,
                                 struct fault *fault)
{
    sqlite3_blob *blob = NULL;
    int code = bytes_open(store, number, false, &blob);
    size_t size = code == SQLITE_OK ? (size_t)sqlite3_blob_bytes(blob) : 0;
    *length = size < most ? size : most;
    char *bytes = pool_alloc(pool, *length + 1);
    if (code == SQLITE_OK)
        code = sqlite3_blob_read(blob, bytes, (int)*length, 0);
    sqlite3_blob_close(blob);
    if (code == SQLITE_OK)
        return bytes;
    store_failed(store, fault, code);
    return NULL;
}

bool store_post_bytes(struct store *store, int64_t number, int file, struct fault *fault)
{
    char piece[PIECE];
    sqlite3_blob *blob = NULL;
    int code = bytes_open(store, number, false, &blob);
    int size = code == SQLITE_OK ? sqlite3_blob_bytes(blob) : 0;
    bool written = true;
    for (int at = 0, length; code == SQLITE_OK && written && at < size; at += length) {
        length = size - at < PIECE ? size - at : PIECE;
        code = sqlite3_blob_read(blob, piece, length, at);
        written = code != SQLITE_OK || write(file, piece, (size_t)length) == length;
    }
    sqlite3_blob_close(blob);
    if (!written)
        return fault_set(fault, 503, "full", "a message could not be written to a file");
    return code == SQLITE_OK || store_failed(store, fault, code);
}
