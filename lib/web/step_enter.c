#include "web/step.h"

#include <limits.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reference.h"
#include "record/record.h"
#include "registry/check.h"
#include "registry/outlook.h"
#include "registry/reading.h"
#include "store/desk.h"
#include "web/draft.h"
#include "web/upload.h"
#include "web/kept_files.h"
#include "web/phrases.h"
#include "web/step_pages.h"
#include "web/token.h"
#include "xml/xml.h"

/* The same words of a visitor within so many seconds are the same submission. */
#define SENT_AGAIN 3600

/* May the person act on the case now? False with a fault 403 or 409. */
static bool is_allowed(struct step *step)
{
    struct call *call = step->call;
    const struct case_file *file = step->file;
    if (file == NULL) /* a new case: the action needs the right to begin it (struct action) */
        return true;
    switch (procedure_allows(file->policy, file->timeline, step->person, call->name)) {
    case VERDICT_YES:
        return true;
    case VERDICT_NOT_NOW:
        return fault_set(&call->fault, 409, "not-now", "not in the state %s", file->state);
    default:
        return fault_set(&call->fault, 403, "hidden", "not permitted");
    }
}

/* True if the form names its submission, and staff say what they had seen. */
static bool is_named(struct step *step)
{
    struct call *call = step->call;
    const struct fields *body = call->request.body;
    bool seen = step->file == NULL || !call_staff(call) || fields_get(body, "seq") != NULL;
    return (seen && fields_get(body, "token") != NULL) ||
           fault_set(&call->fault, 400, "no-token", "no token, or no seq");
}

/* True if the token is ours, and not too old. */
static bool has_our_token(struct step *step)
{
    struct call *call = step->call;
    return token_ours(call->pool, call->seal, call->now, fields_get(call->request.body, "token")) ||
           fault_set(&call->fault, 403, "csrf", "a token that is not ours, or too old");
}

/* The record that gets the event: the case's, or a new one under the policy in force when it was received. */
static struct node *record_for(struct step *step)
{
    struct call *call = step->call;
    if (step->file != NULL)
        return step->file->record;
    int64_t typed = step_time_typed(step).at;
    int64_t received = typed != INSTANT_NONE && typed < call->now ? typed : call->now;
    const char *prefix = reference_prefix(call->pool, step->kind, day_year(instant_day(call->now)));
    return record_new(call->pool, step->kind, reference_write(call->pool, prefix, 0),
                      site_policy_at(&call->registry->site, received)->identity);
}

/* A gate of the policy that the event cannot pass stands at the form's first field; its words are the action that
 * passes it. */
static void gate(struct step *step)
{
    const struct part *event = step->asking.event;
    const struct case_file *file = step->file;
    const struct gate *stands = file ? procedure_gate(file->policy, file->timeline, event->name) : NULL;
    if (stands == NULL)
        return;
    const char *code = pool_format(step->call->pool, "gate-%s", stands->name);
    problems_add(&step->call->wrong, event->parts[0].name, code, stands->action, &event->parts[0]);
}

/* The case grown by its last event, once that is completed and found right; NULL with problems, or with a fault. */
static struct case_file *grow(struct step *step, struct node *record, struct node *event)
{
    struct call *call = step->call;
    outlook_set_level(step->file, event);
    if (!step_keeps_unseen(step) && !check_other_case(call->registry, call->pool, record, event, step->person,
                                                      call->now, &call->wrong, &call->fault))
        return NULL;
    struct case_file *grown = case_file_grown(call->registry, call->pool, record, call->now, &call->fault);
    if (grown == NULL)
        return NULL;
    outlook_set_times(call->pool, grown, site_people(&call->registry->site), event);
    node_set_instant(call->pool, event, "papers-read", reading_done(call->registry, grown, event));
    check_event(call->registry, call->pool, grown, event, &call->wrong);
    step->asking.late = step->asking.late || problems_of(&call->wrong, "why-late") != NULL;
    gate(step);
    phrases_check(step);
    if (entry_check(&step->asking, record, grown->current, event, &call->wrong))
        return grown;
    const struct problem *inner = problems_of(&call->wrong, "");
    if (inner != NULL)
        fault_set(&call->fault, 500, "broken", "the event: %s", inner->words);
    return NULL;
}

/* Builds the event as the last of the record and gives the case with it; what is not right does not stay
 * there: NULL. */
static struct case_file *build(struct step *step, struct node *record)
{
    int seq = record_last_seq(record) + 1;
    call_note_unreadable(step->call, &step->asking);
    entry_note_denied(&step->asking, step->call->request.body, &step->call->wrong);
    struct node *event = entry_build(&step->asking, step_brought(step, step_entered(step)), record);
    node_set_number(event, "seq", seq);
    node_set(event, "by", step->person->user ? step->person->user : "complainant");
    node_set(event, "proof", step->person == &PERSON_COMPLAINANT ? "access-code" : NULL);
    node_set(event, "unsorted", step_is_above_measure(step) ? "yes" : NULL);
    if (step->corrects != NULL)
        step_set_corrected_time(step, event);
    else
        step_set_time(step, event);
    struct case_file *grown = grow(step, record, event);
    if (grown == NULL)
        node_remove(event);
    return grown;
}

bool step_check(struct step *step)
{
    const struct case_file *grown = build(step, record_for(step));
    if (grown != NULL)
        node_remove(record_event(grown->record, grown->last_seq));
    return step->call->fault.kind == 0;
}

