#include "suite.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/pool.h"

static const size_t SIZES[] = {0, 1, 7, 16, 17, 4095, 32767, 32768, 32769, 1000000};

/* Pieces of every size, many of each: zero, aligned, and none lies over another. */
START_TEST(gives_out_pieces)
{
    enum { PIECES = 40 };
    struct pool *pool = pool_new();
    unsigned char *pieces[PIECES];
    size_t size = SIZES[_i];
    for (int i = 0; i < PIECES; i++) {
        pieces[i] = pool_alloc(pool, size);
        ck_assert_uint_eq((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        ck_assert(size == 0 || (pieces[i][0] == 0 && memcmp(pieces[i], pieces[i] + 1, size - 1) == 0));
        memset(pieces[i], i + 1, size);
    }
    for (int i = 0; i < PIECES; i++)
        ck_assert(size == 0 || (pieces[i][0] == i + 1 && pieces[i][size - 1] == i + 1));
    pool_free(pool);
}
END_TEST

START_TEST(copies_and_formats)
{
    struct pool *pool = pool_new();
    char text[] = "Örnek";
    char *copy = pool_copy(pool, text), *part = pool_copy_part(pool, text, 2);
    memset(text, 'x', sizeof text - 1);
    ck_assert_str_eq(copy, "Örnek");
    ck_assert_str_eq(part, "Ö");
    ck_assert_ptr_null(pool_copy(pool, NULL));
    ck_assert_str_eq(pool_take(pool, strdup("taken")), "taken");
    ck_assert_ptr_null(pool_take(pool, NULL));
    ck_assert_str_eq(pool_format(pool, "%s-%03d", "C", 7), "C-007");
    ck_assert_uint_eq(strlen(pool_format(pool, "%*d", 100000, 1)), 100000);
    pool_free(pool);
}
END_TEST

/* A list keeps what it has while it grows, counts it, and has nothing behind it. */
START_TEST(grows_lists)
{
    struct pool *pool = pool_new();
    int *list = NULL;
    size_t count = 0;
    for (int i = 0; i < 1000; i++) {
        *LIST_ADD(pool, list, count) = i + 1;
        ck_assert_uint_eq(count, (size_t)i + 1);
        list = pool_grow(pool, list, count, sizeof *list);
        ck_assert_int_eq(list[count], 0);
    }
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(list[i], i + 1);
    ck_assert_ptr_eq(pool_grow(pool, list, count, sizeof *list), list);
    pool_free(pool);
}
END_TEST

static char released[8];

static void release(void *thing)
{
    strcat(released, thing);
}

/* What was given last goes first, while the memory of the pool is still there. */
START_TEST(releases_last_first)
{
    struct pool *pool = pool_new();
    released[0] = '\0';
    for (const char *name = "abc"; *name != '\0'; name++)
        pool_on_free(pool, release, pool_copy_part(pool, name, 1));
    ck_assert_str_eq(released, "");
    pool_free(pool);
    ck_assert_str_eq(released, "cba");
    pool_free(NULL);
}
END_TEST

static const struct {
    size_t count, size;
} TOO_MUCH[] = {{SIZE_MAX, 2}, {SIZE_MAX / 2 + 1, 2}, {SIZE_MAX, 1}, {1, SIZE_MAX - 10}};

enum { ENDED = 71 };

static void on_abort(int number)
{
    (void)number;
    _exit(ENDED);
}

START_TEST(too_much_ends_the_process)
{
    static struct pool *pool; /* static: what the child leaves behind is no leak */
    int status;
    pid_t child = fork();
    if (child == 0) {
        pool = pool_new();
        signal(SIGABRT, on_abort);
        ck_assert_ptr_nonnull(freopen("/dev/null", "w", stderr));
        pool_array(pool, TOO_MUCH[_i].count, TOO_MUCH[_i].size);
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), ENDED);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("pool");
    tcase_add_loop_test(tests, gives_out_pieces, 0, COUNT(SIZES));
    tcase_add_test(tests, copies_and_formats);
    tcase_add_test(tests, grows_lists);
    tcase_add_test(tests, releases_last_first);
    tcase_add_loop_test(tests, too_much_ends_the_process, 0, COUNT(TOO_MUCH));
    return suite_run("pool", tests);
}
