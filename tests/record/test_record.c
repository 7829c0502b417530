/* Records: the tree of a case, made of the texts that a store holds, and the facts that C takes from it. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "xml/schema.h"
#include "xml/xml.h"

static struct node *joined(struct pool *pool, const char *kind, const char *const *events)
{
    struct fault fault = {0};
    size_t count = 0;
    while (events[count] != NULL)
        count++;
    struct node *record = record_join(pool, kind, "C-2026-000123-9", "P/1", events, count, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    return record;
}

static const char *const STORY[] = {
    "<received seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" by=\"complainant\"><complainant><name>Ann &amp; Örn</name>"
    "</complainant><division>finance</division><summary>Late &lt;again&gt;</summary><details>d</details>"
    "<channel>web</channel><concerned>sam</concerned><concerned>priya</concerned></received>",
    "<acknowledged seq=\"2\" at=\"2026-06-01T10:00:00+01:00\" recorded=\"2026-06-01T12:00:00+01:00\" by=\"hal\">"
    "<contact><name>Hal</name></contact><issue>First</issue><issue>Second &amp; last</issue><channel>email</channel>"
    "</acknowledged>",
    "<assigned seq=\"3\" at=\"2026-06-01T11:00:00+01:00\" "
    "by=\"hal\"><handler>max</handler><division>not-sure</division>"
    "<reason>r</reason></assigned>",
    "<responded seq=\"4\" at=\"2026-06-02T10:00:00+01:00\" by=\"hal\" level=\"1\"><outcome>upheld</outcome><remedy>"
    "<what>Paid</what><by>2026-06-30</by></remedy><remedy><what>Told</what><by>2026-07-01</by></remedy>"
    "<channel>post</channel></responded>",
    "<extended seq=\"5\" at=\"2026-06-03T10:00:00+01:00\" by=\"hal\"><until>2026-10-25</until><channel>phone</channel>"
    "</extended>",
    NULL,
};

START_TEST(takes_facts)
{
    struct pool *pool = pool_new();
    const struct timeline *timeline = record_timeline(pool, joined(pool, "complaint", STORY));
    const struct event *event = timeline->events;
    ck_assert_uint_eq(timeline->count, 5);
    ck_assert_str_eq(timeline->kind, "complaint");
    ck_assert_str_eq(timeline->reference, "C-2026-000123-9");
    ck_assert_str_eq(timeline->policy, "P/1");

    ck_assert_str_eq(event[0].name, "received");
    ck_assert_str_eq(instant_write(pool, event[0].at), "2026-06-01T09:00:00+01:00");
    ck_assert(event[0].recorded == event[0].at && event[0].level == 0 && event[0].until == INSTANT_NONE);
    ck_assert_str_eq(event[0].by, "complainant");
    ck_assert_str_eq(event[0].division, "finance");
    ck_assert_str_eq(event[0].concerned[1], "priya");
    ck_assert_ptr_null(event[0].concerned[2]);

    ck_assert_int_eq(event[1].recorded - event[1].at, 7200);
    ck_assert_ptr_null(event[1].concerned);
    ck_assert_str_eq(event[2].handler, "max");
    ck_assert_ptr_null(event[2].division);
    ck_assert(!event[3].lesson && !event[3].practice);

    ck_assert_int_eq(event[3].level, 1);
    ck_assert_str_eq(event[3].channel, "post");
    ck_assert_str_eq(event[3].outcome, "upheld");
    ck_assert_uint_eq(event[3].promise_count, 2);
    ck_assert_str_eq(event[3].promises[1].item, "4.2");
    ck_assert_str_eq(instant_write(pool, event[3].promises[1].until), "2026-07-01T23:59:59+01:00");
    ck_assert_str_eq(instant_write(pool, event[4].until), "2026-10-25T23:59:59+00:00");
    pool_free(pool);
}
END_TEST

START_TEST(finds_events)
{
    struct pool *pool = pool_new();
    struct node *record = joined(pool, "complaint", STORY);
    ck_assert_str_eq(node_name(record_event(record, 4)), "responded");
    ck_assert_ptr_null(record_event(record, 6));
    ck_assert_ptr_null(record_event(record, 0));
    ck_assert_int_eq(record_last_seq(record), 5);
    ck_assert_int_eq(record_last_seq(record_new(pool, "complaint", "C-2026-000123-9", "P/1")), 0);
    for (int seq = 1; STORY[seq - 1] != NULL; seq++)
        ck_assert_str_eq(xml_write(pool, record_event(record, seq)), STORY[seq - 1]);
    pool_free(pool);
}
END_TEST

/* The issues are those of the last acknowledgement. */
START_TEST(lists_issues)
{
    struct pool *pool = pool_new();
    const char *const again[] = {STORY[0], STORY[1], "<acknowledged seq=\"3\"><issue>Only</issue></acknowledged>",
                                 NULL};
    struct list list = record_issues(pool, joined(pool, "complaint", STORY));
    ck_assert_uint_eq(list.count, 2);
    ck_assert_str_eq(list.name, "issues");
    ck_assert_str_eq(list.choices[1].value, "2");
    ck_assert_str_eq(list.choices[1].label, "Second & last");
    list = record_issues(pool, joined(pool, "complaint", again));
    ck_assert_uint_eq(list.count, 1);
    ck_assert_str_eq(list.choices[0].label, "Only");
    ck_assert_uint_eq(record_issues(pool, record_new(pool, "complaint", "r", "p")).count, 0);
    pool_free(pool);
}
END_TEST

