/* The calendar file: the days off of a region and the closures of an organisation, as the engine counts them. */
#ifndef REDRESS_SITE_CALENDAR_FILE_H
#define REDRESS_SITE_CALENDAR_FILE_H

#include <stdbool.h>

struct calendar;
struct fault;
struct node;
struct pool;

/* A valid document element and the file it came from. */
struct calendar_source {
    const struct node *document;
    const char *path;
};

/* Joins the holidays of the region's file (schema/calendar.xsd) and the closures of organisation.xml into *calendar, in
 * the pool. A day that is no day of the years 1900 to 2999 is a fault that names file and line. */
bool calendar_read(struct pool *pool, struct calendar_source region, struct calendar_source organisation,
                   struct calendar *calendar, struct fault *fault);

#endif
