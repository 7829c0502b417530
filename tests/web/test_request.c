/* What is taken of a request, and how an answer goes out. */
#include "suite.h"

#include "web/visit.h"

#define FORM "application/x-www-form-urlencoded"

static const char *written(struct pool *in, const struct fields *fields)
{
    const char *text = "";
    for (size_t i = 0; i < fields->count; i++)
        text = pool_format(in, "%s%s=%s;", text, fields->list[i].name, fields->list[i].value);
    for (size_t i = 0; i < fields->file_count; i++)
        text = pool_format(in, "%s%s=<%s %zu>;", text, fields->files[i].field, fields->files[i].name,
                           fields->files[i].size);
    return text;
}

/* What came. */
static const char *told_of(struct pool *in, const struct request *request)
{
    return pool_format(in, "%s%s %s %s|%s|%s", request->method, request->head ? "(HEAD)" : "", request->path,
                       request->user ? request->user : "-", written(in, request->query), written(in, request->body));
}

static bool answer(struct call *call)
{
    call->answer.status = 200;
    call->answer.body = told_of(call->pool, &call->request);
    call->answer.length = strlen(call->answer.body);
    return true;
}

static const struct action tell = {
    .name = "tell", .doors = {{"public", NO_CASE, true}, {"staff", NO_CASE, true}}, .answer = answer};

/* What is taken of a request before anybody asks what it is for. */
static struct visited taken(const char *user, const char *words, const char *type, const char *body, size_t length)
{
    struct request request = {0};
    struct fault refused = {0};
    struct server *server = visit_server(user, words, type, body, length);
    bool read = request_read_head(server, pool, &request, &refused) &&
                (type == NULL || request_read_body(server, &request, &(struct wanted){.files = true}, &refused));
    ck_assert_int_eq(read, refused.kind == 0);
    return (struct visited){.status = read ? 200 : refused.kind, .body = told_of(pool, &request)};
}

#define BOUND "multipart/form-data; boundary=b"
#define PART(name, more, text) "--b\r\nContent-Disposition: form-data; name=\"" name "\"" more "\r\n\r\n" text "\r\n"

/* What comes, and what is told of it; NULL: it is refused. */
static const struct {
    const char *user, *request, *type, *body;
    int status;
    const char *told;
} REQUESTS[] = {
    {NULL, "GET /complaints/tell", NULL, NULL, 200, "GET /complaints/tell -||"},
    {NULL, "GET /complaints/tell?a=1&b=&c=%C3%96+z", NULL, NULL, 200, "GET /complaints/tell -|a=1;b=;c=Ö z;|"},
    {NULL, "HEAD /complaints/tell", NULL, NULL, 200, ""},
    {"handler", "GET /staff/tell", NULL, NULL, 200, "GET /staff/tell handler||"},
    {"", "GET /complaints/tell", NULL, NULL, 200, "GET /complaints/tell -||"},
    /* of a query what cannot be decoded, or comes again, is passed over */
    {NULL, "GET /complaints/tell?a=1&a=2&c=%zz&%FF=2&d=3", NULL, NULL, 200, "GET /complaints/tell -|a=1;d=3;|"},
    {NULL, "GET /complaints/tell?c=%01x%00y%0B", NULL, NULL, 200, "GET /complaints/tell -|c=xy;|"},
    {NULL, "POST /complaints/tell?q=1", FORM, "a=1&b=x%0D%0Ay", 200, "POST /complaints/tell -|q=1;|a=1;b=x\ny;"},
    {NULL, "POST /complaints/tell", FORM "; charset=utf-8", "a=1", 200, "POST /complaints/tell -||a=1;"},
    {NULL, "POST /complaints/tell", "Application/X-WWW-Form-URLencoded", "a=1", 200, "POST /complaints/tell -||a=1;"},
    {NULL, "POST /complaints/tell", FORM, "", 200, "POST /complaints/tell -||"},
    {NULL, "POST /complaints/tell", FORM, "a=1&a=2", 400, NULL},
    {NULL, "POST /complaints/tell", FORM, "a=x%FF&b=%E2%80%8B", 200, "POST /complaints/tell -||a=x\xEF\xBF\xBD;b=;"},
    {NULL, "POST /complaints/tell", FORM, "%FF=a", 400, NULL},
    {NULL, "POST /complaints/tell", FORM, "a=%zz", 400, NULL},
    {NULL, "POST /complaints/tell", FORM "x", "a=1", 415, NULL},
    {NULL, "POST /complaints/tell", "text/plain", "a=1", 415, NULL},
    {NULL, "POST /complaints/tell", BOUND, PART("a", "", "1") PART("f", "; filename=\"n.txt\"", "xy") "--b--\r\n", 200,
     "POST /complaints/tell -||a=1;f=<n.txt 2>;"},
    {NULL, "POST /complaints/tell", BOUND, PART("a", "", "1") PART("a", "", "2") "--b--\r\n", 400, NULL},
    {NULL, "POST /complaints/tell", BOUND, "nothing", 400, NULL},
};

