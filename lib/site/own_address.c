#include "site/own_address.h"

#include <glib.h>
#include <string.h>

#include "base/email.h"
#include "base/text.h"
#include "site/site.h"
#include "xml/xml.h"

static bool is_address(const char *ours, const char *address)
{
    const char *at = strchr(ours, '@'), *domain = strrchr(address, '@');
    size_t length = at ? (size_t)(at - ours) : 0;
    return length > 0 && domain != NULL && g_ascii_strcasecmp(at, domain) == 0 &&
           g_ascii_strncasecmp(ours, address, length) == 0 && (address[length] == '@' || address[length] == '+');
}

/* True if that element or one inside has the address. Of others than us the organisation only tells people. */
static bool holds(struct pool *pool, const struct node *node, const char *address)
{
    static const char *const holders[] = {"email", "address", "from", "return", "replies", NULL};
    static const char *const others[] = {"outside-body", "elsewhere", NULL};
    if (node == NULL || text_among(node_name(node), others))
        return false;
    if (text_equal(node_name(node), "email") && is_address(node_text(pool, node), address))
        return true;
    for (const char *const *name = holders; *name != NULL; name++) {
        const char *ours = node_get(pool, node, *name);
        if (ours != NULL && is_address(ours, address))
            return true;
    }
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
