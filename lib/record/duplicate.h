/* Duplicates: a case that has ended in another one, as the same person told us of the same matter twice. */
#ifndef REDRESS_RECORD_DUPLICATE_H
#define REDRESS_RECORD_DUPLICATE_H

#include <stdbool.h>

struct node;
struct pool;

/* The reference of the case in which the complaint of that record goes on; NULL: in none, or it was taken up again. */
const char *duplicate_of(struct pool *pool, const struct node *record);

/* True if that is a case in which it went on, now or before. */
bool duplicate_names(struct pool *pool, const struct node *record, const char *reference);

/* True if one person raised both: both gave a name, and it is the same, as are their e-mail addresses where both gave
 * one. Another person's complaint is answered on its own. */
bool duplicate_raised_by_same(struct pool *pool, const struct node *one, const struct node *other);

#endif
