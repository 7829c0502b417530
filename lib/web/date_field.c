#include "web/date_field.h"

#include <stdint.h>
#include <string.h>

#include "base/dating.h"
#include "base/fields.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/time_said.h"
#include "web/typed.h"
#include "xml/xml.h"

/* No day, month, year or time is longer. */
enum { LONGEST = 100 };

enum { DAY, MONTH, YEAR, TIME, PARTS };

static const char *const names[PARTS] = {"day", "month", "year", "time"};

/* The time of the day, to the minute: what somebody typed has one at the end of a day, too. */
static const char *clock_of(struct pool *pool, const char *written)
{
    char said[TIME_SAID];
    time_say(pool_copy_part(pool, written, strlen("2026-05-06T17:30")), TIME_CLOCK, said);
    return pool_copy(pool, said);
}

/* The parts of a date that the record, or a script, wrote as one: "2026-05-01T17:30". */
static void take_apart(struct pool *pool, const char *whole, const char *values[PARTS])
{
    int64_t at;
    int32_t day;
    bool clock = !day_said(whole, &day) && instant_said(pool, whole, &at);
    if (!clock && !day_said(whole, &day)) {
        values[DAY] = whole;
        return;
    }
    const char *written = clock ? instant_write(pool, at) : day_write(pool, day);
    static const int from[] = {8, 5, 0}, length[] = {2, 2, 4};
    for (int i = DAY; i <= YEAR; i++)
        values[i] =
            pool_format(pool, "%d", text_number(pool_copy_part(pool, written + from[i], (size_t)length[i]), 0, 9999));
    if (clock)
        values[TIME] = clock_of(pool, written);
}

static void read_parts(struct pool *pool, const struct fields *typed, const char *name, const char *values[PARTS])
{
    const char *whole = fields_get(typed, name);
    for (int i = 0; i < PARTS; i++) {
        const char *value = fields_get(typed, pool_format(pool, "%s.%s", name, names[i]));
        values[i] = value ? text_line(pool, value) : "";
    }
    if (!text_blank(whole))
        take_apart(pool, text_line(pool, whole), values);
}

/* True if that is what is wrong, or one of what is: "no-month-year" is about the month and the year. */
static bool is_about(const char *wrong, int part)
{
    if (strncmp(wrong, "no-", 3) == 0)
        return strstr(wrong, names[part]) != NULL;
    return text_equal(wrong, "wrong-time") == (part == TIME);
}

bool date_field_add(struct pool *pool, struct node *field, const struct fields *typed, const char *name, bool clock,
                    const char *wrong)
{
    const char *values[PARTS];
    bool cut = false;
    read_parts(pool, typed, name, values);
    for (int i = 0; i < (clock ? PARTS : TIME); i++) {
        size_t fits = typed_beginning(values[i], LONGEST);
        struct node *part = node_add(field, "part");
        node_set(part, "name", names[i]);
        node_set(part, "value", pool_copy_part(pool, values[i], fits));
        node_set(part, "wrong", wrong != NULL && is_about(wrong, i) ? "yes" : NULL);
        cut = cut || values[i][fits] != '\0';
    }
    return cut;
}
