/* Servers: the same request comes and is answered in memory, as plain CGI and as FastCGI. */
#include "suite.h"

#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/pool.h"
#include "store/folder.h"
#include "web/server.h"

enum { STDIN_ROOM = 5, ANSWER_ROOM = 4096, BEGIN = 1, PARAMETERS = 4, INPUT = 5, OUTPUT = 6 };

static struct pool *pool;

static void setup(void)
{
    pool = pool_new();
}

static void teardown(void)
{
    pool_free(pool);
}

/* Answers each request with its user and its body, read in pieces; how many there were. */
static int echo(struct server *server)
{
    int served = 0;
    for (; server_wait(server); served++) {
        char piece[STDIN_ROOM];
        size_t length;
        const char *user = server_parameter(server, "REMOTE_USER");
        const char *said = server_parameter(server, "REDRESS_NOT_SET") == NULL ? user : "what was not set";
        server_write(server, said, strlen(said));
        while ((length = server_read(server, piece, sizeof piece)) > 0)
            server_write(server, piece, length);
        server_finish(server);
    }
    return served;
}

START_TEST(serves_in_memory)
{
    static const char *const parameters[] = {"REDRESS_SITE", "x", "REMOTE_USER", "Sam: ", NULL};
    struct server *server = server_of(pool, parameters, "a body, and more", strlen("a body"));
    ck_assert_str_eq(server_sent(server), "");
    ck_assert_int_eq(echo(server), 1);
    ck_assert_str_eq(server_sent(server), "Sam: a body");
}
END_TEST

/* Runs echo in a process whose standard input and output these are; it ends well if it served one request. */
static pid_t started(int in, int out)
{
    pid_t child = fork();
    if (child == 0) {
        dup2(in, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        setenv("REMOTE_USER", "Sam: ", 1);
        int served = echo(server_open(pool));
        pool_free(pool);
        _exit(served == 1 ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    return child;
}

static size_t read_all(int from, char *text, size_t size)
{
    size_t length = 0;
    for (ssize_t more; (more = read(from, text + length, size - length)) > 0;)
        length += (size_t)more;
    return length;
}

START_TEST(serves_as_plain_cgi)
{
    int in[2], out[2], status;
    char text[ANSWER_ROOM] = "";
    ck_assert(pipe(in) == 0 && pipe(out) == 0);
    ck_assert(write(in[1], "a body", strlen("a body")) == (ssize_t)strlen("a body"));
    close(in[1]);
    pid_t child = started(in[0], out[1]);
    close(in[0]);
    close(out[1]);
    read_all(out[0], text, sizeof text - 1);
    close(out[0]);
    ck_assert_str_eq(text, "Sam: a body");
    ck_assert(waitpid(child, &status, 0) == child && status == 0);
}
END_TEST

/* A record of FastCGI (its specification, section 3.3), of request 1. */
static void send_record(int to, char type, const char *content, size_t length)
{
    const char head[] = {1, type, 0, 1, 0, (char)length, 0, 0};
    ck_assert(write(to, head, sizeof head) == (ssize_t)sizeof head);
    ck_assert(write(to, content, length) == (ssize_t)length);
}

/* The content of the first record of the output. */
static const char *output_of(const unsigned char *answer, size_t length)
{
    ck_assert(length > 8 && answer[1] == OUTPUT);
    return pool_format(pool, "%.*s", answer[4] * 256 + answer[5], (const char *)answer + 8);
}

START_TEST(serves_as_fastcgi)
{
    const char *folder = folder_new(pool);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, pool_format(pool, "%s/socket", folder), sizeof address.sun_path - 1);
    int listening = socket(AF_UNIX, SOCK_STREAM, 0), to = socket(AF_UNIX, SOCK_STREAM, 0), status;
    ck_assert(bind(listening, (struct sockaddr *)&address, sizeof address) == 0 && listen(listening, 1) == 0);
    pid_t child = started(listening, STDERR_FILENO);
    close(listening);
    ck_assert_int_eq(connect(to, (struct sockaddr *)&address, sizeof address), 0);
    send_record(to, BEGIN, "\0\1\0\0\0\0\0", 8);
    send_record(to, PARAMETERS, "\13\5REMOTE_USERSam: ", 2 + strlen("REMOTE_USERSam: "));
    send_record(to, PARAMETERS, "", 0);
    send_record(to, INPUT, "a body", strlen("a body"));
    send_record(to, INPUT, "", 0);
    unsigned char answer[ANSWER_ROOM];
    size_t length = read_all(to, (char *)answer, sizeof answer);
    close(to);
    ck_assert_str_eq(output_of(answer, length), "Sam: a body");
    kill(child, SIGKILL); /* Check has a way of its own with SIGTERM */
    ck_assert(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
    folder_remove(pool, folder);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("server");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, serves_in_memory);
    tcase_add_test(tests, serves_as_plain_cgi);
    tcase_add_test(tests, serves_as_fastcgi);
    return suite_run("server", tests);
}
