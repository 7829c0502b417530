/* Mail: whatever is in it, nothing becomes a header or an address that was none; lines end as they should. */
#include "suite.h"

#include <glib.h>
#include <gmime/gmime.h>
#include <string.h>

#include "base/email.h"
#include "base/pool.h"
#include "post/mail.h"

static struct pool *pool;

static void setup(void)
{
    pool = pool_new();
}

static void teardown(void)
{
    pool_free(pool);
}

static const char *written(struct mail mail, bool crlf)
{
    size_t length;
    mail.from = mail.from ? mail.from : "complaints@example.org";
    mail.to = mail.to ? mail.to : "pat@example.org";
    mail.message = "1234@example.org";
    mail.subject = mail.subject ? mail.subject : "Your complaint";
    mail.text = mail.text ? mail.text : "Dear Pat,\n\nziękuję.\n";
    mail.at = 1780300800;
    const char *text = mail_write(pool, &mail, crlf, &length);
    ck_assert_uint_eq(strlen(text), length);
    return text;
}

/* How often a line of the head begins so. */
static int heads(const char *text, const char *name)
{
    int count = strncmp(text, name, strlen(name)) == 0;
    const char *end = strstr(text, "\n\n");
    for (const char *at = text; (at = strchr(at, '\n')) != NULL && at < end; at++)
        count += strncmp(at + 1, name, strlen(name)) == 0;
    return count;
}

START_TEST(asks_for_replies_elsewhere)
{
    ck_assert_int_eq(heads(written((struct mail){0}, false), "Reply-To:"), 0);
    const char *text = written((struct mail){.reply_to = "complaints+c-2026-000123-9.x@example.org"}, false);
    ck_assert_ptr_nonnull(strstr(text, "Reply-To: complaints+c-2026-000123-9.x@example.org\n"));
}
END_TEST

START_TEST(says_what_it_is)
{
    const char *text = written((struct mail){.from_name = "Szkoła, Ltd"}, false);
    ck_assert_ptr_nonnull(strstr(text, "To: pat@example.org\n"));
    ck_assert_ptr_nonnull(strstr(text, "<complaints@example.org>\n"));
    ck_assert_ptr_nonnull(strstr(text, "Message-Id: <1234@example.org>\n"));
    ck_assert_ptr_nonnull(strstr(text, "Auto-Submitted: auto-generated\n"));
    ck_assert_ptr_nonnull(strstr(text, "Mon, 01 Jun 2026"));
    ck_assert_ptr_nonnull(strstr(text, "Content-Type: text/plain; charset=utf-8\n"));
    ck_assert_ptr_nonnull(strstr(text, "\n\nDear Pat,\n\nzi=C4=99kuj=C4=99.\n"));
    ck_assert_ptr_null(strchr(text, '\r'));
}
END_TEST

static const char *const EVIL[] = {"x\r\nBcc: eve@example.org", "x\nBcc: eve@example.org\n\nbody",
                                   "x>, <eve@example.org", "\"x\" <eve@example.org>, ", "=?utf-8?q?x=0ABcc:?= y"};

START_TEST(lets_nothing_in)
{
    const char *as_name = written((struct mail){.from_name = EVIL[_i]}, false);
    const char *as_subject = written((struct mail){.subject = EVIL[_i]}, false);
    const struct mail_file file = {.name = EVIL[_i], .type = "application/pdf", .bytes = "x", .size = 1};
    const char *as_file = written((struct mail){.files = &file, .file_count = 1}, false);
    const char *all[] = {as_name, as_subject, as_file};
    for (int i = 0; i < COUNT(all); i++) {
        ck_assert_int_eq(heads(all[i], "Bcc"), 0);
        ck_assert_int_eq(heads(all[i], "To: pat@example.org\n"), 1);
        ck_assert_int_eq(heads(all[i], "To:"), 1);
        ck_assert_int_eq(heads(all[i], "From:"), 1);
        ck_assert_int_eq(heads(all[i], "Subject:"), 1);
    }
}
END_TEST

/* A message, as another program reads it: GMime, of the bytes. */
static GMimeMessage *read_back(const char *text)
{
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(text, strlen(text));
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    ck_assert_ptr_nonnull(message);
    return message;
}

/* Names and subjects that people, and others, could come with; %s: 10,000 letters. */
static const char *const NAMES[] = {
    "Szko\xc5\x82"
    "a, Ltd",
    "O'Neil \"the boss\" \\",
    "x\r\nBcc: eve@example.org",
    "x\r\n\r\nbody",
    "x\rBcc: eve@example.org",
    "x\nTo: eve@example.org",
    "x\n Bcc: eve@example.org",
    "x>, <eve@example.org",
    "x\" <eve@example.org>, \"y",
    "eve@example.org, x",
    "(x) eve@example.org",
    "x: eve@example.org;",
    "=?utf-8?q?x=0ABcc:_eve=40example.org?=",
    "=?utf-8?b?eAo=?= <eve@example.org>",
    "\xe2\x80\xae gro.elpmaxe@eve \xe2\x80\xac",
    "\xe2\x80\xa8 Bcc: eve@example.org",
    "\xc2\x85 "
    "Bcc: eve@example.org",
    "%s",
};

