/* home: what can be done here, and by when; and the answer to every unknown address.
 *
 * GET  /   the page; any other address gives 404. */
#include "base/text.h"
#include "web/page.h"

static bool is_home(const struct call *call)
{
    return text_equal(call->request.path, "/");
}

static bool answer(struct call *call)
{
    return page_send(call, page_new(call, "home", NULL, NULL), 200);
}

int main(void)
{
    static const struct action home = {
        .name = "home", .doors = {{"public", NO_CASE, false}}, .there = is_home, .answer = answer};
    return action_main(&home);
}
