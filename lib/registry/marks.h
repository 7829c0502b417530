/* Marks: what a case counts for in the months' reports, under the figures of core/figure.h. They follow from its record
 * alone, so that `redress rebuild` makes the same ones, and no report need read a case. */
#ifndef REDRESS_REGISTRY_MARKS_H
#define REDRESS_REGISTRY_MARKS_H

#include <stdbool.h>

#include "registry/case_file.h"
#include "store/mark.h"

/* Sets the marks of the index of that case. */
void marks_index(const struct registry *registry, struct pool *pool, const struct case_file *file,
                 struct case_index *index);

/* True if both indexes of a case have the same. */
bool marks_same(const struct case_index *one, const struct case_index *other);

#endif
