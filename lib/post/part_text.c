#include "post/part_text.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "post/charset.h"
#include "xml/html_text.h"

enum { PIECE = 32 * 1024 };

static bool is_base64_sign(char sign)
{
    return g_ascii_isalnum(sign) || g_ascii_isspace(sign) || strchr("+/=", sign) != NULL;
}

/* Where base64 ends in the stream, if something else stands after its padding: list servers add lines there, which are
 * not encoded. -1: nothing does. */
static gint64 base64_end(GMimeStream *stream)
{
    char piece[PIECE];
    gint64 end = -1, at = 0;
    for (ssize_t got; (got = g_mime_stream_read(stream, piece, sizeof piece)) > 0; at += got)
        for (ssize_t i = 0; i < got; i++) {
            if (piece[i] == '=' && (end < 0 || end == at + i))
                end = at + i + 1;
            else if (end >= 0 && !is_base64_sign(piece[i]))
                return end;
        }
    return -1;
}

/* What the part holds, as it came. The caller gives it back. */
static GMimeStream *content_stream(GMimePart *part, GMimeDataWrapper *content)
{
    GMimeStream *stream = g_mime_data_wrapper_get_stream(content);
    bool text = part_is_text((GMimeObject *)part);
    g_mime_stream_reset(stream);
    gint64 end =
        text && g_mime_data_wrapper_get_encoding(content) == GMIME_CONTENT_ENCODING_BASE64 ? base64_end(stream) : -1;
    if (end < 0)
        return g_object_ref(stream);
    return g_mime_stream_substream(stream, stream->bound_start, stream->bound_start + end);
}

bool part_is(GMimeObject *part, const char *type, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype);
}

size_t part_bytes(GMimePart *part, GByteArray *bytes, size_t most)
{
    char piece[PIECE];
    size_t size = 0;
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (content == NULL)
        return 0;
    GMimeStream *stream = content_stream(part, content);
    GMimeStream *decoded = g_mime_stream_filter_new(stream);
    GMimeFilter *filter = g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(content), FALSE);
    g_mime_stream_filter_add((GMimeStreamFilter *)decoded, filter);
    g_mime_stream_reset(decoded);
    for (ssize_t got; (got = g_mime_stream_read(decoded, piece, sizeof piece)) > 0;) {
        size_t room = most > size ? most - size : 0, length = (size_t)got < room ? (size_t)got : room;
        if (bytes != NULL)
            g_byte_array_append(bytes, (guint8 *)piece, (guint)length);
        size += (size_t)got;
    }
    g_object_unref(filter);
    g_object_unref(decoded);
    g_object_unref(stream);
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

/* Adds the lines, those that flow into the next as one; `deleted`: the blank that says so was added for that, as is one
 * that begins a line. A line that only quotes begins with a sign, and is left as it is. */
static void append_flowed(GString *text, const char *lines, bool deleted)
{
    while (*lines != '\0') {
        if (*lines == ' ')
            lines++;
        size_t length = strcspn(lines, "\n"), whole = length > 0 && lines[length - 1] == '\r' ? length - 1 : length;
        bool flowing = lines[0] != '>' && flows(lines, whole);
        g_string_append_len(text, lines, (gssize)(flowing && deleted ? whole - 1 : whole));
        lines += length;
        if (*lines == '\n') {
            lines++;
            if (!flowing || *lines == '>')
                g_string_append_c(text, '\n');
        }
    }
}

static void append_plain(GString *text, GMimePart *part, const GString *words)
{
    if (says(part, "format", "flowed"))
        append_flowed(text, words->str, says(part, "delsp", "yes"));
    else
        g_string_append_len(text, words->str, (gssize)words->len);
}

static void append_page(GString *text, GMimePart *part, const GString *words)
{
    struct pool *pool = pool_new();
    (void)part;
    g_string_append(text, html_text(pool, words->str, words->len));
    pool_free(pool);
}

/* RFC 1896: GMime makes a page of it. */
static void append_enriched(GString *text, GMimePart *part, const GString *words)
{
    char *page;
    size_t size, room;
    GMimeFilter *filter = g_mime_filter_enriched_new(0);
    g_mime_filter_complete(filter, words->str, words->len, 0, &page, &size, &room);
    GString *whole = g_string_new_len(page, (gssize)size);
    append_page(text, part, whole);
    g_string_free(whole, TRUE);
    g_object_unref(filter);
}

/* The types of words, and how each is read. */
static const struct {
    const char *subtype;
    void (*append)(GString *text, GMimePart *part, const GString *words);
} kinds[] = {
    {"plain", append_plain},     {"html", append_page},       {"enriched", append_enriched},
    {"x-amp-html", append_page}, {"watch-html", append_page},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* The row of the part's type; KINDS: it is none of these. */
static size_t kind_of(GMimeObject *part)
{
    size_t row = 0;
    while (row < KINDS && !part_is(part, "text", kinds[row].subtype))
        row++;
    return row;
}

bool part_is_text(GMimeObject *part)
{
    return kind_of(part) < KINDS;
}

bool part_text(GMimePart *part, GString *text)
{
    GByteArray *bytes = g_byte_array_new();
    GString *words = g_string_new(NULL);
    size_t size = part_bytes(part, bytes, PART_TEXT_LONGEST), row = kind_of((GMimeObject *)part);
    const char *charset = g_mime_object_get_content_type_parameter((GMimeObject *)part, "charset");
    charset_append(words, charset, bytes->data ? (const char *)bytes->data : "", bytes->len);
    if (row < KINDS)
        kinds[row].append(text, part, words);
    g_string_free(words, TRUE);
    g_byte_array_unref(bytes);
    return size > PART_TEXT_LONGEST;
}
