/* redress intake [--from ADDRESS] [--to ADDRESS] [--maildir DIR]: mail comes in. One message on standard input, as a
 * mail server hands it to a program; or all in new/ and cur/ of a Maildir, from where each goes to its folder Kept.
 *
 * What is kept is then sorted, as far as it can be by itself (post/sorting.h), where it is said which site that is
 * for; if not, or if the site is not in order, `redress deliver` does that later, and the answer is the same.
 *
 * Without --from and --to the envelope is what SENDER and RECIPIENT say. Exit 0: each is in the store, and on the
 * disk. Else 75, whatever it is, wrong use, too: the server keeps it and comes again, and nobody gets it back. Says
 * nothing of what is in a message. Of a Maildir it prints how many are new, how many were known and how many are not
 * kept. */
#include "command.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/instant.h"
#include "base/log.h"
#include "base/seal.h"
#include "base/text.h"
#include "paper/filled.h"
#include "post/arrival.h"
#include "post/sorting.h"
#include "store/store.h"

/* A run of it. */
struct taking_in {
    struct command_call *call;
    struct store *store;
    struct envelope envelope;
    const char *maildir;
    struct fault fault;
    int kept, repeated, failed;
};

/* Reads the options; false if one is missing or unknown. */
static bool options_read(struct taking_in *taking)
{
    const struct command_call *call = taking->call;
    taking->envelope = (struct envelope){getenv("SENDER"), getenv("RECIPIENT"), getppid()};
    for (int i = 0; i + 1 < call->count; i += 2) {
        const char *name = call->arguments[i], **value = text_equal(name, "--from")      ? &taking->envelope.sender
                                                         : text_equal(name, "--to")      ? &taking->envelope.recipient
                                                         : text_equal(name, "--maildir") ? &taking->maildir
                                                                                         : NULL;
        if (value == NULL)
            return false;
        *value = call->arguments[i + 1];
    }
    return call->count % 2 == 0 && !text_blank(call->folders.data);
}

/* Takes one in from there; true if it is kept. */
static bool take(struct taking_in *taking, int in)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    bool repeated = false;
    bool kept = arrival_keep(taking->store, pool, taking->call->folders.data, in, &taking->envelope, instant_now(),
                             &repeated, &fault);
    taking->kept += kept && !repeated;
    taking->repeated += kept && repeated;
    taking->failed += !kept;
    if (!kept)
        log_line("a message is not kept: %s", fault.detail);
    pool_free(pool);
    return kept;
}

/* Moves a file that is kept out of the way; one that stays is known when it is met again. */
static void put_away(struct taking_in *taking, const char *path, const char *name)
{
    const char *mark = strchr(name, ':') ? "" : ":2,";
    const char *kept = pool_format(taking->call->pool, "%s/.Kept/cur/%s%s", taking->maildir, name, mark);
    if (rename(path, kept) != 0)
        log_line("a message is kept, but cannot be moved to %s/.Kept: %s", taking->maildir, strerror(errno));
}

/* Takes in what is in that folder of the Maildir. What goes while it is looked at, another run has taken. */
static void take_folder(struct taking_in *taking, const char *folder)
{
    const char *path = pool_format(taking->call->pool, "%s/%s", taking->maildir, folder);
    DIR *listing = opendir(path);
    if (listing == NULL) {
        log_line("%s: %s", path, strerror(errno));
        taking->failed++;
    }
    for (struct dirent *entry = listing ? readdir(listing) : NULL; entry != NULL; entry = readdir(listing)) {
        struct stat about;
        const char *at = pool_format(taking->call->pool, "%s/%s", path, entry->d_name);
        int file = entry->d_name[0] == '.' ? -1 : open(at, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (file < 0 && entry->d_name[0] != '.' && errno != ENOENT) {
            log_line("%s cannot be read: %s", path, strerror(errno));
            taking->failed++;
        }
        if (file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode) && take(taking, file))
            put_away(taking, at, entry->d_name);
        if (file >= 0)
            close(file);
    }
    if (listing != NULL)
        closedir(listing);
}

static void take_maildir(struct taking_in *taking)
{
    taking->envelope.giver = 0;
    static const char *const folders[] = {"/.Kept", "/.Kept/cur", "/.Kept/new", "/.Kept/tmp"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        (void)mkdir(pool_format(taking->call->pool, "%s%s", taking->maildir, folders[i]),
                    0700); /* mostly it is there */
    take_folder(taking, "new");
    take_folder(taking, "cur");
    printf("%d\t%d\t%d\n", taking->kept, taking->repeated, taking->failed);
}

/* Sorts what can be sorted; a fault is for the log: the message is kept. */
static void sort(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    struct sorting sorting = {.registry = &registry, .read_form = filled_read};
    if (!command_registry(call, &registry, &fault) ||
        (sorting.seal = seal_open(call->pool, call->folders.data, &fault)) == NULL || !sorting_run(&sorting, &fault))
        log_line("messages wait to be sorted: %s", fault.detail);
}

int intake_run(struct command_call *call)
{
    struct taking_in taking = {.call = call};
    if (!options_read(&taking)) {
        fputs("usage: redress --data DIR intake [--from ADDRESS] [--to ADDRESS] [--maildir DIR]\n", stderr);
        return EXIT_AGAIN;
    }
    taking.store = store_open(call->pool, call->folders.data,
                              pool_format(call->pool, "%s/schema/store.sql", call->folders.share), &taking.fault);
    if (taking.store == NULL) {
        log_line("%s", taking.fault.detail);
        return EXIT_AGAIN;
    }
    if (taking.maildir != NULL)
        take_maildir(&taking);
    else
        take(&taking, STDIN_FILENO);
    if (!text_blank(call->folders.site))
        sort(call);
    return taking.failed > 0 ? EXIT_AGAIN : EXIT_DONE;
}
