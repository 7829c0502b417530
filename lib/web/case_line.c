#include "web/case_line.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/calendar.h"
#include "record/title.h"
#include "xml/xml.h"

/* Soon is what is due within so many working days. */
#define SOON 2

static const char *due_state(int64_t due, int64_t now, int left)
{
    if (due < now)
        return "overdue";
    if (instant_day(due) == instant_day(now))
        return "today";
    return left <= SOON ? "soon" : "later";
}

/* The end of the last day that is soon. */
static int64_t soon_ends(struct call *call)
{
    int32_t day = instant_day(call->now);
    while (calendar_working_days_left(&call->registry->site.calendar, call->now, day_end(day + 1)) <= SOON)
        day++;
    return day_end(day);
}

bool case_line_due_span(struct call *call, const char *word, struct span *span)
{
    int64_t today = day_end(instant_day(call->now)), soon = soon_ends(call);
    const struct {
        const char *word;
        struct span span;
    } spans[] = {{"overdue", {-INT64_MAX, call->now - 1}},
                 {"today", {call->now, today}},
                 {"soon", {today + 1, soon}},
                 {"later", {soon + 1, LIST_NEVER - 1}}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        if (text_equal(spans[i].word, word)) {
            *span = spans[i].span;
            return true;
        }
    return false;
}

static void add_due(struct call *call, struct node *node, const struct policy *policy, const struct indexed_case *row)
{
    int left = calendar_working_days_left(&call->registry->site.calendar, call->now, row->next_due);
    node_set(node, "next", row->next_name);
    if (row->next_level > 0)
        node_set_number(node, "next-level", row->next_level);
    node_set(node, "owner-title", policy_role_title(policy, row->owner));
    node_set(node, "due", instant_write(call->pool, row->next_due));
    node_set(node, "due-state", due_state(row->next_due, call->now, left));
    node_set_number(node, "left", left);
}

/* A division or a member of staff of the row: called as now; who has left, and what is gone, as the case last said. */
static const char *title_of(struct call *call, const struct indexed_case *row, const char *element, const char *name)
{
    const struct list *list =
        list_named(call->registry->lists, text_equal(element, "handler") ? "people" : "divisions");
    const char *title = list_label(list, name);
    if (name == NULL || title != NULL)
        return title;
    struct fault fault = {0};
    struct pool *pool = pool_new();
    const struct case_file *file = case_file_open(call->registry, pool, row->reference, call->now, &fault);
    title = file ? pool_copy(call->pool, title_said(pool, file->current, element, name, name)) : name;
    pool_free(pool);
    return title;
}

struct node *case_line_add(struct call *call, struct node *parent, const struct indexed_case *row)
{
    const struct policy *policy = call_policy(call);
    const struct level *level = policy_level(policy_kind(policy, row->kind), (int)row->level);
    struct node *node = node_add(parent, "case");
    node_set(node, "reference", row->reference);
    node_set(node, "kind", row->kind);
    node_set(node, "state", row->state);
    if (level != NULL)
        node_set_number(node, "level", row->level);
    node_set(node, "who", row->person);
    node_set(node, "division-title", title_of(call, row, "division", row->division));
    node_set(node, "handler-title", title_of(call, row, "handler", row->handler));
    node_set(node, "summary", row->summary);
    node_set(node, "received", instant_write(call->pool, row->received));
    if (row->next_due != STORE_NONE)
        add_due(call, node, policy, row);
    return node;
}
