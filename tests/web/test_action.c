/* Actions: what a program opens once, what each call of it gets, and how it begins and ends as a process. */
#include "suite.h"

#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "registry/own_site.h"
#include "registry/stories.h"
#include "web/page.h"
#include "web/visit.h"
#include "xml/memory.h"

/* ---- Opening ---- */

static bool say(struct call *call)
{
    call->answer.status = 200;
    call->answer.body =
        pool_format(call->pool, "%s in %s%s", call->name, call->realm, call_posted(call) ? ", sent" : "");
    call->answer.length = strlen(call->answer.body);
    return true;
}

static const char *const names[] = {NULL};
static const struct action public_only = {
    .name = "x", .doors = {{"public", NO_CASE, true}}, .names = names, .answer = say};
static const struct action both = {
    .doors = {{"public", NO_CASE, false}, {"staff", NO_CASE, false}}, .names = names, .answer = say};

static const struct {
    const struct action *action;
    const char *realm, *site, *data; /* DATA: the office's */
    const char *detail;              /* NULL: it opens */
} OPENED[] = {
    {&public_only, "public", "conf/sites/" SCHOOLS, "DATA", NULL},
    {&public_only, "staff", "conf/sites/" SCHOOLS, "DATA", "not in the realm staff"},
    {&both, "staff", "conf/sites/" SCHOOLS, "DATA", NULL},
    {&both, "public", "conf/sites/" SCHOOLS, "DATA", NULL},
    {&both, "other", "conf/sites/" SCHOOLS, "DATA", "not in the realm other"},
    {&both, "staff", NULL, "DATA", "REDRESS_SITE and REDRESS_DATA"},
    {&both, "staff", "conf/sites/" SCHOOLS, NULL, "REDRESS_SITE and REDRESS_DATA"},
    {&both, "staff", "conf/sites/nowhere", "DATA", "conf/sites/nowhere"},
    {&both, "staff", "conf/sites/" SCHOOLS, "/nowhere", "/nowhere"},
};

START_TEST(opens)
{
    const char *data = text_equal(OPENED[_i].data, "DATA") ? folder : OPENED[_i].data;
    const struct folders folders = {.site = OPENED[_i].site, .calendars = "conf/calendars", .share = ".", .data = data};
    struct service *service = service_open(pool, OPENED[_i].action, &folders, OPENED[_i].realm, &fault);
    ck_assert_int_eq(service != NULL, OPENED[_i].detail == NULL);
    ck_assert_msg(service != NULL || strstr(fault.detail, OPENED[_i].detail), "%s", fault.detail);
    ck_assert_int_eq(fault.kind != 0, OPENED[_i].detail != NULL);
}
END_TEST

/* Without its secret nothing of it could be sealed. */
START_TEST(does_not_open_without_a_secret)
{
    const char *path = pool_format(pool, "%s/secret", folder);
    folder_file(pool, folder, "secret", "short");
    ck_assert_ptr_null(visit_service(&both, "staff"));
    ck_assert_ptr_nonnull(strstr(fault.detail, path));
    fault_is(503, "full");
}
END_TEST

/* ---- A call ---- */

static const struct {
    const struct action *action;
    const char *request, *body;
} NAMED[] = {
    {&both, "GET /staff/note", "note in staff"},
    {&both, "GET /complaints/own/note", "note in public"},
    {&both, "GET note", "note in public"},
    {&both, "GET /", " in public"},
    {&public_only, "GET /complaints/x", "x in public"},
};

START_TEST(is_called)
{
    ck_assert_str_eq(visit(NAMED[_i].action, "staff", NAMED[_i].request, NULL).body, NAMED[_i].body);
}
END_TEST

START_TEST(knows_a_post)
{
    const char *csrf =
        pool_format(pool, "csrf=%s",
                    seal_csrf(pool, seal_open(pool, folder, &fault), "public", NULL, "x", instant_day(at(visit_now))));
    ck_assert_str_eq(visit(&public_only, NULL, "POST /complaints/x", csrf).body, "x in public, sent");
    ck_assert_int_eq(visit(&public_only, NULL, "PUT /complaints/x", csrf).status, 405);
    struct call staff = caller("staff", "x", ""), visitor = caller(NULL, "x", "");
    ck_assert(call_staff(&staff) && !call_staff(&visitor) && !call_posted(&staff));
    ck_assert(call_see(&staff, "/staff/case"));
    ck_assert_int_eq(staff.answer.status, 303);
    ck_assert_str_eq(staff.answer.location, "/staff/case");
}
END_TEST

