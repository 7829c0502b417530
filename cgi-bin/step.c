/* step: every action that schema, policy and sheets describe completely, such as note and assign.
 *
 * GET  /staff/ACTION?ref=REF   the form of the event that the action writes
 * POST                         the event: 303 to the case page
 *
 * The complainant's own steps come without ?ref=, with reference and access code. What begins a case and what takes the
 * place of an earlier event have programs of their own, and any other address is unknown here; so is a step that the
 * site's policy gives to no complainant. */
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "post/message.h"
#include "web/step.h"
#include "xml/schema.h"

/* True if that action writes an event on a case of that kind, and nothing but that event. */
static bool is_step_of(const struct call *call, const char *kind)
{
    const struct part *event = schema_event_of(call->registry->schema, kind, call->name);
    return event != NULL && !(event_named(kind, event->name)->traits & (BEGINS | REPLACES));
}

/* True if complainants may take the action by any version of the policy: in a procedure of one level none can ask for a
 * review. */
static bool is_theirs(const struct call *call, const char *kind)
{
    const struct site *site = &call->registry->site;
    bool theirs = false;
    for (size_t i = 0; i < site->policy_count; i++)
        theirs = theirs || procedure_allows_new(&site->policies[i], &PERSON_COMPLAINANT, call->name, kind);
    return theirs;
}

static bool is_step(const struct call *call)
{
    const char *address = pool_format(call->pool, call_staff(call) ? "/staff/%s" : "/complaints/%s", call->name);
    bool known = false;
    for (const struct event_kind *kind = EVENT_KINDS; kind->name != NULL; kind++)
        known = known || (is_step_of(call, kind->name) && (call_staff(call) || is_theirs(call, kind->name)));
    return known && text_equal(call->request.path, address);
}

int main(void)
{
    static const struct action step = {.doors = {{"public", BY_PROOF, true}, {"staff", BY_REF, true}},
                                       .there = is_step,
                                       .prepare = step_prepare,
                                       .messages = &MESSAGES};
    return action_main(&step);
}
