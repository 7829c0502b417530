#include "base/text.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"

/* XML 1.0 cannot hold U+FFFE and U+FFFF; UTF-8 writes them EF BF BE and EF BF BF. */
static bool is_noncharacter(const unsigned char *c)
{
    return c[0] == 0xEF && c[1] == 0xBF && c[2] >= 0xBE;
}

/* C0 other than tab and line feed, DEL, and C1 (U+0080 to U+009F, written C2 80 to C2 9F). */
static bool is_control(const unsigned char *c)
{
    return (c[0] < 0x20 && c[0] != '\t' && c[0] != '\n') || c[0] == 0x7F || (c[0] == 0xC2 && c[1] < 0xA0);
}

/* Writes CR LF and CR as LF, in place; the text may become shorter. */
static void unify_line_ends(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        if (*from == '\r' && from[1] == '\n')
            continue;
        *to++ = *from == '\r' ? '\n' : *from;
    }
    *to = '\0';
}

/* Takes white space of any script off both ends, in place. */
static char *trim(char *text)
{
    while (*text != '\0' && g_unichar_isspace(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    for (char *end = text + strlen(text); end > text;) {
        char *last = g_utf8_prev_char(end);
        if (!g_unichar_isspace(g_utf8_get_char(last)))
            break;
        *last = '\0';
        end = last;
    }
    return text;
}

char *text_clean(struct pool *pool, const char *bytes, size_t length)
{
    if (memchr(bytes, '\0', length) != NULL || !g_utf8_validate(bytes, (gssize)length, NULL))
        return NULL;
    char *text = pool_copy_part(pool, bytes, length);
    unify_line_ends(text);
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++)
        if (is_control(c) || is_noncharacter(c))
            return NULL;
    return trim(text);
}

bool text_equal(const char *one, const char *other)
{
    return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

bool text_blank(const char *text)
{
    return text == NULL || *text == '\0';
}

bool text_among(const char *word, const char *const *words)
{
    for (; words != NULL && *words != NULL; words++)
        if (text_equal(word, *words))
            return true;
    return false;
}

const char *const *text_words(struct pool *pool, const char *list)
{
    const char *const blanks = " \t\r\n";
    size_t room = strlen(list) / 2 + 2, count = 0;
    const char **words = pool_array(pool, room, sizeof *words);
    for (const char *at = list + strspn(list, blanks); *at != '\0';) {
        size_t length = strcspn(at, blanks);
        words[count++] = pool_copy_part(pool, at, length);
        at += length;
        at += strspn(at, blanks);
    }
    return words;
}

int text_number(const char *text, int least, int most)
{
    long long number = 0;
    if (text_blank(text))
        return -1;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return -1;
        number = number * 10 + (*text - '0');
        if (number > most)
            return -1;
    }
    return number >= least ? (int)number : -1;
}
