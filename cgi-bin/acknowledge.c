/* acknowledge: the complainant is told whom to turn to and by when the answer is due; the giver of a compliment is
 * thanked.
 *
 * GET  /staff/acknowledge?ref=REF   the form
 * POST                              the event `acknowledged`, with the due time of the response as it stands then */
#include "web/step.h"

int main(void)
{
    static const struct action acknowledge = {
        .name = "acknowledge", .doors = {{"staff", BY_REF, true}}, .prepare = step_prepare};
    return action_main(&acknowledge);
}
