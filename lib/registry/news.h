/* News for staff: whom an event concerns, and why (core/topic.h).
 *
 * A case has come into somebody's list by the rule that makes the lists (core/next_step.h), so that nobody is told
 * who may not see it. Nobody is told who takes no part in the case, or did it themselves; who stands in for somebody
 * is told with them. What is told becomes a row (store/news.h) in the transaction of the event: for who has an email
 * address, where the organisation sends mail. What they choose to be told, and when, is asked when it is told
 * (post/staff_mail.h). */
#ifndef REDRESS_REGISTRY_NEWS_H
#define REDRESS_REGISTRY_NEWS_H

#include "registry/case_file.h"

/* In the transaction of the last event of the case, while the store holds the index from before it: the rows for what
 * is new with it; `index` is that of now. False with a fault. */
bool news_add(struct registry *registry, struct pool *pool, const struct case_file *file,
              const struct case_index *index, int64_t now, struct fault *fault);

#endif
