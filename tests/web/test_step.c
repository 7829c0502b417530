/* Steps: the form of an action on a case, and what becomes of it when it is sent. */
#include "suite.h"

#include "web/stepping.h"

/* ---- The form ---- */

static const struct {
    const char *const *story;
    const char *user, *action;
    int status;
    const char *shows; /* what stands on the page */
} FORMS[] = {
    {STORY(RECEIVED), "handler", "note", 200, "action=\"/staff/note?ref="},
    {STORY(RECEIVED), "handler", "acknowledge", 200, "Late"},
    {STORY(RECEIVED), "handler2", "note", 404, ""},
    {STORY(RECEIVED), "nobody", "note", 403, ""},
    {STORY(RECEIVED), "handler", "respond", 409, ""},
    {STORY(RECEIVED), "handler", "decline", 403, ""},
    {STORY(RECEIVED), "handler", "tell", 404, ""},
    {STORY(RECEIVED), "handler", "see", 404, ""},
    {STORY(RECEIVED), "support", "assign", 200, "name=\"handler\""},
    {STORY(RECEIVED, ACKNOWLEDGED), "handler", "acknowledge", 409, ""},
    {STORY(RECEIVED, ACKNOWLEDGED), "handler", "respond", 200, "name=\"finding.2.decision\""},
};

START_TEST(shows_the_form)
{
    const char *reference = case_kept("complaint", FORMS[_i].story);
    const char *request = pool_format(pool, "GET /staff/%s?ref=%s", FORMS[_i].action, reference);
    struct visited visited = visit(&step, FORMS[_i].user, request, NULL);
    ck_assert_int_eq(visited.status, FORMS[_i].status);
    ck_assert_msg(strstr(visited.body, FORMS[_i].shows) != NULL, "%.2000s", visited.body);
    ck_assert_uint_eq(case_now(reference, visit_now)->timeline->count, FORMS[_i].story[1] ? 2 : 1);
}
END_TEST

/* A form shows the last event that it knows, so that who acts on what was there before is told. */
START_TEST(the_form_says_what_it_knows)
{
    const char *reference = case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED));
    struct visited visited = visit(&step, "handler", pool_format(pool, "GET /staff/note?ref=%s", reference), NULL);
    ck_assert_ptr_nonnull(strstr(visited.body, "name=\"seq\" value=\"2\""));
    ck_assert_ptr_nonnull(strstr(visited.body, "name=\"csrf\""));
    ck_assert_ptr_nonnull(strstr(visited.body, "name=\"token\""));
}
END_TEST

/* ---- What is sent ---- */

#define NOTE "note=Called+back&seq=1&"

static const struct {
    const char *user, *action, *fields;
    const char *program; /* that the form is sealed for; NULL: it is not sealed */
    int status;
    const char *event; /* the case has it now; NULL: it has what it had */
} SENT[] = {
    {"handler", "note", NOTE, "note", 303,
     "<noted seq=\"2\" by=\"handler\" at=\"2026-06-05T12:00:00+01:00\" by-title=\"Priya Shah\"><note>Called "
     "back</note></noted>"},
    {"handler", "note", NOTE "at=2026-06-05T11:00&", "note", 303,
     "<noted seq=\"2\" by=\"handler\" at=\"2026-06-05T11:00:00+01:00\" "
     "recorded=\"2026-06-05T12:00:00+01:00\" by-title=\"Priya Shah\"><note>Called back</note></noted>"},
    {"support", "assign", "seq=1&handler=handler&reason=r&", "assign", 303,
     "<assigned seq=\"2\" by=\"support\" at=\"2026-06-05T12:00:00+01:00\" by-title=\"Grace Lin\">"
     "<handler title=\"Priya Shah\">handler</handler>"
     "<reason>r</reason></assigned>"},
    /* not ours */
    {"handler", "note", NOTE, NULL, 403, NULL},
    {"handler", "note", NOTE, "assign", 403, NULL},
    {"handler2", "note", NOTE, "note", 404, NULL},
    {"handler", "decline", "seq=1&reasons=r&channel=email&", "decline", 403, NULL},
    {"handler", "respond", "seq=1&", "respond", 409, NULL},
    /* not what the form asks */
    {"handler", "note", NOTE "nothing=x&", "note", 400, NULL},
    {"handler", "note", NOTE "reference=x&", "note", 400, NULL},
    {"handler", "note", "note=Called+back&", "note", 400, NULL},
    {"handler", "note", "note=&seq=1&", "note", 422, NULL},
    {"handler", "note", "seq=1&", "note", 422, NULL},
    {"handler", "note", NOTE "at=2026-06-05T12:01&", "note", 422, NULL},
    {"handler", "note", NOTE "at=2026-05-31T12:01&", "note", 422, NULL},
    {"handler", "note", NOTE "at=soon&", "note", 422, NULL},
    {"support", "assign", "seq=1&handler=nobody&reason=r&", "assign", 422, NULL},
    /* acted meanwhile */
    {"handler", "note", "note=x&seq=0&", "note", 409, NULL},
    {"handler", "note", "note=x&seq=2&", "note", 409, NULL},
    /* another row, without keeping */
    {"handler", "acknowledge", "seq=1&issue.1=Late&add=issue&", "acknowledge", 200, NULL},
};

START_TEST(keeps_what_is_sent)
{
    const char *reference = case_kept("complaint", STORY(RECEIVED)), *before = last_event(reference);
    const char *request = pool_format(pool, "POST /staff/%s?ref=%s", SENT[_i].action, reference);
    const char *sealed = SENT[_i].program ? proof(SENT[_i].user, "staff", SENT[_i].program, TOKEN)
                                          : pool_format(pool, "token=%s&", TOKEN);
    struct visited visited = visit(&step, SENT[_i].user, request, pool_format(pool, "%s%s", sealed, SENT[_i].fields));
    ck_assert_msg(visited.status == SENT[_i].status, "%d %.2000s", visited.status, visited.body);
    ck_assert_str_eq(last_event(reference), SENT[_i].event ? SENT[_i].event : before);
    ck_assert_pstr_eq(visited.location, visited.status == 303
                                            ? pool_format(pool, "/staff/case?ref=%s&done=%d", reference,
                                                          case_now(reference, visit_now)->last_seq)
                                            : NULL);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("step");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, shows_the_form, 0, COUNT(FORMS));
    tcase_add_test(tests, the_form_says_what_it_knows);
    tcase_add_loop_test(tests, keeps_what_is_sent, 0, COUNT(SENT));
    return suite_run("step", tests);
}
