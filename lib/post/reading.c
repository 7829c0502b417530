#include "post/reading.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "post/header.h"
#include "post/part_text.h"
#include "record/addressed.h"

/* Nobody reads more. */
enum { MOST_ADDRESSES = 20, MOST_STAMPS = 50 };

void tell(struct reading *reading, const char *name, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_len(reading->told, name, (gssize)strlen(name) + 1);
    g_string_append_len(reading->told, value, (gssize)strlen(value) + 1);
}

void tell_unread(struct reading *reading)
{
    static const char *const said[] = {"encrypted", "tnef", "many", "long", "signed", "sealed", "absent"};
    GString *words = g_string_new(NULL);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (reading->unread & 1U << i)
            g_string_append_printf(words, " %s", said[i]);
    tell(reading, "unread", words->str);
    g_string_free(words, TRUE);
}

/* The header as it came, in one piece without what folds it; NULL: there is none. */
static const char *header(GMimeMessage *message, const char *name)
{
    return g_mime_object_get_header((GMimeObject *)message, name);
}

/* Tells the addresses of a list, up to *most, by that name; and the name of each as `person`, unless that is NULL. Of a
 * group those in it. */
static void tell_addresses(struct reading *reading, InternetAddressList *list, const char *name, const char *person,
                           int *most)
{
    int count = list ? internet_address_list_length(list) : 0;
    for (int i = 0; i<count && * most> 0; i++) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(address)) {
            tell_addresses(reading, internet_address_group_get_members((InternetAddressGroup *)address), name, person,
                           most);
        } else {
            --*most;
            if (person != NULL)
                tell(reading, person, internet_address_get_name(address));
            tell(reading, name, internet_address_mailbox_get_addr((InternetAddressMailbox *)address));
        }
    }
}

/* The addresses of a header. */
static void tell_header(struct reading *reading, GMimeMessage *message, const char *header_name, const char *name,
                        const char *person, int most)
{
    InternetAddressList *list = header_addresses((GMimeObject *)message, header_name);
    tell_addresses(reading, list, name, person, &most);
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

static bool has_header(GMimeMessage *message, const char *const *names)
{
    for (; *names != NULL; names++)
        if (header(message, *names) != NULL)
            return true;
    return false;
}

/* True if what sent it is a mail server, by its address. */
static bool from_server(GMimeMessage *message, bool returnable)
{
    InternetAddressList *list = header_addresses((GMimeObject *)message, "From");
    InternetAddress *first = list ? internet_address_list_get_address(list, 0) : NULL;
    const char *address = first && INTERNET_ADDRESS_IS_MAILBOX(first)
                              ? internet_address_mailbox_get_addr((InternetAddressMailbox *)first)
                              : "";
    bool server = g_ascii_strncasecmp(address, "mailer-daemon", strlen("mailer-daemon")) == 0 ||
                  (!returnable && g_ascii_strncasecmp(address, "postmaster@", strlen("postmaster@")) == 0);
    if (list != NULL)
        g_object_unref(list);
    return server;
}

/* Why nobody wrote it; NULL: somebody did. RFC 3834: no answer to these. A report that says nothing of its kind is
 * taken for one of a delivery. An automatic reply may have an empty return path, as a bounce has. */
static const char *automatic(GMimeMessage *message)
{
    static const char *const nobody[] = {"<>", "", NULL}, *const no[] = {"no", NULL};
    static const char *const bulk[] = {"bulk", "list", "junk", NULL}, *const reply[] = {"auto_reply", NULL};
    static const char *const replies[] = {"X-Autoreply", "X-Autorespond", NULL}, *const failed[] = {
                                                                                     "X-Failed-Recipients", NULL};
    static const char *const lists[] = {"List-Id", "List-Post", "List-Help", "List-Owner", "List-Unsubscribe", NULL};
    GMimeObject *body = g_mime_message_get_mime_part(message);
    bool returnable = !header_is(message, "Return-Path", nobody);
    if (body && part_is(body, "multipart", "report")) {
        const char *kind = g_mime_object_get_content_type_parameter(body, "report-type");
        return kind == NULL || g_ascii_strcasecmp(kind, "delivery-status") == 0 ? "bounce" : "auto";
    }
    if (has_header(message, failed) || from_server(message, returnable))
        return "bounce";
    bool says = header(message, "Auto-Submitted") != NULL && !header_is(message, "Auto-Submitted", no);
    if (says || has_header(message, replies) || header_is(message, "Precedence", reply))
        return "auto";
    if (has_header(message, lists) || header_is(message, "Precedence", bulk))
        return "list";
    return returnable ? NULL : "no-return";
}

/* By which name a server received it: `from a.example by mail.example.org with ESMTP`. */
static void tell_receipt(struct reading *reading, const char *value)
{
    const char *by = g_ascii_strncasecmp(value, "by ", 3) == 0 ? value : strstr(value, " by ");
    by = by && *by == ' ' ? by + 1 : by;
    const char *from = by ? by + 3 + strspn(by + 3, " ") : "";
    char *name = g_strndup(from, strcspn(from, " ;("));
    tell(reading, "by", name);
    g_free(name);
}

/* What the servers wrote on it, the newest first. Who sent it they can say of one sender only. */
static void tell_stamps(struct reading *reading, GMimeMessage *message)
{
    GMimeHeaderList *headers = g_mime_object_get_header_list((GMimeObject *)message);
    InternetAddressList *from = g_mime_message_get_from(message);
    int count = g_mime_header_list_get_count(headers), told = 0;
    if (from == NULL || internet_address_list_length(from) != 1 ||
        INTERNET_ADDRESS_IS_GROUP(internet_address_list_get_address(from, 0)))
        return;
    for (int i = 0; i < count && told < MOST_STAMPS; i++) {
        GMimeHeader *one = g_mime_header_list_get_header_at(headers, i);
        const char *name = g_mime_header_get_name(one);
        bool receipt = g_ascii_strcasecmp(name, "Received") == 0;
        if (!receipt && g_ascii_strcasecmp(name, "Authentication-Results") != 0)
            continue;
        char *value = g_mime_utils_header_unfold(g_mime_header_get_raw_value(one));
        g_strdelimit(g_strstrip(value), "\t", ' '); /* with which some fold it */
        told++;
        if (receipt)
            tell_receipt(reading, value);
        else
            tell(reading, "results", value);
        g_free(value);
    }
}

void tell_headers(struct reading *reading, GMimeMessage *message)
{
    GDateTime *date = g_mime_message_get_date(message);
    tell_header(reading, message, "From", "from", "name", 1);
    tell_header(reading, message, "Reply-To", "reply-to", NULL, 1);
    char *subject = header_text((GMimeObject *)message, "Subject");
    tell(reading, "subject", subject);
    tell(reading, "id", g_mime_message_get_message_id(message));
    tell(reading, "automatic", automatic(message));
    for (const char *const *to = ADDRESSED_HEADERS; *to != NULL; to++)
        tell_header(reading, message, *to, "to", NULL, MOST_ADDRESSES);
    tell_stamps(reading, message);
    char *seconds = date ? g_strdup_printf("%" G_GINT64_FORMAT, g_date_time_to_unix(date)) : NULL;
    tell(reading, "date", seconds);
    g_free(seconds);
    g_free(subject);
}
