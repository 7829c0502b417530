/* home: what can be done here, and by when; and the answer to every unknown address.
 *
 * GET  /   the page; any other address gives 404. */
#include "base/fault.h"
#include "base/text.h"
#include "web/page.h"

static const char *const realms[] = {"public", NULL};

static bool answer(struct call *call)
{
    if (!text_equal(call->request.path, "/"))
        return fault_set(&call->fault, 404, "unknown-address", "no such address");
    return page_send(call, page_new(call, "home", NULL, NULL), 200);
}

int main(void)
{
    static const struct action home = {.name = "home", .realms = realms, .answer = answer};
    return action_main(&home);
}
