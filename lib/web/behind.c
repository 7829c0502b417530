#include "web/behind.h"

#include <limits.h>

#include "base/fault.h"
#include "base/text.h"
#include "registry/mark_reason.h"
#include "registry/sight.h"
#include "web/paging.h"
#include "xml/xml.h"

static const char *asked(const struct call *call, const char *name)
{
    const char *value = fields_get(call->request.query, name);
    return text_blank(value) ? NULL : value;
}

bool behind_asked(const struct call *call)
{
    return asked(call, "figure") != NULL;
}

/* Why it was late, put off or corrected: that has to be read in the case. */
static void add_reason(struct call *call, struct node *node, const struct stored_mark *mark)
{
    struct registry *registry = call->registry;
    if (!mark_reason_had(figure_named(mark->figure), mark->column))
        return;
    struct fault unread = {0}; /* a case that cannot be read keeps the others from nobody */
    const struct case_file *file =
        sight_case(registry, call->pool, mark->reference, call->person, call->now, &unread);
    node_set(node, "why", file ? mark_reason(registry, call->pool, file, mark) : NULL);
}

/* No name and no summary: what a report shows is read by people who may not see the case. */
static void add_case(struct call *call, struct node *behind, const struct stored_mark *mark)
{
    const struct indexed_case *row = store_row(call->registry->store, call->pool, mark->reference, &call->fault);
    if (row == NULL)
        return;
    struct node *node = node_add(behind, "behind-case");
    node_set(node, "reference", row->reference);
    node_set(node, "kind", row->kind);
    node_set(node, "state", row->state);
    if (row->division != NULL)
        node_set(node, "division-title", registry_division_title(call->registry, row->division));
    node_set_instant(call->pool, node, "at", mark->since);
    add_reason(call, node, mark);
}

static void add_cases(struct call *call, struct node *behind, const struct mark_question *question, int after)
{
    struct stored_mark marks[PAGE_LENGTH + 1];
    struct registry *registry = call->registry;
    int hidden = 0,
        count = store_marks(registry->store, call->pool, question, after, marks, PAGE_LENGTH + 1, &call->fault);
    int shown = count > PAGE_LENGTH ? PAGE_LENGTH : count;
    for (int i = 0; i < shown; i++)
        if (sight_shows(registry, call->pool, marks[i].reference, call->person, &call->fault))
            add_case(call, behind, &marks[i]);
        else
            hidden++;
    node_set_number(behind, "from", shown > 0 ? after + 1 : 0);
    node_set_number(behind, "until", shown > 0 ? after + shown : 0);
    if (hidden > 0)
        node_set_number(behind, "hidden", hidden);
    if (count > shown)
        node_set_number(behind, "more", after + shown);
}

bool behind_add(struct call *call, struct node *report, const struct reported_month *month)
{
    const struct figure *figure = figure_named(asked(call, "figure"));
    const char *row = asked(call, "row"), *column = asked(call, "column");
    if (figure_base(call_policy(call), call->person) > 0)
        return fault_set(&call->fault, 403, "rounded", "a person who reads rounded numbers");
    if (figure == NULL || column == NULL || !figure_has(figure, column))
        return fault_set(&call->fault, 404, "unknown-address", "the report has no such number");
    const struct mark_question question = month_report_question(month, figure, row, column);
    struct node *behind = node_add(report, "behind");
    node_set(behind, "name", figure->name);
    node_set(behind, "column", column);
    node_set(behind, "row", row);
    if (row != NULL)
        month_report_call(call->registry, call->pool, behind, figure, row, call->now);
    int after = text_number(asked(call, "after"), 0, INT_MAX - PAGE_LENGTH - 1);
    int64_t number = store_mark_count(call->registry->store, &question, &call->fault);
    node_set_number(behind, "number", number < 0 ? 0 : number);
    add_cases(call, behind, &question, after > 0 ? after : 0);
    return call->fault.kind == 0;
}
