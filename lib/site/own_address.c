#include "site/own_address.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "site/site.h"
#include "xml/xml.h"

/* True if `address` is that one, or one below it. */
static bool is_at(const char *own, const char *address)
{
    size_t name = own ? strcspn(own, "@") : 0;
    const char *domain = strrchr(address, '@');
    return own != NULL && domain != NULL && g_ascii_strncasecmp(own, address, name) == 0 &&
           (address[name] == '+' || address + name == domain) && g_ascii_strcasecmp(own + name, domain) == 0;
}

static bool has_mailbox(const struct node *organisation, struct pool *pool, const char *address)
{
    for (const struct node *box = node_first(organisation, "mailbox"); box; box = node_next(box, "mailbox"))
        if (is_at(node_get(pool, box, "address"), address))
            return true;
    return false;
}

static bool has_division(const struct node *organisation, struct pool *pool, const char *address)
{
    for (const struct node *division = node_first(organisation, "division"); division;
         division = node_next(division, "division"))
        for (const struct node *contact = node_first(division, "contact"); contact;
             contact = node_next(contact, "contact"))
            if (is_at(node_get(pool, contact, "email"), address))
                return true;
    return false;
}

bool site_owns_address(const struct site *site, struct pool *pool, const char *address)
{
    const struct outgoing *outgoing = &site->outgoing;
    const struct node *organisation = site->organisation;
    return is_at(outgoing->from, address) || is_at(outgoing->returned, address) || is_at(outgoing->replies, address) ||
           is_at(node_inner(pool, organisation, "email"), address) || has_mailbox(organisation, pool, address) ||
           has_division(organisation, pool, address);
}
