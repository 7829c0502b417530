/* A folder of a test's own under TMPDIR, or /tmp, for the data of a store and the like; gone with all files in it. */
#ifndef REDRESS_TESTS_STORE_FOLDER_H
#define REDRESS_TESTS_STORE_FOLDER_H

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/pool.h"

static inline const char *folder_new(struct pool *pool)
{
    const char *parent = getenv("TMPDIR");
    char *folder = pool_format(pool, "%s/redress-unit-XXXXXX", parent ? parent : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    return folder;
}

/* Writes a file there; gives its path. */
static inline const char *folder_file(struct pool *pool, const char *folder, const char *name, const char *text)
{
    const char *path = pool_format(pool, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

static inline void folder_remove(struct pool *pool, const char *folder)
{
    DIR *listing = opendir(folder);
    ck_assert_ptr_nonnull(listing);
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;)
        if (entry->d_name[0] != '.')
            remove(pool_format(pool, "%s/%s", folder, entry->d_name));
    closedir(listing);
    ck_assert_int_eq(rmdir(folder), 0);
}

#endif
