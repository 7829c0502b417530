#include "post/reply_address.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"
#include "base/seal.h"
#include "core/reference.h"

/* Thirteen characters of five bits: nobody tries them all by mail. */
enum { MAC_LENGTH = 13 };

static const char *const purpose = "reply address";

/* With other letters: g_ascii_tolower, as addresses are written, or g_ascii_toupper. */
static const char *turned(struct pool *pool, const char *text, char (*turn)(char letter))
{
    char *other = pool_copy(pool, text);
    for (char *at = other; *at != '\0'; at++)
        *at = turn(*at);
    return other;
}

const char *reply_address_of(struct pool *pool, const struct seal *seal, const char *replies, const char *reference)
{
    if (replies == NULL)
        return NULL;
    const char *mac = seal_mac(pool, seal, purpose, &reference, 1, MAC_LENGTH);
    return pool_format(pool, "%.*s+%s.%s%s", (int)strcspn(replies, "@"), replies,
                       turned(pool, reference, g_ascii_tolower), turned(pool, mac, g_ascii_tolower),
                       strchr(replies, '@'));
}

const char *reply_address_read(struct pool *pool, const struct seal *seal, const char *replies, const char *address)
{
    const char *domain = strrchr(address, '@');
    size_t name = replies ? strcspn(replies, "@") : 0;
    if (replies == NULL || domain == NULL || g_ascii_strncasecmp(address, replies, name) != 0 || address[name] != '+' ||
        g_ascii_strcasecmp(domain, replies + name) != 0)
        return NULL;
    const char *detail = pool_copy_part(pool, address + name + 1, (size_t)(domain - address) - name - 1);
    const char *stop = strrchr(detail, '.');
    const char *reference = stop ? reference_read(pool, pool_copy_part(pool, detail, (size_t)(stop - detail))) : NULL;
    const char *mac = reference ? turned(pool, stop + 1, g_ascii_toupper) : NULL;
    return mac != NULL && seal_mac_fits(pool, seal, purpose, &reference, 1, MAC_LENGTH, mac) ? reference : NULL;
}
