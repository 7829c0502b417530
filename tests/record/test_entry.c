/* Entries by the shipped schema: what becomes of the fields of a form, and what is said of them. Run from the root of
 * the repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/correction.h"
#include "record/entry.h"
#include "record/record.h"
#include "xml/xml.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static struct choice divisions[] = {{.value = "finance", .label = "Finance"}, {.value = "people", .label = "People"}};
static struct choice people[] = {{.value = "sam", .label = "Sam"}, {.value = "priya", .label = "Priya"}};
static struct choice issues[] = {{.value = "1", .label = "Late"}, {.value = "2", .label = "Wrong"}};
static const struct list lists[] = {{.name = "divisions", .choices = divisions, .count = COUNT(divisions)},
                                    {.name = "people", .choices = people, .count = COUNT(people)},
                                    {.name = "issues", .choices = issues, .count = COUNT(issues)},
                                    {.name = NULL}};

static struct schema *schema;
static struct pool *schema_pool;

static void setup(void)
{
    struct fault fault = {0};
    schema_pool = pool_new();
    schema = schema_open(schema_pool, "schema/record.xsd", &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
}

static void teardown(void)
{
    pool_free(schema_pool);
}

/* NAME=VALUE;NAME=VALUE…; the value `*200` stands for 200 letters of two bytes each. */
static struct fields *fields_of(struct pool *pool, const char *text)
{
    struct fields *fields = fields_new(pool);
    char *rest = NULL;
    for (char *word = strtok_r(pool_copy(pool, text), ";", &rest); word; word = strtok_r(NULL, ";", &rest)) {
        char *value = strchr(word, '=');
        *value++ = '\0';
        if (*value == '*') {
            int letters = atoi(value + 1);
            value = pool_alloc(pool, (size_t)letters * 2 + 1);
            for (int i = 0; i < letters; i++)
                memcpy(value + 2 * i, "é", 2);
        }
        fields_add(fields, word, value);
    }
    return fields;
}

/* What an entry is about: the event as EVENT/REALM, of a complaint, or of a compliment where it begins with `+`. */
static struct asking asking_of(struct pool *pool, const char *what)
{
    const char *kind = *what == '+' ? "compliment" : "complaint";
    char *event = pool_copy(pool, what + (*what == '+')), *realm = strchr(event, '/');
    *realm++ = '\0';
    struct asking asking = {
        .schema = schema, .event = schema_event(schema, kind, event), .realm = realm, .lists = lists};
    ck_assert_ptr_nonnull(asking.event);
    return asking;
}

/* The record so far: `responded` follows a complaint that says what would put it right. */
static struct node *record_before(struct pool *pool, const struct asking *asking, const char *what)
{
    static const char *const received =
        "<received seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" by=\"complainant\"><anonymous>yes</anonymous><summary>s"
        "</summary><details>d</details><desired-outcome>Sorry</desired-outcome><channel>web</channel></received>";
    struct fault fault = {0};
    if (text_equal(asking->event->name, "received"))
        return record_new(pool, *what == '+' ? "compliment" : "complaint", "C-2026-000123-9", "P/1");
    return record_join(pool, "complaint", "C-2026-000123-9", "P/1", &received, 1, &fault);
}

static struct node *built(struct pool *pool, const char *what, const struct fields *fields, struct asking *asking,
                          struct node **record)
{
    *asking = asking_of(pool, what);
    *record = record_before(pool, asking, what);
    return entry_build(asking, fields, *record);
}

/* ---- Building ---- */

