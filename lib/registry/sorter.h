/* Who sorts the post: for each message those whom its mailbox says (organisation.xml, sorts), else who sorts all.
 *
 * A message that came to two mailboxes is for the sorters of both. */
#ifndef REDRESS_REGISTRY_SORTER_H
#define REDRESS_REGISTRY_SORTER_H

#include "registry/registry.h"

struct sorter {
    struct registry *registry;
    const struct person *person;
    bool all;     /* what no mailbox says of somebody else: who may hand over cases, and sees those of every division */
    bool divided; /* it matters to which mailbox a message came: for who sorts it, or for what is owed of it */
};

/* What the person sorts under that policy. */
struct sorter sorter_of(struct registry *registry, struct pool *pool, const struct policy *policy,
                        const struct person *person);

/* True if that is anything at all. */
bool sorter_has_any(const struct sorter *sorter, struct pool *pool);

/* True if it is what came to these mailboxes, NULL-ended; none: what came to no address that we
 * know. */
bool sorter_has(const struct sorter *sorter, struct pool *pool, const struct node *const *boxes);

/* The mailboxes of the organisation to which a message came of which that is the beginning, the most certain first,
 * NULL-ended (record/addressed.h). */
const struct node *const *sorter_boxes(struct registry *registry, struct pool *pool, const char *beginning,
                                       size_t length);

#endif
