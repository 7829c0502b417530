/* Words: the row that says most precisely where it holds; a site's rows in the place of ours; what is wrong with them. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "store/folder.h"
#include "xml/sheet.h"
#include "xml/words.h"
#include "xml/xml.h"

#define WORDS(rows) "<?xml version='1.0'?>\n<words xmlns='urn:redress:words'>\n" rows "</words>"

static const struct {
    struct saying saying;
    const char *text;
} FOUND[] = {
    {{.of = "state", .code = "acknowledged", .realm = "public"}, "Being looked into"},
    {{.of = "state", .code = "acknowledged", .realm = "staff"}, "Acknowledged"},
    {{.of = "state", .code = "acknowledged", .realm = "staff", .kind = "complaint"}, "Acknowledged"},
    {{.of = "state", .code = "acknowledged", .realm = "staff", .kind = "compliment"}, "Thanked"},
    {{.of = "field", .code = "at", .page = "act", .action = "note"}, "When did this happen?"},
    {{.of = "field", .code = "at", .page = "act", .action = "escalate"}, "When did it reach us?"},
    {{.of = "field", .code = "sort", .page = "cases"}, "Sort by"},
    {{.of = "field", .code = "sort", .page = "act"}, NULL},
    {{.of = "state", .code = "not-a-state"}, NULL},
    {{.of = "not-a-kind", .code = "closed"}, NULL},
};

START_TEST(finds_the_most_precise)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct words *words = words_open(pool, ".", NULL, &fault);
    ck_assert_ptr_nonnull(words);
    ck_assert_pstr_eq(words_find(words, &FOUND[_i].saying), FOUND[_i].text);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *file, *reason; /* NULL: it is taken */
} SITES[] = {
    {WORDS("<say of='state' code='closed'>Done with</say>"), NULL},
    {WORDS("<say of='problem' code='too-long'>No more than {max}</say>"), NULL},
    {WORDS("<say of='state' code='shut'>Shut</say>"), "words.xml:3: there are no such words as state shut"},
    {WORDS("<say of='state' code='closed' realm='staff'>Shut</say>"), "words.xml:3: there are no such words"},
    {WORDS("\n<say of='state' code='closed'>{what}</say>"), "words.xml:4: a {name} that nothing fills in"},
    {WORDS("<say of='state'>Shut</say>"), "words.xml:3: "},
    {WORDS("<say of='state' code='closed'> </say>"), "words.xml:3: "},
    {WORDS("<say of='state' code='closed' realm='both'>Shut</say>"), "words.xml:3: "},
    {"<words", "words.xml"},
};

START_TEST(takes_the_words_of_a_site)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *folder = folder_new(pool);
    folder_file(pool, folder, "words.xml", SITES[_i].file);
    const struct words *words = words_open(pool, ".", folder, &fault);
    folder_remove(pool, folder);
    const struct saying closed = {.of = "state", .code = "closed", .realm = "staff"};
    if (SITES[_i].reason != NULL) {
        ck_assert_ptr_null(words);
        ck_assert_msg(strstr(fault.detail, SITES[_i].reason) != NULL, "%s", fault.detail);
    } else {
        ck_assert_pstr_eq(words_find(words, &closed), _i == 0 ? "Done with" : "Closed");
    }
    pool_free(pool);
}
END_TEST

/* What a sheet says by say(), on a page of staff. */
static const struct {
    const char *call, *text;
} SAID[] = {
    {"'state', 'acknowledged'", "Acknowledged"},
    {"'state', 'acknowledged', 'realm', 'public'", "Being looked into"},
    {"'state', 'acknowledged', 'kind', 'compliment'", "Thanked"},
    {"'state', 'acknowledged', 'kind', ''", "Acknowledged"},
    {"'state', 'acknowledged', 'realm', /p:page/@nowhere", "Acknowledged"},
    {"'problem', 'too-long', 'what', 'It &amp; all', 'max', 200", "It &amp; all must be 200 characters or fewer"},
    {"'problem', 'too-long', 'what', 'It'", "It must be {max} characters or fewer"},
    {"'problem', 'too-long', 'max', '', 'what', '{max}'", "{max} must be  characters or fewer"},
    {"'state', 'not-yet-named'", "Not yet named"},
    {"'state', 'not-yet-named', 'else', ''", ""},
    {"'state', 'closed', 'else', 'x'", "Closed"},
    {"'state', ''", ""},
    {"'state', /p:page/@state", "Withdrawn"},
    {"'state'", NULL},
    {"'state', 'closed', 'realm'", NULL},
};

START_TEST(are_said_by_sheets)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *folder = folder_new(pool);
    size_t length;
    const char *path = folder_file(pool, folder, "sheet.xsl",
                                   pool_format(pool,
                                               "<xsl:stylesheet version='1.0' "
                                               "xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
                                               "xmlns:p='urn:redress:page' xmlns:w='urn:redress:words'>"
                                               "<xsl:output omit-xml-declaration='yes'/><xsl:template match='/'>["
                                               "<xsl:value-of select=\"w:say(%s)\"/>]</xsl:template></xsl:stylesheet>",
                                               SAID[_i].call));
    const struct sheet *sheet = sheet_open(pool, path, words_open(pool, ".", NULL, &fault), &fault);
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    node_set(page, "realm", "staff");
    node_set(page, "state", "withdrawn");
    const char *text = sheet_apply(pool, sheet, page, &length, &fault);
    folder_remove(pool, folder);
    ck_assert_pstr_eq(text, SAID[_i].text ? pool_format(pool, "[%s]\n", SAID[_i].text) : NULL);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("words");
    tcase_add_loop_test(tests, finds_the_most_precise, 0, COUNT(FOUND));
    tcase_add_loop_test(tests, takes_the_words_of_a_site, 0, COUNT(SITES));
    tcase_add_loop_test(tests, are_said_by_sheets, 0, COUNT(SAID));
    return suite_run("words", tests);
}
