/* Feeling: how a complainant feels at the end, beside how they felt at the start. */
#ifndef REDRESS_REGISTRY_FEELING_H
#define REDRESS_REGISTRY_FEELING_H

#include "registry/case_file.h"

/* "better", "same" or "worse" where they said both, at the end when and in which event that was; NULL: they did not. */
const char *feeling_change(const struct registry *registry, struct pool *pool, const struct case_file *file,
                           int64_t *at, int *seq);

#endif
