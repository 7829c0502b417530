/* form: the blank form, to be filled in on screen or by hand: made from the schema like the one on the website.
 *
 * GET  /complaints/form                a PDF; ?kind=compliment of the other kind; ?large in large print
 * GET  /complaints/form?print          the same as a page to print
 *
 * The PDF is made once, and again only when the site or the policy in force has changed. */
#include "base/digest.h"
#include "base/pool.h"
#include "base/text.h"
#include "paper/fillable.h"
#include "web/blank_form.h"
#include "web/download.h"
#include "web/page.h"
#include "xml/xml.h"

/* A form that was made, of that site and policy. */
struct made {
    struct pool *pool; /* NULL: none yet */
    uint64_t stamp;
    const struct policy *policy;
    const char *pdf, *digest;
    size_t length;
};

/* What was asked for. */
struct wish {
    const char *kind;
    bool large, print;
};

static struct wish wish_read(const struct call *call)
{
    const struct fields *query = call->request.query;
    bool praise = text_equal(fields_get(query, "kind"), "compliment");
    return (struct wish){.kind = praise ? "compliment" : "complaint",
                         .large = fields_get(query, "large") != NULL,
                         .print = fields_get(query, "print") != NULL};
}

static struct node *page_of(struct call *call, const struct wish *wish)
{
    struct node *page = blank_form_page(call, wish->print ? "blank" : "fillable", wish->kind);
    node_set(node_first(page, "form"), "large", wish->large ? "yes" : NULL);
    return page;
}

/* Makes the PDF, to be kept in that pool; NULL with a fault. */
static const char *make(struct call *call, const struct wish *wish, struct pool *pool, size_t *length)
{
    size_t size;
    const char *text = page_made(call, page_of(call, wish), &size);
    const struct node *paper = text ? xml_read(call->pool, text, size, "fillable.xsl", &call->fault) : NULL;
    return paper ? fillable_pdf(pool, paper, length, &call->fault) : NULL;
}

/* The form as it is now; NULL with a fault. */
static const struct made *made_now(struct call *call, const struct wish *wish)
{
    static struct made forms[2][2];
    struct made *made = &forms[text_equal(wish->kind, "compliment")][wish->large];
    if (made->pdf != NULL && made->stamp == call->registry->stamp && made->policy == call_policy(call))
        return made;
    pool_free(made->pool);
    *made = (struct made){.pool = pool_new(), .stamp = call->registry->stamp, .policy = call_policy(call)};
    made->pdf = make(call, wish, made->pool, &made->length);
    if (made->pdf == NULL)
        return NULL;
    made->digest = bytes_digest(made->pool, made->pdf, made->length);
    return made;
}

static bool answer(struct call *call)
{
    const struct wish wish = wish_read(call);
    if (wish.print)
        return page_send(call, page_of(call, &wish), 200);
    const struct made *made = made_now(call, &wish);
    if (made == NULL)
        return false;
    call->answer.length = made->length;
    call->answer.tag = made->digest;
    download_pdf(call, pool_format(call->pool, "%s-form%s", wish.kind, wish.large ? "-large-print" : ""), made->pdf);
    return true;
}

int main(void)
{
    static const struct action blank = {.name = "form", .doors = {{"public", NO_CASE, false}}, .answer = answer};
    return action_main(&blank);
}