static bool answer_fault(struct call *call)
{
    return fault_set(&call->fault, text_equal(call->name, "hidden") ? 403 : 500, call->name, "what is told");
}

static const struct action failing = {.doors = {{"public", NO_CASE, false}, {"staff", NO_CASE, false}},
                                      .answer = answer_fault};

/* What is written to the log meanwhile. */
static const char *logged(const struct action *action, const char *request)
{
    const char *path = folder_file(pool, folder, "log", "");
    int to = open(path, O_WRONLY), before = dup(STDERR_FILENO);
    char *text = NULL;
    ck_assert(to >= 0 && dup2(to, STDERR_FILENO) >= 0);
    visit(action, NULL, request, NULL);
    dup2(before, STDERR_FILENO);
    close(before);
    close(to);
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    const char *copy = pool_copy(pool, text);
    g_free(text);
    return copy;
}

/* A fault is answered by its page; the log is told of what the administrator has to see to. */
START_TEST(answers_a_fault)
{
    ck_assert_int_eq(visit(&failing, NULL, "GET /complaints/hidden", NULL).status, 403);
    ck_assert_int_eq(visit(&failing, NULL, "GET /complaints/broken", NULL).status, 500);
    ck_assert_str_eq(logged(&failing, "GET /complaints/hidden"), "");
    ck_assert_ptr_nonnull(strstr(logged(&failing, "GET /complaints/broken"), "500 broken: what is told\n"));
}
END_TEST

/* ---- What a process opens once ---- */

static bool answer_with_sheets(struct call *call)
{
    ck_assert_ptr_nonnull(call_sheet(call, "fault"));
    ck_assert_ptr_nonnull(call_sheet(call, "act"));
    ck_assert_ptr_eq(call_sheet(call, "fault"), call_sheet(call, "fault"));
    ck_assert_ptr_ne(call_sheet(call, "fault"), call_sheet(call, "act"));
    ck_assert_ptr_eq(call_examiner(call), call_examiner(call));
    ck_assert_int_eq(call->fault.kind, 0);
    ck_assert_ptr_null(call_sheet(call, "no-such-sheet"));
    ck_assert_int_eq(call->fault.kind, 500);
    call->fault = (struct fault){0};
    return say(call);
}

START_TEST(opens_once)
{
    static const struct action action = {
        .name = "x", .doors = {{"public", NO_CASE, false}}, .answer = answer_with_sheets};
    ck_assert_str_eq(visit(&action, NULL, "GET /complaints/x", NULL).body, "x in public");
}
END_TEST

/* More pages than a process shows are a fault that says so. */
static bool answer_with_many(struct call *call)
{
    static const char *const sheets[] = {"act",    "audit",   "case",    "cases",    "compliments", "fault",
                                         "home",   "intake",  "learned", "letter",   "looks",       "paper",
                                         "policy", "receipt", "record",  "register", "search"};
    for (int i = 0; i < COUNT(sheets) - 1; i++)
        ck_assert_msg(call_sheet(call, sheets[i]) != NULL, "%s: %s", sheets[i], call->fault.detail);
    ck_assert_ptr_null(call_sheet(call, sheets[COUNT(sheets) - 1]));
    ck_assert_int_eq(call->fault.kind, 500);
    call->fault = (struct fault){0};
    ck_assert_ptr_nonnull(call_sheet(call, sheets[0]));
    ck_assert_ptr_nonnull(call_sheet(call, sheets[COUNT(sheets) - 2]));
    return say(call);
}

START_TEST(opens_so_many)
{
    static const struct action action = {
        .name = "x", .doors = {{"public", NO_CASE, false}}, .answer = answer_with_many};
    ck_assert_str_eq(visit(&action, NULL, "GET /complaints/x", NULL).body, "x in public");
}
END_TEST

/* ---- A site that changes meanwhile ---- */

static const char *answer_of(const struct action *action, struct service *service, const char *request)
{
    struct server *server = visit_server("staff", request, NULL, "", 0);
    struct call call = action_answer(action, service, server, at(visit_now));
    answer_send(server, &call.request, &call.answer);
    pool_free(call.pool);
    return visited_read(server_sent(server)).body;
}

/* What the site says counts from the next request on, in the words of its sheets as in its users; what is broken changes
 * nothing, and the log is told once. */
