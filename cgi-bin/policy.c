/* policy: the organisation's policy, made from the same document that drives the procedure.
 *
 * GET   /complaints/policy       the version in force, as <document> beside what page.h says
 * GET   /complaints/policy?pdf   the same to keep and to print
 *
 * The PDF is made once, and again only when the site, the policy in force or what is said of its review has changed. */
#include "base/pool.h"
#include "base/text.h"
#include "paper/document.h"
#include "web/download.h"
#include "web/page.h"
#include "xml/xml.h"

/* The PDF that was made last, of that site, policy and <review>. */
struct made {
    struct pool *pool; /* NULL: none yet */
    uint64_t stamp;
    const struct policy *policy;
    const char *review, *pdf;
    size_t length;
};

static struct node *page_of(struct call *call, const char *sheet, const struct policy *policy)
{
    struct node *page = page_new(call, sheet, NULL, NULL);
    node_copy(node_add(page, "document"), site_document(&call->registry->site, policy));
    page_add_review(call, page);
    return page;
}

static const char *make(struct call *call, struct pool *pool, const struct node *page, size_t *length)
{
    size_t size;
    const char *text = page_made(call, page, &size);
    const struct node *document = text ? xml_read(call->pool, text, size, "policy-paper.xsl", &call->fault) : NULL;
    return document ? document_pdf(pool, document, NULL, length, NULL, &call->fault) : NULL;
}

static bool send_pdf(struct call *call, const struct policy *policy)
{
    static struct made made;
    const struct node *page = page_of(call, "policy-paper", policy);
    const char *review = xml_write(call->pool, node_last(page));
    if (made.pdf == NULL || made.stamp != call->registry->stamp || made.policy != policy ||
        !text_equal(made.review, review)) {
        pool_free(made.pool);
        made = (struct made){.pool = pool_new(), .stamp = call->registry->stamp, .policy = policy};
        made.review = pool_copy(made.pool, review);
        made.pdf = make(call, made.pool, page, &made.length);
    }
    call->answer.length = made.length;
    download_pdf(call, "policy", made.pdf);
    return made.pdf != NULL;
}

static bool answer(struct call *call)
{
    const struct policy *policy = site_policy_at(&call->registry->site, call->now);
    if (fields_get(call->request.query, "pdf") != NULL)
        return send_pdf(call, policy);
    return page_send(call, page_of(call, "policy", policy), 200);
}

int main(void)
{
    static const struct action policy = {.name = "policy", .doors = {{"public", NO_CASE, false}}, .answer = answer};
    return action_main(&policy);
}
