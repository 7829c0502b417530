#include "core/contact.h"

#include "base/naming.h"
#include "base/text.h"
#include "core/event.h"

bool contact_is_barred(struct pool *pool, const struct timeline *timeline, const struct person *persons, size_t count,
                       const char *name)
{
    const struct naming naming = naming_of(pool, name);
    for (size_t i = 0; i < count; i++)
        if (timeline_bars(timeline, persons[i].user) && naming_whole(pool, &naming, persons[i].title))
            return true;
    return false;
}

const struct event *timeline_contact(const struct timeline *timeline)
{
    for (size_t i = timeline->count; i > 0; i--)
        if (timeline->events[i - 1].contact)
            return &timeline->events[i - 1];
    return NULL;
}

/* The user of these whom the complainant's name is of; NULL: nobody's. */
static const char *maker_of(struct pool *pool, const struct event *event, const struct person *persons, size_t count)
{
    const struct naming complainant = naming_of(pool, event->complainant);
    for (size_t i = 0; i < count; i++)
        if (naming_whole(pool, &complainant, persons[i].title))
            return persons[i].user;
    return NULL;
}

/* True if with the event others may be barred than before it, or another be the contact. */
static bool changes_persons(const struct event *event)
{
    return event->contact || event->concerned || event->row->traits & (BEGINS | BARS_WRITER);
}

void timeline_judge_persons(struct pool *pool, struct timeline *timeline, const struct person *persons, size_t count)
{
    struct timeline so_far = *timeline;
    const struct event *lost = NULL;
    for (size_t i = 0; i < timeline->count; i++) {
        struct event *event = &timeline->events[i];
        if (event->complainant && !event->made_by)
            event->made_by = maker_of(pool, event, persons, count);
        if (!changes_persons(event))
            continue;
        so_far.count = i + 1;
        const struct event *named = timeline_contact(&so_far);
        bool barred = named && contact_is_barred(pool, &so_far, persons, count, named->contact);
        event->loses_contact = barred && named != lost;
        lost = barred ? named : NULL;
    }
}
