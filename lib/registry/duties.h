/* Duties: what is done beside the cases, in one record of the organisation (the root `duties` of schema/record.xsd), to
 * which events are only ever added: the reviews of the policy. */
#ifndef REDRESS_REGISTRY_DUTIES_H
#define REDRESS_REGISTRY_DUTIES_H

#include <stdbool.h>
#include <stdint.h>

#include "site/audit.h"

struct fault;
struct node;
struct policy;
struct pool;
struct store;

/* The record, under that policy; NULL with a fault. */
struct node *duties_read(struct pool *pool, struct store *store, const struct policy *policy, struct fault *fault);

/* The days on which the policy was reviewed. */
struct reviewed duties_reviewed(struct pool *pool, const struct node *duties);

/* The day by which the policy is to be reviewed: the one that it states, or a later one that a review set which changed
 * nothing. */
int32_t duties_review_due(struct pool *pool, const struct node *duties, const struct policy *policy);

#endif
