#include "post/report.h"

#include <string.h>

#include "base/text.h"
#include "post/part_text.h"

/* Nobody reads more: Message-IDs, and bytes of a part that says what came back. */
enum { MOST_REFERENCES = 50, MOST_BYTES = 64 * 1024 };

/* What a report says. */
struct report {
    char *returned, *action, *status;
};

/* ---- What it answers ---- */

static void tell_references(struct reading *reading, GMimeMessage *message, const char *header, bool last_first)
{
    const char *value = g_mime_object_get_header((GMimeObject *)message, header);
    GMimeReferences *list = value ? g_mime_references_parse(NULL, value) : NULL;
    int count = list ? g_mime_references_length(list) : 0;
    for (int i = 0; i < count && i < MOST_REFERENCES; i++)
        tell(reading, "reference", g_mime_references_get_message_id(list, last_first ? count - 1 - i : i));
    if (list != NULL)
        g_mime_references_free(list);
}

/* True if a machine wrote it as an answer, by what is known of such machines (RFC 3834, 5), or as it names what it
 * answers. What is only written by a machine, as a scanner's mail, is none. */
static bool is_answer(GMimeMessage *message)
{
    static const char *const names[] = {"X-Autoreply", "X-Autorespond", "In-Reply-To", "References"};
    GMimeObject *object = (GMimeObject *)message;
    const char *said = g_mime_object_get_header(object, "Auto-Submitted");
    const char *precedence = g_mime_object_get_header(object, "Precedence");
    bool is = (said != NULL && g_ascii_strncasecmp(said, "auto-replied", strlen("auto-replied")) == 0) ||
              (precedence != NULL && g_ascii_strncasecmp(precedence, "auto_reply", strlen("auto_reply")) == 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is = is || g_mime_object_get_header(object, names[i]) != NULL;
    return is;
}

/* ---- What came back ---- */

/* Where the line ends that begins there, with what is folded below it. */
static const char *line_end(const char *at, const char *end)
{
    const char *stop = at;
    do
        stop = memchr(stop, '\n', (size_t)(end - stop));
    while (stop != NULL && ++stop < end && (*stop == ' ' || *stop == '\t'));
    return stop ? stop - 1 : end;
}

/* The value of the first header of that name from `at` on, without the name; NULL: there is none before `end`. Lines
 * may be quoted. */
static char *line_of(const char *at, const char *end, const char *name)
{
    size_t length = strlen(name);
    while (at < end) {
        const char *line = at + strspn(at, " \t>");
        const char *stop = line_end(at, end);
        if (line + length < stop && g_ascii_strncasecmp(line, name, length) == 0 && line[length] == ':')
            return g_strstrip(g_strndup(line + length + 1, (gsize)(stop - line) - length - 1));
        at = stop + 1;
    }
    return NULL;
}

/* Where the paragraph ends that begins there, and the next one begins. */
static const char *paragraph_end(const char *at)
{
    const char *end = strstr(at, "\n\n");
    return end ? end + 2 : at + strlen(at);
}

/* The text of a part with line ends of one kind. */
static char *text_of(GMimePart *part)
{
    GByteArray *bytes = g_byte_array_new();
    part_bytes(part, bytes, MOST_BYTES);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < bytes->len; i++)
        if (bytes->data[i] != '\r' && bytes->data[i] != '\0')
            g_string_append_c(text, (char)bytes->data[i]);
    g_byte_array_free(bytes, TRUE);
    return g_string_free(text, FALSE);
}

/* What became of the recipients, a paragraph each: the first who was not reached counts, or else the first. */
static void read_status(struct report *report, GMimePart *part)
{
    char *text = text_of(part);
    for (const char *at = text, *end; *at != '\0' && !text_equal(report->action, "failed"); at = end) {
        end = paragraph_end(at);
        char *action = line_of(at, end, "Action"), *said = line_of(at, end, "Status");
        char *low = action ? g_ascii_strdown(action, (gssize)strcspn(action, " \t;(")) : NULL;
        if (low != NULL && (report->action == NULL || text_equal(low, "failed"))) {
            report->action = low;
            report->status = said ? g_strndup(said, strcspn(said, " \t;(")) : NULL;
        }
    }
    g_free(text);
}

