/* Reviews of the policy: a form, what the year's figures were, and what was decided, kept for good as an event of the
 * record of duties (registry/duties.h). Without one since the version before, no version comes into force. */
#ifndef REDRESS_REGISTRY_REVIEWS_H
#define REDRESS_REGISTRY_REVIEWS_H

#include "record/entry.h"
#include "registry/registry.h"

/* What is asked of who reviews the policy. */
struct asking review_asking(const struct registry *registry);

/* Adds what the figures of the year before that instant are to an element, as <figure>s of schema/record.xsd, with the
 * days `from` and `until`. False with a fault. */
bool review_figures(struct registry *registry, struct pool *pool, struct node *element, int64_t now,
                    struct fault *fault);

/* Builds and checks the review that `user` entered, and keeps it; true also where the same was kept already under the
 * submission's token (NULL: entered by no form). False with a fault, or with problems where it is not right; 409
 * "used-token" where the token brought something else before. */
bool review_keep(struct registry *registry, struct pool *pool, const struct fields *entered, const char *user,
                 struct submission *submission, int64_t now, struct problems *problems, struct fault *fault);

#endif
