#include "site/own_address.h"

#include <glib.h>
#include <string.h>

#include "base/email.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/site.h"
#include "xml/xml.h"

const char *const *own_addresses(struct pool *pool, const struct node *node)
{
    static const char *const holders[] = {"address", "email", "from", "return", "replies"};
    const char **list = NULL;
    size_t count = 0;
    if (text_equal(node_name(node), "email"))
        *LIST_ADD(pool, list, count) = node_text(pool, node);
    for (size_t i = 0; i < sizeof holders / sizeof *holders; i++) {
        const char *address = node_get(pool, node, holders[i]);
        if (address != NULL)
            *LIST_ADD(pool, list, count) = address;
    }
    *LIST_ADD(pool, list, count) = NULL;
    return list;
}

static bool is_address(const char *ours, const char *address)
{
    const char *at = strchr(ours, '@'), *domain = strrchr(address, '@');
    size_t length = at ? (size_t)(at - ours) : 0;
    return length > 0 && domain != NULL && g_ascii_strcasecmp(at, domain) == 0 &&
           g_ascii_strncasecmp(ours, address, length) == 0 && (address[length] == '@' || address[length] == '+');
}

bool own_address_is_of(struct pool *pool, const struct node *node, const char *address)
{
    for (const char *const *ours = own_addresses(pool, node); *ours != NULL; ours++)
        if (is_address(*ours, address))
            return true;
    return false;
}

/* True if that element or one inside has the address. Of others than us the organisation only tells people. */
static bool holds(struct pool *pool, const struct node *node, const char *address)
{
    static const char *const others[] = {"outside-body", "elsewhere", NULL};
    if (node == NULL || text_among(node_name(node), others))
        return false;
    if (own_address_is_of(pool, node, address))
        return true;
    for (const struct node *inner = node_first(node, NULL); inner != NULL; inner = node_next(inner, NULL))
        if (holds(pool, inner, address))
            return true;
    return false;
}

bool site_owns_address(const struct site *site, struct pool *pool, const char *address)
{
    return holds(pool, site->organisation, email_said(pool, address));
}

bool site_staffs_address(const struct site *site, struct pool *pool, const char *address)
{
    return holds(pool, site->users, email_said(pool, address));
}
