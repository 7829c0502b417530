/* worklist: my work: the cases that are mine to see to, then the others that I may see, by what is due next.
 *
 * GET  /staff/, /staff/?after=PLACE     25 cases a page; `after` is where the page before ended among mine,
 *      /staff/?others=PLACE             `others` where it ended among the others. Who may see no case gets 403
 *
 * Cases that wait to be sorted (core/timeline.h) stand in a list of their own, /staff/cases?pile=to-be-sorted. */
#include <string.h>

#include "base/text.h"
#include "core/event.h"
#include "registry/case_list.h"
#include "web/case_line.h"
#include "web/filters.h"
#include "web/page.h"
#include "web/paging.h"
#include "xml/xml.h"

/* A page being filled: one case more than it shows tells that there are more. */
struct sheet_of_work {
    struct indexed_case rows[PAGE_LENGTH + 1];
    int mine, others;
};

static bool find(struct call *call, struct sheet_of_work *work)
{
    const struct fields *query = call->request.query;
    struct list_place after = paging_case_read(call->pool, fields_get(query, "after")),
                      others = paging_case_read(call->pool, fields_get(query, "others"));
    if (text_blank(others.reference))
        work->mine =
            case_list_mine(call->registry, call->pool, call->person, after, work->rows, PAGE_LENGTH + 1, &call->fault);
    if (work->mine >= 0 && work->mine <= PAGE_LENGTH)
        work->others = case_list_others(call->registry, call->pool, call->person, others, work->rows + work->mine,
                                        PAGE_LENGTH + 1 - work->mine, &call->fault);
    return work->mine >= 0 && work->others >= 0;
}

static void add_cases(struct call *call, struct node *page, const char *whose, const struct indexed_case *rows,
                      int count)
{
    if (count <= 0)
        return;
    struct node *cases = node_add(page, "cases");
    node_set(cases, "whose", whose);
    for (int i = 0; i < count; i++)
        case_line_add(call, cases, &rows[i]);
}

/* Where the next page begins: after the last case shown, mine or not; where mine end with this page, with
 * the others. */
static void add_more(struct call *call, struct node *page, const struct sheet_of_work *work)
{
    if (work->mine + work->others <= PAGE_LENGTH)
        return;
    bool among_mine = work->mine >= PAGE_LENGTH;
    struct list_place place = list_place_of(&work->rows[PAGE_LENGTH - 1], BY_DUE);
    node_set(node_add(page, "more"), among_mine ? "after" : "others", paging_case_write(call->pool, place));
}

/* So many are counted at the most. */
#define MOST_COUNTED 100

/* True if the person may say who handles a case. */
static bool is_sorting(const struct call *call)
{
    bool sorts = false;
    for (const struct event_kind *kind = EVENT_KINDS; kind->name != NULL; kind++)
        for (const struct event_row *row = kind->rows; row->name != NULL; row++)
            sorts = sorts || ((row->traits & HANDS_OVER) && call_may(call, row->action, kind->name));
    return sorts;
}

/* How many cases wait to be sorted, for who sorts them. */
static bool add_pile(struct call *call, struct node *page)
{
    int count =
        is_sorting(call) ? case_list_unsorted(call->registry, call->pool, call->person, MOST_COUNTED, &call->fault) : 0;
    if (count > 0)
        node_set_number(node_add(page, "pile"), "count", count);
    if (count == MOST_COUNTED)
        node_set(node_first(page, "pile"), "more", "yes");
    return count >= 0;
}

static bool is_worklist(const struct call *call)
{
    return text_equal(call->request.path, "/staff/");
}

static bool is_place(struct call *call, struct node *page, const char *name)
{
    struct list_place place = paging_case_read(call->pool, fields_get(call->request.query, name));
    return filters_place(call, page, name, !text_blank(place.reference));
}

static bool answer(struct call *call)
{
    struct sheet_of_work work = {.mine = 0};
    struct node *page = page_new(call, "worklist", NULL, NULL);
    if (is_place(call, page, "after") && is_place(call, page, "others") && !find(call, &work))
        return false;
    int mine = work.mine < PAGE_LENGTH ? work.mine : PAGE_LENGTH;
    int others = work.others < PAGE_LENGTH - mine ? work.others : PAGE_LENGTH - mine;
    add_cases(call, page, "mine", work.rows, mine);
    add_cases(call, page, "others", work.rows + mine, others);
    add_more(call, page, &work);
    return add_pile(call, page) && page_send(call, page, 200);
}

int main(void)
{
    static const struct action worklist = {.name = "worklist",
                                           .doors = {{"staff", NO_CASE, false}},
                                           .right = RIGHT_SEE,
                                           .there = is_worklist,
                                           .answer = answer};
    return action_main(&worklist);
}
