/* The door: who comes in, by which way, with what, and what is kept of it. */
#include "suite.h"

#include "core/reference.h"
#include "registry/stories.h"
#include "web/page.h"
#include "web/access_code.h"
#include "web/visit.h"

static const char *complaint, *code; /* the case of the tests, and its access code */
static const char *other;            /* the reference of no case */

static void setup(void)
{
    office_open(SCHOOLS);
    complaint = case_kept("complaint", STORY(RECEIVED));
    other = reference_write(pool, "C-2026-", 0);
    code = access_code(pool, seal_open(pool, folder, &fault), complaint, 0);
}

/* Says which case was come to. */
static bool answer(struct call *call)
{
    call->answer.status = 200;
    call->answer.body = pool_format(call->pool, "in %s", call->about ? call->about->reference : "-");
    call->answer.length = strlen(call->answer.body);
    return true;
}

static bool again(struct call *call, int status)
{
    const char *wrong = "";
    for (size_t i = 0; i < call->wrong.count; i++)
        wrong = pool_format(call->pool, "%s %s:%s", wrong, call->wrong.list[i].field, call->wrong.list[i].code);
    call->answer.status = status;
    call->answer.body = pool_format(call->pool, "again%s", wrong);
    call->answer.length = strlen(call->answer.body);
    return true;
}

static bool there(const struct call *call)
{
    return text_equal(call->request.path, "/staff/here");
}

static const char *const names[] = {"words", "reference", "access-code", NULL};

enum { OPEN, BY_NAME, PROVED, PROVED_ONCE, RIGHTFUL, SECRET, OF_KIND, SEEING, HERE, BOXED };

static const struct action ACTIONS[] = {
    [OPEN] = {.name = "open",
              .doors = {{"public", NO_CASE, true}, {"staff", NO_CASE, false}},
              .names = names,
              .answer = answer},
    [BY_NAME] = {.name = "case", .doors = {{"staff", BY_REF, true}}, .names = names, .answer = answer},
    [PROVED] =
        {.name = "track", .doors = {{"public", BY_PROOF, true}}, .names = names, .answer = answer, .again = again},
    [PROVED_ONCE] = {.name = "letter", .doors = {{"public", BY_PROOF, true}}, .names = names, .answer = answer},
    [RIGHTFUL] = {.name = "register", .doors = {{"staff", NO_CASE, false}}, .right = "register", .answer = answer},
    [SECRET] =
        {.name = "learned", .doors = {{"staff", NO_CASE, false}}, .right = "learned", .secret = true, .answer = answer},
    [OF_KIND] = {.name = "submit",
                 .doors = {{"staff", NO_CASE, false}},
                 .right = "submit",
                 .kind = "complaint",
                 .answer = answer},
    [SEEING] = {.name = "cases", .doors = {{"staff", NO_CASE, false}}, .right = "see", .answer = answer},
    [HERE] = {.name = "here", .doors = {{"staff", NO_CASE, false}}, .there = there, .answer = answer},
    [BOXED] = {.name = "search",
               .doors = {{"staff", NO_CASE, true}},
               .names = names,
               .box = "seal",
               .answer = answer,
               .again = again},
};

/* REQUEST and fields: REF stands for the case, OTHER for none, CODE for its access code, CSRF for the seal of this
 * program. */
static const char *filled(const char *text, const char *user, const char *realm, const char *program)
{
    const struct seal *seal = seal_open(pool, folder, &fault);
    GString *all = g_string_new(text);
    g_string_replace(all, "REF", complaint, 0);
    g_string_replace(all, "OTHER", other, 0);
    g_string_replace(all, "CODE", code, 0);
    g_string_replace(all, "CSRF", seal_csrf(pool, seal, realm, user, program, instant_day(at(visit_now))), 0);
    const char *copy = pool_copy(pool, all->str);
    g_string_free(all, TRUE);
    return copy;
}

