/* policy: the organisation's policy, made from the same document that drives the procedure.
 *
 * GET  /complaints/policy   the version in force, as <document> beside what page.h says */
#include "web/page.h"
#include "xml/xml.h"

static bool answer(struct call *call)
{
    const struct site *site = &call->registry->site;
    struct node *page = page_new(call, "policy", NULL, NULL);
    node_copy(node_add(page, "document"), site_document(site, site_policy_at(site, call->now)));
    page_add_review(call, page);
    return page_send(call, page, 200);
}

int main(void)
{
    static const struct action policy = {.name = "policy", .doors = {{"public", NO_CASE, false}}, .answer = answer};
    return action_main(&policy);
}
