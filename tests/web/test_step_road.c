/* The road of a step where it is not the plain one: the complainant's, corrections, gates, hand-overs, and where the
 * browser is sent on to. */
#include "suite.h"

#include <limits.h>

#include "web/access_code.h"
#include "web/stepping.h"

static struct visited sent(const char *user, const char *action, const char *reference, const char *fields)
{
    const char *request = pool_format(pool, "POST /staff/%s?ref=%s", action, reference);
    return visit(&step, user, request, pool_format(pool, "%s%s", proof(user, "staff", action, TOKEN), fields));
}

/* ---- The complainant's steps ---- */

static const struct {
    const char *const *story;
    const char *action, *fields; /* beside the seal and the token */
    bool proved;
    int status;
    const char *event; /* NULL: nothing is kept */
} PUBLIC[] = {
    {STORY(RECEIVED), "contact", "said=More&", true, 303,
     "<contacted seq=\"2\" by=\"complainant\" proof=\"access-code\" "
     "at=\"2026-06-05T12:00:00+01:00\"><direction>in</direction>"
     "<channel>web</channel><said>More</said></contacted>"},
    {STORY(RECEIVED, ACKNOWLEDGED, RESPONDED), "escalate", "in-dispute=All&", true, 303,
     "<escalated seq=\"4\" by=\"complainant\" proof=\"access-code\" at=\"2026-06-05T12:00:00+01:00\" "
     "level=\"2\" response-due=\"2026-06-12T23:59:59+01:00\"><in-dispute>All</in-dispute>"
     "<channel>web</channel></escalated>"},
    {STORY(GIVEN), "contact", "said=More&", true, 303,
     "<contacted seq=\"2\" by=\"complainant\" proof=\"access-code\" "
     "at=\"2026-06-05T12:00:00+01:00\"><direction>in</direction>"
     "<channel>web</channel><said>More</said></contacted>"},
    {STORY(RECEIVED), "contact", "said=More&", false, 403, NULL},
    {STORY(RECEIVED), "contact", "", true, 422, NULL},
    {STORY(RECEIVED), "contact", "said=More&at=2026-06-04T09:00&", true, 400, NULL},
    {STORY(RECEIVED), "contact", "said=More&seq=1&", true, 400, NULL},
    {STORY(RECEIVED), "contact", "open=yes&", true, 200, NULL},
    {STORY(RECEIVED), "escalate", "open=yes&", true, 409, NULL},
    {STORY(RECEIVED), "escalate", "", true, 409, NULL},
    {STORY(GIVEN), "escalate", "in-dispute=All&", true, 409, NULL},
    {STORY(RECEIVED), "note", "note=x&", true, 404, NULL},
};

START_TEST(the_complainant_steps)
{
    bool given = strstr(PUBLIC[_i].story[0], "<giver>") != NULL;
    const char *reference = case_kept(given ? "compliment" : "complaint", PUBLIC[_i].story);
    const char *before = last_event(reference), *action = PUBLIC[_i].action;
    const char *code = PUBLIC[_i].proved ? access_code(pool, seal_open(pool, folder, &fault), reference, 0) : "0000";
    struct visited visited =
        visit(&step, NULL, pool_format(pool, "POST /complaints/%s", action),
              pool_format(pool, "%sreference=%s&access-code=%s&%s", proof(NULL, "public", action, TOKEN), reference,
                          code, PUBLIC[_i].fields));
    ck_assert_msg(visited.status == PUBLIC[_i].status, "%d %.900s", visited.status,
                  strstr(visited.body, "error-summary") ? strstr(visited.body, "error-summary") : visited.body);
    ck_assert_str_eq(last_event(reference), PUBLIC[_i].event ? PUBLIC[_i].event : before);
    if (PUBLIC[_i].event != NULL)
        ck_assert(g_str_has_prefix(visited.location, "/complaints/receipt?receipt="));
}
END_TEST

