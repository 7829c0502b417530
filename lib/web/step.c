#include "web/step.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "core/reference.h"
#include "registry/praise.h"
#include "web/action.h"

/* Whom the case names as praised is chosen already where staff are told for the first time. NULL: nothing is. */
static const struct fields *chosen_before(struct call *call, const struct case_file *file)
{
    struct fields *fields = fields_new(call->pool);
    int count = 0;
    const char *const *users = praise_named(call->pool, file);
    if (!text_equal(call->name, "tell") || timeline_last(file->timeline, "told") != NULL)
        return NULL;
    for (; *users != NULL; users++)
        fields_add(fields, pool_format(call->pool, "praised.%d", ++count), *users);
    return fields;
}

static bool staff_step(struct call *call)
{
    struct step step;
    struct case_file *file = call_case(call);
    if (file == NULL || !step_begin(&step, call, file->kind))
        return false;
    step_about(&step, file, call->person);
    step.address = pool_format(call->pool, "%s?ref=%s", call->request.path, file->reference);
    step.before = chosen_before(call, file);
    return step_run(&step);
}

/* The form goes back with the proof hidden in it, so that nobody types it twice. */
static void hide_proof(struct step *step, const struct case_file *file)
{
    const struct fields *body = step->call->request.body;
    const char **hidden = pool_array(step->call->pool, 5, sizeof *hidden);
    hidden[0] = "reference";
    hidden[1] = file->reference;
    hidden[2] = "access-code";
    hidden[3] = fields_get(body, "access-code");
    step->hidden = hidden;
    step->unproved = false;
    step_about(step, file, &PERSON_COMPLAINANT);
}

/* A complainant's step. What is not proved yet gets the form that asks for the proof, too. */
static bool public_step(struct call *call)
{
    struct step step;
    bool answered;
    /* Until the case is known, the form is the complaint's: that of a compliment asks the same. */
    if (!step_begin(&step, call, "complaint"))
        return false;
    step.unproved = true;
    if (!call_posted(call))
        return step_show(&step, 200);
    struct case_file *file = call_proved_case(call, &step.wrong);
    if (file == NULL)
        return step_show(&step, step.wrong.count > 0 ? 422 : call->fault.kind);
    if (schema_event_of(call->registry->schema, file->kind, call->name) == NULL)
        return fault_set(&call->fault, 409, "not-now", "no such step in a %s", file->kind);
    if (!text_equal(file->kind, step.kind) && !step_begin(&step, call, file->kind))
        return false;
    hide_proof(&step, file);
    bool opened = fields_get(call->request.body, "open") != NULL;
    if (opened && !step_allowed(&step))
        return false;
    return step_proven(&step, &answered) ? step_keep(&step) : answered;
}

bool step_answer(struct call *call)
{
    return call_staff(call) ? staff_step(call) : public_step(call);
}
