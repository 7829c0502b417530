/* compliment: somebody praises a person, a team or a service, or a member of staff writes it down for them.
 *
 * GET  /complaints/compliment, /staff/compliment   the form, made from the schema's event `received` of a compliment
 *      /staff/compliment?mail=NUMBER       filled in with what a message of the post says, for who sorts it
 * POST                                             a new case: 303 to the receipt, for staff to the case page
 *      with `read-form`, by staff                  the form, with what a PDF form that came with it says */
#include "paper/filled.h"
#include "post/message.h"
#include "web/step.h"

int main(void)
{
    static const struct action compliment = {.name = "compliment",
                                             .doors = {{"public", NO_CASE, true}, {"staff", NO_CASE, true}},
                                             .right = "compliment",
                                             .kind = "compliment",
                                             .prepare = step_prepare_new,
                                             .messages = &MESSAGES,
                                             .read_form = filled_read};
    return action_main(&compliment);
}
