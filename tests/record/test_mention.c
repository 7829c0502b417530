/* Where a record names other cases, and what stays of it for whom those are hidden. Run from the root of the
 * repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/mention.h"
#include "xml/schema.h"
#include "xml/xml.h"

#define RECORD(inner) "<complaint xmlns=\"urn:redress:record\" reference=\"C-2026-000001-0\">" inner "</complaint>"
#define LINKED(other) "<linked seq=\"2\"><other>" other "</other><how>related</how></linked>"
#define NOTED "<noted seq=\"3\"><note>HIDDEN</note></noted>"

/* A record, and what of it is left where the case HIDDEN is; NULL: all. */
static const struct {
    const char *record, *left;
} RECORDS[] = {
    {RECORD("<received seq=\"1\"><summary>Late</summary></received>"), NULL},
    {RECORD("<received seq=\"1\"><earlier>SEEN</earlier></received>" LINKED("SEEN") NOTED), NULL},
    {RECORD("<received seq=\"1\"><summary>Late</summary><earlier>HIDDEN</earlier></received>" NOTED),
     RECORD("<received seq=\"1\"><summary>Late</summary></received>" NOTED)},
    {RECORD("<received seq=\"1\"/>" LINKED("HIDDEN") NOTED), RECORD("<received seq=\"1\"/>" NOTED)},
    {RECORD("<learned seq=\"4\" recurs=\"HIDDEN\"><why>w</why></learned>"),
     RECORD("<learned seq=\"4\"><why>w</why></learned>")},
    {RECORD("<improved seq=\"5\" again=\"HIDDEN\" by=\"system\"><planned>4.1</planned></improved>"),
     RECORD("<improved seq=\"5\" by=\"system\"><planned>4.1</planned></improved>")},
    {RECORD("<improved seq=\"5\" again=\"SEEN\"/>"), NULL},
    {RECORD("<corrected seq=\"6\"><event><received seq=\"1\"><earlier>HIDDEN</earlier></received></event></corrected>"),
     RECORD("<corrected seq=\"6\"><event><received seq=\"1\"/></event></corrected>")},
    {RECORD("<corrected seq=\"6\"><event><learned seq=\"4\" recurs=\"HIDDEN\"/></event></corrected>"),
     RECORD("<corrected seq=\"6\"><event><learned seq=\"4\"/></event></corrected>")},
};

static bool is_hidden(const char *reference, void *closure)
{
    (void)closure;
    return text_equal(reference, "HIDDEN");
}

START_TEST(takes_out_what_is_hidden)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct schema *schema = schema_open(pool, "schema/record.xsd", &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
    const char *text = RECORDS[_i].record;
    struct node *record = xml_read(pool, text, strlen(text), "record", &fault);
    const struct node *left = mention_without(pool, schema, record, is_hidden, NULL);
    ck_assert_str_eq(xml_write(pool, left), RECORDS[_i].left ? RECORDS[_i].left : text);
    ck_assert_int_eq(left == record, RECORDS[_i].left == NULL);
    ck_assert_str_eq(xml_write(pool, record), text);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("mention");
    tcase_add_loop_test(tests, takes_out_what_is_hidden, 0, COUNT(RECORDS));
    return suite_run("mention", tests);
}