static const struct {
    const char *what, *fields, *event;
} BUILT[] = {
    {"noted/staff", "note=A & B < C", "<noted><note>A &amp; B &lt; C</note></noted>"},
    {"noted/staff", "note=", "<noted><note/></noted>"},
    {"noted/staff", "", "<noted><note/></noted>"},
    {"withdrawn/staff", "reason=", "<withdrawn/>"},
    /* The order is the schema's, not the form's. */
    {"assigned/staff", "reason=r;division=people;handler=sam",
     "<assigned><handler>sam</handler><division>people</division><reason>r</reason></assigned>"},
    /* Rows: gaps and blanks are left out, a required one is there. */
    {"assigned/staff", "concerned.1=;concerned.3=sam;concerned.20=priya;reason=r",
     "<assigned><concerned>sam</concerned><concerned>priya</concerned><reason>r</reason></assigned>"},
    {"acknowledged/staff", "issue.1=;issue.4=Late;channel=email",
     "<acknowledged><contact><name/></contact><issue>Late</issue><channel>email</channel></acknowledged>"},
    {"acknowledged/staff", "contact.email=a@b.example;issue.2=",
     "<acknowledged><contact><name/><email>a@b.example</email></contact><issue/><channel/></acknowledged>"},
    /* A group is there once anything in it is filled. */
    {"received/public", "complainant.name=;complainant.phone=01632 960001;summary=s;details=d",
     "<received><complainant><phone>01632 960001</phone></complainant><summary>s</summary><details>d</details>"
     "<channel>web</channel></received>"},
    {"received/public", "representative.email=a@b.example;anonymous=yes",
     "<received><representative><name/><email>a@b.example</email></representative><anonymous>yes</anonymous><summary/>"
     "<details/><channel>web</channel></received>"},
    /* What a realm is not asked does not count, and says what the schema says. */
    {"received/public", "channel=phone;concerned.1=sam;summary=s;details=d",
     "<received><summary>s</summary><details>d</details><channel>web</channel></received>"},
    {"received/staff", "channel=phone;concerned.1=sam;summary=s;details=d",
     "<received><summary>s</summary><details>d</details><channel>phone</channel><concerned>sam</concerned></received>"},
    /* Dates from three fields or one. */
    {"extended/staff", "reason=r;until.day=1;until.month=7;until.year=2026;channel=post",
     "<extended><reason>r</reason><until>2026-07-01</until><channel>post</channel></extended>"},
    {"extended/staff", "until=2026-07-01;until.day=2;until.month=8;until.year=2027",
     "<extended><reason/><until>2026-07-01</until><channel/></extended>"},
    {"extended/staff", "until.day=;until.month=;until.year=", "<extended><reason/><until/><channel/></extended>"},
    {"extended/staff", "until.day=32;until.month=7;until.year=2026",
     "<extended><reason/><until>2026-7-32</until><channel/></extended>"},
    {"received/public", "happened.month=7;summary=s;details=d",
     "<received><summary>s</summary><details>d</details><happened>-7-</happened><channel>web</channel></received>"},
    /* One row for each issue, entered or not. */
    {"responded/staff", "finding.2.decision=upheld",
     "<responded><finding issue=\"1\"><decision/><reasons/></finding><finding issue=\"2\"><decision>upheld</decision>"
     "<reasons/></finding><outcome/><reasons/><channel/></responded>"},
    {"responded/staff", "remedy.3.what=Paid",
     "<responded><finding issue=\"1\"><decision/><reasons/></finding><finding "
     "issue=\"2\"><decision/><reasons/></finding>"
     "<outcome/><reasons/><remedy><what>Paid</what><by/></remedy><channel/></responded>"},
};

START_TEST(builds)
{
    struct pool *pool = pool_new();
    struct asking asking;
    struct node *record;
    const struct node *event = built(pool, BUILT[_i].what, fields_of(pool, BUILT[_i].fields), &asking, &record);
    ck_assert_str_eq(xml_write(pool, event), BUILT[_i].event);
    ck_assert_ptr_null(node_next(event, NULL));
    pool_free(pool);
}
END_TEST

/* Each file of that field is an element, in the order in which they came; a file of another field is not its. */
START_TEST(builds_files)
{
    struct pool *pool = pool_new();
    struct asking asking;
    struct node *record;
    struct fields *fields = fields_of(pool, "direction=in;channel=email;said=x");
    fields_add_file(fields, &(struct file){"attachment", "a.png", "A", 1, .type = "image/png"});
    fields_add_file(fields, &(struct file){"other", "b.png", "B", 1, .type = "image/png"});
    fields_add_file(fields, &(struct file){"attachment", "c & d.pdf", "CC", 2, .type = "application/pdf"});
    const struct node *event = built(pool, "contacted/staff", fields, &asking, &record);
    const struct node *file = node_first(event, "attachment");
    ck_assert_uint_eq(node_count(event, "attachment"), 2);
    ck_assert_str_eq(node_text(pool, file), "a.png");
    ck_assert_str_eq(entry_field(file), "attachment");
    file = node_next(file, "attachment");
    ck_assert_str_eq(node_text(pool, file), "c & d.pdf");
    ck_assert_str_eq(node_get(pool, file, "type"), "application/pdf");
    ck_assert_str_eq(node_get(pool, file, "size"), "2");
    ck_assert_str_eq(node_get(pool, file, "digest"), fields->files[2].digest);
    pool_free(pool);
}
END_TEST