#define TEN "ÄÖÜäöüß€日😀"
#define SHARED "<consent-words>yes</consent-words>"
#define NAMED "<consent-name>yes</consent-name>"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static const struct {
    const char *kind, *received, *summary, *person;
} SHOWN[] = {
    {"complaint",
     "<received><complainant><name>Ann</name></complainant><summary>s</summary><details>d</details></received>", "s",
     "Ann"},
    {"complaint", "<received><complainant><email>a</email></complainant><summary>s</summary></received>", "s", NULL},
    {"complaint", "<received><representative><name>Rob</name></representative><summary>s</summary></received>", "s",
     NULL},
    {"compliment", "<received><giver><name>Gil</name></giver><details>Thank you</details></received>", NULL, NULL},
    {"compliment", "<received><giver><name>Gil</name></giver><details>Thank you</details>" NAMED "</received>", NULL,
     "Gil"},
    {"compliment", "<received><giver><name>Gil</name></giver><details>Thank you</details>" SHARED "</received>",
     "Thank you", NULL},
    {"compliment", "<received><details>" HUNDRED "</details>" SHARED "</received>", HUNDRED, NULL},
    {"compliment", "<received><details>" HUNDRED "x</details>" SHARED "</received>", HUNDRED "…", NULL},
    {"compliment", "<received/>", NULL, NULL},
    {"compliment", "<noted/>", NULL, NULL},
};

START_TEST(says_what_a_list_shows)
{
    struct pool *pool = pool_new();
    const char *const events[] = {SHOWN[_i].received, NULL};
    struct node *record = joined(pool, SHOWN[_i].kind, events);
    ck_assert_pstr_eq(record_summary(pool, record), SHOWN[_i].summary);
    ck_assert_pstr_eq(record_person(pool, record), SHOWN[_i].person);
    pool_free(pool);
}
END_TEST

/* What a person wrote comes back from the store as it was, text for text and byte for byte. */
static const char *const WRITTEN[] = {
    "Tom & Sons < 3 > 2 \"quoted\" 'text'",
    "</note></noted></complaint><complaint>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "]]> <![CDATA[x]]> &#0; &#x110000; &lt;",
    "Dvořák\n\tÖrnek 日本語 العربية 😀",
};

START_TEST(stores_what_was_written)
{
    struct pool *pool = pool_new();
    struct node *record = record_new(pool, "complaint", "C-2026-000123-9", "P/1");
    struct node *event = node_add(record, "noted");
    node_set_number(event, "seq", 1);
    node_set(event, "by", WRITTEN[_i]);
    node_add_text(event, "note", WRITTEN[_i]);
    const char *const events[] = {xml_write(pool, event), NULL};
    ck_assert_ptr_null(strstr(events[0], "xmlns"));
    struct node *again = record_event(joined(pool, "complaint", events), 1);
    ck_assert_str_eq(node_text(pool, node_first(again, "note")), WRITTEN[_i]);
    ck_assert_str_eq(node_get(pool, again, "by"), WRITTEN[_i]);
    ck_assert_str_eq(xml_write(pool, again), events[0]);
    pool_free(pool);
}
END_TEST

