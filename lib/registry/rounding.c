#include "registry/rounding.h"

#include <limits.h>

#include "base/text.h"
#include "registry/closed_month.h"
#include "xml/xml.h"

/* A report being rounded. */
struct rounding {
    const struct registry *registry;
    struct pool *pool;
    int base;
    int64_t now;
};

static int64_t number_of(const struct node *node)
{
    return node_number(node, "number", 0, INT_MAX);
}

static void round_attribute(const struct rounding *rounding, struct node *node, const char *attribute)
{
    node_set_number(node, attribute, figure_rounded(node_number(node, attribute, 0, INT_MAX), rounding->base));
}

/* A number, and those of its months. */
static void round_number(const struct rounding *rounding, struct node *node)
{
    round_attribute(rounding, node, "number");
    for (struct node *month = node_first(node, "tally-month"); month != NULL; month = node_next(month, "tally-month"))
        round_attribute(rounding, month, "number");
}

/* Gives true if there is more than noughts in it. */
static bool round_row(const struct rounding *rounding, struct node *row)
{
    bool any = false;
    node_unset(row, "silent");
    for (struct node *cell = node_first(row, "tally-cell"); cell != NULL; cell = node_next(cell, "tally-cell")) {
        round_number(rounding, cell);
        any = any || number_of(cell) > 0;
    }
    return any;
}

/* The rows that are there whatever was counted. */
static const char *const *standing_rows(const struct rounding *rounding, const struct figure *figure)
{
    static const char *const none[] = {NULL};
    return figure ? month_report_rows(rounding->registry, rounding->pool, figure, NULL, 0, rounding->now) : none;
}

/* How many took how long: what happened, and no longer stands. */
static int64_t lengths_of(const struct rounding *rounding, const struct figure *figure, const struct node *tally)
{
    int64_t count = 0;
    const struct node *column = figure ? node_first(tally, "tally-column") : NULL;
    for (; column != NULL; column = node_next(column, "tally-column"))
        if (!figure_stands(figure, node_get(rounding->pool, column, "name")))
            count += number_of(column);
    return count;
}

static void round_tally(const struct rounding *rounding, struct node *tally)
{
    const struct figure *figure = figure_named(node_get(rounding->pool, tally, "name"));
    const char *const *standing = standing_rows(rounding, figure);
    if (!figure_says_length(lengths_of(rounding, figure, tally), rounding->base))
        node_unset(tally, "length");
    for (struct node *column = node_first(tally, "tally-column"); column; column = node_next(column, "tally-column"))
        round_number(rounding, column);
    for (struct node *row = node_first(tally, "tally-row"), *next; row != NULL; row = next) {
        next = node_next(row, "tally-row");
        if (!round_row(rounding, row) && !text_among(node_get(rounding->pool, row, "name"), standing))
            node_remove(row);
    }
}

/* Of a median it is not known of how many. */
static void round_changed(const struct rounding *rounding, struct node *changed)
{
    round_attribute(rounding, changed, "was");
    round_attribute(rounding, changed, "number");
    if (text_equal(node_get(rounding->pool, changed, "column"), COLUMN_MEDIAN) ||
        number_of(changed) == node_number(changed, "was", 0, INT_MAX))
        node_remove(changed);
}

void rounding_apply(const struct registry *registry, struct pool *pool, struct node *report, int base, int64_t now)
{
    const struct rounding rounding = {.registry = registry, .pool = pool, .base = base, .now = now};
    if (base == 0)
        return;
    node_set_number(report, "rounded", base);
    for (struct node *node = node_first(report, NULL), *next; node != NULL; node = next) {
        next = node_next(node, NULL);
        if (text_equal(node_name(node), "tally"))
            round_tally(&rounding, node);
        else if (text_equal(node_name(node), "changed"))
            round_changed(&rounding, node);
    }
}
