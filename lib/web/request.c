#include "web/request.h"

#include <fcgiapp.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/urlencoded.h"
#include "web/multipart.h"
#include "web/status_line.h"

/* What pages may do, and what is given back to be saved may do if it is opened all the same: nothing. */
static const char *const page_policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                                       "frame-ancestors 'none'; base-uri 'none'";
static const char *const saved_policy = "sandbox; default-src 'none'";

/* What every answer carries. The pages hold personal data, need no script, and nothing may frame or keep them. */
static const char *const headers = "X-Content-Type-Options: nosniff\r\n"
                                   "Referrer-Policy: no-referrer\r\n"
                                   "Cross-Origin-Opener-Policy: same-origin\r\n"
                                   "Cross-Origin-Resource-Policy: same-origin\r\n"
                                   "Permissions-Policy: camera=(), microphone=(), geolocation=()\r\n"
                                   "X-Robots-Tag: noindex\r\n"
                                   "Cache-Control: no-store\r\n";

/* How requests come and answers go: as FastCGI, as plain CGI, or in memory. */
struct server {
    const struct carrier *carrier;
    struct pool *pool;
    int served;
    FCGX_Request fastcgi;
    const char *const *parameters; /* in memory: names and values in turn */
    const char *body;              /* what is left of it */
    size_t length;
    const char *sent;
};

struct carrier {
    bool (*wait)(struct server *server);
    const char *(*parameter)(const struct server *server, const char *name);
    bool (*read)(struct server *server, char *body, size_t length); /* false: it is shorter */
    void (*write)(struct server *server, const char *text, size_t length);
    void (*finish)(struct server *server); /* NULL: nothing is left to do */
};

static bool fastcgi_wait(struct server *server)
{
    return FCGX_Accept_r(&server->fastcgi) >= 0;
}

static const char *fastcgi_parameter(const struct server *server, const char *name)
{
    return FCGX_GetParam(name, server->fastcgi.envp);
}

static bool fastcgi_read(struct server *server, char *body, size_t length)
{
    return FCGX_GetStr(body, (int)length, server->fastcgi.in) == (int)length;
}

static void fastcgi_write(struct server *server, const char *text, size_t length)
{
    FCGX_PutStr(text, (int)length, server->fastcgi.out);
}

static void fastcgi_finish(struct server *server)
{
    FCGX_Finish_r(&server->fastcgi);
}

/* One request in a life. */
static bool once(struct server *server)
{
    return server->served++ == 0;
}

static const char *plain_parameter(const struct server *server, const char *name)
{
    (void)server;
    return getenv(name);
}

static bool plain_read(struct server *server, char *body, size_t length)
{
    (void)server;
    return fread(body, 1, length, stdin) == length;
}

static void plain_write(struct server *server, const char *text, size_t length)
{
    (void)server;
    fwrite(text, 1, length, stdout);
}

static void plain_finish(struct server *server)
{
    (void)server;
    fflush(stdout);
}

static const char *memory_parameter(const struct server *server, const char *name)
{
    const char *const *pair = server->parameters;
    while (pair[0] != NULL && !text_equal(pair[0], name))
        pair += 2;
    return pair[0] ? pair[1] : NULL;
}

static bool memory_read(struct server *server, char *body, size_t length)
{
    if (server->length < length)
        return false;
    memcpy(body, server->body, length);
    server->body += length;
    server->length -= length;
    return true;
}

static void memory_write(struct server *server, const char *text, size_t length)
{
    server->sent = pool_format(server->pool, "%s%.*s", server->sent, (int)length, text);
}

static const struct carrier fastcgi = {fastcgi_wait, fastcgi_parameter, fastcgi_read, fastcgi_write, fastcgi_finish},
                            plain = {once, plain_parameter, plain_read, plain_write, plain_finish},
                            memory = {once, memory_parameter, memory_read, memory_write, NULL};

struct server *server_open(struct pool *pool)
{
    struct server *server = pool_alloc(pool, sizeof *server);
    *server = (struct server){.pool = pool, .carrier = FCGX_IsCGI() ? &plain : &fastcgi};
    if (server->carrier == &fastcgi && (FCGX_Init() != 0 || FCGX_InitRequest(&server->fastcgi, 0, 0) != 0))
        exit(EXIT_FAILURE);
    return server;
}

struct server *server_of(struct pool *pool, const char *const *parameters, const char *body, size_t length)
{
    struct server *server = pool_alloc(pool, sizeof *server);
    *server = (struct server){
        .pool = pool, .carrier = &memory, .parameters = parameters, .body = body, .length = length, .sent = ""};
    return server;
}

const char *server_sent(const struct server *server)
{
    return server->sent;
}

bool server_wait(struct server *server)
{
    return server->carrier->wait(server);
}

static const char *parameter(const struct server *server, const char *name)
{
    return server->carrier->parameter(server, name);
}

/* Adds a field, which comes once. Its name is ours, so it is as we wrote it; its value is what the person would say. */
static bool add_field(struct fields *fields, const char *name, const char *value, size_t length, struct fault *fault)
{
    bool readable;
    const char *said = text_said(fields->pool, name, strlen(name), &readable);
    if (fields->count == REQUEST_MOST_FIELDS)
        return fault_set(fault, 413, "too-large", "more than %d fields", REQUEST_MOST_FIELDS);
    if (!readable || !text_equal(said, name))
        return fault_set(fault, 400, "broken-request", "a field's name is no text");
    if (fields_get(fields, said) != NULL)
        return fault_set(fault, 400, "broken-request", "a field came twice");
    const char *text = text_said(fields->pool, value, length, &readable);
    if (readable)
        fields_add(fields, said, text);
    else
        fields_add_unreadable(fields, said, text);
    return true;
}

