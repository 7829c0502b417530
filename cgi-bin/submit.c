/* submit: somebody complains, or a member of staff writes a complaint down for them.
 *
 * GET  /complaints/submit, /staff/submit   the form, made from the schema's event `received`
 *      /staff/submit?earlier=REF           the same, filled in with who the earlier case is from and where it belongs,
 *                                          if this person may see it
 *      /staff/submit?mail=NUMBER      filled in with what a message of the post says, for who sorts it
 * POST                                     a new case: 303 to the receipt, for staff to the case page; 422 where the
 *                                          earlier case that staff name is mistyped or unknown
 *      with `read-form`, by staff          the form, with what a PDF form that came with it says */
#include "paper/filled.h"
#include "post/message.h"
#include "web/step.h"

int main(void)
{
    static const struct action submit = {.name = "submit",
                                         .doors = {{"public", NO_CASE, true}, {"staff", NO_CASE, true}},
                                         .right = "submit",
                                         .kind = "complaint",
                                         .prepare = step_prepare_new,
                                         .messages = &MESSAGES,
                                         .read_form = filled_read};
    return action_main(&submit);
}
