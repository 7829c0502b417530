#include "base/fault.h"
#include "base/instant.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "core/reference.h"
#include "record/entry.h"
#include "web/action.h"

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

struct case_file *call_case(struct call *call)
{
    const char *reference = reference_read(call->pool, fields_get(call->request.query, "ref"));
    struct case_file *file =
        reference ? case_file_open(call->registry, call->pool, reference, call->now, &call->fault) : NULL;
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

struct case_file *call_proved_case(struct call *call, struct problems *wrong)
{
    const struct fields *body = call->request.body;
    const char *typed = fields_get(body, "reference"), *code = fields_get(body, "access-code");
    const char *reference = reference_read(call->pool, typed);
    if (text_blank(typed))
        problems_add(wrong, "reference", "missing", NULL, NULL);
    else if (reference == NULL)
        problems_add(wrong, "reference", "mistyped", NULL, NULL);
    if (text_blank(code))
        problems_add(wrong, "access-code", "missing", NULL, NULL);
    if (wrong->count > 0)
        return NULL;
    /* The code is tried first: who has it not learns nothing from how long the answer takes. */
    bool fits = seal_access_fits(call->pool, call->seal, reference, code);
    struct case_file *file =
        fits ? case_file_open(call->registry, call->pool, reference, call->now, &call->fault) : NULL;
    if (file == NULL)
        fault_set(&call->fault, 403, "unknown-case", "an unknown reference or a wrong access code");
    else
        call_keep_look(call, file->reference, "complainant");
    return file;
}

/* Proved each time, and the form must be ours. */
static struct case_file *public_case(struct call *call, const char *const *known)
{
    struct problems wrong = {.pool = call->pool};
    if (!call_known(call, known))
        return NULL;
    if (!seal_csrf_fits(call->pool, call->seal, call->realm, NULL, call->name, instant_day(call->now),
                        fields_get(call->request.body, "csrf"))) {
        fault_set(&call->fault, 403, "csrf", "a form that is not ours, or too old");
        return NULL;
    }
    struct case_file *file = call_proved_case(call, &wrong);
    if (file == NULL)
        fault_set(&call->fault, 403, "unknown-case", "not proved");
    return file;
}

struct case_file *call_read_case(struct call *call, const char *const *known, bool *answered)
{
    *answered = false;
    if (call_staff(call) && call_posted(call)) {
        call->answer.allow = "GET, HEAD";
        fault_set(&call->fault, 405, "wrong-method", "staff read by GET");
        return NULL;
    }
    if (call_staff(call))
        return call_case(call);
    if (call_posted(call))
        return public_case(call, known);
    *answered = call_see(call, "/complaints/track");
    return NULL;
}

const struct fields *call_read_asked(const struct call *call)
{
    return call_staff(call) ? call->request.query : call->request.body;
}
