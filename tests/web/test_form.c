/* The form of a page, made of the shipped schema. Run from the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "base/typed_in.h"
#include "store/folder.h"
#include "web/form.h"
#include "web/token.h"
#include "xml/xml.h"

static struct choice divisions[] = {{.value = "finance", .label = "Finance & Payroll"}};
static struct choice people[] = {{.value = "p1"}, {.value = "p2"}, {.value = "p3"}, {.value = "p4"}, {.value = "p5"},
                                 {.value = "p6"}, {.value = "p7"}, {.value = "p8"}, {.value = "p9"}};
static struct choice issues[] = {{.value = "1", .label = "Late"}, {.value = "2", .label = "Wrong"}};
static const struct list lists[] = {{.name = "divisions", .choices = divisions, .count = COUNT(divisions)},
                                    {.name = "people", .choices = people, .count = COUNT(people)},
                                    {.name = "issues", .choices = issues, .count = COUNT(issues)},
                                    {.name = NULL}};

static struct pool *pool;
static const char *folder;
static struct schema *schema;
static struct registry registry; /* a site that takes no files */
static struct call call;

static void setup(void)
{
    struct fault fault = {0};
    pool = pool_new();
    folder = folder_new(pool);
    schema = schema_open(pool, "schema/record.xsd", &fault);
    call = (struct call){
        .pool = pool, .registry = &registry, .name = "submit", .person = &PERSON_VISITOR, .now = 1780000000};
    call.seal = seal_open(pool, folder, &fault);
    ck_assert_msg(schema != NULL && call.seal != NULL, "%s", fault.detail);
}

static void teardown(void)
{
    folder_remove(pool, folder);
    pool_free(pool);
}

/* The page with the form of that event of a complaint, as text. */
static const char *page_of(const char *event, const char *realm, const struct form *form)
{
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    const struct asking asking = {
        .schema = schema, .event = schema_event(schema, "complaint", event), .realm = realm, .lists = lists};
    call.realm = realm;
    ck_assert_str_eq(node_name(form_add(&call, page, &asking, form)), "form");
    return xml_write(pool, page);
}

