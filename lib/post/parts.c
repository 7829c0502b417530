#include "post/parts.h"

#include <stdbool.h>
#include <string.h>

#include "post/header.h"
#include "post/part_text.h"
#include "post/reading.h"

/* What is told of a message: nobody reads more. Parts within parts are followed so far. Of alternatives one that says
 * so many times more than the first is what was written; the first only says that it cannot be read. */
enum { MOST_FILES = 100, MOST_DEEP = 50, MOST_PARTS = 2000, MOST_ALTERNATIVES = 8, MORE = 4 };

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

/* True if the part is words of the message, and no file. */
static bool is_words(GMimeObject *part)
{
    GMimeContentDisposition *disposition = g_mime_object_get_content_disposition(part);
    bool attached = disposition && g_mime_content_disposition_is_attachment(disposition);
    char *name = header_file_name(part);
    bool words = part_is_text(part) && !attached && name == NULL;
    g_free(name);
    return words;
}

/* Parts that stand for what was not read, by their type. */
static const struct {
    const char *type, *subtype, *parameter, *value; /* a parameter that tells kinds apart; NULL: any */
    unsigned why;
} unread_parts[] = {
    {"application", "ms-tnef", NULL, NULL, TNEF},
    {"application", "vnd.ms-tnef", NULL, NULL, TNEF},
    {"application", "pkcs7-mime", "smime-type", "signed-data", SEALED},
    {"application", "x-pkcs7-mime", "smime-type", "signed-data", SEALED},
    {"application", "pkcs7-mime", "smime-type", "compressed-data", SEALED},
    {"application", "pkcs7-mime", NULL, NULL, ENCRYPTED},
    {"application", "x-pkcs7-mime", NULL, NULL, ENCRYPTED},
    {"multipart", "encrypted", NULL, NULL, ENCRYPTED},
    {"multipart", "signed", NULL, NULL, SIGNED},
    {"message", "partial", NULL, NULL, ABSENT},
    {"message", "external-body", NULL, NULL, ABSENT},
};

/* Why what is in such a part is not read; 0: it is. */
static unsigned unread_by_type(GMimeObject *part)
{
    for (size_t i = 0; i < sizeof unread_parts / sizeof *unread_parts; i++) {
        const char *parameter = unread_parts[i].parameter;
        const char *value = parameter ? g_mime_object_get_content_type_parameter(part, parameter) : NULL;
        bool kind = parameter == NULL || (value != NULL && g_ascii_strcasecmp(value, unread_parts[i].value) == 0);
        if (kind && part_is(part, unread_parts[i].type, unread_parts[i].subtype))
            return unread_parts[i].why;
    }
    return 0;
}

/* No text is longer than what is read of a part; it ends with a whole letter. */
static void shorten(struct reading *reading)
{
    size_t length = PART_TEXT_LONGEST;
    if (reading->text->len <= length)
        return;
    while (length > 0 && ((unsigned char)reading->text->str[length] & 0xC0) == 0x80)
        length--;
    g_string_truncate(reading->text, length);
    reading->unread |= LONG;
}

/* Why the words since there say themselves that they are no plain text (RFC 9580, 6.2 and 7). */
static unsigned unread_by_line(const char *words)
{
    static const struct {
        const char *line;
        unsigned why;
    } lines[] = {{"-----BEGIN PGP SIGNED MESSAGE-----", SIGNED}, {"-----BEGIN PGP MESSAGE-----", ENCRYPTED}};
    unsigned why = 0;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        for (const char *at = words; (at = strstr(at, lines[i].line)) != NULL; at++)
            why |= at == words || at[-1] == '\n' ? lines[i].why : 0;
    return why;
}

/* Adds the words of a part. */
static void take_words(struct reading *reading, GMimePart *part)
{
    if (reading->text->len > 0)
        g_string_append(reading->text, "\n\n");
    size_t before = reading->text->len;
    if (before >= PART_TEXT_LONGEST || part_text(part, reading->text))
        reading->unread |= LONG;
    reading->unread |= unread_by_line(reading->text->str + before);
    shorten(reading);
}

