/* submit: somebody complains, or a member of staff writes a complaint down for them.
 *
 * GET  /complaints/submit, /staff/submit   the form, made from the schema's event `received`
 * GET  /staff/submit?earlier=REF           the same, filled in with who the earlier case is from and where it belongs,
 * if this person may see it POST                                     a new case: 303 to the receipt, for staff to the
 * case page; 422 where the earlier case that staff name is mistyped or unknown */
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
    static const struct action submit = {.name = "submit",
                                         .doors = {{"public", NO_CASE, true}, {"staff", NO_CASE, true}},
                                         .right = "submit",
                                         .kind = "complaint",
                                         .prepare = prepare};
    return action_main(&submit);
}
