#include "site/stamp.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <string.h>
#include <sys/stat.h>

/* FNV-1a over bytes, of 64 bits. */
#define HASH_START 0xcbf29ce484222325u
#define HASH_FACTOR 0x100000001b3u

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ byte[i]) * HASH_FACTOR;
    return hash;
}

/* A sum, so that the order in which the folder gives its files does not matter. */
static uint64_t folder_stamp(const char *path)
{
    DIR *folder = opendir(path);
    uint64_t sum = 0;
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        struct stat file;
        if (fnmatch("*.xml", entry->d_name, 0) != 0 || fstatat(dirfd(folder), entry->d_name, &file, 0) != 0)
            continue;
        const uint64_t about[] = {file.st_ino, (uint64_t)file.st_size, (uint64_t)file.st_ctim.tv_sec,
                                  (uint64_t)file.st_ctim.tv_nsec};
        sum += hash_bytes(hash_bytes(HASH_START, entry->d_name, strlen(entry->d_name)), about, sizeof about);
    }
    if (folder)
        closedir(folder);
    return sum;
}

uint64_t site_stamp(const char *site, const char *calendars)
{
    return folder_stamp(site) * HASH_FACTOR + folder_stamp(calendars);
}
