#include "record/entered.h"

#include "base/dating.h"
#include "base/email.h"
#include "base/fields.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/telephone.h"
#include "base/text.h"
#include "xml/schema.h"

const char *date_entered(struct pool *pool, const struct fields *fields, const char *name)
{
    int32_t date;
    const char *whole = fields_get(fields, name);
    if (!text_blank(whole))
        return day_said(whole, &date) ? day_write(pool, date) : whole;
    const char *day = fields_get(fields, pool_format(pool, "%s.day", name));
    const char *month = fields_get(fields, pool_format(pool, "%s.month", name));
    const char *year = fields_get(fields, pool_format(pool, "%s.year", name));
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
    const char *typed = fields_get(fields, name);
    if (typed == NULL || part->widget != WIDGET_TEXT)
        return typed;
    if (text_equal(part->input_type, "email"))
        return email_said(pool, text_line(pool, typed));
    return text_equal(part->input_type, "tel") ? telephone_said(pool, text_line(pool, typed)) : text_line(pool, typed);
}

bool value_reaches(const struct part *part, const char *value)
{
    if (text_equal(part->input_type, "email"))
        return email_reaches(value);
    return !text_equal(part->input_type, "tel") || telephone_reaches(value);
}
