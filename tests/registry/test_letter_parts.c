/* The parts of a letter: what a letter lacks is told, each only where it is owed. */
#include <check.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/letter_parts.h"
#include "suite.h"
#include "xml/schema.h"
#include "xml/xml.h"

#define LETTER(blocks) "<letter xmlns=\"urn:redress:letter\">" blocks "</letter>"
#define BLOCK(parts) "<paragraph part=\"" parts "\">Words</paragraph>"
#define CASE(inner) "<complaint xmlns=\"urn:redress:record\">" inner "</complaint>"
#define ANSWERED BLOCK("decision") BLOCK("findings reasons") "<keep>" BLOCK("code") "</keep>"
#define WISHED "<received><desired-outcome>A refund</desired-outcome></received>"
#define UPHELD "<responded><finding><decision>upheld</decision></finding></responded>"

static const struct {
    const char *event, *record, *letter, *code;
} ROWS[] = {
    {"responded", CASE("<received/><responded/>"), LETTER(ANSWERED BLOCK("right")), NULL},
    {"responded", CASE("<received/><responded/>"), LETTER(ANSWERED), "lacks-right"},
    {"responded", CASE("<received/><responded/>"), LETTER(ANSWERED "<paragraph part=\"right\"/>"), "lacks-right"},
    {"responded", CASE(WISHED "<responded/>"), LETTER(ANSWERED BLOCK("right")), "lacks-wish"},
    {"responded", CASE("<received/>" UPHELD), LETTER(ANSWERED BLOCK("remedy right")), "lacks-apology"},
    {"responded", CASE("<received/>" UPHELD), LETTER(ANSWERED BLOCK("apology right")), "lacks-remedy"},
    {"responded", CASE(WISHED UPHELD), LETTER(ANSWERED BLOCK("apology remedy right wish")), NULL},
    {"acknowledged", CASE("<acknowledged/>"), LETTER(BLOCK("contact issues code")), "lacks-reply-by"},
    {"acknowledged", CASE("<acknowledged/>"), LETTER(BLOCK("contact reply-by code")), "lacks-issues"},
    {"redirected", CASE("<redirected/>"), LETTER(BLOCK("reasons contact code")), "lacks-elsewhere"},
};

START_TEST(tells_what_a_letter_lacks)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct schema *schema = schema_open(pool, "schema/record.xsd", &fault);
    ck_assert_ptr_nonnull(schema);
    const struct letter_terms *terms = schema_event(schema, "complaint", ROWS[_i].event)->letter;
    const struct node *letter = xml_read(pool, ROWS[_i].letter, strlen(ROWS[_i].letter), "letter", &fault);
    const struct node *record = xml_read(pool, ROWS[_i].record, strlen(ROWS[_i].record), "record", &fault);
    bool whole = letter_has_parts(pool, letter, terms, node_first(record, ROWS[_i].event), &fault);
    ck_assert_int_eq(whole, ROWS[_i].code == NULL);
    ck_assert_msg(text_equal(fault.code, ROWS[_i].code), "%s", fault.code);
    ck_assert_int_eq(fault.kind, whole ? 0 : 422);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("letter_parts");
    tcase_add_loop_test(tests, tells_what_a_letter_lacks, 0, COUNT(ROWS));
    return suite_run("letter_parts", tests);
}
