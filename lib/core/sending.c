#include "core/sending.h"

#include <limits.h>

#include "base/text.h"
#include "core/event.h"

/* Who is spoken to, or handed something, has it. */
static const char *const RETURNED_FROM[] = {"email", "post", NULL};

bool event_sends(const struct event *event)
{
    bool theirs = event->row->traits & (BEGINS | RAISES | WITHDRAWS) || text_equal(event->direction, "in");
    return event->channel && !theirs && !event->item && text_among(event->channel, RETURNED_FROM);
}

const struct event *timeline_sending(const struct timeline *timeline, const char *item)
{
    int seq = text_number(item, 1, INT_MAX);
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->events[i].seq == seq && event_sends(&timeline->events[i]))
            return &timeline->events[i];
    return NULL;
}

/* The last event with one of those traits that speaks of it; NULL: none does. */
static const struct event *last_about(const struct timeline *timeline, const struct event *sending, unsigned traits)
{
    for (size_t i = timeline->count; i > 0; i--) {
        const struct event *event = &timeline->events[i - 1];
        if (event->row->traits & traits && text_number(event->item, 1, INT_MAX) == sending->seq)
            return event;
    }
    return NULL;
}

bool sending_returned(const struct timeline *timeline, const struct event *sending, const struct event *with)
{
    const struct event *returned = last_about(timeline, sending, RETURNS);
    return returned && returned->seq > with->seq;
}

bool sending_is_back(const struct timeline *timeline, const struct event *sending)
{
    const struct event *last = last_about(timeline, sending, RETURNS | RESENDS);
    return last && last->row->traits & RETURNS;
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