/* What is not proved yet asks for the proof; what is, has it hidden in the form. */
START_TEST(proves_once)
{
    const char *reference = case_kept("complaint", STORY(RECEIVED));
    const char *code = access_code(pool, seal_open(pool, folder, &fault), reference, 0);
    struct visited asked = visit(&step, NULL, "GET /complaints/contact", NULL);
    ck_assert_int_eq(asked.status, 200);
    ck_assert_ptr_nonnull(strstr(asked.body, "id=\"access-code\""));
    struct visited opened = visit(&step, NULL, "POST /complaints/contact",
                                  pool_format(pool, "%sreference=%s&access-code=%s&open=yes",
                                              proof(NULL, "public", "contact", TOKEN), reference, code));
    ck_assert_ptr_null(strstr(opened.body, "id=\"access-code\""));
    ck_assert_ptr_nonnull(strstr(opened.body, pool_format(pool, "name=\"reference\" value=\"%s\"", reference)));
    ck_assert_ptr_nonnull(strstr(opened.body, pool_format(pool, "name=\"access-code\" value=\"%s\"", code)));
    struct visited wrong = visit(&step, NULL, "POST /complaints/contact",
                                 pool_format(pool, "%sreference=%s&access-code=&said=Typed",
                                             proof(NULL, "public", "contact", TOKEN), reference));
    ck_assert_int_eq(wrong.status, 422);
    ck_assert_ptr_nonnull(strstr(wrong.body, "Typed"));
}
END_TEST

/* ---- Corrections ---- */

/* As the program `correct` prepares them. */
static bool prepare_correction(struct call *call, struct step *taken)
{
    int seq = text_number(fields_get(call->request.query, "seq"), 1, INT_MAX);
    if (!step_begin(taken, call, call->about->kind))
        return false;
    step_about(taken, call->about, call->person);
    taken->corrects = record_event(call->about->current, seq);
    taken->asking.chosen = node_name(taken->corrects);
    return true;
}

static const struct action correct = {
    .name = "correct", .doors = {{"staff", BY_REF, true}}, .prepare = prepare_correction};

#define NOTED EVENT("noted", 2, "02T09:00", "handler", "<note>n</note>")
#define NOTE "event.noted.note=Right&reason=r&"

static const struct {
    int seq;
    const char *fields;
    int status;
    const char *replacing; /* the attributes of the replacing event; NULL: nothing is kept */
} CORRECTIONS[] = {
    {2, NOTE, 303, "<noted seq=\"2\" at=\"2026-06-02T09:00:00+01:00\" by=\"handler\">"},
    {2, NOTE "at=2026-06-02T09:00&", 303, "<noted seq=\"2\" at=\"2026-06-02T09:00:00+01:00\" by=\"handler\">"},
    {2, NOTE "at=2026-06-02T10:30&", 303,
     "<noted seq=\"2\" at=\"2026-06-02T10:30:00+01:00\" by=\"handler\" recorded=\"2026-06-02T09:00:00+01:00\">"},
    {2, NOTE "at=2026-06-01T09:00&", 303,
     "<noted seq=\"2\" at=\"2026-06-01T09:00:00+01:00\" by=\"handler\" recorded=\"2026-06-02T09:00:00+01:00\">"},
    {2, NOTE "at=2026-06-01T08:58&", 422, NULL}, /* before it was received */
    {2, NOTE "at=2026-06-05T12:01&", 422, NULL},
    {2, "event.noted.note=Right&", 422, NULL},
    {1,
     "event.received.complainant.name=Ann&event.received.complainant.email=a%40b.example&event.received.summary=Late&"
     "event.received.details=d&event.received.channel=web&reason=r&at=2026-05-01T09:00&",
     303,
     "<received seq=\"1\" at=\"2026-05-01T09:00:00+01:00\" by=\"complainant\" "
     "recorded=\"2026-06-01T09:00:00+01:00\">"},
};

