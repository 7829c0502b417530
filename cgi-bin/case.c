/* case: one case, for a member of staff who may see it: what was written, what happened, what is owed, what they may
 * do.
 *
 * GET  /staff/case?ref=REF */
#include "web/page.h"
#include "web/step.h"
#include "xml/xml.h"

static const char *const realms[] = {"staff", NULL};

static bool answer(struct call *call)
{
    const struct case_file *file = step_case(call);
    if (file == NULL)
        return false;
    struct node *page = page_new(call, "case", file->kind, file);
    page_add_case(call, page, file);
    node_set(node_first(page, "status"), "access-code", seal_access_code(call->pool, call->seal, file->reference));
    return page_send(call, page, 200);
}

int main(void)
{
    static const struct action show = {.name = "case", .realms = realms, .answer = answer};
    return action_main(&show);
}
