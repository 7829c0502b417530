/* Own addresses: those at which mail reaches the organisation or who works there. Nothing that a machine writes goes
 * there, so that no two machines write to each other. Capitals make no difference, nor does what follows a plus sign in
 * the name: one mailbox has both. */
#ifndef REDRESS_SITE_OWN_ADDRESS_H
#define REDRESS_SITE_OWN_ADDRESS_H

#include <stdbool.h>

struct node;
struct pool;
struct site;

/* The addresses that this element of a site's file itself has; NULL stands behind the last. True if that address is one
 * of them. */
const char *const *own_addresses(struct pool *pool, const struct node *node);
bool own_address_is_of(struct pool *pool, const struct node *node, const char *address);

/* True if the organisation has it anywhere in organisation.xml, but as that of another body; true if somebody who works
 * there has it, by users.xml. */
bool site_owns_address(const struct site *site, struct pool *pool, const char *address);
bool site_staffs_address(const struct site *site, struct pool *pool, const char *address);

#endif
