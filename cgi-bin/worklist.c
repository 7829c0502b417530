/* worklist: my work: the cases and the duties that are mine to see to, then the other cases that I may see, by what is
 * due next; overdue duties come first of all.
 *
 * GET  /staff/, /staff/?after=PLACE     25 cases a page; `after` is where the page before ended among mine,
 *      /staff/?others=PLACE             `others` where it ended among the others. Who may see no case has their duties
 *                                       and what they may begin; who may do nothing at all gets 403
 *      &sort=HEADING                    sorts the groups of the page (web/case_sort.h)
 * POST with token and `only` or `case.N`   takes cases on (web/case_take.h): 303 back to the list
 *
 * What waits to be sorted stands in a list of its own, /staff/post. */
#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/text.h"
#include "core/event.h"
#include "post/message.h"
#include "registry/duties.h"
#include "registry/readers.h"
#include "registry/task_list.h"
#include "web/absence_line.h"
#include "web/case_line.h"
#include "web/case_sort.h"
#include "web/case_take.h"
#include "web/draft.h"
#include "web/duty_line.h"
#include "web/entry_read.h"
#include "web/filters.h"
#include "web/page.h"
#include "web/paging.h"
#include "web/post_list.h"
#include "web/views.h"
#include "xml/xml.h"

/* A page being filled: one case more than it shows tells that there are more. */
struct sheet_of_work {
    struct listed_task mine[PAGE_LENGTH + 1];
    struct indexed_case others[PAGE_LENGTH + 1];
    int mine_count, other_count;
    const struct task *duties; /* everybody's */
    size_t duty_count;
    int64_t from;  /* my duties from that place on have to be shown yet */
    bool has_mine; /* the page does not begin among the others */
};

static bool find(struct call *call, struct sheet_of_work *work)
{
    const struct fields *query = call->request.query;
    struct list_place after = paging_case_read(call->pool, fields_get(query, "after")),
                      others = paging_case_read(call->pool, fields_get(query, "others"));
    work->has_mine = text_blank(others.reference);
    work->from = text_blank(after.reference) ? LIST_FIRST : after.place;
    work->duties = duties_tasks(call->registry, call->pool, call->now, &work->duty_count, &call->fault);
    if (work->has_mine)
        work->mine_count = task_list_mine(call->registry, call->pool, call->person, call->now, after, work->mine,
                                          PAGE_LENGTH + 1, &call->fault);
    if (work->mine_count >= 0 && work->mine_count <= PAGE_LENGTH)
        work->other_count = task_list_others(call->registry, call->pool, call->person, call->now, others, work->others,
                                             PAGE_LENGTH + 1 - work->mine_count, &call->fault);
    return work->mine_count >= 0 && work->other_count >= 0 && call->fault.kind == 0;
}

static struct node *add_section(struct node *page, const char *whose)
{
    struct node *cases = node_add(page, "cases");
    node_set(cases, "whose", whose);
    return cases;
}

/* Where a duty stands among the cases: on top where it is overdue, or nobody is able. */
static int64_t duty_place(const struct task *duty, int64_t now)
{
    return ground_is_nobody(duty->ground) || task_due(duty) < now ? LIST_FIRST : task_due(duty);
}

/* Adds my duties that come before that place and are not shown yet. */
static void add_duties(struct call *call, struct node *cases, struct sheet_of_work *work, int64_t to)
{
    for (size_t i = 0; i < work->duty_count; i++) {
        const struct task *duty = &work->duties[i];
        int64_t place = duty_place(duty, call->now);
        if (place >= work->from && place < to && task_is_of(duty, call->person->user, call->now))
            duty_line_add(call, cases, duty);
    }
    work->from = to;
}

/* How urgent what stands in a list is, in the order of its groups. */
static const char *const URGENCIES[] = {"nobody", "urgent", "overdue", "today", "soon", "later", "undated"};
enum { NOBODY, URGENT, URGENCY_COUNT = sizeof URGENCIES / sizeof *URGENCIES };

static size_t urgency_of(struct pool *pool, const struct node *line)
{
    const char *state = node_get(pool, line, "due-state");
    size_t urgency = URGENCY_COUNT - 1;
    while (urgency > NOBODY && !text_equal(URGENCIES[urgency], state))
        urgency--;
    return urgency != NOBODY && node_get(pool, line, "urgent") != NULL ? URGENT : urgency;
}

/* Puts the lines into groups by how urgent they are, each in its order. */
static void group_lines(struct pool *pool, struct node *cases)
{
    struct node *groups[URGENCY_COUNT];
    for (size_t i = 0; i < URGENCY_COUNT; i++) {
        groups[i] = node_add(cases, "urgency");
        node_set(groups[i], "state", URGENCIES[i]);
    }
    for (struct node *line = node_first(cases, NULL), *next; line != groups[0]; line = next) {
        next = node_next(line, NULL);
        node_move(line, groups[urgency_of(pool, line)]);
    }
    for (size_t i = 0; i < URGENCY_COUNT; i++)
        if (node_first(groups[i], NULL) == NULL)
            node_remove(groups[i]);
}

