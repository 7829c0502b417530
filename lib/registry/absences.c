#include "registry/absences.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "xml/xml.h"

static struct absence absence_read(struct pool *pool, const struct node *event)
{
    struct absence absence = {.user = node_inner(pool, event, "who"), .stand_in = node_inner(pool, event, "stand-in")};
    absence.from = instant_day(node_instant(pool, event, "at"));
    absence.until = absence.from - 1; /* nobody is away who is back */
    day_read(node_inner(pool, event, "from"), &absence.from);
    day_read(node_inner(pool, event, "until"), &absence.until);
    return absence;
}

/* True if no later event is about the same person. */
static bool is_last(struct pool *pool, const struct node *event, const char *user)
{
    for (const struct node *at = node_next(event, NULL); at != NULL; at = node_next(at, NULL))
        if (text_equal(node_inner(pool, at, "who"), user))
            return false;
    return true;
}

const struct absence *absences_of(struct pool *pool, const struct node *duties, int32_t today, size_t *count)
{
    struct absence *list = NULL;
    *count = 0;
    for (const struct node *at = node_first(duties, EVENT_AWAY); at != NULL; at = node_next(at, EVENT_AWAY)) {
        const struct absence absence = absence_read(pool, at);
        if (absence.until >= today && is_last(pool, at, absence.user))
            *LIST_ADD(pool, list, *count) = absence;
    }
    return list;
}

int32_t absences_apply(struct pool *pool, struct site *site, const struct node *duties, int32_t today)
{
    size_t count;
    const struct absence *list = absences_of(pool, duties, today, &count);
    site->persons = people_today(pool, site_people(site), list, count, today);
    return absences_change(list, count, today);
}

bool absence_complete(struct registry *registry, struct pool *pool, const struct duty_entry *entry,
                      const struct node *duties, struct node *event, struct problems *problems, struct fault *fault)
{
    (void)registry;
    (void)pool;
    (void)duties;
    (void)problems;
    (void)fault;
    node_add_text(event, "who", entry->item);
    return true;
}
