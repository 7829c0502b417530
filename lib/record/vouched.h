/* Is a message from whom its From says? As the mail server wrote on it (Authentication-Results, RFC 8601). */
#ifndef REDRESS_RECORD_VOUCHED_H
#define REDRESS_RECORD_VOUCHED_H

#include <stdbool.h>

#include "record/message.h"

struct pool;

/* True if the server of that name vouches for the address in From. What it found counts as it wrote it: the topmost
 * results of exactly that name, above which no other server has received the message (the one that wrote first may go
 * by another name). They have to say dmarc=pass, spf=pass or dkim=pass for the domain of the address, or one
 * below it. The server takes away what comes under its name (RFC 8601, 5): that is what configuring it says. */
bool vouched(struct pool *pool, const struct message *message, const char *server);

#endif
