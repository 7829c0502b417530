/* The versions of the policy that the site was ever started with. */
#ifndef REDRESS_STORE_POLICIES_H
#define REDRESS_STORE_POLICIES_H

#include "store/store.h"

struct stored_policy {
    const char *identity, *digest; /* REFERENCE/VERSION, and of its text */
};

/* The digest that is stored for that version; NULL: none, or a fault. */
const char *store_policy(struct store *store, struct pool *pool, const char *identity, struct fault *fault);
bool store_add_policy(struct store *store, const struct stored_policy *policy, struct fault *fault);

/* The next stored version in alphabetical order after `after` ("" for the first); NULL: no more, or a fault. */
const char *store_next_policy(struct store *store, struct pool *pool, const char *after, struct fault *fault);

/* True if a case is bound to that version. Looks at every case if none is: for versions that are gone. */
bool store_policy_bound(struct store *store, const char *identity, struct fault *fault);

#endif
