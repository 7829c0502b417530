/* Duties: whose is what is owed beside the cases, the month's report and the review of the policy.
 *
 * The rule of core/next_step.h where there is no case: whom it names; else everybody who holds the owner's role and may
 * do what keeps the duty; else the deputies of that role who may; where nobody is left, it is put before those who
 * answer for the process. Pure. */
#ifndef REDRESS_CORE_DUTY_H
#define REDRESS_CORE_DUTY_H

#include "core/next_step.h"

/* What is owed under that policy, as a task of theirs whose it is. */
struct task duty_task(struct pool *pool, const struct policy *policy, struct people people,
                      const struct obligation *owed);

/* The rule of the policy's duties that the event keeps; NULL: none. */
const struct rule *duty_kept_by(const struct policy *policy, const char *event);

#endif
