/* compliment: somebody praises a person, a team or a service, or a member of staff writes it down for them.
 *
 * GET  /complaints/compliment, /staff/compliment   the form, made from the schema's event `received` of a compliment
 * POST                                             a new case: 303 to the receipt, for staff to the case page */
#include "web/step.h"

static const char *const realms[] = {"public", "staff", NULL};

static bool answer(struct call *call)
{
    return step_answer_new(call, "compliment");
}

int main(void)
{
    static const struct action compliment = {.name = "compliment", .realms = realms, .posts = true, .answer = answer};
    return action_main(&compliment);
}
