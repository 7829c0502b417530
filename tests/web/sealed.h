/* What rests on the installation's key, tested with one that is known, so that it can be written down. */
#ifndef REDRESS_TESTS_WEB_SEALED_H
#define REDRESS_TESTS_WEB_SEALED_H

#include "base/fault.h"
#include "base/pool.h"
#include "store/folder.h"
#include "base/seal.h"

#define REFERENCE "C-2026-000123-9"

static struct pool *pool;
static const char *folder;
static const struct seal *seal;

static inline const struct seal *opened(void)
{
    struct fault fault = {0};
    const struct seal *found = seal_open(pool, folder, &fault);
    ck_assert_msg(found != NULL, "%s", fault.detail);
    return found;
}

static inline void setup(void)
{
    pool = pool_new();
    folder = folder_new(pool);
    folder_file(pool, folder, "secret", "a secret of exactly 32 bytes....");
    seal = opened();
}

static inline void teardown(void)
{
    folder_remove(pool, folder);
    pool_free(pool);
}

#endif
