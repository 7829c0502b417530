/* Report mail: who the policy has told of a month's report (`to` of its duty).
 *
 * It is written in the transaction of the event `reported`, a row of the outbox for each who holds such a role and has
 * an address. The event names all of them (`recipient`), those who are not told by email, too. */
#ifndef REDRESS_REGISTRY_REPORT_MAIL_H
#define REDRESS_REGISTRY_REPORT_MAIL_H

#include "registry/registry.h"

struct node;

/* In the transaction of that event: has a notice go out with the first figures of the report, which is what was kept,
 * rounded for who may not read exact numbers (core/figure.h), and adds who is to have it. False with a fault. */
bool report_mail_add(struct registry *registry, struct pool *pool, struct node *event, const struct node *report,
                     struct fault *fault);

#endif
