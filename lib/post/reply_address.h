/* Reply addresses: where each letter asks for replies, complaints+c-2026-481507-9.7k2m9qxw4tfa0@example.org.
 *
 * What follows the + (RFC 5233; Postfix: recipient_delimiter) names the case and proves that its writer had a letter of
 * ours: it is a keyed MAC of the reference, and nobody who only knows the reference can make it. Capitals make no
 * difference, as mail servers do not keep them. */
#ifndef REDRESS_POST_REPLY_ADDRESS_H
#define REDRESS_POST_REPLY_ADDRESS_H

#include <stdbool.h>

struct pool;
struct seal;

/* The address of that case in the mailbox `replies`; NULL where that is NULL. */
const char *reply_address_of(struct pool *pool, const struct seal *seal, const char *replies, const char *reference);

/* The reference of the case whose address that is; NULL: it is none, was changed, or is of another mailbox. */
const char *reply_address_read(struct pool *pool, const struct seal *seal, const char *replies, const char *address);

#endif
