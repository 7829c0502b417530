/* Requests and answers: the browser's side of a program, as it comes through a server (web/server.h).
 *
 * The body of a request is read and checked whole before anything looks at it; its fields are what the person would say
 * that they typed. */
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
    REQUEST_LARGEST_TEXTS = 1024 * 1024,      /* bytes of all names and texts, however they are encoded */
    REQUEST_LARGEST_BODY = 3 * 1024 * 1024,   /* bytes of a body without files: encoded, one may take three */
    REQUEST_LARGEST_FILES = 64 * 1024 * 1024, /* bytes of a body with files (multipart), which are read */
    REQUEST_MOST_KEPT = 25 * 1024 * 1024,     /* bytes of files, which are kept */
    REQUEST_MOST_FIELDS = 500
};

struct request {
    const char *method; /* GET (of HEAD, too), POST, or another */
    bool head;
    const char *path;    /* as in the address, without the query */
    const char *user;    /* REMOTE_USER; NULL: nobody signed in */
    const char *address; /* REMOTE_ADDR; NULL: the server does not say it */
    const char *known;   /* the tags of what the browser has of this address (If-None-Match); NULL: it says none */
    bool foreign;        /* the browser says that it was sent by a page from elsewhere */
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
    const char *tag;         /* the same for the same body, which the browser may keep and ask for again, to hear 304
                                where it has it; NULL: it is not kept */
    const char *disposition; /* Content-Disposition of what is no page: it is saved, and can do nothing; NULL: a page */
};

/* Reads all but the body of the request that came; the body has no fields yet. False with a fault 413 "too-large", and
 * what was read till then. */
bool request_read_head(struct server *server, struct pool *pool, struct request *request, struct fault *fault);

/* What a program asks for. */
struct wanted {
    bool files;
    const char *const *names; /* of its fields, NULL-ended, beside the seal; NULL: the program sees to them itself */
    const char *box;          /* another name of the seal; NULL: none */
};

/* Reads its body: fields as text, and where files are wanted a form with files. Only files may come under one name more
 * than once. False with a fault, and what was read till then: 400 "broken-request" (not decodable, a field twice, one
 * that is not wanted), 413 "too-large", 415 "wrong-type" (no form, or a file where none is wanted). */
bool request_read_body(struct server *server, struct request *request, const struct wanted *wanted,
                       struct fault *fault);

/* Sends the answer with the headers of a strict site: no script, nothing from elsewhere, not kept, not framed. */
void answer_send(struct server *server, const struct request *request, const struct answer *answer);

#endif
