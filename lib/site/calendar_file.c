#include "site/calendar_file.h"

#include <stdlib.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "core/calendar.h"
#include "xml/validity.h"
#include "xml/xml.h"

static bool day_off_read(struct pool *pool, const struct node *node, struct day_off *off)
{
    const char *announced = node_get(pool, node, "announced");
    off->name = node_get(pool, node, "name");
    off->announced = INSTANT_NONE;
    return day_read(node_get(pool, node, "day"), &off->day) && (!announced || instant_read(announced, &off->announced));
}

static bool days_add(struct pool *pool, struct calendar_source source, const char *name, struct calendar *calendar,
                     struct fault *fault)
{
    for (const struct node *node = node_first(source.document, name); node; node = node_next(node, name))
        if (!day_off_read(pool, node, LIST_ADD(pool, calendar->days, calendar->count)))
            return file_fault(fault, source.path, node, "not a day, or announced at no such time");
    return true;
}

/* By day; what was always known before what was announced later. */
static int day_off_compare(const void *one, const void *other)
{
    const struct day_off *first = one, *second = other;
    if (first->day != second->day)
        return first->day < second->day ? -1 : 1;
    return (first->announced > second->announced) - (first->announced < second->announced);
}

/* A calendar holds whole years: it knows those from the year of its first holiday on. */
static int32_t first_known(const struct calendar *calendar)
{
    int32_t first = calendar->known_until;
    for (size_t i = 0; i < calendar->count; i++)
        first = calendar->days[i].day < first ? calendar->days[i].day : first;
    return year_begin(day_year(first));
}

bool calendar_read(struct pool *pool, struct calendar_source region, struct calendar_source organisation,
                   struct calendar *calendar, struct fault *fault)
{
    *calendar = (struct calendar){.region = node_get(pool, region.document, "region")};
    if (!day_read(node_get(pool, region.document, "until"), &calendar->known_until))
        return file_fault(fault, region.path, region.document, "until is no day of the years 1900 to 2999");
    if (!days_add(pool, region, "holiday", calendar, fault))
        return false;
    calendar->known_from = first_known(calendar);
    if (!days_add(pool, organisation, "closure", calendar, fault))
        return false;
    if (calendar->count > 0)
        qsort(calendar->days, calendar->count, sizeof *calendar->days, day_off_compare);
    return true;
}
