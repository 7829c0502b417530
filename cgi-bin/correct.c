/* correct: an event that was written down wrong gets its right words; both stay in the history.
 *
 * GET  /staff/correct?ref=REF&seq=N   the form of that event as it stands, to be changed
 * POST                                the event `corrected`, with the whole event that replaces number N
 *
 * What is no event, or cannot be corrected, gives 404; what this person cannot correct (core/procedure.h) 403. `at` is
 * when the corrected event happened. */
#include <limits.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "record/record.h"
#include "registry/lateness.h"
#include "web/step.h"
#include "xml/xml.h"

/* What the form shows at first: the event as it counts now, and when it happened, to the minute. */
static struct fields *as_it_stands(struct call *call, const struct asking *asking, const struct node *event)
{
    struct fields *fields = fields_new(call->pool);
    const struct part *replacing = part_inside(part_inside(asking->event, "event"), node_name(event));
    entry_fields(asking, replacing, event, pool_format(call->pool, "event.%s.", node_name(event)), fields);
    fields_add(fields, "at", pool_format(call->pool, "%.16s", node_get(call->pool, event, "at")));
    return fields;
}

static bool may_correct(const struct call *call, const struct case_file *file, int seq)
{
    const struct timeline *timeline = file->timeline;
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->events[i].seq == seq)
            return procedure_allows_correction(file->policy, timeline, call->person, &timeline->events[i]);
    return false;
}

static bool prepare(struct call *call, struct step *step)
{
    const struct case_file *file = call->about;
    if (!step_begin(step, call, file->kind))
        return false;
    int seq = text_number(fields_get(call->request.query, "seq"), 1, INT_MAX);
    const struct node *event = seq > 0 ? record_event(file->current, seq) : NULL;
    const struct part *events = part_inside(step->asking.event, "event");
    if (event == NULL || part_inside(events, node_name(event)) == NULL)
        return fault_set(&call->fault, 404, "unknown-address", "no event that can be corrected");
    if (!may_correct(call, file, seq))
        return fault_set(&call->fault, 403, "hidden", "an event that others answer for");
    const struct node *seen = call_record_seen(call, file);
    const struct node *shown = seen ? record_event(seen, seq) : NULL;
    if (seen != NULL && shown == NULL) /* it speaks of a case that is hidden from them */
        fault_set(&call->fault, 404, "unknown-address", "an event that is hidden");
    if (shown == NULL)
        return false;
    step->asking.chosen = node_name(event);
    step->corrects = event;
    step_about(step, file, call->person);
    step->address = pool_format(call->pool, "%s?ref=%s&seq=%d", call->request.path, file->reference, seq);
    step->asking.late = lateness_of(call->pool, file, event) || node_first(event, "why-late") != NULL;
    step->asking.unread = node_first(event, "unread-because") != NULL;
    step->before = as_it_stands(call, &step->asking, shown);
    step_set_unseen(step, as_it_stands(call, &step->asking, event));
    return true;
}

int main(void)
{
    static const struct action correct = {.name = "correct", .doors = {{"staff", BY_REF, true}}, .prepare = prepare};
    return action_main(&correct);
}
