/* filed: the messages that were filed by themselves (post/sorting.h): what mail servers say of our emails, and
 * automatic replies; for who sorts what came to their mailbox (registry/sorter.h).
 *
 * GET  /staff/filed                 the last filed on top
 *      /staff/filed?after=NUMBER    those before that one
 * POST                              `mail` is to be sorted by hand: it waits in the post again; 303 to it there */
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

static bool add_list(struct call *call, struct node *page)
{
    const struct sorter sorter = call_sorter(call);
    const struct posted *list[MESSAGES_SHOWN + 1];
    int64_t after = text_number(fields_get(call->request.query, "after"), 1, INT_MAX);
    int count = post_filed(&sorter, call->pool, &MESSAGES, after, list, MESSAGES_SHOWN + 1, call->now, &call->fault);
    struct node *post = node_add(page, "post");
    for (int i = 0; i < count && i < MESSAGES_SHOWN; i++)
        post_line_add(call, post, list[i], false);
    node_set(post, "more", count > MESSAGES_SHOWN ? "yes" : NULL);
    if (count > MESSAGES_SHOWN)
        node_set_number(post, "after", (long)list[MESSAGES_SHOWN - 1]->stored.number);
    return count >= 0;
}

static bool take_back(struct call *call)
{
    const struct sorter sorter = call_sorter(call);
    int64_t number = text_number(fields_get(call->request.body, POST_MAIL), 1, INT_MAX);
    return post_open_for(&sorter, call->pool, &MESSAGES, number, call->now, &call->fault) != NULL &&
           post_unfile(call->registry, number, &call->fault) &&
           call_see(call, pool_format(call->pool, "/staff/post?mail=%d", (int)number));
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
