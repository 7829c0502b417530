#include "web/post_line.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "record/message.h"
#include "registry/post.h"
#include "registry/reply.h"
#include "web/action.h"
#include "web/mail_state.h"
#include "xml/xml.h"

/* A page shows no more of a text; all of it is in the message. */
enum { LONGEST_SHOWN = 20000 };

/* What has to be known before it is read, a word for each. */
static void add_remarks(struct call *call, struct node *node, const char *codes)
{
    for (const char *const *code = text_words(call->pool, codes); *code != NULL; code++)
        node_set(node_add(node, "remark"), "code", *code);
}

static void set_said(struct node *node, const char *attribute, const char *value)
{
    node_set(node, attribute, text_blank(value) ? NULL : value);
}

/* What it says, and what came with it. */
static void add_contents(struct call *call, struct node *node, const struct message *message)
{
    node_add_text(node, "text", text_beginning(call->pool, message->text, LONGEST_SHOWN));
    for (size_t i = 0; i < message->file_count; i++) {
        struct node *file = node_add_text(node, "file", message->files[i].name);
        set_said(file, "type", message->files[i].type);
        node_set(file, "size", pool_format(call->pool, "%zu", message->files[i].size));
    }
}

/* The reply to it, and what became of that. */
static void add_reply(struct call *call, struct node *node, const struct posted *posted)
{
    const struct sorted_post *sorted = &posted->stored.sorted;
    struct node *reply = node_add_text(node, "reply", sorted->reply);
    struct outbox_row *row = sorted->sent ? reply_row(call->registry, call->pool, posted, &call->fault) : NULL;
    node_set(reply, "state", sorted->sent ? "unknown" : NULL);
    if (row != NULL)
        mail_state_set(call, reply, row);
}

/* The action with which a case of that kind begins. */
static const char *action_of(const char *kind)
{
    return event_with(kind, BEGINS)->action;
}

const char *post_line_form(struct pool *pool, const char *kind, int64_t number)
{
    return pool_format(pool, "/staff/%s?mail=%d", action_of(kind), (int)number);
}

struct node *post_line_add(struct call *call, struct node *parent, const struct posted *posted, bool whole)
{
    const struct message *message = posted->message;
    struct node *node = node_add(parent, "posted");
    node_set_number(node, "number", (long)posted->stored.number);
    node_set_instant(call->pool, node, "received", posted->stored.received);
    if (posted->due != INSTANT_NONE)
        node_set_instant(call->pool, node, "due", posted->due);
    node_set(node, "overdue", posted->due != INSTANT_NONE && posted->due < call->now ? "yes" : NULL);
    node_set(node, "kind", posted->kind);
    node_set(node, "how", posted->stored.sorted.how);
    node_set(node, "reference", posted->stored.sorted.reference);
    node_set(node, "place", posted->stored.sorted.place);
    node_set(node, "sent", posted->stored.sorted.sent ? "yes" : NULL);
    node_set(node, "both", posted->stored.both ? "yes" : NULL);
    node_set(node, "first", posted->stored.first);
    if (posted->stored.both)
        node_set(node, "next", action_of(post_kind_next(&posted->stored, posted->kind)));
    if (posted->stored.sorted.by != NULL && !text_equal(posted->stored.sorted.by, "system"))
        node_set(node, "by-title", registry_person_title(call->registry, posted->stored.sorted.by));
    node_set(node, "colleague", posted->colleague ? posted->colleague->title : NULL);
    if (whole && posted->stored.sorted.reply != NULL)
        add_reply(call, node, posted);
    if (message == NULL) {
        add_remarks(call, node, posted->stored.size > 0 ? "all" : "gone");
        return node;
    }
    set_said(node, "from", message->from);
    set_said(node, "name", message->name);
    set_said(node, "subject", message->subject);
    add_remarks(call, node, message->automatic);
    add_remarks(call, node, message->unread);
    if (whole)
        add_contents(call, node, message);
    return node;
}
