/* Hand-overs: who handles a case, and who is to take it.
 *
 * A hand-over names a person, or a division alone; whom somebody else handed a case to takes it by any step of theirs,
 * or it is accepted for them by who stands in for them. */
#ifndef REDRESS_CORE_HAND_OVER_H
#define REDRESS_CORE_HAND_OVER_H

#include "core/timeline.h"

/* User name of who handles the case: whom the last hand-over named, unless one to a division alone came since; else who
 * took it on by acknowledging it. NULL: nobody, or one who takes no part in it any more. */
const char *timeline_handler(const struct timeline *timeline);

/* User name of whom the case was handed to by somebody else, while they have taken no step on it since; NULL:
 * nobody. */
const char *timeline_receiver(const struct timeline *timeline);

/* Who is to take the case after that event, if `receiver` was to before. */
const char *receiver_after(const struct event *event, const char *receiver);

#endif
