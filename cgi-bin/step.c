/* step: every action that schema, policy and sheets describe completely, such as note and assign.
 *
 * GET  /staff/ACTION?ref=REF   the form of the event that the action writes
 * POST                         the event: 303 to the case page
 *
 * The complainant's own steps of this kind come without ?ref=, with reference and access code. An action without an
 * event of its own in the schema is an unknown address. Actions that compute something (a due time, a level) are
 * programs of their own and not answered here. */
#include "base/pool.h"
#include "base/text.h"
#include "web/step.h"
#include "xml/schema.h"

/* True if the address is that of an action which the schema has an event for, in a case of either kind. */
static bool is_step(const struct call *call)
{
    static const char *const others[] = {"submit",   "compliment", "acknowledge", "respond",
                                         "escalate", "correct",    "link",        NULL};
    const struct schema *schema = call->registry->schema;
    const char *address = pool_format(call->pool, call_staff(call) ? "/staff/%s" : "/complaints/%s", call->name);
    return text_equal(call->request.path, address) && !text_among(call->name, others) &&
           (schema_event_of(schema, "complaint", call->name) || schema_event_of(schema, "compliment", call->name));
}

int main(void)
{
    static const struct action step = {
        .doors = {{"public", BY_PROOF, true}, {"staff", BY_REF, true}}, .there = is_step, .prepare = step_prepare};
    return action_main(&step);
}