static const char *const BROKEN[] = {
    "<noted",
    "<noted></note>",
    "<noted/></complaint><complaint>",
    "<!DOCTYPE a>",
    "<noted>&e;</noted>",
    "<noted>\x01</noted>",
    "<noted>\xFF</noted>",
};

START_TEST(refuses_what_no_store_should_hold)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *const events[] = {STORY[0], BROKEN[_i]};
    ck_assert_ptr_null(record_join(pool, "complaint", "C-2026-000123-9", "P/1", events, 2, &fault));
    ck_assert_int_eq(fault.kind, 500);
    ck_assert_ptr_nonnull(strstr(fault.detail, "C-2026-000123-9"));
    pool_free(pool);
}
END_TEST

/* ---- The files of an event ---- */

#define FILE_OF(name, attributes) "<attachment " attributes ">" name "</attachment>"

static const struct {
    int n;
    const char *name, *digest;
    long size;
} FILES[] = {
    {-1, NULL, NULL, 0},     {0, NULL, NULL, 0},     {1, "one.png", "d1", 1},
    {2, "two.pdf", "d2", 9}, {3, "three", NULL, -1}, {4, NULL, NULL, 0},
};

START_TEST(finds_files)
{
    static const char *const events[] = {
        "<received seq=\"1\"><details>d</details>" FILE_OF("one.png", "digest=\"d1\" type=\"image/png\" size=\"1\"")
            FILE_OF("two.pdf", "digest=\"d2\" type=\"application/pdf\" size=\"9\"")
                FILE_OF("three", "") "<channel>web</channel></received>",
        NULL};
    struct pool *pool = pool_new();
    struct attachment attachment = {0};
    const struct node *event = record_event(joined(pool, "complaint", events), 1);
    ck_assert_int_eq(record_attachment(pool, event, FILES[_i].n, &attachment), FILES[_i].name != NULL);
    ck_assert_pstr_eq(attachment.name, FILES[_i].name);
    ck_assert_pstr_eq(attachment.digest, FILES[_i].digest);
    ck_assert_int_eq(attachment.size, FILES[_i].size);
    pool_free(pool);
}
END_TEST

/* ---- Lists of a form: VALUE=LABEL, in order ---- */

static const char *list_written(struct pool *pool, const char *name, struct list list)
{
    const char *text = name;
    ck_assert_str_eq(list.name, name);
    for (size_t i = 0; i < list.count; i++)
        text = pool_format(pool, "%s %s=%s", text, list.choices[i].value, list.choices[i].label);
    return text;
}

/* Issues, promises, improvements and links of a case. */
static const struct {
    const char *events[8], *issues, *promises, *improvements, *links;
} LISTED[] = {
    {{"<received seq=\"1\"/>"}, "issues", "promises", "improvements", "links"},
    {{"<received seq=\"1\"><earlier>C-2026-000001-X</earlier></received>"},
     "issues",
     "promises",
     "improvements",
     "links C-2026-000001-X=related"},
    /* The last word about another case counts, and they stand by reference. */
    {{"<received seq=\"1\"><earlier>C-2026-000005-X</earlier></received>",
      "<linked seq=\"2\"><how>split</how><other>C-2026-000007-X</other></linked>",
      "<linked seq=\"3\"><how>related</how><other>C-2026-000003-X</other></linked>",
      "<linked seq=\"4\"><how>duplicate</how><other>C-2026-000007-X</other></linked>",
      "<linked seq=\"5\"><how>duplicate</how><other>C-2026-000005-X</other></linked>"},
     "issues",
     "promises",
     "improvements",
     "links C-2026-000003-X=related C-2026-000005-X=duplicate C-2026-000007-X=duplicate"},
    {{"<received seq=\"1\"/>", "<linked seq=\"2\"><how>related</how><other>C-2026-000005-X</other></linked>",
      "<merged seq=\"3\"><other>C-2026-000005-X</other></merged>"},
     "issues",
     "promises",
     "improvements",
     "links C-2026-000005-X=duplicate"},
    /* Promises and improvements of all answers and lessons, numbered within their event. */
    {{"<acknowledged seq=\"2\"><issue>a</issue><issue>b</issue></acknowledged>",
      "<responded seq=\"4\"><remedy><what>Paid</what></remedy><remedy><what>Told</what></remedy></responded>",
      "<responded seq=\"6\"><remedy><what>Mended</what></remedy></responded>",
      "<learned seq=\"7\"><improvement><what>Check</what></improvement><improvement><what>Train</what></improvement>"
      "</learned>",
      "<learned seq=\"9\"><lesson>l</lesson></learned>",
      "<weighed seq=\"10\"><improvement><what>Red</what></improvement></weighed>"},
     "issues 1=a 2=b",
     "promises 4.1=Paid 4.2=Told 6.1=Mended",
     "improvements 7.1=Check 7.2=Train 10.1=Red",
     "links"},
};

