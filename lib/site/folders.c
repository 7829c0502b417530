#include "site/folders.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/pool.h"
#include "base/text.h"

#ifndef REDRESS_PREFIX
#define REDRESS_PREFIX "/usr/local"
#endif

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return text_blank(value) ? NULL : value;
}

static bool holds(struct pool *pool, const char *folder, const char *file)
{
    return access(pool_format(pool, "%s/%s", folder, file), R_OK) == 0;
}

/* The nearest folder above the running program that holds the schema: a checkout, whose programs are in build/. */
static const char *checkout(struct pool *pool)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    for (char *slash = strrchr(path, '/'); slash != NULL; slash = strrchr(path, '/')) {
        *slash = '\0';
        if (holds(pool, path, "schema/record.xsd"))
            return pool_copy(pool, path);
    }
    return NULL;
}

static const char *find_share(struct pool *pool)
{
    static const char installed[] = REDRESS_PREFIX "/share/redress";
    const char *share = setting("REDRESS_SHARE");
    if (share == NULL && !holds(pool, installed, "schema/record.xsd"))
        share = checkout(pool);
    return share ? share : installed;
}

struct folders folders_find(struct pool *pool)
{
    struct folders folders = {.site = setting("REDRESS_SITE"),
                              .data = setting("REDRESS_DATA"),
                              .share = find_share(pool),
                              .calendars = setting("REDRESS_CALENDARS")};
    if (folders.calendars == NULL)
        folders.calendars = pool_format(pool, "%s/%s", folders.share,
                                        holds(pool, folders.share, "calendars") ? "calendars" : "conf/calendars");
    return folders;
}