/* A part of the page's text that must, or must not, be there. */
static const struct {
    const char *event, *realm, *typed, *text;
    bool there;
} DRAWN[] = {
    {"received", "public", "", "<field name=\"summary\" label=\"The complaint in one sentence\" hint=", true},
    {"received", "public", "", "required=\"yes\" widget=\"text\" type=\"text\" max=\"200\"><value></value></field>",
     true},
    {"received", "public", "", "widget=\"textarea\" type=\"text\" max=\"10000\" rows=\"6\"><value></value>", true},
    {"received", "public", "", "<group name=\"complainant\" label=\"Person complaining\">", true},
    {"received", "public", "", "type=\"email\" autocomplete=\"email\" max=\"254\"", true},
    {"received", "staff", "", "autocomplete", false},
    {"received", "public", "", "<choice value=\"yes\" label=\"Yes\"/>", true},
    {"received", "public", "", "chosen", false},
    {"received", "public", "", "<error", false},
    {"received", "public", "", "<problem", false},
    /* What was typed stands there again, whatever it is. */
    {"received", "public", "summary=a <b> & \"c\" Ö", "<value>a &lt;b&gt; &amp; \"c\" Ö</value>", true},
    {"received", "public", "anonymous=yes", "<choice value=\"yes\" label=\"Yes\" chosen=\"yes\"/>", true},
    {"received", "public", "division=finance", "value=\"finance\" label=\"Finance &amp; Payroll\" chosen=\"yes\"",
     true},
    {"received", "public", "division=none", "chosen", false},
    {"received", "public", "", "<choice value=\"not-sure\" label=\"I am not sure\"/>", true},
    /* Few choices are radio buttons, many a list. */
    {"received", "public", "", "widget=\"radios\"><choice value=\"finance\"", true},
    {"assigned", "staff", "", "widget=\"select\"><choice value=\"p1\"", true},
    /* Dates in three parts. */
    {"received", "public", "happened.day=31;happened.month=2", "<part name=\"day\" value=\"31\"/>", true},
    {"received", "public", "happened.day=31;happened.month=2", "<part name=\"year\" value=\"\"/>", true},
    {"received", "public", "happened=2026-03-27",
     "<part name=\"day\" value=\"27\"/><part name=\"month\" value=\"3\"/><part name=\"year\" value=\"2026\"/>", true},
    /* An event in pages has a section for each. */
    {"received", "public", "",
     "<section n=\"1\" name=\"channel\" title=\"Tell us what happened\"><field name=\"summary\"", true},
    {"received", "staff", "", "title=\"Tell us what happened\"><field name=\"channel\"", true},
    {"received", "public", "", "</section><section n=\"2\" name=\"desired-outcome\"", true},
    {"acknowledged", "staff", "", "<section", false},
    /* A group of the schema that has a label is one question, which a part beside it answers, too. */
    {"received", "public", "", "<group name=\"reach\" label=\"How can we reach you?\" hint=", true},
    {"received", "public", "", " or=\"yes\"/></group>", false},
    {"received", "public", "", "widget=\"checkbox\" or=\"yes\"><choice value=\"yes\" label=\"Yes\"/></field></group>",
     true},
    {"received", "public", "", "title=\"Your details\"><group name=\"complainant\"", true},
    /* A yes or no asks for a group: yes where something of it stands there. */
    {"received", "public", "",
     "label=\"Someone acting for them\" asked=\"representative\"><field name=\"representative\"", true},
    {"received", "public", "", "<choice value=\"yes\"/><choice value=\"no\"/></field>", true},
    {"received", "public", "representative.email=a", "<choice value=\"yes\" chosen=\"yes\"/>", true},
    {"received", "public", "representative=no;representative.email=a",
     "<choice value=\"yes\"/><choice value=\"no\" chosen=\"yes\"/>", true},
    /* Each realm is asked what it is asked. */
    {"received", "public", "", "<field name=\"channel\"", false},
    {"received", "staff", "", "<field name=\"channel\"", true},
    {"received", "public", "", "name=\"at\"", false},
    {"received", "staff", "", "<field name=\"at\" label=\"When did it happen?\"", true},
    {"received", "staff", "at=2026-05-01T17:30",
     "<part name=\"day\" value=\"1\"/><part name=\"month\" value=\"5\"/><part name=\"year\" value=\"2026\"/>"
     "<part name=\"time\" value=\"5:30pm\"/>",
     true},
    {"received", "public", "happened=soon", "<part name=\"day\" value=\"soon\"/>", true},
    {"received", "staff", "at=2026-05-01", "<part name=\"year\" value=\"2026\"/><part name=\"time\" value=\"\"/>",
     true},
    /* Rows: as many as were typed, at least one, one more when asked for, never more than the most. */
    {"acknowledged", "staff", "", "<repeat name=\"issue\" label=\"Issue\"", true},
    {"acknowledged", "staff", "", "more=\"yes\"><row n=\"1\">", true},
    {"acknowledged", "staff", "", "<row n=\"2\">", false},
    {"acknowledged", "staff", "issue.3=x", "<row n=\"3\"><field name=\"issue.3\"", true},
    {"acknowledged", "staff", "issue.3=x", "<row n=\"4\">", false},
    {"acknowledged", "staff", "issue.3=x;add=issue", "<row n=\"4\">", true},
    {"acknowledged", "staff", "issue.3=x;add=other", "<row n=\"4\">", false},
    {"acknowledged", "staff", "issue.20=x;add=issue", "<row n=\"20\">", true},
    {"acknowledged", "staff", "issue.20=x;add=issue", "<row n=\"21\">", false},
    {"acknowledged", "staff", "issue.20=x", "more=\"yes\"", false},
    /* A row for each issue of the case. */
    {"responded", "staff", "", "<row n=\"1\" about=\"Late\"><field name=\"finding.1.decision\"", true},
    {"responded", "staff", "", "<row n=\"2\" about=\"Wrong\"><field name=\"finding.2.decision\"", true},
    {"responded", "staff", "finding.3.decision=upheld;add=finding", "<row n=\"3\"", false},
    {"responded", "staff", "finding.2.decision=upheld", "value=\"upheld\" label=\"Upheld\" chosen=\"yes\"", true},
    {"responded", "staff", "", "<field name=\"remedy.1.by\" label=\"Due date\"", true},
    {"received", "public", "", "seq=", false},
};

START_TEST(draws)
{
    const struct form form = {.address = "/x", .typed = fields_typed(pool, DRAWN[_i].typed), .token = true};
    const char *page = page_of(DRAWN[_i].event, DRAWN[_i].realm, &form);
    ck_assert_msg((strstr(page, DRAWN[_i].text) != NULL) == DRAWN[_i].there, "%s %s: %s\n%.4000s", DRAWN[_i].event,
                  DRAWN[_i].typed, DRAWN[_i].text, page);
}
END_TEST

/* What is wrong stands at its field, and together on the page, in the order of the form. */
START_TEST(says_what_is_wrong)
{
    struct problems wrong = {.pool = pool};
    const struct part *received = schema_event(schema, "complaint", "received");
    problems_add(&wrong, "details", "missing", "Tell & show", part_inside(received, "details"));
    problems_add(&wrong, "summary", "too-long", NULL, part_inside(received, "summary"));
    problems_add(&wrong, "nothing", "wrong", "not of this form", NULL);
    const char *page = page_of("received", "public", &(struct form){.address = "/x", .wrong = &wrong});
    const char *summary =
        strstr(page, "<problem field=\"summary\" code=\"too-long\" label=\"The complaint in one sentence\""
                     " max=\"200\"></problem>");
    const char *details =
        strstr(page, "<problem field=\"details\" code=\"missing\" label=\"What happened?\" max=\"10000\">"
                     "Tell &amp; show</problem>");
    ck_assert_msg(summary != NULL && details != NULL && summary < details, "%.4000s", page);
    ck_assert_ptr_nonnull(
        strstr(page, "<error code=\"missing\" label=\"What happened?\" max=\"10000\">Tell &amp; show"));
    ck_assert_ptr_null(strstr(page, "not of this form"));
}
END_TEST

