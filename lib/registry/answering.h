/* Answering: whom a machine may write to of its own accord.
 *
 * Pure. Whatever goes out with nobody at the keyboard, a receipt or a confirmation, goes only where this allows it, so
 * that no two machines write to each other and nobody has us write to a stranger again and again. What a member of
 * staff sends is theirs to send, and is not asked about here. */
#ifndef REDRESS_REGISTRY_ANSWERING_H
#define REDRESS_REGISTRY_ANSWERING_H

#include <stdbool.h>

struct pool;
struct site;

/* How many an address gets within a day, whoever entered it in our forms. */
enum { ANSWERS_A_DAY = 20 };

/* True if it may go to that address (NULL: nobody has one), to which so many went `lately`, within a day. Never to what
 * no person wrote (`automatic` says why, as record/message.h does; NULL or empty: somebody wrote it, or it was a form),
 * to an address of ours or of who works here (the site's organisation.xml and users.xml), also with something after a
 * plus sign, or to who has had ANSWERS_A_DAY. */
bool answering_allowed(const struct site *site, struct pool *pool, const char *address, const char *automatic,
                       int lately);

#endif
