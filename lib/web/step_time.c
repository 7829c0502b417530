#include "web/step.h"

#include <string.h>

#include "base/dating.h"
#include "base/instant.h"
#include "base/text.h"
#include "core/procedure.h"
#include "record/correction.h"
#include "xml/xml.h"

#define MINUTE 60

/* The earliest time that the event may bear. What is corrected keeps its place in the record: only the receipt binds
 * it, and nothing binds the receipt. */
static int64_t earliest_for(const struct step *step)
{
    if (step->file == NULL)
        return INSTANT_NONE;
    if (step->corrects == NULL)
        return procedure_earliest(step->file->timeline, step->asking.event->name);
    bool receipt = text_equal(node_name(step->corrects), "received");
    return receipt ? INSTANT_NONE : procedure_earliest(step->file->timeline, NULL);
}

void step_set_time(struct step *step, struct node *event)
{
    struct call *call = step->call;
    const struct part *when = schema_when(step->asking.schema);
    const char *typed = call_staff(call) ? fields_get(call->request.body, "at") : NULL;
    int64_t earliest = earliest_for(step);
    int64_t at = call->now;
    const char *code = NULL;
    if (!text_blank(typed) && !instant_said(call->pool, typed, &at))
        code = "wrong";
    else if (at > call->now)
        code = "future";
    else if (at + MINUTE < earliest)
        code = "too-early";
    else if (at < earliest)
        at = earliest; /* what is typed is to the minute: the same minute is not before */
    if (code != NULL) {
        problems_add(&step->call->wrong, "at", code, text_equal(code, "wrong") && when ? when->wrong : NULL, when);
        at = call->now;
    }
    node_set(event, "at", instant_write(call->pool, at));
    if (at != call->now)
        node_set(event, "recorded", instant_write(call->pool, call->now));
}

void step_set_corrected_time(struct step *step, struct node *event)
{
    struct call *call = step->call;
    struct node *replacing = correction_mark(call->pool, event, step->corrects);
    const char *before = node_get(call->pool, step->corrects, "at");
    const char *typed = fields_get(call->request.body, "at");
    if (!text_blank(typed) && strncmp(typed, before, strlen("2026-05-01T17:30")) != 0) {
        step_set_time(step, replacing);
        const char *recorded = node_get(call->pool, step->corrects, "recorded");
        node_set(replacing, "recorded", recorded ? recorded : before);
    }
    node_set(event, "at", instant_write(call->pool, call->now));
}
