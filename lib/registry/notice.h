/* Notices: what goes out by email and is no letter (schema/letter.xsd): to staff, or to somebody without a case. They
 * are kept as letters are, and are rows of the outbox without a case. */
#ifndef REDRESS_REGISTRY_NOTICE_H
#define REDRESS_REGISTRY_NOTICE_H

#include "registry/registry.h"

#define MAIL_NOTICE "notice"

/* A notice with that subject and these words; `answers` is the Message-ID of what it answers (NULL: nothing). */
struct node *notice_new(struct pool *pool, const char *answers, const char *about, const char *said);

/* In a transaction: keeps the notice and has it go out to that address. Only where the organisation sends mail. Gives
 * the Message-ID under which it goes; NULL with a fault, 500 "broken" where it is none by its schema. */
const char *notice_add(struct registry *registry, struct pool *pool, const struct node *notice, const char *address,
                       int64_t now, struct fault *fault);

#endif
