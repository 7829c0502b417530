/* The state table: which event leads where, and which action is possible in which state.
 *
 * A part of core/procedure.h, which alone is for the floors above: its functions that ask for nobody's rights are in
 * state.c. No role and no level stands in the table. */
#ifndef REDRESS_CORE_STATE_H
#define REDRESS_CORE_STATE_H

#include <stdbool.h>

#include "core/policy.h"
#include "core/timeline.h"

/* True if the table has that action in the state in which the case is. */
bool state_allows(const struct policy *policy, const struct timeline *timeline, const char *action);

#endif
