/* A site of a test's own: the office's site, copied into a folder where its files can be changed; to be removed by the test
 * (folder_remove). */
#ifndef REDRESS_TESTS_REGISTRY_OWN_SITE_H
#define REDRESS_TESTS_REGISTRY_OWN_SITE_H

#include <glib.h>

#include "registry/office.h"

/* A file of the shipped site, written to that folder with one thing in it changed (NULL: none). */
static inline void write_file(const char *to, const char *name, const char *was, const char *is)
{
    char *text = NULL;
    ck_assert(g_file_get_contents(pool_format(pool, "%s/%s", site, name), &text, NULL, NULL));
    GString *changed = g_string_new(text);
    if (was != NULL)
        ck_assert_uint_gt(g_string_replace(changed, was, is, 1), 0);
    folder_file(pool, to, name, changed->str);
    g_string_free(changed, TRUE);
    g_free(text);
}

static inline const char *site_written(void)
{
    const char *to = folder_new(pool);
    write_file(to, "policy.xml", NULL, NULL);
    write_file(to, "organisation.xml", NULL, NULL);
    write_file(to, "users.xml", NULL, NULL);
    return to;
}

#endif
