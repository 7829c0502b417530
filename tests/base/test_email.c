#include "suite.h"

#include "base/email.h"
#include "base/pool.h"

#define TEN "0123456789"
#define SIXTY TEN TEN TEN TEN TEN TEN

static const struct {
    const char *typed, *said;
    bool reaches;
} TYPED[] = {
    {"pat@example.org", "pat@example.org", true},
    {"Pat.Example@EXAMPLE.Org", "Pat.Example@example.org", true},
    {"<pat@example.org>", "pat@example.org", true},
    {"mailto:pat@example.org", "pat@example.org", true},
    {"MAILTO:<pat@example.org>", "pat@example.org", true},
    {"Pat Example <pat@example.org>", "pat@example.org", true},
    {"\"Example, Pat\" <pat@example.org>;", "pat@example.org", true},
    {"pat@example.org,", "pat@example.org", true},
    {"pat@example.org.", "pat@example.org", true},
    {"(pat@example.org)", "pat@example.org", true},
    {"\xC2\xA0pat@example.org\xC2\xA0", "pat@example.org", true},
    {"“pat@example.org”", "pat@example.org", true},
    {"pat＠example．org", "pat@example.org", true},
    {"o'neill+tag@sub.example.museum", "o'neill+tag@sub.example.museum", true},
    {"müller@bücher.example", "müller@bücher.example", true},
    {"a@xn--bcher-kva.example", "a@xn--bcher-kva.example", true},
    {"pat", "pat", false},
    {"pat@example", "pat@example", false},
    {"pat@example..org", "pat@example..org", false},
    {"pat..x@example.org", "pat..x@example.org", false},
    {".pat@example.org", ".pat@example.org", false},
    {"pat.@example.org", "pat.@example.org", false},
    {"pat@.example.org", "pat@.example.org", false},
    {"pat@-example.org", "pat@-example.org", false},
    {"pat@example-.org", "pat@example-.org", false},
    {"pat@example.o", "pat@example.o", false},
    {"pat@192.0.2.1", "pat@192.0.2.1", false},
    {"pat@exam_ple.org", "pat@exam_ple.org", false},
    {"pat example@example.org", "pat example@example.org", false},
    {"pat@exa mple.org", "pat@exa mple.org", false},
    {"pat@x@example.org", "pat@x@example.org", false},
    {"pat@example.org, sam@example.org", "pat@example.org, sam@example.org", false},
    {"@example.org", "@example.org", false},
    {"pat@", "pat@", false},
    {"<>", "<>", false},
    {SIXTY "1234@example.org", SIXTY "1234@example.org", true},
    {SIXTY "12345@example.org", SIXTY "12345@example.org", false},
    {"a@" SIXTY "123.org", "a@" SIXTY "123.org", true},
    {"a@" SIXTY "1234.org", "a@" SIXTY "1234.org", false},
    {"a@" SIXTY "." SIXTY "." SIXTY "." SIXTY "." TEN ".org", "a@" SIXTY "." SIXTY "." SIXTY "." SIXTY "." TEN ".org",
     false},
    {"", "", false},
};

START_TEST(reads_what_is_typed)
{
    struct pool *pool = pool_new();
    const char *said = email_said(pool, TYPED[_i].typed);
    ck_assert_str_eq(said, TYPED[_i].said);
    ck_assert_int_eq(email_reaches(said), TYPED[_i].reaches);
    ck_assert_str_eq(email_said(pool, said), said);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("email");
    tcase_add_loop_test(tests, reads_what_is_typed, 0, COUNT(TYPED));
    return suite_run("email", tests);
}
