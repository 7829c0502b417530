/* Sight: cases as far as a person may see them.
 *
 * For whom a case is hidden there is none. That is asked of the index, and costs the same for a case that is not
 * there; and no case that they may see speaks of it. Public pages speak of no other case but one in which this one
 * ended as a duplicate: the same person raised both. */
#ifndef REDRESS_REGISTRY_SIGHT_H
#define REDRESS_REGISTRY_SIGHT_H

#include "registry/case_file.h"

struct person;

/* The case of that reference (NULL: none) as it stands at `now`, if the person may see it; NULL: there is none for
 * them, or a fault. */
struct case_file *sight_case(struct registry *registry, struct pool *pool, const char *reference,
                             const struct person *person, int64_t now, struct fault *fault);

/* True if the index says that the person may see the case of that reference: for pages of many, which open none. */
bool sight_shows(struct registry *registry, struct pool *pool, const char *reference, const struct person *person,
                 struct fault *fault);

/* The case as it counts, without what it says of cases that are hidden from the person (record/mention.h), and without
 * the notes that others read (record/readers.h); NULL with a fault. */
const struct node *sight_record(struct registry *registry, struct pool *pool, const struct case_file *file,
                                const struct person *person, int64_t now, struct fault *fault);

#endif
