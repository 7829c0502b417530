#include "registry/versions.h"

#include <string.h>

#include "base/digest.h"
#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/site.h"
#include "store/policies.h"
#include "xml/xml.h"

/* Of the document as it is written: white space counts, how it is encoded does not. */
static const char *digest_of(struct pool *pool, const struct node *document)
{
    const char *text = xml_write(pool, document);
    return bytes_digest(pool, text, strlen(text));
}

/* True if the version is stored with that text; false without a fault if it is not stored. */
static bool is_known(struct pool *pool, struct store *store, const struct stored_policy *policy, struct fault *fault)
{
    const char *before = store_policy(store, pool, policy->identity, fault);
    if (before == NULL)
        return false;
    return text_equal(before, policy->digest) ||
           fault_set(fault, 500, "broken",
                     "policy %s has another text than before: a policy changes by a new version, so give the changed "
                     "text a version of its own and put this one back",
                     policy->identity);
}

/* How many of the site's policies are not stored; -1 with a fault. */
static int count_new(struct pool *pool, struct store *store, const struct stored_policy *policies, size_t count,
                     struct fault *fault)
{
    int unknown = 0;
    for (size_t i = 0; i < count; i++) {
        unknown += !is_known(pool, store, &policies[i], fault);
        if (fault->kind)
            return -1;
    }
    return unknown;
}

/* Asked again in the transaction: another process may have added them meanwhile. */
static bool add_new(struct pool *pool, struct store *store, const struct stored_policy *policies, size_t count,
                    struct fault *fault)
{
    bool good = store_begin(store, fault);
    if (!good)
        return false;
    for (size_t i = 0; good && i < count; i++)
        good = is_known(pool, store, &policies[i], fault) ||
               (fault->kind == 0 && store_add_policy(store, &policies[i], fault));
    if (good)
        return store_commit(store, fault);
    store_rollback(store);
    return false;
}

/* Versions that were used once and are not in the site's folder any more: nothing may be bound to them. */
static bool check_gone(struct pool *pool, struct store *store, const struct site *site, struct fault *fault)
{
    const char *identity = "";
    while ((identity = store_next_policy(store, pool, identity, fault)) != NULL)
        if (site_policy(site, identity) == NULL && store_policy_bound(store, identity, fault))
            return fault_set(fault, 500, "broken", "cases are bound to policy %s, which is not in the site's folder",
                             identity);
    return fault->kind == 0;
}

bool versions_check(struct pool *pool, struct store *store, const struct site *site, struct fault *fault)
{
    struct stored_policy *policies = pool_array(pool, site->policy_count, sizeof *policies);
    for (size_t i = 0; i < site->policy_count; i++)
        policies[i] = (struct stored_policy){.identity = site->policies[i].identity,
                                             .digest = digest_of(pool, site->documents[i])};
    int unknown = count_new(pool, store, policies, site->policy_count, fault);
    if (unknown < 0 || (unknown > 0 && !add_new(pool, store, policies, site->policy_count, fault)))
        return false;
    return check_gone(pool, store, site, fault);
}
