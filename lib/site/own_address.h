/* Own addresses: those at which mail reaches the organisation or who works there. Nothing that a machine writes goes
 * there, so that no two machines write to each other. Capitals make no difference, nor does what follows a plus sign in
 * the name: one mailbox has both. */
#ifndef REDRESS_SITE_OWN_ADDRESS_H
#define REDRESS_SITE_OWN_ADDRESS_H

#include <stdbool.h>

struct pool;
struct site;

/* True if the organisation has it anywhere in organisation.xml, but as that of another body; true if somebody who works
 * there has it, by users.xml. */
bool site_owns_address(const struct site *site, struct pool *pool, const char *address);
bool site_staffs_address(const struct site *site, struct pool *pool, const char *address);

#endif
