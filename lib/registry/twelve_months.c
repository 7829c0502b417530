#include "registry/twelve_months.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

enum { MONTHS = 12 };

/* A figure over the months: what was counted of it. */
struct counting {
    struct registry *registry;
    struct pool *pool;
    const struct reported_month *months;
    int64_t now;
    const struct figure *figure;
    const struct tally *tallies;
    size_t count;
};

struct reported_month twelve_months(struct pool *pool, int64_t now)
{
    int32_t first = month_begin(instant_day(now));
    return (struct reported_month){
        .text = month_write(pool, first), .at = now, .from = month_write(pool, day_add_months(first, 1 - MONTHS))};
}

/* Of a row, a month, or of all (NULL). */
static int64_t number_of(const struct counting *counting, const char *row, const char *column, const char *month)
{
    int64_t number = 0;
    for (size_t i = 0; i < counting->count; i++) {
        const struct tally *tally = &counting->tallies[i];
        if (text_equal(tally->column, column) && (row == NULL || text_equal(tally->row, row)) &&
            (month == NULL || text_equal(tally->month, month)))
            number += tally->number;
    }
    return number;
}

/* The number of a column, and of each month. */
static void add_numbers(const struct counting *counting, struct node *node, const char *row, const char *column)
{
    int32_t day;
    node_set_number(node, "number", number_of(counting, row, column, NULL));
    if (figure_stands(counting->figure, column) || !month_read(counting->months->from, &day))
        return;
    for (int i = 0; i < MONTHS; i++) {
        const char *month = month_write(counting->pool, day_add_months(day, i));
        struct node *of = node_add(node, "tally-month");
        node_set(of, "month", month);
        node_set_number(of, "number", number_of(counting, row, column, month));
    }
}

static void add_row(const struct counting *counting, struct node *parent, const char *row)
{
    struct node *node = node_add(parent, "tally-row");
    node_set(node, "name", row);
    month_report_call(counting->registry, counting->pool, node, counting->figure, row, counting->now);
    for (const char *const *column = counting->figure->columns; *column != NULL; column++) {
        struct node *cell = node_add(node, "tally-cell");
        node_set(cell, "column", *column);
        add_numbers(counting, cell, row, *column);
    }
}

static void add_figure(const struct counting *counting, struct node *parent)
{
    const struct figure *figure = counting->figure;
    struct node *node = node_add(parent, "tally");
    node_set(node, "name", figure->name);
    node_set(node, "section", figure->section);
    for (const char *const *column = figure->columns; *column != NULL; column++) {
        struct node *total = node_add(node, "tally-column");
        node_set(total, "name", *column);
        add_numbers(counting, total, NULL, *column);
    }
    const char *const *row = month_report_rows(counting->registry, counting->pool, figure, counting->tallies,
                                               counting->count, counting->now);
    for (; *row != NULL; row++)
        add_row(counting, node, *row);
}

/* What stands now: where a figure counts nothing else, all of it began and ended with events, of which none is yet to
 * come, so that it stands as at the end of the month. */
static const struct tally *count_standing(const struct counting *counting, size_t *count, struct fault *fault)
{
    struct store *store = counting->registry->store;
    const struct figure *figure = counting->figure;
    return figure->stands ? store_stood(store, counting->pool, figure->name, counting->months->text, count, fault)
                          : store_standing(store, counting->pool, figure->name, counting->months->at, count, fault);
}

/* What happened in the months, and what stands now. */
static const struct tally *count_figure(const struct counting *counting, size_t *count, struct fault *fault)
{
    struct store *store = counting->registry->store;
    const struct reported_month *months = counting->months;
    size_t more;
    struct tally *tallies =
        store_tallied(store, counting->pool, counting->figure->name, months->from, months->text, count, fault);
    const struct tally *standing = count_standing(counting, &more, fault);
    for (size_t i = 0; i < more; i++)
        *LIST_ADD(counting->pool, tallies, *count) = standing[i];
    return tallies;
}

bool twelve_months_add(struct registry *registry, struct pool *pool, struct node *parent,
                       const struct reported_month *months, int64_t now, struct fault *fault)
{
    for (const struct figure *figure = FIGURES; figure->name != NULL && fault->kind == 0; figure++) {
        if (!figure->charted)
            continue;
        struct counting counting = {.registry = registry, .pool = pool, .months = months, .now = now, .figure = figure};
        counting.tallies = count_figure(&counting, &counting.count, fault);
        add_figure(&counting, parent);
    }
    return fault->kind == 0;
}
