/* What a child can do: compute, and give back. Nothing else, and not for long. */
#include "suite.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/pool.h"
#include "base/child.h"

static const struct bounds BOUNDS = {.memory = 256 * 1024 * 1024, .output = 4096, .seconds = 1};

static int given; /* a file that holds "hello" */

static bool says_hello(int out, const void *closure)
{
    return write(out, closure, strlen(closure)) == (ssize_t)strlen(closure);
}

static bool says_nothing(int out, const void *closure)
{
    (void)out, (void)closure;
    return true;
}

static bool fails(int out, const void *closure)
{
    says_hello(out, closure);
    return false;
}

static bool runs_for_ever(int out, const void *closure)
{
    (void)out, (void)closure;
    for (volatile int i = 0; i >= 0; i = 1)
        ;
    return false;
}

static bool sleeps(int out, const void *closure)
{
    (void)out, (void)closure;
    sleep(60);
    return false;
}

static bool talks_for_ever(int out, const void *closure)
{
    while (says_hello(out, closure))
        ;
    return false;
}

static bool crashes(int out, const void *closure)
{
    (void)out, (void)closure;
    abort();
}

static bool opens_a_file(int out, const void *closure)
{
    return open("/etc/passwd", O_RDONLY) >= 0 && says_hello(out, closure);
}

static bool writes_a_file(int out, const void *closure)
{
    return open("/tmp/redress-child", O_WRONLY | O_CREAT, 0600) >= 0 && says_hello(out, closure);
}

static bool opens_a_socket(int out, const void *closure)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0 && says_hello(out, closure);
}

static bool starts_a_child(int out, const void *closure)
{
    return fork() >= 0 && says_hello(out, closure);
}

/* What the process has open is not the child's. */
static bool reads_what_is_open(int out, const void *closure)
{
    for (int file = 3; file < 64; file++)
        if (file != out && file != given && fcntl(file, F_GETFD) >= 0)
            return says_hello(out, closure);
    return false;
}

/* What it was given to read is. */
static bool reads_what_it_is_given(int out, const void *closure)
{
    char byte;
    (void)closure;
    return lseek(given, 1, SEEK_SET) == 1 && read(given, &byte, 1) == 1 && write(out, &byte, 1) == 1;
}

static const struct {
    const char *what;
    child_work *work;
    const char *gives;
} CASES[] = {
    {"gives back what it says", says_hello, "hello"},
    {"may say nothing", says_nothing, ""},
    {"fails", fails, NULL},
    {"runs for ever", runs_for_ever, NULL},
    {"sleeps", sleeps, NULL},
    {"talks for ever", talks_for_ever, NULL},
    {"crashes", crashes, NULL},
    {"opens a file", opens_a_file, NULL},
    {"writes a file", writes_a_file, NULL},
    {"opens a socket", opens_a_socket, NULL},
    {"starts a child", starts_a_child, NULL},
    {"reads what is open", reads_what_is_open, NULL},
    {"reads what it is given", reads_what_it_is_given, "e"},
};

START_TEST(does_only_what_it_may)
{
    struct pool *pool = pool_new();
    size_t length;
    int open_here = open("/dev/null", O_RDONLY);
    FILE *file = tmpfile();
    fputs("hello", file);
    fflush(file);
    struct bounds bounds = BOUNDS;
    bounds.in = given = fileno(file);
    const char *gives = child_run(pool, &bounds, CASES[_i].work, "hello", &length);
    ck_assert_msg((gives == NULL) == (CASES[_i].gives == NULL), "%s", CASES[_i].what);
    if (gives != NULL)
        ck_assert_pstr_eq(pool_copy_part(pool, gives, length), CASES[_i].gives);
    close(open_here);
    fclose(file);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("child");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, does_only_what_it_may, 0, COUNT(CASES));
    return suite_run("child", tests);
}
