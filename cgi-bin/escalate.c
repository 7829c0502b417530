/* escalate: the complainant asks for the next level, on the public page or through a member of staff.
 *
 * GET  /staff/escalate?ref=REF, /complaints/escalate   the form; the public one asks for reference and access code
 * POST                                                 the event `escalated`, with the level asked for, and `late`
 * where the time for it had passed: it is never refused for that */
#include "web/step.h"

int main(void)
{
    static const struct action escalate = {
        .name = "escalate", .doors = {{"public", BY_PROOF, true}, {"staff", BY_REF, true}}, .prepare = step_prepare};
    return action_main(&escalate);
}
