/* Readers: notes that only some roles read. The rule of the house, in its one place.
 *
 * A note may name roles of the policy as its readers. Whoever holds none of them for the case, and did not write the
 * note, does not learn that there is one: it is not in the record that they are shown, and neither is any correction of
 * it, or that somebody has read it. Files, the form of a correction and all that is made from a record for somebody go
 * by that record; what is made for everybody, as the index of words is, holds no such note at all. */
#ifndef REDRESS_RECORD_READERS_H
#define REDRESS_RECORD_READERS_H

#include <stdbool.h>

struct node;
struct pool;

/* The record as it counts (record/correction.h) without the notes whose readers are others: `user` wrote them (NULL:
 * nobody), or holds(role, closure) is true of one of the roles (NULL: of none). Itself where it has no such note,
 * else a copy. */
const struct node *readers_record(struct pool *pool, const struct node *record, const char *user,
                                  bool (*holds)(const char *role, void *closure), void *closure);

#endif
