#include "web/page.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/hand_over.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "record/record.h"
#include "record/title.h"
#include "registry/owed.h"
#include "web/contact_shown.h"
#include "xml/xml.h"

static const char *level_title(const struct case_file *file, int number)
{
    const struct level *level = policy_level(policy_kind(file->policy, file->kind), number);
    return level ? level->title : NULL;
}

/* Rows of the table of events whose actions are open to this person, in its order. */
static size_t openings_find(struct call *call, const struct case_file *file, const struct event_row **openings)
{
    size_t count = 0;
    const struct person *person = call_staff(call) ? call->person : &PERSON_COMPLAINANT;
    for (const struct event_row *row = events_of(file->kind); row->name != NULL; row++) {
        bool asked = row->action != NULL && row->possible != 0;
        if (asked && procedure_allows(file->policy, file->timeline, person, row->action) == VERDICT_YES)
            openings[count++] = row;
    }
    return count;
}

static bool keeps(const struct event_row *opening, const struct rule *rule)
{
    for (const char *const *moment = rule->met_by; *moment != NULL; moment++)
        if (event_gives(opening, *moment))
            return true;
    return false;
}

/* True if that is owed now. What is coming is nobody's yet. */
static bool has_begun(const struct obligation *obligation)
{
    return obligation_stands(obligation) && obligation->state != OBLIGATION_COMING;
}

/* What is this person's now, of all that is to be done on the case. */
struct turn {
    const struct case_file *file;
    struct task *tasks;
    size_t count;
};

static struct turn turn_of(const struct call *call, const struct case_file *file, const struct task *tasks,
                           size_t count)
{
    struct turn turn = {.file = file, .tasks = pool_array(call->pool, count, sizeof *turn.tasks)};
    for (size_t i = 0; i < count; i++)
        if (call->person && task_is_of(&tasks[i], call->person->user, call->now) && !ground_is_nobody(tasks[i].ground))
            turn.tasks[turn.count++] = tasks[i];
    return turn;
}

/* True if that is theirs to keep. Of whom nothing is asked all that they can keep is offered. */
static bool is_asked(const struct turn *turn, const struct obligation *owed)
{
    bool asked = turn->count == 0;
    for (size_t i = 0; i < turn->count; i++)
        asked = asked || turn->tasks[i].owed == owed;
    return asked;
}

/* The opening that keeps what is due first of all that this person is to keep; `count`: none. Closing comes after
 * all else. */
static size_t keeper_of(const struct turn *turn, const struct event_row *const *openings, size_t count)
{
    const struct case_file *file = turn->file;
    size_t keeper = count;
    int64_t due = INSTANT_NONE;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *owed = &file->obligations[i];
        bool sooner = due == INSTANT_NONE || owed->due < due;
        for (size_t k = 0; has_begun(owed) && is_asked(turn, owed) && sooner && k < count; k++) {
            if (openings[k]->to != STATE_CLOSED && keeps(openings[k], owed->rule)) {
                keeper = k;
                due = owed->due;
                break;
            }
        }
    }
    return keeper;
}

/* The right of the complainant that ends last, while it is open and has an end; NULL: none. */
static const struct obligation *their_turn(const struct case_file *file)
{
    const struct obligation *last = NULL;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *right = &file->obligations[i];
        if (right->state == WINDOW_OPEN && right->due != INSTANT_NONE && (!last || right->due > last->due))
            last = right;
    }
    return last;
}

static bool is_owed(const struct case_file *file, const struct event_row *opening)
{
    for (size_t i = 0; i < file->obligation_count; i++)
        if (has_begun(&file->obligations[i]) && keeps(opening, file->obligations[i].rule))
            return true;
    return false;
}

/* The next step of this person: what leads the case on, unless what keeps something owed comes before it. A gate in its
 * way is passed first. */
static const char *next_step(const struct turn *turn, const struct event_row *const *openings, size_t count)
{
    const struct case_file *file = turn->file;
    size_t keeper = keeper_of(turn, openings, count), onward = 0;
    while (onward < count && !procedure_leads_on(file->policy, file->timeline, openings[onward]->name))
        onward++;
    bool keeping = keeper < count && keeper <= onward;
    size_t next = keeping ? keeper : onward;
    const struct gate *gate = next < count ? procedure_gate(file->policy, file->timeline, openings[next]->name) : NULL;
    if (gate != NULL)
        return gate->action;
    if (next < count && their_turn(file) && !is_owed(file, openings[next]))
        next = keeper;
    return next < count ? openings[next]->action : NULL;
}

/* True if the first task is to find somebody for it: it came back, or this person can only assign. */
static bool is_to_assign(const struct turn *turn, int64_t now, const struct event_row *const *openings, size_t count)
{
    const struct task *task = task_next(turn->tasks, turn->count, now);
    if (!task || (task->ground != GROUND_REFUSED && task->ground != GROUND_ASSIGNER))
        return false;
    bool able = false;
    for (size_t i = 0; task->owed && i < count; i++)
        able = able || keeps(openings[i], task->owed->rule);
    return task->ground == GROUND_REFUSED || !able;
}

