#include "base/memory.h"

#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

enum { MUCH = 40 * 1024 * 1024 };

bool memory_is_much(void)
{
    long size, resident = 0;
    FILE *statm = fopen("/proc/self/statm", "re");
    bool read = statm != NULL && fscanf(statm, "%ld %ld", &size, &resident) == 2;
    if (statm != NULL)
        fclose(statm);
    return !read || resident * sysconf(_SC_PAGESIZE) > MUCH;
}

void memory_give_back(void)
{
    malloc_trim(0);
}
