/* Users: who signs in, of users.xml (schema/organisation.xsd). */
#ifndef REDRESS_SITE_USERS_H
#define REDRESS_SITE_USERS_H

#include <stdbool.h>

struct fault;
struct pool;
struct site;

/* Fills in the site's persons from its `users`, of the file `path`; the organisation is there already. False with a
 * fault that names file and line: a reserved name, a division that there is not, or an email address that no mail can
 * reach, that another user has, or at which messages for the organisation arrive. */
bool users_read(struct pool *pool, struct site *site, const char *path, struct fault *fault);

#endif
