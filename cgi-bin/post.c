/* post: what waits until somebody says what it is: messages, for who sorts what came to their mailbox, and cases that
 * came above the measure (web/post_list.h).
 *
 * GET  /staff/post                  all of it, what is due first on top
 *      /staff/post?after=NUMBER&cases=PLACE   what comes after those
 *      /staff/post?mail=NUMBER      one of them: what it says, what it may belong to, and what it can become
 *      /staff/post?mail=NUMBER&to=NAME   where it can be passed on to, with the reply to its sender
 * POST                              `mail` was passed on, or is unwanted, as `how` says: 303 to it, or to the list
 *      `how` both                   it is a complaint and a compliment: 303 to the form of the first, which leads on
 *                                   to that of the other; `one`: it is not
 *
 * A case, or an entry of one, is made of it by the forms of submit, compliment and contact (web/step.h). */
#include <limits.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/reference.h"
#include "post/message.h"
#include "post/reply_address.h"
#include "registry/post.h"
#include "web/form.h"
#include "web/page.h"
#include "web/pass_on.h"
#include "web/post_line.h"
#include "web/post_list.h"
#include "web/similar.h"
#include "web/step.h"
#include "xml/xml.h"

/* So many references in a message are looked up. */
enum { REFERENCES_SHOWN = 5 };

/* Adds the cases whose references stand in the text, as far as this person may see them. */
static bool add_named(struct call *call, struct node *similar, const char *text)
{
    static const char *const within = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    int named = 0;
    for (const char *at = text; *at != '\0' && named < REFERENCES_SHOWN;) {
        size_t length = strspn(at, within);
        const char *reference = length > 0 ? reference_read(call->pool, pool_copy_part(call->pool, at, length)) : NULL;
        const struct case_file *file = reference ? call_case_seen(call, reference) : NULL;
        const struct indexed_case *row =
            file ? store_row(call->registry->store, call->pool, file->reference, &call->fault) : NULL;
        if (row != NULL && ++named > 0)
            similar_add_case(call, similar, row, "named");
        at += length > 0 ? length : 1;
    }
    return call->fault.kind == 0;
}

/* Adds the case to whose address for replies it came, if there is one. */
static void add_replied(struct call *call, struct node *similar, const struct message *message)
{
    const char *replies = call->registry->site.outgoing.replies, *reference = NULL;
    for (size_t i = 0; i < message->to_count && reference == NULL; i++)
        reference = reply_address_read(call->pool, call->seal, replies, message->to[i]);
    const struct case_file *file = reference ? call_case_seen(call, reference) : NULL;
    const struct indexed_case *row =
        file ? store_row(call->registry->store, call->pool, file->reference, &call->fault) : NULL;
    if (row != NULL)
        similar_add_case(call, similar, row, "reply");
}

/* Which cases it may belong to. */
static bool add_likely(struct call *call, struct node *page, const struct posted *posted)
{
    const struct message *message = posted->message;
    const char *sender = text_blank(message->reply_to) ? message->from : message->reply_to;
    const struct similar of = {.email = posted->colleague ? NULL : sender};
    if (!similar_add(call, page, &of))
        return false;
    add_replied(call, node_first(page, "similar"), message);
    return add_named(call, node_first(page, "similar"),
                     pool_format(call->pool, "%s %s", message->subject, message->text));
}

static const struct posted *open_named(struct call *call, const char *named)
{
    const struct sorter sorter = call_sorter(call);
    return post_open_for(&sorter, call->pool, &MESSAGES, text_number(named, 1, INT_MAX), call->now, &call->fault);
}

static bool show_message(struct call *call, const char *named)
{
    const struct posted *posted = open_named(call, named);
    if (posted == NULL)
        return false;
    if (posted->stored.sorted.how == NULL && fields_get(call->request.query, PASS_TO) != NULL)
        return pass_on_show(call, posted, 200);
    struct node *page = page_new(call, "post", NULL, NULL);
    post_line_add(call, page, posted, true);
    if (call->fault.kind != 0)
        return false;
    if (posted->stored.sorted.how == NULL) {
        const char *const hidden[] = {POST_MAIL, named, NULL};
        const struct form form = {.address = call->request.path, .hidden = hidden};
        form_add(call, page, NULL, &form);
        if (posted->message != NULL && !add_likely(call, page, posted))
            return false;
    }
    return page_send(call, page, 200);
}

/* It leaves the post without becoming anything more here. */
static bool leave(struct call *call, const struct posted *posted, const char *how)
{
    const bool half = posted->stored.first != NULL;
    const struct sorted_post sorted = {.how = how,
                                       .reference = posted->stored.first,
                                       .by = call->person->user,
                                       .seq = half ? 1 : STORE_NONE,
                                       .at = call->now};
    return post_sort(call->registry, call->pool, posted, &sorted, &call->fault) && call_see(call, call->request.path);
}

/* It is a complaint and a compliment: that is kept, so that nothing is lost if only one of them is made. */
static bool mark(struct call *call, const struct posted *posted)
{
    const char *kind = post_kind_next(&posted->stored, posted->kind);
    return post_mark(call->registry, posted->stored.number, true, &call->fault) &&
           call_see(call, post_line_form(call->pool, kind, posted->stored.number));
}

/* It is not: what there is of it is all that it becomes. */
static bool unmark(struct call *call, const struct posted *posted)
{
    if (posted->stored.first != NULL)
        return leave(call, posted, POST_CASE);
    return post_mark(call->registry, posted->stored.number, false, &call->fault) &&
           call_see(call, pool_format(call->pool, "%s?mail=%d", call->request.path, (int)posted->stored.number));
}

/* Says what becomes of a message. */
static bool sort(struct call *call)
{
    const struct fields *body = call->request.body;
    const char *how = fields_get(body, "how");
    static const char *const away[] = {POST_PASSED_ON, POST_UNWANTED, NULL}, *const halves[] = {POST_BOTH, "one", NULL};
    if (!text_among(how, away) && !text_among(how, halves))
        return fault_set(&call->fault, 400, "broken-request", "not said what becomes of the message");
    const struct posted *posted = open_named(call, fields_get(body, POST_MAIL));
    if (posted == NULL)
        return false;
    if (posted->stored.sorted.how != NULL || (posted->stored.first != NULL && text_among(how, away)))
        return fault_set(&call->fault, 409, "sorted", "somebody has sorted the message before");
    return text_equal(how, POST_PASSED_ON)  ? pass_on_take(call, posted)
           : text_equal(how, POST_UNWANTED) ? leave(call, posted, how)
           : text_equal(how, POST_BOTH)     ? mark(call, posted)
                                            : unmark(call, posted);
}

static bool answer(struct call *call)
{
    const char *named = fields_get(call->request.query, POST_MAIL);
    const struct sorter sorter = call_sorter(call);
    bool one = call_posted(call) || !text_blank(named);
    if (one ? !sorter_has_any(&sorter, call->pool) : !post_list_open(call))
        return fault_set(&call->fault, 403, "hidden", "not one who sorts the post");
    if (one)
        return call_posted(call) ? sort(call) : show_message(call, named);
    struct node *page = page_new(call, "post", NULL, NULL);
    return post_list_add(call, page) && page_send(call, page, 200);
}

int main(void)
{
    static const char *const names[] = {POST_MAIL, "how", PASS_TO, PASS_PLACE, PASS_REPLY, PASS_SEND, NULL};
    static const struct action post = {
        .name = "post", .doors = {{"staff", NO_CASE, true}}, .names = names, .messages = &MESSAGES, .answer = answer};
    return action_main(&post);
}
