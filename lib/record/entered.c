#include "record/entered.h"

#include <string.h>

#include "base/dating.h"
#include "base/email.h"
#include "base/fields.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/telephone.h"
#include "base/text.h"
#include "xml/schema.h"

static const char *line_entered(struct pool *pool, const struct fields *fields, const char *name)
{
    const char *typed = fields_get(fields, name);
    return typed ? text_line(pool, typed) : NULL;
}

const char *date_entered(struct pool *pool, const struct fields *fields, const char *name)
{
    int32_t date;
    const char *whole = line_entered(pool, fields, name);
    if (whole != NULL && *whole != '\0')
        return day_said(whole, &date) ? day_write(pool, date) : whole;
    const char *day = line_entered(pool, fields, pool_format(pool, "%s.day", name));
    const char *month = line_entered(pool, fields, pool_format(pool, "%s.month", name));
    const char *year = line_entered(pool, fields, pool_format(pool, "%s.year", name));
    if (text_blank(day) && text_blank(month) && text_blank(year))
        return "";
    if (text_blank(month) && text_blank(year) && day_said(day, &date))
        return day_write(pool, date);
    int number = day_of_month_said(day), of = month_said(month), in = year_said(year);
    if (number < 0 || of < 0 || in < 0)
        return pool_format(pool, "%s-%s-%s", year ? year : "", month ? month : "", day ? day : "");
    return pool_format(pool, "%04d-%02d-%02d", in, of, number);
}

const char *date_lacks(struct pool *pool, const char *date)
{
    static const char *const names[] = {"-year", "-month", "-day"};
    bool lacks[3] = {false};
    int lacking = 0;
    for (int i = 0; i < 3; i++) {
        size_t length = strcspn(date, "-");
        lacks[i] = length == 0;
        lacking += lacks[i];
        date += length;
        if (i < 2 && *date++ != '-')
            return NULL;
    }
    return lacking == 0 || lacking == 3 ? NULL
                                        : pool_format(pool, "no%s%s%s", lacks[2] ? names[2] : "",
                                                      lacks[1] ? names[1] : "", lacks[0] ? names[0] : "");
}

static struct moment_entered moment_wrong(const char *code)
{
    return (struct moment_entered){.at = INSTANT_NONE, .wrong = code};
}

/* That time of the day; `clock` blank: its beginning. */
static struct moment_entered moment_on(struct pool *pool, const char *date, const char *clock)
{
    struct moment_entered moment = {.clockless = text_blank(clock)};
    int32_t day;
    int hour = 0, minute = 0;
    if (!day_read(date, &day)) {
        const char *lacks = date_lacks(pool, date);
        return moment_wrong(lacks ? lacks : "wrong");
    }
    if (!moment.clockless && !clock_said(clock, &hour, &minute))
        return moment_wrong("wrong-time");
    bool occurs = instant_read(pool_format(pool, "%sT%02d:%02d", date, hour, minute), &moment.at);
    return occurs ? moment : moment_wrong("wrong-time");
}

struct moment_entered moment_entered(struct pool *pool, const struct fields *fields, const char *name, int32_t today)
{
    struct moment_entered moment = {.at = INSTANT_NONE};
    const char *whole = line_entered(pool, fields, name);
    if (!text_blank(whole) && instant_said(pool, whole, &moment.at))
        return moment;
    const char *date = date_entered(pool, fields, name);
    const char *clock = line_entered(pool, fields, pool_format(pool, "%s.time", name));
    if (text_blank(date) && text_blank(clock))
        return moment;
    return moment_on(pool, text_blank(date) ? day_write(pool, today) : date, clock);
}

const char *value_entered(struct pool *pool, const struct fields *fields, const struct part *part, const char *name)
{
    if (part->widget == WIDGET_DATE)
        return date_entered(pool, fields, name);
    if (part->widget != WIDGET_TEXT || fields_get(fields, name) == NULL)
        return fields_get(fields, name);
    const char *line = line_entered(pool, fields, name);
    if (text_equal(part->input_type, "email"))
        return email_said(pool, line);
    return text_equal(part->input_type, "tel") ? telephone_said(pool, line) : line;
}

bool value_reaches(const struct part *part, const char *value)
{
    if (text_equal(part->input_type, "email"))
        return email_reaches(value);
    return !text_equal(part->input_type, "tel") || telephone_reaches(value);
}
