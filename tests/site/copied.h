/* A copy of the schools' site in a folder of its own, with one change. Run from the root of the repository. */
#ifndef REDRESS_TESTS_SITE_COPIED_H
#define REDRESS_TESTS_SITE_COPIED_H

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/pool.h"
#include "base/text.h"

#define SCHOOLS "conf/sites/schools-mutual-services"

enum { FILE_SIZE = 64 * 1024 };

static const char *const FILES[] = {"policy.xml", "organisation.xml", "users.xml", "guide.xml"};

/* Copies a file of the schools' site, with one change if it is the one to change. */
static inline void file_copy(struct pool *pool, const char *folder, const char *name, const char *from, const char *to)
{
    char *text = pool_alloc(pool, FILE_SIZE);
    FILE *file = fopen(pool_format(pool, "%s/%s", SCHOOLS, name), "r");
    ck_assert_ptr_nonnull(file);
    size_t length = fread(text, 1, FILE_SIZE - 1, file);
    fclose(file);
    const char *place = from ? strstr(text, from) : NULL;
    ck_assert_msg(!from || place, "%s does not have %s", name, from);
    file = fopen(pool_format(pool, "%s/%s", folder, name), "w");
    ck_assert_ptr_nonnull(file);
    if (place) {
        fwrite(text, 1, (size_t)(place - text), file);
        fputs(to, file);
        fputs(place + strlen(from), file);
    } else {
        fwrite(text, 1, length, file);
    }
    fclose(file);
}

static inline const char *site_copy(struct pool *pool, const char *changed, const char *from, const char *to)
{
    char *folder = pool_copy(pool, "/tmp/redress-site-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (int i = 0; i < COUNT(FILES); i++) {
        bool change = text_equal(FILES[i], changed);
        file_copy(pool, folder, FILES[i], change ? from : NULL, to);
    }
    return folder;
}

static inline void site_remove(struct pool *pool, const char *folder)
{
    for (int i = 0; i < COUNT(FILES); i++)
        remove(pool_format(pool, "%s/%s", folder, FILES[i]));
    remove(pool_format(pool, "%s/policy-1.xml", folder));
    ck_assert_int_eq(rmdir(folder), 0);
}

/* `says` with the line on which `text` first stands in the shipped policy for its @. */
static inline const char *with_line(struct pool *pool, const char *says, const char *text)
{
    const char *mark = strchr(says, '@');
    if (mark == NULL)
        return says;
    char line[4096];
    int number = 0;
    FILE *file = fopen(SCHOOLS "/policy.xml", "r");
    ck_assert(file != NULL);
    do
        number++;
    while (fgets(line, sizeof line, file) != NULL && strstr(line, text) == NULL);
    fclose(file);
    return pool_format(pool, "%.*s%d%s", (int)(mark - says), says, number, mark + 1);
}

#endif
