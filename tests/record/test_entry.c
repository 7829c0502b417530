/* Entries by the shipped schema: what becomes of the fields of a form. Run from the root of the repository. */
#include "suite.h"

#include "record/filled_in.h"

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
     "<received><channel>web</channel><summary>s</summary><details>d</details>"
     "<complainant><phone>01632 960001</phone></complainant></received>"},
    {"received/public", "representative.email=a@b.example;anonymous=yes",
     "<received><channel>web</channel><summary/><details/><anonymous>yes</anonymous>"
     "<representative><name/><email>a@b.example</email></representative></received>"},
    /* A no leaves out what it asks for, if nothing of it was entered. */
    {"received/public", "representative=no;representative.name=;summary=s;details=d",
     "<received><channel>web</channel><summary>s</summary><details>d</details></received>"},
    {"received/public", "representative=yes;summary=s;details=d",
     "<received><channel>web</channel><summary>s</summary><details>d</details><representative><name/></representative>"
     "</received>"},
    {"received/public", "representative=no;representative.name=Bo;summary=s;details=d",
     "<received><channel>web</channel><summary>s</summary><details>d</details><representative><name>Bo</name>"
     "</representative></received>"},
    /* What a realm is not asked does not count, and says what the schema says. */
    {"received/public", "channel=phone;concerned.1=sam;summary=s;details=d",
     "<received><channel>web</channel><summary>s</summary><details>d</details></received>"},
    {"received/staff", "channel=phone;concerned.1=sam;summary=s;details=d",
     "<received><channel>phone</channel><summary>s</summary><details>d</details><concerned>sam</concerned></received>"},
    /* Dates from three fields or one. */
    {"extended/staff", "reason=r;until.day=1;until.month=7;until.year=2026;channel=post",
     "<extended><reason>r</reason><until>2026-07-01</until><channel>post</channel></extended>"},
    {"extended/staff", "until=2026-07-01;until.day=2;until.month=8;until.year=2027",
     "<extended><reason/><until>2026-07-01</until><channel/></extended>"},
    {"extended/staff", "until.day=;until.month=;until.year=", "<extended><reason/><until/><channel/></extended>"},
    {"extended/staff", "until.day=32;until.month=7;until.year=2026",
     "<extended><reason/><until>2026-7-32</until><channel/></extended>"},
    {"received/public", "happened.month=7;summary=s;details=d",
     "<received><channel>web</channel><summary>s</summary><details>d</details><happened>-7-</happened></received>"},
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
    const struct node *event = built(pool, BUILT[_i].what, fields_typed(pool, BUILT[_i].fields), &asking, &record);
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
    struct fields *fields = fields_typed(pool, "direction=in;channel=email;said=x");
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
     "summary=s;details=d;happened=2026-05-01;complainant.name=Ann;complainant.phone=1;"},
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
    const struct node *event = built(pool, AGAIN[_i].what, fields_typed(pool, AGAIN[_i].fields), &asking, &record);
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

/* ---- A no to what was entered all the same ---- */

static const struct {
    const char *fields;
    bool denied;
} DENIED[] = {
    {"representative=no;representative.name=Bo", true},   {"representative=no;representative.name=", false},
    {"representative=yes;representative.name=Bo", false}, {"representative.name=Bo", false},
    {"summary=no;representative.name=Bo", false},
};

START_TEST(notes_what_was_denied)
{
    struct pool *pool = pool_new();
    const struct asking asking = asking_of(pool, "received/public");
    struct problems problems = {.pool = pool};
    entry_note_denied(&asking, fields_typed(pool, DENIED[_i].fields), &problems);
    ck_assert_uint_eq(problems.count, DENIED[_i].denied);
    ck_assert(!DENIED[_i].denied || text_equal(problems.list[0].field, "representative"));
    pool_free(pool);
}
END_TEST

/* ---- Pages ---- */

static const struct {
    const char *what, *part, *inner;
    int page, last;
} PAGES[] = {
    {"received/public", "summary", NULL, 1, 1},        {"received/staff", "channel", NULL, 1, 1},
    {"received/public", "attachment", NULL, 1, 1},     {"received/public", "feeling", NULL, 2, 2},
    {"received/public", "anonymous", NULL, 4, 4},   /* own, with which the page begins, is asked of staff only */
    {"received/public", "complainant", NULL, 4, 5}, /* goes on where a page begins in it */
    {"received/public", "complainant", "name", 4, 4},  {"received/public", "complainant", "adjustments", 5, 5},
    {"received/public", "representative", NULL, 6, 6}, {"received/public", "representative", "name", 6, 6},
    {"acknowledged/staff", "channel", NULL, 0, 0},
};

START_TEST(stands_on_pages)
{
    struct pool *pool = pool_new();
    struct asking asking = asking_of(pool, PAGES[_i].what);
    const struct part *group = asking.event, *part = part_inside(group, PAGES[_i].part);
    if (PAGES[_i].inner != NULL) {
        group = part;
        part = part_inside(group, PAGES[_i].inner);
    }
    ck_assert_int_eq(asking_page(&asking, part), PAGES[_i].page);
    ck_assert_int_eq(asking_last_page(&asking, part), PAGES[_i].last);
    int pages = asking_page(&asking, NULL);
    ck_assert_int_eq(pages, PAGES[_i].page > 0 ? 6 : 0);
    for (asking.page = 1; asking.page <= pages; asking.page++)
        ck_assert_int_eq(asking_takes(&asking, group, part),
                         asking.page >= PAGES[_i].page && asking.page <= PAGES[_i].last);
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
    {"received/public", "representative", true},
    {"received/public", "representative.", false},
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

int main(void)
{
    TCase *tests = tcase_create("entry");
    tcase_add_unchecked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, builds, 0, COUNT(BUILT));
    tcase_add_test(tests, builds_files);
    tcase_add_loop_test(tests, gives_back_its_fields, 0, COUNT(AGAIN));
    tcase_add_loop_test(tests, notes_what_was_denied, 0, COUNT(DENIED));
    tcase_add_loop_test(tests, stands_on_pages, 0, COUNT(PAGES));
    tcase_add_loop_test(tests, asks_what_was_chosen, 0, COUNT(CHOSEN));
    tcase_add_loop_test(tests, knows_its_fields, 0, COUNT(NAMES));
    return suite_run("entry", tests);
}
