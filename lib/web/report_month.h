/* Report month: which month's report, or which year's, an address asks for, what is owed of it, and whose that is; and
 * the list of all that there are. What was counted is registry/month_report.h. */
#ifndef REDRESS_WEB_REPORT_MONTH_H
#define REDRESS_WEB_REPORT_MONTH_H

#include "registry/duties.h"
#include "registry/month_report.h"
#include "web/action.h"

/* What the call asks for: a month, and what is owed of it; or a year. */
struct report_month {
    const char *text;             /* as asked for; NULL: none in particular */
    const char *year;             /* or that year */
    const struct rule *rule;      /* of the policy in force; NULL: it asks for no reports */
    const struct obligation *all; /* that is owed beside the cases */
    size_t count;
    const struct obligation *owed; /* NULL: nothing is of that month */
    int64_t first;                 /* when the first case was received; STORE_NONE: none was */
    struct reported_month counted; /* its text is NULL: there is nothing to report on */
    struct task task;              /* while it is owed: whose it is */
    const struct list *lists;      /* what its form offers */
    bool theirs;                   /* it is this person's to record */
};

/* What `month` or `year` of the address ask for. Where the policy asks for no reports, each month that has ended since
 * there are cases has one to be read; each year has one until now. False with a fault. */
bool report_month_find(struct call *call, struct report_month *month);

/* Why there is no report of what was asked for, as a word of xsl/words.xml: unasked, unknown, within,
 * ahead, before. */
const char *report_month_none(const struct call *call, const struct report_month *month);

/* Adds <month month state due> for each month of which a report is or was owed, or can be read where the policy asks
 * for none, and <year year> for each year of which there are cases; the newest first. */
void report_month_list(struct call *call, struct node *report, const struct report_month *month);

#endif
