/* What every page has, the status of a case, and the page of a fault. */
#include "suite.h"

#include "registry/stories.h"
#include "web/page.h"
#include "web/visit.h"

/* ---- What every page has ---- */

static const struct {
    const char *user, *text;
    bool there;
} EVERY[] = {
    {"handler",
     "name=\"act\" action=\"note\" realm=\"staff\" kind=\"complaint\" now=\"2026-06-05T12:00:00+01:00\" "
     "person=\"Priya Shah\"",
     true},
    {NULL, "realm=\"public\"", true},
    {NULL, "person=", false},
    {NULL, "reference=\"C-", false},
    {NULL, "<level kind=\"complaint\" n=\"2\" title=\"Review by Senior Management\"/>", true},
    {NULL, "<promise name=\"acknowledge\" kind=\"complaint\" level=\"1\" unit=\"hours\" count=\"24\" force=\"hard\"/>",
     true},
    {NULL, "name=\"respond\" kind=\"complaint\" level=\"1\" unit=\"working-days\" count=\"2\" force=\"target\"", true},
    {NULL,
     "name=\"escalation-window\" kind=\"complaint\" level=\"2\" unit=\"working-days\" count=\"5\" force=\"right\"",
     true},
    {NULL, "name=\"escalation-window\" kind=\"complaint\" level=\"3\" force=\"right\"", true}, /* without a last date */
    /* what they can begin, and where they can look */
    {NULL,
     "<offer action=\"submit\" kind=\"complaint\"/><offer action=\"compliment\" kind=\"compliment\"/><offer "
     "action=\"learned\"/>",
     true},
    {NULL, "<find", false},
    {"handler",
     "<offer action=\"submit\" kind=\"complaint\"/><offer action=\"compliment\" kind=\"compliment\"/><offer "
     "action=\"register\"/>",
     true},
    {"handler", "<find seal=", true},
    {"stranger", "<find", false},
    {"stranger", "<offer", false},
};

START_TEST(has_what_every_page_has)
{
    struct call call = caller(EVERY[_i].user, "note", "");
    const char *text = xml_write(pool, page_new(&call, "act", "complaint", NULL));
    ck_assert_msg((strstr(text, EVERY[_i].text) != NULL) == EVERY[_i].there, "%s: %.3000s", EVERY[_i].text, text);
}
END_TEST

/* Before anybody is known there is a page, too: that of a fault. */
START_TEST(stands_without_a_person)
{
    struct call call = caller("handler", "note", "");
    call.person = NULL;
    const char *text = xml_write(pool, page_new(&call, "fault", NULL, NULL));
    ck_assert_ptr_null(strstr(text, "<offer"));
    ck_assert_ptr_null(strstr(text, "<find"));
    ck_assert_ptr_null(strstr(text, "person="));
}
END_TEST

/* ---- The status of a case ---- */

#define ESCALATED                                                                                                      \
    "<escalated seq=\"4\" at=\"2026-06-03T09:00:00+01:00\" by=\"complainant\" "                                        \
    "level=\"2\"><channel>web</channel></escalated>"
#define CLOSED EVENT("closed", 4, "10T09:00", "handler", "<how>window-passed</how>")

static const struct {
    const char *kind;
    const char *const *story;
    const char *user, *now, *text;
    bool there;
} STATUS[] = {
    {"complaint", STORY(RECEIVED), "handler", "2026-06-01T10:00", "<status state=\"received\" level=\"1\"", true},
    {"complaint", STORY(RECEIVED), "handler", "2026-06-01T10:00", "division-title=\"Finance and Payroll\"", true},
    {"complaint", STORY(RECEIVED), "handler", "2026-06-01T10:00", "owner-title=\"Division handler\"", true},
    {"complaint", STORY(RECEIVED), "handler", "2026-06-01T10:00", "handler-title", false},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, ESCALATED), "head", "2026-06-03T10:00",
     "<status state=\"escalated\" level=\"2\" level-title=\"Review by Senior Management\"", true},
    {"complaint",
     STORY(RECEIVED, EVENT("assigned", 2, "01T10:00", "support", "<handler>handler</handler><reason>r</reason>")),
     "handler", "2026-06-01T10:00", "handler-title=\"Priya Shah\"", true},
    {"complaint",
     STORY(RECEIVED, EVENT("assigned", 2, "01T10:00", "support", "<handler>handler</handler><reason>r</reason>")), NULL,
     "2026-06-01T10:00", "Priya", false},
    /* what they may do, and what leads on */
    {"complaint", STORY(RECEIVED), "handler", "2026-06-01T10:00",
     "<action name=\"acknowledge\" group=\"answer\" main=\"yes\"", true},
    {"complaint", STORY(RECEIVED), "handler", "2026-06-01T10:00", "<action name=\"note\" group=\"work\" more=\"", true},
    {"complaint", STORY(RECEIVED), "handler", "2026-06-01T10:00", "name=\"respond\"/", false},
    {"complaint", STORY(RECEIVED), "staff", "2026-06-01T10:00", "<action", false},
    {"complaint", STORY(RECEIVED), NULL, "2026-06-01T10:00",
     "<action name=\"contact\" group=\"answer\"/><action name=\"withdraw\" group=\"administration\"/>", true},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED), "handler", "2026-06-01T11:00",
     "<action name=\"respond\" group=\"answer\" main=\"yes\"", true},
    /* while they may ask for the next level, closing is not ours to lead to */
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED), "handler", "2026-06-02T10:00",
     "<action name=\"close\" group=\"work\"", true},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED), "handler", "2026-06-20T10:00",
     "<action name=\"remedy\" group=\"work\" main=\"yes\"", true},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, CLOSED), "handler", "2026-06-20T10:00",
     "<action name=\"close\"", false},
    /* what is owed, with the title of the promise that it is about */
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED), "handler", "2026-06-02T10:00", "item-title=\"Paid\"", true},
    {"complaint", STORY(RECEIVED, ACKNOWLEDGED), "handler", "2026-06-02T10:00", "item-title", false},
};

