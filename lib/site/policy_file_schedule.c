/* Of which months together a duty is owed, as a policy document says it. See policy_file_parts.h. */
#include "site/policy_file_parts.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/period.h"
#include "xml/validity.h"
#include "xml/xml.h"

enum { MONTHS_MOST = 12 };

/* A schedule being read, into the rule. */
struct scheduling {
    const struct reading *reading;
    struct rule *rule;
    struct rhythm *rhythms;
    int32_t free; /* the first month with which the next schedule can begin */
};

static bool fault_at(const struct scheduling *scheduling, const struct node *node, const char *says)
{
    return file_fault(scheduling->reading->fault, scheduling->reading->path, node, "%s", says);
}

/* So many months at a time from then on. */
static void rhythm_add(struct scheduling *scheduling, int32_t from, int months)
{
    struct rule *rule = scheduling->rule;
    *LIST_ADD(scheduling->reading->pool, scheduling->rhythms, rule->schedule_count) =
        (struct rhythm){.from = from, .months = months};
    rule->schedule = scheduling->rhythms;
}

/* The first day of the month in that attribute. */
static bool month_get(const struct scheduling *scheduling, const struct node *node, const char *attribute,
                      int32_t *first)
{
    return month_read(reading_get(scheduling->reading, node, attribute), first) ||
           fault_at(scheduling, node, "a month outside those that can be counted");
}

/* Each period to its last month; after the last of them each month again. */
static bool terms_read(struct scheduling *scheduling, const struct node *node, int32_t from)
{
    for (const struct node *at = node_first(node, "period"); at != NULL; at = node_next(at, "period")) {
        int32_t last;
        int months = 1;
        if (!month_get(scheduling, at, "until", &last))
            return false;
        if (last < from)
            return fault_at(scheduling, at, "a period ends before it begins");
        while (months <= MONTHS_MOST && day_add_months(from, months) <= last)
            months++;
        if (months > MONTHS_MOST)
            return fault_at(scheduling, at, "a period has more than 12 months");
        rhythm_add(scheduling, from, months);
        from = day_add_months(from, months);
    }
    rhythm_add(scheduling, from, 1);
    scheduling->free = from;
    return true;
}

static bool one_read(struct scheduling *scheduling, const struct node *node)
{
    int32_t from;
    const char *every = reading_get(scheduling->reading, node, "every");
    bool terms = node_first(node, "period") != NULL;
    if (!month_get(scheduling, node, "from", &from))
        return false;
    if ((every != NULL) == terms)
        return fault_at(scheduling, node, "a schedule says either “every” or its periods");
    if (from < scheduling->free || period_of(scheduling->rule, from).first != from)
        return fault_at(scheduling, node, "a schedule begins within a period of the one before");
    if (terms)
        return terms_read(scheduling, node, from);
    int months = text_number(text_words(scheduling->reading->pool, every)[0], 1, MONTHS_MOST);
    rhythm_add(scheduling, from, months);
    scheduling->free = day_add_months(from, months);
    return true;
}

bool policy_schedule_read(const struct reading *reading, const struct node *obligation, struct rule *rule)
{
    struct scheduling scheduling = {.reading = reading, .rule = rule, .free = INT32_MIN};
    const struct node *node = node_first(obligation, "schedule");
    if (node != NULL && !text_among(EVENT_MONTH_ENDED, rule->starts))
        return fault_at(&scheduling, node, "only what starts when a month ends has a schedule");
    for (; node != NULL; node = node_next(node, "schedule"))
        if (!one_read(&scheduling, node))
            return false;
    return true;
}
