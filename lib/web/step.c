#include "web/step.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "core/reference.h"
#include "registry/praise.h"
#include "web/entering.h"
#include "web/proof.h"

static bool sees_all(struct call *call)
{
    size_t count;
    const struct policy *policy = site_policy_at(&call->registry->site, call->now);
    struct way *ways = ways_to_see(call->pool, policy, call->person, &count);
    for (size_t i = 0; i < count; i++)
        if (ways[i].reach == REACH_ALL && ways[i].kind == NULL)
            return true;
    return false;
}

struct case_file *step_case(struct call *call)
{
    const char *reference = reference_read(call->pool, fields_get(call->request.query, "ref"));
    struct case_file *file =
        reference ? registry_case(call->registry, call->pool, reference, call->now, &call->fault) : NULL;
    if (call->fault.kind != 0)
        return NULL;
    if (file != NULL && procedure_allows(file->policy, file->timeline, call->person, "see") == VERDICT_YES) {
        call_keep_look(call, file->reference, call->person->user);
        return file;
    }
    if (file != NULL)
        call_keep_refusal(call, file->reference);
    if (file == NULL && sees_all(call))
        fault_set(&call->fault, 404, "no-case", "no such case");
    else
        fault_set(&call->fault, 403, "hidden", "a case out of reach");
    return NULL;
}

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
    struct entering entering;
    struct case_file *file = step_case(call);
    if (file == NULL || !entering_begin(&entering, call, file->kind))
        return false;
    entering_about(&entering, file, call->person);
    entering.address = pool_format(call->pool, "%s?ref=%s", call->request.path, file->reference);
    entering.before = chosen_before(call, file);
    return entering_answer(&entering);
}

/* The form goes back with the proof hidden in it, so that nobody types it twice. */
static void hide_proof(struct entering *entering, const struct case_file *file)
{
    const struct fields *body = entering->call->request.body;
    const char **hidden = pool_array(entering->call->pool, 5, sizeof *hidden);
    hidden[0] = "reference";
    hidden[1] = file->reference;
    hidden[2] = "access-code";
    hidden[3] = fields_get(body, "access-code");
    entering->hidden = hidden;
    entering->unproved = false;
    entering_about(entering, file, &PERSON_COMPLAINANT);
}

/* A complainant's step. What is not proved yet gets the form that asks for the proof, too. */
static bool public_step(struct call *call)
{
    struct entering entering;
    bool answered;
    /* Until the case is known, the form is the complaint's: that of a compliment asks the same. */
    if (!entering_begin(&entering, call, "complaint"))
        return false;
    entering.unproved = true;
    if (!call_posted(call))
        return entering_show(&entering, 200);
    struct case_file *file = proof_case(call, &entering.wrong);
    if (file == NULL)
        return entering_show(&entering, entering.wrong.count > 0 ? 422 : call->fault.kind);
    if (schema_event_of(call->registry->schema, file->kind, call->name) == NULL)
        return fault_set(&call->fault, 409, "not-now", "no such step in a %s", file->kind);
    if (!text_equal(file->kind, entering.kind) && !entering_begin(&entering, call, file->kind))
        return false;
    hide_proof(&entering, file);
    bool opened = fields_get(call->request.body, "open") != NULL;
    if (opened && !entering_allowed(&entering))
        return false;
    return entering_proven(&entering, &answered) ? entering_keep(&entering) : answered;
}

bool step_answer(struct call *call)
{
    return call_staff(call) ? staff_step(call) : public_step(call);
}
