#include "web/decision_list.h"

#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/event.h"
#include "registry/reports.h"
#include "web/duty_form.h"
#include "xml/xml.h"

bool decision_theirs(const struct call *call, const struct decision *decision)
{
    return text_equal(decision->owner, call->person->user) || person_stands_for(call->person, decision->owner) ||
           call_may(call, ACTION_CARRY_OUT, NULL);
}

static void set_done(struct call *call, struct node *node, const struct node *event)
{
    node_set(node, "done", node_get(call->pool, event, "at"));
    node_set(node, "how", node_inner(call->pool, event, "done"));
    node_set(node, "by-title", registry_person_title(call->registry, node_get(call->pool, event, "by")));
}

static void add(struct call *call, struct node *list, const struct decision *decision)
{
    struct node *node = node_add(list, "decision");
    node_set(node, "number", decision->number);
    node_set(node, "month", decision->month);
    node_set(node, "what", decision->what);
    node_set(node, "owner-title", decision->owner_title);
    node_set(node, "by", day_write(call->pool, decision->by));
    if (decision->carried_out != NULL) {
        set_done(call, node, decision->carried_out);
        return;
    }
    node_set(node, "overdue", decision->by < instant_day(call->now) ? "yes" : NULL);
    node_set(node, "theirs", decision_theirs(call, decision) ? "yes" : NULL);
}

static struct node *list_new(struct node *page, const char *month)
{
    struct node *list = node_add(page, "decisions");
    node_set(list, "month", month);
    return list;
}

void decision_list_add(struct call *call, struct node *page, const char *month)
{
    size_t count;
    const struct node *duties = call->registry->duties;
    const struct decision *all = decisions_of(call->pool, duties, &count);
    for (const struct node *at = node_first(duties, EVENT_DECIDED); at != NULL; at = node_next(at, EVENT_DECIDED))
        if (text_equal(node_inner(call->pool, at, "month"), month))
            duty_form_copy(call, page, at);
    struct node *list = list_new(page, month);
    if (call_may(call, ACTION_DECIDE, NULL) && report_of(call->pool, duties, month) != NULL)
        node_set(list, "may", "yes");
    for (size_t i = 0; i < count; i++) {
        int order = strcmp(all[i].month, month);
        if (order == 0 || (order < 0 && all[i].carried_out == NULL))
            add(call, list, &all[i]);
    }
}

void decision_list_add_one(struct call *call, struct node *page, const struct decision *decision)
{
    add(call, list_new(page, decision->month), decision);
}
