/* The control of a policy document: its name, release, approval, gates. See policy_file_parts.h. */
#include "site/policy_file_parts.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/validity.h"
#include "xml/xml.h"

void policy_gates_read(const struct reading *reading, const struct node *document, struct policy *policy)
{
    size_t count = 0;
    const char **gates = NULL;
    for (const struct node *section = node_first(document, "section"); section; section = node_next(section, "section"))
        for (const struct node *clause = node_first(section, "clause"); clause; clause = node_next(clause, "clause"))
            if (reading_get(reading, clause, "kept-by") != NULL)
                *LIST_ADD(reading->pool, gates, count) = reading_get(reading, clause, "kept-by");
    policy->gates = pool_grow(reading->pool, gates, count, sizeof *gates);
}

/* The schema lets real dates through only; those beyond the years that day_read knows count as never. */
static int32_t get_day(const struct reading *reading, const struct node *node, const char *attribute)
{
    int32_t day;
    return day_read(reading_get(reading, node, attribute), &day) ? day : INT32_MAX;
}

void policy_releases_read(const struct reading *reading, const struct node *document, struct policy *policy)
{
    const struct node *control = node_first(document, "control");
    policy->released = policy->issued;
    for (const struct node *at = node_first(control, "release"); at; at = node_next(at, "release"))
        if (text_equal(reading_get(reading, at, "version"), policy->version))
            policy->released = get_day(reading, at, "date");
    int32_t from = policy->released < policy->issued ? policy->released : policy->issued;
    policy->approved = INT32_MAX;
    for (const struct node *at = node_first(control, "approval"); at; at = node_next(at, "approval")) {
        int32_t day = get_day(reading, at, "date");
        if (day >= from && day < policy->approved && reading_get(reading, at, "name") &&
            policy_approves(policy, reading_get(reading, at, "by")))
            policy->approved = day;
    }
}

bool policy_control_read(const struct reading *reading, const struct node *document, struct policy *policy)
{
    const struct node *control = node_first(document, "control");
    policy->reference = reading_get(reading, control, "reference");
    policy->version = reading_get(reading, control, "version");
    policy->title = reading_get(reading, control, "title");
    policy->identity = pool_format(reading->pool, "%s/%s", policy->reference, policy->version);
    return (day_read(reading_get(reading, control, "issued"), &policy->issued) &&
            day_read(reading_get(reading, control, "review"), &policy->review)) ||
           file_fault(reading->fault, reading->path, control, "a day outside the years 1900 to 2999");
}
