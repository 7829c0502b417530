/* New cases: by the public, by staff, and out of an earlier one; and where each is sent on to. */
#include "suite.h"

#include "registry/stories.h"
#include "web/step.h"
#include "web/visit.h"

static const char *earlier; /* a case of finance that is there already */

static void setup(void)
{
    office_open(SCHOOLS);
    earlier = case_kept("complaint", STORY(RECEIVED));
}

static const struct action submit = {.name = "submit",
                                     .doors = {{"public", NO_CASE, true}, {"staff", NO_CASE, true}},
                                     .right = "submit",
                                     .kind = "complaint",
                                     .prepare = step_prepare_new};
static const struct action compliment = {.name = "compliment",
                                         .doors = {{"public", NO_CASE, true}, {"staff", NO_CASE, true}},
                                         .right = "compliment",
                                         .kind = "compliment",
                                         .prepare = step_prepare_new};

/* EARLIER stands for the case that is there. */
static const char *filled(const char *text)
{
    GString *all = g_string_new(text);
    g_string_replace(all, "EARLIER", earlier, 0);
    const char *copy = pool_copy(pool, all->str);
    g_string_free(all, TRUE);
    return copy;
}

/* The one case of that kind and year beside the one that was there; NULL: none. */
static const char *new_case(const char *prefix)
{
    const char *found = store_next_case(registry.store, pool, prefix, &fault);
    if (text_equal(found, earlier))
        found = store_next_case(registry.store, pool, earlier, &fault);
    return found != NULL && g_str_has_prefix(found, prefix) ? found : NULL;
}

#define WHO "complainant.name=Ann&complainant.email=ann%40example.org&summary=Late&details=d&"

static const struct {
    const struct action *action;
    const char *user, *fields, *prefix;
    int status;
    const char *location; /* NEW stands for the new case */
    const char *event;    /* NULL: there is no new case */
} SENT[] = {
    {&submit, NULL, WHO, "C-2026-", 303, "/complaints/receipt?receipt=*",
     "<received seq=\"1\" by=\"complainant\" at=\"2026-06-05T12:00:00+01:00\"><channel>web</channel>"
     "<summary>Late</summary><details>d</details><complainant><name>Ann</name><email>ann@example.org</email>"
     "</complainant></received>"},
    {&submit, "handler", WHO "channel=phone&division=finance&at=2026-06-04T09:00&", "C-2026-", 303,
     "/staff/case?ref=NEW&done=1",
     "<received seq=\"1\" by=\"handler\" at=\"2026-06-04T09:00:00+01:00\" recorded=\"2026-06-05T12:00:00+01:00\" "
     "by-title=\"Priya Shah\">"
     "<channel>phone</channel><summary>Late</summary><details>d</details><division title=\"Finance and "
     "Payroll\">finance</division>"
     "<complainant><name>Ann</name><email>ann@example.org</email></complainant></received>"},
    {&submit, "handler", WHO "channel=phone&concerned.1=handler&", "C-2026-", 303, "/staff/",
     "<received seq=\"1\" by=\"handler\" at=\"2026-06-05T12:00:00+01:00\" by-title=\"Priya "
     "Shah\"><channel>phone</channel><summary>Late</summary><details>d</details>"
     "<concerned title=\"Priya Shah\">handler</concerned><complainant><name>Ann</name>"
     "<email>ann@example.org</email></complainant></received>"},
    {&submit, "handler", WHO "channel=phone&earlier=EARLIER&", "C-2026-", 303, "/staff/case?ref=NEW&done=1",
     "<received seq=\"1\" by=\"handler\" at=\"2026-06-05T12:00:00+01:00\" by-title=\"Priya "
     "Shah\"><channel>phone</channel><earlier>EARLIER</earlier><summary>Late</summary><details>d</details>"
     "<complainant><name>Ann</name><email>ann@example.org</email></complainant></received>"},
    {&compliment, NULL, "about=team&details=Kind&", "P-2026-", 303, "/complaints/receipt?receipt=*",
     "<received seq=\"1\" by=\"complainant\" at=\"2026-06-05T12:00:00+01:00\"><details>Kind</details>"
     "<about>team</about></received>"},
    /* out of reach is not there, whether it is there or not */
    {&submit, "handler2", WHO "channel=phone&earlier=EARLIER&", "C-2026-", 422, NULL, NULL},
    {&submit, "handler", WHO "channel=phone&earlier=C-2026-000001-A&", "C-2026-", 422, NULL, NULL},
    {&submit, "handler", WHO "channel=phone&at=2026-06-05T12:01&", "C-2026-", 422, NULL, NULL},
    {&submit, "handler", WHO "channel=phone&seq=1&", "C-2026-", 400, NULL, NULL},
    {&submit, NULL, WHO "at=2026-06-04T09:00&", "C-2026-", 400, NULL, NULL},
    {&submit, NULL, WHO "earlier=EARLIER&", "C-2026-", 400, NULL, NULL},
    {&submit, NULL, "summary=Late&", "C-2026-", 422, NULL, NULL},
    {&submit, "stranger", WHO "channel=phone&", "C-2026-", 403, NULL, NULL},
};

