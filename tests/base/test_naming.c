/* Whom a text names, and whether it quotes them. */
#include "suite.h"

#include <stdbool.h>

#include "base/naming.h"
#include "base/pool.h"

static const struct {
    const char *text, *name;
    bool whole, told;
} NAMES[] = {
    {"As Jane Price said", "Jane Price", true, true},
    {"as JANE\n  PRICE said", "Jane Price", true, true},
    {"jane price", "Jane Price", true, true},
    {"Price, Jane", "Jane Price", false, true},
    {"Mrs Price’s idea", "Jane Price", false, true},
    {"Mrs Price said", "jane price", false, true},
    {"Mrs PRICE said", "Jane Price", false, true},
    {"our price list", "Jane Price", false, false},
    {"Prices rose", "Jane Price", false, false},
    {"Jane rang", "Jane Price", false, false},
    {"Paní Prikladova", "Hana Příkladová", false, true},
    {"HANA PRIKLADOVA", "Hana Příkladová", true, true},
    {"Mr O'Neil", "Sean O’Neil", false, true},
    {"Ms Smith-Jones", "Ann Jones", false, true},
    {"Ms O Neil rang", "Sean O’Neil", false, true},
    {"ONeil’s way", "Sean O’Neil", false, true},
    {"price, jane", "Jane Price", false, true},
    {"Price told us", "Price, Jane", false, true},
    {"Jane Price told us", "Price, Jane", true, true},
    {"Jane told us", "Price, Jane", false, false},
    {"Jane Price told us", "Dr Jane Price MBE", true, true},
    {"Mr Smith and Mrs Jones", "Mrs Price", false, false},
    {"A word of Mrs Price", "Price, Mrs", true, true},
    {"Mrs Smith", "Jane Price (Mrs)", false, false},
    {"Mrs Price", "Mr and Mrs Price", true, true},
    {"jurgen muller", "Jürgen Müller", true, true},
    {"Mu\xC2\xADller told us", "Jürgen Müller", false, true},
    {"Sorensen told us", "Łukasz Sørensen", false, true},
    {"lukasz sorensen", "Łukasz Sørensen", true, true},
    {"Ｐｒｉｃｅ", "Jane Price", false, true},
    {"Ng told us", "Kim Ng", false, true},
    {"and ng", "Kim Ng", false, false},
    {"So Li and I", "Wei Li", false, true},
    {"He told us. So we did.", "Wei He", false, false},
    {"That Mrs He told us", "Wei He", false, true},
    {"Mrs. He told us", "Wei He", false, true},
    {"李小龙说", "李小龙", true, true},
    {"wei li", "Wei Li", true, true},
    {"李小龙 said", "李小龙", true, true},
    {"A I", "A", false, false},
    {"Anything", "", false, false},
    {"Anything", " - ", false, false},
    {"", "Jane Price", false, false},
    {NULL, "Jane Price", false, false},
    {"Jane Price", NULL, false, false},
};

START_TEST(finds_a_name)
{
    struct pool *pool = pool_new();
    const struct naming text = naming_of(pool, NAMES[_i].text);
    ck_assert_int_eq(naming_whole(pool, &text, NAMES[_i].name), NAMES[_i].whole);
    ck_assert_int_eq(naming_plain(pool, &text, NAMES[_i].name), NAMES[_i].told);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *text, *name;
    bool found;
} PARTS[] = {
    {"They stayed until nine.", "Glad Giver", false},
    {"Thanks, Glad", "Glad Giver", true},
    {"yours, GIVER.", "Glad Giver", true},
    {"The giver’s own", "glad giver", true},
    {"It is gladly given", "Glad Giver", false},
    {"Regards, Prikladova", "Hana Příkladová", true},
    {"Regards, Příkladová", "Hana Prikladova", true},
    {"I will", "I. Örn", false},
    {"Dana O’Sample", "D. O’Sample", true},
    {"", "Glad", false},
    {NULL, "Glad", false},
    {"Glad", NULL, false},
};

START_TEST(finds_any_part)
{
    struct pool *pool = pool_new();
    const struct naming text = naming_of(pool, PARTS[_i].text);
    ck_assert_int_eq(naming_part(pool, &text, PARTS[_i].name), PARTS[_i].found);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *text, *said;
    bool quotes;
} QUOTATIONS[] = {
    {"They say: “they stayed with me, until it worked”", "They stayed with me until it worked! Kind.", true},
    {"They were kind.", "They stayed with me until it worked! Kind.", false},
    {"Thank you", "Thank you", false},
    {"nineteen letters xx", "nineteen letters xx", false},
    {"of twenty letters xxx", "of twenty letters xxx", true},
    {"a second sentence is found too", "Short. A second sentence is found too.", true},
    {"", "They stayed with me until it worked", false},
    {NULL, "They stayed with me until it worked", false},
    {"They stayed with me until it worked", NULL, false},
};

START_TEST(finds_a_quotation)
{
    struct pool *pool = pool_new();
    const struct naming text = naming_of(pool, QUOTATIONS[_i].text);
    ck_assert_int_eq(naming_quotes(pool, &text, QUOTATIONS[_i].said), QUOTATIONS[_i].quotes);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *text, *reached;
    bool email, telephone;
} REACHED[] = {
    {"write to PAT@example.org.", "pat@example.org", true, false},
    {"write to pat at example", "pat@example.org", false, false},
    {"rang 01632 960777 twice", "01632 960777", true, true},
    {"rang +44 1632 960 777 twice", "(01632) 960777", false, true},
    {"rang (01632)960-777", "01632 960777", false, true},
    {"rang 01632 960778", "01632 960777", false, false},
    {"", "01632 960777", false, false},
    {"anything", NULL, false, false},
};

START_TEST(finds_how_they_are_reached)
{
    struct pool *pool = pool_new();
    const struct naming text = naming_of(pool, REACHED[_i].text);
    ck_assert_int_eq(naming_email(pool, &text, REACHED[_i].reached), REACHED[_i].email);
    ck_assert_int_eq(naming_telephone(pool, &text, REACHED[_i].reached), REACHED[_i].telephone);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("naming");
    tcase_add_loop_test(tests, finds_a_name, 0, COUNT(NAMES));
    tcase_add_loop_test(tests, finds_any_part, 0, COUNT(PARTS));
    tcase_add_loop_test(tests, finds_how_they_are_reached, 0, COUNT(REACHED));
    tcase_add_loop_test(tests, finds_a_quotation, 0, COUNT(QUOTATIONS));
    return suite_run("naming", tests);
}