/* ---- Taking apart again: the fields that give the same event, NAME=VALUE ---- */

static const struct {
    const char *what, *fields, *again;
} AGAIN[] = {
    {"noted/staff", "note=a & b", "note=a & b;"},
    {"withdrawn/staff", "", ""},
    {"assigned/staff", "concerned.3=sam;concerned.7=priya;reason=r;division=people",
     "division=people;concerned.1=sam;concerned.2=priya;reason=r;"},
    {"received/public",
     "complainant.name=Ann;complainant.phone=1;summary=s;details=d;happened.day=1;happened.month=5;"
     "happened.year=2026",
     "complainant.name=Ann;complainant.phone=1;summary=s;details=d;happened=2026-05-01;"},
    {"responded/staff",
     "finding.2.decision=upheld;outcome=upheld;remedy.4.what=Paid;remedy.4.by=2026-07-01;channel=post",
     "finding.1.decision=;finding.1.reasons=;finding.2.decision=upheld;finding.2.reasons=;outcome=upheld;reasons=;"
     "remedy.1.what=Paid;remedy.1.by=2026-07-01;channel=post;"},
};

START_TEST(gives_back_its_fields)
{
    struct pool *pool = pool_new();
    struct asking asking;
    struct node *record;
    const struct node *event = built(pool, AGAIN[_i].what, fields_of(pool, AGAIN[_i].fields), &asking, &record);
    struct fields *fields = fields_new(pool);
    entry_fields(&asking, asking.event, event, "", fields);
    const char *text = "";
    for (size_t i = 0; i < fields->count; i++)
        text = pool_format(pool, "%s%s=%s;", text, fields->list[i].name, fields->list[i].value);
    ck_assert_str_eq(text, AGAIN[_i].again);
    ck_assert_str_eq(xml_write(pool, entry_build(&asking, fields, record)), xml_write(pool, event));
    pool_free(pool);
}
END_TEST

/* Of a correction only the event chosen is asked, and its files stay as they came. */
static const struct {
    const char *chosen, *name;
    bool asked;
} CHOSEN[] = {
    {"received", "reason", true},
    {"received", "event.received.summary", true},
    {"received", "event.noted.note", false},
    {"received", "event.received.attachment", false},
    {"noted", "event.received.summary", false},
    {"noted", "event.noted.note", true},
    {NULL, "event.noted.note", false},
    {NULL, "reason", true},
};

START_TEST(asks_what_was_chosen)
{
    struct pool *pool = pool_new();
    struct asking asking = asking_of(pool, "corrected/staff");
    asking.chosen = CHOSEN[_i].chosen;
    ck_assert_int_eq(asking_part(&asking, CHOSEN[_i].name) != NULL, CHOSEN[_i].asked);
    pool_free(pool);
}
END_TEST

/* ---- Checking ---- */

#define WHO "complainant.name=Ann;complainant.email=ann@example.org;"
#define SAID "summary=s;details=d;"
#define FOUND                                                                                                          \
    "finding.1.decision=upheld;finding.1.reasons=r;finding.2.decision=not-upheld;finding.2.reasons=r;reasons=r;"       \
    "channel=email;desired-outcome-answer=a;"
#define SORRY "apology=We are sorry;no-remedy=Nothing can be done;"

