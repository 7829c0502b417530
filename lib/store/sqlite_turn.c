/* Turns: transactions of several processes, one after the other. */
#include "store/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>

#include "base/log.h"
#include "base/pool.h"
#include "store/data_folder.h"

#define STEPS_A_SECOND 1000

/* Half of what a web server waits for an answer, so that who wrote gets it back from us. */
#define WRITING_SECONDS 30

int turn_open(struct pool *pool, const char *data, struct fault *fault)
{
    if (!data_folder_enter(data, fault) || !data_folder_make(pool, data, "turn", fault))
        return -1;
    const char *path = pool_format(pool, "%s/turn", data);
    int turn = open(path, O_RDWR | O_CLOEXEC);
    if (turn < 0)
        fault_set(fault, 503, "full", "%s: %s", path, strerror(errno));
    return turn;
}

bool turn_take(int turn, int seconds, struct fault *fault)
{
    const struct timespec step = {.tv_nsec = 1000000000 / STEPS_A_SECOND};
    for (int i = 0; i < seconds * STEPS_A_SECOND; i++) {
        if (flock(turn, LOCK_EX | LOCK_NB) == 0)
            return true;
        nanosleep(&step, NULL);
    }
    return fault_set(fault, 503, "full", "no turn to write");
}

void turn_give(int turn)
{
    flock(turn, LOCK_UN);
}

bool store_begin(struct store *store, struct fault *fault)
{
    if (!turn_take(store->turn, WRITING_SECONDS, fault))
        return false;
    store->writing = store_run(store, BEGIN, fault, "");
    if (!store->writing)
        turn_give(store->turn);
    return store->writing;
}

static void store_end(struct store *store)
{
    store->writing = false;
    store->failed = false;
    turn_give(store->turn);
}

bool store_commit(struct store *store, struct fault *fault)
{
    bool done = store_run(store, COMMIT, fault, "");
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
    if (sqlite3_get_autocommit(store->database) == 0 && !store_run(store, ROLLBACK, &ignored, "")) {
        /* The transaction stays open, so nothing more can be written: a fresh process begins without it. */
        log_line("rollback failed: %s", ignored.detail);
        abort();
    }
    store_end(store);
}
