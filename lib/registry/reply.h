/* The reply to who sent a message that is for somebody else: kind words, and who can help. */
#ifndef REDRESS_REGISTRY_REPLY_H
#define REDRESS_REGISTRY_REPLY_H

#include "registry/post.h"

struct outbox_row;

/* So many letters it has at the most, and who the message was passed on to. */
enum { REPLY_LONGEST = 5000, REPLY_PLACE_LONGEST = 200 };

/* Where the reply to that message can go by itself; NULL: the organisation sends no mail, or none may go there: nobody
 * wrote the message, or the address is none, or one of our own. */
const char *reply_address(struct registry *registry, struct pool *pool, const struct posted *posted);

/* What the reply says at first; `to` is the name of who can help, as organisation.xml has it under `elsewhere`; another
 * or NULL: somebody else. */
const char *reply_words(struct registry *registry, struct pool *pool, const char *to);

/* In a transaction: has the reply go out to reply_address, which there is. False with a fault. */
bool reply_add(struct registry *registry, struct pool *pool, const struct posted *posted, const char *reply,
               int64_t now, struct fault *fault);

/* The reply that went out so, as the outbox has it (store/outbox.h); NULL: it cannot be found, or a fault. */
struct outbox_row *reply_row(struct registry *registry, struct pool *pool, const struct posted *posted,
                             struct fault *fault);

#endif
