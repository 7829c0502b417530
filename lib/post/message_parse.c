#include "post/message_parse.h"

#include <gmime/gmime.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "post/charset.h"
#include "post/header.h"
#include "post/part_text.h"
#include "post/parts.h"
#include "post/reading.h"
#include "post/report.h"

/* Where the text of a message begins that could not be taken apart: after the first empty line, or, without headers, at
 * once. */
static size_t body_start(const char *bytes, size_t size, bool headed)
{
    for (size_t i = 0; headed && i + 2 < size; i++)
        if (bytes[i] == '\n' && (bytes[i + 1] == '\n' || (bytes[i + 1] == '\r' && bytes[i + 2] == '\n')))
            return i + 2;
    return headed ? size : 0;
}

/* Of what has no header, or no part that could be told from the others, all is text. */
static void take_bare(struct reading *reading, int file, bool headed)
{
    char *bytes = g_malloc(PART_TEXT_LONGEST);
    lseek(file, 0, SEEK_SET);
    ssize_t length = read(file, bytes, PART_TEXT_LONGEST);
    size_t size = length > 0 ? (size_t)length : 0, from = body_start(bytes, size, headed);
    charset_append(reading->text, NULL, bytes + from, size - from);
    reading->unread |= length == PART_TEXT_LONGEST ? LONG : 0;
    g_free(bytes);
}

static void tell_text(struct reading *reading)
{
    for (size_t i = 0; i < reading->text->len; i++)
        if (reading->text->str[i] == '\0')
            reading->text->str[i] = ' '; /* or it would end there */
    tell(reading, "text", reading->text->str);
}

static bool write_all(int out, const void *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        ssize_t written = write(out, (const char *)bytes + at, length - at);
        if (written <= 0)
            return false;
        at += (size_t)written;
    }
    return true;
}

/* True if what stands first in the file has line ends of CR alone. */
static bool ends_with_returns(int file)
{
    char first[4096];
    lseek(file, 0, SEEK_SET);
    ssize_t length = read(file, first, sizeof first);
    return length > 0 && memchr(first, '\r', (size_t)length) != NULL && memchr(first, '\n', (size_t)length) == NULL;
}

/* The file with line ends of LF instead, as far as such messages go. */
static GMimeStream *with_feeds(int file)
{
    GByteArray *bytes = g_byte_array_sized_new(PART_TEXT_LONGEST);
    ssize_t length = read(file, bytes->data, PART_TEXT_LONGEST);
    g_byte_array_set_size(bytes, length > 0 ? (guint)length : 0);
    for (guint i = 0; i < bytes->len; i++)
        if (bytes->data[i] == '\r')
            bytes->data[i] = '\n';
    return g_mime_stream_mem_new_with_byte_array(bytes);
}

/* The message in that file; NULL: what is there has no header. The caller gives it back. */
static GMimeMessage *construct(int file)
{
    bool returns = ends_with_returns(file);
    lseek(file, 0, SEEK_SET); /* the stream begins where the file stands */
    GMimeStream *stream = returns ? with_feeds(file) : g_mime_stream_fs_new(file);
    if (GMIME_IS_STREAM_FS(stream))
        g_mime_stream_fs_set_owner((GMimeStreamFs *)stream, FALSE);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, header_options());
    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

bool message_parse(int out, const void *closure)
{
    const struct parsing *parsing = closure;
    struct reading reading = {.told = g_string_new(NULL), .text = g_string_new(NULL), .sought = SIZE_MAX};
    GMimeMessage *message = construct(parsing->file);
    if (message != NULL) {
        tell_headers(&reading, message);
        parts_tell(&reading, message);
        tell_report(&reading, message);
        g_object_unref(message);
    }
    if (reading.leaves == 0 && reading.files == 0)
        take_bare(&reading, parsing->file, message != NULL);
    tell_text(&reading);
    tell_unread(&reading);
    bool written = write_all(out, reading.told->str, reading.told->len);
    g_string_free(reading.told, TRUE);
    g_string_free(reading.text, TRUE);
    return written;
}

/* The bytes of a file of a message, up to `most` and one more: too many. */
static GByteArray *file_bytes(GMimeObject *file, size_t most)
{
    GByteArray *bytes = g_byte_array_new();
    if (GMIME_IS_PART(file)) {
        part_bytes((GMimePart *)file, bytes, most + 1);
        return bytes;
    }
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner((GMimeStreamMem *)stream, FALSE);
    g_mime_object_write_to_stream(file, NULL, stream);
    g_object_unref(stream);
    return bytes;
}

bool message_parse_file(int out, const void *closure)
{
    const struct parsing *parsing = closure;
    struct reading reading = {.told = g_string_new(NULL), .text = g_string_new(NULL), .sought = parsing->number};
    GMimeMessage *message = construct(parsing->file);
    GMimeObject *found = message != NULL ? parts_find(&reading, message) : NULL;
    GByteArray *bytes = found != NULL ? file_bytes(found, parsing->most) : NULL;
    bool written = bytes != NULL && bytes->len <= parsing->most && write_all(out, bytes->data, bytes->len);
    if (bytes != NULL)
        g_byte_array_unref(bytes);
    if (message != NULL)
        g_object_unref(message);
    g_string_free(reading.told, TRUE);
    g_string_free(reading.text, TRUE);
    return written;
}
