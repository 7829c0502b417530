#include "registry/renewal.h"

#include <string.h>

#include "base/digest.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/record.h"
#include "registry/case_index.h"
#include "store/named.h"
#include "store/task.h"
#include "xml/xml.h"

/* What the index is made for: the users as they are written. */
static const char *staffing_of(struct pool *pool, const struct site *site)
{
    const char *users = site->users ? xml_write(pool, site->users) : "";
    return bytes_digest(pool, users, strlen(users));
}

static bool renew_case(struct registry *registry, const char *reference, int64_t now, struct fault *fault)
{
    struct pool *pool = pool_new();
    struct fault unread = {0};
    const struct case_file *file = case_file_open(registry, pool, reference, now, &unread);
    const struct case_index *made = file ? case_index_of(registry, pool, file) : NULL;
    bool done = true;
    if (made == NULL)
        log_line("%s cannot be read and keeps what is listed of it: %s", reference, unread.detail);
    else if (case_index_difference(made, store_index(registry->store, pool, reference, fault)) != NULL)
        done = store_put_index(registry->store, pool, made, fault);
    pool_free(pool);
    return done;
}

/* In one transaction, so that nobody sees what is made for some users and not for others. Asked again in it: another
 * process may have made it meanwhile. */
static bool renew_all(struct registry *registry, struct pool *pool, const char *staffing, int64_t now,
                      struct fault *fault)
{
    struct store *store = registry->store;
    if (!store_begin(store, fault))
        return false;
    bool same = text_equal(store_staffing(store, pool, fault), staffing);
    const char *const *reference = same ? NULL : store_cases_naming(store, pool, "compliment", CATEGORY_STAFF, fault);
    bool done = same || reference != NULL;
    for (; done && reference != NULL && *reference != NULL; reference++)
        done = renew_case(registry, *reference, now, fault);
    if (done && fault->kind == 0 && (same || store_put_staffing(store, staffing, fault)))
        return store_commit(store, fault);
    store_rollback(store);
    return false;
}

bool index_renew(struct registry *registry, int64_t now, struct fault *fault)
{
    struct pool *pool = pool_new();
    const char *staffing = staffing_of(pool, &registry->site);
    bool same = text_equal(store_staffing(registry->store, pool, fault), staffing);
    bool done = fault->kind == 0 && (same || renew_all(registry, pool, staffing, now, fault));
    pool_free(pool);
    return done;
}
