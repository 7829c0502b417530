#include "post/message_parse.h"

#include <gmime/gmime.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "post/charset.h"
#include "post/part_text.h"
#include "post/reading.h"

/* What is told of a message: nobody reads more. Parts within parts are followed so far. */
enum { MOST_FILES = 100, MOST_DEEP = 50, MOST_PARTS = 2000 };

/* Why something of a message was not read (message.h, unread). */
enum unread { ENCRYPTED = 1, TNEF = 2, MANY = 4, LONG = 8 };
static const char *const unread_words[] = {"encrypted", "tnef", "many", "long"};

/* A file: it is told, if there are not too many. */
static void tell_file(struct reading *reading, GMimeObject *file, const char *name, const char *type, size_t size)
{
    if ((size_t)reading->files == reading->sought)
        reading->found = file;
    char *number = g_strdup_printf("%zu", size);
    if (reading->files++ < MOST_FILES) {
        tell(reading, "file", name ? name : "");
        tell(reading, "type", type);
        tell(reading, "size", number);
    } else {
        reading->unread |= MANY;
    }
    g_free(number);
}

static bool is_type(GMimeObject *part, const char *type, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(part), type, subtype);
}

/* True if the part is words of the message, and no file. */
static bool is_words(GMimeObject *part)
{
    GMimeContentDisposition *disposition = g_mime_object_get_content_disposition(part);
    bool attached = disposition && g_mime_content_disposition_is_attachment(disposition);
    bool text = is_type(part, "text", "plain") || is_type(part, "text", "html") || is_type(part, "text", "enriched");
    return text && !attached && g_mime_part_get_filename((GMimePart *)part) == NULL;
}

/* A part without parts: words, if they are wanted, or a file. */
static void take_leaf(struct reading *reading, GMimeObject *part, bool wanted)
{
    char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part));
    if (is_words(part)) {
        if (wanted && reading->text->len > 0)
            g_string_append(reading->text, "\n\n");
        if (wanted && part_text((GMimePart *)part, reading->text))
            reading->unread |= LONG;
    } else {
        if (is_type(part, "application", "ms-tnef"))
            reading->unread |= TNEF;
        if (is_type(part, "application", "pkcs7-mime") || is_type(part, "application", "x-pkcs7-mime"))
            reading->unread |= ENCRYPTED;
        tell_file(reading, part, g_mime_part_get_filename((GMimePart *)part), type,
                  part_bytes((GMimePart *)part, NULL, 0));
    }
    g_free(type);
}

/* A message in the message is one file, called after its subject. */
static void take_message(struct reading *reading, GMimeMessagePart *part)
{
    GMimeMessage *inside = g_mime_message_part_get_message(part);
    GMimeStream *nowhere = g_mime_stream_null_new();
    ssize_t size = inside ? g_mime_object_write_to_stream((GMimeObject *)inside, NULL, nowhere) : 0;
    const char *subject = inside ? g_mime_message_get_subject(inside) : NULL;
    char *name = subject ? g_strconcat(subject, ".eml", NULL) : NULL;
    tell_file(reading, (GMimeObject *)inside, name, "message/rfc822", size > 0 ? (size_t)size : 0);
    if (reading->inside == NULL)
        reading->inside = inside;
    g_object_unref(nowhere);
    g_free(name);
}

static bool has_words(const GString *text, size_t from)
{
    return from < text->len && text->str[from + strspn(text->str + from, " \t\r\n")] != '\0';
}

/* Takes a part with all in it. Of alternatives the first that says anything is read; from the others come files. */
static void take_part(struct reading *reading, GMimeObject *part, bool wanted, int deep)
{
    if (part == NULL)
        return;
    if (++reading->parts > MOST_PARTS || deep > MOST_DEEP) {
        reading->unread |= MANY;
        return;
    }
    if (GMIME_IS_MESSAGE_PART(part)) {
        take_message(reading, (GMimeMessagePart *)part);
    } else if (GMIME_IS_MULTIPART(part)) {
        bool alternative = is_type(part, "multipart", "alternative");
        int count = g_mime_multipart_get_count((GMimeMultipart *)part);
        if (is_type(part, "multipart", "encrypted"))
            reading->unread |= ENCRYPTED;
        for (int i = 0; i < count; i++) {
            size_t before = reading->text->len;
            take_part(reading, g_mime_multipart_get_part((GMimeMultipart *)part, i), wanted, deep + 1);
            wanted = wanted && !(alternative && has_words(reading->text, before));
        }
    } else if (GMIME_IS_PART(part)) {
        take_leaf(reading, part, wanted);
    }
}

/* The words and the files; of a message that only hands on another one, its words. */
static void take_all(struct reading *reading, GMimeMessage *message)
{
    take_part(reading, g_mime_message_get_mime_part(message), true, 0);
    if (has_words(reading->text, 0) || reading->inside == NULL)
        return;
    struct reading inner = {.told = g_string_new(NULL), .text = reading->text, .parts = reading->parts};
    take_part(&inner, g_mime_message_get_mime_part(reading->inside), true, 0);
    reading->unread |= inner.unread;
}

/* What has no header is all text. */
static void take_bare(struct reading *reading, int file)
{
    char *bytes = g_malloc(PART_TEXT_LONGEST);
    lseek(file, 0, SEEK_SET);
    ssize_t length = read(file, bytes, PART_TEXT_LONGEST);
    charset_append(reading->text, NULL, bytes, length > 0 ? (size_t)length : 0);
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

static void tell_unread(struct reading *reading)
{
    GString *words = g_string_new(NULL);
    for (size_t i = 0; i < sizeof unread_words / sizeof *unread_words; i++)
        if (reading->unread & 1U << i)
            g_string_append_printf(words, " %s", unread_words[i]);
    tell(reading, "unread", words->str);
    g_string_free(words, TRUE);
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

/* The message in that file; NULL: what is there has no header. */
static GMimeMessage *construct(int file)
{
    static const char *fallbacks[] = {"utf-8", "windows-1252", NULL};
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, fallbacks);
    lseek(file, 0, SEEK_SET);
    return g_mime_parser_construct_message(g_mime_parser_new_with_stream(g_mime_stream_fs_new(file)), options);
}

bool message_parse(int out, const void *closure)
{
    const struct parsing *parsing = closure;
    struct reading reading = {.told = g_string_new(NULL), .text = g_string_new(NULL), .sought = SIZE_MAX};
    GMimeMessage *message = construct(parsing->file);
    if (message != NULL) {
        tell_headers(&reading, message);
        take_all(&reading, message);
    } else {
        take_bare(&reading, parsing->file);
    }
    tell_text(&reading);
    tell_unread(&reading);
    return write_all(out, reading.told->str, reading.told->len);
}

bool message_parse_file(int out, const void *closure)
{
    const struct parsing *parsing = closure;
    struct reading reading = {.told = g_string_new(NULL), .text = g_string_new(NULL), .sought = parsing->number};
    GMimeMessage *message = construct(parsing->file);
    GByteArray *bytes = g_byte_array_new();
    if (message != NULL)
        take_part(&reading, g_mime_message_get_mime_part(message), false, 0);
    if (reading.found == NULL)
        return false;
    if (GMIME_IS_MESSAGE(reading.found))
        g_mime_object_write_to_stream(reading.found, NULL, g_mime_stream_mem_new_with_byte_array(bytes));
    else
        part_bytes((GMimePart *)reading.found, bytes, parsing->most + 1);
    return bytes->len <= parsing->most && write_all(out, bytes->data, bytes->len);
}
