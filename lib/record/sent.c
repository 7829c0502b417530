#include "record/sent.h"

#include <glib.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/time_said.h"
#include "core/sending.h"

static const char *called(struct pool *pool, const struct schema *schema, const struct timeline *timeline,
                          const struct event *event)
{
    char said[TIME_SAID];
    const struct part *part = schema_event(schema, timeline->kind, event->name);
    const struct part *channel = part ? part_inside(part, "channel") : NULL;
    time_say(day_write(pool, instant_day(event->at)), TIME_DAY, said);
    const char *way = event->receipt ? RECEIPT_CHANNEL : event->channel;
    const char *how = channel ? part_shown(channel, NULL, way) : way;
    return pool_format(pool, "%s, %s (%c%s)", part ? part->label : event->name, said, g_ascii_tolower(*how), how + 1);
}

struct list sent_list(struct pool *pool, const struct schema *schema, const struct timeline *timeline)
{
    struct list list = {.name = "sendings"};
    for (size_t i = 0; i < timeline->count; i++)
        if (event_sends(&timeline->events[i]))
            *LIST_ADD(pool, list.choices, list.count) =
                (struct choice){.value = pool_format(pool, "%d", timeline->events[i].seq),
                                .label = called(pool, schema, timeline, &timeline->events[i])};
    return list;
}

struct list sent_narrowed(struct pool *pool, const struct list *all, const struct timeline *timeline, bool back)
{
    struct list list = {.name = back ? "back" : "sent"};
    for (size_t i = 0; i < all->count; i++)
        if (sending_is_back(timeline, timeline_sending(timeline, all->choices[i].value)) == back)
            *LIST_ADD(pool, list.choices, list.count) = all->choices[i];
    return list;
}
