/* States: where the events of a case have led it, and which action is possible there, by the table of events.
 *
 * A part of core/procedure.h, which alone is for the floors above: its functions that ask for nobody's rights are in
 * state.c. */
#ifndef REDRESS_CORE_STATE_H
#define REDRESS_CORE_STATE_H

#include <stdbool.h>

#include "core/policy.h"
#include "core/timeline.h"

/* True if the action is possible in the state in which the case is. */
bool state_allows(const struct policy *policy, const struct timeline *timeline, const char *action);

#endif
