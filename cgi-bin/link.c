/* link: a case has to do with another: one message that was two, the same matter again, or something related.
 *
 * GET  /staff/link?ref=REF   the form
 * POST                       the event `linked`; 422 where the other reference is mistyped, unknown or this case's own.
 *                            The other case's page shows the link as well */
#include "web/step.h"

int main(void)
{
    static const struct action link = {.name = "link", .doors = {{"staff", BY_REF, true}}, .prepare = step_prepare};
    return action_main(&link);
}
