#include "store/data_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/pool.h"

/* Names of what we keep: databases with what SQLite puts beside them, the turn, the secrets. */
static const char *const kept[] = {"*.db", "*.db-*", "turn", "secret*"};

bool data_folder_keeps(const char *name)
{
    bool keeps = false;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        keeps = keeps || fnmatch(kept[i], name, 0) == 0;
    return keeps;
}

mode_t data_folder_mode(mode_t folder)
{
    return folder & S_IWGRP ? 0660 : 0600;
}

/* Gives a file what it needs. Only its owner may, and root; whoever else comes must find it right. The owner is changed
 * by root alone: the services' sandbox has no chown. */
static void file_settle(int folder, const struct stat *about, const char *name)
{
    struct stat file;
    mode_t mode = data_folder_mode(about->st_mode);
    bool root = geteuid() == 0;
    if (fstatat(folder, name, &file, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(file.st_mode))
        return;
    if (!root && file.st_uid != geteuid())
        return;
    bool wrong = (file.st_mode & 0777) != mode;
    bool moves = file.st_gid != about->st_gid || (root && file.st_uid != about->st_uid);
    if (moves && fchownat(folder, name, root ? about->st_uid : (uid_t)-1, about->st_gid, AT_SYMLINK_NOFOLLOW) != 0)
        wrong = false; /* not of that group, which must not get it then; who opens it says what is wrong */
    if (wrong)
        (void)!fchmodat(folder, name, mode, 0);
}

/* Settles what is in the folder; a folder without a turn is not, or not yet, one of ours, and is left as it is. */
static void files_settle(const char *data, const struct stat *about)
{
    DIR *folder = opendir(data);
    bool ours = folder && faccessat(dirfd(folder), "turn", F_OK, AT_EACCESS) == 0;
    for (struct dirent *entry = ours ? readdir(folder) : NULL; entry; entry = readdir(folder))
        if (data_folder_keeps(entry->d_name))
            file_settle(dirfd(folder), about, entry->d_name);
    if (folder)
        closedir(folder);
}

/* An owner who is root needs no change of user; that its group cannot be taken on matters only to others then. */
static bool owner_become(const struct stat *about)
{
    bool grouped = setgroups(1, &about->st_gid) == 0 && setegid(about->st_gid) == 0;
    return about->st_uid == 0 || (grouped && seteuid(about->st_uid) == 0);
}

bool data_folder_enter(const char *data, struct fault *fault)
{
    struct stat about;
    if (stat(data, &about) != 0)
        return fault_set(fault, 503, "full", "%s: %s", data, strerror(errno));
    files_settle(data, &about);
    umask(about.st_mode & S_IWGRP ? 0007 : 0077);
    if (geteuid() == 0 && !owner_become(&about))
        return fault_set(fault, 503, "full", "%s: root cannot act as its owner: %s", data, strerror(errno));
    return true;
}

bool data_folder_make(struct pool *pool, const char *data, const char *name, struct fault *fault)
{
    struct stat about, made;
    const char *path = pool_format(pool, "%s/%s", data, name);
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0660);
    if (file < 0)
        return fault_set(fault, 503, "full", "%s: %s", path, strerror(errno));
    /* A folder that does not hand its group on (no setgid bit): the services' has it, and they have no chown. */
    if (stat(data, &about) == 0 && fstat(file, &made) == 0 && made.st_gid != about.st_gid)
        (void)!fchown(file, (uid_t)-1, about.st_gid);
    close(file);
    return true;
}
