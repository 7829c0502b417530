/* Reply addresses: a case is known by its own, and by nothing that somebody could make or change. */
#include "suite.h"

#include "base/fault.h"
#include "base/pool.h"
#include "base/seal.h"
#include "post/reply_address.h"
#include "store/folder.h"

#define CASE "C-2026-000123-9"
#define OTHER "P-2026-000123-W"
#define REPLIES "complaints@example.org"

static struct pool *pool;
static const char *folder;
static const struct seal *seal;

static void setup(void)
{
    struct fault fault = {0};
    pool = pool_new();
    folder = folder_new(pool);
    seal = seal_open(pool, folder, &fault);
}

static void teardown(void)
{
    folder_remove(pool, folder);
    pool_free(pool);
}

static const char *mac_of(const char *reference)
{
    return strchr(strchr(reply_address_of(pool, seal, REPLIES, reference), '+'), '.');
}

START_TEST(leads_to_its_case)
{
    const char *address = reply_address_of(pool, seal, REPLIES, CASE);
    ck_assert_int_eq(strncmp(address, "complaints+c-2026-000123-9.", 27), 0);
    ck_assert_str_eq(strchr(address, '@'), "@example.org");
    ck_assert_str_eq(reply_address_read(pool, seal, REPLIES, address), CASE);
    for (char *at = (char *)address; *at != '\0'; at++)
        *at = (char)(*at >= 'a' && *at <= 'z' ? *at - 'a' + 'A' : *at);
    ck_assert_str_eq(reply_address_read(pool, seal, REPLIES, address), CASE);
    ck_assert_ptr_null(reply_address_of(pool, seal, NULL, CASE));
    ck_assert_ptr_null(reply_address_read(pool, seal, NULL, address));
}
END_TEST

START_TEST(believes_nothing_else)
{
    const char *address = reply_address_of(pool, seal, REPLIES, CASE);
    const char *const others[] = {"",
                                  "x",
                                  "@",
                                  "complaints@example.org",
                                  "complaints+@example.org",
                                  "complaints+.@example.org",
                                  "complaints+c-2026-000123-9@example.org",
                                  "complaints+c-2026-000123-9.@example.org",
                                  "complaints+c-2026-000123-9.0000000000000@example.org",
                                  pool_format(pool, "complaints+%s%s", OTHER, mac_of(CASE)),
                                  pool_format(pool, "complaints+%s%s", "c-2026-000123-8", mac_of(CASE)),
                                  pool_format(pool, "other%s", strchr(address, '+')),
                                  pool_format(pool, "%s.net", address),
                                  pool_format(pool, "%.*s", (int)strcspn(address, "@"), address),
                                  pool_format(pool, "%.*s@example.net", (int)strcspn(address, "@"), address)};
    for (int i = 0; i < COUNT(others); i++)
        ck_assert_msg(reply_address_read(pool, seal, REPLIES, others[i]) == NULL, "%s", others[i]);
}
END_TEST

START_TEST(lasts_as_long_as_its_key)
{
    struct fault fault = {0};
    const char *address = reply_address_of(pool, seal, REPLIES, CASE);
    ck_assert_int_eq(seal_add_key(pool, folder, false, &fault), 2);
    seal = seal_open(pool, folder, &fault);
    ck_assert_str_eq(reply_address_read(pool, seal, REPLIES, address), CASE);
    ck_assert_int_eq(seal_add_key(pool, folder, true, &fault), 1);
    ck_assert_ptr_null(reply_address_read(pool, seal_open(pool, folder, &fault), REPLIES, address));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("reply_address");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, leads_to_its_case);
    tcase_add_test(tests, believes_nothing_else);
    tcase_add_test(tests, lasts_as_long_as_its_key);
    return suite_run("reply_address", tests);
}
