#include "base/memory.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MUCH = 40 * 1024 * 1024, LINE_SIZE = 256 };

bool memory_is_much(void)
{
    char line[LINE_SIZE]; /* the whole size, a blank, what of it is resident, in pages … */
    FILE *statm = fopen("/proc/self/statm", "re");
    bool read = statm != NULL && fgets(line, sizeof line, statm) != NULL;
    if (statm != NULL)
        fclose(statm);
    const char *resident = read ? strchr(line, ' ') : NULL;
    return resident == NULL || strtol(resident, NULL, 10) * sysconf(_SC_PAGESIZE) > MUCH;
}

void memory_give_back(void)
{
    malloc_trim(0);
}
