#include "record/addressed.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/pool.h"

const char *const ADDRESSED_HEADERS[] = {"Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc", NULL};

/* A header of the message: its line, with those that continue it. */
struct header {
    const char *text;
    size_t length;
};

/* The header at *at, which moves on behind it; of no length at the end of all headers. */
static struct header header_next(const char **at, const char *end)
{
    struct header header = {.text = *at};
    const char *line = *at;
    while (line < end && (line == *at || *line == ' ' || *line == '\t')) {
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        line = feed ? feed + 1 : end;
    }
    bool empty = **at == '\n' || (end - *at > 1 && (*at)[0] == '\r' && (*at)[1] == '\n');
    header.length = *at < end && !empty ? (size_t)(line - *at) : 0;
    *at = line;
    return header;
}

/* True if an address can go on with that sign. */
static bool goes_on(char sign)
{
    return g_ascii_isalnum(sign) || (unsigned char)sign >= 0x80 ||
           (sign != '\0' && strchr(".!#$%&'*+-/=?^_`{|}~@", sign));
}

/* True if the address ends there: what follows is no more of its domain. */
static bool ends_at(const char *text)
{
    return !goes_on(*text) || (*text == '.' && !goes_on(text[1]));
}

/* True if the address stands in the text, with or without something after a + in its local part. */
static bool stands_in(const char *text, const char *address)
{
    const char *domain = strchr(address, '@');
    size_t local = domain ? (size_t)(domain - address) : 0;
    for (const char *at = text; local > 0 && *at != '\0'; at++) {
        if (g_ascii_strncasecmp(at, address, local) != 0 || (at > text && goes_on(at[-1])))
            continue;
        const char *after = at + local;
        after += *after == '+' ? strcspn(after, "@ \t\r\n,;<>\"") : 0;
        if (g_ascii_strncasecmp(after, domain, strlen(domain)) == 0 && ends_at(after + strlen(domain)))
            return true;
    }
    return false;
}

/* The header as text: what ends a text in C is no part of an address. */
static char *header_text(struct pool *pool, struct header header)
{
    char *text = pool_copy_part(pool, header.text, header.length);
    for (size_t i = 0; i < header.length; i++)
        if (header.text[i] == '\0')
            text[i] = ' ';
    return text;
}

const size_t *addressed(struct pool *pool, const char *beginning, size_t length, const char *const *addresses,
                        size_t count)
{
    size_t *list = pool_array(pool, count + 1, sizeof *list), found = 0;
    bool *met = pool_array(pool, count + 1, sizeof *met);
    for (const char *const *name = ADDRESSED_HEADERS; *name != NULL; name++) {
        size_t colon = strlen(*name);
        const char *at = beginning, *end = beginning + length;
        for (struct header header; (header = header_next(&at, end)).length > 0;) {
            if (header.length <= colon || header.text[colon] != ':' ||
                g_ascii_strncasecmp(header.text, *name, colon) != 0)
                continue;
            const char *text = header_text(pool, header) + colon + 1;
            for (size_t i = 0; i < count; i++)
                if (!met[i] && stands_in(text, addresses[i])) {
                    met[i] = true;
                    list[found++] = i;
                }
        }
    }
    list[found] = count;
    return list;
}
