#include "base/urlencoded.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"

/* Decodes what stands there; gives its length, and says whether any of it could not be decoded. */
static char *decode(struct pool *pool, const char *from, const char *end, size_t *length, bool *broken)
{
    char *decoded = pool_alloc(pool, (size_t)(end - from) + 1), *to = decoded;
    for (; from < end; from++) {
        bool coded = *from == '%' && end - from > 2 && g_ascii_isxdigit(from[1]) && g_ascii_isxdigit(from[2]);
        *broken = *broken || (*from == '%' && !coded);
        if (coded)
            *to++ = (char)(g_ascii_xdigit_value(from[1]) << 4 | g_ascii_xdigit_value(from[2]));
        else
            *to++ = (char)(*from == '+' ? ' ' : *from);
        from += coded ? 2 : 0;
    }
    *length = (size_t)(to - decoded);
    return decoded;
}

static const char *find(const char *from, const char *end, char sign)
{
    const char *place = from < end ? memchr(from, sign, (size_t)(end - from)) : NULL;
    return place != NULL ? place : end;
}

bool urlencoded_next(struct pool *pool, const char **at, const char *end, struct encoded *field)
{
    while (*at < end && **at == '&')
        ++*at;
    if (*at >= end)
        return false;
    const char *behind = find(*at, end, '&'), *equals = find(*at, behind, '=');
    *field = (struct encoded){0};
    field->name = decode(pool, *at, equals, &field->name_length, &field->broken);
    field->value = decode(pool, equals < behind ? equals + 1 : behind, behind, &field->value_length, &field->broken);
    *at = behind;
    return true;
}
