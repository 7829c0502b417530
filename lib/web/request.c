#include "web/request.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/urlencoded.h"
#include "web/multipart.h"
#include "web/server.h"
#include "web/status_line.h"

/* What pages may do, and what is given back to be saved may do if it is opened all the same: nothing. */
static const char *const page_policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                                       "frame-ancestors 'none'; base-uri 'none'";
static const char *const saved_policy = "sandbox; default-src 'none'";

/* What every answer carries. The pages hold personal data, need no script, and nothing may frame them. */
static const char *const headers = "X-Content-Type-Options: nosniff\r\n"
                                   "Referrer-Policy: no-referrer\r\n"
                                   "Cross-Origin-Opener-Policy: same-origin\r\n"
                                   "Cross-Origin-Resource-Policy: same-origin\r\n"
                                   "Permissions-Policy: camera=(), microphone=(), geolocation=()\r\n"
                                   "X-Robots-Tag: noindex\r\n";

/* Fields as they come in. */
struct incoming {
    struct fields *fields;
    const struct wanted *wanted; /* NULL: whatever comes */
    size_t count, length;        /* of all that came; of their names and texts */
};

/* The body, as far as it was announced. */
struct announced {
    struct server *server;
    size_t left;
};

/* Reads up to `size` bytes of it; fewer only at its end. */
static size_t read_announced(void *from, char *buffer, size_t size)
{
    struct announced *body = from;
    size_t length = server_read(body->server, buffer, size < body->left ? size : body->left);
    body->left -= length;
    return length;
}

static bool is_wanted(const struct wanted *wanted, const char *name)
{
    return wanted == NULL || wanted->names == NULL || text_equal(name, "csrf") || text_equal(name, wanted->box) ||
           text_among(name, wanted->names);
}