/* A part without parts: words, if they are wanted, or a file. */
static void take_leaf(struct reading *reading, GMimeObject *part, bool wanted)
{
    reading->leaves++;
    if (is_words(part)) {
        if (wanted)
            take_words(reading, (GMimePart *)part);
        return;
    }
    char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part));
    char *name = header_file_name(part);
    if (name != NULL && g_ascii_strcasecmp(name, "winmail.dat") == 0)
        reading->unread |= TNEF;
    tell_file(reading, part, name, type, part_bytes((GMimePart *)part, NULL, 0));
    g_free(name);
    g_free(type);
}

/* A message in the message is one file, called after its subject. */
static void take_message(struct reading *reading, GMimeMessagePart *part)
{
    GMimeMessage *inside = g_mime_message_part_get_message(part);
    GMimeStream *nowhere = g_mime_stream_null_new();
    if (inside != NULL)
        g_mime_object_write_to_stream((GMimeObject *)inside, NULL,
                                      nowhere); /* which may say one byte more than it wrote */
    char *subject = inside ? header_text((GMimeObject *)inside, "Subject") : NULL;
    char *name = subject ? g_strconcat(subject, ".eml", NULL) : NULL;
    tell_file(reading, (GMimeObject *)inside, name, "message/rfc822", ((GMimeStreamNull *)nowhere)->written);
    if (reading->inside == NULL)
        reading->inside = inside;
    g_object_unref(nowhere);
    g_free(name);
    g_free(subject);
}

static bool has_words(const GString *text, size_t from)
{
    return from < text->len && text->str[from + strspn(text->str + from, " \t\r\n")] != '\0';
}

static void take_part(struct reading *reading, GMimeObject *part, bool wanted, int deep);

/* Of alternatives the first that says anything is read, unless another says much more; from all of them come files. */
static void take_alternatives(struct reading *reading, GMimeMultipart *part, bool wanted, int deep)
{
    GString *text = reading->text;
    size_t from = text->len, most = 0;
    for (int i = 0; i < g_mime_multipart_get_count(part); i++) {
        size_t before = text->len;
        unsigned unread = reading->unread;
        take_part(reading, g_mime_multipart_get_part(part, i), wanted && i < MOST_ALTERNATIVES, deep);
        size_t said = has_words(text, before) ? text->len - before : 0;
        if (said > MORE * most) {
            g_string_erase(text, (gssize)from, (gssize)(before - from));
            most = said;
        } else {
            g_string_truncate(text, before);
            reading->unread &= unread | ~(unsigned)LONG;
        }
    }
}

static void take_parts(struct reading *reading, GMimeMultipart *part, bool wanted, int deep)
{
    for (int i = 0; i < g_mime_multipart_get_count(part); i++)
        take_part(reading, g_mime_multipart_get_part(part, i), wanted, deep);
}

/* Takes a part with all in it. */
static void take_part(struct reading *reading, GMimeObject *part, bool wanted, int deep)
{
    if (part == NULL)
        return;
    if (++reading->parts > MOST_PARTS || deep > MOST_DEEP) {
        reading->unread |= MANY;
        return;
    }
    reading->unread |= unread_by_type(part);
    if (GMIME_IS_MESSAGE_PART(part))
        take_message(reading, (GMimeMessagePart *)part);
    else if (GMIME_IS_MULTIPART(part) && part_is(part, "multipart", "alternative"))
        take_alternatives(reading, (GMimeMultipart *)part, wanted, deep + 1);
    else if (GMIME_IS_MULTIPART(part))
        take_parts(reading, (GMimeMultipart *)part, wanted, deep + 1);
    else if (GMIME_IS_PART(part))
        take_leaf(reading, part, wanted);
}

void parts_tell(struct reading *reading, GMimeMessage *message)
{
    take_part(reading, g_mime_message_get_mime_part(message), true, 0);
    GMimeMessage *inside = reading->inside;
    for (int deep = 0; inside != NULL && deep < MOST_DEEP && !has_words(reading->text, 0); deep++) {
        struct reading inner = {.told = g_string_new(NULL), .text = reading->text, .parts = reading->parts};
        take_part(&inner, g_mime_message_get_mime_part(inside), true, 0);
        g_string_free(inner.told, TRUE);
        reading->unread |= inner.unread;
        reading->parts = inner.parts;
        inside = inner.inside;
    }
}

GMimeObject *parts_find(struct reading *reading, GMimeMessage *message)
{
    take_part(reading, g_mime_message_get_mime_part(message), false, 0);
    return reading->found;
}
