/* Rounding: what is given of a report to who may read it, but no exact numbers (core/figure.h). What is kept of a month
 * stays exact, as does what `redress report` prints. */
#ifndef REDRESS_REGISTRY_ROUNDING_H
#define REDRESS_REGISTRY_ROUNDING_H

#include <stdint.h>

struct node;
struct pool;
struct registry;

/* Rounds the numbers of all figures in that report, or page of figures, as month_report_add, twelve_months_add and
 * closed_month_add made them, and sets `rounded` on it. Without what would tell more: a row of nothing but noughts that
 * is there only because something was counted, how long a row has been silent, the median of few, and what has changed
 * too little to be seen. By the base 0 nothing is changed. */
void rounding_apply(const struct registry *registry, struct pool *pool, struct node *report, int base, int64_t now);

#endif
