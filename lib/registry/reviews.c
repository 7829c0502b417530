#include "registry/reviews.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "registry/duties.h"
#include "registry/figures.h"
#include "record/record.h"
#include "xml/xml.h"

#define YEAR 12

struct asking review_asking(const struct registry *registry)
{
    return (struct asking){.schema = registry->schema,
                           .event = schema_event(registry->schema, KIND_DUTIES, EVENT_POLICY_REVIEWED),
                           .realm = "staff"};
}

bool review_figures(struct registry *registry, struct pool *pool, struct node *element, int64_t now,
                    struct fault *fault)
{
    int32_t today = instant_day(now), first = day_add_months(today, -YEAR) + 1;
    node_set(element, "from", day_write(pool, first));
    node_set(element, "until", day_write(pool, today));
    return figures_add(registry, pool, element, first, today, now, fault);
}

/* The next review is no later than the policy itself wants. */
static void check_near(const struct registry *registry, struct pool *pool, const struct asking *asking,
                       const struct node *event, int64_t now, struct problems *problems)
{
    const struct policy *policy = site_policy_at(&registry->site, now);
    const struct test *test = part_test(asking->event, "review-near");
    int32_t day, limit = audit_review_limit(policy, &registry->site.calendar, instant_day(now), now);
    if (test && day_read(node_inner(pool, event, "next-review"), &day) && day > limit)
        problems_add(problems, test->field, "rule", test->words, part_inside(asking->event, test->field));
}

/* The review as the last event of the record of duties, with all that is kept of it; NULL with problems or a fault. */
static struct node *review_build(struct registry *registry, struct pool *pool, struct node *duties,
                                 const struct fields *entered, const char *user, int64_t now, struct problems *problems,
                                 struct fault *fault)
{
    const struct asking asking = review_asking(registry);
    int seq = record_last_seq(duties) + 1;
    struct node *event = entry_build(&asking, entered, duties);
    node_set_number(event, "seq", seq);
    node_set_instant(pool, event, "at", now);
    node_set(event, "by", user);
    node_set(event, "policy", site_policy_at(&registry->site, now)->identity);
    if (!review_figures(registry, pool, event, now, fault))
        return NULL;
    check_near(registry, pool, &asking, event, now, problems);
    return entry_check(&asking, duties, duties, event, problems) ? event : NULL;
}

/* In one transaction: the review, and the token of its form. */
static bool review_store(struct registry *registry, struct pool *pool, const struct node *event,
                         struct submission *submission, struct fault *fault)
{
    int seq = node_number(event, "seq", 1, INT32_MAX);
    if (submission)
        submission->seq = seq;
    if (!store_begin(registry->store, fault))
        return false;
    if (store_add_duty(registry->store, seq, xml_write(pool, event), fault) &&
        (!submission || store_add_submission(registry->store, submission, fault)))
        return store_commit(registry->store, fault);
    store_rollback(registry->store);
    return false;
}

/* True if the token brought the same before, or with a fault if other. */
static bool is_kept(struct registry *registry, struct pool *pool, const struct submission *submission,
                    struct fault *fault)
{
    const struct submission *before =
        submission ? store_submission(registry->store, pool, submission->token, fault) : NULL;
    if (before && !text_equal(before->digest, submission->digest))
        fault_set(fault, 409, "used-token", "a used token came with other content");
    return before != NULL;
}

bool review_keep(struct registry *registry, struct pool *pool, const struct fields *entered, const char *user,
                 struct submission *submission, int64_t now, struct problems *problems, struct fault *fault)
{
    if (is_kept(registry, pool, submission, fault) || fault->kind)
        return fault->kind == 0;
    if (submission) {
        submission->reference = KIND_DUTIES;
        submission->at = now;
    }
    struct node *duties = duties_read(pool, registry->store, site_policy_at(&registry->site, now), fault);
    struct node *event = duties ? review_build(registry, pool, duties, entered, user, now, problems, fault) : NULL;
    return event && review_store(registry, pool, event, submission, fault);
}
