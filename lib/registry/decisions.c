#include "registry/decisions.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/obligation.h"
#include "registry/reports.h"
#include "xml/xml.h"

static const struct node *carried_out(struct pool *pool, const struct node *duties, const char *number)
{
    const struct node *event = node_first(duties, EVENT_CARRIED_OUT);
    while (event != NULL && !text_equal(node_inner(pool, event, "decision"), number))
        event = node_next(event, EVENT_CARRIED_OUT);
    return event;
}

static struct decision decision_read(struct pool *pool, const struct node *duties, const struct node *event,
                                     const struct node *part, size_t n)
{
    const struct node *owner = node_first(part, "owner");
    const char *title = node_get(pool, owner, "title");
    struct decision decision = {.number = pool_format(pool, "%s.%zu", node_get(pool, event, "seq"), n),
                                .month = node_inner(pool, event, "month"),
                                .what = node_inner(pool, part, "what"),
                                .owner = node_text(pool, owner)};
    decision.owner_title = title ? title : decision.owner;
    day_read(node_inner(pool, part, "by"), &decision.by);
    decision.carried_out = carried_out(pool, duties, decision.number);
    return decision;
}

const struct decision *decisions_of(struct pool *pool, const struct node *duties, size_t *count)
{
    struct decision *list = NULL;
    *count = 0;
    for (const struct node *event = node_first(duties, EVENT_DECIDED); event; event = node_next(event, EVENT_DECIDED)) {
        size_t n = 0;
        for (const struct node *part = node_first(event, "decision"); part; part = node_next(part, "decision")) {
            const struct decision decision = decision_read(pool, duties, event, part, ++n);
            *LIST_ADD(pool, list, *count) = decision;
        }
    }
    return list;
}

const struct decision *decision_find(struct pool *pool, const struct node *duties, const char *number)
{
    size_t count;
    const struct decision *list = decisions_of(pool, duties, &count);
    for (size_t i = 0; i < count; i++)
        if (text_equal(list[i].number, number))
            return &list[i];
    return NULL;
}

void decision_about_set(struct pool *pool, const struct node *duties, struct node *node, const struct obligation *owed)
{
    const struct decision *decision = owed->item ? decision_find(pool, duties, owed->item) : NULL;
    if (decision == NULL) {
        report_say(pool, node, owed->rule, owed->item);
        return;
    }
    node_set(node, "decision", owed->item);
    node_set(node, "what", decision->what);
}

bool decided_complete(struct registry *registry, struct pool *pool, const struct duty_entry *entry,
                      const struct node *duties, struct node *event, struct problems *problems, struct fault *fault)
{
    (void)registry;
    (void)problems;
    if (report_of(pool, duties, entry->item) == NULL)
        return fault_set(fault, 404, "unknown-address", "no report on that month is recorded");
    node_add_text(event, "month", entry->item);
    return true;
}

bool carried_out_complete(struct registry *registry, struct pool *pool, const struct duty_entry *entry,
                          const struct node *duties, struct node *event, struct problems *problems, struct fault *fault)
{
    (void)registry;
    (void)problems;
    const struct decision *decision = decision_find(pool, duties, entry->item);
    if (decision == NULL)
        return fault_set(fault, 404, "unknown-address", "no such decision");
    if (decision->carried_out != NULL)
        return fault_set(fault, 409, "carried-out", "the decision was carried out");
    node_add_text(event, "decision", entry->item);
    return true;
}