/* What stands between the brackets of a Message-ID, with what is around them; NULL: nothing. */
static char *inside_of(const char *said)
{
    const char *from = said ? strchr(said, '<') : NULL, *end = from ? strchr(from, '>') : NULL;
    return end ? g_strndup(from + 1, (gsize)(end - from - 1)) : NULL;
}

/* One of the parts of a report. */
static void read_part(struct report *report, GMimeObject *part)
{
    bool headers = part_is(part, "text", "rfc822-headers") || part_is(part, "message", "global-headers");
    if (GMIME_IS_MESSAGE_PART(part)) {
        GMimeMessage *inside = g_mime_message_part_get_message((GMimeMessagePart *)part);
        const char *id = inside ? g_mime_message_get_message_id(inside) : NULL;
        report->returned = report->returned ? report->returned : g_strdup(id);
    } else if (GMIME_IS_PART(part) && headers && report->returned == NULL) {
        char *text = text_of((GMimePart *)part);
        report->returned = inside_of(line_of(text, text + strlen(text), "Message-ID"));
    } else if (GMIME_IS_PART(part) &&
               (part_is(part, "message", "delivery-status") || part_is(part, "message", "global-delivery-status"))) {
        read_status(report, (GMimePart *)part);
    }
}

/* The first status in a text: 5.1.1, #5.1.1, 550-5.1.1; NULL: it says none. */
static char *status_in(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        bool begins =
            (*at == '4' || *at == '5') && at[1] == '.' && (at == text || (!g_ascii_isdigit(at[-1]) && at[-1] != '.'));
        size_t second = begins ? strspn(at + 2, "0123456789") : 0;
        size_t third = second > 0 && at[2 + second] == '.' ? strspn(at + 3 + second, "0123456789") : 0;
        const char *end = at + 3 + second + third;
        if (third > 0 && second <= 3 && third <= 3 && !(*end == '.' && g_ascii_isdigit(end[1])))
            return g_strndup(at, (gsize)(end - at));
    }
    return NULL;
}

/* A report of a time before they had a form: its text says it. That it is tried again is no failure. */
static void read_text(struct report *report, GMimeMessage *message, const char *text)
{
    const char *subject = g_mime_message_get_subject(message);
    char *low = subject ? g_ascii_strdown(subject, -1) : g_strdup("");
    bool delayed = strstr(low, "delay") != NULL || strstr(low, "warning") != NULL;
    if (report->returned == NULL)
        report->returned = inside_of(line_of(text, text + strlen(text), "Message-ID"));
    report->status = status_in(text);
    delayed = delayed || (report->status != NULL && *report->status == '4');
    report->action = g_strdup(delayed ? "delayed" : "failed");
    g_free(low);
}

void tell_report(struct reading *reading, GMimeMessage *message)
{
    struct report report = {0};
    GMimeObject *body = g_mime_message_get_mime_part(message);
    int count = GMIME_IS_MULTIPART(body) ? g_mime_multipart_get_count((GMimeMultipart *)body) : 0;
    tell_references(reading, message, "In-Reply-To", false);
    tell_references(reading, message, "References", true);
    tell(reading, "answers", is_answer(message) ? "yes" : NULL);
    for (int i = 0; i < count && i < MOST_REFERENCES; i++)
        read_part(&report, g_mime_multipart_get_part((GMimeMultipart *)body, i));
    bool formal = report.action != NULL;
    if (!formal)
        read_text(&report, message, reading->text->str);
    if (report.returned == NULL && !formal)
        return;
    tell(reading, "about", report.returned);
    tell(reading, "action", report.action);
    tell(reading, "status", report.status);
}
