/* figures: how things are now and in the last twelve months, with charts, and how many of each role have read the
 * policy; for who may read the reports on the months.
 *
 * GET  /staff/figures                                      all of it
 *      /staff/figures?month=2026-05&figure=received&column=complaint&row=finance&after=25
 *                                                          the cases behind a number of it (web/behind.h), in a month;
 *      /staff/figures?month=2026-05&from=2025-06&figure=…  in all months from that one on; 404 where there is none,
 *                                                          403 for who reads rounded numbers
 *      /staff/figures?format=csv                           all numbers of it as a table to be saved; with format=xlsx
 *                                                          each figure's by month, and the last answers, too */
#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/readers.h"
#include "registry/rounding.h"
#include "registry/twelve_months.h"
#include "web/behind.h"
#include "web/download.h"
#include "web/page.h"
#include "xml/xml.h"

/* The months that the address asks for; false: there are none such. */
static bool read_months(const struct call *call, struct reported_month *months)
{
    int32_t from, until;
    const char *first = fields_get(call->request.query, "from"), *last = fields_get(call->request.query, "month");
    if (!month_reported(last, call->now, months))
        return false;
    months->from = text_blank(first) ? NULL : first;
    return months->from == NULL || (month_read(last, &until) && month_read(first, &from) && from <= until);
}

static bool add_behind(struct call *call, struct node *figures)
{
    struct reported_month months;
    if (!read_months(call, &months))
        return fault_set(&call->fault, 404, "unknown-address", "there are no such months");
    node_set(figures, "month", months.text);
    node_set(figures, "from", months.from);
    return behind_add(call, figures, &months);
}

static bool add_figures(struct call *call, struct node *figures)
{
    const struct reported_month months = twelve_months(call->pool, call->now);
    struct registry *registry = call->registry;
    int base = figure_base(call_policy(call), call->person);
    node_set(figures, "month", months.text);
    node_set(figures, "from", months.from);
    if (base == 0) /* a role can be one person */
        readers_add(registry, call->pool, figures, call->now);
    bool added = twelve_months_add(registry, call->pool, figures, &months, call->now, &call->fault);
    rounding_apply(registry, call->pool, figures, base, call->now);
    if (!added || base > 0) /* an answer that is drawn by itself can be recognised */
        return added;
    return twelve_months_add_answers(registry, call->pool, figures, &months, call->person, call->now, &call->fault);
}

/* What is on the page, for a spreadsheet. */
static bool send_table(struct call *call)
{
    struct node *page = page_new(call, "figures-book", NULL, NULL);
    const char *today = day_write(call->pool, instant_day(call->now));
    return add_figures(call, node_add(page, "figures")) &&
           download_book(call, page, pool_format(call->pool, "figures-%s", today));
}

static bool answer(struct call *call)
{
    if (download_asked(call) && !behind_asked(call))
        return send_table(call);
    struct node *page = page_new(call, "figures", NULL, NULL), *figures = node_add(page, "figures");
    bool added = behind_asked(call) ? add_behind(call, figures) : add_figures(call, figures);
    return added && page_send(call, page, 200);
}

int main(void)
{
    static const struct action figures = {
        .name = "figures", .doors = {{"staff", NO_CASE, false}}, .right = ACTION_REPORT, .answer = answer};
    return action_main(&figures);
}
