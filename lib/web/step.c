#include "web/step.h"

#include "base/pool.h"
#include "base/text.h"
#include "registry/praise.h"

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

/* The form goes back with the proof hidden in it, so that nobody types it twice. */
static void hide_proof(struct step *step)
{
    const struct call *call = step->call;
    const char **hidden = pool_array(call->pool, 5, sizeof *hidden);
    hidden[0] = "reference";
    hidden[1] = call->about->reference;
    hidden[2] = "access-code";
    hidden[3] = fields_get(call->request.body, "access-code");
    step->hidden = hidden;
}

static bool prepare_for_staff(struct call *call, struct step *step)
{
    const struct case_file *file = call->about;
    if (!step_begin(step, call, file->kind))
        return false;
    step_about(step, file, call->person);
    step->address = pool_format(call->pool, "%s?ref=%s", call->request.path, file->reference);
    step->before = chosen_before(call, file);
    return true;
}

/* A complainant's step. Until the case is known, the form is the complaint's, and asks for the proof, too: that of a
 * compliment asks the same. */
static bool prepare_for_complainant(struct call *call, struct step *step)
{
    const struct case_file *file = call->about;
    if (file != NULL && schema_event_of(call->registry->schema, file->kind, call->name) == NULL)
        return fault_set(&call->fault, 409, "not-now", "no such step in a %s", file->kind);
    if (!step_begin(step, call, file ? file->kind : "complaint"))
        return false;
    step->unproved = file == NULL;
    if (file != NULL) {
        step_about(step, file, &PERSON_COMPLAINANT);
        hide_proof(step);
    }
    return true;
}

bool step_prepare(struct call *call, struct step *step)
{
    return call_staff(call) ? prepare_for_staff(call, step) : prepare_for_complainant(call, step);
}
