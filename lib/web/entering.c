#include "web/entering.h"

#include <limits.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "core/reference.h"
#include "record/record.h"
#include "registry/check.h"
#include "site/clause.h"
#include "web/form.h"
#include "web/kept.h"
#include "web/page.h"
#include "web/upload.h"
#include "web/when.h"
#include "xml/xml.h"

bool entering_begin(struct entering *entering, struct call *call, const char *kind)
{
    struct registry *registry = call->registry;
    *entering = (struct entering){.call = call, .kind = kind, .person = call->person};
    entering->address = call->request.path;
    entering->wrong.pool = call->pool;
    entering->asking = (struct asking){.schema = registry->schema,
                                       .event = schema_event_of(registry->schema, kind, call->name),
                                       .realm = call->realm,
                                       .lists = registry_lists(registry, call->pool, NULL)};
    bool asked = entering->asking.event != NULL && part_asked(entering->asking.event, call->realm);
    return asked || fault_set(&call->fault, 404, "unknown-address", "no such action");
}

void entering_about(struct entering *entering, const struct case_file *file, const struct person *person)
{
    entering->call->about = file;
    entering->file = file;
    entering->person = person;
    entering->asking.lists = registry_lists(entering->call->registry, entering->call->pool, file->current);
}

static const struct fields *typed_of(const struct entering *entering)
{
    return call_posted(entering->call) ? entering->call->request.body : entering->before;
}

/* Says what stands in the way, and for a stale form which events are new to this person. */
static void add_fault(struct entering *entering, struct node *page)
{
    struct call *call = entering->call;
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
static void add_guidance(struct entering *entering, struct node *page)
{
    struct call *call = entering->call;
    const struct case_file *file = entering->file;
    const struct node *document = site_document(&call->registry->site, file->policy);
    struct node *guidance = node_add(page, "guidance");
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        bool open = obligation->state == OBLIGATION_OWED || obligation->state == OBLIGATION_OVERDUE ||
                    obligation->state == WINDOW_OPEN;
        if (open && text_among(entering->asking.event->name, obligation->rule->met_by))
            clause_add(call->pool, guidance, document, obligation->rule);
    }
    if (node_first(guidance, NULL) == NULL) {
        const struct rule permission = {.clause =
                                            permission_clause(file->policy, entering->person, call->name, file->kind)};
        clause_add(call->pool, guidance, document, &permission);
    }
}

bool entering_show(struct entering *entering, int status)
{
    struct call *call = entering->call;
    struct node *page =
        page_new(call, entering->file || entering->unproved ? "act" : "intake", entering->kind, entering->file);
    add_fault(entering, page);
    if (entering->file != NULL) {
        page_add_case(call, page, entering->file);
        add_guidance(entering, page);
    }
    struct form form = {.address = entering->address,
                        .typed = typed_of(entering),
                        .wrong = &entering->wrong,
                        .hidden = entering->hidden,
                        .token = true};
    if (entering->file != NULL && call_staff(call))
        form.seq = entering->file->last_seq;
    struct node *node = form_add(call, page, &entering->asking, &form);
    if (entering->unproved) {
        form_add_field(call, page, node, &form, "reference", "text", true);
        form_add_field(call, page, node, &form, "access-code", "text", true);
    }
    return page_send(call, page, status);
}

bool entering_allowed(struct entering *entering)
{
    struct fault *fault = &entering->call->fault;
    if (entering->file == NULL) {
        const struct policy *policy = site_policy_at(&entering->call->registry->site, entering->call->now);
        return procedure_allows_new(policy, entering->person, entering->call->name, entering->kind) ||
               fault_set(fault, 403, "hidden", "may not begin a case");
    }
    switch (
        procedure_allows(entering->file->policy, entering->file->timeline, entering->person, entering->call->name)) {
    case VERDICT_YES:
        return true;
    case VERDICT_NOT_NOW:
        return fault_set(fault, 409, "not-now", "not in the state %s", entering->file->state);
    default:
        return fault_set(fault, 403, "hidden", "not permitted");
    }
}

