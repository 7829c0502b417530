#include "web/step.h"

#include <limits.h>

#include "base/dating.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "core/reference.h"
#include "record/record.h"
#include "registry/check.h"
#include "registry/outlook.h"
#include "site/clause.h"
#include "web/form.h"
#include "web/page.h"
#include "web/upload.h"
#include "xml/xml.h"

bool step_begin(struct step *step, struct call *call, const char *kind)
{
    struct registry *registry = call->registry;
    *step = (struct step){.call = call, .kind = kind, .person = call->person};
    step->address = call->request.path;
    step->wrong.pool = call->pool;
    step->asking = (struct asking){.schema = registry->schema,
                                   .event = schema_event_of(registry->schema, kind, call->name),
                                   .realm = call->realm,
                                   .lists = registry_lists(registry, call->pool, NULL)};
    bool asked = step->asking.event != NULL && part_asked(step->asking.event, call->realm);
    return asked || fault_set(&call->fault, 404, "unknown-address", "no such action");
}

void step_about(struct step *step, const struct case_file *file, const struct person *person)
{
    step->call->about = file;
    step->file = file;
    step->person = person;
    step->asking.lists = registry_lists(step->call->registry, step->call->pool, file->current);
}

static const struct fields *typed_of(const struct step *step)
{
    return call_posted(step->call) ? step->call->request.body : step->before;
}

/* Says what stands in the way, and for a stale form which events are new to this person. */
static void add_fault(struct step *step, struct node *page)
{
    struct call *call = step->call;
    if (call->fault.kind == 0)
        return;
    page_add_fault(page, &call->fault);
    if (text_equal(call->fault.code, "stale")) {
        int shown = text_number(fields_get(call->request.body, "seq"), 0, INT_MAX);
        node_set_number(node_add(page, "news"), "from", shown < 0 ? 1 : shown + 1);
    }
    call->fault = (struct fault){0};
}

/* The clauses that guide the step: those of the obligations that it would keep, or else of the permission to take it. */
static void add_guidance(struct step *step, struct node *page)
{
    struct call *call = step->call;
    const struct case_file *file = step->file;
    const struct node *document = site_document(&call->registry->site, file->policy);
    struct node *guidance = node_add(page, "guidance");
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        bool open = obligation->state == OBLIGATION_OWED || obligation->state == OBLIGATION_OVERDUE ||
                    obligation->state == WINDOW_OPEN;
        if (open && text_among(step->asking.event->name, obligation->rule->met_by))
            clause_add(call->pool, guidance, document, obligation->rule);
    }
    if (node_first(guidance, NULL) == NULL) {
        const struct rule permission = {.clause =
                                            permission_clause(file->policy, step->person, call->name, file->kind)};
        clause_add(call->pool, guidance, document, &permission);
    }
}

bool step_show(struct step *step, int status)
{
    struct call *call = step->call;
    struct node *page = page_new(call, step->file || step->unproved ? "act" : "intake", step->kind, step->file);
    add_fault(step, page);
    if (step->file != NULL) {
        page_add_case(call, page, step->file);
        add_guidance(step, page);
    }
    struct form form = {.address = step->address,
                        .typed = typed_of(step),
                        .wrong = &step->wrong,
                        .hidden = step->hidden,
                        .token = true};
    if (step->file != NULL && call_staff(call))
        form.seq = step->file->last_seq;
    struct node *node = form_add(call, page, &step->asking, &form);
    if (step->unproved) {
        form_add_field(call, page, node, &form, "reference", "text", true);
        form_add_field(call, page, node, &form, "access-code", "text", true);
    }
    return page_send(call, page, status);
}

bool step_allowed(struct step *step)
{
    struct fault *fault = &step->call->fault;
    if (step->file == NULL) {
        const struct policy *policy = site_policy_at(&step->call->registry->site, step->call->now);
        return procedure_allows_new(policy, step->person, step->call->name, step->kind) ||
               fault_set(fault, 403, "hidden", "may not begin a case");
    }
    switch (procedure_allows(step->file->policy, step->file->timeline, step->person, step->call->name)) {
    case VERDICT_YES:
        return true;
    case VERDICT_NOT_NOW:
        return fault_set(fault, 409, "not-now", "not in the state %s", step->file->state);
    default:
        return fault_set(fault, 403, "hidden", "not permitted");
    }
}

