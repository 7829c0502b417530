/* compliment: somebody praises a person, a team or a service, or a member of staff writes it down for them.
 *
 * GET  /complaints/compliment, /staff/compliment   the form, made from the schema's event `received` of a compliment
 * POST                                             a new case: 303 to the receipt, for staff to the case page */
#include "paper/filled.h"
#include "web/step.h"

/* Staff may have a form that was filled in as a PDF read into the one on the page. */
static bool prepare(struct call *call, struct step *step)
{
    if (!step_prepare_new(call, step))
        return false;
    if (step_reads_file(step))
        step->read_as = filled_into(call->pool, &step->asking, call->request.body);
    return true;
}

int main(void)
{
    static const struct action compliment = {.name = "compliment",
                                             .doors = {{"public", NO_CASE, true}, {"staff", NO_CASE, true}},
                                             .right = "compliment",
                                             .kind = "compliment",
                                             .prepare = prepare};
    return action_main(&compliment);
}