START_TEST(says_how_a_case_stands)
{
    struct call call = caller(STATUS[_i].user, "case", "");
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    call.now = at(STATUS[_i].now);
    status_add(&call, page, case_of(STATUS[_i].kind, STATUS[_i].story, STATUS[_i].now));
    const char *text = xml_write(pool, page);
    ck_assert_msg((strstr(text, STATUS[_i].text) != NULL) == STATUS[_i].there, "%s: %.3000s", STATUS[_i].text, text);
}
END_TEST

/* At the academy a compliment is closed after somebody was told and the practice named: the gate's action comes first,
 * and an improvement bears the title of what was planned. */
#define PLANNED                                                                                                        \
    EVENT("learned", 4, "03T09:00", "support",                                                                         \
          "<cause>records</cause><why>w</why><lesson>l</lesson>"                                                       \
          "<improvement><what>A book</what><owner>handler</owner><by>2026-06-30</by></improvement>")

START_TEST(leads_through_gates)
{
    office_close();
    office_open(ACADEMY);
    struct call call = caller("support", "case", "");
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    status_add(&call, page, case_of("compliment", STORY(GIVEN, THANKED), visit_now));
    ck_assert_msg(strstr(xml_write(pool, page),
                         "<action name=\"tell\" group=\"people\" main=\"yes\" foreseen=\"words-not-shown\"/>") != NULL,
                  "%.3000s", xml_write(pool, page));
    page = xml_new(pool, NAMESPACE_PAGE, "page");
    status_add(&call, page, case_of("complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, PLANNED), visit_now));
    ck_assert_msg(strstr(xml_write(pool, page), "item-title=\"A book\"") != NULL, "%.3000s", xml_write(pool, page));
}
END_TEST

/* ---- The page of a fault ---- */

static bool refuse(struct call *call)
{
    return fault_set(&call->fault, 409, fields_get(call->request.query, "code"), "refused");
}

static const char *const names[] = {"words", "token", "blank", NULL};
static const struct action refusing = {
    .name = "case", .doors = {{"staff", BY_REF, true}}, .names = names, .answer = refuse};

/* What was typed can be taken along, without what is not theirs; of a case only what it is not ready for is told. */
START_TEST(gives_back_what_was_typed)
{
    const char *reference = case_kept("complaint", STORY(RECEIVED));
    struct visited visited =
        visit(&refusing, "handler", pool_format(pool, "POST /staff/case?ref=%s&code=stale", reference),
              pool_format(pool, "%swords=Typed+words&blank=", proof("handler", "staff", "case", TOKEN)));
    ck_assert_int_eq(visited.status, 409);
    ck_assert_ptr_nonnull(strstr(visited.body, "Typed words"));
    ck_assert_ptr_null(strstr(visited.body, TOKEN));
    ck_assert_ptr_null(strstr(visited.body, reference));
    visited = visit(&refusing, "handler", pool_format(pool, "GET /staff/case?ref=%s&code=not-now", reference), NULL);
    ck_assert_int_eq(visited.status, 409);
    ck_assert_ptr_nonnull(strstr(visited.body, reference));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("page");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, has_what_every_page_has, 0, COUNT(EVERY));
    tcase_add_test(tests, stands_without_a_person);
    tcase_add_loop_test(tests, says_how_a_case_stands, 0, COUNT(STATUS));
    tcase_add_test(tests, leads_through_gates);
    tcase_add_test(tests, gives_back_what_was_typed);
    return suite_run("page", tests);
}
