#include "core/sending.h"

#include <limits.h>

#include "base/text.h"
#include "core/event.h"

/* Who is spoken to, or handed something, has it. */
static const char *const RETURNED_FROM[] = {"email", "post", NULL};

bool event_sends(const struct event *event)
{
    bool theirs = event->row->traits & (BEGINS | RAISES | WITHDRAWS) || text_equal(event->direction, "in");
    return event->receipt || (event->channel && !theirs && !event->item && text_among(event->channel, RETURNED_FROM));
}

/* True if it makes up for a receipt that went out before it. */
static bool makes_up(const struct event *event, const struct event *sending)
{
    return sending->receipt && event->seq > sending->seq && event->row->traits & TELLS &&
           !text_equal(event->direction, "in");
}

const struct event *timeline_sending(const struct timeline *timeline, const char *item)
{
    int seq = text_number(item, 1, INT_MAX);
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->events[i].seq == seq && event_sends(&timeline->events[i]))
            return &timeline->events[i];
    return NULL;
}

/* The last event with one of those traits that speaks of it, before that seq, or that makes up for it; NULL: none
 * does. */
static const struct event *last_about(const struct timeline *timeline, const struct event *sending, unsigned traits,
                                      int before)
{
    for (size_t i = timeline->count; i > 0; i--) {
        const struct event *event = &timeline->events[i - 1];
        bool about = event->row->traits & traits && text_number(event->item, 1, INT_MAX) == sending->seq;
        if (event->seq < before && (about || (traits & RESENDS && makes_up(event, sending))))
            return event;
    }
    return NULL;
}

/* True if it came back before that seq and nothing went out again between. */
static bool was_back(const struct timeline *timeline, const struct event *sending, int before)
{
    const struct event *last = last_about(timeline, sending, RETURNS | RESENDS, before);
    return last && last->row->traits & RETURNS;
}

bool receipt_made_up(const struct timeline *timeline, const struct event *receipt, const struct event *by)
{
    return makes_up(by, receipt) && was_back(timeline, receipt, by->seq);
}

bool sending_returned(const struct timeline *timeline, const struct event *sending, const struct event *with)
{
    const struct event *returned = last_about(timeline, sending, RETURNS, INT_MAX);
    return returned && returned->seq > with->seq;
}

bool sending_is_back(const struct timeline *timeline, const struct event *sending)
{
    return was_back(timeline, sending, INT_MAX);
}

static bool has_sending(const struct timeline *timeline, bool back)
{
    for (size_t i = 0; i < timeline->count; i++)
        if (event_sends(&timeline->events[i]) && sending_is_back(timeline, &timeline->events[i]) == back)
            return true;
    return false;
}

bool timeline_sends(const struct timeline *timeline)
{
    return has_sending(timeline, false);
}

bool timeline_has_back(const struct timeline *timeline)
{
    return has_sending(timeline, true);
}
