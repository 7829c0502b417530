/* The report on a month, or on several: every figure of core/figure.h, counted. */
#ifndef REDRESS_REGISTRY_MONTH_REPORT_H
#define REDRESS_REGISTRY_MONTH_REPORT_H

#include "core/figure.h"
#include "registry/registry.h"
#include "store/mark.h"

struct node;

/* A month to be reported on. */
struct reported_month {
    const char *text; /* 2026-05 */
    int64_t at;       /* its last second; of one that has not ended, now */
    bool ended;
    const char *from; /* of several months, of which it is the last: the first of them; NULL: it is one alone */
    bool year;        /* they are those of a year: no report on them is recorded, and nothing is kept of them */
};

/* The month of that text as it stands at `now`; false: there is no such month, or it has not begun. */
bool month_reported(const char *text, int64_t now, struct reported_month *month);

/* The months of that year (`2026`) that have begun; false: it is none, or has not begun. */
bool year_reported(struct pool *pool, const char *text, int64_t now, struct reported_month *months);

/* Adds a <tally name section length> for each: how long the median took, in seconds; <tally-column name number>,
 * counted over all rows; and for each row a <tally-row name>, called as month_report_call says, with a
 * <tally-cell column number> for each column, and where that is said `silent`: for how many months it has had nothing.
 * Of a month that has ended all was counted as it came, but for medians. False with a fault. */
bool month_report_add(struct registry *registry, struct pool *pool, struct node *parent,
                      const struct reported_month *month, int64_t now, struct fault *fault);

/* Says on the node what a row of that figure is called: title, or the <clause> of the policy (site/clause.h); neither
 * where xsl/words.xml says it. */
void month_report_call(const struct registry *registry, struct pool *pool, struct node *node,
                       const struct figure *figure, const char *row, int64_t now);

/* The rows of that figure, NULL-ended: those that there always are, in their order, then whatever else was counted. */
const char *const *month_report_rows(const struct registry *registry, struct pool *pool, const struct figure *figure,
                                     const struct tally *tallies, size_t count, int64_t now);

/* What to ask the store for, to have the cases behind a number; `row` NULL: those of all rows. */
struct mark_question month_report_question(const struct reported_month *month, const struct figure *figure,
                                           const char *row, const char *column);

#endif
