/* What a filled form says, in the form of a step. */
#include "base/pool.h"
#include "base/text.h"
#include "record/filled.h"
#include "web/step.h"
#include "xml/xml.h"

const struct filled *step_filled_in(const struct step *step, const struct fields *files)
{
    const struct call *call = step->call;
    struct filled *filled = pool_alloc(call->pool, sizeof *filled);
    *filled = (struct filled){.as = FILLED_OTHER, .code = "none"};
    for (size_t i = 0; i < files->file_count && !text_equal(filled->kind, step->kind); i++) {
        const struct file *file = &files->files[i];
        if (file->bytes == NULL)
            continue;
        const struct filled this =
            call->action->read_form(call->pool, step->asking.schema, step->asking.lists, file->bytes, file->size);
        if (filled->kind == NULL || text_equal(this.kind, step->kind))
            *filled = this;
    }
    return filled;
}

/* What was typed into the form of one kind, as that of another: what this does not ask is said beside it. */
static void take_along(const struct step *step, const struct asking *before, struct fields *rest)
{
    struct fields *body = step->call->request.body, *kept = fields_new(step->call->pool);
    for (size_t i = 0; i < body->count; i++) {
        const struct field *field = &body->list[i];
        const struct part *part = asking_part(before, field->name);
        if (part == NULL || asking_part(&step->asking, field->name) != NULL)
            fields_add(kept, field->name, field->value);
        else if (!text_blank(field->value)) {
            const char *shown = part_shown(part, before->lists, field->value);
            fields_add(rest, part->label ? part->label : field->name, shown ? shown : field->value);
        }
    }
    body->list = kept->list;
    body->count = kept->count;
}

/* The step is that of another kind from here on. False if this person may not take it. */
static bool become(struct step *step, const char *kind, struct fields *rest)
{
    struct call *call = step->call;
    const struct asking before = step->asking;
    const struct part *event = schema_event(before.schema, kind, "received");
    if (!call_may(call, event->action, kind))
        return false;
    step->kind = kind;
    step->asking.event = event;
    call->name = event->action;
    step->address = pool_format(call->pool, "/%s/%s", call->realm, event->action);
    take_along(step, &before, rest);
    return true;
}

void step_read_form(struct step *step)
{
    const struct call *call = step->call;
    struct fields *body = call->request.body;
    if (call->action->read_form == NULL || !call_staff(call) || fields_get(body, "read-form") == NULL)
        return;
    const struct filled *filled = step_filled_in(step, body);
    step->filled = filled;
    step->filled_as = filled->code;
    if (filled->fields == NULL)
        return;
    if (!text_equal(filled->kind, step->kind)) {
        bool may = become(step, filled->kind, filled->rest);
        step->filled_as = may ? "turned" : "denied";
        if (!may)
            return;
    }
    for (size_t i = 0; i < filled->fields->count; i++) {
        const struct field *said = &filled->fields->list[i];
        if (asking_part(&step->asking, said->name) != NULL && text_blank(fields_get(body, said->name)))
            fields_set(body, said->name, said->value);
    }
}

void step_add_filled(const struct step *step, struct node *page)
{
    if (step->filled == NULL)
        return;
    struct node *node = node_add(page, "filled");
    const struct fields *rest = text_equal(step->filled->kind, step->kind) ? step->filled->rest : NULL;
    node_set(node, "as", step->filled_as);
    for (size_t i = 0; rest != NULL && i < rest->count; i++)
        node_set(node_add_text(node, "rest", rest->list[i].value), "label", rest->list[i].name);
}
