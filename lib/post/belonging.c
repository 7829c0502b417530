#include "post/belonging.h"

#include <glib.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/reference.h"
#include "post/reply_address.h"
#include "record/message.h"
#include "record/record.h"
#include "registry/case_file.h"
#include "store/outbox.h"
#include "xml/xml.h"

/* A search for the case. */
struct search {
    struct registry *registry;
    struct pool *pool;
    const struct message *message;
    int64_t now;
    struct fault *fault;
};

/* True if the address is one of those in the element, or below it. */
static bool has_email(struct pool *pool, const struct node *node, const char *address)
{
    bool has = text_equal(node_name(node), "email") && g_ascii_strcasecmp(node_text(pool, node), address) == 0;
    for (const struct node *child = node_first(node, NULL); child != NULL && !has; child = node_next(child, NULL))
        has = has_email(pool, child, address);
    return has;
}

/* True if there is such a case; whether the message's sender is known to it. */
static bool look_up(const struct search *search, const char *reference, bool *known)
{
    const char *from = search->message->from;
    const struct case_file *file =
        case_file_open(search->registry, search->pool, reference, search->now, search->fault);
    *known = file != NULL && !text_blank(from) && has_email(search->pool, record_event(file->current, 1), from);
    return file != NULL;
}

static bool by_address(const struct search *search, const struct seal *seal, struct belonging *belonging)
{
    const char *replies = search->registry->site.outgoing.replies;
    for (size_t i = 0; i < search->message->to_count; i++) {
        const char *reference = reply_address_read(search->pool, seal, replies, search->message->to[i]);
        if (reference != NULL && look_up(search, reference, &belonging->known)) {
            belonging->reference = reference;
            belonging->proved = true;
            return true;
        }
    }
    return false;
}

/* The only reference in the subject; NULL: none, or several. */
static const char *in_subject(const struct search *search)
{
    const char *found = NULL, *const *words = text_words(search->pool, search->message->subject);
    for (; *words != NULL; words++) {
        const char *reference = reference_read(search->pool, *words);
        if (reference != NULL && found != NULL && !text_equal(reference, found))
            return NULL;
        found = reference ? reference : found;
    }
    return found;
}

static bool by_subject(const struct search *search, struct belonging *belonging)
{
    const char *reference = in_subject(search);
    if (reference == NULL || !look_up(search, reference, &belonging->known) || !belonging->known)
        return false;
    belonging->reference = reference;
    return true;
}

static bool by_thread(const struct search *search, struct belonging *belonging)
{
    const struct message *message = search->message;
    for (size_t i = 0; i < message->reference_count && search->fault->kind == 0; i++) {
        const struct outbox_row *row =
            store_outbox_message(search->registry->store, search->pool, message->references[i], search->fault);
        const char *reference = row ? row->reference : NULL;
        if (reference != NULL && look_up(search, reference, &belonging->known) && belonging->known) {
            belonging->reference = reference;
            return true;
        }
    }
    return false;
}

bool belonging_of(struct registry *registry, struct pool *pool, const struct seal *seal, const struct message *message,
                  int64_t now, struct belonging *belonging, struct fault *fault)
{
    const struct search search = {registry, pool, message, now, fault};
    *belonging = (struct belonging){0};
    bool found = by_address(&search, seal, belonging) || (fault->kind == 0 && by_subject(&search, belonging)) ||
                 (fault->kind == 0 && by_thread(&search, belonging));
    if (!found)
        *belonging = (struct belonging){0};
    return fault->kind == 0;
}
