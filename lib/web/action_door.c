/* The door: what a call must be before its action answers, in the order in which it is asked. */
#include <string.h>

#include "base/instant.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "core/reach.h"
#include "core/reference.h"
#include "registry/sight.h"
#include "registry/sorter.h"
#include "registry/slips.h"
#include "web/access_code.h"
#include "web/action.h"
#include "web/limits.h"
#include "web/step.h"

const struct policy *call_policy(const struct call *call)
{
    return site_policy_at(&call->registry->site, call->now);
}

bool call_may(const struct call *call, const char *right, const char *kind)
{
    size_t count;
    if (!text_equal(right, RIGHT_SEE))
        return procedure_allows_new(call_policy(call), call->person, right, kind);
    ways_to_see(call->pool, call_policy(call), call->person, &count);
    return count > 0;
}

bool call_may_assign(const struct call *call)
{
    return procedure_lets_assign(call_policy(call), call->person);
}

struct sorter call_sorter(const struct call *call)
{
    return sorter_of(call->registry, call->pool, call_policy(call), call->person);
}

bool call_sees(const struct call *call, const struct case_file *file)
{
    return procedure_allows(file->policy, file->timeline, call->person, RIGHT_SEE) == VERDICT_YES;
}

const struct case_file *call_case_seen(struct call *call, const char *reference)
{
    return sight_case(call->registry, call->pool, reference, call->person, call->now, &call->fault);
}

const struct node *call_record_seen(struct call *call, const struct case_file *file)
{
    if (call->seen == NULL || call->seen_of != file)
        call->seen = sight_record(call->registry, call->pool, file, call->person, call->now, &call->fault);
    call->seen_of = file;
    return call->seen;
}

static bool keep_look(struct call *call, const char *reference, const char *user, const char *program,
                      struct fault *fault)
{
    const struct look look = {.at = call->now, .user = user, .program = program};
    return looks_keep(call->registry->looks, reference, &look, fault);
}

/* For whom it makes no difference to what they are shown. */
static void try_keep_look(struct call *call, const char *reference, const char *user, const char *program)
{
    struct fault unkept = {0};
    if (!keep_look(call, reference, user, program, &unkept))
        log_line("%s", unkept.detail);
}

/* A refusal is kept whether there is such a case or not, so that it takes as long. What staff send to be entered is
 * kept as an event anyway and is no look. */
const struct case_file *call_case_opened(struct call *call, const char *reference)
{
    const char *user = call->person->user;
    const struct case_file *file = call_case_seen(call, reference);
    if (file == NULL && call->fault.kind == 0)
        try_keep_look(call, reference, user, "refused");
    bool shown = file != NULL && (call_posted(call) || keep_look(call, reference, user, call->name, &call->fault));
    return shown ? file : NULL;
}

/* Who asks: a visitor, or the member of staff whom the web server names. */
static bool find_person(struct call *call)
{
    call->person = call_staff(call) ? site_person(&call->registry->site, call->request.user) : &PERSON_VISITOR;
    return call->person != NULL || fault_set(&call->fault, 403, "hidden", "an unknown user");
}

static const struct door *door_of(const struct call *call)
{
    const struct door *door = call->action->doors;
    while (door->realm != NULL && !text_equal(door->realm, call->realm))
        door++;
    return door;
}

static bool check_method(struct call *call)
{
    bool posts = door_of(call)->posts;
    if (text_equal(call->request.method, "GET") || (posts && call_posted(call)))
        return true;
    call->answer.allow = posts ? "GET, HEAD, POST" : "GET, HEAD";
    return fault_set(&call->fault, 405, "wrong-method", "a method that is not answered");
}

/* A web server hands over more addresses than are a program's own: with two slashes, or with dots that it resolves. */
static bool is_own_address(const struct call *call)
{
    const struct action *action = call->action;
    if (action->there != NULL || action->name == NULL)
        return action->there == NULL || action->there(call);
    return text_equal(call->request.path,
                      pool_format(call->pool, call_staff(call) ? "/staff/%s" : "/complaints/%s", action->name));
}

static bool check_address(struct call *call)
{
    return is_own_address(call) || fault_set(&call->fault, 404, "unknown-address", "no such address");
}

static bool check_right(struct call *call)
{
    const struct action *action = call->action;
    if (action->right == NULL || call_may(call, action->right, action->kind))
        return true;
    return action->secret ? fault_set(&call->fault, 404, "unknown-address", "nothing is published")
                          : fault_set(&call->fault, 403, "hidden", "a person without the right to %s", action->right);
}

/* True if every field is one of the event that the action asks for, or one that the action names. */
static bool fields_asked(struct call *call)
{
    const struct fields *body = call->request.body;
    struct schema *schema = call->registry->schema;
    const struct asking asking = {
        .schema = schema, .event = schema_event_of(schema, call->action->asks, call->name), .realm = call->realm};
    bool all = true;
    for (size_t i = 0; i < body->count; i++) {
        const char *name = body->list[i].name;
        all = all &&
              (text_equal(name, "csrf") || text_among(name, call->action->names) || asking_part(&asking, name) != NULL);
    }
    return all || fault_set(&call->fault, 400, "broken-request", "an unknown field");
}

/* Reads what a POST brings: the fields that the action names, or those of a form, which it sees to itself. */
static bool read_body(struct call *call, struct server *server)
{
    static const char *const none[] = {NULL};
    const struct action *action = call->action;
    bool form = action->prepare != NULL, asks = action->asks != NULL;
    const struct wanted wanted = {.files = form,
                                  .names = form || asks    ? NULL
                                           : action->names ? action->names
                                                           : none,
                                  .box = action->box};
    return request_read_body(server, &call->request, &wanted, &call->fault) && (!asks || fields_asked(call));
}

