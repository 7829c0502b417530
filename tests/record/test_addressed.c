/* To which of our addresses a message came. */
#include "suite.h"

#include <string.h>

#include "base/pool.h"
#include "record/addressed.h"

static const char *const OURS[] = {"info@example.org", "Finance@example.org", "people@example.org"};

/* A message, and which of them it came to, in this order. */
static const struct {
    const char *message, *came_to;
} MESSAGES[] = {
    {"To: info@example.org\n\n", "0"},
    {"to: Info <INFO@EXAMPLE.ORG>\r\n\r\n", "0"},
    {"To: \"Pat, Doe\" <pat@example.com>,\n finance@example.org\n\n", "1"},
    {"To: people@example.org, info@example.org\nSubject: x\n\n", "02"},
    {"To: people@example.org\nDelivered-To: info@example.org\n\n", "02"},
    {"Cc: info@example.org\nTo: people@example.org\nX-Original-To: finance@example.org\n\n", "120"},
    {"To: undisclosed-recipients:;\nEnvelope-To: finance@example.org\n\n", "1"},
    {"Delivered-To: info+c-2026-000001-0.mac@example.org\n\n", "0"},
    {"To: xinfo@example.org, info@example.orgs, info@example.org.uk, info@sub.example.org, a.info@example.org\n\n", ""},
    {"To: info+@example.com, info+x\n\n", ""},
    {"To: a@example.com (info@example.org.)\n\n", "0"},
    {"Subject: To: info@example.org\nX-To: info@example.org\n\nTo: info@example.org\n", ""},
    {"From: info@example.org\r\n\r\nDelivered-To: info@example.org\r\n", ""},
    {"To: info@example.org", "0"},
    {"To: \n\tinfo@example.org\n", "0"},
    {"\nTo: info@example.org\n", ""},
    {"To:", ""},
    {"", ""},
};

START_TEST(finds_to_whom)
{
    struct pool *pool = pool_new();
    const char *message = MESSAGES[_i].message;
    const size_t count = sizeof OURS / sizeof *OURS;
    const size_t *found = addressed(pool, message, strlen(message), OURS, count);
    char said[8] = "";
    for (size_t i = 0; found[i] < count; i++)
        said[i] = (char)('0' + found[i]);
    ck_assert_str_eq(said, MESSAGES[_i].came_to);
    pool_free(pool);
}
END_TEST

START_TEST(reads_past_an_end_of_text)
{
    static const char message[] = "X: \0a\nTo: \0info@example.org\n\n";
    struct pool *pool = pool_new();
    const size_t *found = addressed(pool, message, sizeof message - 1, OURS, 3);
    ck_assert_uint_eq(found[0], 0);
    ck_assert_uint_eq(found[1], 3);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("addressed");
    tcase_add_loop_test(tests, finds_to_whom, 0, COUNT(MESSAGES));
    tcase_add_test(tests, reads_past_an_end_of_text);
    return suite_run("addressed", tests);
}
