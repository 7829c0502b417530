#include "web/draft.h"

#include <limits.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "store/desk.h"
#include "store/waiting.h"
#include "web/draft_list.h"
#include "web/draft_text.h"
#include "web/form.h"
#include "web/page.h"
#include "web/step.h"
#include "web/token.h"
#include "web/typed.h"
#include "xml/xml.h"

/* Words of their own that are always asked for, in the group or below. */
static bool has_words(const struct asking *asking, const struct part *group)
{
    bool has = false;
    for (size_t i = 0; i < group->part_count; i++) {
        const struct part *part = &group->parts[i];
        bool asked = asking_takes(asking, group, part) && !part->late && !part->unread;
        has = has ||
              (asked && (part->widget == WIDGET_TEXTAREA || part->widget == WIDGET_TEXT || has_words(asking, part)));
    }
    return has;
}

bool draft_is_kept(const struct step *step)
{
    return step->call->desk != NULL && has_words(&step->asking, step->asking.event);
}

/* The word for a case that is not made yet: that of the form with which it was begun, hidden in it from then on. */
static const char *word_of(const struct call *call)
{
    const char *word = fields_get(call_posted(call) ? call->request.body : call->request.query, DRAFT_BEGUN);
    if (token_is_word(word))
        return word;
    return call_posted(call) ? token_word(call->pool, fields_get(call->request.body, "token")) : NULL;
}

/* The form says which draft it goes on with. */
static void hide_word(struct step *step, const char *word)
{
    const char **hidden = pool_array(step->call->pool, 3, sizeof *hidden);
    hidden[0] = DRAFT_BEGUN;
    hidden[1] = word;
    step->hidden = step->file ? step->hidden : hidden;
}

/* The caller's draft of the step; its reference is NULL where there can be none. */
static struct desk_name name_of(const struct step *step)
{
    const struct call *call = step->call;
    const char *seq = step->corrects ? node_get(call->pool, step->corrects, "seq") : NULL;
    return (struct desk_name){.user = call->person->user,
                              .reference = step->file ? step->file->reference : word_of(call),
                              .action = call->name,
                              .corrects = seq ? text_number(seq, 1, INT_MAX) : 0};
}

/* True if something was typed: what comes is not what the form shows at first. */
static bool is_typed(const struct step *step, const struct fields *typed)
{
    bool is = typed->file_count > 0;
    for (size_t i = 0; !is && i < typed->count; i++) {
        const char *before = step->before ? fields_get(step->before, typed->list[i].name) : NULL;
        is = !text_equal(typed->list[i].value, before ? before : "");
    }
    return is;
}

/* True if the step is not the person's to take. What only came too late is still theirs to read. */
static bool is_denied(const struct step *step)
{
    const struct case_file *file = step->file;
    if (file == NULL) /* a new case: the action needs the right to begin it (struct action) */
        return false;
    enum verdict verdict = procedure_allows(file->policy, file->timeline, step->person, step->call->name);
    return verdict != VERDICT_YES && verdict != VERDICT_NOT_NOW;
}

bool draft_keep(struct step *step)
{
    struct call *call = step->call;
    const struct fields *body = call->request.body;
    if (!draft_is_kept(step) || call->request.foreign || is_denied(step))
        return true;
    int seen = text_number(fields_get(body, "seq"), 1, INT_MAX), last = step->file ? step->file->last_seq : 0;
    struct desk_draft draft = {.name = name_of(step), .seq = seen > 0 ? seen : last, .at = call->now};
    draft.typed = draft_text_write(call->pool, body, &draft.size);
    if (draft.name.reference == NULL || !is_typed(step, draft_text_read(call->pool, draft.typed, draft.size)))
        return true;
    hide_word(step, draft.name.reference);
    return desk_keep(call->desk, &draft);
}

void draft_discard(const struct step *step)
{
    if (!draft_is_kept(step))
        return;
    const struct desk_name name = name_of(step);
    if (name.reference != NULL)
        desk_discard(step->call->desk, &name);
}

/* Of the files that came with it those that wait still. */
static void take_files(struct call *call, struct fields *fields)
{
    for (size_t i = 0; call->waiting != NULL && i < fields->file_count; i++) {
        struct file *file = &fields->files[i];
        file->bytes = waiting_bytes(call->waiting, call->pool, file->digest, file->size);
    }
    call->request.body->files = fields->files;
    call->request.body->file_count = fields->file_count;
}

void draft_open(struct step *step)
{
    struct call *call = step->call;
    if (!draft_is_kept(step))
        return;
    struct desk_name name = name_of(step);
    const char *from = fields_get(call->request.query, "from");
    const struct desk_name theirs = {from, name.reference, name.action, name.corrects};
    if (step->file != NULL && !text_blank(from) && draft_may_be_taken(call, step->file, &theirs))
        name = theirs;
    step->draft = name.reference ? desk_find(call->desk, call->pool, &name, call->now) : NULL;
    if (step->draft == NULL)
        return;
    hide_word(step, name.reference);
    struct fields *fields = draft_text_read(call->pool, step->draft->typed, step->draft->size);
    step->before = fields;
    if (!call_posted(call))
        take_files(call, fields);
}

void draft_add_shown(struct step *step, struct node *page)
{
    const struct desk_draft *draft = step->draft;
    if (draft == NULL && step->file == NULL && draft_is_kept(step) && !call_posted(step->call))
        drafts_add_begun(step->call, page, step->call->name);
    if (draft == NULL)
        return;
    struct node *node = draft_add(step->call, page, draft);
    node_set(node, "shown", "yes");
    if (step->file == NULL || !step_has_moved_on(step, draft->seq))
        return;
    node_set(node, "behind", "yes");
    if (node_first(page, "news") == NULL)
        node_set_number(node_add(page, "news"), "from", draft->seq + 1);
}

bool draft_show_left(struct step *step)
{
    struct call *call = step->call;
    struct node *page = page_new(call, "fault", step->kind, step->file);
    page_add_fault(page, &call->fault);
    int status = call->fault.kind;
    call->fault = (struct fault){0};
    status_add(call, page, step->file);
    draft_add(call, page, step->draft);
    call->request.body = draft_text_read(call->pool, step->draft->typed, step->draft->size);
    page_add_typed(call, page);
    const char *const discard[] = {"draft", "discard", NULL};
    const struct form form = {.address = step->address, .hidden = discard};
    form_add(call, page, NULL, &form);
    return page_send(call, page, status);
}
