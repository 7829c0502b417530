/* Turns: transactions of several processes, one after the other. */
#include "store/sqlite.h"

#include <stdlib.h>
#include <sys/file.h>
#include <time.h>

#include "base/log.h"

/* How long a process waits for its turn to write, in steps of a millisecond. */
#define TURN_STEPS 5000

/* Several writers on SQLite's own waiting starve each other, so they take turns by a lock of their own; the kernel
 * gives it back when a process dies. */
static bool take_turn(struct store *store)
{
    const struct timespec step = {.tv_nsec = 1000000};
    for (int i = 0; i < TURN_STEPS; i++) {
        if (flock(store->turn, LOCK_EX | LOCK_NB) == 0)
            return true;
        nanosleep(&step, NULL);
    }
    return false;
}

bool store_begin(struct store *store, struct fault *fault)
{
    if (!take_turn(store))
        return fault_set(fault, 503, "full", "no turn to write");
    struct run run = run_start(store, BEGIN, fault);
    bool begun = run_once(&run);
    store->writing = begun;
    if (!begun)
        flock(store->turn, LOCK_UN);
    return begun;
}

static void store_end(struct store *store)
{
    store->writing = false;
    store->failed = false;
    flock(store->turn, LOCK_UN);
}

bool store_commit(struct store *store, struct fault *fault)
{
    struct run run = run_start(store, COMMIT, fault);
    bool done = run_once(&run);
    if (done)
        store_end(store);
    else
        store_rollback(store);
    return done;
}

void store_rollback(struct store *store)
{
    if (!store->writing)
        return;
    store->failed = false;
    struct fault ignored = {0};
    struct run run = run_start(store, ROLLBACK, &ignored);
    if (sqlite3_get_autocommit(store->database) == 0 && !run_once(&run)) {
        /* The transaction stays open, so nothing more can be written: a fresh process begins without it. */
        log_line("rollback failed: %s", ignored.detail);
        abort();
    }
    store_end(store);
}
