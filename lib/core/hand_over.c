#include "core/hand_over.h"

#include <stddef.h>

#include "base/text.h"
#include "core/event.h"

/* True if the event hands the case over: to a person, or to a division alone. */
static bool hands_over(const struct event *event)
{
    return event->row->traits & HANDS_OVER && (event->handler || event->division);
}

const char *receiver_after(const struct event *event, const char *receiver)
{
    if (hands_over(event))
        return text_equal(event->handler, event->by) ? NULL : event->handler;
    bool takes = event->row->traits & RECEIVES || (event->row->action && text_equal(event->by, receiver));
    return takes ? NULL : receiver;
}

const char *timeline_handler(const struct timeline *timeline)
{
    const char *handler = NULL;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (hands_over(event))
            handler = event->handler;
        else if (!handler && event->row->traits & TAKES_ON && event_by_staff(event))
            handler = event->by;
    }
    return timeline_bars(timeline, handler) ? NULL : handler;
}

const char *timeline_receiver(const struct timeline *timeline)
{
    const char *receiver = NULL;
    for (size_t i = 0; i < timeline->count; i++)
        receiver = receiver_after(&timeline->events[i], receiver);
    return receiver;
}
