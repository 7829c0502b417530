/* Servers: how requests come to a program and answers go. The only file that sees libfcgi.
 *
 * The same program answers as FastCGI (a listening socket on file descriptor 0), as plain CGI, and in memory, as tests
 * do. One process serves one request at a time. */
#ifndef REDRESS_WEB_SERVER_H
#define REDRESS_WEB_SERVER_H

#include <stdbool.h>
#include <stddef.h>

struct pool;
struct server;

/* Gets ready to serve; lives in `pool`. */
struct server *server_open(struct pool *pool);

/* True if it serves one request after another; a CGI is asked once. */
bool server_stays(const struct server *server);

/* Waits for the next request; false when there will be no more: the end of a CGI, or the service is told to stop. */
bool server_wait(struct server *server);

/* A server in memory, for one request: the parameters of CGI, names and values in turn, NULL-ended, and a body. */
struct server *server_of(struct pool *pool, const char *const *parameters, const char *body, size_t length);

/* What was sent through it, headers and all. */
const char *server_sent(const struct server *server);

/* The parameter of the present request by that name, as the web server set it; NULL: it did not. */
const char *server_parameter(const struct server *server, const char *name);

/* Reads up to `size` bytes of its body, fewer only at the end; writes a part of the answer; ends the answer. */
size_t server_read(struct server *server, char *buffer, size_t size);
void server_write(struct server *server, const char *text, size_t length);
void server_finish(struct server *server);

#endif
