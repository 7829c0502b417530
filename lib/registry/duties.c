#include "registry/duties.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/lookup.h"
#include "core/period.h"
#include "record/record.h"
#include "registry/tags.h"
#include "store/duty.h"
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

/* ---- What is owed ---- */

/* Adds what happens by itself. */
static struct event *event_add(struct pool *pool, struct timeline *timeline, const char *name, int64_t at)
{
    struct event *event = LIST_ADD(pool, timeline->events, timeline->count);
    *event = (struct event){.name = name,
                            .row = event_named(KIND_DUTIES, name),
                            .at = at,
                            .recorded = at,
                            .by = "system",
                            .until = INSTANT_NONE};
    return event;
}

/* Each version that came into force, with the day that it states for its review. */
static void issues_add(const struct registry *registry, struct pool *pool, struct timeline *timeline, int64_t now)
{
    const struct site *site = &registry->site;
    for (size_t i = 0; i < site->policy_count; i++) {
        int64_t begins = day_end(site->standings[i].from - 1) + 1;
        if (site->standings[i].fault == NULL && begins <= now)
            event_add(pool, timeline, EVENT_ISSUED, begins)->until = day_end(site->policies[i].review);
    }
}

/* The end of each period of which a report is owed; a month within one ends for nobody. */
static void months_add(struct pool *pool, const struct rule *report, struct timeline *timeline, int64_t first,
                       int64_t now)
{
    struct period period = period_of(report, instant_day(first));
    int32_t next;
    for (; (next = day_add_months(period.last, 1)) <= instant_day(now); period = period_of(report, next))
        event_add(pool, timeline, EVENT_MONTH_ENDED, day_end(next - 1))->item = month_write(pool, period.last);
}

struct obligation *duties_owed(const struct registry *registry, struct pool *pool, int64_t now, size_t *count,
                               struct fault *fault)
{
    *count = 0;
    int64_t first = store_first_received(registry->store, TAG_ALL, fault);
    if (fault->kind != 0)
        return NULL;
    const struct policy *policy = site_policy_at(&registry->site, now);
    struct timeline *timeline = record_timeline(pool, registry->duties);
    issues_add(registry, pool, timeline, now);
    if (first != STORE_NONE)
        months_add(pool, duty_kept_by(policy, EVENT_REPORTED), timeline, first, now);
    return obligations(pool, policy, &registry->site.calendar, timeline, now, count);
}

struct task *duties_tasks(const struct registry *registry, struct pool *pool, int64_t now, size_t *count,
                          struct fault *fault)
{
    size_t owed_count;
    const struct obligation *owed = duties_owed(registry, pool, now, &owed_count, fault);
    struct task *tasks = pool_array(pool, owed_count + 1, sizeof *tasks);
    *count = 0;
    for (size_t i = 0; i < owed_count; i++) {
        if (!obligation_stands(&owed[i]))
            continue;
        const struct task task =
            duty_task(pool, site_policy_at(&registry->site, now), site_people(&registry->site), &owed[i]);
        size_t place = (*count)++;
        for (; place > 0 && task_due(&tasks[place - 1]) > task_due(&task); place--)
            tasks[place] = tasks[place - 1];
        tasks[place] = task;
    }
    return *count > 0 ? tasks : NULL;
}
