#include "record/entered.h"

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
    if (!text_blank(whole))
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