/* Adds a field, which comes once. Its name is ours, so it is as we wrote it; its value is what the person would say. */
static bool add_field(void *to, const char *name, const char *value, size_t length, struct fault *fault)
{
    bool readable;
    struct incoming *incoming = to;
    struct fields *fields = incoming->fields;
    incoming->length += strlen(name) + length;
    if (++incoming->count > REQUEST_MOST_FIELDS || incoming->length > REQUEST_LARGEST_TEXTS)
        return fault_set(fault, 413, "too-large", "more than %d fields, or %d bytes", REQUEST_MOST_FIELDS,
                         REQUEST_LARGEST_TEXTS);
    const char *said = text_said(fields->pool, name, strlen(name), &readable);
    if (!readable || !text_equal(said, name))
        return fault_set(fault, 400, "broken-request", "a field's name is no text");
    if (!is_wanted(incoming->wanted, said))
        return fault_set(fault, 400, "broken-request", "an unknown field");
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
static bool add_encoded(struct incoming *incoming, const struct encoded *field, struct fault *fault)
{
    if (field->broken)
        return fault_set(fault, 400, "broken-request", "the fields cannot be decoded");
    if (strlen(field->name) < field->name_length)
        return fault_set(fault, 400, "broken-request", "a field's name is no text");
    return add_field(incoming, field->name, field->value, field->value_length, fault);
}

/* Adds the fields of an encoded text: all that can be read, though one cannot, which is a fault. With `strict` off that
 * is passed over. */
static bool add_fields(struct incoming *incoming, const char *text, size_t length, bool strict, struct fault *fault)
{
    struct encoded field;
    const char *at = text, *end = text + length;
    while (fault->kind != 413 && urlencoded_next(incoming->fields->pool, &at, end, &field)) {
        struct fault found = {0};
        if (!add_encoded(incoming, &field, &found) && (found.kind == 413 || (strict && fault->kind == 0)))
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

/* Reads an encoded body, as much of it as is taken: what goes beyond is a fault, and loses only itself. */
static bool read_encoded(struct incoming *incoming, struct announced *body, struct fault *fault)
{
    bool whole = body->left <= REQUEST_LARGEST_BODY;
    size_t length = whole ? body->left : REQUEST_LARGEST_BODY;
    char *text = pool_alloc(incoming->fields->pool, length + 1);
    if (read_announced(body, text, length) < length)
        return fault_set(fault, 400, "broken-request", "the body ended early");
    add_fields(incoming, text, length, true, fault);
    return whole ? fault->kind == 0
                 : fault_set(fault, 413, "too-large", "a body of more than %d bytes", REQUEST_LARGEST_BODY);
}

bool request_read_body(struct server *server, struct request *request, const struct wanted *wanted, struct fault *fault)
{
    const char *length_text = server_parameter(server, "CONTENT_LENGTH"),
               *type = server_parameter(server, "CONTENT_TYPE");
    bool parts = is_multipart(type);
    int length = text_blank(length_text) ? 0 : text_number(length_text, 0, REQUEST_LARGEST_FILES);
    if (!parts && !is_form(type))
        return fault_set(fault, 415, "wrong-type", "a body that is no form");
    if ((length < 0 && strspn(length_text, "0123456789") == strlen(length_text)) ||
        (parts && !wanted->files && length > REQUEST_LARGEST_BODY))
        return fault_set(fault, 413, "too-large", "a body of more than is taken");
    if (length < 0)
        return fault_set(fault, 400, "broken-request", "no length of the body");
    struct announced body = {server, (size_t)length};
    struct incoming incoming = {.fields = request->body, .wanted = wanted};
    if (!parts)
        return read_encoded(&incoming, &body, fault);
    const struct source source = {read_announced, &body};
    const struct receiver receiver = {add_field, &incoming};
    const struct multipart_limits limits = {
        .parts = REQUEST_MOST_FIELDS, .texts = REQUEST_LARGEST_TEXTS, .files = wanted->files ? REQUEST_MOST_KEPT : 0};
    return multipart_read(request->body, type, &source, &limits, &receiver, fault);
}

/* What the server says: nobody typed it, so it counts only if it is as the person would say it; else "". */
static const char *clean(struct pool *pool, const char *sent)
{
    bool readable;
    const char *said = text_line(pool, text_said(pool, sent, strlen(sent), &readable));
    return readable && text_equal(said, sent) ? said : "";
}

/* True if the browser says that the request came from a page that is not ours: by Sec-Fetch-Site, or where it does not
 * know that, by an Origin of another host. Our pages send no referrer, and so perhaps "null". */
static bool is_foreign(const struct server *server)
{
    static const char *const ours[] = {"same-origin", "none", NULL};
    const char *site = server_parameter(server, "HTTP_SEC_FETCH_SITE"), *host = server_parameter(server, "HTTP_HOST");
    const char *origin = server_parameter(server, "HTTP_ORIGIN"), *its_host = origin ? strstr(origin, "://") : NULL;
    if (!text_blank(site))
        return !text_among(site, ours);
    return its_host != NULL && !text_blank(host) && g_ascii_strcasecmp(its_host + strlen("://"), host) != 0;
}

bool request_read_head(struct server *server, struct pool *pool, struct request *request, struct fault *fault)
{
    const char *method = server_parameter(server, "REQUEST_METHOD"), *user = server_parameter(server, "REMOTE_USER");
    const char *query = server_parameter(server, "QUERY_STRING");
    const char *script = server_parameter(server, "SCRIPT_NAME"), *rest = server_parameter(server, "PATH_INFO");
    request->head = text_equal(method, "HEAD");
    request->method = request->head || text_blank(method) ? "GET" : pool_copy(pool, method);
    const char *path = pool_format(pool, "%s%s", script ? script : "", rest ? rest : "");
    request->path = clean(pool, path);
    request->user = text_blank(user) ? NULL : clean(pool, user);
    request->address = pool_copy(pool, server_parameter(server, "REMOTE_ADDR"));
    request->known = pool_copy(pool, server_parameter(server, "HTTP_IF_NONE_MATCH"));
    request->foreign = is_foreign(server);
    request->query = fields_new(pool);
    request->body = fields_new(pool);
    struct incoming incoming = {.fields = request->query};
    return query == NULL || add_fields(&incoming, query, strlen(query), false, fault);
}

static void write_text(struct server *server, const char *text)
{
    server_write(server, text, strlen(text));
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
    char status[64], length[32], tag[80];
    snprintf(tag, sizeof tag, "\"%s\"", answer->tag ? answer->tag : "");
    bool has_it = answer->tag != NULL && request->known != NULL && strstr(request->known, tag) != NULL;
    int code = has_it ? 304 : answer->status;
    snprintf(status, sizeof status, "%d %s", code, status_words(code));
    snprintf(length, sizeof length, "%zu", answer->body ? answer->length : 0);
    write_header(server, "Status: ", status);
    write_header(server, "ETag: ", answer->tag ? tag : NULL);
    write_header(server, "Cache-Control: ", answer->tag ? "no-cache" : "no-store");
    /* Without it the web server takes half a page, of a program that died, for a whole one. */
    write_header(server, "Content-Length: ", has_it ? NULL : length);
    write_header(server, "Location: ", answer->location);
    write_header(server, "Allow: ", answer->allow);
    write_header(server, "Content-Type: ", answer->type ? answer->type : "text/html; charset=utf-8");
    write_header(server, "Content-Disposition: ", answer->disposition);
    write_header(server, "Content-Security-Policy: ", answer->disposition ? saved_policy : page_policy);
    write_text(server, headers);
    write_text(server, "\r\n");
    if (answer->body != NULL && !request->head && !has_it)
        server_write(server, answer->body, answer->length);
    server_finish(server);
}
