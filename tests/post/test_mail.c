/* Mail: whatever is in it, nothing becomes a header or an address that was none; lines end as they should. */
#include "suite.h"

#include <string.h>

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
    tcase_add_test(tests, carries_files);
    tcase_add_test(tests, ends_lines_as_a_server_wants);
    return suite_run("mail", tests);
}