/* Problems as FIELD:CODE, in the order in which they are found. */
static const struct {
    const char *what, *fields, *problems;
} CHECKED[] = {
    {"received/public", WHO SAID, ""},
    {"received/public", "anonymous=yes;" SAID, ""},
    {"received/staff", WHO SAID "channel=phone;concerned.2=sam", ""},
    {"+received/public", "about=team;details=Thank you", ""},
    {"noted/staff", "note=*10000", ""},
    {"received/public", "anonymous=yes;details=d;summary=*200", ""},
    {"received/public", "anonymous=yes;details=d;summary=Tom & <b>Sons</b> ]]> 😀", ""},
    /* Missing, each at its own field. */
    {"noted/staff", "", "note:missing "},
    {"received/public", "", "summary:missing details:missing complainant.name:rule complainant.email:rule "},
    {"received/staff", WHO SAID, "channel:missing "},
    {"received/public", WHO SAID "representative.email=a@b.example", "representative.name:missing "},
    {"acknowledged/staff", "", "contact.name:missing issue.1:missing channel:missing contact.phone:rule "},
    {"extended/staff", "", "reason:missing until:missing channel:missing "},
    {"responded/staff", "finding.1.decision=upheld;finding.1.reasons=r",
     "finding.2.decision:missing finding.2.reasons:missing outcome:missing reasons:missing channel:missing "
     "desired-outcome-answer:rule no-remedy:rule apology:rule "},
    /* Too long, counted in characters. */
    {"noted/staff", "note=*10001", "note:too-long "},
    {"received/public", "anonymous=yes;details=d;summary=*201", "summary:too-long "},
    {"acknowledged/staff", "contact.name=A;contact.phone=12345;issue.1=a;issue.3=*201;channel=email",
     "issue.3:too-long "},
    /* Wrong. */
    {"received/public", "anonymous=yes;details=d;summary=one\ntwo", ""},
    {"received/public", WHO SAID "complainant.phone=1234", "complainant.phone:wrong "},
    {"received/public", WHO SAID "complainant.phone=(+44) 1632 960001 extension 12", ""},
    {"received/public", "complainant.name=A;complainant.email=a@b..example;" SAID, "complainant.email:wrong "},
    {"received/public", "complainant.name=A;complainant.email=A <a@b.example>,;" SAID, ""},
    {"received/public", WHO SAID "happened.day=27;happened.month=march;happened.year=2026", ""},
    {"received/public", WHO SAID "happened.day=27th March 2026", ""},
    {"received/public", WHO SAID "happened=27/3/26", ""},
    {"received/public", WHO SAID "happened.day=31;happened.month=June;happened.year=2025", "happened:wrong "},
    {"received/public", WHO SAID "complainant.phone=none", "complainant.phone:wrong "},
    {"received/public", "complainant.name=Ann;complainant.email=ann;" SAID, "complainant.email:wrong "},
    {"received/public", WHO SAID "complainant.category=king", "complainant.category:wrong "},
    {"received/public", WHO SAID "anonymous=no", "anonymous:wrong "},
    {"received/staff", WHO SAID "channel=telegram", "channel:wrong "},
    {"received/staff", WHO SAID "channel=phone;concerned.1=sam;concerned.2=nobody", "concerned.2:wrong "},
    {"received/public", WHO SAID "division=premises", "division:wrong "},
    {"received/public", WHO SAID "division=not-sure", ""},
    {"assigned/staff", "reason=r;division=not-sure", "division:wrong "},
    {"assigned/staff", "reason=r;handler=Sam", "handler:wrong "},
    /* Dates. */
    {"received/public", WHO SAID "happened.day=29;happened.month=2;happened.year=2024", ""},
    {"received/public", WHO SAID "happened.day=29;happened.month=2;happened.year=2026", "happened:wrong "},
    {"received/public", WHO SAID "happened.day=3;happened.month=3", "happened:wrong "},
    {"received/public", WHO SAID "happened.day=3;happened.month=3;happened.year=26", ""},
    {"received/public", WHO SAID "happened.day=3;happened.month=3;happened.year=226", "happened:wrong "},
    {"received/public", WHO SAID "happened.day=x;happened.month=y;happened.year=z", "happened:wrong "},
    {"received/public", WHO SAID "happened=2026-05-01Z", "happened:wrong "},
    {"received/public", WHO SAID "happened=0000-00-00", "happened:wrong "},
    {"received/public", WHO SAID "happened=2026-06-01", ""},
    {"received/public", WHO SAID "happened=2026-06-02", "happened:rule "},
    /* Rules between fields. */
    {"received/public", "complainant.name=Ann;" SAID, "complainant.email:rule "},
    {"received/public", "complainant.email=a@b.example;" SAID, "complainant.name:rule "},
    {"received/public", WHO "anonymous=yes;" SAID, "anonymous:rule "},
    {"assigned/staff", "reason=r", "handler:rule "},
    {"responded/staff", FOUND SORRY "outcome=partly-upheld", ""},
    {"responded/staff", FOUND "outcome=partly-upheld", "no-remedy:rule apology:rule "},
    {"responded/staff", FOUND SORRY "outcome=not-upheld", "outcome:rule "},
    {"responded/staff", FOUND SORRY "outcome=upheld;remedy.2.what=Paid;remedy.2.by=2026-05-31", ""},
    {"responded/staff", FOUND SORRY "outcome=upheld;remedy.2.what=Paid;remedy.2.by=2026-06-01", ""},
    {"responded/staff", FOUND SORRY "outcome=upheld;remedy.2.by=2026-06-31",
     "remedy.2.what:missing remedy.2.by:wrong "},
};

