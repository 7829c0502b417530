/* carry-out: that a decision on a month's report was carried out; for who takes it, who stands in for them, and who has
 * the right to say so of each.
 *
 * GET  /staff/carry-out?decision=3.1   the decision, and while it is open the form; 404 where there is none
 * POST                                 it is kept: 303 to this page; 409 where it was said before */
#include "base/fault.h"
#include "base/pool.h"
#include "core/event.h"
#include "web/decision_list.h"
#include "web/duty_form.h"
#include "web/page.h"
#include "web/typed.h"
#include "xml/xml.h"

/* NULL with a fault: there is none, or it is not for this person. */
static const struct decision *decision_asked(struct call *call)
{
    const char *number = fields_get(call->request.query, "decision");
    const struct decision *decision = decision_find(call->pool, call->registry->duties, number);
    if (decision == NULL)
        fault_set(&call->fault, 404, "unknown-address", "no such decision");
    else if (!decision_theirs(call, decision))
        fault_set(&call->fault, 403, "hidden", "a decision that another takes");
    else
        return decision;
    return NULL;
}

static bool add_decision(struct call *call, struct node *page, const void *about)
{
    const struct decision *decision = about;
    decision_list_add_one(call, page, decision);
    if (decision->carried_out != NULL)
        page_add_typed(call, page);
    return true;
}

static struct duty_form form_of(struct call *call, const struct decision *decision)
{
    return (struct duty_form){.event = EVENT_CARRIED_OUT,
                              .complete = carried_out_complete,
                              .item = decision->number,
                              .address =
                                  pool_format(call->pool, "%s?decision=%s", call->request.path, decision->number),
                              .asks = decision->carried_out == NULL,
                              .add = add_decision,
                              .about = decision};
}

static bool again(struct call *call, int status)
{
    const struct decision *decision = decision_asked(call);
    if (decision == NULL)
        return false;
    const struct duty_form form = form_of(call, decision);
    return duty_form_show(call, &form, status);
}

static bool answer(struct call *call)
{
    const struct decision *decision = decision_asked(call);
    if (decision == NULL)
        return false;
    const struct duty_form form = form_of(call, decision);
    return duty_form_answer(call, &form);
}

int main(void)
{
    static const char *const names[] = {"token", NULL};
    static const struct action carry_out = {.name = ACTION_CARRY_OUT,
                                            .doors = {{"staff", NO_CASE, true}},
                                            .names = names,
                                            .asks = KIND_DUTIES,
                                            .answer = answer,
                                            .again = again};
    return action_main(&carry_out);
}
