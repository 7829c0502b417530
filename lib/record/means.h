/* Means: in which ways the record can reach whom it belongs to, and which of them they asked for.
 *
 * What is sent by email needs an address of theirs, what is posted too; who stays anonymous looks at the status page,
 * and is reached in no other way. */
#ifndef REDRESS_RECORD_MEANS_H
#define REDRESS_RECORD_MEANS_H

#include "xml/schema.h"

struct node;
struct pool;

/* The list `means`: each channel that reaches them, by the record as it counts. */
struct list means_of(struct pool *pool, const struct node *record);

/* The channel that they asked for if it reaches them, or the only one that does; NULL: none comes first. */
const char *means_preferred(struct pool *pool, const struct node *record);

/* How a letter goes that comes with something they were told by `channel`, or in no way that was said (NULL): by that,
 * or else as they asked for, or as the record can reach them: "email" or "post". NULL: by neither. */
const char *means_letter(struct pool *pool, const struct node *record, const char *channel);

#endif