static const char *name_of(int i)
{
    return strcmp(NAMES[i], "%s") != 0 ? NAMES[i] : pool_take(pool, g_strnfill(10000, 'x'));
}

static void goes_to_one(const char *text, const char *to)
{
    GMimeMessage *message = read_back(text);
    InternetAddressList *all = g_mime_message_get_all_recipients(message), *from = g_mime_message_get_from(message);
    ck_assert_int_eq(all ? internet_address_list_length(all) : 0, 1);
    InternetAddress *address = internet_address_list_get_address(all, 0);
    ck_assert(INTERNET_ADDRESS_IS_MAILBOX(address));
    ck_assert_str_eq(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)), to);
    ck_assert_int_eq(internet_address_list_length(from), 1);
    address = internet_address_list_get_address(from, 0);
    ck_assert_str_eq(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)), "complaints@example.org");
    for (const char *line = text, *next; line != NULL; line = next) {
        next = strstr(line, "\n");
        next = next ? next + 1 : NULL;
        ck_assert_msg((next ? (size_t)(next - line) : strlen(line)) <= 998, "a line too long for a mail server");
    }
    g_object_unref(all);
    g_object_unref(message);
}

START_TEST(goes_to_one_person)
{
    const char *name = name_of(_i);
    goes_to_one(written((struct mail){.from_name = name}, false), "pat@example.org");
    goes_to_one(written((struct mail){.subject = name}, false), "pat@example.org");
    goes_to_one(written((struct mail){.text = name}, false), "pat@example.org");
    const struct mail_file file = {.name = name, .type = "application/pdf", .bytes = "x", .size = 1};
    const char *text = written((struct mail){.files = &file, .file_count = 1}, false);
    ck_assert_int_eq(heads(text, "Bcc"), 0);
    GMimeMessage *message = read_back(text);
    ck_assert_int_eq(g_mime_multipart_get_count(GMIME_MULTIPART(g_mime_message_get_mime_part(message))), 2);
    g_object_unref(message);
}
END_TEST

/* Whatever a form takes as an address is one address, or none that mail could go to. */
static const char *const ADDRESSES[] = {
    "pat@example.org",
    "o'neil+tag@example.org",
    "zo\xc3\xab@b\xc3\xbc"
    "cher.example.org",
    "a@example.org, b@example.org",
    "a@example.org b@example.org",
    "a@example.org\r\nBcc: b@example.org",
    "a@example.org\nb",
    "a@example.org>,<b@example.org",
    "\"a\" <a@example.org>",
    "x: a@example.org;",
    "\"a@b\"@example.org",
    "a@[127.0.0.1]",
    "-oQ/tmp@example.org",
    "a@example.org\xe2\x80\xae",
    "%s@example.org",
};

START_TEST(goes_to_what_a_form_takes)
{
    const char *typed = ADDRESSES[_i];
    typed = *typed == '%' ? pool_format(pool, "%s@example.org", pool_take(pool, g_strnfill(10000, 'x'))) : typed;
    const char *said = email_said(pool, typed);
    if (email_reaches(said))
        goes_to_one(written((struct mail){.to = said}, false), said);
    else
        ck_assert_int_gt(_i, 2);
}
END_TEST

START_TEST(carries_files)
{
    const struct mail_file files[] = {
        {.name = "Brief für Zoë.pdf", .type = "application/pdf", .bytes = "%PDF\0\r\n.\r\n", .size = 10},
        {.name = "b.txt", .type = "text/plain", .bytes = "From here\n", .size = 10}};
    const char *text = written((struct mail){.files = files, .file_count = 2}, false);
    ck_assert_int_eq(heads(text, "Content-Type: multipart/mixed"), 1);
    ck_assert_ptr_nonnull(strstr(text, "JVBERgANCi4NCg=="));
    ck_assert_ptr_nonnull(strstr(text, "RnJvbSBoZXJlCg=="));
    ck_assert_ptr_nonnull(strstr(text, "filename=b.txt"));
}
END_TEST

START_TEST(ends_lines_as_a_server_wants)
{
    const char *text = written((struct mail){.text = "one\ntwo\n"}, true);
    for (const char *at = strchr(text, '\n'); at != NULL; at = strchr(at + 1, '\n'))
        ck_assert_int_eq(at[-1], '\r');
    ck_assert_ptr_nonnull(strstr(text, "\r\n\r\none\r\ntwo\r\n"));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("mail");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, says_what_it_is);
    tcase_add_test(tests, asks_for_replies_elsewhere);
    tcase_add_loop_test(tests, lets_nothing_in, 0, COUNT(EVIL));
    tcase_add_loop_test(tests, goes_to_one_person, 0, COUNT(NAMES));
    tcase_add_loop_test(tests, goes_to_what_a_form_takes, 0, COUNT(ADDRESSES));
    tcase_add_test(tests, carries_files);
    tcase_add_test(tests, ends_lines_as_a_server_wants);
    return suite_run("mail", tests);
}
