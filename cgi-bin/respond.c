/* respond: the answer to a complaint at the level it has reached: a finding on each issue, the outcome, what is done.
 *
 * GET  /staff/respond?ref=REF   the form, with one finding for each issue
 * POST                          the event `responded`, with its level and the next right of the complainant */
#include "web/step.h"

static const char *const realms[] = {"staff", NULL};

int main(void)
{
    static const struct action respond = {.name = "respond", .realms = realms, .posts = true, .answer = step_answer};
    return action_main(&respond);
}
