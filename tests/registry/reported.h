/* The report on a month, recorded by who owes it. */
#ifndef REDRESS_TESTS_REGISTRY_REPORTED_H
#define REDRESS_TESTS_REGISTRY_REPORTED_H

#include "base/fields.h"
#include "core/event.h"
#include "registry/office.h"
#include "registry/reports.h"

/* False with a fault. */
static inline bool report(const char *month, const char *now)
{
    struct fields *fields = fields_new(pool);
    struct problems problems = {.pool = pool};
    fields_add(fields, "how", "At the meeting.");
    const struct duty_entry entry = {.event = EVENT_REPORTED,
                                     .entered = fields,
                                     .user = "delivery",
                                     .now = at(now),
                                     .complete = report_complete,
                                     .item = month};
    bool kept = duty_keep(&registry, pool, &entry, &problems, &fault);
    ck_assert_uint_eq(problems.count, 0);
    registry_refresh(&registry, &fault);
    return kept;
}

#endif
