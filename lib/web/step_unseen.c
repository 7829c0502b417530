/* What a correction keeps of an event without having shown it: it names a case that is hidden from who corrects. */
#include "base/pool.h"
#include "base/text.h"
#include "web/step.h"

void step_set_unseen(struct step *step, const struct fields *whole)
{
    struct fields *fields = fields_new(step->call->pool);
    for (size_t i = 0; i < whole->count; i++)
        if (fields_get(step->before, whole->list[i].name) == NULL)
            fields_add(fields, whole->list[i].name, whole->list[i].value);
    step->unseen = fields->count > 0 ? fields : NULL;
}

/* Something else may have been typed there. */
static bool keeps(const struct step *step, const struct field *unseen)
{
    return text_blank(fields_get(step->call->request.body, unseen->name));
}

bool step_keeps_unseen(const struct step *step)
{
    bool any = false;
    for (size_t i = 0; step->unseen != NULL && i < step->unseen->count; i++)
        any = any || keeps(step, &step->unseen->list[i]);
    return any;
}

const struct fields *step_entered(const struct step *step)
{
    const struct fields *typed = step->call->request.body;
    if (!step_keeps_unseen(step))
        return typed;
    struct fields *entered = fields_copy(typed);
    for (size_t i = 0; i < step->unseen->count; i++)
        if (keeps(step, &step->unseen->list[i]))
            fields_set(entered, step->unseen->list[i].name, step->unseen->list[i].value);
    return entered;
}
