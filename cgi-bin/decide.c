/* decide: what was decided on the report on a month, for who may enter it.
 *
 * GET  /staff/decide?month=2026-05   what was decided on that report, what of earlier ones is still open, and the form
 *                                    for more; 404 where that report is not recorded
 * POST                               it is kept with the report: 303 to this page */
#include "base/fault.h"
#include "base/pool.h"
#include "core/event.h"
#include "registry/reports.h"
#include "web/decision_list.h"
#include "web/duty_form.h"
#include "web/page.h"
#include "xml/xml.h"

static const char *month_asked(const struct call *call)
{
    const char *month = fields_get(call->request.query, "month");
    return report_of(call->pool, call->registry->duties, month) ? month : NULL;
}

static bool add_decisions(struct call *call, struct node *page, const void *about)
{
    decision_list_add(call, page, about);
    return true;
}

static struct duty_form form_of(struct call *call, const char *month)
{
    return (struct duty_form){.event = EVENT_DECIDED,
                              .complete = decided_complete,
                              .item = month,
                              .address = pool_format(call->pool, "%s?month=%s", call->request.path, month),
                              .asks = true,
                              .add = add_decisions,
                              .about = month};
}

static bool again(struct call *call, int status)
{
    const char *month = month_asked(call);
    if (month == NULL)
        return fault_set(&call->fault, 404, "unknown-address", "no report on that month is recorded");
    const struct duty_form form = form_of(call, month);
    return duty_form_show(call, &form, status);
}

static bool answer(struct call *call)
{
    const char *month = month_asked(call);
    if (month == NULL)
        return fault_set(&call->fault, 404, "unknown-address", "no report on that month is recorded");
    const struct duty_form form = form_of(call, month);
    return duty_form_answer(call, &form);
}

int main(void)
{
    static const char *const names[] = {"token", NULL};
    static const struct action decide = {.name = ACTION_DECIDE,
                                         .doors = {{"staff", NO_CASE, true}},
                                         .right = ACTION_DECIDE,
                                         .names = names,
                                         .asks = KIND_DUTIES,
                                         .answer = answer,
                                         .again = again};
    return action_main(&decide);
}