START_TEST(lists_what_forms_choose_from)
{
    struct pool *pool = pool_new();
    struct node *record = joined(pool, "complaint", LISTED[_i].events);
    ck_assert_str_eq(list_written(pool, "issues", record_issues(pool, record)), LISTED[_i].issues);
    ck_assert_str_eq(list_written(pool, "promises", record_promises(pool, record)), LISTED[_i].promises);
    ck_assert_str_eq(list_written(pool, "improvements", record_improvements(pool, record)), LISTED[_i].improvements);
    ck_assert_str_eq(list_written(pool, "links", record_links(pool, record)), LISTED[_i].links);
    pool_free(pool);
}
END_TEST

/* What later events say of a promise, and what an event does beside. */
static const struct {
    const char *event, *item, *became, *does;
} SAID_LATER[] = {
    {"<remedied seq=\"5\"><promise>4.1</promise></remedied>", "4.1", NULL, ""},
    {"<improved seq=\"5\"><planned>4.2</planned><became>effective</became></improved>", "4.2", "effective", ""},
    {"<followed-up seq=\"5\"><come-back>yes</come-back></followed-up>", NULL, NULL, "reopens "},
    {"<followed-up seq=\"5\"><come-back>yes</come-back><then>reopen</then></followed-up>", NULL, NULL, "reopens "},
    {"<followed-up seq=\"5\"><come-back>yes</come-back><then>none</then></followed-up>", NULL, NULL, ""},
    {"<followed-up seq=\"5\"><come-back>no</come-back><then>reopen</then></followed-up>", NULL, NULL, ""},
    {"<followed-up seq=\"5\"/>", NULL, NULL, ""},
    {"<escalated seq=\"5\" late=\"yes\"/>", NULL, NULL, ""}, /* its obligations say so */
    {"<contacted seq=\"5\"><content>yes</content></contacted>", NULL, NULL, "content "},
    {"<responded seq=\"5\"><replaces>4.1</replaces></responded>", NULL, NULL, "replaces "},
    {"<responded seq=\"5\"><lesson>l</lesson></responded>", NULL, NULL, "lesson "},
    {"<reviewed seq=\"5\"><practice/></reviewed>", NULL, NULL, "practice "},
    {"<reviewed seq=\"5\"><no-practice>n</no-practice></reviewed>", NULL, NULL, ""},
};

START_TEST(takes_what_is_said_later)
{
    struct pool *pool = pool_new();
    const char *const events[] = {SAID_LATER[_i].event, NULL};
    const struct event *event = record_timeline(pool, joined(pool, "complaint", events))->events;
    ck_assert_pstr_eq(event->item, SAID_LATER[_i].item);
    ck_assert_pstr_eq(event->became, SAID_LATER[_i].became);
    ck_assert_str_eq(pool_format(pool, "%s%s%s%s%s%s", event->reopens ? "reopens " : "", event->late ? "late " : "",
                                 event->lesson ? "lesson " : "", event->practice ? "practice " : "",
                                 event->content ? "content " : "", event->replaces ? "replaces " : ""),
                     SAID_LATER[_i].does);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("record");
    tcase_add_test(tests, takes_facts);
    tcase_add_test(tests, finds_events);
    tcase_add_test(tests, lists_issues);
    tcase_add_loop_test(tests, says_what_a_list_shows, 0, COUNT(SHOWN));
    tcase_add_loop_test(tests, stores_what_was_written, 0, COUNT(WRITTEN));
    tcase_add_loop_test(tests, refuses_what_no_store_should_hold, 0, COUNT(BROKEN));
    tcase_add_loop_test(tests, finds_files, 0, COUNT(FILES));
    tcase_add_loop_test(tests, lists_what_forms_choose_from, 0, COUNT(LISTED));
    tcase_add_loop_test(tests, takes_what_is_said_later, 0, COUNT(SAID_LATER));
    return suite_run("record", tests);
}
