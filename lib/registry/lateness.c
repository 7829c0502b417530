#include "registry/lateness.h"

#include "base/instant.h"
#include "base/text.h"
#include "record/record.h"
#include "xml/xml.h"

bool lateness_ahead(const struct case_file *file, const char *event)
{
    for (size_t i = 0; i < file->obligation_count; i++)
        if (file->obligations[i].state == OBLIGATION_OVERDUE && text_among(event, file->obligations[i].rule->met_by))
            return true;
    return false;
}

bool lateness_of(struct pool *pool, const struct case_file *file, const struct node *event)
{
    int64_t at = node_instant(pool, event, "at");
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        if (obligation->state == OBLIGATION_LATE && obligation->kept == at &&
            text_among(node_name(event), obligation->rule->met_by))
            return true;
    }
    return false;
}

/* The field of the reason; NULL: the event has none. */
static const struct part *reason_of(const struct part *event)
{
    for (size_t i = 0; i < event->part_count; i++)
        if (event->parts[i].late)
            return &event->parts[i];
    return NULL;
}

const char *lateness_reason(const struct registry *registry, struct pool *pool, const struct case_file *file,
                            const struct node *event)
{
    const struct part *part = schema_event(registry->schema, file->kind, node_name(event));
    const struct part *reason = part ? reason_of(part) : NULL;
    return reason ? node_inner(pool, event, reason->name) : NULL;
}

void lateness_check(struct pool *pool, const struct case_file *file, const struct node *event, const struct part *part,
                    struct problems *wrong)
{
    const struct part *reason = reason_of(part);
    bool asked = reason != NULL && node_get(pool, event, "proof") == NULL;
    if (!asked)
        return;
    bool given = node_first(event, reason->name) != NULL;
    if (given && !lateness_of(pool, file, event) && !lateness_ahead(file, node_name(event)))
        problems_add(wrong, reason->name, "wrong", reason->wrong, reason);
}

void lateness_show(struct node *record, const struct timeline *timeline)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        struct node *shown = event->row->traits & RAISES ? record_event(record, event->seq) : NULL;
        if (shown == NULL)
            continue;
        node_unset(shown, "late");
        node_set(shown, "late", event->late ? "yes" : NULL);
    }
}
