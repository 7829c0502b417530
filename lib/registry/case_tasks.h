/* Tasks as the index has them: whose step a case is, for lists (core/next_step.h is the rule).
 *
 * The rows depend on the site's users beside the record (registry/renewal.h). */
#ifndef REDRESS_REGISTRY_CASE_TASKS_H
#define REDRESS_REGISTRY_CASE_TASKS_H

#include "registry/case_file.h"

/* Sets the tasks of the case's index. One that waits to be sorted has none: it is on the pile. */
void case_tasks_index(const struct registry *registry, struct pool *pool, const struct case_file *file,
                      struct case_index *index);

/* True if both have the same tasks. */
bool case_tasks_same(const struct case_index *one, const struct case_index *other);

#endif
