#include "base/child.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/pool.h"

#ifdef __x86_64__
#define OUR_MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define OUR_MACHINE AUDIT_ARCH_AARCH64
#endif

#if defined __SANITIZE_ADDRESS__
#define SANITISED 1 /* it takes all addresses there are */
#else
#define SANITISED 0
#endif

static bool limit(int resource, rlim_t most)
{
    const struct rlimit limit = {most, most};
    return setrlimit(resource, &limit) == 0;
}

/* Neither longer nor larger than the bounds say, and nothing is written into files. */
static bool set_limits(const struct bounds *bounds)
{
    return limit(RLIMIT_CPU, (rlim_t)bounds->seconds) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) &&
           (SANITISED || limit(RLIMIT_AS, bounds->memory));
}

/* Nothing of the file system can be opened any more, where the kernel knows how and lets us; calls are shut beside. */
static void shut_files(void)
{
    const struct landlock_ruleset_attr all = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    long rules = syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0)
        return;
    syscall(SYS_landlock_restrict_self, rules, 0);
    close((int)rules);
}

#define ALLOW(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* It may use memory, read and write what is open, tell the time and end. Every other call fails. */
static bool shut_calls(void)
{
#ifdef OUR_MACHINE
    static const struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_MACHINE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        ALLOW(write),
        ALLOW(read),
        ALLOW(lseek),
        ALLOW(brk),
        ALLOW(mmap),
        ALLOW(munmap),
        ALLOW(mremap),
        ALLOW(mprotect),
        ALLOW(madvise),
        ALLOW(futex),
        ALLOW(clock_gettime),
        ALLOW(getrandom),
        ALLOW(rt_sigaction),
        ALLOW(rt_sigprocmask),
        ALLOW(rt_sigreturn),
        ALLOW(sigaltstack), /* of a sanitizer, where something is thrown */
        ALLOW(exit_group),
#if SANITISED
        ALLOW(sigaltstack), /* it looks at the stack when an exception is thrown */
#endif
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    };
    const struct sock_fprog program = {sizeof filter / sizeof *filter, (struct sock_filter *)filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
    return true;
#endif
}

/* Nothing is open any more but the standard channels, what it reads and what it writes. */
static void shut_others(int in, int out)
{
    int low = in > STDERR_FILENO && in < out ? in : out, high = in > out ? in : out;
    syscall(SYS_close_range, STDERR_FILENO + 1U, (unsigned)low - 1, 0U);
    syscall(SYS_close_range, (unsigned)low + 1, (unsigned)high - 1, 0U); /* refused where there is nothing between */
    syscall(SYS_close_range, (unsigned)high + 1, ~0U, 0U);
}

/* The child's whole life. */
static _Noreturn void live(int out, const struct bounds *bounds, child_work *work, const void *closure)
{
    shut_others(bounds->in, out);
    signal(SIGPIPE, SIG_DFL);
    bool shut = set_limits(bounds) && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    shut_files();
    shut = shut && shut_calls();
    /* not by _exit, where a sanitizer looks for leaks by calls that are shut */
    syscall(SYS_exit_group, shut && work(out, closure) ? EXIT_SUCCESS : EXIT_FAILURE);
    __builtin_unreachable();
}

static long milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads to the end of what the child writes into `buffer`; false: it takes too long, or is too much. */
static bool listen_to(int in, const struct bounds *bounds, char *buffer, size_t *length)
{
    long until = milliseconds_now() + 2000L * bounds->seconds;
    for (*length = 0; *length < bounds->output;) {
        struct pollfd waiting = {.fd = in, .events = POLLIN};
        long left = until - milliseconds_now();
        if (left <= 0)
            return false;
        if (poll(&waiting, 1, (int)left) <= 0)
            continue;
        ssize_t got = read(in, buffer + *length, bounds->output - *length);
        if (got == 0)
            return true;
        if (got < 0 && errno != EINTR)
            return false;
        *length += got > 0 ? (size_t)got : 0;
    }
    return false;
}

/* True if the child ended well; it is gone then in any case. */
static bool ended_well(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}

const char *child_run(struct pool *pool, const struct bounds *bounds, child_work *work, const void *closure,
                      size_t *length)
{
    int ends[2];
    char *buffer = malloc(bounds->output + 1); /* most of it is never touched */
    if (buffer == NULL || pipe(ends) != 0)
        return free(buffer), NULL;
    pool_on_free(pool, free, buffer);
    pid_t child = fork();
    if (child == 0)
        live(ends[1], bounds, work, closure);
    close(ends[1]);
    bool heard = child > 0 && listen_to(ends[0], bounds, buffer, length);
    close(ends[0]);
    if (child <= 0)
        return NULL;
    if (!heard)
        kill(child, SIGKILL);
    buffer[*length] = '\0';
    return ended_well(child) && heard ? buffer : NULL;
}
