/* Versions: a policy changes by a new version and in no other way.
 *
 * The store remembers the text of every version that a process of this site was started with, as a digest. */
#ifndef REDRESS_REGISTRY_VERSIONS_H
#define REDRESS_REGISTRY_VERSIONS_H

#include <stdbool.h>

struct fault;
struct pool;
struct site;
struct store;

/* Holds the site's policies against what the store remembers, and adds those that are new; where nothing is, it only
 * reads. False with a fault that names the version where its text is another than before, or where cases are bound to
 * a version that the site no longer has. Many processes may ask at once. */
bool versions_check(struct pool *pool, struct store *store, const struct site *site, struct fault *fault);

#endif