START_TEST(begins_a_case)
{
    const struct action *action = SENT[_i].action;
    const char *user = SENT[_i].user, *realm = user ? "staff" : "public";
    const char *request = pool_format(pool, "POST /%s/%s", user ? "staff" : "complaints", action->name);
    struct visited visited =
        visit(action, user, request,
              pool_format(pool, "%s%s", proof(user, realm, action->name, TOKEN), filled(SENT[_i].fields)));
    ck_assert_msg(visited.status == SENT[_i].status, "%d %.2000s", visited.status,
                  strstr(visited.body, "error-summary") ? strstr(visited.body, "error-summary") : visited.body);
    const char *reference = new_case(SENT[_i].prefix);
    ck_assert_int_eq(reference != NULL, SENT[_i].event != NULL);
    if (reference == NULL)
        return;
    const struct case_file *file = case_now(reference, visit_now);
    ck_assert_str_eq(xml_write(pool, record_event(file->record, 1)), filled(SENT[_i].event));
    const char *end = strstr(SENT[_i].location, "NEW");
    if (g_str_has_suffix(SENT[_i].location, "*")) {
        ck_assert(g_pattern_match_simple(SENT[_i].location, visited.location));
        return;
    }
    ck_assert_str_eq(visited.location, end ? pool_format(pool, "%.*s%s%s", (int)(end - SENT[_i].location),
                                                         SENT[_i].location, reference, end + 3)
                                           : SENT[_i].location);
}
END_TEST

/* The policy is the one that was in force when it was received. */
START_TEST(binds_the_policy)
{
    visit(&submit, NULL, "POST /complaints/submit",
          pool_format(pool, "%s%s", proof(NULL, "public", "submit", TOKEN), WHO));
    ck_assert_str_eq(case_now(new_case("C-2026-"), visit_now)->policy->identity,
                     site_policy_at(&registry.site, at(visit_now))->identity);
}
END_TEST

/* What the form shows at first of an earlier case, and what not. */
static const struct {
    const struct action *action;
    const char *user, *text;
    bool there;
} SHOWN[] = {
    {&submit, "handler", "value=\"Ann Örn\"", true}, {&submit, "handler", "value=\"ann@example.org\"", true},
    {&submit, "handler", "name=\"earlier\"", true},  {&submit, "handler", "value=\"EARLIER\"", true},
    {&submit, "handler", "value=\"Late\"", false},   {&submit, "handler2", "Ann Örn", false},
    {&compliment, "handler", "Ann Örn", false},
};

START_TEST(takes_over)
{
    const char *request = filled(pool_format(pool, "GET /staff/%s?earlier=EARLIER", SHOWN[_i].action->name));
    struct visited visited = visit(SHOWN[_i].action, SHOWN[_i].user, request, NULL);
    ck_assert_int_eq(visited.status, 200);
    ck_assert_msg((strstr(visited.body, filled(SHOWN[_i].text)) != NULL) == SHOWN[_i].there, "%.2000s", visited.body);
}
END_TEST

