/* Absences as pages show them (registry/absences.h). */
#ifndef REDRESS_WEB_ABSENCE_LINE_H
#define REDRESS_WEB_ABSENCE_LINE_H

#include "registry/absences.h"
#include "web/action.h"

/* Adds <absent>, the absences that are that person's business: their own, and where they stand in; with `all`
 * everybody's. */
struct node *absent_add(struct call *call, struct node *page, const struct person *person, bool all);

#endif
