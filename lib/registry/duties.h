/* Duties: what is owed and done beside the cases: the reviews of the policy and the reports on the months.
 *
 * What was done stands in one record of the organisation (the root `duties` of schema/record.xsd), to which events are
 * only ever added. What is owed is computed of it by the same function as everything owed (core/obligation.h). */
#ifndef REDRESS_REGISTRY_DUTIES_H
#define REDRESS_REGISTRY_DUTIES_H

#include <stdbool.h>
#include <stdint.h>

#include "core/duty.h"
#include "registry/registry.h"
#include "site/audit.h"

struct node;
struct pool;

/* The record, under that policy; NULL with a fault. */
struct node *duties_read(struct pool *pool, struct store *store, const struct policy *policy, struct fault *fault);

/* The days on which the policy was reviewed. */
struct reviewed duties_reviewed(struct pool *pool, const struct node *duties);

/* The day by which the policy is to be reviewed: the one that it states, or a later one that a review set which changed
 * nothing. */
int32_t duties_review_due(struct pool *pool, const struct node *duties, const struct policy *policy);

/* All that is and was owed beside the cases under the policy in force, *count of them; a report's item is the last
 * month of its period, and nothing is owed of one before that in which the first case was received. NULL with none, or
 * with a fault. */
struct obligation *duties_owed(const struct registry *registry, struct pool *pool, int64_t now, size_t *count,
                               struct fault *fault);

/* What is owed of it now, by when it is due, and whose it is: *count tasks; NULL with none, or with a fault. */
struct task *duties_tasks(const struct registry *registry, struct pool *pool, int64_t now, size_t *count,
                          struct fault *fault);

#endif
