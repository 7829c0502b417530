/* report: the report on a month: what was counted; where the policy owes it, by when, whose it is, and what was
 * recorded and decided; for whom it is, the form that records it as given.
 *
 * GET  /staff/report                 the months of which one is owed, or was given; where the policy asks for none, all
 *      /staff/report?month=2026-05   that month, or the period that ends with it; 404 where there is none of it: the
 *                                    page says why
 *      /staff/report?year=2026       that year, so far if it has not ended
 *      /staff/report?month=2026-05&figure=answered&column=late&row=1-target&after=25
 *                                    the cases behind a number of it (web/behind.h); 403 for who reads it rounded
 *      /staff/report?month=2026-05&format=csv
 *                                    all numbers of it as a table to be saved; with format=xlsx each figure's, too
 * POST                               the report is recorded, once for each month, else 409: 303 to its page */
#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/owed.h"
#include "registry/closed_month.h"
#include "registry/reports.h"
#include "registry/rounding.h"
#include "registry/sight.h"
#include "store/outbox.h"
#include "web/behind.h"
#include "web/decision_list.h"
#include "web/download.h"
#include "web/duty_form.h"
#include "web/duty_line.h"
#include "web/mail_state.h"
#include "web/page.h"
#include "web/report_month.h"
#include "web/typed.h"
#include "xml/xml.h"

/* That the review of the policy was overdue when the month ended. */
static void add_review(struct call *call, struct node *report, const struct report_month *month)
{
    const struct rule *rule = duty_kept_by(call_policy(call), EVENT_POLICY_REVIEWED);
    int64_t at = month->counted.at;
    for (size_t i = 0; rule != NULL && i < month->count; i++) {
        const struct obligation *owed = &month->all[i];
        bool over = owed->kept != INSTANT_NONE ? owed->kept <= at : owed->ended != INSTANT_NONE && owed->ended <= at;
        if (owed->rule == rule && owed->due <= at && !over)
            node_set_instant(call->pool, node_add(report, "review-due"), "due", owed->due);
    }
}

/* The cases behind a number as they are now, and what was reported, if that was another. */
static bool add_behind(struct call *call, struct node *report, const struct report_month *month)
{
    struct registry *registry = call->registry;
    struct node *kept = xml_new(call->pool, NAMESPACE_PAGE, "report");
    if (!behind_add(call, report, &month->counted))
        return false;
    const struct node *event = month->year ? NULL : report_of(call->pool, registry->duties, month->text);
    if (event == NULL || node_get(call->pool, event, "figures") == NULL)
        return true;
    if (!closed_month_add(registry, call->pool, registry->duties, kept, &month->counted, call->now, &call->fault))
        return false;
    struct node *behind = node_last(report);
    const char *column = node_get(call->pool, behind, "column"), *row = node_get(call->pool, behind, "row");
    const char *figure = node_get(call->pool, behind, "name");
    const char *number = closed_month_number(call->pool, kept, figure, row, column);
    bool counted = closed_month_number(call->pool, kept, figure, NULL, column) != NULL;
    if (counted && !text_equal(number ? number : "0", node_get(call->pool, behind, "number")))
        node_set(behind, "reported", number ? number : "0");
    return true;
}

/* As exact as this person may read it. */
static bool count(struct call *call, struct node *report, const struct reported_month *month)
{
    struct registry *registry = call->registry;
    bool counted = closed_month_add(registry, call->pool, registry->duties, report, month, call->now, &call->fault);
    rounding_apply(registry, call->pool, report, figure_base(call_policy(call), call->person), call->now);
    return counted;
}

/* What was counted, or the cases behind one of the numbers. */
static bool add_counted(struct call *call, struct node *report, const struct report_month *month)
{
    if (behind_asked(call))
        return add_behind(call, report, month);
    add_review(call, report, month);
    return count(call, report, &month->counted);
}

/* The cases that the report draws attention to and this person may see. */
static void add_open_cases(struct call *call, struct node *report, const struct node *kept)
{
    for (const struct node *drawn = node_first(kept, NULL); drawn != NULL; drawn = node_next(drawn, NULL)) {
        const char *reference = node_inner(call->pool, drawn, "about");
        if (reference != NULL && sight_shows(call->registry, call->pool, reference, call->person, &call->fault))
            node_set(node_add(report, "open-case"), "reference", reference);
    }
}

