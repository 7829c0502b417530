/* filed: the messages that were filed by themselves (post/sorting.h): what mail servers say of our emails, and
 * automatic replies; for who sorts what came to their mailbox (registry/sorter.h).
 *
 * * GET /staff/filed the last filed on top /staff/filed?after=NUMBER those before that one POST `mail` is to be sorted
 * by hand: it waits in the post again; 303 to it there */
#include <limits.h>

#include "base/pool.h"
#include "base/text.h"
#include "post/message.h"
#include "registry/post.h"
#include "web/form.h"
#include "web/page.h"
#include "web/post_line.h"
#include "web/step.h"
#include "xml/xml.h"

/* So many messages stand on a page, as each is read. */
enum { MESSAGES_SHOWN = 20 };

/* The message, as far as it is for this person; NULL: it is not, there is none, or a fault. */
static const struct posted *open_mine(struct call *call, int64_t number)
{
    const struct sorter sorter = call_sorter(call);
    const struct posted *posted = post_open(call->registry, call->pool, &MESSAGES, number, call->now, &call->fault);
    return posted != NULL && sorter_has(&sorter, call->pool, posted->boxes) ? posted : NULL;
}

static bool add_list(struct call *call, struct node *page)
{
    int shown = 0;
    struct stored_post stored = {.number = 0}, last = stored;
    const char *after = fields_get(call->request.query, "after");
    struct node *post = node_add(page, "post");
    store_post(call->registry->store, call->pool, text_number(after, 1, INT_MAX), &stored, &call->fault);
    while (shown <= MESSAGES_SHOWN &&
           store_filed_post(call->registry->store, call->pool, &stored, &stored, &call->fault)) {
        const struct posted *posted = open_mine(call, stored.number);
        if (posted != NULL && ++shown <= MESSAGES_SHOWN) {
            post_line_add(call, post, posted, false);
            last = stored;
        }
    }
    if (shown > MESSAGES_SHOWN)
        node_set_number(post, "more", (long)last.number);
    return call->fault.kind == 0;
}

static bool take_back(struct call *call)
{
    const struct posted *posted = open_mine(call, text_number(fields_get(call->request.body, POST_MAIL), 1, INT_MAX));
    if (posted == NULL)
        return call->fault.kind == 0 && fault_set(&call->fault, 404, "unknown-address", "no such message");
    return post_unfile(call->registry, posted->stored.number, &call->fault) &&
           call_see(call, pool_format(call->pool, "/staff/post?mail=%d", (int)posted->stored.number));
}

static bool answer(struct call *call)
{
    const struct sorter sorter = call_sorter(call);
    if (!sorter_has_any(&sorter, call->pool))
        return fault_set(&call->fault, 403, "hidden", "not one who sorts the post");
    if (call_posted(call))
        return take_back(call);
    struct node *page = page_new(call, "filed", NULL, NULL);
    const struct form form = {.address = call->request.path};
    return add_list(call, page) && form_add(call, page, NULL, &form) != NULL && page_send(call, page, 200);
}

int main(void)
{
    static const char *const names[] = {POST_MAIL, NULL};
    static const struct action filed = {
        .name = "filed", .doors = {{"staff", NO_CASE, true}}, .names = names, .answer = answer};
    return action_main(&filed);
}