static const struct {
    int action;
    const char *user, *request, *fields;
    int status;
    const char *body; /* NULL: a page */
} CALLS[] = {
    {OPEN, NULL, "GET /complaints/open", NULL, 200, "in -"},
    {OPEN, NULL, "POST /complaints/open", "csrf=CSRF&words=x", 200, "in -"},
    {OPEN, NULL, "POST /complaints/open", "csrf=CSRF", 200, "in -"},
    {OPEN, NULL, "POST /complaints/open", "words=x", 403, NULL},
    {OPEN, NULL, "POST /complaints/open", "csrf=CSRF&other=x", 400, NULL},
    {OPEN, NULL, "POST /complaints/open", "other=x", 400, NULL},
    {OPEN, "staff", "POST /staff/open", "csrf=CSRF&words=x", 405, NULL},
    {OPEN, "staff", "GET /staff/open", NULL, 200, "in -"},
    {OPEN, "nobody", "GET /staff/open", NULL, 403, NULL},
    {OPEN, NULL, "GET /staff/open", NULL, 403, NULL},
    /* by reference, as far as they may see it */
    {BY_NAME, "handler", "GET /staff/case?ref=REF", NULL, 200, "in REF"},
    {BY_NAME, "handler2", "GET /staff/case?ref=REF", NULL, 404, NULL},
    {BY_NAME, "handler", "GET /staff/case?ref=OTHER", NULL, 404, NULL},
    {BY_NAME, "handler", "GET /staff/case", NULL, 404, NULL},
    {BY_NAME, "head", "GET /staff/case?ref=OTHER", NULL, 404, NULL},
    {BY_NAME, "head", "GET /staff/case?ref=x", NULL, 404, NULL},
    {BY_NAME, "handler", "POST /staff/case?ref=REF", "csrf=CSRF&words=x", 200, "in REF"},
    {BY_NAME, "handler", "POST /staff/case?ref=REF", "words=x", 403, NULL},
    /* by proof, each time */
    {PROVED, NULL, "GET /complaints/track", NULL, 200, "in -"},
    {PROVED, NULL, "GET /complaints/track?reference=REF&access-code=CODE", NULL, 200, "in -"},
    {PROVED, NULL, "POST /complaints/track", "csrf=CSRF&reference=REF&access-code=CODE", 200, "in REF"},
    {PROVED, NULL, "POST /complaints/track", "csrf=CSRF&reference=REF&access-code=0000-0000-0000", 403, "again"},
    {PROVED, NULL, "POST /complaints/track", "csrf=CSRF&reference=OTHER&access-code=CODE", 403, "again"},
    {PROVED, NULL, "POST /complaints/track", "csrf=CSRF&reference=C-2026-000999-4&access-code=CODE", 422,
     "again reference:mistyped"},
    {PROVED, NULL, "POST /complaints/track", "csrf=CSRF&reference=+&access-code=", 422,
     "again reference:missing access-code:missing"},
    {PROVED, NULL, "POST /complaints/track", "csrf=CSRF&reference=REF", 422, "again access-code:missing"},
    {PROVED, NULL, "POST /complaints/track", "reference=REF&access-code=CODE", 403, "again"},
    {PROVED_ONCE, NULL, "POST /complaints/letter", "csrf=CSRF&reference=REF&access-code=CODE", 200, "in REF"},
    {PROVED_ONCE, NULL, "POST /complaints/letter", "csrf=CSRF&reference=REF", 403, NULL},
    {PROVED_ONCE, NULL, "POST /complaints/letter", "csrf=CSRF&reference=REF&access-code=x", 403, NULL},
    {PROVED_ONCE, NULL, "POST /complaints/letter", "reference=REF&access-code=CODE", 403, NULL},
    /* by a right */
    {RIGHTFUL, "stranger", "GET /staff/register", NULL, 403, NULL},
    {RIGHTFUL, "staff", "GET /staff/register", NULL, 200, "in -"},
    {SECRET, "stranger", "GET /staff/learned", NULL, 404, NULL},
    {OF_KIND, "staff", "GET /staff/submit", NULL, 200, "in -"},
    {OF_KIND, "stranger", "GET /staff/submit", NULL, 403, NULL},
    {SEEING, "staff", "GET /staff/cases", NULL, 200, "in -"},
    {SEEING, "stranger", "GET /staff/cases", NULL, 403, NULL},
    /* an address of its own */
    {HERE, "staff", "GET /staff/here", NULL, 200, "in -"},
    {HERE, "staff", "GET /staff/there", NULL, 404, NULL},
    {HERE, "nobody", "GET /staff/there", NULL, 403, NULL},
    {HERE, "staff", "PUT /staff/there", NULL, 404, NULL},
    /* the seal in the box of every page */
    {BOXED, "staff", "POST /staff/search", "seal=CSRF&words=x", 200, "in -"},
    {BOXED, "staff", "POST /staff/search", "csrf=CSRF&words=x", 200, "in -"},
    {BOXED, "staff", "POST /staff/search", "csrf=x&seal=CSRF&words=x", 403, "again"},
    {BOXED, "staff", "POST /staff/search", "seal=x&words=x", 403, "again"},
    {OPEN, NULL, "POST /complaints/open", "seal=CSRF&words=x", 400, NULL},
};

