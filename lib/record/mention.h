/* Mentions: where a record names another case: what the schema marks (f:case), and what the program set.
 *
 * Whoever may not see that case is not told of it. What may be left out is; what must be there takes with it what it
 * stands in: an entry that says nothing but that two cases belong together is not there at all. */
#ifndef REDRESS_RECORD_MENTION_H
#define REDRESS_RECORD_MENTION_H

#include <stdbool.h>

struct node;
struct pool;
struct schema;

/* The record without what it says of the cases that hidden(reference, closure) is true of: itself where it says nothing
 * of any, else a copy. */
const struct node *mention_without(struct pool *pool, const struct schema *schema, struct node *record,
                                   bool (*hidden)(const char *reference, void *closure), void *closure);

#endif
