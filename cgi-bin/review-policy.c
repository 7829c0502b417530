/* review-policy: the yearly review of the policy, for who may do it: what the year's figures are, what was found and
 * what is decided; and the reviews before.
 *
 * GET  /staff/review-policy   the figures, the form and the reviews kept so far
 * POST                        the review, kept for good: 303 to this page */
#include "base/text.h"
#include "core/lookup.h"
#include "registry/reviews.h"
#include "web/duty_form.h"
#include "web/page.h"
#include "xml/xml.h"

/* A review on the page, its outcomes in the schema's words; without a seq the figures of today. */
static void add_review(struct call *call, struct node *page, const struct node *review)
{
    const char *kind = EVENT_KINDS[0].name;
    const struct part *answer = schema_event(call->registry->schema, kind, event_with(kind, ANSWERS)->name);
    const struct part *outcome = part_inside(answer, "outcome");
    struct node *copy = duty_form_copy(call, page, review);
    for (struct node *at = node_first(copy, "figure"); at != NULL; at = node_next(at, "figure"))
        if (text_equal(node_get(call->pool, at, "of"), outcome->name))
            node_set(at, "shown", part_shown(outcome, NULL, node_get(call->pool, at, "name")));
}

static bool add_reviews(struct call *call, struct node *page, const void *about)
{
    (void)about;
    struct node *now = xml_new(call->pool, NAMESPACE_RECORD, EVENT_POLICY_REVIEWED);
    if (!review_figures(call->registry, call->pool, now, call->now, &call->fault))
        return false;
    add_review(call, page, now);
    for (struct node *at = node_first(call->registry->duties, EVENT_POLICY_REVIEWED); at != NULL;
         at = node_next(at, EVENT_POLICY_REVIEWED))
        add_review(call, page, at);
    return true;
}

static struct duty_form review_form(const struct call *call)
{
    return (struct duty_form){.event = EVENT_POLICY_REVIEWED,
                              .complete = review_complete,
                              .address = call->request.path,
                              .asks = true,
                              .add = add_reviews};
}

static bool again(struct call *call, int status)
{
    const struct duty_form form = review_form(call);
    return duty_form_show(call, &form, status);
}

static bool answer(struct call *call)
{
    const struct duty_form form = review_form(call);
    return duty_form_answer(call, &form);
}

int main(void)
{
    static const char *const names[] = {"token", NULL};
    static const struct action review = {.name = ACTION_REVIEW_POLICY,
                                         .doors = {{"staff", NO_CASE, true}},
                                         .right = ACTION_REVIEW_POLICY,
                                         .names = names,
                                         .asks = KIND_DUTIES,
                                         .answer = answer,
                                         .again = again};
    return action_main(&review);
}
