/* Logos: one that organisation.xml names is taken, or refused with the reason. Run from the root of the repository. */
#include "suite.h"

#include <glib.h>
#include <string.h>

#include "base/fault.h"
#include "site/copied.h"
#include "site/site.h"

/* A logo that is so, and what is said of it; NULL: it is taken. The least PNG, with its width in octal. */
enum { LEAST_PNG = 45 };
#define PNG(width, end) "\211PNG\r\n\032\n\0\0\0\015IHDR\0\0" width "\0\0\0\100\010\2\0\0\0sums\0\0\0\0" end "sums"
static const struct {
    const char *bytes;
    size_t size;
    const char *says;
} LOGOS[] = {
    {"", 0, "logo.png cannot be read"}, /* there is none */
    {PNG("\1\0", "IEND"), LEAST_PNG, NULL},
    {PNG("\0\1", "IEND"), LEAST_PNG, "1 by 64 pixels: from 16 to 2000"},
    {PNG("\377\0", "IEND"), LEAST_PNG, "65280 by 64 pixels"},
    {PNG("\1\0", "IDAT"), LEAST_PNG, "no whole PNG"},
    {PNG("\1\0", "IEND"), 40, "no whole PNG"},
    {"\377\330\377\340 a photo of another kind, that is long enough to be one", LEAST_PNG, "no whole PNG"},
    {PNG("\1\0", "IEND"), 300 * 1024, "more than 256 KiB"},
};

START_TEST(looks_at_the_logo)
{
    struct pool *pool = pool_new();
    struct site site;
    struct fault fault = {0};
    const char *folder =
        site_copy(pool, "organisation.xml", "  <outside-body", "<logo file=\"logo.png\"/><outside-body");
    const char *path = pool_format(pool, "%s/logo.png", folder), *says = LOGOS[_i].says;
    char *bytes = pool_alloc(pool, LOGOS[_i].size + 64);
    memcpy(bytes, LOGOS[_i].bytes, LOGOS[_i].size < LEAST_PNG ? LOGOS[_i].size : LEAST_PNG);
    if (LOGOS[_i].size > 0)
        ck_assert(g_file_set_contents(path, bytes, (gssize)LOGOS[_i].size, NULL));
    bool opened = site_open(pool, folder, "conf/calendars", ".", &site, &fault);
    remove(path);
    site_remove(pool, folder);
    ck_assert_int_eq(opened, says == NULL);
    ck_assert_msg(opened || strstr(fault.detail, "organisation.xml:18: the logo ") != NULL, "%s", fault.detail);
    ck_assert_msg(opened || strstr(fault.detail, says) != NULL, "%s, not %s", fault.detail, says);
    ck_assert(!opened || (site.logo.size == LEAST_PNG && strlen(site.logo.digest) == 64));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("logo");
    tcase_add_loop_test(tests, looks_at_the_logo, 0, COUNT(LOGOS));
    return suite_run("logo", tests);
}