/* Names that a form may bring beside those of its event. */
static bool is_own_field(const struct entering *entering, const char *name)
{
    static const char *const all[] = {"token", "csrf", "add", NULL};
    static const char *const staff[] = {"seq", NULL};
    static const char *const public[] = {"reference", "access-code", "open", NULL};
    bool of_case = entering->file != NULL && text_among(name, call_staff(entering->call) ? staff : public);
    return text_among(name, all) || of_case || (call_staff(entering->call) && text_equal(name, "at"));
}

/* A field of files brings files and no text, but for the empty one of a form that was sent without any. */
static bool files_known(struct entering *entering)
{
    const struct fields *body = entering->call->request.body;
    bool known = true;
    for (size_t i = 0; i < body->file_count; i++) {
        const struct part *part = asking_part(&entering->asking, body->files[i].field);
        known = known && part != NULL && part->widget == WIDGET_FILE;
    }
    for (size_t i = 0; i < body->count; i++) {
        const struct part *part = asking_part(&entering->asking, body->list[i].name);
        known = known && (part == NULL || part->widget != WIDGET_FILE || text_blank(body->list[i].value));
    }
    return known || fault_set(&entering->call->fault, 400, "broken-request", "a file where text is asked, or text");
}

static bool fields_known(struct entering *entering)
{
    const struct fields *body = entering->call->request.body;
    for (size_t i = 0; i < body->count; i++)
        if (!is_own_field(entering, body->list[i].name) && asking_part(&entering->asking, body->list[i].name) == NULL)
            return fault_set(&entering->call->fault, 400, "broken-request", "an unknown field");
    return files_known(entering);
}

bool entering_proven(struct entering *entering, bool *answered)
{
    struct call *call = entering->call;
    const struct fields *body = call->request.body;
    *answered = false;
    if (!fields_known(entering))
        return false;
    if (!seal_csrf_fits(call->pool, call->seal, call->realm, call->person->user, call->name, instant_day(call->now),
                        fields_get(body, "csrf"))) {
        fault_set(&call->fault, 403, "csrf", "a form that is not ours, or too old");
        *answered = entering_show(entering, 403);
        return false;
    }
    if (fields_get(body, "add") != NULL || fields_get(body, "open") != NULL) {
        *answered = entering_show(entering, 200);
        return false;
    }
    bool sealed = token_shaped(fields_get(body, "token")) &&
                  (entering->file == NULL || !call_staff(call) || fields_get(body, "seq") != NULL);
    return sealed || fault_set(&call->fault, 400, "no-token", "no token, or no seq");
}

/* The record that gets the event: the case's, or a new one under the policy in force when it was received. */
static struct node *record_for(struct entering *entering)
{
    struct call *call = entering->call;
    if (entering->file != NULL)
        return entering->file->record;
    int64_t received = call->now, typed;
    const char *at = fields_get(call->request.body, "at");
    if (call_staff(call) && at != NULL && instant_read(at, &typed) && typed < received)
        received = typed;
    const char *prefix = reference_prefix(call->pool, entering->kind, day_year(instant_day(call->now)));
    return record_new(call->pool, entering->kind, reference_next(call->pool, prefix, NULL),
                      site_policy_at(&call->registry->site, received)->identity);
}

/* A gate of the policy that the event cannot pass stands at the form's first field; its words are the action that passes
 * it. */
static void gate(struct entering *entering)
{
    const struct part *event = entering->asking.event;
    const struct case_file *file = entering->file;
    const struct gate *stands = file ? procedure_gate(file->policy, file->timeline, event->name) : NULL;
    if (stands == NULL)
        return;
    const char *code = pool_format(entering->call->pool, "gate-%s", stands->name);
    problems_add(&entering->wrong, event->parts[0].name, code, stands->action, &event->parts[0]);
}

