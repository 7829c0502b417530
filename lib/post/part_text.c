#include "post/part_text.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "post/charset.h"
#include "xml/html_text.h"

enum { PIECE = 32 * 1024 };

size_t part_bytes(GMimePart *part, GByteArray *bytes, size_t most)
{
    char piece[PIECE];
    size_t size = 0;
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (content == NULL)
        return 0;
    GMimeStream *stream = g_mime_data_wrapper_get_stream(content);
    GMimeStream *decoded = g_mime_stream_filter_new(stream);
    GMimeFilter *filter = g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(content), FALSE);
    g_mime_stream_filter_add((GMimeStreamFilter *)decoded, filter);
    g_mime_stream_reset(stream);
    for (ssize_t got; (got = g_mime_stream_read(decoded, piece, sizeof piece)) > 0;) {
        size_t room = most > size ? most - size : 0, length = (size_t)got < room ? (size_t)got : room;
        if (bytes != NULL)
            g_byte_array_append(bytes, (guint8 *)piece, (guint)length);
        size += (size_t)got;
    }
    g_object_unref(filter);
    g_object_unref(decoded);
    return size;
}

static bool says(GMimePart *part, const char *parameter, const char *value)
{
    const char *said = g_mime_object_get_content_type_parameter((GMimeObject *)part, parameter);
    return said != NULL && g_ascii_strcasecmp(said, value) == 0;
}

/* True if the line goes on in the next one: it ends with a blank, and is no line above a signature. */
static bool flows(const char *line, size_t length)
{
    return length > 0 && line[length - 1] == ' ' && !(length == 3 && memcmp(line, "-- ", 3) == 0);
}

/* Adds the lines, those that flow into the next as one; `deleted`: the blank that says so was added for that. A line
 * that only quotes begins with a sign, and is left as it is. */
static void append_flowed(GString *text, const char *lines, bool deleted)
{
    while (*lines != '\0') {
        size_t length = strcspn(lines, "\n"), whole = length > 0 && lines[length - 1] == '\r' ? length - 1 : length;
        bool quoted = lines[0] == '>', flowing = !quoted && flows(lines, whole);
        g_string_append_len(text, lines, (gssize)(flowing && deleted ? whole - 1 : whole));
        lines += length;
        if (*lines == '\n') {
            lines++;
            if (!flowing || *lines == '>')
                g_string_append_c(text, '\n');
            if (flowing && *lines == ' ')
                lines++;
        }
    }
}

bool part_text(GMimePart *part, GString *text)
{
    struct pool *pool = pool_new();
    GByteArray *bytes = g_byte_array_new();
    GString *words = g_string_new(NULL);
    size_t size = part_bytes(part, bytes, PART_TEXT_LONGEST);
    const char *charset = g_mime_object_get_content_type_parameter((GMimeObject *)part, "charset");
    charset_append(words, charset, bytes->data ? (const char *)bytes->data : "", bytes->len);
    if (g_mime_content_type_is_type(g_mime_object_get_content_type((GMimeObject *)part), "text", "html"))
        g_string_append(text, html_text(pool, words->str, words->len));
    else if (says(part, "format", "flowed"))
        append_flowed(text, words->str, says(part, "delsp", "yes"));
    else
        g_string_append_len(text, words->str, (gssize)words->len);
    g_string_free(words, TRUE);
    g_byte_array_unref(bytes);
    pool_free(pool);
    return size > PART_TEXT_LONGEST;
}
