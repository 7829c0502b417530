/* Own addresses: those at which mail reaches the organisation or its staff. Nothing that a machine writes goes there,
 * so that two machines never write to each other. */
#ifndef REDRESS_SITE_OWN_ADDRESS_H
#define REDRESS_SITE_OWN_ADDRESS_H

#include <stdbool.h>

struct pool;
struct site;

/* True if mail for the organisation arrives there, or comes from there: what it sends from, what returns and is replied
 * to, its mailboxes and divisions. Capitals make no difference, nor does what follows a + in the name. */
bool site_owns_address(const struct site *site, struct pool *pool, const char *address);

#endif
