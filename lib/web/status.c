#include "web/status.h"

#include "base/text.h"
#include "core/procedure.h"
#include "registry/owed.h"
#include "xml/record.h"
#include "xml/xml.h"

static void set_role(struct node *node, const struct policy *policy, const char *name)
{
    const struct role *role = name ? policy_role(policy, name) : NULL;
    node_set(node, "owner", name);
    node_set(node, "owner-title", role ? role->title : name);
}

static const char *level_title(const struct case_file *file, int number)
{
    const struct kind *kind = policy_kind(file->policy, file->kind);
    const struct level *level = kind ? policy_level(kind, number) : NULL;
    return level ? level->title : NULL;
}

/* The actions open to this person, in the order of the procedure; the first that keeps what is owed next is the main
 * one. Only what the schema has an event for can be entered. */
static void add_actions(struct call *call, struct node *status, const struct case_file *file)
{
    const struct obligation *next = obligation_next(file->obligations, file->obligation_count);
    bool main_given = false;
    const struct person *person = call_staff(call) ? call->person : &PERSON_COMPLAINANT;
    for (const char *const *action = procedure_actions(file->kind); *action != NULL; action++) {
        const struct part *event = schema_event_of(call->registry->schema, file->kind, *action);
        if (event == NULL || procedure_allows(file->policy, file->timeline, person, *action) != VERDICT_YES)
            continue;
        struct node *node = node_add(status, "action");
        node_set(node, "name", *action);
        if (!main_given && next != NULL && text_among(event->name, next->rule->met_by)) {
            node_set(node, "main", "yes");
            main_given = true;
        }
    }
}

void status_add(struct call *call, struct node *page, const struct case_file *file)
{
    struct node *status = node_add(page, "status");
    int level = timeline_level(file->timeline);
    node_set(status, "state", file->state);
    node_set_number(status, "level", level);
    node_set(status, "level-title", level_title(file, level));
    const char *division = timeline_division(file->timeline);
    node_set(status, "division", division);
    node_set(status, "division-title", registry_division_title(call->registry, division));
    const struct obligation *next = obligation_next(file->obligations, file->obligation_count);
    if (next != NULL)
        set_role(status, file->policy, next->rule->owner);
    if (call_staff(call)) {
        const char *handler = timeline_handler(file->timeline);
        node_set(status, "handler", handler);
        node_set(status, "handler-title", registry_person_title(call->registry, handler));
    }
    const struct list promises = record_promises(call->pool, file->current),
                      improvements = record_improvements(call->pool, file->current);
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        struct node *node =
            owed_add(call->pool, status, &call->registry->site, file->policy, file->kind, obligation, call->now);
        const char *item = obligation->item ? list_label(&promises, obligation->item) : NULL;
        node_set(node, "item-title",
                 item || obligation->item == NULL ? item : list_label(&improvements, obligation->item));
    }
    add_actions(call, status, file);
}
