/* Labels beside a record, as staff and as the complainant see it. Run from the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/label.h"
#include "record/record.h"
#include "xml/xml.h"

static struct choice divisions[] = {{.value = "finance", .label = "Finance & Payroll"}};
static struct choice people[] = {{.value = "hal", .label = "Hal Örn"}};
static const struct list lists[] = {{.name = "divisions", .choices = divisions, .count = 1},
                                    {.name = "people", .choices = people, .count = 1},
                                    {.name = NULL}};

static const char *const EVENTS[] = {
    "<received seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" by=\"complainant\"><complainant><category>school</category>"
    "</complainant><division>finance</division><summary>s</summary><details>&lt;b&gt;</details>"
    "<happened>2026-05-01</happened><channel>web</channel><concerned>hal</concerned></received>",
    "<noted seq=\"2\" at=\"2026-06-01T10:00:00+01:00\" by=\"hal\"><note>inner</note></noted>",
    "<withdrawn seq=\"3\" at=\"2026-06-02T10:00:00+01:00\" by=\"gone\"/>",
    "<withdrawn seq=\"4\" at=\"2026-06-02T10:00:00+01:00\" by=\"system\"/>",
    "<responded seq=\"6\" by=\"hal\"/>",
    "<assigned seq=\"7\" at=\"2026-06-02T10:00:00+01:00\" by=\"left\" by-title=\"Lee Left\"><handler title=\"Hal "
    "Then\">"
    "hal</handler><division title=\"Gone &amp; Past\">past</division><reason>r</reason></assigned>",
    "<withdrawn seq=\"8\" at=\"2026-06-02T10:00:00+01:00\" by=\"hal\" by-title=\"Hal Then\"/>",
    "<received seq=\"9\" at=\"2026-06-01T09:00:00+01:00\" by=\"hid\" by-title=\"Hilda Hidden\"><summary>s</summary>"
    "<unsigned>yes</unsigned></received>",
    "<received seq=\"10\" at=\"2026-06-01T09:00:00+01:00\" by=\"una\" by-title=\"Una "
    "Then\"><summary>s</summary></received>",
    "<corrected seq=\"11\" at=\"2026-06-01T09:00:00+01:00\" by=\"hal\" "
    "corrects=\"10\"><reason>r</reason><event><received>"
    "<summary>s</summary><unsigned>yes</unsigned></received></event></corrected>",
    "<unheard seq=\"5\" by=\"hal\"><of>x</of></unheard>",
    "<acknowledged seq=\"12\" by=\"hal\"><contact><name>Ann</name></contact><issue>One</issue><issue>Two</issue>"
    "</acknowledged>",
};

/* A part of the page's text that must, or must not, be there. */
static const struct {
    const char *realm, *text;
    bool there;
} SAID[] = {
    {"staff", "<division p:label=\"Which part of the organisation is it about?\" p:shown=\"Finance &amp; Payroll\">",
     true},
    {"staff", "<category p:label=\"Which of these best describes you?\" p:shown=\"School\">school</category>", true},
    {"staff", "<happened p:label=\"When did it happen?\" p:shown=\"Friday 1 May 2026\">2026-05-01</happened>", true},
    {"staff", "<complainant p:label=\"Person complaining\">", true},
    {"staff", ">&lt;b&gt;</details>", true},
    {"staff", "<channel p:label=\"How did it reach us?\" p:shown=\"On the website\">", true},
    {"staff", "p:shown=\"Hal Örn\">hal</concerned>", true},
    {"staff", "inner", true},
    {"staff", "by=\"hal\" p:label=\"Internal note\" p:by-title=\"Hal Örn\"", true},
    {"staff", "by=\"gone\" p:label=\"Withdrawn\"", true},
    {"staff", "by=\"hal\" p:label=\"Response sent\" p:letter=\"yes\"", true},
    {"staff", "p:label=\"Withdrawn\" p:letter", false},
    {"staff", "<unheard seq=\"5\" by=\"hal\" p:label=\"Unheard\" p:by-title=\"Hal Örn\"><of p:label=\"Of\">x</of>",
     true},
    {"staff", "<issue p:label=\"Issue 1\">One</issue><issue p:label=\"Issue 2\">Two</issue>", true},
    {"staff", "<name p:label=\"Name\">Ann</name>", true},
    {"staff", "p:label=\"Handed over\" p:by-title=\"Lee Left\"", true},
    {"staff", "p:shown=\"Hal Then\">hal</handler>", true},
    {"staff", "p:shown=\"Gone &amp; Past\">past</division>", true},
    {"public", "by=\"staff\" by-title=\"Hal Then\" p:label=\"Withdrawn\" p:by-title=\"Hal Then\"", true},
    {"staff", "seq=\"9\" at=\"2026-06-01T09:00:00+01:00\" by=\"staff\" p:label", true},
    {"staff", "Hilda Hidden", false},
    {"staff", "\"hid\"", false},
    {"staff", "Una Then", false},
    {"public", "Hilda Hidden", false},
    {"public", "Lee Left", false},
    {"public", "p:shown=\"Finance &amp; Payroll\"", true},
    {"public", "<channel", false},
    {"public", "<concerned", false},
    {"public", "noted", false},
    {"public", "inner", false},
    {"public", "hal", false},
    {"public", "by=\"staff\" p:label=\"Unheard\" p:by-title=\"Hal Örn\"", true},
    {"public", "gone", false},
    {"public", "seq=\"3\" at=\"2026-06-02T10:00:00+01:00\" by=\"staff\"", true},
    {"public", "by=\"complainant\"", true},
    {"public", "by=\"system\"", true},
};

START_TEST(labels)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const struct schema *schema = schema_open(pool, "schema/record.xsd", &fault);
    struct node *record = record_join(pool, "complaint", "C-2026-000123-9", "P/1", EVENTS, COUNT(EVENTS), &fault);
    ck_assert_msg(schema != NULL && record != NULL, "%s", fault.detail);
    const char *before = xml_write(pool, record);
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    struct node *copy = label_record(pool, record, schema, lists, SAID[_i].realm, page, NULL);
    ck_assert_ptr_eq(node_first(page, "complaint"), copy);
    const char *text = xml_write(pool, page);
    ck_assert_msg((strstr(text, SAID[_i].text) != NULL) == SAID[_i].there, "%s: %s\n%.4000s", SAID[_i].realm,
                  SAID[_i].text, text);
    ck_assert_str_eq(xml_write(pool, record), before);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("label");
    tcase_add_loop_test(tests, labels, 0, COUNT(SAID));
    return suite_run("label", tests);
}
