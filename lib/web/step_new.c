#include "web/step.h"
#include "web/step_pages.h"

#include <string.h>

#include "base/text.h"
#include "core/reference.h"
#include "xml/xml.h"

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

bool step_prepare_new(struct call *call, struct step *step)
{
    const char *kind = call->action->kind;
    if (!step_begin(step, call, kind))
        return false;
    const char *named = reference_named(call);
    const struct case_file *earlier = named ? call_case_opened(call, named) : NULL;
    if (call->fault.kind != 0)
        return false;
    /* The same answer, whether there is no such case or they may not see it. */
    if (named != NULL && earlier == NULL && call_posted(call))
        problems_add(&call->wrong, "earlier", "unknown-other", NULL, part_inside(step->asking.event, "earlier"));
    if (earlier != NULL && !call_posted(call) && text_equal(earlier->kind, kind))
        step->before = taken_over(call->pool, &step->asking, earlier);
    step_pages_begin(step);
    return true;
}
