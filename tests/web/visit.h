/* Visits: one request to a program, as the web server would make it of a plain CGI, and what comes back.
 *
 * The action is served by action_main like any other, at the time `visit_now`, with the registry of tests/registry/office.h,
 * which sees afterwards what was kept. What the test would look at inside it hands out by its own `answer`. */
#ifndef REDRESS_TESTS_WEB_VISIT_H
#define REDRESS_TESTS_WEB_VISIT_H

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "registry/office.h"
#include "web/action.h"

#define TOKEN "0123456789ABCDEFGHJKMNPQRS"

struct visited {
    int status, exit;
    const char *head, *body; /* all headers; what comes after them */
    const char *location;    /* NULL: none */
};

static const char *visit_now = "2026-06-05T12:00"; /* a Friday */
static const char *visit_length;                   /* what the web server says of the body's length; NULL: the truth */

static inline void environment(const char *name, const char *value)
{
    if (value != NULL)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static inline void visit_environment(const char *user, const char *request, const char *type, size_t length)
{
    const char *path = strchr(request, ' ') + 1, *query = strchr(path, '?');
    environment("REQUEST_METHOD", pool_copy_part(pool, request, (size_t)(path - 1 - request)));
    environment("SCRIPT_NAME", query ? pool_copy_part(pool, path, (size_t)(query - path)) : path);
    environment("QUERY_STRING", query ? query + 1 : "");
    environment("REMOTE_USER", user);
    environment("CONTENT_TYPE", type);
    environment("CONTENT_LENGTH", visit_length || !type ? visit_length : pool_format(pool, "%zu", length));
    environment("REDRESS_REALM", strncmp(path, "/staff/", strlen("/staff/")) == 0 ? "staff" : "public");
    environment("REDRESS_SITE", site);
    environment("REDRESS_DATA", folder);
    environment("REDRESS_SHARE", ".");
}

static inline struct visited visited_read(const char *text, int exit)
{
    struct visited visited = {.exit = exit, .head = text, .body = ""};
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

/* Sends a request (`GET /staff/note?ref=…`) with a body of that type; NULL: none. */
static inline struct visited visit_with(const struct action *action, const char *user, const char *request,
                                        const char *type, const char *body, size_t length)
{
    char *text = NULL;
    size_t size = 0;
    FILE *in = stdin, *out = stdout;
    visit_environment(user, request, type, length);
    stdin = tmpfile();
    fwrite(body, 1, length, stdin);
    rewind(stdin);
    stdout = open_memstream(&text, &size);
    int exit = action_main(action);
    fclose(stdin);
    fclose(stdout);
    stdin = in;
    stdout = out;
    struct visited visited = visited_read(pool_copy_part(pool, text, size), exit);
    free(text);
    return visited;
}

static inline struct visited visit(const struct action *action, const char *user, const char *request,
                                   const char *fields)
{
    return visit_with(action, user, request, fields ? "application/x-www-form-urlencoded" : NULL, fields ? fields : "",
                      fields ? strlen(fields) : 0);
}

/* The fields that prove a form of that program: the sealed csrf value and a token. */
static inline const char *proof(const char *user, const char *realm, const char *program, const char *token)
{
    const struct seal *seal = seal_open(pool, folder, &fault);
    return pool_format(pool, "csrf=%s&token=%s&",
                       seal_csrf(pool, seal, realm, user, program, instant_day(at(visit_now))), token);
}

#endif
