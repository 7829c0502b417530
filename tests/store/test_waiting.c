/* Waiting files: kept for their time and no longer, as far as there is room; what is swept leaves nothing behind. */
#include "suite.h"

#include <string.h>
#include <sys/stat.h>

#include "store/beside.h"
#include "store/waiting.h"

enum { NOW = 1780300800, LARGE = 3 * 1024 * 1024 };

static struct waiting *opened(void)
{
    struct waiting *waiting = waiting_open(pool, folder, &fault);
    ck_assert_msg(waiting != NULL, "%s", fault.detail);
    return waiting;
}

START_TEST(keeps_for_its_time)
{
    struct waiting *one = opened(), *other = opened();
    ck_assert(!waiting_keeps(one, "a", NOW));
    ck_assert_ptr_null(waiting_bytes(one, pool, "a", 3));
    ck_assert(waiting_keep(one, "a", "x\0y", 3, NOW));
    ck_assert_mem_eq(waiting_bytes(other, pool, "a", 3), "x\0y", 3);
    ck_assert_ptr_null(waiting_bytes(other, pool, "a", 2));
    ck_assert(waiting_keeps(other, "a", NOW + WAITING_SECONDS));
    ck_assert(!waiting_keeps(other, "a", NOW + WAITING_SECONDS + 1));
    ck_assert(waiting_keep(one, "b", "b", 1, NOW + 2 * WAITING_SECONDS));
    ck_assert_ptr_nonnull(waiting_bytes(one, pool, "a", 3));
    ck_assert(waiting_keep(one, "b", "b", 1, NOW + 2 * WAITING_SECONDS + 1));
    ck_assert_ptr_null(waiting_bytes(one, pool, "a", 3));
    ck_assert_ptr_nonnull(waiting_bytes(one, pool, "b", 1));
}
END_TEST

/* Kept once more it waits longer. */
START_TEST(keeps_anew)
{
    struct waiting *waiting = opened();
    ck_assert(waiting_keep(waiting, "a", "a", 1, NOW));
    ck_assert(waiting_keep(waiting, "a", "a", 1, NOW + WAITING_SECONDS + 1));
    ck_assert(waiting_keeps(waiting, "a", NOW + 2 * WAITING_SECONDS + 1));
}
END_TEST

START_TEST(has_limits)
{
    struct waiting *waiting = opened();
    ck_assert(!waiting_keep(waiting, "a", "", (size_t)WAITING_MOST + 1, NOW));
    ck_assert(waiting_keep(waiting, "a", "a", 1, NOW));
    ck_assert(!waiting_keep(waiting, "b", "", WAITING_MOST, NOW));
}
END_TEST

START_TEST(gives_its_room_back)
{
    struct stat about;
    char *large = pool_alloc(pool, LARGE);
    struct waiting *waiting = opened();
    memset(large, 'x', LARGE);
    ck_assert(waiting_keep(waiting, "a", large, LARGE, NOW));
    for (int i = 1; i <= 3; i++)
        ck_assert(waiting_keep(waiting, pool_format(pool, "%d", i), "b", 1, NOW + 3 * i * WAITING_SECONDS));
    folder_close(); /* what is written is in the file then */
    ck_assert_int_eq(stat(pool_format(pool, "%s/waiting.db", folder), &about), 0);
    ck_assert_int_lt(about.st_size, LARGE / 8);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("waiting");
    tcase_add_checked_fixture(tests, folder_setup, folder_teardown);
    tcase_add_test(tests, keeps_for_its_time);
    tcase_add_test(tests, keeps_anew);
    tcase_add_test(tests, has_limits);
    tcase_add_test(tests, gives_its_room_back);
    return suite_run("waiting", tests);
}
