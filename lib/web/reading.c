#include "web/reading.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/text.h"
#include "web/proof.h"
#include "web/step.h"

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
    struct case_file *file = proof_case(call, &wrong);
    if (file == NULL)
        fault_set(&call->fault, 403, "unknown-case", "not proved");
    return file;
}

struct case_file *reading_case(struct call *call, const char *const *known, bool *answered)
{
    *answered = false;
    if (call_staff(call) && call_posted(call)) {
        call->answer.allow = "GET, HEAD";
        fault_set(&call->fault, 405, "wrong-method", "staff read by GET");
        return NULL;
    }
    if (call_staff(call))
        return step_case(call);
    if (call_posted(call))
        return public_case(call, known);
    *answered = call_see(call, "/complaints/track");
    return NULL;
}

const struct fields *reading_asked(const struct call *call)
{
    return call_staff(call) ? call->request.query : call->request.body;
}
