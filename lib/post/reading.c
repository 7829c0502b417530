#include "post/reading.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Nobody reads more. */
enum { MOST_ADDRESSES = 20 };

void tell(struct reading *reading, const char *name, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_len(reading->told, name, (gssize)strlen(name) + 1);
    g_string_append_len(reading->told, value, (gssize)strlen(value) + 1);
}

/* The header as it came, in one piece without what folds it; NULL: there is none. */
static const char *header(GMimeMessage *message, const char *name)
{
    return g_mime_object_get_header((GMimeObject *)message, name);
}

/* Tells the addresses of a list, up to `most`, by that name; and the name of the first as `person`. */
static void tell_addresses(struct reading *reading, InternetAddressList *list, const char *name, const char *person,
                           int most)
{
    int count = list ? internet_address_list_length(list) : 0;
    for (int i = 0; i < count && most > 0; i++) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (!INTERNET_ADDRESS_IS_MAILBOX(address))
            continue;
        most--;
        if (person != NULL)
            tell(reading, person, internet_address_get_name(address));
        tell(reading, name, internet_address_mailbox_get_addr((InternetAddressMailbox *)address));
    }
}

/* The addresses of a header that the mail server wrote, or the sender. */
static void tell_header(struct reading *reading, GMimeMessage *message, const char *header_name, const char *name)
{
    const char *value = header(message, header_name);
    InternetAddressList *list = value ? internet_address_list_parse(NULL, value) : NULL;
    tell_addresses(reading, list, name, NULL, MOST_ADDRESSES);
    if (list != NULL)
        g_object_unref(list);
}

static bool header_is(GMimeMessage *message, const char *name, const char *const *values)
{
    const char *value = header(message, name);
    char *word = value ? g_strstrip(g_ascii_strdown(value, (gssize)strcspn(value, ";("))) : NULL;
    bool is = word != NULL && text_among(word, values);
    g_free(word);
    return is;
}

/* Why nobody wrote it; NULL: somebody did. RFC 3834: no answer to these. */
static const char *automatic(GMimeMessage *message)
{
    static const char *const nobody[] = {"<>", "", NULL}, *const no[] = {"no", NULL};
    static const char *const bulk[] = {"bulk", "list", "junk", NULL}, *const reply[] = {"auto_reply", NULL};
    GMimeObject *body = g_mime_message_get_mime_part(message);
    bool report = body && g_mime_content_type_is_type(g_mime_object_get_content_type(body), "multipart", "report");
    if (report || header_is(message, "Return-Path", nobody))
        return "bounce";
    bool says = header(message, "Auto-Submitted") != NULL && !header_is(message, "Auto-Submitted", no);
    if (says || header(message, "X-Autoreply") || header(message, "X-Autorespond") ||
        header_is(message, "Precedence", reply))
        return "auto";
    return header(message, "List-Id") || header_is(message, "Precedence", bulk) ? "list" : NULL;
}

void tell_headers(struct reading *reading, GMimeMessage *message)
{
    static const char *const delivered[] = {"Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"};
    GDateTime *date = g_mime_message_get_date(message);
    tell_addresses(reading, g_mime_message_get_from(message), "from", "name", 1);
    tell_addresses(reading, g_mime_message_get_reply_to(message), "reply-to", NULL, 1);
    tell(reading, "subject", g_mime_message_get_subject(message));
    tell(reading, "id", g_mime_message_get_message_id(message));
    tell(reading, "automatic", automatic(message));
    for (size_t i = 0; i < sizeof delivered / sizeof *delivered; i++)
        tell_header(reading, message, delivered[i], "to");
    char *seconds = date ? g_strdup_printf("%" G_GINT64_FORMAT, g_date_time_to_unix(date)) : NULL;
    tell(reading, "date", seconds);
    g_free(seconds);
}
