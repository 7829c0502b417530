#include "web/proof.h"

#include "base/text.h"
#include "core/reference.h"

struct case_file *proof_case(struct call *call, struct problems *wrong)
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
        fits ? registry_case(call->registry, call->pool, reference, call->now, &call->fault) : NULL;
    if (file == NULL)
        fault_set(&call->fault, 403, "unknown-case", "an unknown reference or a wrong access code");
    else
        call_keep_look(call, file->reference, "complainant");
    return file;
}