START_TEST(reads)
{
    const char *body = REQUESTS[_i].body ? REQUESTS[_i].body : "";
    struct visited visited = REQUESTS[_i].type
                                 ? taken(REQUESTS[_i].user, REQUESTS[_i].request, REQUESTS[_i].type, body, strlen(body))
                                 : visit(&tell, REQUESTS[_i].user, REQUESTS[_i].request, NULL);
    ck_assert_int_eq(visited.status, REQUESTS[_i].status);
    if (REQUESTS[_i].told != NULL)
        ck_assert_str_eq(visited.body, REQUESTS[_i].told);
}
END_TEST

static const char *letters(size_t count)
{
    char *text = pool_alloc(pool, count + 1);
    memset(text, 'x', count);
    return text;
}

/* As much as may come, and one more. */
START_TEST(has_limits)
{
    static const struct {
        int fields;
        size_t length;
        int status;
    } limits[] = {{REQUEST_MOST_FIELDS, 0, 200},
                  {REQUEST_MOST_FIELDS + 1, 0, 413},
                  {1, REQUEST_LARGEST_TEXTS, 200},
                  {1, REQUEST_LARGEST_TEXTS + 1, 413}};
    for (int i = 0; i < COUNT(limits); i++) {
        GString *body = g_string_new(NULL);
        for (int field = 0; field < limits[i].fields; field++)
            g_string_append_printf(body, "%sf%d=", field > 0 ? "&" : "", field);
        if (limits[i].length > 0)
            g_string_append(body, letters(limits[i].length - strlen("f0")));
        ck_assert_int_eq(taken(NULL, "POST /complaints/tell", FORM, body->str, body->len).status, limits[i].status);
        if (limits[i].length == 0)
            ck_assert_int_eq(visit(&tell, NULL, pool_format(pool, "GET /complaints/tell?%s", body->str), NULL).status,
                             limits[i].status);
        g_string_free(body, TRUE);
    }
}
END_TEST

/* All texts together have one limit, however they are encoded; what goes beyond loses nothing that came before. */
START_TEST(has_one_limit)
{
    static const char *const encodings[] = {FORM, BOUND};
    for (size_t more = 0; more < 2; more++)
        for (int i = 0; i < COUNT(encodings); i++) {
            GString *body = g_string_new(
                i == 0 ? "a=1&b=" : PART("a", "", "1") "--b\r\nContent-Disposition: form-data; name=b\r\n\r\n");
            for (size_t n = 0; n < REQUEST_LARGEST_TEXTS - strlen("a1b") + more; n++)
                g_string_append(body, i == 0 ? "%26" : "&");
            g_string_append(body, i == 0 ? "" : "\r\n--b--\r\n");
            struct visited visited = taken(NULL, "POST /complaints/tell", encodings[i], body->str, body->len);
            ck_assert_int_eq(visited.status, more ? 413 : 200);
            ck_assert_ptr_nonnull(strstr(visited.body, "a=1;"));
            g_string_free(body, TRUE);
        }
}
END_TEST

