#include "web/report_month.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/period.h"
#include "registry/attention.h"
#include "registry/reports.h"
#include "registry/tags.h"
#include "store/duty.h"
#include "web/behind.h"
#include "web/download.h"
#include "xml/xml.h"

/* True if the first case was received by that second, the last of a month. */
static bool has_cases(const struct report_month *month, int64_t end)
{
    return month->first != STORE_NONE && month->first <= end;
}

/* Where the policy asks for no reports, each month that has ended since there are cases has one to be read. Each year
 * has, until now if it has not ended. */
static void find_counted(struct call *call, struct report_month *month)
{
    struct reported_month *counted = &month->counted;
    bool found = month->year
                     ? year_reported(call->pool, month->year, call->now, counted)
                     : report_period(call->pool, call_policy(call), month->text, call->now, counted) && counted->ended;
    bool unasked = (month->year || month->rule == NULL) && found && has_cases(month, counted->at);
    if (!found || (month->owed == NULL && !unasked))
        counted->text = NULL;
}

bool report_month_find(struct call *call, struct report_month *month)
{
    const char *text = fields_get(call->request.query, "month"), *year = fields_get(call->request.query, "year");
    const struct policy *policy = call_policy(call);
    *month =
        (struct report_month){.text = text_blank(text) ? NULL : text, .rule = duty_kept_by(policy, EVENT_REPORTED)};
    month->year = month->text || text_blank(year) ? NULL : year;
    month->first = store_first_received(call->registry->store, TAG_ALL, &call->fault);
    month->all = duties_owed(call->registry, call->pool, call->now, &month->count, &call->fault);
    for (size_t i = 0; i < month->count; i++)
        if (month->all[i].rule == month->rule && text_equal(month->all[i].item, month->text))
            month->owed = &month->all[i];
    if (month->owed != NULL && obligation_stands(month->owed)) {
        month->task = duty_task(call->pool, policy, site_people(&call->registry->site), month->owed);
        month->theirs =
            !ground_is_nobody(month->task.ground) && task_is_of(&month->task, call->person->user, call->now);
    }
    find_counted(call, month);
    if (month->theirs && (call_posted(call) || !(behind_asked(call) || download_asked(call))))
        month->lists = attention_lists(call->registry, call->pool, call->person, &month->counted, &call->fault);
    return call->fault.kind == 0;
}

const char *report_month_none(const struct call *call, const struct report_month *month)
{
    int32_t first;
    if (month->rule == NULL && month->year == NULL)
        return "unasked";
    if (!month_read(month->text, &first))
        return "unknown";
    if (period_of(month->rule, first).last != first)
        return "within";
    return day_add_months(first, 1) > instant_day(call->now) ? "ahead" : "before";
}

/* All months of which a report is or was owed, the newest first. */
static void add_months(struct call *call, struct node *report, const struct report_month *month)
{
    for (size_t i = month->count; i-- > 0;) {
        if (month->all[i].rule != month->rule)
            continue;
        struct node *node = node_add(report, "month");
        report_say(call->pool, node, month->rule, month->all[i].item);
        node_set(node, "state", obligation_state_name(month->all[i].state));
        node_set_instant(call->pool, node, "due", month->all[i].due);
    }
}

/* All that can be read where the policy asks for none. */
static void add_unasked(struct call *call, struct node *report, const struct report_month *month)
{
    int32_t day = month_begin(instant_day(call->now));
    while (has_cases(month, day_end(day - 1))) {
        day = day_add_months(day, -1);
        node_set(node_add(report, "month"), "month", month_write(call->pool, day));
    }
}

/* Each year of which there are cases, the newest first. */
static void add_years(struct call *call, struct node *report, const struct report_month *month)
{
    int year = day_year(instant_day(call->now));
    int first = month->first != STORE_NONE ? day_year(instant_day(month->first)) : year + 1;
    for (; year >= first; year--)
        node_set_number(node_add(report, "year"), "year", year);
}

void report_month_list(struct call *call, struct node *report, const struct report_month *month)
{
    month->rule ? add_months(call, report, month) : add_unasked(call, report, month);
    add_years(call, report, month);
}
