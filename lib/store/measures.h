/* Measures: how often something was done within an hour, by whom it was done or to what.
 *
 * For limits on strangers (web/limits.h), not for the record: kept in a database of its own, DATA/measures.db, which
 * does not wait for the disk and forgets what is older than the hour. What cannot be counted counts as done once: a
 * limit never stands in the way because a disk is full. */
#ifndef REDRESS_STORE_MEASURES_H
#define REDRESS_STORE_MEASURES_H

#include <stdint.h>

struct fault;
struct measures;
struct pool;

/* Opens the measures of a data folder; closed with the pool. NULL with a fault 503. */
struct measures *measures_open(struct pool *pool, const char *data, struct fault *fault);

/* Counts `count` more of `what` by `whom` in the hour of `now`; gives how many they are then. With 0 it only tells. */
int64_t measures_count(struct measures *measures, const char *what, const char *whom, int64_t now, int64_t count);

#endif