START_TEST(lets_in)
{
    const struct action *action = &ACTIONS[CALLS[_i].action];
    const char *realm = strstr(CALLS[_i].request, "/staff/") ? "staff" : "public";
    const char *request = filled(CALLS[_i].request, CALLS[_i].user, realm, action->name);
    const char *fields = CALLS[_i].fields ? filled(CALLS[_i].fields, CALLS[_i].user, realm, action->name) : NULL;
    struct visited visited = visit(action, CALLS[_i].user, request, fields);
    ck_assert_msg(visited.status == CALLS[_i].status, "%s %s: %d", request, fields ? fields : "", visited.status);
    if (CALLS[_i].body != NULL)
        ck_assert_str_eq(visited.body, filled(CALLS[_i].body, NULL, realm, action->name));
    else
        ck_assert_ptr_nonnull(strstr(visited.body, "<!DOCTYPE html>"));
}
END_TEST

/* ---- What is kept of looking ---- */

static const char *looks(void)
{
    struct look list[10];
    const char *text = "";
    const struct look_choice choice = {.reference = complaint, .until = INT64_MAX};
    size_t count = looks_of(registry.looks, pool, &choice, list, COUNT(list));
    for (size_t i = 0; i < count; i++)
        text = pool_format(pool, "%s%s:%s ", text, list[i].user, list[i].program);
    return text;
}

static const struct {
    int action;
    const char *user, *request, *fields, *kept;
} LOOKS[] = {
    {BY_NAME, "handler", "GET /staff/case?ref=REF", NULL, "handler:case "},
    {BY_NAME, "handler2", "GET /staff/case?ref=REF", NULL, "handler2:refused "},
    {BY_NAME, "handler2", "POST /staff/case?ref=REF", "csrf=CSRF&words=x", "handler2:refused "},
    {BY_NAME, "handler", "POST /staff/case?ref=REF", "csrf=CSRF&words=x", ""}, /* an event, or nothing */
    {BY_NAME, "handler", "GET /staff/case", NULL, ""},
    {PROVED, NULL, "POST /complaints/track", "csrf=CSRF&reference=REF&access-code=CODE", "complainant:track "},
    {PROVED, NULL, "POST /complaints/track", "csrf=CSRF&reference=REF&access-code=x", ""},
};

START_TEST(keeps_looks)
{
    const struct action *action = &ACTIONS[LOOKS[_i].action];
    const char *realm = strstr(LOOKS[_i].request, "/staff/") ? "staff" : "public";
    visit(action, LOOKS[_i].user, filled(LOOKS[_i].request, NULL, realm, action->name),
          LOOKS[_i].fields ? filled(LOOKS[_i].fields, LOOKS[_i].user, realm, action->name) : NULL);
    ck_assert_str_eq(looks(), LOOKS[_i].kept);
}
END_TEST

/* ---- What actions ask by themselves ---- */

START_TEST(sees_other_cases)
{
    struct call mine = caller("handler", "case", ""), theirs = caller("handler2", "case", "");
    ck_assert_ptr_nonnull(call_case_seen(&mine, complaint));
    ck_assert_ptr_null(call_case_seen(&theirs, complaint));
    ck_assert_ptr_null(call_case_seen(&mine, NULL));
    ck_assert_ptr_null(call_case_seen(&mine, other));
    ck_assert_str_eq(looks(), "");
    ck_assert_ptr_nonnull(call_case_opened(&mine, complaint));
    ck_assert_ptr_null(call_case_opened(&mine, other));
    ck_assert_str_eq(looks(), "handler:case ");
    ck_assert_ptr_null(call_case_opened(&theirs, complaint));
    ck_assert_str_eq(looks(), "handler2:refused handler:case ");
    ck_assert(mine.fault.kind == 0 && theirs.fault.kind == 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("door");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_loop_test(tests, lets_in, 0, COUNT(CALLS));
    tcase_add_loop_test(tests, keeps_looks, 0, COUNT(LOOKS));
    tcase_add_test(tests, sees_other_cases);
    return suite_run("door", tests);
}
