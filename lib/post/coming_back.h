/* Coming back: what a report of a mail server says of an email of ours (RFC 3464). */
#ifndef REDRESS_POST_COMING_BACK_H
#define REDRESS_POST_COMING_BACK_H

#include <stdbool.h>
#include <stdint.h>

struct fault;
struct message;
struct outbox_row;
struct pool;
struct registry;

/* The email of ours that the report is about: by the secret Message-ID that we gave it, or as the last that went out
 * about the case of that reference (NULL: none), to whose address for replies the report came. NULL: none, or
 * a fault. */
struct outbox_row *coming_back(struct registry *registry, struct pool *pool, const struct message *report,
                               const char *reference, struct fault *fault);

/* In a transaction: what the report says of it is noted. Only that it has failed changes anything: then it was not
 * delivered, and is owed again. False with a fault. */
bool coming_back_note(struct registry *registry, struct pool *pool, const struct message *report,
                      struct outbox_row *row, int64_t now, struct fault *fault);

#endif
