/* Marking: what the files that make marks share (registry/marks.h). */
#ifndef REDRESS_REGISTRY_MARKS_PARTS_H
#define REDRESS_REGISTRY_MARKS_PARTS_H

#include <stdint.h>

#include "core/figure.h"
#include "registry/marks.h"

/* The marks of a case being made. */
struct marking {
    struct pool *pool;
    const struct case_file *file;
    struct stored_mark *list;
    size_t count;
};

/* Adds a mark for what happened at that instant; in which row and column (NULL: it is not said, and the only one), and
 * which of those that the case has there. Gives it for whoever knows more. */
struct stored_mark *mark_happened(struct marking *marking, const char *figure, const char *row, const char *column,
                                  const char *item, int64_t at);

/* Adds one for what stands from then until before `until`; MARK_LASTS: it still does. Nothing that never stood. */
void mark_stands(struct marking *marking, const char *figure, const char *row, const char *column, const char *item,
                 int64_t since, int64_t until);

/* The division as it was last said by then, as a row. */
const char *mark_division(const struct marking *marking, int64_t by);

/* The name of an event among marks. */
const char *mark_item(struct marking *marking, int seq);

/* How what is owed on the case was kept: marks_owed.c; what its record says: marks_said.c; its levels and how they
 * ended, while it was open, how it ended: marks_course.c. */
void marks_add_owed(struct marking *marking);
void marks_add_said(struct marking *marking, const struct registry *registry);
void marks_add_course(struct marking *marking);

#endif
