/* redress check: what an administrator can get wrong, as far as it can be seen from here: the site's files, who may
 * read them, the data folder and the files in it. Changes nothing.
 *
 * Prints a line for each thing that is wrong: path, what, how to mend it. Exit 1 if there is any. That open cases name
 * what the site no longer has is a note, said likewise. */
#include "command.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/instant.h"
#include "base/text.h"
#include "registry/duties.h"
#include "registry/gone.h"
#include "site/standing.h"
#include "store/data_folder.h"

/* A check under way. */
struct checking {
    struct command_call *call;
    struct stat data; /* the data folder */
    size_t found;
};

static void say(struct checking *checking, const char *path, const char *what, const char *mend)
{
    printf("%s\t%s\t%s\n", path, what, mend);
    checking->found++;
}

/* Does `each` for every entry of the folder; without the folder nothing. */
static void folder_walk(struct checking *checking, const char *path,
                        void (*each)(struct checking *checking, const char *path, const char *name))
{
    DIR *folder = opendir(path);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder))
        each(checking, pool_format(checking->call->pool, "%s/%s", path, entry->d_name), entry->d_name);
    if (folder)
        closedir(folder);
}

/* A file of the data folder: its group and its mode; who owns it does not matter then. */
static void data_file_check(struct checking *checking, const char *path, const char *name)
{
    struct pool *pool = checking->call->pool;
    struct stat file;
    unsigned mode = data_folder_mode(checking->data.st_mode);
    if (!data_folder_keeps(name) || lstat(path, &file) != 0 || !S_ISREG(file.st_mode))
        return;
    if (file.st_gid != checking->data.st_gid)
        say(checking, path, pool_format(pool, "of group %u, not of its folder's", (unsigned)file.st_gid),
            pool_format(pool, "chgrp %u %s", (unsigned)checking->data.st_gid, path));
    if ((file.st_mode & 0777) != mode)
        say(checking, path, pool_format(pool, "mode %04o in place of %04o", (unsigned)file.st_mode & 0777, mode),
            pool_format(pool, "chmod %04o %s", mode, path));
}

/* Where several users share the data: the site's files are for them to read, and not to write. */
static void site_file_check(struct checking *checking, const char *path, const char *name)
{
    struct pool *pool = checking->call->pool;
    struct stat file;
    const char *end = strrchr(name, '.');
    if (!(checking->data.st_mode & S_IWGRP) || !text_equal(end, ".xml") || stat(path, &file) != 0)
        return;
    bool theirs = file.st_gid == checking->data.st_gid;
    if (!(file.st_mode & (theirs ? S_IRGRP : S_IROTH)))
        say(checking, path, "the programs may not read it",
            pool_format(pool, "chgrp %u %s; chmod g+r %s", (unsigned)checking->data.st_gid, path, path));
    if (file.st_mode & (theirs ? S_IWGRP | S_IWOTH : S_IWOTH))
        say(checking, path, "the programs may write it", pool_format(pool, "chmod go-w %s", path));
}

static bool data_check(struct checking *checking, const char *data)
{
    struct pool *pool = checking->call->pool;
    if (stat(data, &checking->data) != 0) {
        say(checking, data, strerror(errno), pool_format(pool, "install -d -m 2770 -g redress %s", data));
        return false;
    }
    mode_t mode = checking->data.st_mode;
    if (mode & S_IWGRP && !(mode & S_ISGID))
        say(checking, data, "new files do not get its group", pool_format(pool, "chmod g+s %s", data));
    if (mode & S_IWGRP ? mode & S_IRWXO : mode & S_IWOTH)
        say(checking, data, "others may look into it", pool_format(pool, "chmod o-rwx %s", data));
    folder_walk(checking, data, data_file_check);
    return true;
}

/* What open cases name and the site no longer has is nothing wrong with the site. */
static bool note_gone(const struct checking *checking, const struct registry *registry)
{
    struct command_call *call = checking->call;
    struct fault fault = {0};
    int count = gone_count(registry, call->pool, &fault);
    if (count > 0)
        printf(
            "%s\tnote: open cases name %d users or divisions that it no longer has\tredress verify lists the cases\n",
            call->folders.site, count);
    return true;
}

/* Nor is a duty that nobody can do, though somebody has to be named who can. */
static bool note_unheld(const struct checking *checking, const struct registry *registry, struct fault *fault)
{
    struct command_call *call = checking->call;
    size_t count;
    const struct task *tasks = duties_tasks(registry, call->pool, instant_now(), &count, fault);
    for (size_t i = 0; i < count; i++)
        if (ground_is_nobody(tasks[i].ground))
            printf(
                "%s\tnote: nobody can do what is owed beside the cases: %s%s%s\tname somebody in users.xml who holds "
                "the role %s, and may do it\n",
                call->folders.site, tasks[i].owed->rule->name, tasks[i].owed->item ? " " : "",
                tasks[i].owed->item ? tasks[i].owed->item : "", tasks[i].role);
    return fault->kind == 0;
}

/* What the policy in force promises and nobody of the site could keep. */
static void check_vacancies(struct checking *checking, const struct site *site)
{
    struct command_call *call = checking->call;
    const char *line = vacancies_words(call->pool, site, site_policy_at(site, instant_now()), call->folders.share);
    for (; *line != '\0'; line += strcspn(line, "\n") + 1)
        say(checking, pool_format(call->pool, "%s/users.xml", call->folders.site),
            pool_format(call->pool, "%.*s", (int)strcspn(line, "\n"), line),
            "until it is mended, such cases stand before who may assign or answers for the process");
}

/* The program through which letters go out. */
static void check_outgoing(struct checking *checking, const struct site *site)
{
    struct pool *pool = checking->call->pool;
    const char *through = site->outgoing.through;
    if (through != NULL && *through == '/' && access(through, X_OK) != 0)
        say(checking, pool_format(pool, "%s/organisation.xml", checking->call->folders.site),
            pool_format(pool, "no email goes out: %s cannot be run", through),
            "install a program that is called as sendmail is, then try redress mail --test ADDRESS");
}

/* The site as a program reads it at its start; with data that are in order also what the store remembers of it. */
static void site_check(struct checking *checking, bool data)
{
    struct command_call *call = checking->call;
    const struct folders *folders = &call->folders;
    struct fault fault = {0};
    struct site site;
    struct registry registry;
    bool good = site_open(call->pool, folders->site, folders->calendars, folders->share, &site, &fault);
    folder_walk(checking, folders->site, site_file_check);
    if (good && data && checking->found == 0) {
        good = registry_open(call->pool, folders, &registry, &fault) && note_gone(checking, &registry) &&
               note_unheld(checking, &registry, &fault);
        site = registry.site;
    }
    if (!good)
        say(checking, folders->site, fault.detail, "until it is mended, what the programs read last counts");
    for (size_t i = 0; good && i < site.policy_count; i++)
        if (site.standings[i].fault)
            say(checking, site.standings[i].path, standing_words(call->pool, &site, i, folders->share),
                "until it is mended, the newest version before it is in force");
    if (good) {
        check_vacancies(checking, &site);
        check_outgoing(checking, &site);
    }
}

int check_run(struct command_call *call)
{
    struct checking checking = {.call = call};
    struct fault fault = {0};
    if (text_blank(call->folders.site) || text_blank(call->folders.data)) {
        fault_set(&fault, 400, "broken", "say where site and data are: --site DIR --data DIR");
        return command_fault(&fault);
    }
    bool data = data_check(&checking, call->folders.data);
    site_check(&checking, data);
    return checking.found ? EXIT_NO : EXIT_DONE;
}
