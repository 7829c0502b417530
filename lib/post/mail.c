#include "post/mail.h"

#include <gmime/gmime.h>
#include <string.h>

#include "base/pool.h"

static GMimeObject *text_part(const char *text)
{
    GMimeTextPart *part = g_mime_text_part_new_with_subtype("plain");
    g_mime_text_part_set_charset(part, "utf-8");
    g_mime_text_part_set_text(part, text);
    g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return GMIME_OBJECT(part);
}

static GMimeObject *file_part(const struct mail_file *file)
{
    GMimeContentType *type = g_mime_content_type_parse(NULL, file->type);
    GMimePart *part = g_mime_part_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(file->bytes, file->size);
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_object_set_content_type(GMIME_OBJECT(part), type);
    g_mime_object_set_disposition(GMIME_OBJECT(part), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part, file->name);
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_object_unref(content);
    g_object_unref(stream);
    g_object_unref(type);
    return GMIME_OBJECT(part);
}

/* The text, and what goes with it. */
static GMimeObject *body_of(const struct mail *mail)
{
    GMimeObject *text = text_part(mail->text);
    if (mail->file_count == 0)
        return text;
    GMimeMultipart *several = g_mime_multipart_new_with_subtype("mixed");
    g_mime_multipart_add(several, text);
    g_object_unref(text);
    for (size_t i = 0; i < mail->file_count; i++) {
        GMimeObject *file = file_part(&mail->files[i]);
        g_mime_multipart_add(several, file);
        g_object_unref(file);
    }
    return GMIME_OBJECT(several);
}

static void header_add(GMimeMessage *message, const char *name, const char *value)
{
    g_mime_object_set_header(GMIME_OBJECT(message), name, value, NULL);
}

/* What other programs are told of how it came to be. */
static void origin_add(struct pool *pool, GMimeMessage *message, const struct mail *mail)
{
    header_add(message, "Auto-Submitted", "auto-generated");
    if (mail->answers != NULL)
        header_add(message, "In-Reply-To", pool_format(pool, "<%s>", mail->answers));
    if (mail->list == NULL)
        return;
    header_add(message, "List-Id", pool_format(pool, "<%s.redress.%s>", mail->list, strchr(mail->from, '@') + 1));
    header_add(message, "X-Auto-Response-Suppress", "OOF, AutoReply");
}

static GMimeMessage *message_of(struct pool *pool, const struct mail *mail)
{
    GMimeMessage *message = g_mime_message_new(TRUE);
    GDateTime *date = g_date_time_new_from_unix_local(mail->at);
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, mail->from_name, mail->from);
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, NULL, mail->to);
    if (mail->reply_to != NULL)
        g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, NULL, mail->reply_to);
    g_mime_message_set_subject(message, mail->subject, "utf-8");
    g_mime_message_set_date(message, date);
    g_mime_message_set_message_id(message, mail->message);
    origin_add(pool, message, mail);
    GMimeObject *body = body_of(mail);
    g_mime_message_set_mime_part(message, body);
    g_object_unref(body);
    g_date_time_unref(date);
    return message;
}

const char *mail_write(struct pool *pool, const struct mail *mail, bool crlf, size_t *length)
{
    g_mime_init();
    GMimeMessage *message = message_of(pool, mail);
    GMimeFormatOptions *options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, crlf ? GMIME_NEWLINE_FORMAT_DOS : GMIME_NEWLINE_FORMAT_UNIX);
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    *length = bytes->len;
    const char *written = pool_copy_part(pool, (const char *)bytes->data, bytes->len);
    g_object_unref(stream);
    g_mime_format_options_free(options);
    g_object_unref(message);
    return written;
}
