/* What is searched of a record: all that people wrote, and nothing that they chose. Run from the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "record/wording.h"
#include "xml/schema.h"
#include "xml/xml.h"

static const char record[] =
    "<complaint xmlns='urn:redress:record' reference='C-2026-000001-X' policy='P/1'>"
    "<received seq='1' at='2026-05-01T09:00:00+01:00' by='complainant'>"
    "<complainant><name>Ann Örn</name><category>academy</category></complainant>"
    "<division>finance</division><summary>Late</summary><details>Two\nlines</details><channel>web</channel></received>"
    "<noted seq='2' at='2026-05-01T09:00:00+01:00' by='sam'><note>A note</note></noted>"
    "<corrected seq='3' at='2026-05-01T09:00:00+01:00' by='sam' of='2'><noted><note>Another</note></noted></corrected>"
    "<received><channel>email</channel><later>Unknown field</later></received></complaint>";

START_TEST(takes_what_was_written)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    struct schema *schema = schema_open(pool, "schema/record.xsd", &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
    const struct node *root = xml_read(pool, record, strlen(record), "record", &fault);
    ck_assert_str_eq(wording_of(pool, schema, root), "Ann Örn\nLate\nTwo\nlines\nA note\nAnother\nUnknown field");
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("wording");
    tcase_add_test(tests, takes_what_was_written);
    return suite_run("wording", tests);
}
