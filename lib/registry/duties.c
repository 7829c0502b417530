#include "registry/duties.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/policy.h"
#include "record/record.h"
#include "store/store.h"
#include "xml/xml.h"

struct node *duties_read(struct pool *pool, struct store *store, const struct policy *policy, struct fault *fault)
{
    size_t count;
    const char **events = store_duties(store, pool, &count, fault);
    return events ? record_join(pool, KIND_DUTIES, policy->reference, policy->identity, events, count, fault) : NULL;
}

struct reviewed duties_reviewed(struct pool *pool, const struct node *duties)
{
    struct reviewed reviewed = {.days = NULL};
    int32_t *days = NULL;
    for (struct node *at = node_first(duties, EVENT_POLICY_REVIEWED); at != NULL;
         at = node_next(at, EVENT_POLICY_REVIEWED))
        *LIST_ADD(pool, days, reviewed.count) = instant_day(node_instant(pool, at, "at"));
    reviewed.days = days;
    return reviewed;
}

int32_t duties_review_due(struct pool *pool, const struct node *duties, const struct policy *policy)
{
    int32_t due = policy->review, day;
    for (struct node *at = node_first(duties, EVENT_POLICY_REVIEWED); at != NULL;
         at = node_next(at, EVENT_POLICY_REVIEWED))
        if (text_equal(node_get(pool, at, "policy"), policy->identity) &&
            day_read(node_inner(pool, at, "next-review"), &day) && day > due)
            due = day;
    return due;
}