START_TEST(takes_a_change_of_the_site)
{
    const char *shipped = site, *own = site_written();
    site = own;
    struct service *service = visit_service(&failing, "staff");
    site = shipped;
    ck_assert_ptr_nonnull(strstr(answer_of(&failing, service, "GET /staff/hidden"), "Sam Field"));
    write_file(own, "users.xml", "Sam Field", "Sam Meadow");
    folder_file(pool, own, "words.xml",
                "<words xmlns=\"urn:redress:words\"><say of=\"fault\" code=\"hidden\">Not for you</say></words>");
    const char *body = answer_of(&failing, service, "GET /staff/hidden");
    ck_assert_ptr_nonnull(strstr(body, "Sam Meadow"));
    ck_assert_ptr_nonnull(strstr(body, "Not for you"));
    write_file(own, "users.xml", "</users>", "");
    ck_assert_str_eq(answer_of(&failing, service, "GET /staff/hidden"), body);
    folder_remove(pool, own);
}
END_TEST

/* ---- As a process ---- */

/* A data folder that nobody has open in the place of the office's: what is open here, the forked process would leave
 * behind open, and valgrind tells of it. */
static void office_leave(void)
{
    office_close();
    pool = pool_new();
    folder = folder_new(pool);
}

/* Runs the program as a CGI with that environment (NAME=VALUE, NULL-ended); what it writes, and its exit status. */
static const char *ran(const struct action *action, const char *const *environment, int *status)
{
    const char *path = folder_file(pool, folder, "out", "");
    char *text = NULL;
    pid_t child = fork();
    if (child == 0) {
        int in = open("/dev/null", O_RDONLY), out = open(path, O_WRONLY);
        dup2(in, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        for (; *environment != NULL; environment++)
            putenv(pool_copy(pool, *environment));
        int left = action_main(action);
        fflush(NULL);
        _exit(left);
    }
    ck_assert(waitpid(child, status, 0) == child && WIFEXITED(*status));
    *status = WEXITSTATUS(*status);
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    const char *copy = pool_copy(pool, text);
    g_free(text);
    return copy;
}

static const struct {
    const struct action *action;
    const char *realm, *site, *user;
    int status;
    const char *written;
} RUN[] = {
    {&public_only, "REDRESS_REALM=public", "REDRESS_SITE=conf/sites/" SCHOOLS, "REMOTE_USER=staff", 0, "x in public"},
    {&public_only, "REDRESS_REALM=", "REDRESS_SITE=conf/sites/" SCHOOLS, "REMOTE_USER=staff", 0, "x in public"},
    {&public_only, "A=B", "REDRESS_SITE=conf/sites/" SCHOOLS, "REMOTE_USER=staff", 0, "x in public"},
    {&both, "REDRESS_REALM=staff", "REDRESS_SITE=conf/sites/" SCHOOLS, "REMOTE_USER=staff", 0, "x in staff"},
    {&public_only, "REDRESS_REALM=staff", "REDRESS_SITE=conf/sites/" SCHOOLS, "REMOTE_USER=staff", EX_CONFIG,
     "not in the realm staff"},
    {&both, "REDRESS_REALM=staff", "REDRESS_SITE=conf/sites/nowhere", "REMOTE_USER=staff", EX_CONFIG, "step["},
};

START_TEST(runs)
{
    int status;
    office_leave();
    const char *const environment[] = {RUN[_i].realm,
                                       RUN[_i].site,
                                       RUN[_i].user,
                                       pool_format(pool, "REDRESS_DATA=%s", folder),
                                       "REDRESS_SHARE=.",
                                       "REQUEST_METHOD=GET",
                                       "SCRIPT_NAME=/complaints/x",
                                       NULL};
    const char *written = ran(RUN[_i].action, environment, &status);
    ck_assert_int_eq(status, RUN[_i].status);
    ck_assert_msg(strstr(written, RUN[_i].written) != NULL, "%s", written);
}
END_TEST

int main(void)
{
    xml_memory_own(); /* as the programs do, which run in children of this one */
    TCase *tests = tcase_create("action");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, opens, 0, COUNT(OPENED));
    tcase_add_test(tests, does_not_open_without_a_secret);
    tcase_add_loop_test(tests, is_called, 0, COUNT(NAMED));
    tcase_add_test(tests, knows_a_post);
    tcase_add_test(tests, answers_a_fault);
    tcase_add_test(tests, opens_once);
    tcase_add_test(tests, opens_so_many);
    tcase_add_test(tests, takes_a_change_of_the_site);
    tcase_add_loop_test(tests, runs, 0, COUNT(RUN));
    return suite_run("action", tests);
}