/* What the web server says of the length, and what comes. */
START_TEST(believes_no_length)
{
    static const struct {
        const char *length;
        int status;
    } lengths[] = {
        {"3", 200}, {"2", 200}, {"4", 400}, {"", 200}, {"-1", 400}, {"three", 400}, {"99999999999999999999", 413},
        {"3x", 400}};
    for (int i = 0; i < COUNT(lengths); i++) {
        visit_length = lengths[i].length;
        ck_assert_msg(taken(NULL, "POST /complaints/tell", FORM, "a=1", 3).status == lengths[i].status, "%s",
                      lengths[i].length);
    }
    visit_length = NULL;
}
END_TEST

/* ---- Answers ---- */

static bool answer_file(struct call *call)
{
    call->answer = (struct answer){.status = 200,
                                   .body = "a\0b",
                                   .length = 3,
                                   .type = "image/png",
                                   .disposition = "attachment; filename=\"x.png\""};
    return true;
}

static bool answer_away(struct call *call)
{
    return call_see(call, "/complaints/receipt?token=T");
}

static void head_has(struct visited visited, const char *line, bool there)
{
    ck_assert_msg((strstr(pool_format(pool, "\r\n%s", visited.head), pool_format(pool, "\r\n%s\r\n", line)) != NULL) ==
                      there,
                  "%s: %s", line, visited.head);
}

START_TEST(answers)
{
    struct visited page = visit(&tell, NULL, "GET /complaints/tell", NULL);
    head_has(page, "Status: 200 OK", true);
    head_has(page, "Content-Type: text/html; charset=utf-8", true);
    head_has(page, pool_format(pool, "Content-Length: %zu", strlen(page.body)), true);
    head_has(page, "Cache-Control: no-store", true);
    head_has(page, "X-Content-Type-Options: nosniff", true);
    ck_assert_ptr_nonnull(strstr(page.head, "Content-Security-Policy: default-src 'none'; style-src 'self'"));
    ck_assert_ptr_null(strstr(page.head, "Content-Disposition"));
    ck_assert_ptr_null(page.location);

    const struct action file = {
        .name = "tell", .doors = {{"public", NO_CASE, false}, {"staff", NO_CASE, false}}, .answer = answer_file};
    struct visited saved = visit(&file, NULL, "GET /complaints/tell", NULL);
    head_has(saved, "Content-Type: image/png", true);
    head_has(saved, "Content-Length: 3", true);
    head_has(saved, "Content-Disposition: attachment; filename=\"x.png\"", true);
    head_has(saved, "Content-Security-Policy: sandbox; default-src 'none'", true);

    const struct action away = {
        .name = "tell", .doors = {{"public", NO_CASE, false}, {"staff", NO_CASE, false}}, .answer = answer_away};
    struct visited seen = visit(&away, NULL, "GET /complaints/tell", NULL);
    head_has(seen, "Status: 303 See Other", true);
    head_has(seen, "Content-Length: 0", true);
    ck_assert_str_eq(seen.location, "/complaints/receipt?token=T");
}
END_TEST

/* HEAD says how long the page would be, and sends none. */
START_TEST(head_has_no_body)
{
    const struct action file = {
        .name = "tell", .doors = {{"public", NO_CASE, false}, {"staff", NO_CASE, false}}, .answer = answer_file};
    struct visited head = visit(&file, NULL, "HEAD /complaints/tell", NULL);
    head_has(head, "Content-Length: 3", true);
    ck_assert_str_eq(head.body, "");
}
END_TEST

/* ---- Who is served ---- */

static const struct {
    const char *user, *request, *allow;
    int status;
} SERVED[] = {
    {NULL, "GET /staff/tell", NULL, 403},
    {"nobody", "GET /staff/tell", NULL, 403},
    {"stranger", "GET /staff/tell", NULL, 200},
    {"nobody", "GET /complaints/tell", NULL, 200},
    {NULL, "GET /complaints/x", NULL, 404},
    {NULL, "GET /complaints//tell", NULL, 404},
    {NULL, "GET /complaints/tell/", NULL, 404},
    {NULL, "GET /complaints/Tell", NULL, 404},
    {"handler", "GET /complaints/../staff/tell", NULL, 404},
    {"handler", "PUT /staff/tell.", NULL, 404},
    {NULL, "PUT /complaints/tell", "Allow: GET, HEAD, POST", 405},
    {NULL, "DELETE /complaints/tell", "Allow: GET, HEAD, POST", 405},
};

