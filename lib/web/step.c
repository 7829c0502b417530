#include "web/step.h"

#include <limits.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/reference.h"
#include "record/means.h"
#include "record/record.h"
#include "registry/praise.h"
#include "xml/words.h"
#include "xml/xml.h"

/* Whom the case names as praised is chosen already where staff are told for the first time. */
static void choose_praised(struct call *call, const struct case_file *file, struct fields *fields)
{
    int count = 0;
    if (!text_equal(call->name, "tell") || timeline_last(file->timeline, "told") != NULL)
        return;
    for (const char *const *users = praise_named(call->pool, file); *users != NULL; users++)
        fields_add(fields, pool_format(call->pool, "praised.%d", ++count), *users);
}

/* Where the division is reached, or else the organisation. */
static const char *reached_at(struct call *call, const struct case_file *file, const char *how)
{
    const struct node *organisation = call->registry->site.organisation;
    const struct node *division = site_division(&call->registry->site, call->pool, timeline_division(file->timeline));
    const struct node *contact = node_first(division, "contact");
    const char *found = contact ? node_get(call->pool, contact, how) : NULL;
    return found ? found : node_inner(call->pool, organisation, how);
}

/* Who acts is the contact, unless they name another. */
static void name_contact(struct call *call, const struct part *event, const struct case_file *file,
                         struct fields *fields)
{
    if (part_inside(event, "contact") == NULL)
        return;
    fields_add(fields, "contact.name", call->person->title);
    for (const char *const *how = (const char *const[]){"phone", "email", NULL}; *how != NULL; how++) {
        const char *at = reached_at(call, file, *how);
        if (at != NULL)
            fields_add(fields, pool_format(call->pool, "contact.%s", *how), at);
    }
}

/* The update on a remedy that was done, which the address names: it says what was promised. */
static void tell_done(struct call *call, const struct case_file *file, struct fields *fields)
{
    static const struct saying we_have = {.of = "told", .code = "done"};
    int seq = text_number(fields_get(call->request.query, "done"), 1, INT_MAX);
    const struct node *event = text_equal(call->name, "contact") && seq > 0 ? record_event(file->current, seq) : NULL;
    const char *item = event ? event_named(file->kind, node_name(event))->item : NULL;
    const struct list promises = record_promises(call->pool, file->current);
    const char *what = item ? list_label(&promises, node_inner(call->pool, event, item)) : NULL;
    if (what == NULL)
        return;
    fields_add(fields, "direction", "out");
    fields_add(fields, "said",
               pool_format(call->pool, "%s %s.", words_find(call->registry->site.words, &we_have), what));
}

/* What the form shows at first. */
static const struct fields *chosen_before(struct call *call, const struct part *event, const struct case_file *file)
{
    struct fields *fields = fields_new(call->pool);
    const struct part *channel = part_inside(event, "channel");
    const char *preferred = means_preferred(call->pool, file->current);
    const char *other = reference_read(call->pool, fields_get(call->request.query, "other"));
    if (other != NULL && part_inside(event, "other") != NULL)
        fields_add(fields, "other", other);
    choose_praised(call, file, fields);
    tell_done(call, file, fields);
    name_contact(call, event, file, fields);
    if (channel != NULL && channel->narrowed_by != NULL && preferred != NULL)
        fields_add(fields, "channel", preferred);
    return fields;
}

/* The form goes back with the proof hidden in it, so that nobody types it twice. */
static void hide_proof(struct step *step)
{
    const struct call *call = step->call;
    const char **hidden = pool_array(call->pool, 5, sizeof *hidden);
    hidden[0] = "reference";
    hidden[1] = call->about->reference;
    hidden[2] = "access-code";
    hidden[3] = fields_get(call->request.body, "access-code");
    step->hidden = hidden;
}

static bool prepare_for_staff(struct call *call, struct step *step)
{
    const struct case_file *file = call->about;
    if (!step_begin(step, call, file->kind))
        return false;
    step_about(step, file, call->person);
    step->address = pool_format(call->pool, "%s?ref=%s", call->request.path, file->reference);
    step->before = chosen_before(call, step->asking.event, file);
    return step_post_begin(step);
}

/* A complainant's step. Until the case is known, the form is the complaint's, and asks for the proof, too: that of a
 * compliment asks the same. */
static bool prepare_for_complainant(struct call *call, struct step *step)
{
    const struct case_file *file = call->about;
    if (file != NULL && schema_event_of(call->registry->schema, file->kind, call->name) == NULL)
        return fault_set(&call->fault, 409, "not-now", "no such step in a %s", file->kind);
    if (!step_begin(step, call, file ? file->kind : "complaint"))
        return false;
    step->unproved = file == NULL;
    if (file != NULL) {
        step_about(step, file, &PERSON_COMPLAINANT);
        hide_proof(step);
    }
    return true;
}

bool step_prepare(struct call *call, struct step *step)
{
    return call_staff(call) ? prepare_for_staff(call, step) : prepare_for_complainant(call, step);
}
