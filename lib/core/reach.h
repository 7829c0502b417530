/* Ways: how somebody reaches cases to see them, taken apart so that a list can be fetched way by way.
 *
 * The same permissions that procedure_allows asks for one case, asked for all. Persons concerned are not its matter. */
#ifndef REDRESS_CORE_REACH_H
#define REDRESS_CORE_REACH_H

#include <stddef.h>

#include "core/access.h"
#include "core/policy.h"

struct pool;

struct way {
    enum reach reach;
    const char *kind;       /* NULL: both */
    const char *division;   /* of REACH_DIVISION; of REACH_LEVEL and REACH_HIGH, where the role is held in one (NULL:
                             everywhere) */
    int level;              /* of REACH_LEVEL: cases whose highest level so far is exactly that */
    const char *instead_of; /* the user in whose place; not to cases in which they take no part; NULL: in nobody's */
};

/* Every way in which the person may see cases under that policy, *count of them; the same case may lie on several. */
struct way *ways_to_see(struct pool *pool, const struct policy *policy, const struct person *person, size_t *count);

/* The clause of the first permission through which the person may take the action in a case of that kind; NULL: none
 * states one. */
const char *permission_clause(const struct policy *policy, const struct person *person, const char *action,
                              const char *kind);

#endif
