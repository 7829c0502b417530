/* step: every action that schema, policy and sheets describe completely, such as note and assign.
 *
 * GET  /staff/ACTION?ref=REF   the form of the event that the action writes
 * POST                         the event: 303 to the case page
 *
 * The complainant's own steps of this kind come without ?ref=, with reference and access code. An action without an
 * event of its own in the schema is an unknown address. Actions that compute something (a due time, a level) are
 * programs of their own and not answered here. */
#include "base/fault.h"
#include "base/text.h"
#include "web/step.h"

static const char *const realms[] = {"public", "staff", NULL};

static bool answer(struct call *call)
{
    static const char *const others[] = {"submit", "compliment", "acknowledge", "respond", "escalate", NULL};
    if (text_among(call->name, others))
        return fault_set(&call->fault, 404, "unknown-address", "a program of its own");
    return step_answer(call);
}

int main(void)
{
    static const struct action step = {.realms = realms, .posts = true, .answer = answer};
    return action_main(&step);
}
