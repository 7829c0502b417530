#include "web/server.h"

#include <fcgiapp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/text.h"

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
    size_t (*read)(struct server *server, char *buffer, size_t size); /* fewer only at the end */
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

static size_t fastcgi_read(struct server *server, char *buffer, size_t size)
{
    int length = FCGX_GetStr(buffer, (int)size, server->fastcgi.in);
    return length > 0 ? (size_t)length : 0;
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

static size_t plain_read(struct server *server, char *buffer, size_t size)
{
    (void)server;
    return fread(buffer, 1, size, stdin);
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

static size_t memory_read(struct server *server, char *buffer, size_t size)
{
    size_t length = size < server->length ? size : server->length;
    memcpy(buffer, server->body, length);
    server->body += length;
    server->length -= length;
    return length;
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

bool server_stays(const struct server *server)
{
    return server->carrier == &fastcgi;
}

bool server_wait(struct server *server)
{
    return server->carrier->wait(server);
}

const char *server_parameter(const struct server *server, const char *name)
{
    return server->carrier->parameter(server, name);
}

size_t server_read(struct server *server, char *buffer, size_t size)
{
    return server->carrier->read(server, buffer, size);
}

void server_write(struct server *server, const char *text, size_t length)
{
    server->carrier->write(server, text, length);
}

void server_finish(struct server *server)
{
    if (server->carrier->finish != NULL)
        server->carrier->finish(server);
}
