/* Requests and answers: the browser's side of a program. The only file that sees libfcgi.
 *
 * The same program answers as FastCGI (a listening socket on file descriptor 0), as plain CGI, and in memory, as tests
 * do. The body of a request is read and checked whole before anything looks at it; its fields are clean text. One
 * process serves one request at a time. */
#ifndef REDRESS_WEB_REQUEST_H
#define REDRESS_WEB_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fields.h"

struct fault;
struct pool;
struct server;

/* All limits of what a request may bring. How long a field may be says the schema. */
enum {
    REQUEST_LARGEST_BODY = 1024 * 1024,       /* bytes */
    REQUEST_LARGEST_FILES = 25 * 1024 * 1024, /* bytes of a body with files (multipart) */
    REQUEST_MOST_FIELDS = 500
};

struct request {
    const char *method; /* GET (of HEAD, too), POST, or another */
    bool head;
    const char *path; /* as in the address, without the query */
    const char *user; /* REMOTE_USER; NULL: nobody signed in */
    struct fields *query;
    struct fields *body;
};

struct answer {
    int status;
    const char *location; /* of 303 */
    const char *allow;    /* of 405 */
    const char *body;     /* NULL: none */
    size_t length;
    const char *type;        /* of the body; NULL: an HTML page */
    const char *disposition; /* Content-Disposition of what is no page: it is saved, and can do nothing; NULL: a page */
};

/* Gets ready to serve; lives in `pool`. */
struct server *server_open(struct pool *pool);

/* Waits for the next request; false when there will be no more: the end of a CGI, or the service is told to stop. */
bool server_wait(struct server *server);

/* A server in memory, for one request: the parameters of CGI, names and values in turn, NULL-ended, and a body. */
struct server *server_of(struct pool *pool, const char *const *parameters, const char *body, size_t length);

/* What was sent through it, headers and all. */
const char *server_sent(const struct server *server);

/* Reads all but the body of the request that came; the body has no fields yet. False with a fault 413 "too-large", and
 * what was read till then. */
bool request_read_head(struct server *server, struct pool *pool, struct request *request, struct fault *fault);

/* Reads its body: fields as text, and where files are taken a form with files. Only files may come under one name more
 * than once. False with a fault: 400 "broken-request" (not decodable, a field twice), 413 "too-large", 415
 * "wrong-type". */
bool request_read_body(struct server *server, struct request *request, bool takes_files, struct fault *fault);

/* Sends the answer with the headers of a strict site: no script, nothing from elsewhere, not kept, not framed. */
void answer_send(struct server *server, const struct request *request, const struct answer *answer);

#endif
