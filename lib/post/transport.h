/* Transport: a written message handed to the mail server, which answers for it from then on. */
#ifndef REDRESS_POST_TRANSPORT_H
#define REDRESS_POST_TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>

struct outgoing;
struct pool;

/* No attempt takes longer, in seconds. */
enum { TRANSPORT_SECONDS = 120 };

/* What the server said: it has the message; come again; never. */
enum handed { HANDED_SENT, HANDED_LATER, HANDED_REFUSED };

struct handing_over {
    const struct outgoing *outgoing;
    const char *to;
    const char *bytes;
    size_t length;
};

/* Hands it to the program or the server that `outgoing` names. *answer is the code that was given: a program's exit
 * status, or a server's reply; "none" where there was none. */
enum handed transport_hand(struct pool *pool, const struct handing_over *handing, const char **answer);

/* How the lines of a message have to end for it: true for CR LF. */
bool transport_wants_crlf(const struct outgoing *outgoing);

/* The two ways: transport_program.c, transport_server.c. */
enum handed transport_program(struct pool *pool, const struct handing_over *handing, const char **answer);
enum handed transport_server(struct pool *pool, const struct handing_over *handing, const char **answer);

#endif
