/* Gone: what cases name that the site's files no longer have: a member of staff who has left, a division that was
 * dissolved.
 *
 * What was said stays (record/title.h), so nothing is broken by it. But who has left sees to nothing, and a division
 * that is none is nobody's: somebody has to hand it over. */
#ifndef REDRESS_REGISTRY_GONE_H
#define REDRESS_REGISTRY_GONE_H

#include "registry/case_file.h"

struct gone {
    const char *as;    /* handler, division, concerned (who takes no part in it), or owner of what is to be improved */
    const char *name;  /* what the record calls them */
    const char *title; /* as the record last said it, else the name */
};

/* What the case names now that the site does not have; *count of them. */
const struct gone *gone_of(const struct registry *registry, struct pool *pool, const struct case_file *file,
                           size_t *count);

/* True if something may still have to be done about a case in that state, in which something is owed or not. */
bool gone_matters(const char *state, bool owed);

/* How many members of staff and divisions the cases name of which that is true and the site does not have; from the
 * index, whatever the number of cases. -1 with a fault. */
int gone_count(const struct registry *registry, struct pool *pool, struct fault *fault);

#endif
