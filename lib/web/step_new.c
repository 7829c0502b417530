#include "web/step.h"
#include "web/step_pages.h"

#include <string.h>

#include "base/text.h"
#include "core/reference.h"
#include "registry/slips.h"
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

/* The slip of which staff key the case in, and what is wrong with it. False with a fault. */
static bool read_slip(struct call *call, struct step *step)
{
    const char *typed = call_posted(call) && call_staff(call) ? fields_get(call->request.body, "slip") : NULL;
    if (text_blank(typed) || call_unreadable(call, "slip", NULL))
        return true;
    step->slip = reference_read(call->pool, typed);
    const char *trouble =
        step->slip ? slip_trouble(call->registry, call->pool, step->slip, step->kind, &call->fault) : "slip-mistyped";
    if (trouble != NULL)
        problems_add(&call->wrong, "slip", trouble, NULL, NULL);
    const struct case_file *file = text_equal(trouble, "slip-used") ? call_case_seen(call, step->slip) : NULL;
    step->slip_case = file ? file->reference : NULL;
    return call->fault.kind == 0;
}

/* What the form shows at first: who an earlier case is from, or the slip that the address names. */
static const struct fields *shown_before(struct step *step, const struct case_file *earlier)
{
    struct call *call = step->call;
    const char *slip = call_staff(call) ? reference_read(call->pool, fields_get(call->request.query, "slip")) : NULL;
    if (earlier != NULL && text_equal(earlier->kind, step->kind))
        return taken_over(call->pool, &step->asking, earlier);
    if (slip == NULL)
        return NULL;
    struct fields *fields = fields_new(call->pool);
    fields_add(fields, "slip", slip);
    return fields;
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
    if (!read_slip(call, step))
        return false;
    if (!call_posted(call))
        step->before = shown_before(step, earlier);
    step_pages_begin(step);
    return step_post_begin(step);
}
