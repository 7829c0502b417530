#include "suite.h"

#include <string.h>

#include "base/fields.h"
#include "base/text.h"
#include "store/store.h"
#include "web/sealed.h"
#include "web/token.h"

enum { NOW = 1780300800, HOUR = 3600, TWO_DAYS = 2 * 24 * 3600 };

START_TEST(knows_its_own_tokens)
{
    const char *token = token_new(pool, seal, NOW);
    ck_assert_str_ne(token, token_new(pool, seal, NOW));
    ck_assert_uint_eq(strspn(token, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), strlen(token));
    ck_assert(token_ours(pool, seal, NOW, token));
    ck_assert(token_ours(pool, opened(), NOW + TWO_DAYS, token));
    ck_assert(!token_ours(pool, seal, NOW + TWO_DAYS + 1, token));
    for (size_t i = 0; token[i] != '\0'; i++) {
        char *changed = pool_copy(pool, token);
        changed[i] = changed[i] == '0' ? '1' : '0';
        ck_assert_msg(!token_ours(pool, seal, NOW, changed), "%zu", i);
    }
}
END_TEST

static const char *const STRANGE[] = {NULL, "", "0123456789ABCDEFGHJKMNPQRS", "../../../../../etc/passwd.",
                                      "0000000000000000000000000000000000000000000000000000000000"};

START_TEST(refuses_strange_tokens)
{
    ck_assert(!token_ours(pool, seal, NOW, STRANGE[_i]));
}
END_TEST

/* One form does several things: each has a token of its own, and the same one when the form is sent again. */
START_TEST(gives_each_thing_its_own)
{
    const char *token = token_new(pool, seal, NOW), *one = token_for(pool, seal, token, "one");
    ck_assert(token_ours(pool, seal, NOW + TWO_DAYS, one) && !token_ours(pool, seal, NOW + TWO_DAYS + 1, one));
    ck_assert_str_eq(one, token_for(pool, seal, token, "one"));
    ck_assert_str_ne(one, token);
    ck_assert_str_ne(one, token_for(pool, seal, token, "other"));
    ck_assert_str_ne(one, token_for(pool, seal, token_new(pool, seal, NOW), "one"));
}
END_TEST

START_TEST(a_receipt_has_a_secret_of_its_own)
{
    const struct submission kept = {.token = "t", .digest = "d", .reference = REFERENCE, .seq = 3, .at = NOW};
    struct submission read;
    bool code;
    const char *secret = receipt_write(pool, seal, &kept, true);
    ck_assert(receipt_read(pool, seal, NOW + HOUR, secret, &read, &code));
    ck_assert_str_eq(read.reference, REFERENCE);
    ck_assert_int_eq(read.seq, 3);
    ck_assert_int_eq(read.at, NOW);
    ck_assert(code);
    ck_assert(receipt_read(pool, seal, NOW, receipt_write(pool, seal, &kept, false), &read, &code));
    ck_assert(!code);
    ck_assert(!receipt_read(pool, seal, NOW + HOUR + 1, secret, &read, &code));
    ck_assert(!receipt_read(pool, seal, NOW, token_new(pool, seal, NOW), &read, &code));
    ck_assert(!receipt_read(pool, seal, NOW, seal_close(pool, seal, "lesson", "1 2 3"), &read, &code));
    ck_assert(!receipt_read(pool, seal, NOW, NULL, &read, &code));
    ck_assert_ptr_null(strstr(secret, "2026"));
}
END_TEST

/* ---- Digests ---- */

#define SENT                                                                                                           \
    {"summary", "Late"},                                                                                               \
    {                                                                                                                  \
        "details", "d"                                                                                                 \
    }

static const struct {
    const char *user, *action, *reference;
    struct field fields[5];
    bool same;
} CONTENTS[] = {
    {"sam", "note", REFERENCE, {SENT, {"token", "A"}, {"csrf", "A"}, {"seq", "1"}}, true},
    {"sam", "note", REFERENCE, {{"seq", "9"}, SENT}, true},
    {"max", "note", REFERENCE, {SENT}, false},
    {NULL, "note", REFERENCE, {SENT}, false},
    {"sam", "assign", REFERENCE, {SENT}, false},
    {"sam", "note", "", {SENT}, false},
    {"sam", "note", REFERENCE, {{"summary", "Late"}}, false},
    {"sam", "note", REFERENCE, {{"summary", "Late"}, {"details", ""}}, false},
    {"sam", "note", REFERENCE, {{"summary", "Lated"}, {"etails", "d"}}, false},
    {"sam", "note", REFERENCE, {SENT, {"effect", ""}}, false},
};

START_TEST(digests_what_was_sent)
{
    struct fields *sent = fields_new(pool), *other = fields_new(pool);
    fields_add(sent, "summary", "Late");
    fields_add(sent, "details", "d");
    for (int i = 0; i < 5 && CONTENTS[_i].fields[i].name != NULL; i++)
        fields_add(other, CONTENTS[_i].fields[i].name, CONTENTS[_i].fields[i].value);
    const char *digest = content_digest(pool, "sam", "note", REFERENCE, sent);
    bool same =
        text_equal(digest, content_digest(pool, CONTENTS[_i].user, CONTENTS[_i].action, CONTENTS[_i].reference, other));
    ck_assert_int_eq(same, CONTENTS[_i].same);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("token");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, knows_its_own_tokens);
    tcase_add_loop_test(tests, refuses_strange_tokens, 0, COUNT(STRANGE));
    tcase_add_test(tests, gives_each_thing_its_own);
    tcase_add_test(tests, a_receipt_has_a_secret_of_its_own);
    tcase_add_loop_test(tests, digests_what_was_sent, 0, COUNT(CONTENTS));
    return suite_run("token", tests);
}
