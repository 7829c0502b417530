#include "site/mailboxes.h"

#include "base/text.h"
#include "core/event.h"
#include "site/audit_able.h"
#include "site/site.h"
#include "xml/validity.h"
#include "xml/xml.h"

/* The newest version that nothing keeps out of force; there is one (site_open). */
static const struct policy *newest(const struct site *site)
{
    size_t at = site->policy_count - 1;
    while (at > 0 && site->standings[at].fault)
        at--;
    return &site->policies[at];
}

/* True if the role may do something with those traits, on cases of that kind (NULL: of some kind). */
static bool role_may(const struct role *role, unsigned traits, const char *of)
{
    bool may = false;
    for (const struct event_kind *kind = EVENT_KINDS; kind->name != NULL; kind++)
        for (const struct event_row *row = kind->rows; row->name != NULL; row++)
            may = may || ((row->traits & traits) && (of == NULL || text_equal(of, kind->name)) &&
                          able_role(role, row->action, kind->name, LEVEL_ANY));
    return may;
}

static bool is_held(const struct site *site, const char *role, const char *division)
{
    bool held = site->users == NULL;
    for (size_t i = 0; i < site->person_count && !held; i++)
        held = person_holds(&site->persons[i], role, division);
    return held;
}

static bool box_check(struct pool *pool, const struct site *site, const char *path, const struct node *box,
                      struct fault *fault)
{
    const char *sorts = node_get(pool, box, "sorts");
    const struct policy *policy = newest(site);
    const struct role *role = sorts ? policy_role(policy, sorts) : NULL;
    if (sorts && !role)
        return file_fault(fault, path, box, "sorts: the policy %s has no role %s", policy->identity, sorts);
    if (role && !role_may(role, BEGINS, node_get(pool, box, "kind")))
        return file_fault(fault, path, box, "sorts: by the policy %s, %s may not record what comes", policy->identity,
                          sorts);
    if (role && !role_may(role, HANDS_OVER, NULL))
        return file_fault(fault, path, box, "sorts: by the policy %s, %s may not assign cases", policy->identity,
                          sorts);
    return !role || is_held(site, sorts, node_get(pool, box, "division")) ||
           file_fault(fault, path, box, "sorts: nobody holds the role %s there", sorts);
}

bool mailboxes_check(struct pool *pool, const struct site *site, const char *path, struct fault *fault)
{
    const struct node *box = node_first(site->organisation, "mailbox");
    while (box != NULL && box_check(pool, site, path, box, fault))
        box = node_next(box, "mailbox");
    return box == NULL;
}
