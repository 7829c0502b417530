/* Whether a mail server vouches for the sender of a message. */
#include "suite.h"

#include "base/pool.h"
#include "record/vouched.h"

#define SERVER "mail.example.org"
#define US {.by = SERVER}
#define OTHER {.by = "mx.example.com"}
#define SAYS(text) {.results = SERVER "; " text}
#define PASS SAYS("dmarc=pass header.from=example.org")

/* What stands on a message from jo@example.org, from the top, and whether it is known to be from her. */
static const struct {
    struct message_stamp stamps[5];
    bool vouched;
} MESSAGES[] = {
    {{PASS}, true},
    {{US, PASS}, true},
    {{PASS, US, OTHER}, true},
    {{US, US, PASS, OTHER}, true},
    {{{.by = "imap.example.net"}, US, PASS, OTHER}, true},
    {{{.by = "mx1.mail.example.org"}, {.by = "mx2.mail.example.org"}, PASS}, true},
    {{US, SAYS("dmarc=fail header.from=example.org"), PASS}, false},
    {{SAYS("dmarc=none"), US, PASS}, false},
    {{US, OTHER, PASS}, false},
    {{OTHER, OTHER, PASS}, false},
    {{US}, false},
    {{{.by = NULL}}, false},
    {{US, {.results = "evil.example.org; dmarc=pass header.from=example.org"}}, false},
    {{US, {.results = "example.org; dmarc=pass header.from=example.org"}}, false},
    {{US, {.results = "mail.example.org.evil.example; dmarc=pass header.from=example.org"}}, false},
    {{US, {.results = "evil.example; dmarc=pass header.from=example.org"}, PASS}, true},
    {{{.results = "MAIL.example.org 1 ; DMARC = Pass (p=reject) header.from = Example.ORG"}}, true},
    {{{.results = "(a; comment (in one)) mail.example.org (x) 1; none"}}, false},
    {{{.results = "mail.example.org"}}, false},
    {{{.results = ""}}, false},
    {{{.results = "mail.example.org dmarc=pass header.from=example.org"}}, false},
    {{SAYS("dmarc=pass")}, false},
    {{SAYS("dmarc=pass header.d=example.org")}, false},
    {{SAYS("dmarc=pass header.from=example.com")}, false},
    {{SAYS("dmarc=passed header.from=example.org")}, false},
    {{SAYS("x-dmarc=pass header.from=example.org")}, false},
    {{SAYS("spf=fail (dmarc=pass header.from=example.org); dkim=none")}, false},
    {{SAYS("spf=fail reason=\"x; dmarc=pass header.from=example.org\"")}, false},
    {{SAYS("spf=fail reason=\"\\\"; dmarc=pass header.from=example.org\"")}, false},
    {{SAYS("spf=pass smtp.mailfrom=jo@example.org")}, true},
    {{SAYS("spf=pass smtp.mailfrom=example.org")}, true},
    {{SAYS("spf=pass smtp.mailfrom=bounce@list.example.org")}, true},
    {{SAYS("spf=pass smtp.mailfrom=jo@evil.example")}, false},
    {{SAYS("spf=pass smtp.mailfrom=jo@notexample.org")}, false},
    {{SAYS("spf=pass smtp.mailfrom=org")}, false},
    {{SAYS("spf=pass smtp.helo=example.org")}, false},
    {{SAYS("spf=softfail smtp.mailfrom=jo@example.org")}, false},
    {{SAYS("dkim=pass header.d=example.org")}, true},
    {{SAYS("dkim=pass header.i=@example.org header.s=a")}, true},
    {{SAYS("dkim=pass header.d=evil.example; spf=none")}, false},
    {{SAYS("dkim=fail header.d=example.org; dkim=pass header.d=example.org")}, true},
    {{SAYS("auth=pass smtp.auth=jo@example.org")}, false},
};

START_TEST(vouches)
{
    struct pool *pool = pool_new();
    struct message_stamp stamps[5];
    struct message message = {.from = "jo@example.org", .stamps = stamps};
    for (; message.stamp_count < 5; message.stamp_count++)
        stamps[message.stamp_count] = MESSAGES[_i].stamps[message.stamp_count];
    ck_assert_int_eq(vouched(pool, &message, SERVER), MESSAGES[_i].vouched);
    message.from = "";
    ck_assert(!vouched(pool, &message, SERVER));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("vouched");
    tcase_add_loop_test(tests, vouches, 0, COUNT(MESSAGES));
    return suite_run("vouched", tests);
}
