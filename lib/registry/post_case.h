/* A message of the post becomes a case, or an entry of one; or two cases, if it is a complaint and a compliment. */
#ifndef REDRESS_REGISTRY_POST_CASE_H
#define REDRESS_REGISTRY_POST_CASE_H

#include "registry/case_file.h"

/* In the transaction of that case's last event, which was made of the message of that number: it leaves the post. One
 * that is both stays there with its first case, and leaves with the second, which is of the other kind: the two are
 * linked. False with a fault, 409 "sorted" where somebody has sorted it before, or made that half of it. */
bool post_becomes(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t number,
                  int64_t now, struct fault *fault);

#endif
