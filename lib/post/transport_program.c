/* By a program that is called as sendmail is: the message on its standard input, no shell between. */
#include "post/transport.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "base/pool.h"
#include "site/organisation.h"

enum { NOT_STARTED = 127, STEPS_A_SECOND = 50 };

/* A file without a name that holds the message, to be read from its beginning, so that neither waits for the other;
 * NULL: there is none. */
static FILE *message_file(const struct handing_over *handing)
{
    FILE *file = tmpfile();
    if (file == NULL)
        return NULL;
    bool written = fwrite(handing->bytes, 1, handing->length, file) == handing->length && fflush(file) == 0 &&
                   lseek(fileno(file), 0, SEEK_SET) == 0;
    if (written)
        return file;
    fclose(file);
    return NULL;
}

/* In the child: becomes the program. What it says goes where nobody reads it: it may name people. */
static _Noreturn void become(const struct handing_over *handing, int message)
{
    const struct outgoing *outgoing = handing->outgoing;
    int nowhere = open("/dev/null", O_WRONLY);
    setpgid(0, 0);
    if (nowhere >= 0 && dup2(message, STDIN_FILENO) >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0 &&
        dup2(nowhere, STDERR_FILENO) >= 0)
        execl(outgoing->through, outgoing->through, "-oi", "-f", outgoing->returned, "--", handing->to, (char *)NULL);
    _exit(NOT_STARTED);
}

/* Waits for its end, for so long as an attempt may take; then it is killed with all that it began. */
static bool ended(pid_t child, int *status)
{
    const struct timespec step = {.tv_nsec = 1000000000 / STEPS_A_SECOND};
    for (int i = 0; i < TRANSPORT_SECONDS * STEPS_A_SECOND; i++) {
        if (waitpid(child, status, WNOHANG) == child)
            return true;
        nanosleep(&step, NULL);
    }
    kill(-child, SIGKILL);
    kill(child, SIGKILL);
    waitpid(child, status, 0);
    return false;
}

enum handed transport_program(struct pool *pool, const struct handing_over *handing, const char **answer)
{
    int status = 0;
    FILE *message = message_file(handing);
    pid_t child = message ? fork() : -1;
    *answer = "none";
    if (child == 0)
        become(handing, fileno(message));
    if (message != NULL)
        fclose(message);
    if (child < 0 || !ended(child, &status) || !WIFEXITED(status))
        return HANDED_LATER;
    int code = WEXITSTATUS(status);
    *answer = pool_format(pool, "%d", code);
    if (code == EX_OK)
        return HANDED_SENT;
    return code == EX_TEMPFAIL || code == NOT_STARTED ? HANDED_LATER : HANDED_REFUSED;
}
