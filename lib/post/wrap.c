#include "post/wrap.h"

#include <glib.h>
#include <string.h>

#include "base/pool.h"

/* What stands before the second line of a paragraph that begins so: its mark, or blanks below it. */
static const char *before_next(struct pool *pool, const char *line)
{
    size_t digits = strspn(line, "0123456789");
    if (g_str_has_prefix(line, "> "))
        return "> ";
    if (g_str_has_prefix(line, "- "))
        return "  ";
    return digits > 0 && g_str_has_prefix(line + digits, ". ") ? pool_format(pool, "%*s", (int)digits + 2, "") : "";
}

/* A word; blanks that kept it together are plain ones from here on, as anybody may copy it. */
static void word_append(GString *out, const char *word, size_t length)
{
    static const char kept[] = "\u00a0"; /* no-break space */
    const char *end = word + length;
    for (const char *at; (at = g_strstr_len(word, end - word, kept)) != NULL; word = at + strlen(kept)) {
        g_string_append_len(out, word, at - word);
        g_string_append_c(out, ' ');
    }
    g_string_append_len(out, word, end - word);
}

/* One line of the text, `length` bytes, as several. */
static void wrap_line(struct pool *pool, GString *out, const char *line, size_t length, size_t columns)
{
    const char *before = before_next(pool, line), *end = line + length;
    size_t column = 0;
    for (const char *word = line; word < end;) {
        const char *stop = memchr(word, ' ', (size_t)(end - word));
        stop = stop ? stop : end;
        size_t wide = (size_t)g_utf8_strlen(word, stop - word);
        if (column > strlen(before) && column + 1 + wide > columns) {
            g_string_append_printf(out, "\n%s", before);
            column = strlen(before);
        } else if (word > line) {
            g_string_append_c(out, ' ');
            column++;
        }
        word_append(out, word, (size_t)(stop - word));
        column += wide;
        word = stop < end ? stop + 1 : end;
    }
}

char *text_wrapped(struct pool *pool, const char *text, size_t columns)
{
    GString *out = g_string_new(NULL);
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        wrap_line(pool, out, text, length, columns);
        text += length;
        if (*text == '\n') {
            g_string_append_c(out, '\n');
            text++;
        }
    }
    return pool_take(pool, g_string_free(out, FALSE));
}