/* Names that a form may bring beside those of its event. */
static bool is_own_field(const struct step *step, const char *name)
{
    static const char *const all[] = {"token", "csrf", "add", NULL};
    static const char *const staff[] = {"seq", NULL};
    static const char *const public[] = {"reference", "access-code", "open", NULL};
    bool of_case = step->file != NULL && text_among(name, call_staff(step->call) ? staff : public);
    return text_among(name, all) || of_case || (call_staff(step->call) && text_equal(name, "at"));
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

static bool fields_known(struct step *step)
{
    const struct fields *body = step->call->request.body;
    for (size_t i = 0; i < body->count; i++)
        if (!is_own_field(step, body->list[i].name) && asking_part(&step->asking, body->list[i].name) == NULL)
            return fault_set(&step->call->fault, 400, "broken-request", "an unknown field");
    return files_known(step);
}

bool step_proven(struct step *step, bool *answered)
{
    struct call *call = step->call;
    const struct fields *body = call->request.body;
    *answered = false;
    if (!fields_known(step))
        return false;
    if (!seal_csrf_fits(call->pool, call->seal, call->realm, call->person->user, call->name, instant_day(call->now),
                        fields_get(body, "csrf"))) {
        fault_set(&call->fault, 403, "csrf", "a form that is not ours, or too old");
        *answered = step_show(step, 403);
        return false;
    }
    if (fields_get(body, "add") != NULL || fields_get(body, "open") != NULL) {
        *answered = step_show(step, 200);
        return false;
    }
    bool sealed = token_shaped(fields_get(body, "token")) &&
                  (step->file == NULL || !call_staff(call) || fields_get(body, "seq") != NULL);
    return sealed || fault_set(&call->fault, 400, "no-token", "no token, or no seq");
}

/* The record that gets the event: the case's, or a new one under the policy in force when it was received. */
static struct node *record_for(struct step *step)
{
    struct call *call = step->call;
    if (step->file != NULL)
        return step->file->record;
    int64_t received = call->now, typed;
    const char *at = fields_get(call->request.body, "at");
    if (call_staff(call) && at != NULL && instant_said(call->pool, at, &typed) && typed < received)
        received = typed;
    const char *prefix = reference_prefix(call->pool, step->kind, day_year(instant_day(call->now)));
    return record_new(call->pool, step->kind, reference_next(call->pool, prefix, NULL),
                      site_policy_at(&call->registry->site, received)->identity);
}

/* A gate of the policy that the event cannot pass stands at the form's first field; its words are the action that passes
 * it. */
static void gate(struct step *step)
{
    const struct part *event = step->asking.event;
    const struct case_file *file = step->file;
    const struct gate *stands = file ? procedure_gate(file->policy, file->timeline, event->name) : NULL;
    if (stands == NULL)
        return;
    const char *code = pool_format(step->call->pool, "gate-%s", stands->name);
    problems_add(&step->wrong, event->parts[0].name, code, stands->action, &event->parts[0]);
}

/* Completes the event and checks it. False with problems, or with a fault. */
static bool check(struct step *step, struct node *record, struct node *event)
{
    struct call *call = step->call;
    if (!outlook_complete(call->registry, call->pool, record, event, call->now, &step->wrong, &call->fault))
        return false;
    if (!check_event(call->registry, call->pool, record, event, &step->wrong, &call->fault))
        return false;
    gate(step);
    if (entry_check(&step->asking, record, event, &step->wrong))
        return true;
    const struct problem *inner = problems_of(&step->wrong, "");
    if (inner != NULL)
        fault_set(&call->fault, 500, "broken", "the event: %s", inner->words);
    return false;
}

/* What came as no text that can be read stands in its field, and is to be looked at by who typed it. */
static void add_unreadable(struct step *step)
{
    const struct fields *unreadable = step->call->request.body->unreadable;
    for (size_t i = 0; unreadable != NULL && i < unreadable->count; i++)
        problems_add(&step->wrong, unreadable->list[i].name, "unreadable", NULL,
                     asking_part(&step->asking, unreadable->list[i].name));
}

/* Builds the event as the last of the record; what is not right does not stay there. */
static bool build(struct step *step, struct node *record)
{
    struct call *call = step->call;
    int seq = record_last_seq(record) + 1;
    if (!upload_check(call, &step->asking, &step->wrong))
        return false;
    add_unreadable(step);
    struct node *event = entry_build(&step->asking, call->request.body, record);
    node_set_number(event, "seq", seq);
    node_set(event, "by", step->person->user ? step->person->user : "complainant");
    if (step->corrects != NULL)
        step_set_corrected_time(step, event);
    else
        step_set_time(step, event);
    bool right = check(step, record, event);
    if (!right)
        node_remove(event);
    return right;
}

/* Gives the form back because of the fault that stands in the call, with the case as it is now. */
static bool give_back(struct step *step)
{
    struct call *call = step->call;
    struct fault fault = call->fault;
    if (text_equal(fault.code, "used-token"))
        fields_set(call->request.body, "token", token_new(call->pool));
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

/* That somebody has read a lesson changes nothing for whoever acts. */
static bool is_stale(const struct step *step)
{
    if (step->file == NULL || !call_staff(step->call))
        return false;
    const struct case_file *file = step->file;
    struct pool *pool = step->call->pool;
    int shown = text_number(fields_get(step->call->request.body, "seq"), 0, INT_MAX);
    bool acted = shown > file->last_seq;
    for (struct node *event = node_first(file->record, NULL); event != NULL; event = node_next(event, NULL))
        acted = acted || (!text_equal(node_name(event), "read") &&
                          text_number(node_get(pool, event, "seq"), 1, INT_MAX) > shown);
    return acted;
}

static bool keep(struct step *step, struct submission *submission)
{
    struct call *call = step->call;
    bool repeated;
    struct node *record = record_for(step);
    if (!build(step, record))
        return call->fault.kind == 0 ? step_show(step, 422) : false;
    if (case_file_keep(call->registry, call->pool, record, call->request.body, submission, call->now, &repeated,
                       &call->fault))
        return step_see_kept(call, step->kind, submission);
    return call->fault.kind == 409 ? give_back(step) : false;
}

bool step_keep(struct step *step)
{
    struct call *call = step->call;
    const struct fields *body = call->request.body;
    struct submission submission = {.token = fields_get(body, "token")};
    submission.digest =
        content_digest(call->pool, step->person->user, call->name, step->file ? step->file->reference : "", body);
    if (case_file_repeated(call->registry, call->pool, &submission, &call->fault))
        return step_see_kept(call, step->kind, &submission);
    if (call->fault.kind == 409)
        return give_back(step);
    if (call->fault.kind == 0 && is_stale(step)) {
        fault_set(&call->fault, 409, "stale", "somebody acted meanwhile");
        return give_back(step);
    }
    return call->fault.kind == 0 && step_allowed(step) && keep(step, &submission);
}

bool step_run(struct step *step)
{
    bool answered;
    if (!call_posted(step->call))
        return step_allowed(step) && step_show(step, 200);
    return step_proven(step, &answered) ? step_keep(step) : answered;
}