/* Completes the event and checks it. False with problems, or with a fault. */
static bool check(struct entering *entering, struct node *record, struct node *event)
{
    struct call *call = entering->call;
    outlook *complete = call->action->complete;
    if (complete != NULL &&
        !complete(call->registry, call->pool, record, event, call->now, &entering->wrong, &call->fault))
        return false;
    if (!check_event(call->registry, call->pool, record, event, &entering->wrong, &call->fault))
        return false;
    gate(entering);
    if (entry_check(&entering->asking, record, event, &entering->wrong))
        return true;
    const struct problem *inner = problems_of(&entering->wrong, "");
    if (inner != NULL)
        fault_set(&call->fault, 500, "broken", "the event: %s", inner->words);
    return false;
}

/* Builds the event as the last of the record; what is not right does not stay there. */
static bool build(struct entering *entering, struct node *record)
{
    struct call *call = entering->call;
    int seq = record_last_seq(record) + 1;
    if (!upload_check(call, &entering->asking, &entering->wrong))
        return false;
    struct node *event = entry_build(&entering->asking, call->request.body, record);
    node_set_number(event, "seq", seq);
    node_set(event, "by", entering->person->user ? entering->person->user : "complainant");
    if (entering->corrects != NULL)
        when_set_corrected(entering, event);
    else
        when_set(entering, event);
    bool right = check(entering, record, event);
    if (!right)
        node_remove(event);
    return right;
}

/* Gives the form back because of the fault that stands in the call, with the case as it is now. */
static bool give_back(struct entering *entering)
{
    struct call *call = entering->call;
    struct fault fault = call->fault;
    if (text_equal(fault.code, "used-token"))
        fields_set(call->request.body, "token", token_new(call->pool));
    if (entering->file != NULL) {
        call->fault = (struct fault){0};
        struct case_file *file =
            registry_case(call->registry, call->pool, entering->file->reference, call->now, &call->fault);
        if (file == NULL)
            return false;
        entering_about(entering, file, entering->person);
        call->fault = fault;
    }
    return entering_show(entering, fault.kind);
}

/* That somebody has read a lesson changes nothing for whoever acts. */
static bool is_stale(const struct entering *entering)
{
    if (entering->file == NULL || !call_staff(entering->call))
        return false;
    const struct case_file *file = entering->file;
    struct pool *pool = entering->call->pool;
    int shown = text_number(fields_get(entering->call->request.body, "seq"), 0, INT_MAX);
    bool acted = shown > file->last_seq;
    for (struct node *event = node_first(file->record, NULL); event != NULL; event = node_next(event, NULL))
        acted = acted || (!text_equal(node_name(event), "read") &&
                          text_number(node_get(pool, event, "seq"), 1, INT_MAX) > shown);
    return acted;
}

static bool keep(struct entering *entering, struct submission *submission)
{
    struct call *call = entering->call;
    bool repeated;
    struct node *record = record_for(entering);
    if (!build(entering, record))
        return call->fault.kind == 0 ? entering_show(entering, 422) : false;
    if (registry_keep(call->registry, call->pool, record, call->request.body, submission, call->now, &repeated,
                      &call->fault))
        return kept_see(call, entering->kind, submission);
    return call->fault.kind == 409 ? give_back(entering) : false;
}

bool entering_keep(struct entering *entering)
{
    struct call *call = entering->call;
    const struct fields *body = call->request.body;
    struct submission submission = {.token = fields_get(body, "token")};
    submission.digest = content_digest(call->pool, entering->person->user, call->name,
                                       entering->file ? entering->file->reference : "", body);
    if (registry_repeated(call->registry, call->pool, &submission, &call->fault))
        return kept_see(call, entering->kind, &submission);
    if (call->fault.kind == 409)
        return give_back(entering);
    if (call->fault.kind == 0 && is_stale(entering)) {
        fault_set(&call->fault, 409, "stale", "somebody acted meanwhile");
        return give_back(entering);
    }
    return call->fault.kind == 0 && entering_allowed(entering) && keep(entering, &submission);
}

bool entering_answer(struct entering *entering)
{
    bool answered;
    if (!call_posted(entering->call))
        return entering_allowed(entering) && entering_show(entering, 200);
    return entering_proven(entering, &answered) ? entering_keep(entering) : answered;
}
