#include "base/email.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"

/* RFC 5321, 4.5.3.1, in bytes. */
enum { LONGEST_LOCAL = 64, LONGEST_DOMAIN = 253, LONGEST_LABEL = 63, LONGEST_ADDRESS = 254 };

/* What people paste with an address. */
static const char *const before[] = {" ", "<", "(", "[", "\"", "'", ",", ";", ":", "“", "‘", "«", "＜", NULL};
static const char *const behind[] = {" ", ">", ")", "]", "\"", "'",  ",",  ";",  ":", ".",
                                     "!", "?", "”", "’", "»",  "，", "。", "＞", NULL};

/* Wide forms as plain ones, and every kind of blank as one. */
static char *plain(struct pool *pool, const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar letter = g_utf8_get_char(text);
        bool wide = letter >= 0xFF01 && letter <= 0xFF5E;
        g_string_append_unichar(out, g_unichar_isspace(letter) ? ' ' : wide ? letter - 0xFEE0 : letter);
    }
    return pool_take(pool, g_string_free(out, FALSE));
}

static bool take_off_front(char **text)
{
    for (const char *const *mark = before; *mark != NULL; mark++)
        if (g_str_has_prefix(*text, *mark)) {
            *text += strlen(*mark);
            return true;
        }
    if (g_ascii_strncasecmp(*text, "mailto:", strlen("mailto:")) != 0)
        return false;
    *text += strlen("mailto:");
    return true;
}

static bool take_off_end(char *text)
{
    for (const char *const *mark = behind; *mark != NULL; mark++)
        if (g_str_has_suffix(text, *mark)) {
            text[strlen(text) - strlen(*mark)] = '\0';
            return true;
        }
    return false;
}

/* The domain in small letters. */
static const char *small_domain(struct pool *pool, char *address)
{
    char *at = strrchr(address, '@');
    if (at == NULL)
        return address;
    return pool_format(pool, "%.*s%s", (int)(at - address), address, pool_take(pool, g_utf8_strdown(at, -1)));
}

const char *email_said(struct pool *pool, const char *text)
{
    char *address = plain(pool, text), *open = strrchr(address, '<'), *shut = open ? strchr(open, '>') : NULL;
    if (shut != NULL && memchr(open, '@', (size_t)(shut - open)) != NULL) {
        *shut = '\0';
        address = open + 1;
    }
    while (take_off_front(&address))
        continue;
    while (take_off_end(address))
        continue;
    return strchr(address, '@') != NULL ? small_domain(pool, address) : text;
}

/* Letters and figures of any script; beside them only what stands in `signs`. */
static bool made_of(const char *text, const char *end, const char *signs)
{
    for (; text < end; text = g_utf8_next_char(text)) {
        gunichar letter = g_utf8_get_char(text);
        bool known = g_unichar_isalnum(letter) || g_unichar_ismark(letter) || (letter < 0x80 && strchr(signs, *text));
        if (!known)
            return false;
    }
    return true;
}

/* True if the parts between the dots are all there and none is longer. */
static bool parts_fit(const char *from, const char *end, size_t longest)
{
    for (const char *at = from;; at++) {
        size_t length = strcspn(at, ".");
        length = at + length > end ? (size_t)(end - at) : length;
        if (length == 0 || length > longest)
            return false;
        at += length;
        if (at >= end)
            return true;
    }
}

static bool labels_fit(const char *domain)
{
    const char *last = strrchr(domain, '.');
    return *domain != '-' && strstr(domain, ".-") == NULL && strstr(domain, "-.") == NULL &&
           !g_str_has_suffix(domain, "-") && last != NULL && g_utf8_strlen(last + 1, -1) >= 2 &&
           strspn(last + 1, "0123456789") < strlen(last + 1);
}

bool email_reaches(const char *email)
{
    const char *at = strchr(email, '@'), *end = email + strlen(email);
    if (at == NULL || at - email > LONGEST_LOCAL || end - at - 1 > LONGEST_DOMAIN || end - email > LONGEST_ADDRESS)
        return false;
    return made_of(email, at, ".!#$%&'*+-/=?^_`{|}~") && parts_fit(email, at, LONGEST_LOCAL) &&
           made_of(at + 1, end, ".-") && parts_fit(at + 1, end, LONGEST_LABEL) && labels_fit(at + 1);
}