/* Of one that came without a name, and of no division that is known; of one that somebody brought for another. */
START_TEST(takes_over_what_there_is)
{
    static const char *const nameless =
        EVENT("received", 1, "01T09:00", "handler",
              "<anonymous>yes</anonymous><summary>Late</summary><details>d</details><channel>phone</channel>");
    static const char *const brought =
        EVENT("received", 1, "01T09:00", "handler",
              ANN "<representative><name>Rob Law</name></representative><division>finance</division>"
                  "<summary>Late</summary><details>d</details><channel>phone</channel>");
    struct visited visited =
        visit(&submit, "support",
              pool_format(pool, "GET /staff/submit?earlier=%s", case_kept("complaint", STORY(nameless))), NULL);
    ck_assert_ptr_nonnull(strstr(visited.body, "name=\"anonymous\" type=\"checkbox\" value=\"yes\" checked"));
    ck_assert_ptr_nonnull(strstr(visited.body, "value=\"not-sure\" checked"));
    visited = visit(&submit, "support",
                    pool_format(pool, "GET /staff/submit?earlier=%s", case_kept("complaint", STORY(brought))), NULL);
    ck_assert_ptr_nonnull(strstr(visited.body, "value=\"Rob Law\""));
    ck_assert_ptr_nonnull(strstr(visited.body, "value=\"finance\" checked"));
    ck_assert_ptr_null(strstr(visited.body, "value=\"not-sure\" checked"));
}
END_TEST

/* Nobody but staff names an earlier case. */
START_TEST(the_public_takes_over_nothing)
{
    struct visited visited = visit(&submit, NULL, filled("GET /complaints/submit?earlier=EARLIER"), NULL);
    ck_assert_int_eq(visited.status, 200);
    ck_assert_ptr_null(strstr(visited.body, "Ann"));
    ck_assert_ptr_null(strstr(visited.body, "name=\"earlier\""));
}
END_TEST

/* ---- Sent twice ---- */

/* The same again leads to the same, and stores nothing; other content under a used token is told. */
START_TEST(once_is_enough)
{
    const char *sent = pool_format(pool, "%s%s", proof(NULL, "public", "submit", TOKEN), WHO);
    struct visited first = visit(&submit, NULL, "POST /complaints/submit", sent);
    const char *reference = new_case("C-2026-");
    struct visited second = visit(&submit, NULL, "POST /complaints/submit", sent);
    ck_assert_int_eq(second.status, 303);
    ck_assert_str_eq(second.location, first.location);
    ck_assert_str_eq(new_case("C-2026-"), reference);
    struct visited other = visit(&submit, NULL, "POST /complaints/submit", pool_format(pool, "%s&wish=", sent));
    ck_assert_int_ne(other.status, 303);
    other = visit(&submit, NULL, "POST /complaints/submit",
                  pool_format(pool, "%sanonymous=yes&summary=Other&details=d", proof(NULL, "public", "submit", TOKEN)));
    ck_assert_int_eq(other.status, 409);
    ck_assert_ptr_null(strstr(other.body, TOKEN)); /* a fresh one, so that it can be sent after all */
    ck_assert_ptr_nonnull(strstr(other.body, "value=\"Other\""));
    ck_assert_str_eq(new_case("C-2026-"), reference);
}
END_TEST

/* No token, or one that is not ours: the form comes back with one. */
START_TEST(needs_a_token)
{
    const char *const tokens[] = {"", "short", pool_format(pool, "%s0", TOKEN), "0123456789ABCDEFGHJKMNPQRS"};
    for (int i = 0; i < COUNT(tokens); i++) {
        struct visited visited = visit(&submit, NULL, "POST /complaints/submit",
                                       pool_format(pool, "%s%s", proof(NULL, "public", "submit", tokens[i]), WHO));
        ck_assert_int_eq(visited.status, 403);
        ck_assert_ptr_nonnull(strstr(visited.body, "value=\"Ann\""));
    }
    ck_assert_ptr_null(new_case("C-2026-"));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("step_new");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_loop_test(tests, begins_a_case, 0, COUNT(SENT));
    tcase_add_test(tests, binds_the_policy);
    tcase_add_loop_test(tests, takes_over, 0, COUNT(SHOWN));
    tcase_add_test(tests, takes_over_what_there_is);
    tcase_add_test(tests, the_public_takes_over_nothing);
    tcase_add_test(tests, once_is_enough);
    tcase_add_test(tests, needs_a_token);
    return suite_run("step_new", tests);
}