/* Adds one field of an encoded text. */
static bool add_encoded(struct fields *fields, const struct encoded *field, struct fault *fault)
{
    if (field->broken)
        return fault_set(fault, 400, "broken-request", "the fields cannot be decoded");
    if (strlen(field->name) < field->name_length)
        return fault_set(fault, 400, "broken-request", "a field's name is no text");
    return add_field(fields, field->name, field->value, field->value_length, fault);
}

/* Adds the fields of an encoded text: all that can be read, though one cannot, which is a fault. With `strict` off that
 * is passed over. */
static bool add_fields(struct fields *fields, const char *text, size_t length, bool strict, struct fault *fault)
{
    struct encoded field;
    const char *at = text, *end = text + length;
    while (fault->kind != 413 && urlencoded_next(fields->pool, &at, end, &field)) {
        struct fault found = {0};
        if (!add_encoded(fields, &field, &found) && (found.kind == 413 || (strict && fault->kind == 0)))
            *fault = found;
    }
    return fault->kind == 0;
}

static bool is_form(const char *type)
{
    static const char form[] = "application/x-www-form-urlencoded";
    size_t length = sizeof form - 1;
    return type != NULL && g_ascii_strncasecmp(type, form, length) == 0 && strchr("; \t", type[length]) != NULL;
}

bool request_read_body(struct server *server, struct request *request, bool takes_files, struct fault *fault)
{
    const char *length_text = parameter(server, "CONTENT_LENGTH"), *type = parameter(server, "CONTENT_TYPE");
    bool files = takes_files && is_multipart(type);
    int largest = files ? REQUEST_LARGEST_FILES : REQUEST_LARGEST_BODY;
    int length = text_blank(length_text) ? 0 : text_number(length_text, 0, largest);
    if (length < 0 && strspn(length_text, "0123456789") == strlen(length_text))
        return fault_set(fault, 413, "too-large", "a body of more than %d bytes", largest);
    if (length < 0)
        return fault_set(fault, 400, "broken-request", "no length of the body");
    if (!files && !is_form(type))
        return fault_set(fault, 415, "wrong-type", "a body that is no form");
    char *body = pool_alloc(request->body->pool, (size_t)length + 1);
    if (!server->carrier->read(server, body, (size_t)length))
        return fault_set(fault, 400, "broken-request", "the body ended early");
    return files ? multipart_read(request->body, type, body, (size_t)length, REQUEST_MOST_FIELDS, add_field, fault)
                 : add_fields(request->body, body, (size_t)length, true, fault);
}

/* What the server says: nobody typed it, so it counts only if it is as the person would say it; else "". */
static const char *clean(struct pool *pool, const char *sent)
{
    bool readable;
    const char *said = text_line(pool, text_said(pool, sent, strlen(sent), &readable));
    return readable && text_equal(said, sent) ? said : "";
}

bool request_read_head(struct server *server, struct pool *pool, struct request *request, struct fault *fault)
{
    const char *method = parameter(server, "REQUEST_METHOD"), *user = parameter(server, "REMOTE_USER");
    const char *query = parameter(server, "QUERY_STRING");
    const char *script = parameter(server, "SCRIPT_NAME"), *rest = parameter(server, "PATH_INFO");
    request->head = text_equal(method, "HEAD");
    request->method = request->head || text_blank(method) ? "GET" : pool_copy(pool, method);
    const char *path = pool_format(pool, "%s%s", script ? script : "", rest ? rest : "");
    request->path = clean(pool, path);
    request->user = text_blank(user) ? NULL : clean(pool, user);
    request->query = fields_new(pool);
    request->body = fields_new(pool);
    return query == NULL || add_fields(request->query, query, strlen(query), false, fault);
}

static void write_text(struct server *server, const char *text)
{
    server->carrier->write(server, text, strlen(text));
}

static void write_header(struct server *server, const char *name, const char *value)
{
    if (value == NULL)
        return;
    write_text(server, name);
    write_text(server, value);
    write_text(server, "\r\n");
}

void answer_send(struct server *server, const struct request *request, const struct answer *answer)
{
    char status[64], length[32];
    snprintf(status, sizeof status, "%d %s", answer->status, status_words(answer->status));
    snprintf(length, sizeof length, "%zu", answer->body ? answer->length : 0);
    write_header(server, "Status: ", status);
    /* Without it the web server takes half a page, of a program that died, for a whole one. */
    write_header(server, "Content-Length: ", length);
    write_header(server, "Location: ", answer->location);
    write_header(server, "Allow: ", answer->allow);
    write_header(server, "Content-Type: ", answer->type ? answer->type : "text/html; charset=utf-8");
    write_header(server, "Content-Disposition: ", answer->disposition);
    write_header(server, "Content-Security-Policy: ", answer->disposition ? saved_policy : page_policy);
    write_text(server, headers);
    write_text(server, "\r\n");
    if (answer->body != NULL && !request->head)
        server->carrier->write(server, answer->body, answer->length);
    if (server->carrier->finish != NULL)
        server->carrier->finish(server);
}
