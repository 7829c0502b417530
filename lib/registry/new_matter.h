/* A new matter: what a follow-up found to be a case of its own, and owes until that case is there. */
#ifndef REDRESS_REGISTRY_NEW_MATTER_H
#define REDRESS_REGISTRY_NEW_MATTER_H

#include "registry/case_file.h"

/* In the transaction of a new case that was just given its reference: if it names an earlier case on which a case is
 * owed, links that one to it, which keeps what is owed. False with a fault. */
bool new_matter_link(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                     struct fault *fault);

#endif