START_TEST(serves)
{
    struct visited visited = visit(&tell, SERVED[_i].user, SERVED[_i].request, NULL);
    ck_assert_int_eq(visited.status, SERVED[_i].status);
    if (SERVED[_i].allow != NULL)
        head_has(visited, SERVED[_i].allow, true);
}
END_TEST

/* A form that is not ours, or brings a field that nobody asks for, goes no further; nor does one with files. */
START_TEST(takes_what_it_asks_for)
{
    static const char *const names[] = {"words", NULL};
    const struct action asks = {
        .name = "tell", .doors = {{"public", NO_CASE, true}}, .names = names, .box = "find", .answer = answer};
    const char *seal = proof(NULL, "public", "tell", TOKEN);
    const char *csrf = pool_copy_part(pool, seal, strcspn(seal, "&"));
    const struct {
        const char *fields;
        int status;
    } sent[] = {{csrf, 200},
                {pool_format(pool, "words=w&%s", csrf), 200},
                {pool_format(pool, "words=w&find%s", csrf + strlen("csrf")), 200},
                {pool_format(pool, "other=w&%s", csrf), 400},
                {"words=w", 403},
                {"words=w&csrf=x", 403},
                {"words=w&find=x", 403},
                {"other=w", 400}};
    for (int i = 0; i < COUNT(sent); i++)
        ck_assert_msg(visit(&asks, NULL, "POST /complaints/tell", sent[i].fields).status == sent[i].status, "%s",
                      sent[i].fields);
    const char *files = PART("words", "", "w") "--b--\r\n";
    ck_assert_int_eq(visit_with(&asks, NULL, "POST /complaints/tell", BOUND, files, strlen(files)).status, 403);
    files = PART("words", "; filename=\"w\"", "w") "--b--\r\n";
    ck_assert_int_eq(visit_with(&asks, NULL, "POST /complaints/tell", BOUND, files, strlen(files)).status, 415);
}
END_TEST

/* The right that an action needs, and what is told to who does not have it. */
START_TEST(asks_for_the_right)
{
    const struct action sees = {.name = "tell", .doors = {{"staff", NO_CASE, false}}, .right = "see", .answer = answer};
    const struct action secret = {
        .name = "tell", .doors = {{"public", NO_CASE, false}}, .right = "register", .secret = true, .answer = answer};
    ck_assert_int_eq(visit(&sees, "support", "GET /staff/tell", NULL).status, 200);
    ck_assert_int_eq(visit(&sees, "stranger", "GET /staff/tell", NULL).status, 403);
    ck_assert_int_eq(visit(&secret, NULL, "GET /complaints/tell", NULL).status, 404);
}
END_TEST

/* A program that does not post, one that is not of the realm, and one without its site. */
START_TEST(serves_not)
{
    const struct action shows = {
        .name = "tell", .doors = {{"public", NO_CASE, false}, {"staff", NO_CASE, false}}, .answer = answer};
    struct visited visited = visit(&shows, NULL, "POST /complaints/tell", "a=1");
    ck_assert_int_eq(visited.status, 405);
    head_has(visited, "Allow: GET, HEAD", true);

    const struct action inside = {.name = "tell", .doors = {{"staff", NO_CASE, false}}, .answer = answer};
    ck_assert_ptr_null(visit_service(&inside, "public"));
    site = "/no/such/site";
    ck_assert_ptr_null(visit_service(&tell, "public"));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("request");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, reads, 0, COUNT(REQUESTS));
    tcase_add_test(tests, has_limits);
    tcase_add_test(tests, has_one_limit);
    tcase_add_test(tests, believes_no_length);
    tcase_add_test(tests, answers);
    tcase_add_test(tests, head_has_no_body);
    tcase_add_loop_test(tests, serves, 0, COUNT(SERVED));
    tcase_add_test(tests, takes_what_it_asks_for);
    tcase_add_test(tests, asks_for_the_right);
    tcase_add_test(tests, serves_not);
    return suite_run("request", tests);
}
