/* Sorts: of what sort the entries of a record are, by which somebody looks through them.
 *
 * decisions  what was decided on the complaint     contacts  what either side told the other
 * letters    what a letter goes with               files     what brought files
 * notes      what staff wrote for each other
 * An entry can be of several, or of none. */
#ifndef REDRESS_RECORD_SORT_H
#define REDRESS_RECORD_SORT_H

#include <stdbool.h>

struct node;
struct pool;
struct schema;

/* All sorts, NULL-ended, in the order in which a page offers them. */
extern const char *const SORTS[];

/* One of them, in a record of that kind. */
struct sort {
    struct pool *pool;
    const struct schema *schema;
    const char *kind, *name;
};

/* True if the entry is of that sort (a struct sort); none is of a sort that is not among SORTS. */
bool sort_has(const struct node *event, const void *sort);

#endif