START_TEST(corrects)
{
    const char *reference = case_kept("complaint", STORY(RECEIVED, NOTED)), *before = last_event(reference);
    struct visited visited = visit(
        &correct, "support", pool_format(pool, "POST /staff/correct?ref=%s&seq=%d", reference, CORRECTIONS[_i].seq),
        pool_format(pool, "%sseq=2&%s", proof("support", "staff", "correct", TOKEN), CORRECTIONS[_i].fields));
    ck_assert_msg(visited.status == CORRECTIONS[_i].status, "%d %.900s", visited.status,
                  strstr(visited.body, "error-summary") ? strstr(visited.body, "error-summary") : visited.body);
    if (CORRECTIONS[_i].replacing == NULL) {
        ck_assert_str_eq(last_event(reference), before);
        return;
    }
    ck_assert_msg(strstr(last_event(reference), CORRECTIONS[_i].replacing) != NULL, "%s", last_event(reference));
    ck_assert_ptr_nonnull(strstr(last_event(reference), "<corrected seq=\"3\" by=\"support\" "));
    ck_assert_ptr_nonnull(strstr(last_event(reference), "at=\"2026-06-05T12:00:00+01:00\""));
}
END_TEST

/* ---- The same minute, and who was quicker ---- */

/* What is typed is to the minute: the same minute is not before what led to it. */
START_TEST(the_same_minute_is_not_before)
{
    static const char *const late =
        "<received seq=\"1\" at=\"2026-06-01T09:00:40+01:00\" by=\"complainant\">" ANN
        "<division>finance</division><summary>Late</summary><details>d</details><channel>web</channel></received>";
    static const struct {
        const char *typed;
        int status;
    } times[] = {{"2026-06-01T08:59", 422}, {"2026-06-01T09:00", 303}};
    for (int i = 0; i < COUNT(times); i++) {
        const char *reference = case_kept("complaint", STORY(late));
        const char *fields = pool_format(pool, "note=n&seq=1&at=%s&", times[i].typed);
        ck_assert_int_eq(sent("handler", "note", reference, fields).status, times[i].status);
        if (times[i].status == 303)
            ck_assert_ptr_nonnull(strstr(last_event(reference), "at=\"2026-06-01T09:00:40+01:00\""));
    }
}
END_TEST

/* Somebody acted meanwhile: the form comes back with what was typed and what is new; a lesson read changes nothing. */
START_TEST(tells_who_was_quicker)
{
    const char *reference = case_kept("complaint", STORY(RECEIVED, NOTED));
    struct visited visited = sent("handler", "note", reference, "note=Mine&seq=1&");
    ck_assert_int_eq(visited.status, 409);
    ck_assert_ptr_nonnull(strstr(visited.body, "Mine"));
    ck_assert_ptr_nonnull(strstr(visited.body, "name=\"seq\" value=\"2\""));
    const char *read = case_kept(
        "complaint", STORY(RECEIVED, "<read seq=\"2\" at=\"2026-06-02T09:00:00+01:00\" by=\"staff\" entry=\"1\"/>"));
    ck_assert_int_eq(sent("handler", "note", read, "note=Mine&seq=1&").status, 303);
}
END_TEST

/* ---- Where the browser is sent ---- */

#define CLOSED EVENT("closed", 4, "03T09:00", "handler", "<how>content</how>")

static const struct {
    const char *const *story;
    const char *user, *action, *fields, *location; /* REF stands for the case */
} SENT_ON[] = {
    {STORY(RECEIVED), "handler", "assign", "seq=1&division=people&reason=r&", "/staff/"},
    {STORY(RECEIVED), "support", "assign", "seq=1&division=people&reason=r&", "/staff/case?ref=REF&done=2"},
    {STORY(RECEIVED), "handler", "assign", "seq=1&concerned.1=handler&handler=sam&reason=r&", NULL},
    {STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, CLOSED), "support", "follow-up",
     "seq=4&reply=yes&come-back=yes&valued=very&then=new-case&", "/staff/submit?earlier=REF"},
    {STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, CLOSED), "support", "follow-up",
     "seq=4&reply=yes&come-back=no&valued=very&", "/staff/case?ref=REF&done=5"},
};

