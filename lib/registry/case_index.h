/* The index of a case: all that is made from its record so that it can be listed, searched and counted without reading
 * it. Each row can be made anew from the record, and `redress verify` tells where one is not as it should be. */
#ifndef REDRESS_REGISTRY_CASE_INDEX_H
#define REDRESS_REGISTRY_CASE_INDEX_H

#include "registry/case_file.h"

/* All that is made from a case. */
struct case_index *case_index_of(const struct registry *registry, struct pool *pool, const struct case_file *file);

/* What differs between two indexes of a case, in a word for the administrator; NULL: nothing. */
const char *case_index_difference(const struct case_index *made, const struct case_index *stored);

#endif