/* In groups, each in the order that is asked for. */
static void finish(struct call *call, struct node *cases, const char *asked)
{
    case_sort(call, cases, asked, "due");
    group_lines(call->pool, cases);
    case_sort_offer(call, cases, asked);
}

/* Both are shown from the first page on; a page that begins among the others has none of mine. */
static bool add_cases(struct call *call, struct node *page, struct sheet_of_work *work)
{
    int mine = work->mine_count < PAGE_LENGTH ? work->mine_count : PAGE_LENGTH;
    int others = work->other_count < PAGE_LENGTH - mine ? work->other_count : PAGE_LENGTH - mine;
    const char *asked = case_sort_asked(call, "due");
    struct node *cases = add_section(page, "mine");
    for (int i = 0; i < mine; i++) {
        add_duties(call, cases, work, work->mine[i].task.place);
        case_take_offer(call, case_line_add_task(call, cases, &work->mine[i]), &work->mine[i].row, i + 1);
    }
    if (work->has_mine && work->mine_count <= PAGE_LENGTH)
        add_duties(call, cases, work, INT64_MAX);
    finish(call, cases, asked);
    cases = add_section(page, "others");
    const struct next_tasks *next =
        task_list_next(call->registry, call->pool, work->others, others, call->now, &call->fault);
    for (int i = 0; next != NULL && i < others; i++)
        case_take_offer(call, case_line_add(call, cases, &work->others[i], &next[i]), &work->others[i], mine + i + 1);
    finish(call, cases, asked);
    return next != NULL;
}

/* Where the next page begins: after the last case shown, mine or not; where mine end with this page, with
 * the others. */
static void add_more(struct call *call, struct node *page, const struct sheet_of_work *work)
{
    if (work->mine_count + work->other_count <= PAGE_LENGTH)
        return;
    struct node *more = node_add(page, "more");
    const char *asked = case_sort_asked(call, "due");
    node_set(more, "sort", text_equal(asked, "due") ? NULL : asked);
    if (work->mine_count >= PAGE_LENGTH) {
        const struct listed_task *last = &work->mine[PAGE_LENGTH - 1];
        const struct list_place place = {last->task.place, last->row.reference};
        node_set(more, "after", paging_case_write(call->pool, place));
    } else {
        const struct indexed_case *last = &work->others[PAGE_LENGTH - work->mine_count - 1];
        node_set(more, "others", paging_case_write(call->pool, list_place_of(last, BY_DUE)));
    }
}

/* Their own absence, and for whom they stand in. */
static void add_absences(struct call *call, struct node *page)
{
    if (call_may(call, ACTION_AWAY, NULL))
        absent_add(call, page, call->person, false);
}

/* Until they say that they have read the policy in force. */
static void ask_to_read(struct call *call, struct node *page)
{
    const struct policy *policy = call_policy(call);
    if (call_may(call, ACTION_READ_GUIDANCE, NULL) &&
        reader_event(call->pool, call->registry->duties, policy, call->person->user) == NULL)
        node_set(node_add(page, "policy-unread"), "version", policy->version);
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

/* True if the page leads anywhere: to cases, or to what the person may begin. */
static bool leads_on(const struct node *page)
{
    return node_first(page, "find") != NULL || node_first(page, "offer") != NULL;
}

/* The list with that status; a fault that stands in the call is said above it. */
static bool show(struct call *call, int status)
{
    struct sheet_of_work work = {.mine_count = 0};
    struct node *page = page_new(call, "worklist", NULL, NULL);
    if (call->fault.kind != 0)
        page_add_fault(page, &call->fault);
    call->fault = (struct fault){0};
    case_take_add(call, page, NULL);
    views_add(call, page, NULL);
    if (!leads_on(page))
        return fault_set(&call->fault, 403, "hidden", "a person who may do nothing here");
    if (is_place(call, page, "after") && is_place(call, page, "others") && !find(call, &work))
        return false;
    add_absences(call, page);
    ask_to_read(call, page);
    drafts_add_of_user(call, page);
    if (work.has_mine && !notes_add(call, page))
        return false;
    if (!add_cases(call, page, &work))
        return false;
    add_more(call, page, &work);
    return call->fault.kind == 0 && post_list_add_waiting(call, page) && page_send(call, page, status);
}

static bool answer(struct call *call)
{
    return call_posted(call) ? case_take(call) : show(call, 200);
}

int main(void)
{
    static const char *const names[] = {CASE_TAKE_FIELDS, NULL};
    static const struct action worklist = {.name = "worklist",
                                           .doors = {{"staff", NO_CASE, true}},
                                           .there = is_worklist,
                                           .names = names,
                                           .answer = answer,
                                           .again = show,
                                           .messages = &MESSAGES};
    return action_main(&worklist);
}
