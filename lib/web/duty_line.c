#include "web/duty_line.h"

#include "core/lookup.h"
#include "registry/decisions.h"
#include "site/clause.h"
#include "web/case_line.h"
#include "xml/xml.h"

static void set_ground(struct call *call, struct node *node, const struct task *task)
{
    node_set(node, "ground", ground_name(task->ground));
    node_set(node, "role-title", policy_role_title(call_policy(call), task->role));
}

void duty_line_add(struct call *call, struct node *parent, const struct task *task)
{
    const struct rule *rule = task->owed->rule;
    const struct event_row *row = events_of(KIND_DUTIES);
    while (row->name && !event_gives_one(row, rule->met_by))
        row++;
    struct node *duty = node_add(parent, "duty");
    node_set(duty, "name", rule->name);
    node_set(duty, "action", row->action);
    decision_about_set(call->pool, call->registry->duties, duty, task->owed);
    set_ground(call, duty, task);
    case_line_set_due(call, duty, task_due(task), ground_is_nobody(task->ground));
    clause_add(call->pool, duty, site_document(&call->registry->site, call_policy(call)), rule);
}

void duty_add_holders(struct call *call, struct node *node, const struct task *task)
{
    set_ground(call, node, task);
    for (size_t i = 0; !ground_is_nobody(task->ground) && i < task->person_count; i++)
        node_set(node_add(node, "with"), "title", task->persons[i]->title);
}