static void add_actions(struct call *call, struct node *status, const struct turn *turn)
{
    const struct event_row *openings[EVENTS_MOST];
    const struct case_file *file = turn->file;
    size_t count = openings_find(call, file, openings);
    const char *next = next_step(turn, openings, count);
    if (is_to_assign(turn, call->now, openings, count))
        next = event_with(file->kind, HANDS_OVER)->action;
    for (size_t i = 0; i < count; i++) {
        struct node *node = node_add(status, "action");
        node_set(node, "name", openings[i]->action);
        node_set(node, "main", text_equal(openings[i]->action, next) ? "yes" : NULL);
    }
}

/* Which steps stand in another order than their times. Only staff can mend it. */
static void add_untimely(struct call *call, struct node *status, const struct case_file *file)
{
    for (size_t i = 0; call_staff(call) && i < file->timeline->count; i++) {
        int seq = file->timeline->events[i].seq, after = procedure_overtaken(file->timeline, seq);
        if (after == 0)
            continue;
        struct node *node = node_add(status, "untimely");
        node_set_number(node, "seq", seq);
        node_set_number(node, "after", after);
    }
}

/* Which entries this person cannot correct, though they may correct others. */
static void add_kept(struct call *call, struct node *status, const struct case_file *file)
{
    for (size_t i = 0; call_staff(call) && i < file->timeline->count; i++) {
        const struct event *event = &file->timeline->events[i];
        if (!procedure_allows_correction(file->policy, file->timeline, call->person, event))
            node_set_number(node_add(status, "kept"), "seq", event->seq);
    }
}

/* For staff: what is to be done next, and whose it is; or that it is the complainant's turn. */
static void add_task(struct call *call, struct node *status, const struct case_file *file, const struct task *task)
{
    const struct obligation *right = their_turn(file);
    if (!task && right)
        node_set_instant(call->pool, status, "waits-until", right->due);
    if (!task)
        return;
    node_set(status, "next", task->owed ? task->owed->rule->name : NULL);
    node_set(status, "next-action", task->action);
    if (task->owed && task->owed->level > 0)
        node_set_number(status, "next-level", task->owed->level);
    node_set_instant(call->pool, status, "next-due", task_due(task));
    node_set(status, "ground", ground_name(task->ground));
    node_set(status, "role-title", policy_role_title(file->policy, task->role));
    for (size_t i = 0; !ground_is_nobody(task->ground) && i < task->person_count; i++)
        node_set(node_add(status, "with"), "title", task->persons[i]->title);
}

/* Who of senior staff has a case of high severity before them, and by when; or that one of them has seen it. */
static void add_alert(struct call *call, struct node *status, const struct case_file *file, const struct task *tasks,
                      size_t count)
{
    const struct obligation *alert = NULL;
    for (size_t i = 0; i < file->obligation_count; i++)
        if (text_equal(file->obligations[i].started_by, SEVERITY_HIGH))
            alert = &file->obligations[i];
    if (!alert || alert->state == OBLIGATION_LAPSED)
        return;
    struct node *node = node_add(status, "alert");
    node_set_instant(call->pool, node, "due", alert->due);
    node_set_instant(call->pool, node, "kept", alert->kept);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; tasks[i].owed == alert && !ground_is_nobody(tasks[i].ground) && k < tasks[i].person_count;
             k++)
            node_set(node_add(node, "with"), "title", tasks[i].persons[k]->title);
}

/* The words of that of several that is owed; NULL: it is about the case. */
static const char *item_title(const struct list *lists, const char *item)
{
    static const char *const among[] = {"promises", "improvements", "suggestions", NULL};
    const char *title = NULL;
    for (const char *const *name = among; item != NULL && title == NULL && *name != NULL; name++)
        title = list_label(list_named(lists, *name), item);
    return title;
}

void status_add(struct call *call, struct node *page, const struct case_file *file)
{
    size_t task_count;
    const struct task *tasks = case_file_tasks(call->registry, call->pool, file, &task_count);
    const struct task *task = task_next(tasks, task_count, call->now);
    struct node *status = node_add(page, "status");
    int level = timeline_level(file->timeline);
    node_set(status, "state", file->state);
    node_set_number(status, "level", level);
    node_set(status, "level-title", level_title(file, level));
    const char *division = timeline_division(file->timeline);
    node_set(status, "division-title", registry_division_of(call->registry, call->pool, file->current, division));
    if (call_staff(call)) {
        add_task(call, status, file, task);
        const char *handler = timeline_handler(file->timeline);
        node_set(status, "handler-title",
                 title_of_handler(call->pool, file->current, handler, registry_person_title(call->registry, handler)));
        node_set(status, "unsorted", timeline_unsorted(file->timeline) ? "yes" : NULL);
        node_set(status, "severity", timeline_severity(file->timeline));
        const struct event *told = timeline_told(file->timeline);
        node_set_instant(call->pool, status, "last-told", told ? told->at : INSTANT_NONE);
        node_set(status, "told-how", told ? told->channel : NULL);
        add_alert(call, status, file, tasks, task_count);
    }
    const struct list *lists = registry_lists(call->registry, call->pool, file->current);
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *obligation = &file->obligations[i];
        struct node *node = owed_add(call->pool, status, &call->registry->site, file->policy, obligation, call->now);
        node_set(node, "item-title", item_title(lists, obligation->item));
    }
    contact_show(call, status, file);
    const struct turn turn = turn_of(call, file, tasks, task_count);
    add_actions(call, status, &turn);
    add_untimely(call, status, file);
    add_kept(call, status, file);
}
