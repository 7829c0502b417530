/* redress report: the figures of a month, of the period that ends with it, or of a year so far, as its report has them:
 * once it was recorded, as they were then.
 *
 * A line for each number that is not nought: figure, row, column, number; and "median", in seconds, of what is timed.
 * 2 if that is no month; 1 if it has not begun, is within a period, or where `redress rebuild` is due, as nothing is
 * counted yet. */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "registry/closed_month.h"
#include "registry/reports.h"
#include "xml/xml.h"

static void print_row(struct pool *pool, const char *figure, const struct node *row)
{
    const struct node *number = node_first(row, "tally-cell");
    for (; number != NULL; number = node_next(number, "tally-cell"))
        if (!text_equal(node_get(pool, number, "number"), "0"))
            printf("%s\t%s\t%s\t%s\n", figure, node_get(pool, row, "name"), node_get(pool, number, "column"),
                   node_get(pool, number, "number"));
}

static void print_figure(struct pool *pool, const struct node *figure)
{
    const char *name = node_get(pool, figure, "name"), *length = node_get(pool, figure, "length");
    for (const struct node *row = node_first(figure, "tally-row"); row != NULL; row = node_next(row, "tally-row"))
        print_row(pool, name, row);
    if (length != NULL)
        printf("%s\t\tmedian\t%s\n", name, length);
}

/* A store of an earlier version has its cases, and nothing that was made from them. */
static bool is_counted(struct registry *registry, struct pool *pool, struct fault *fault)
{
    const char *first = store_next_case(registry->store, pool, "", fault);
    bool counted = first == NULL || store_row(registry->store, pool, first, fault) != NULL;
    return fault->kind == 0 &&
           (counted || fault_set(fault, 500, "broken", "nothing is counted yet: run redress rebuild"));
}

static bool is_year(const char *text)
{
    return text != NULL && strlen(text) == 4 && text_number(text, 1, 9999) > 0;
}

int report_run(struct command_call *call)
{
    struct fault fault = {0};
    struct registry registry = {0};
    struct reported_month month;
    int64_t now = instant_now();
    int32_t first;
    const char *asked = call->count == 1 ? call->arguments[0] : NULL;
    if (!month_read(asked, &first) && !is_year(asked)) {
        fprintf(stderr, "usage: redress report YYYY-MM|YYYY\n");
        return EXIT_USAGE;
    }
    if (!month_reported(asked, now, &month) && !year_reported(call->pool, asked, now, &month)) {
        fprintf(stderr, "redress: %s has not begun\n", asked);
        return EXIT_NO;
    }
    if (!command_registry(call, &registry, &fault))
        return command_fault(&fault);
    if (!month.year && !report_period(call->pool, registry_policy(&registry), asked, now, &month)) {
        fprintf(stderr, "redress: %s has no report of its own: it is part of a longer period\n", asked);
        return EXIT_NO;
    }
    struct node *report = xml_new(call->pool, NAMESPACE_PAGE, "report");
    if (!is_counted(&registry, call->pool, &fault) ||
        !closed_month_add(&registry, call->pool, registry.duties, report, &month, now, &fault))
        return command_fault(&fault);
    for (const struct node *tally = node_first(report, "tally"); tally != NULL; tally = node_next(tally, "tally"))
        print_figure(call->pool, tally);
    return EXIT_DONE;
}
