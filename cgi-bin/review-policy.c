/* review-policy: the yearly review of the policy, for who may do it: what the year's figures are, what was found and
 * what is decided; and the reviews before.
 *
 * GET  /staff/review-policy   the figures, the form and the reviews kept so far
 * POST                        the review, kept for good: 303 to this page */
#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "registry/reviews.h"
#include "web/form.h"
#include "web/page.h"
#include "web/token.h"
#include "xml/xml.h"

/* A review on the page, its outcomes in the schema's words; without a seq the figures of today. */
static void add_review(struct call *call, struct node *page, const struct node *review)
{
    const char *kind = EVENT_KINDS[0].name;
    const struct part *answer = schema_event(call->registry->schema, kind, event_with(kind, ANSWERS)->name);
    const struct part *outcome = part_inside(answer, "outcome");
    struct node *copy = node_copy(page, review);
    node_set(copy, "by-title", registry_person_title(call->registry, node_get(call->pool, review, "by")));
    for (struct node *at = node_first(copy, "figure"); at != NULL; at = node_next(at, "figure"))
        if (text_equal(node_get(call->pool, at, "of"), outcome->name))
            node_set(at, "shown", part_shown(outcome, NULL, node_get(call->pool, at, "name")));
}

static bool add_reviews(struct call *call, struct node *page)
{
    struct node *now = xml_new(call->pool, NAMESPACE_RECORD, EVENT_POLICY_REVIEWED);
    if (!review_figures(call->registry, call->pool, now, call->now, &call->fault))
        return false;
    add_review(call, page, now);
    for (struct node *at = node_first(call->registry->duties, EVENT_POLICY_REVIEWED); at != NULL;
         at = node_next(at, EVENT_POLICY_REVIEWED))
        add_review(call, page, at);
    return true;
}

/* The page with that status; a fault that stands in the call is said above the form and is then settled. */
static bool show(struct call *call, int status)
{
    const struct asking asking = review_asking(call->registry);
    const struct form form = {.address = call->request.path,
                              .typed = call->request.body,
                              .wrong = &call->wrong,
                              .token = true,
                              .undated = true};
    struct node *page = page_new(call, "review-policy", NULL, NULL);
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    call->fault = (struct fault){0};
    if (!add_reviews(call, page))
        return false;
    page_add_advice(call, page, NULL, 0);
    form_add(call, page, &asking, &form);
    return page_send(call, page, status);
}

static bool store_review(struct call *call, struct submission *submission)
{
    const struct asking asking = review_asking(call->registry);
    call_note_unreadable(call, &asking);
    return review_keep(call->registry, call->pool, call->request.body, call->person->user, submission, call->now,
                       &call->wrong, &call->fault);
}

static bool keep(struct call *call)
{
    const struct fields *body = call->request.body;
    struct submission submission = {
        .token = fields_get(body, "token"),
        .digest = content_digest(call->pool, call->person->user, call->name, "", body),
    };
    if (submission.token == NULL)
        return fault_set(&call->fault, 400, "no-token", "no token");
    if (!token_ours(call->pool, call->seal, call->now, submission.token))
        fault_set(&call->fault, 403, "csrf", "a token that is not ours, or too old");
    else if (store_review(call, &submission))
        return call_see(call, call->request.path);
    if (call->fault.kind == 503)
        return false;
    if (text_equal(call->fault.code, "used-token"))
        fields_set(call->request.body, "token", token_new(call->pool, call->seal, call->now));
    return show(call, call->fault.kind != 0 ? call->fault.kind : 422);
}

static bool answer(struct call *call)
{
    return call_posted(call) ? keep(call) : show(call, 200);
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
                                         .again = show};
    return action_main(&review);
}