/* The seals: csrf always; a token where it changes something, the one that came if it has the shape. */
START_TEST(carries_its_seals)
{
    const char *csrf = seal_csrf(pool, call.seal, "public", NULL, "submit", instant_day(call.now));
    const char *with_csrf = pool_format(pool, "<form action=\"/a?b=1&amp;c\" csrf=\"%s\"", csrf);
    const char *const hidden[] = {"reference", "C & D", NULL};
    struct form form = {.address = "/a?b=1&c", .hidden = hidden};
    const char *page = page_of("received", "public", &form);
    ck_assert_msg(strstr(page, with_csrf) != NULL, "%.4000s", page);
    ck_assert_ptr_null(strstr(page, "token="));
    ck_assert_ptr_nonnull(strstr(page, "<hidden name=\"reference\" value=\"C &amp; D\"/>"));

    form.token = true;
    form.seq = 7;
    const char *first = strstr(page_of("received", "public", &form), "token=\"");
    const char *second = strstr(page_of("received", "public", &form), "token=\"");
    const char *token = pool_copy_part(pool, first + 7, strcspn(first + 7, "\""));
    ck_assert(token_ours(pool, call.seal, call.now, token));
    ck_assert_int_ne(strncmp(first, second, strlen(token) + 7), 0);
    ck_assert_ptr_nonnull(strstr(first, " seq=\"7\""));

    form.typed = fields_typed(pool, pool_format(pool, "token=%s", token));
    ck_assert_ptr_nonnull(strstr(page_of("received", "public", &form), token));
    call.request.foreign = true;
    ck_assert_ptr_null(strstr(page_of("received", "public", &form), token));
    call.request.foreign = false;
    form.typed = fields_typed(pool, "token=of no shape");
    ck_assert_ptr_null(strstr(page_of("received", "public", &form), "of no shape"));
}
END_TEST

START_TEST(adds_fields_of_no_event)
{
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    struct problems wrong = {.pool = pool};
    problems_add(&wrong, "reference", "mistyped", NULL, NULL);
    const struct form form = {.address = "/x", .wrong = &wrong, .typed = fields_typed(pool, "reference=C-2026")};
    call.realm = "public";
    struct node *node = form_add(&call, page, NULL, &form);
    form_add_field(&call, page, node, &form, "reference", "text", true);
    const char *text = xml_write(pool, page);
    ck_assert_ptr_null(strstr(text, "event="));
    ck_assert_ptr_nonnull(strstr(text, "<field name=\"reference\" required=\"yes\" widget=\"text\" type=\"text\""));
    ck_assert_ptr_nonnull(strstr(text, "<value>C-2026</value><error code=\"mistyped\"></error>"));
    ck_assert_ptr_nonnull(strstr(text, "<problem field=\"reference\" code=\"mistyped\"></problem>"));
}
END_TEST

/* What is looked for: as long as it may be, and one character more. */
START_TEST(takes_words_to_look_for)
{
    static const struct {
        int letters;
        const char *words; /* NULL: too long */
    } searches[] = {{0, ""}, {1, "é"}, {200, "é"}, {201, NULL}};
    for (int i = 0; i < COUNT(searches); i++) {
        char *typed = pool_alloc(pool, (size_t)searches[i].letters * 2 + 1);
        for (int k = 0; k < searches[i].letters; k++)
            memcpy(typed + 2 * k, "é", 2);
        call.request.body = fields_new(pool);
        call.wrong = (struct problems){.pool = pool};
        fields_add(call.request.body, "words", typed);
        const char *words = form_search_words(&call);
        ck_assert_int_eq(words != NULL, searches[i].words != NULL);
        ck_assert_uint_eq(call.wrong.count, searches[i].words != NULL ? 0 : 1);
        if (words != NULL)
            ck_assert_str_eq(words, typed);
    }
    call.request.body = fields_new(pool);
    ck_assert_str_eq(form_search_words(&call), "");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("form");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, draws, 0, COUNT(DRAWN));
    tcase_add_test(tests, says_what_is_wrong);
    tcase_add_test(tests, carries_its_seals);
    tcase_add_test(tests, adds_fields_of_no_event);
    tcase_add_test(tests, takes_words_to_look_for);
    return suite_run("form", tests);
}
