/* The reason behind a mark: why something was late, put off or corrected, in the words of who did it. They are not
 * counted: they stand in the list behind a number, for who may see the case. */
#ifndef REDRESS_REGISTRY_MARK_REASON_H
#define REDRESS_REGISTRY_MARK_REASON_H

#include "core/figure.h"
#include "registry/case_file.h"

struct stored_mark;

/* True if marks in that column of the figure may have one. */
bool mark_reason_had(const struct figure *figure, const char *column);

/* The reason behind that mark of the case; NULL: none was given, or the words name somebody of the case
 * (record/unnamed.h). */
const char *mark_reason(const struct registry *registry, struct pool *pool, const struct case_file *file,
                        const struct stored_mark *mark);

#endif
