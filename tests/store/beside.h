/* What the suites of whatever lies in a data folder begin with and leave: a pool, a folder of their own, no fault. What
 * is open lives in the pool, so that it is closed before its folder goes. */
#ifndef REDRESS_TESTS_STORE_BESIDE_H
#define REDRESS_TESTS_STORE_BESIDE_H

#include "base/fault.h"
#include "base/pool.h"
#include "store/folder.h"

static struct pool *pool;
static const char *folder;
static struct fault fault;

static inline void folder_setup(void)
{
    pool = pool_new();
    folder = folder_new(pool);
    fault = (struct fault){0};
}

/* Closes whatever is open, and goes on in the same folder. */
static inline void folder_close(void)
{
    struct pool *next = pool_new();
    folder = pool_copy(next, folder);
    pool_free(pool);
    pool = next;
}

static inline void folder_teardown(void)
{
    folder_close();
    folder_remove(pool, folder);
    pool_free(pool);
}

#endif