/* Gives the form back because of the fault that stands in the call, with the case as it is now. */
static bool give_back(struct step *step)
{
    struct call *call = step->call;
    struct fault fault = call->fault;
    if (text_equal(fault.code, "used-token"))
        fields_set(call->request.body, "token", token_new(call->pool, call->seal, call->now));
    if (step->file != NULL) {
        call->fault = (struct fault){0};
        struct case_file *file =
            case_file_open(call->registry, call->pool, step->file->reference, call->now, &call->fault);
        if (file == NULL)
            return false;
        step_about(step, file, step->person);
        call->fault = fault;
    }
    return step_show(step, fault.kind);
}

static bool is_stale(const struct step *step)
{
    return step->file != NULL && call_staff(step->call) &&
           step_has_moved_on(step, text_number(fields_get(step->call->request.body, "seq"), 0, INT_MAX));
}

static bool keep(struct step *step, struct submission *submission)
{
    struct call *call = step->call;
    bool repeated;
    if (!step_has_room(step))
        return give_back(step);
    struct case_file *grown = step_post_attach(step) ? build(step, record_for(step)) : NULL;
    if (grown == NULL)
        return call->fault.kind == 0 ? step_show(step, 422) : false;
    grown->slip = step->slip;
    grown->mailed = step_post_automatic(step);
    step->unsure = step_is_unsure(step);
    if (step->unsure || step_is_preview(step, grown)) {
        bool shown = !step->unsure && step_show_preview(step, grown);
        node_remove(record_event(grown->record, grown->last_seq));
        if (shown || call->fault.kind == 0)
            return shown || step_show(step, 200);
    } else if (case_file_keep(call->registry, call->pool, grown, call->request.body, submission, call->now, &repeated,
                              &call->fault)) {
        if (!repeated)
            step_count(step, submission->reference);
        return step_see_kept(call, grown, submission);
    }
    return (call->fault.kind == 409 || call->fault.kind == 422) && give_back(step);
}

/* True if that was sent before; then it names what was stored. The same words about a case in which something has
 * happened since are said anew: a review asked for without a reason, and then the next one. */
static bool is_repeated(const struct step *step, struct submission *submission)
{
    struct call *call = step->call;
    const struct submission sent = *submission;
    if (!case_file_repeated(call->registry, call->pool, submission, &call->fault))
        return false;
    if (step->file == NULL || text_equal(submission->token, sent.token) || submission->seq == step->file->last_seq)
        return true;
    *submission = sent;
    submission->same_since = 0;
    return false;
}

/* Takes the form to its end: kept and sent on, or given back. */
static bool take(struct step *step)
{
    struct call *call = step->call;
    const struct fields *body = call->request.body;
    /* A browser that goes back asks for the form anew: it has another token, and what was typed is put back. Staff may
     * well write the same twice: "no answer", a card that only says thank you. */
    struct submission submission = {.token = fields_get(body, "token"),
                                    .message = step_post_number(step),
                                    .same_since = call_staff(call) ? 0 : call->now - SENT_AGAIN};
    submission.digest =
        content_digest(call->pool, step->person->user, call->name, step->file ? step->file->reference : "", body);
    if (is_repeated(step, &submission))
        return step_see_kept(call, step->file, &submission);
    if (call->fault.kind == 409)
        return give_back(step);
    if (call->fault.kind == 0 && is_stale(step)) {
        fault_set(&call->fault, 409, "stale", "somebody acted meanwhile");
        return give_back(step);
    }
    return call->fault.kind == 0 && is_allowed(step) && keep(step, &submission);
}

/* Gives the form back because of the fault that stands in the call: to who may act now, and nobody else gets one. */
static bool refuse(struct step *step)
{
    struct call *call = step->call;
    const struct fault fault = call->fault;
    call->fault = (struct fault){0};
    if (!is_allowed(step))
        return false;
    call->fault = fault;
    return step_show(step, fault.kind);
}

/* A form that is asked for, with its draft; a draft of what cannot be done any more is shown to be read. */
static bool show(struct step *step)
{
    if (step->unproved)
        return step_show(step, 200);
    draft_open(step);
    if (step_post_begin(step) && is_allowed(step))
        return step_show(step, 200);
    bool mine = step->draft != NULL && text_equal(step->draft->name.user, step->person->user);
    return mine && step->call->fault.kind != 0 && draft_show_left(step);
}

/* A form that came: whatever becomes of it, what was typed is on the desk until it is done. */
static bool answer(struct step *step)
{
    struct call *call = step->call;
    const char *draft = fields_get(call->request.body, "draft");
    if (!step_fields_known(step) || !upload_take(call, &step->asking))
        return false;
    phrases_insert(step);
    bool sealed = call_sealed(call);
    if (sealed)
        step_read_form(step);
    bool kept = draft_keep(step);
    if (!sealed)
        return refuse(step);
    if (text_equal(draft, "discard"))
        return call_see(call, step->file ? pool_format(call->pool, "/staff/case?ref=%s", step->file->reference)
                                         : call->request.path);
    if (draft != NULL && !kept)
        return fault_set(&call->fault, 503, "full", "a draft was not kept");
    if (draft != NULL)
        draft_open(step);
    if (step_is_to_show(step))
        return is_allowed(step) && step_show(step, 200);
    if (!is_named(step))
        return false;
    if (!has_our_token(step) || !step_pages_whole(step))
        return refuse(step);
    return step_pages_turns(step) ? step_pages_turn(step) : take(step);
}

bool step_answer(struct call *call)
{
    struct step step;
    if (!call->action->prepare(call, &step))
        return false;
    bool answered = call_posted(call) ? answer(&step) : show(&step);
    if (answered && call->answer.status == 303)
        draft_discard(&step);
    return answered;
}

bool step_again(struct call *call, int status)
{
    struct step step;
    return call->action->prepare(call, &step) && upload_take(call, &step.asking) && step_show(&step, status);
}
