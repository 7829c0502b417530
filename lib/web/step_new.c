#include "web/step.h"

#include <string.h>

#include "base/text.h"
#include "core/procedure.h"
#include "core/reference.h"
#include "xml/xml.h"

/* The earlier case of that reference, as far as these staff may see it; NULL: there is none, or a fault. */
static const struct case_file *earlier_case(struct call *call, const char *reference)
{
    const struct case_file *file = case_file_open(call->registry, call->pool, reference, call->now, &call->fault);
    if (file == NULL)
        return NULL;
    if (procedure_allows(file->policy, file->timeline, call->person, "see") != VERDICT_YES) {
        call_keep_refusal(call, file->reference);
        return NULL;
    }
    call_keep_look(call, file->reference, call->person->user);
    return file;
}

static bool is_taken_over(const char *name)
{
    return text_equal(name, "anonymous") || strncmp(name, "complainant.", strlen("complainant.")) == 0 ||
           strncmp(name, "representative.", strlen("representative.")) == 0;
}

/* What a new case shows at first of the one that it comes from: who it is from, and where it belongs. */
static const struct fields *taken_over(struct pool *pool, const struct asking *asking, const struct case_file *earlier)
{
    struct fields *all = fields_new(pool), *some = fields_new(pool);
    entry_fields(asking, asking->event, node_first(earlier->current, "received"), "", all);
    for (size_t i = 0; i < all->count; i++)
        if (is_taken_over(all->list[i].name))
            fields_add(some, all->list[i].name, all->list[i].value);
    const char *division = timeline_division(earlier->timeline);
    fields_add(some, "division", division ? division : DIVISION_NOT_SURE);
    fields_add(some, "earlier", earlier->reference);
    return some;
}

/* The reference of an earlier case that staff name in the address, and then in the form; NULL: none. */
static const char *reference_named(struct call *call)
{
    const struct fields *from = call_posted(call) ? call->request.body : call->request.query;
    return call_staff(call) ? reference_read(call->pool, fields_get(from, "earlier")) : NULL;
}

bool step_answer_new(struct call *call, const char *kind)
{
    struct step step;
    if (!step_begin(&step, call, kind) || !step_allowed(&step))
        return false;
    const char *named = reference_named(call);
    const struct case_file *earlier = named ? earlier_case(call, named) : NULL;
    if (call->fault.kind != 0)
        return false;
    /* The same answer, whether there is no such case or they may not see it. */
    if (named != NULL && earlier == NULL && call_posted(call))
        problems_add(&step.wrong, "earlier", "unknown-other", NULL, part_inside(step.asking.event, "earlier"));
    if (earlier != NULL && !call_posted(call) && text_equal(earlier->kind, kind))
        step.before = taken_over(call->pool, &step.asking, earlier);
    return step_run(&step);
}
