#include "book/serial.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/instant.h"

/* As a workbook counts days, 1 January 1970 is this one. */
#define DAY_OF_1970 25569
#define SECONDS_A_DAY 86400.0

static bool number_read(const char *text, double *number)
{
    char *end = NULL;
    *number = g_ascii_strtod(text, &end);
    return strspn(text, "-.0123456789") == strlen(text) && end != text && *end == '\0';
}

static bool date_read(const char *text, double *number)
{
    int32_t day = 0;
    bool is = day_read(text, &day);
    *number = day + DAY_OF_1970;
    return is;
}

static bool time_read(const char *text, double *number)
{
    char zulu[] = "2026-05-06T23:59Z";
    int64_t instant = 0;
    bool is = strlen(text) == strlen("2026-05-06 23:59") && text[10] == ' ';
    if (is) {
        memcpy(zulu, text, 10);
        memcpy(zulu + 11, text + 11, 5);
        is = instant_read(zulu, &instant);
    }
    *number = (double)instant / SECONDS_A_DAY + DAY_OF_1970;
    return is;
}

bool serial_read(enum cell kind, const char *text, double *number)
{
    static bool (*const read[])(const char *, double *) = {
        [CELL_NUMBER] = number_read, [CELL_DATE] = date_read, [CELL_TIME] = time_read};
    return read[kind] != NULL && read[kind](text, number);
}
