#include "registry/reviews.h"

#include "base/instant.h"
#include "core/event.h"
#include "registry/figures.h"
#include "site/audit.h"
#include "xml/xml.h"

#define YEAR 12

bool review_figures(struct registry *registry, struct pool *pool, struct node *element, int64_t now,
                    struct fault *fault)
{
    int32_t today = instant_day(now), first = day_add_months(today, -YEAR) + 1;
    node_set(element, "from", day_write(pool, first));
    node_set(element, "until", day_write(pool, today));
    return figures_add(registry, pool, element, first, today, now, fault);
}

/* The next review is no later than the policy itself wants. */
static void check_near(const struct registry *registry, struct pool *pool, const struct node *event, int64_t now,
                       struct problems *problems)
{
    const struct part *review = duty_asking(registry, EVENT_POLICY_REVIEWED, NULL).event;
    const struct policy *policy = site_policy_at(&registry->site, now);
    const struct test *test = part_test(review, "review-near");
    int32_t day, limit = audit_review_limit(policy, &registry->site.calendar, instant_day(now), now);
    if (test && day_read(node_inner(pool, event, "next-review"), &day) && day > limit)
        problems_add(problems, test->field, "rule", test->words, part_inside(review, test->field));
}

bool review_complete(struct registry *registry, struct pool *pool, const struct duty_entry *entry,
                     const struct node *duties, struct node *event, struct problems *problems, struct fault *fault)
{
    (void)duties;
    check_near(registry, pool, event, entry->now, problems);
    return review_figures(registry, pool, event, entry->now, fault);
}
