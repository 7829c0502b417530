/* cases: all cases that this person may see, by what they ask for.
 *
 * GET  /staff/cases?state=&level=&division=&owner=&due=&received=&category=&kind=&from=&to=&after=PLACE
 *      &sort=due|received|oldest|reference
 *
 * 25 cases a page; `after` is where the page before ended. Names that are none of the filters' (web/filters.h)
 * are passed over; for a value that is not known nothing is listed, and it is said. With format=csv or
 * format=xlsx all cases under these filters, up to CSV_MOST, as a table to be saved. Who may see no case gets 403.
 *
 * With view=NAME what that view of mine asks for (web/views.h), and whatever else the address says.
 *
 * POST with token and `only` or `case.N`   takes cases on (web/case_take.h): 303 back to the list
 *      with `save` or `discard`            saves what the address asks for under that name, or discards that view; 303
 *                                          to the list; 422 no name, or one that is too long */
#include <glib.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "registry/task_list.h"
#include "web/filters.h"
#include "web/case_line.h"
#include "web/case_take.h"
#include "web/download.h"
#include "web/page.h"
#include "web/paging.h"
#include "web/views.h"
#include "xml/xml.h"

static bool send_page(struct call *call, int status)
{
    struct filters filters;
    struct indexed_case rows[PAGE_LENGTH + 1];
    struct node *page = page_new(call, "cases", NULL, NULL);
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    call->fault = (struct fault){0};
    struct node *form = case_take_add(call, page, NULL);
    views_read(call, page, &filters);
    views_add(call, page, *filters.query ? form : NULL);
    int count = case_list_page(call->registry, call->pool, call->person, &filters.wanted, filters.after, rows,
                               PAGE_LENGTH + 1, &call->fault);
    const struct next_tasks *next =
        count < 0 ? NULL
                  : task_list_next(call->registry, call->pool, rows, MIN(count, PAGE_LENGTH), call->now, &call->fault);
    if (next == NULL)
        return false;
    struct node *cases = node_add(page, "cases");
    filters_add_headings(call, cases, &filters);
    for (int i = 0; i < count && i < PAGE_LENGTH; i++)
        case_take_offer(call, case_line_add(call, cases, &rows[i], &next[i]), &rows[i], i + 1);
    if (count > PAGE_LENGTH) {
        struct list_place end = list_place_of(&rows[PAGE_LENGTH - 1], filters.wanted.order);
        node_set(cases, "more", paging_case_write(call->pool, end));
    }
    return page_send(call, page, status);
}

/* Adds some of them; what was asked for their sake goes with it, as a table has thousands. */
static bool add_part(struct call *call, struct node *cases, const struct indexed_case *rows, int count)
{
    struct pool *pool = pool_new();
    const struct next_tasks *next = task_list_next(call->registry, pool, rows, count, call->now, &call->fault);
    for (int i = 0; next != NULL && i < count; i++)
        case_line_add_whole(call, cases, &rows[i], &next[i]);
    pool_free(pool);
    return next != NULL;
}

static bool send_table(struct call *call)
{
    struct filters filters;
    struct indexed_case *rows = pool_array(call->pool, CSV_PART, sizeof *rows);
    struct list_place after = {.reference = ""};
    struct node *page = page_new(call, "cases-book", NULL, NULL);
    views_read(call, page, &filters);
    struct node *cases = node_add(page, "cases");
    int count = CSV_PART;
    for (int sent = 0; sent < CSV_MOST && count == CSV_PART; sent += count) {
        count = case_list_page(call->registry, call->pool, call->person, &filters.wanted, after, rows, CSV_PART,
                               &call->fault);
        if (count <= 0 || !add_part(call, cases, rows, count))
            break;
        after = list_place_of(&rows[count - 1], filters.wanted.order);
    }
    bool cut = count == CSV_PART && case_list_page(call->registry, call->pool, call->person, &filters.wanted, after,
                                                   rows, 1, &call->fault) > 0;
    node_set(cases, "more", cut ? "yes" : NULL);
    const char *name = pool_format(call->pool, "cases-%s", day_write(call->pool, instant_day(call->now)));
    return count >= 0 && call->fault.kind == 0 && download_book(call, page, name);
}

static bool answer(struct call *call)
{
    if (call_posted(call) && views_asked(call))
        return views_change(call) || (call->fault.kind == 0 && send_page(call, 422));
    if (call_posted(call))
        return case_take(call);
    return download_asked(call) ? send_table(call) : send_page(call, 200);
}

int main(void)
{
    static const char *const names[] = {CASE_TAKE_FIELDS, VIEW_FIELDS, NULL};
    static const struct action cases = {.name = "cases",
                                        .doors = {{"staff", NO_CASE, true}},
                                        .right = RIGHT_SEE,
                                        .names = names,
                                        .answer = answer,
                                        .again = send_page};
    return action_main(&cases);
}
