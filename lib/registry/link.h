/* Links between cases that are written with a new case, and by nobody's own step. */
#ifndef REDRESS_REGISTRY_LINK_H
#define REDRESS_REGISTRY_LINK_H

#include "registry/case_file.h"

/* In the transaction of a new case that was just given its reference: adds to the other case that it is linked to this
 * one, `how` as the schema has it. False with a fault. */
bool link_add(struct registry *registry, struct pool *pool, struct case_file *other, const struct case_file *file,
              const char *how, int64_t now, struct fault *fault);

#endif