START_TEST(checks)
{
    struct pool *pool = pool_new();
    struct asking asking;
    struct node *record;
    struct problems problems = {.pool = pool};
    struct node *event = built(pool, CHECKED[_i].what, fields_of(pool, CHECKED[_i].fields), &asking, &record);
    node_set_number(event, "seq", 2);
    node_set(event, "at", "2026-06-01T10:00:00+01:00");
    node_set(event, "by", "sam");
    if (text_equal(asking.event->name, "responded"))
        node_set(event, "level", "1");
    bool right = entry_check(&asking, record, correction_apply(pool, record), event, &problems);
    const char *found = "";
    for (size_t i = 0; i < problems.count; i++) {
        const struct problem *problem = &problems.list[i];
        found = pool_format(pool, "%s%s:%s ", found, problem->field, problem->code);
        ck_assert_ptr_nonnull(problem->part);
        ck_assert_ptr_eq(problem->part, asking_part(&asking, problem->field));
        if (text_equal(problem->code, "wrong") || text_equal(problem->code, "too-long"))
            ck_assert_pstr_eq(problem->words,
                              *problem->code == 'w' && problem->part->wrong ? problem->part->wrong : "");
        ck_assert_msg(text_equal(problem->code, "too-long") || !text_blank(problem->words) ||
                          text_equal(problem->code, "wrong"),
                      "%s %s has no words", problem->field, problem->code);
    }
    ck_assert_str_eq(found, CHECKED[_i].problems);
    ck_assert_int_eq(right, *CHECKED[_i].problems == '\0');
    pool_free(pool);
}
END_TEST

/* What others read, too, names no party and quotes no giver; the schema has words for the name. */
static const struct {
    const char *title, *problem, *words;
} READ_BY_ALL[] = {
    {"Stay until it works", "", ""},
    {"As Glad Giver said", "practice.title:names-party", "Leave out the name: all staff can read this"},
    {"They stayed with me until it worked", "practice.title:quotes-giver", ""},
};

START_TEST(names_nobody_where_others_read)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *const received[] = {
        "<received seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" by=\"complainant\"><giver><name>Glad Giver</name></giver>"
        "<about>team</about><details>They stayed with me until it worked.</details><channel>web</channel></received>"};
    struct node *record = record_join(pool, "compliment", "P-2026-000045-L", "P/1", received, 1, &fault);
    struct asking asking = asking_of(pool, "+reviewed/staff");
    struct problems problems = {.pool = pool};
    struct fields *fields = fields_new(pool);
    fields_add(fields, "practice.title", READ_BY_ALL[_i].title);
    fields_add(fields, "practice.what", "w");
    struct node *event = entry_build(&asking, fields, record);
    node_set_number(event, "seq", 2);
    node_set(event, "at", "2026-06-01T10:00:00+01:00");
    node_set(event, "by", "sam");
    entry_check(&asking, record, record, event, &problems);
    const struct problem *problem = problems_of(&problems, "practice.title");
    ck_assert_str_eq(problem ? pool_format(pool, "%s:%s", problem->field, problem->code) : "", READ_BY_ALL[_i].problem);
    ck_assert_str_eq(problem ? problem->words : "", READ_BY_ALL[_i].words);
    pool_free(pool);
}
END_TEST