/* Who is told of it, and what became of the email; of who has none no state is known. */
static void add_recipients(struct call *call, struct node *report, const struct node *kept)
{
    for (const struct node *at = node_first(kept, "recipient"); at != NULL; at = node_next(at, "recipient")) {
        const struct node *who = node_first(at, "who");
        const char *message = node_inner(call->pool, at, "message"), *title = node_get(call->pool, who, "title");
        const struct outbox_row *row =
            message ? store_outbox_message(call->registry->store, call->pool, message, &call->fault) : NULL;
        struct node *node = node_add(report, "recipient");
        node_set(node, "title", title ? title : node_text(call->pool, who));
        if (row != NULL)
            mail_state_set(call, node, row);
    }
}

/* The month that was asked for: what is owed, and whose it is; and what was recorded. */
static void add_month(struct call *call, struct node *page, struct node *report, const struct report_month *month)
{
    const struct policy *policy = call_policy(call);
    const struct node *kept = report_of(call->pool, call->registry->duties, month->text);
    owed_add(call->pool, report, &call->registry->site, policy, month->owed, call->now);
    if (obligation_stands(month->owed))
        duty_add_holders(call, report, &month->task);
    decision_list_add(call, page, month->text);
    if (kept == NULL)
        return;
    duty_form_copy(call, page, kept);
    add_open_cases(call, report, kept);
    add_recipients(call, report, kept);
}

/* What was counted: the month, of several with the first, or the last of the year and, of one that has not ended, until
 * when. */
static void say_months(struct call *call, struct node *report, const struct report_month *month)
{
    const struct reported_month *counted = &month->counted;
    node_set(report, "month", counted->text);
    node_set(report, "from", counted->text && !counted->year ? counted->from : NULL);
    node_set(report, "year", counted->text ? month->year : NULL);
    if (counted->text != NULL && !counted->ended)
        node_set(report, "so-far", day_write(call->pool, instant_day(counted->at)));
}

static bool add_report(struct call *call, struct node *page, const void *about)
{
    const struct report_month *month = about;
    struct node *report = node_add(page, "report");
    bool counted = month->counted.text != NULL, asked = month->text != NULL || month->year != NULL;
    say_months(call, report, month);
    if (month->owed != NULL && !behind_asked(call))
        add_month(call, page, report, month);
    else if (!counted && month->owed == NULL && (asked || month->rule == NULL))
        node_set(report, "none", report_month_none(call, month));
    if (!asked)
        report_month_list(call, report, month);
    if (!month->theirs)
        page_add_typed(call, page);
    return !counted || add_counted(call, report, month);
}

/* What was counted, for a spreadsheet. */
static bool send_table(struct call *call, const struct report_month *month)
{
    struct node *page = page_new(call, "report-book", NULL, NULL), *report = node_add(page, "report");
    say_months(call, report, month);
    node_set_instant(call->pool, report, "at", month->counted.at);
    return count(call, report, &month->counted) &&
           download_book(call, page, pool_format(call->pool, "report-%s", month->year ? month->year : month->text));
}

static struct duty_form form_of(struct call *call, const struct report_month *month)
{
    const char *path = call->request.path;
    return (struct duty_form){.event = EVENT_REPORTED,
                              .complete = report_complete,
                              .item = month->text,
                              .lists = month->lists,
                              .address = month->owed ? pool_format(call->pool, "%s?month=%s", path, month->text) : path,
                              .asks = month->theirs && !behind_asked(call),
                              .status = (month->text || month->year) && !month->counted.text ? 404 : 200,
                              .add = add_report,
                              .about = month};
}

static bool again(struct call *call, int status)
{
    struct report_month month;
    if (!report_month_find(call, &month))
        return false;
    const struct duty_form form = form_of(call, &month);
    return duty_form_show(call, &form, status);
}

/* A report is recorded by whose it is. Once it is, nobody records another, and the same form sent twice is one. */
static bool answer(struct call *call)
{
    struct report_month month;
    if (!report_month_find(call, &month))
        return false;
    const struct duty_form form = form_of(call, &month);
    bool posted = call_posted(call);
    if (!posted && month.counted.text != NULL && download_asked(call))
        return send_table(call, &month);
    if (posted && month.owed == NULL)
        return duty_form_show(call, &form, 404);
    if (posted && obligation_stands(month.owed) && !month.theirs)
        return fault_set(&call->fault, 403, "hidden", "not one whose report it is");
    return duty_form_answer(call, &form);
}

int main(void)
{
    static const char *const names[] = {"token", NULL};
    static const struct action report = {.name = ACTION_REPORT,
                                         .doors = {{"staff", NO_CASE, true}},
                                         .right = ACTION_REPORT,
                                         .names = names,
                                         .asks = KIND_DUTIES,
                                         .answer = answer,
                                         .again = again};
    return action_main(&report);
}
