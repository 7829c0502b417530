/* Corrections: a record as it counts.
 *
 * Nothing is ever edited: `corrected` carries the whole event that replaces an earlier one. Facts, lists and pages read
 * the record as it counts; what is stored, shown by `redress show` and checked stays as it was written. */
#ifndef REDRESS_RECORD_CORRECTION_H
#define REDRESS_RECORD_CORRECTION_H

#include <stdbool.h>

struct node;
struct pool;

/* The record as it counts: each corrected event stands with its last words and corrected-by="SEQ", and the correction
 * holds what it replaced. The record itself where nothing was corrected, else a copy, which is no longer valid against
 * the schema. */
struct node *correction_apply(struct pool *pool, struct node *record);

/* Makes `corrected`, an event just built, a correction of `original`: says which one it corrects, and gives the
 * replacing event inside it all the attributes of the original, the titles of what it names as the original does, and
 * its files. Gives the replacing event. */
struct node *correction_mark(struct pool *pool, struct node *corrected, const struct node *original);

/* Event `seq` as it counted before the last event of the record, which may correct it; NULL: it is the last. */
const struct node *correction_before(const struct node *record, int seq);

/* True if that event, or one whose place it took, has that field. `record` as it was corrected. */
bool correction_ever_has(struct pool *pool, const struct node *record, const struct node *event, const char *field);

#endif
