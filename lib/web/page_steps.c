#include "web/page_steps.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "registry/check.h"
#include "web/action.h"
#include "xml/xml.h"

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
            if (openings[k]->to != STATE_CLOSED && event_gives_one(openings[k], owed->rule->met_by)) {
                keeper = k;
                due = owed->due;
                break;
            }
        }
    }
    return keeper;
}

const struct obligation *steps_their_turn(const struct case_file *file)
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
        if (has_begun(&file->obligations[i]) && event_gives_one(opening, file->obligations[i].rule->met_by))
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
    if (next < count && steps_their_turn(file) && !is_owed(file, openings[next]))
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
        able = able || event_gives_one(openings[i], task->owed->rule->met_by);
    return task->ground == GROUND_REFUSED || !able;
}

/* By when it is to be done, if it keeps what is owed now: what is due first of that. */
static int64_t due_of(const struct case_file *file, const struct event_row *opening)
{
    int64_t due = INSTANT_NONE;
    for (size_t i = 0; i < file->obligation_count; i++) {
        const struct obligation *owed = &file->obligations[i];
        if (has_begun(owed) && event_gives_one(opening, owed->rule->met_by) && owed->due != INSTANT_NONE &&
            (due == INSTANT_NONE || owed->due < due))
            due = owed->due;
    }
    return due;
}

static const char *group_of(const struct event_row *opening)
{
    return opening->group ? opening->group : *GROUP_NAMES;
}

/* What would be refused whatever is typed. */
static void add_foreseen(struct call *call, struct node *node, const struct case_file *file, const char *event)
{
    const struct foreseen foreseen = check_foresee(call->registry, call->pool, file, event, call->person, call->now);
    if (foreseen.code == NULL)
        return;
    node_set(node, "foreseen", foreseen.code);
    node_set(node, "stops", foreseen.stops ? "yes" : NULL);
    node_set_instant(call->pool, node, "until", foreseen.until);
}

static struct node *add_step(struct call *call, struct node *status, const struct case_file *file,
                             const struct event_row *opening, const char *next)
{
    const struct gate *gate = procedure_gate(file->policy, file->timeline, opening->name);
    struct node *node = node_add(status, "action");
    node_set(node, "name", opening->action);
    node_set(node, "group", group_of(opening));
    node_set(node, "main", text_equal(opening->action, next) ? "yes" : NULL);
    node_set_instant(call->pool, node, "due", due_of(file, opening));
    node_set(node, "gate", gate ? gate->name : NULL);
    node_set(node, "first", gate ? gate->action : NULL);
    if (call_staff(call))
        add_foreseen(call, node, file, opening->name);
    return node;
}

/* Those of a group. All but the next step are what staff can do beside it; a correction begins at the entry that it
 * corrects. */
static void add_group(struct call *call, struct node *status, const struct case_file *file,
                      const struct event_row *const *openings, const char *group, const char *next)
{
    const char *more = "first";
    for (; *openings != NULL; openings++) {
        const struct event_row *opening = *openings;
        if (!text_equal(group_of(opening), group))
            continue;
        struct node *node = add_step(call, status, file, opening, next);
        if (call_staff(call) && !text_equal(opening->action, next) && !(opening->traits & REPLACES)) {
            node_set(node, "more", more);
            more = "yes";
        }
    }
}

void steps_add(struct call *call, struct node *status, const struct case_file *file, const struct task *tasks,
               size_t task_count)
{
    const struct turn turn = turn_of(call, file, tasks, task_count);
    const struct event_row *openings[EVENTS_MOST];
    size_t count = openings_find(call, file, openings);
    openings[count] = NULL;
    const char *next = next_step(&turn, openings, count);
    if (is_to_assign(&turn, call->now, openings, count))
        next = event_with(file->kind, HANDS_OVER)->action;
    for (const char *const *group = GROUP_NAMES; *group != NULL; group++)
        add_group(call, status, file, openings, *group, next);
}