START_TEST(sends_on)
{
    const char *reference = case_kept("complaint", SENT_ON[_i].story);
    struct visited visited = sent(SENT_ON[_i].user, SENT_ON[_i].action, reference, SENT_ON[_i].fields);
    const char *where = SENT_ON[_i].location, *end = where ? strstr(where, "REF") : NULL;
    ck_assert_msg(visited.status == (where ? 303 : 422), "%d %.900s", visited.status,
                  strstr(visited.body, "error-summary") ? strstr(visited.body, "error-summary") : visited.body);
    ck_assert_pstr_eq(visited.location,
                      end ? pool_format(pool, "%.*s%s%s", (int)(end - where), where, reference, end + 3) : where);
}
END_TEST

/* ---- Gates ---- */

/* Under the academy's policy a compliment is closed once who is praised was told. */
START_TEST(a_gate_is_passed_first)
{
    office_close();
    office_open(ACADEMY);
    const char *reference = case_kept("compliment", STORY(GIVEN, THANKED));
    struct visited visited = sent("support", "close", reference, "seq=2&");
    ck_assert_int_eq(visited.status, 422);
    ck_assert_ptr_nonnull(strstr(visited.body, "/staff/tell?ref="));
    ck_assert_int_eq(case_now(reference, visit_now)->last_seq, 2);
}
END_TEST

/* Staff who are told for the first time are those whom the case names from the beginning. */
START_TEST(chooses_whom_to_tell)
{
    static const char *const named =
        EVENT("received", 1, "01T09:00", "handler",
              "<about>colleague</about><division>finance</division><details>Kind.</details><channel>phone</channel>"
              "<praised>handler2</praised><praised>coach</praised>");
    const char *reference = case_kept("compliment", STORY(named, THANKED));
    struct visited visited = visit(&step, "support", pool_format(pool, "GET /staff/tell?ref=%s", reference), NULL);
    ck_assert_int_eq(visited.status, 200);
    ck_assert_ptr_nonnull(strstr(visited.body, "<option value=\"handler2\" selected"));
    ck_assert_ptr_nonnull(strstr(visited.body, "<option value=\"coach\" selected"));
}
END_TEST

/* The form is guided by what the policy says of what it would keep, or else of the right to take the step. */
static const struct {
    const char *const *story;
    const char *now, *action, *text;
    bool there;
} GUIDED[] = {
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "We will confirm that we have your complaint within", true},
    {STORY(RECEIVED), "2026-06-05T10:00", "acknowledge", "We will confirm that we have your complaint within", true},
    {STORY(RECEIVED), "2026-06-01T10:00", "note", "We will confirm that we have your complaint within", false},
    {STORY(RECEIVED), "2026-06-01T10:00", "note", "We record what we do and find", true},
};

START_TEST(is_guided_by_the_policy)
{
    for (int i = 0; i < COUNT(GUIDED); i++) {
        visit_now = GUIDED[i].now;
        const char *reference = case_kept("complaint", GUIDED[i].story);
        struct visited visited =
            visit(&step, "handler", pool_format(pool, "GET /staff/%s?ref=%s", GUIDED[i].action, reference), NULL);
        ck_assert_msg((strstr(visited.body, GUIDED[i].text) != NULL) == GUIDED[i].there, "%s: %s", GUIDED[i].action,
                      GUIDED[i].text);
    }
    visit_now = "2026-06-05T12:00";
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("step_road");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, the_complainant_steps, 0, COUNT(PUBLIC));
    tcase_add_test(tests, proves_once);
    tcase_add_loop_test(tests, corrects, 0, COUNT(CORRECTIONS));
    tcase_add_test(tests, the_same_minute_is_not_before);
    tcase_add_test(tests, tells_who_was_quicker);
    tcase_add_loop_test(tests, sends_on, 0, COUNT(SENT_ON));
    tcase_add_test(tests, a_gate_is_passed_first);
    tcase_add_test(tests, chooses_whom_to_tell);
    tcase_add_test(tests, is_guided_by_the_policy);
    return suite_run("step_road", tests);
}
