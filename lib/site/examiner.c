#include "site/examiner.h"

#include <errno.h>
#include <magic.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/fields.h"
#include "base/media.h"
#include "base/pool.h"
#include "site/file_rules.h"

/* What a file holds matters, not what is packed into it; programs are not taken, so not looked into either. */
#define FLAGS (MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF)

/* So many bytes from the beginning tell what a file is, within so many seconds of the processor for all files of a
 * form, and so many of the clock. A guess is no longer than this. */
enum { LOOKED_INTO = 1024 * 1024, SECONDS = 1, PATIENCE = 30, LONGEST_GUESS = 128 };

/* How deep libmagic goes, and how far it looks for a pattern. */
static const struct {
    int parameter;
    size_t most;
} limits[] = {{MAGIC_PARAM_INDIR_MAX, 15},
              {MAGIC_PARAM_NAME_MAX, 50},
              {MAGIC_PARAM_REGEX_MAX, 4096},
              {MAGIC_PARAM_BYTES_MAX, LOOKED_INTO},
              {MAGIC_PARAM_ENCODING_MAX, 65536}};

struct examiner {
    magic_t magic;
};

static void examiner_close(void *thing)
{
    struct examiner *examiner = thing;
    magic_close(examiner->magic);
}

struct examiner *examiner_open(struct pool *pool, struct fault *fault)
{
    struct examiner *examiner = pool_alloc(pool, sizeof *examiner);
    examiner->magic = magic_open(FLAGS);
    bool ready = examiner->magic != NULL && magic_load(examiner->magic, NULL) == 0;
    for (size_t i = 0; ready && i < sizeof limits / sizeof *limits; i++)
        ready = magic_setparam(examiner->magic, limits[i].parameter, &limits[i].most) == 0;
    if (ready) {
        pool_on_free(pool, examiner_close, examiner);
        return examiner;
    }
    fault_set(fault, 503, "full", "libmagic: %s", examiner->magic ? magic_error(examiner->magic) : "no memory");
    if (examiner->magic != NULL)
        magic_close(examiner->magic);
    return NULL;
}

/* ---- Guessing ---- */

/* True if the file has to be looked into: a kept one was already. */
static bool is_new(const struct file *file)
{
    return file->type == NULL && file->bytes != NULL;
}

/* A guess for each new file, a line each, by a process of its own: a file made to keep libmagic busy, or to break it,
 * stops nobody else. Its time runs out by timers that nobody handles. Once it is done it waits to be ended from
 * outside: what it has of the program that began it is not its own to clear away. */
static _Noreturn void guess_all(const struct examiner *examiner, const struct fields *body, int out)
{
    const struct itimerval limit = {.it_value.tv_sec = SECONDS};
    setitimer(ITIMER_PROF, &limit, NULL);
    alarm(PATIENCE);
    for (size_t i = 0; i < body->file_count; i++) {
        const struct file *file = &body->files[i];
        if (!is_new(file))
            continue;
        size_t size = file->size < LOOKED_INTO ? file->size : LOOKED_INTO;
        const char *guess = magic_buffer(examiner->magic, file->bytes, size);
        dprintf(out, "%.*s\n", LONGEST_GUESS, guess ? guess : "");
    }
    for (;;)
        pause();
}

/* Begins to guess; the lines can be read then, NULL with a fault. */
static FILE *guesses_open(const struct examiner *examiner, const struct fields *files, pid_t *process,
                          struct fault *fault)
{
    int ends[2];
    if (pipe(ends) != 0) {
        fault_set(fault, 503, "full", "no pipe: %s", strerror(errno));
        return NULL;
    }
    FILE *guesses = fdopen(ends[0], "r"); /* before there is a process that would be left alone */
    *process = guesses ? fork() : -1;
    if (*process == 0)
        guess_all(examiner, files, ends[1]);
    if (*process < 0)
        fault_set(fault, 503, "full", "no process: %s", strerror(errno));
    close(ends[1]);
    if (*process > 0)
        return guesses;
    if (guesses != NULL)
        fclose(guesses);
    else
        close(ends[0]);
    return NULL;
}

/* What the file is, by the name that the site has for it: a picture by either of its names, text of any kind
 * as plain. */
static const char *type_of(const struct file_rules *rules, const char *guess, const struct file *file)
{
    const char *type = media_type(guess, file->bytes, file->size);
    const char *other = media_other_name(type);
    if (file_type_named(rules, type) != NULL)
        return type;
    if (other != NULL && file_type_named(rules, other) != NULL)
        return other;
    return media_is_plain(type, file->bytes, file->size) && file_type_named(rules, "text/plain") ? "text/plain" : type;
}

/* Sets the type of each new file. What could not be looked into has none. */
static bool look(const struct examiner *examiner, const struct file_rules *rules, struct fields *files,
                 struct fault *fault)
{
    pid_t process;
    char line[LONGEST_GUESS + 2];
    FILE *guesses = guesses_open(examiner, files, &process, fault);
    if (guesses == NULL)
        return false;
    for (size_t i = 0; i < files->file_count; i++) {
        struct file *file = &files->files[i];
        if (is_new(file) && fgets(line, sizeof line, guesses) != NULL)
            file->type =
                type_of(rules, *line == '\n' ? NULL : pool_copy_part(files->pool, line, strcspn(line, "\n")), file);
    }
    fclose(guesses);
    kill(process, SIGKILL);
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR)
        ;
    return true;
}

bool examiner_looks(const struct fields *files)
{
    for (size_t i = 0; i < files->file_count; i++)
        if (is_new(&files->files[i]))
            return true;
    return false;
}

bool examiner_look(const struct examiner *examiner, const struct file_rules *rules, struct fields *files,
                   struct fault *fault)
{
    return !examiner_looks(files) || look(examiner, rules, files, fault);
}
