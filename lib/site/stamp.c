#include "site/stamp.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* FNV-1a of 64 bits, over characters and over whole numbers. */
#define HASH_START 0xcbf29ce484222325u
#define HASH_FACTOR 0x100000001b3u

static uint64_t hash_number(uint64_t hash, uint64_t number)
{
    return (hash ^ number) * HASH_FACTOR;
}

static uint64_t file_stamp(const char *name, const struct stat *file)
{
    uint64_t hash = HASH_START;
    for (; *name != '\0'; name++)
        hash = hash_number(hash, (unsigned char)*name);
    hash = hash_number(hash, file->st_ino);
    hash = hash_number(hash, (uint64_t)file->st_size);
    hash = hash_number(hash, (uint64_t)file->st_ctim.tv_sec);
    return hash_number(hash, (uint64_t)file->st_ctim.tv_nsec);
}

/* A sum, so that the order in which the folder gives its files does not matter. */
static uint64_t folder_stamp(const char *path)
{
    DIR *folder = opendir(path);
    uint64_t sum = 0;
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        struct stat file;
        bool counts = fnmatch("*.xml", entry->d_name, 0) == 0 || fnmatch("*.png", entry->d_name, 0) == 0;
        if (counts && fstatat(dirfd(folder), entry->d_name, &file, 0) == 0)
            sum += file_stamp(entry->d_name, &file);
    }
    if (folder)
        closedir(folder);
    return sum;
}

uint64_t site_stamp(const char *site, const char *calendars)
{
    return folder_stamp(site) * HASH_FACTOR + folder_stamp(calendars);
}
