#include "web/absence_line.h"

#include "base/instant.h"
#include "base/text.h"
#include "xml/xml.h"

static void absence_add(struct call *call, struct node *parent, const struct absence *absence)
{
    struct registry *registry = call->registry;
    struct node *node = node_add(parent, "absence");
    node_set(node, "who", absence->user);
    node_set(node, "title", registry_person_title(registry, absence->user));
    node_set(node, "from", day_write(call->pool, absence->from));
    node_set(node, "until", day_write(call->pool, absence->until));
    node_set(node, "now", absence->from <= instant_day(call->now) ? "yes" : NULL);
    if (absence->stand_in)
        node_set(node, "stand-in-title", registry_person_title(registry, absence->stand_in));
}

struct node *absent_add(struct call *call, struct node *page, const struct person *person, bool all)
{
    size_t count;
    const struct absence *list = absences_of(call->pool, call->registry->duties, instant_day(call->now), &count);
    struct node *absent = node_add(page, "absent");
    node_set(absent, "who", person->user);
    node_set(absent, "title", person->title);
    node_set(absent, "self", person == call->person ? "yes" : NULL);
    for (size_t i = 0; i < count; i++)
        if (all || text_equal(list[i].user, person->user) || text_equal(list[i].stand_in, person->user))
            absence_add(call, absent, &list[i]);
    return absent;
}
