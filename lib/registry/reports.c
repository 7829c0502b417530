#include "registry/reports.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/text.h"
#include "core/event.h"
#include "core/period.h"
#include "record/record.h"
#include "registry/attention.h"
#include "registry/closed_month.h"
#include "registry/report_mail.h"
#include "xml/xml.h"

const struct node *report_of(struct pool *pool, const struct node *duties, const char *month)
{
    const struct node *report = node_first(duties, EVENT_REPORTED);
    while (report && !text_equal(node_inner(pool, report, "month"), month))
        report = node_next(report, EVENT_REPORTED);
    return report;
}

bool report_period(struct pool *pool, const struct policy *policy, const char *month, int64_t now,
                   struct reported_month *period)
{
    int32_t first;
    if (!month_reported(month, now, period) || !month_read(month, &first))
        return false;
    const struct period months = period_of(duty_kept_by(policy, EVENT_REPORTED), first);
    if (months.first != months.last)
        period->from = month_write(pool, months.first);
    return months.last == first;
}

void report_say(struct pool *pool, struct node *node, const struct rule *rule, const char *month)
{
    int32_t last;
    node_set(node, "month", month);
    if (!month_read(month, &last))
        return;
    const struct period months = period_of(rule, last);
    if (months.first != months.last)
        node_set(node, "from", month_write(pool, months.first));
}

bool report_complete(struct registry *registry, struct pool *pool, const struct duty_entry *entry,
                     const struct node *duties, struct node *event, struct problems *problems, struct fault *fault)
{
    const struct policy *policy = site_policy_at(&registry->site, entry->now);
    struct reported_month month;
    if (report_of(pool, duties, entry->item))
        return fault_set(fault, 409, "reported", "the month has its report");
    if (!report_period(pool, policy, entry->item, entry->now, &month) || !month.ended)
        return fault_set(fault, 404, "unknown-address", "the month has not ended");
    node_add_text(event, "month", entry->item);
    const struct part *part = duty_asking(registry, entry->event, entry->lists).event;
    if (!attention_check(registry, pool, entry->lists, part, event, entry->now, problems, fault))
        return false;
    if (problems->count > 0)
        return true; /* it is not kept */
    const struct node *kept = closed_month_keep(registry, pool, duties, event, &month, fault);
    return kept != NULL && report_mail_add(registry, pool, event, kept, fault);
}