bool call_sealed(struct call *call)
{
    const char *csrf = fields_get(call->request.body, "csrf");
    if (csrf == NULL && call->action->box != NULL)
        csrf = fields_get(call->request.body, call->action->box);
    bool fits = seal_csrf_fits(call->pool, call->seal, call->realm, call->person->user, call->name,
                               instant_day(call->now), csrf);
    return (fits && !call->request.foreign) ||
           fault_set(&call->fault, 403, "csrf", "a form that is not ours, from elsewhere, or too old");
}

const char *call_access_code(struct call *call, const struct case_file *file)
{
    return access_code(call->pool, call->seal, file->reference, timeline_codes(file->timeline));
}

/* For whom a case is hidden, there is none: 404 for both. Who may see no case at all hears that, whatever they ask
 * for. */
static bool find_named(struct call *call)
{
    const char *reference = reference_read(call->pool, fields_get(call->request.query, "ref"));
    if (reference != NULL)
        call->about = call_case_opened(call, reference);
    if (call->fault.kind != 0)
        return false;
    if (call->about == NULL && !call_may(call, RIGHT_SEE, NULL))
        return fault_set(&call->fault, 403, "hidden", "a person who may see no case");
    return call->about != NULL || fault_set(&call->fault, 404, "no-case", "no such case, or one out of reach");
}

bool call_unreadable(struct call *call, const char *name, const struct part *part)
{
    const struct fields *unreadable = call->request.body->unreadable;
    if (unreadable == NULL || fields_get(unreadable, name) == NULL)
        return false;
    problems_add(&call->wrong, name, "unreadable", NULL, part);
    return true;
}

void call_note_unreadable(struct call *call, const struct asking *asking)
{
    const struct fields *unreadable = call->request.body->unreadable;
    for (size_t i = 0; unreadable != NULL && i < unreadable->count; i++)
        call_unreadable(call, unreadable->list[i].name, asking_part(asking, unreadable->list[i].name));
}

/* The first word on a field counts. */
static void note_typed(struct call *call, const char *typed, const char *code, const char *reference)
{
    call_unreadable(call, "reference", NULL);
    call_unreadable(call, "access-code", NULL);
    if (text_blank(typed))
        problems_add(&call->wrong, "reference", "missing", NULL, NULL);
    else if (reference == NULL)
        problems_add(&call->wrong, "reference", "mistyped", NULL, NULL);
    if (text_blank(code))
        problems_add(&call->wrong, "access-code", "missing", NULL, NULL);
}

/* Counts `count` wrong codes more; true if that many are allowed. */
static bool may_try(struct call *call, const char *reference, int count)
{
    const struct stranger stranger = {call->request.address, reference, call->now};
    return limit_allows(call->pool, call->measures, call->seal, LIMIT_WRONG_CODES, &stranger, count);
}

/* Proved each time: no cookie, nothing of it in an address. An unknown reference and a wrong code get one and the same
 * answer, 403 "unknown-case"; a field that is missing or mistyped is a problem of the call. Who has a slip that is not
 * entered yet, and its code, is told so: 409 "not-entered". */
static bool find_proved(struct call *call)
{
    const struct fields *body = call->request.body;
    const char *typed = fields_get(body, "reference"), *code = fields_get(body, "access-code");
    const char *reference = reference_read(call->pool, typed);
    note_typed(call, typed, code, reference);
    if (call->wrong.count > 0)
        return false;
    if (!may_try(call, reference, 0))
        return fault_set(&call->fault, 429, "too-many", "too many wrong access codes");
    /* The code is tried first: who has it not learns nothing from how long the answer takes. */
    int issued = access_code_read(call->pool, call->seal, reference, code);
    const struct case_file *file =
        issued >= 0 ? case_file_open(call->registry, call->pool, reference, call->now, &call->fault) : NULL;
    if (issued == 0 && file == NULL && call->fault.kind == 0 &&
        slip_waits(call->registry, call->pool, reference, &call->fault))
        return fault_set(&call->fault, 409, "not-entered", "a slip that is not entered yet");
    if (call->fault.kind == 0 && (file == NULL || timeline_codes(file->timeline) != issued)) {
        may_try(call, reference, 1);
        return fault_set(&call->fault, 403, "unknown-case", "an unknown reference or a wrong access code");
    }
    call->about = file;
    if (file == NULL)
        return false;
    try_keep_look(call, call->about->reference, "complainant", call->name);
    return true;
}

/* Shows the form again, as it was typed, because of the fault or the problems in the call. */
static bool show_again(struct call *call)
{
    const struct action *action = call->action;
    int status = call->fault.kind != 0 ? call->fault.kind : 422;
    if (status != 503 && action->prepare != NULL)
        return step_again(call, status);
    if (status != 503 && action->again != NULL)
        return action->again(call, status);
    return call->fault.kind != 0 ? false : fault_set(&call->fault, 403, "unknown-case", "not proved");
}

bool door_pass(struct call *call, struct server *server)
{
    const struct action *action = call->action;
    enum way_in way = door_of(call)->way;
    bool posted = call_posted(call);
    if (!find_person(call) || !check_address(call) || !check_method(call) || call->fault.kind != 0 ||
        (posted && !read_body(call, server)) || !check_right(call))
        return false;
    if (posted && action->prepare == NULL && !call_sealed(call))
        return show_again(call);
    if (way == BY_REF && !find_named(call))
        return false;
    if (way == BY_PROOF && posted && !find_proved(call))
        return show_again(call);
    return action->prepare != NULL ? step_answer(call) : action->answer(call);
}
