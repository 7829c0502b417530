/* When: the times of an event that is being entered.
 *
 * `at` is when it happened and what clocks count from; `recorded`, where it is later, when it was written down. */
#ifndef REDRESS_WEB_WHEN_H
#define REDRESS_WEB_WHEN_H

struct entering;
struct node;

/* Sets both from what staff typed, or to now. A time that cannot be (no time, in the future, before what led to
 * this step) is noted as a problem at the field `at`. */
void when_set(struct entering *entering, struct node *event);

/* The same for an event `corrected`: it happens now, and the time that was typed is that of the event which it replaces,
 * where it was changed. That one was written down when the original was. */
void when_set_corrected(struct entering *entering, struct node *event);

#endif
