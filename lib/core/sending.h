/* Sendings: what went out to the complainant, whether it came back, and whether it went out again.
 *
 * Pure. A letter that the post returns or an email that cannot be delivered has told nobody anything: the event
 * `returned` says so of the event with which it went out (its item is the seq of that), and `resent` that it goes out
 * again, in a way that may be another. An answer that came back is not delivered until then (core/moment.h). What goes
 * out by itself, the receipt for what they told us, is made up for by whatever we tell them next. */
#ifndef REDRESS_CORE_SENDING_H
#define REDRESS_CORE_SENDING_H

#include <stdbool.h>

#include "core/timeline.h"

/* How a receipt goes, whatever its event says of how that came. */
#define RECEIPT_CHANNEL "email"

/* True if something went out to the complainant with the event in a way in which it may come back. */
bool event_sends(const struct event *event);

/* The event with which that went out of which the item of `returned` or `resent` speaks; NULL: none is called so. */
const struct event *timeline_sending(const struct timeline *timeline, const char *item);

/* True if it has come back after it went out with that event: itself, or one that sent it again. */
bool sending_returned(const struct timeline *timeline, const struct event *sending, const struct event *with);

/* True if it has come back and was not sent again since. */
bool sending_is_back(const struct timeline *timeline, const struct event *sending);

/* True if the receipt of that event was back when the other, which makes up for it, told them something. */
bool receipt_made_up(const struct timeline *timeline, const struct event *receipt, const struct event *by);

/* True if something was sent that is not back; true if something is. */
bool timeline_sends(const struct timeline *timeline);
bool timeline_has_back(const struct timeline *timeline);

#endif