/* What the program itself gets wrong is a problem of no field: here the attributes are not set. */
START_TEST(says_what_is_wrong_outside_the_fields)
{
    struct pool *pool = pool_new();
    struct asking asking;
    struct node *record;
    struct problems problems = {.pool = pool};
    struct node *event = built(pool, "noted/staff", fields_of(pool, "note=x"), &asking, &record);
    ck_assert(!entry_check(&asking, record, correction_apply(pool, record), event, &problems));
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_str_eq(problems.list[0].field, "");
    ck_assert_ptr_null(problems.list[0].part);
    pool_free(pool);
}
END_TEST

/* ---- Which fields a form has ---- */

static const struct {
    const char *what, *name;
    bool known;
} NAMES[] = {
    {"received/public", "summary", true},
    {"received/public", "complainant.name", true},
    {"received/public", "happened", true},
    {"received/public", "happened.day", true},
    {"received/public", "happened.hour", false},
    {"received/public", "happened.day.x", false},
    {"received/public", "complainant", false},
    {"received/public", "complainant.", false},
    {"received/public", ".complainant", false},
    {"received/public", "complainant..name", false},
    {"received/public", "complainant.name.first", false},
    {"received/public", "Summary", false},
    {"received/public", "", false},
    {"received/public", "channel", false},
    {"received/staff", "channel", true},
    {"received/public", "concerned.1", false},
    {"received/staff", "concerned.1", true},
    {"received/staff", "concerned.20", true},
    {"received/staff", "concerned.21", false},
    {"received/staff", "concerned.0", false},
    {"received/staff", "concerned.01", false},
    {"received/staff", "concerned.-1", false},
    {"received/staff", "concerned.99999999999999999999", false},
    {"received/staff", "concerned", false},
    {"responded/staff", "remedy.2.by", true},
    {"responded/staff", "remedy.2.by.year", true},
    {"responded/staff", "remedy.2", false},
    {"responded/staff", "remedy.by", false},
    {"responded/staff", "finding.1.decision", true},
    {"responded/staff", "finding.1.issue", false},
    {"responded/staff", "level", false},
    {"received/public", "attachment", true},
    {"received/public", "attachment.1", false},
    {"received/public", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
    {"received/public", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
};

START_TEST(knows_its_fields)
{
    struct pool *pool = pool_new();
    struct asking asking = asking_of(pool, NAMES[_i].what);
    ck_assert_int_eq(asking_part(&asking, NAMES[_i].name) != NULL, NAMES[_i].known);
    pool_free(pool);
}
END_TEST

/* The first problem of a field counts; there may be many fields. */
START_TEST(collects_problems)
{
    struct pool *pool = pool_new();
    struct problems problems = {.pool = pool};
    for (int i = 0; i < 200; i++)
        problems_add(&problems, pool_format(pool, "f%d", i % 100), i < 100 ? "missing" : "wrong", NULL, NULL);
    ck_assert_uint_eq(problems.count, 100);
    ck_assert_str_eq(problems_of(&problems, "f99")->code, "missing");
    ck_assert_str_eq(problems_of(&problems, "f0")->words, "");
    ck_assert_ptr_null(problems_of(&problems, "f100"));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("entry");
    tcase_add_unchecked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, builds, 0, COUNT(BUILT));
    tcase_add_test(tests, builds_files);
    tcase_add_loop_test(tests, gives_back_its_fields, 0, COUNT(AGAIN));
    tcase_add_loop_test(tests, asks_what_was_chosen, 0, COUNT(CHOSEN));
    tcase_add_loop_test(tests, checks, 0, COUNT(CHECKED));
    tcase_add_loop_test(tests, names_nobody_where_others_read, 0, COUNT(READ_BY_ALL));
    tcase_add_test(tests, says_what_is_wrong_outside_the_fields);
    tcase_add_loop_test(tests, knows_its_fields, 0, COUNT(NAMES));
    tcase_add_test(tests, collects_problems);
    return suite_run("entry", tests);
}
