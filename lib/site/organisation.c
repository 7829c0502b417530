#include "site/organisation.h"

#include <string.h>

#include "base/email.h"
#include "base/plain.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/own_address.h"
#include "xml/validity.h"
#include "xml/xml.h"

/* What stands before the @ has 64 characters at most, and a reply needs 31 of them (post/reply_address.h). */
enum { LONGEST_BEFORE = 33 };

const struct node *organisation_shown(struct pool *pool, const struct node *organisation)
{
    static const char *const unshown[] = {"division", "cause", "jargon", "incoming", "outgoing", "logo", NULL};
    struct node *shown = xml_copy(pool, organisation);
    for (struct node *node = node_first(shown, NULL), *next; node; node = next) {
        next = node_next(node, NULL);
        if (text_among(node_name(node), unshown))
            node_remove(node);
    }
    return shown;
}

const struct plain_word *organisation_jargon(struct pool *pool, const struct node *organisation, size_t *count)
{
    struct plain_word *list = NULL;
    *count = 0;
    for (const struct node *node = node_first(organisation, "jargon"); node; node = node_next(node, "jargon"))
        *LIST_ADD(pool, list, *count) =
            (struct plain_word){.word = node_text(pool, node), .instead = node_get(pool, node, "say")};
    return list;
}

/* The first element at or below that one with an email address that no mail can reach; NULL: there is none. */
static const struct node *unreached(struct pool *pool, const struct node *node)
{
    for (const char *const *address = own_addresses(pool, node); *address != NULL; address++)
        if (!email_reaches(*address))
            return node;
    const struct node *found = NULL;
    for (const struct node *child = node_first(node, NULL); child && !found; child = node_next(child, NULL))
        found = unreached(pool, child);
    return found;
}

bool organisation_receives(struct pool *pool, const struct node *organisation, const char *email)
{
    static const char *const ways[] = {"mailbox", "outgoing", NULL};
    for (const struct node *way = node_first(organisation, NULL); way != NULL; way = node_next(way, NULL))
        if (text_among(node_name(way), ways) && own_address_is_of(pool, way, email))
            return true;
    return false;
}

bool organisation_outgoing(struct pool *pool, const struct node *organisation, const char *path,
                           struct outgoing *outgoing, struct fault *fault)
{
    const struct node *node = node_first(organisation, "outgoing"), *wrong = unreached(pool, organisation);
    *outgoing = (struct outgoing){0};
    if (wrong != NULL)
        return file_fault(fault, path, wrong, "no mail can reach the email address");
    if (node == NULL)
        return true;
    outgoing->from = node_get(pool, node, "from");
    outgoing->returned = node_get(pool, node, "return");
    outgoing->staff = node_get(pool, node, "staff");
    outgoing->through = node_get(pool, node, "through");
    outgoing->replies = node_get(pool, node, "replies");
    return outgoing->replies == NULL || strcspn(outgoing->replies, "@") <= LONGEST_BEFORE ||
           file_fault(fault, path, node, "the name in replies has more than %d characters", LONGEST_BEFORE);
}
