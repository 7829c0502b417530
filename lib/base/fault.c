#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>

bool fault_set(struct fault *fault, int kind, const char *code, const char *format, ...)
{
    if (fault->kind != 0)
        return false;
    fault->kind = kind;
    fault->code = code;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(fault->detail, sizeof fault->detail, format, arguments);
    va_end(arguments);
    return false;
}
