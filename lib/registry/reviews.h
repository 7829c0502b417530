/* Reviews of the policy: a form, what the year's figures were, and what was decided, kept for good as an event of the
 * record of duties (registry/duties.h). Without one since the version before, no version comes into force. */
#ifndef REDRESS_REGISTRY_REVIEWS_H
#define REDRESS_REGISTRY_REVIEWS_H

#include "registry/duty_entry.h"

/* Adds what the figures of the year before that instant are to an element, as <figure>s of schema/record.xsd, with the
 * days `from` and `until`. False with a fault. */
bool review_figures(struct registry *registry, struct pool *pool, struct node *element, int64_t now,
                    struct fault *fault);

/* What a review has beside what is entered. */
duty_completion review_complete;

#endif
