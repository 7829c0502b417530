#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *program = "redress";

void log_open(const char *name)
{
    program = name;
}

void log_line(const char *format, ...)
{
    char line[512];
    int used = snprintf(line, sizeof line, "%s[%ld]: ", program, (long)getpid());
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line + used, sizeof line - (size_t)used, format, arguments);
    va_end(arguments);
    for (char *c = line; *c != '\0'; c++)
        if (*c == '\n' || *c == '\r')
            *c = ' ';
    fprintf(stderr, "%s\n", line);
}
