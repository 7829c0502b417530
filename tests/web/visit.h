/* Visits: one request to a program in memory, as the web server would make it, and what comes back.
 *
 * The action is served like any other, at the time `visit_now`, with the store of tests/registry/office.h, which sees
 * afterwards what was kept. What the test would look at inside it hands out by its own `answer`. */
#ifndef REDRESS_TESTS_WEB_VISIT_H
#define REDRESS_TESTS_WEB_VISIT_H

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/typed_in.h"
#include "registry/office.h"
#include "web/action.h"
#include "web/server.h"
#include "web/token.h"

struct visited {
    int status;
    const char *head, *body; /* all headers; what comes after them */
    const char *location;    /* NULL: none */
};

static const char *visit_now = "2026-06-05T12:00"; /* a Friday */
static const char *visit_length;                   /* what the web server says of the body's length; NULL: the truth */

/* The server with that request (`GET /staff/note?ref=…`) and a body of that type; NULL: none. */
static inline struct server *visit_server(const char *user, const char *request, const char *type, const char *body,
                                          size_t length)
{
    const char *path = strchr(request, ' ') + 1, *query = strchr(path, '?');
    const char **parameters = pool_array(pool, 13, sizeof *parameters);
    const char *const values[] = {
        "REQUEST_METHOD", pool_copy_part(pool, request, (size_t)(path - 1 - request)),
        "SCRIPT_NAME",    query ? pool_copy_part(pool, path, (size_t)(query - path)) : path,
        "QUERY_STRING",   query ? query + 1 : "",
        "REMOTE_USER",    user,
        "CONTENT_TYPE",   type,
        "CONTENT_LENGTH", visit_length || !type ? visit_length : pool_format(pool, "%zu", length)};
    memcpy(parameters, values, sizeof values);
    return server_of(pool, parameters, body, length);
}

/* What the program opens once; NULL with the fault where it does not run. */
static inline struct service *visit_service(const struct action *action, const char *realm)
{
    const struct folders folders = {.site = site, .calendars = "conf/calendars", .share = ".", .data = folder};
    return service_open(pool, action, &folders, realm, &fault);
}

static inline struct visited visited_read(const char *text)
{
    struct visited visited = {.head = text, .body = ""};
    const char *end = strstr(text, "\r\n\r\n"), *status = strstr(text, "Status: "), *where = strstr(text, "Location: ");
    if (end == NULL)
        return visited;
    visited.head = pool_copy_part(pool, text, (size_t)(end + 2 - text));
    visited.body = end + 4;
    visited.status = status ? atoi(status + strlen("Status: ")) : 0;
    if (where != NULL && where < end)
        visited.location =
            pool_copy_part(pool, where + strlen("Location: "), strcspn(where + strlen("Location: "), "\r"));
    return visited;
}

static inline struct visited visit_with(const struct action *action, const char *user, const char *request,
                                        const char *type, const char *body, size_t length)
{
    const char *realm = strstr(request, " /staff/") != NULL ? "staff" : "public";
    struct service *service = visit_service(action, realm);
    ck_assert_msg(service != NULL, "%s", fault.detail);
    struct server *server = visit_server(user, request, type, body, length);
    struct call call = action_answer(action, service, server, at(visit_now));
    answer_send(server, &call.request, &call.answer);
    pool_free(call.pool);
    return visited_read(server_sent(server));
}

static inline struct visited visit(const struct action *action, const char *user, const char *request,
                                   const char *fields)
{
    return visit_with(action, user, request, fields ? "application/x-www-form-urlencoded" : NULL, fields ? fields : "",
                      fields ? strlen(fields) : 0);
}

/* A call that stands within the door already: by that member of staff, or in the public realm (NULL), with this
 * query. */
static inline struct call caller(const char *user, const char *name, const char *query)
{
    struct call call = {.registry = &registry,
                        .seal = seal_open(pool, folder, &fault),
                        .realm = user ? "staff" : "public",
                        .pool = pool,
                        .person = user ? site_person(&registry.site, user) : &PERSON_VISITOR,
                        .name = name,
                        .now = at(visit_now),
                        .wrong.pool = pool};
    call.request = (struct request){
        .method = "GET", .path = "/", .user = user, .query = fields_typed(pool, query), .body = fields_new(pool)};
    return call;
}

/* A token of the test's folder, always the same; and another one each time. */
static inline const char *another_token(void)
{
    return token_new(pool, seal_open(pool, folder, &fault), at(visit_now));
}

static inline const char *one_token(void)
{
    static char token[128], its_folder[128];
    if (!text_equal(its_folder, folder)) {
        g_strlcpy(token, another_token(), sizeof token);
        g_strlcpy(its_folder, folder, sizeof its_folder);
    }
    return token;
}
#define TOKEN one_token()

/* The fields that prove a form of that program: the sealed csrf value and a token. */
static inline const char *proof(const char *user, const char *realm, const char *program, const char *token)
{
    const struct seal *seal = seal_open(pool, folder, &fault);
    return pool_format(pool, "csrf=%s&token=%s&",
                       seal_csrf(pool, seal, realm, user, program, instant_day(at(visit_now))), token);
}

#endif
