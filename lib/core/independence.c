#include "core/independence.h"

#include "base/naming.h"
#include "base/text.h"
#include "core/event.h"

/* The level before that event and, by `after`, with it. */
static int level_at(const struct timeline *timeline, const struct event *event, int *after)
{
    int level = 1;
    for (size_t i = 0; i < timeline->count && timeline->events[i].seq < event->seq; i++)
        level = timeline_level_after(&timeline->events[i], level);
    *after = timeline_level_after(event, level);
    return level;
}

int timeline_level_of(const struct timeline *timeline, const struct event *event)
{
    int after, before = level_at(timeline, event, &after);
    return event->row->traits & LOWERS ? before : after;
}

bool timeline_decided_below(const struct timeline *timeline, const char *user, int level)
{
    for (size_t i = 0; user && i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (event->row->traits & DECIDES && text_equal(event->by, user) && timeline_level_of(timeline, event) < level)
            return true;
    }
    return false;
}

const struct event *timeline_exemption(const struct timeline *timeline, const char *user, int level)
{
    const struct event *exemption = NULL;
    for (size_t i = 0; user && i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (event->row->traits & EXEMPTS && event->level == level && text_equal(event->exempts, user))
            exemption = event;
    }
    return exemption;
}

bool timeline_bars_deciding(const struct timeline *timeline, const char *user, int level)
{
    return timeline_decided_below(timeline, user, level) && !timeline_exemption(timeline, user, level);
}

/* The request by which the level of that event was reached; NULL: it was there from the beginning. */
static const struct event *request_before(const struct timeline *timeline, const struct event *event)
{
    const struct event *request = NULL;
    for (size_t i = 0; i < timeline->count && timeline->events[i].seq < event->seq; i++)
        if (timeline->events[i].row->traits & RAISES)
            request = &timeline->events[i];
    return timeline_level_of(timeline, event) > 1 ? request : NULL;
}

static bool names(struct pool *pool, const struct event *event, const struct person *person)
{
    const struct naming contact = naming_of(pool, event->contact);
    for (size_t i = 0; i < event->promise_count; i++)
        if (text_equal(event->promises[i].person, person->user))
            return true;
    return text_equal(event->by, person->user) || text_equal(event->handler, person->user) ||
           text_among(person->user, event->concerned) || naming_whole(pool, &contact, person->title);
}

bool person_had_part(struct pool *pool, const struct timeline *timeline, const struct person *person,
                     const struct event *event)
{
    const struct event *request = request_before(timeline, event);
    for (size_t i = 0; request && i < timeline->count && timeline->events[i].seq < request->seq; i++)
        if (names(pool, &timeline->events[i], person))
            return true;
    return request == NULL;
}
