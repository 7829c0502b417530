/* What a form may bring, and whether its complainant is sure. */
#include "base/pool.h"
#include "base/text.h"
#include "web/draft.h"
#include "web/kept_files.h"
#include "web/phrases.h"
#include "web/step.h"

static bool asks_once_more(const struct step *step)
{
    return step->asking.event->sure && !call_staff(step->call);
}

bool step_is_unsure(const struct step *step)
{
    return asks_once_more(step) && !text_equal(fields_get(step->call->request.body, "sure"), "yes");
}

/* Names that a form may bring beside those of its event. */
static bool is_own_field(const struct step *step, const char *name)
{
    static const char *const all[] = {"token", "csrf", "add", NULL};
    static const char *const pages[] = {"go", "answers", NULL};
    static const char *const staff[] = {"seq", NULL};
    static const char *const new[] = {"similar", "read-form", "slip", DRAFT_BEGUN, NULL};
    static const char *const when[] = {"at", "at.day", "at.month", "at.year", "at.time", NULL};
    static const char *const public[] = {"reference", "access-code", "open", NULL};
    static const char *const preview[] = {"preview", "change", NULL};
    if ((asks_once_more(step) && text_equal(name, "sure")) || (step_preview(step) != NULL && text_among(name, preview)))
        return true;
    if (step->pages > 0 && text_among(name, pages))
        return true;
    if (is_kept_file(name) || (call_staff(step->call) && is_phrase(name)) ||
        (text_equal(name, "draft") && draft_is_kept(step)))
        return true;
    if (step->file == NULL && call_staff(step->call) && text_among(name, new))
        return true;
    if (step->posted != NULL && text_equal(name, POST_MAIL))
        return true;
    bool of_case = step->file != NULL && text_among(name, call_staff(step->call) ? staff : public);
    return text_among(name, all) || of_case || (call_staff(step->call) && text_among(name, when));
}

/* A field of files brings files and no text, but for the empty one of a form that was sent without any. */
static bool files_known(struct step *step)
{
    const struct fields *body = step->call->request.body;
    bool known = true;
    for (size_t i = 0; i < body->file_count; i++) {
        const struct part *part = asking_part(&step->asking, body->files[i].field);
        known = known && part != NULL && part->widget == WIDGET_FILE;
    }
    for (size_t i = 0; i < body->count; i++) {
        const struct part *part = asking_part(&step->asking, body->list[i].name);
        known = known && (part == NULL || part->widget != WIDGET_FILE || text_blank(body->list[i].value));
    }
    return known || fault_set(&step->call->fault, 400, "broken-request", "a file where text is asked, or text");
}

bool step_fields_known(struct step *step)
{
    const struct fields *body = step->call->request.body;
    for (size_t i = 0; i < body->count; i++)
        if (!is_own_field(step, body->list[i].name) && asking_part(&step->asking, body->list[i].name) == NULL)
            return fault_set(&step->call->fault, 400, "broken-request", "an unknown field");
    return files_known(step);
}

bool step_is_to_show(const struct step *step)
{
    static const char *const names[] = {"open", "add", "insert", "change", "draft", "similar", "read-form", NULL};
    bool any = false;
    for (const char *const *name = names; *name != NULL; name++)
        any = any || fields_get(step->call->request.body, *name) != NULL;
    return any;
}
