/* Attention: what the report on a month says is to be acknowledged, and to be shared, with the case it is about. */
#ifndef REDRESS_REGISTRY_ATTENTION_H
#define REDRESS_REGISTRY_ATTENTION_H

#include "record/entry.h"
#include "registry/month_report.h"

/* The site's lists, and `month-cases`: those that the person may see, of those months, from which something was
 * learned, in which a practice was named, or which were reviewed, each once, by what was learned. NULL with a fault. */
const struct list *attention_lists(struct registry *registry, struct pool *pool, const struct person *person,
                                   const struct reported_month *months, struct fault *fault);

/* Notes where an event, which is that part of the schema, names a party of a case that is on offer in these lists, or a
 * person whom it concerns, or quotes who may not be quoted (record/unnamed.h). False with a fault. */
bool attention_check(struct registry *registry, struct pool *pool, const struct list *lists, const struct part *part,
                     const struct node *event, int64_t now, struct problems *problems, struct fault *fault);

#endif
