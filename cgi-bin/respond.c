/* respond: the answer to a complaint at the level it has reached: a finding on each issue, the outcome, what is done.
 *
 * GET  /staff/respond?ref=REF   the form, with one finding for each issue
 * POST                          the event `responded`, with its level and the next right of the complainant */
#include "web/step.h"

int main(void)
{
    static const struct action respond = {
        .name = "respond", .doors = {{"staff", BY_REF, true}}, .prepare = step_prepare};
    return action_main(&respond);
}
