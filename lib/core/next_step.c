#include "core/next_step.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/hand_over.h"
#include "core/handing.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "core/state.h"

static const char *const GROUND_NAMES[] = {
    [GROUND_PERSON] = "person", [GROUND_HANDLER] = "handler",   [GROUND_ROLE] = "role",
    [GROUND_DEPUTY] = "deputy", [GROUND_ASSIGNER] = "assigner", [GROUND_REFUSED] = "refused",
    [GROUND_UNHELD] = "unheld", [GROUND_BARRED] = "barred",
};

const char *ground_name(enum ground ground)
{
    return GROUND_NAMES[ground];
}

bool ground_is_nobody(enum ground ground)
{
    return ground == GROUND_UNHELD || ground == GROUND_BARRED;
}

/* ---- Whose a task is ---- */

/* What makes tasks carries. */
struct making {
    struct pool *pool;
    const struct position *position;
    const char *handler;
    const struct obligation *acceptance; /* of a hand-over that was not accepted yet; NULL: none */
    struct task *list;
    size_t count;
};

static struct task task_new(const struct making *making, const struct obligation *owed, int64_t since)
{
    return (struct task){.owed = owed,
                         .persons = pool_array(making->pool, making->position->people.count, sizeof(struct person *)),
                         .since = since,
                         .until = TASK_NEVER};
}

static void task_name(struct task *task, const struct person *person)
{
    for (size_t i = 0; i < task->person_count; i++)
        if (task->persons[i] == person)
            return;
    task->persons[task->person_count++] = person;
}

/* Gives the task to that person, if they are able, and while they are away to who stands in for them, if they are;
 * false: of the two nobody who is here. */
static bool give(const struct making *making, struct task *task, const struct person *person,
                 const struct ability *ability)
{
    const struct position *position = making->position;
    if (!person || !ability_has(position, person, ability))
        return false;
    task_name(task, person);
    const struct person *stand_in = person->away ? people_find(position->people, person->stand_in) : person;
    if (!stand_in || stand_in->away || !ability_has(position, stand_in, ability))
        return false;
    task_name(task, stand_in);
    return true;
}

/* Gives the task to everybody who is able and holds the role (NULL: whatever they hold); false: nobody is who is
 * here. */
static bool give_to_role(const struct making *making, struct task *task, enum ground ground, const char *role,
                         const struct ability *ability)
{
    const struct people *people = &making->position->people;
    bool given = false;
    for (size_t i = 0; i < people->count; i++)
        if (!role || procedure_holds(making->position->timeline, &people->list[i], role))
            given = give(making, task, &people->list[i], ability) || given;
    task->ground = ground;
    task->role = role;
    return given;
}

static bool give_to_user(const struct making *making, struct task *task, enum ground ground, const char *user,
                         const struct ability *ability)
{
    task->ground = ground;
    return give(making, task, people_find(making->position->people, user), ability);
}

/* The handler stands in for the role that takes cases on, which owes what begins with the receipt. What another role
 * owes is theirs only if they hold that, too. */
static bool is_handlers(const struct making *making, const char *role)
{
    const struct position *position = making->position;
    const struct kind *kind = policy_kind(position->policy, position->timeline->kind);
    const char *receipt = event_with(position->timeline->kind, BEGINS)->name;
    for (size_t i = 0; kind && i < kind->rule_count; i++)
        if (text_among(receipt, kind->rules[i].starts) && text_equal(kind->rules[i].owner, role))
            return true;
    for (size_t i = 0; i < position->people.count; i++)
        if (text_equal(position->people.list[i].user, making->handler))
            return procedure_holds(position->timeline, &position->people.list[i], role);
    return false;
}

/* To who may assign, where that helps: if nobody could be chosen who would be able, nobody is left. */
static bool give_to_assigners(const struct making *making, struct task *task, const struct ability *ability)
{
    const char *assign = event_with(making->position->timeline->kind, HANDS_OVER)->action;
    size_t before = task->person_count;
    bool given = give_to_role(making, task, GROUND_ASSIGNER, NULL, &(struct ability){.action = assign}) &&
                 handing_helps(handing_of(making->pool, making->position), ability);
    task->person_count = given ? task->person_count : before;
    return given;
}

static bool give_back(const struct making *making, struct task *task)
{
    const char *assign = event_with(making->position->timeline->kind, HANDS_OVER)->action;
    return give_to_role(making, task, GROUND_REFUSED, NULL, &(struct ability){.action = assign});
}

static bool give_to_deputies(const struct making *making, struct task *task, const char *role,
                             const struct ability *ability)
{
    const struct policy *policy = making->position->policy;
    for (size_t i = 0; i < policy->deputy_count; i++)
        if (text_equal(policy->deputies[i].of, role) && text_among(role, making->position->timeline->vacant) &&
            give_to_role(making, task, GROUND_DEPUTY, policy->deputies[i].role, ability))
            return true;
    return false;
}

/* Nobody is left: it is put before those who can see to it that somebody is. */
static void give_to_nobody(const struct making *making, struct task *task, const char *role)
{
    const struct position *position = making->position;
    bool held = false;
    for (size_t i = 0; i < position->people.count; i++) {
        const struct person *person = &position->people.list[i];
        if (ability_has(position, person, &(struct ability){.action = RIGHT_SEE}) &&
            person_answers(position->policy, position->timeline->kind, person))
            task_name(task, person);
        held = held || (role && procedure_holds(position->timeline, person, role));
    }
    task->role = role;
    task->ground = held ? GROUND_BARRED : GROUND_UNHELD;
}

/* ---- What is to be done ---- */

/* What the handler has to do, who has not accepted the hand-over: once it is too late for that, it is back where cases
 * are assigned. */
static void task_add(struct making *making, struct task *task)
{
    const struct obligation *acceptance = making->acceptance;
    struct task back = task_new(making, task->owed, task->since);
    bool waits = acceptance && (task->ground == GROUND_HANDLER || task->owed == acceptance);
    bool returns = waits && give_back(making, &back);
    back.action = task->action;
    if (returns) {
        task->until = acceptance->due + 1;
        back.since = back.since > task->until ? back.since : task->until;
    }
    if (!returns || task->since < task->until)
        *LIST_ADD(making->pool, making->list, making->count) = *task;
    if (returns)
        *LIST_ADD(making->pool, making->list, making->count) = back;
}

static void owed_add_task(struct making *making, const struct obligation *owed)
{
    const char *role = owed->rule->owner;
    const struct ability ability = {.moments = owed->rule->met_by};
    struct task task = task_new(making, owed, owed->start);
    bool given = give_to_user(making, &task, GROUND_PERSON, owed->person, &ability) ||
                 (!owed->person && is_handlers(making, role) &&
                  give_to_user(making, &task, GROUND_HANDLER, making->handler, &ability)) ||
                 give_to_role(making, &task, GROUND_ROLE, role, &ability) ||
                 give_to_deputies(making, &task, role, &ability) || give_to_assigners(making, &task, &ability);
    if (!given)
        give_to_nobody(making, &task, role);
    task_add(making, &task);
}

/* From when on it is ours to lead the case on: the end of every right that has one. */
static int64_t rights_end(const struct position *position)
{
    int64_t end = TASK_ALWAYS;
    for (size_t i = 0; i < position->obligation_count; i++) {
        const struct obligation *right = &position->obligations[i];
        if (right->rule->window && obligation_open(right) && right->due != INSTANT_NONE && right->due >= end)
            end = right->due + 1;
    }
    return end;
}

/* Nothing is owed: what leads the case on is its handler's, else everybody's who may do it. */
static void onward_add(struct making *making)
{
    const struct position *position = making->position;
    const struct timeline *timeline = position->timeline;
    struct task task = task_new(making, NULL, rights_end(position));
    for (const struct event_row *row = events_of(timeline->kind); row->name; row++) {
        if (!row->action || !procedure_leads_on(position->policy, timeline, row->name) ||
            !state_allows(position->policy, timeline, row->action) || (row->needs && !row->needs(timeline)))
            continue;
        const struct gate *gate = procedure_gate(position->policy, timeline, row->name);
        const struct ability ability = {.action = gate ? gate->action : row->action};
        task.action = ability.action;
        task.person_count = 0;
        if (give_to_user(making, &task, GROUND_HANDLER, making->handler, &ability) ||
            give_to_role(making, &task, GROUND_ROLE, NULL, &ability)) {
            task_add(making, &task);
            return;
        }
    }
    if (!task.action)
        return;
    if (!give_to_assigners(making, &task, &(struct ability){.action = task.action}))
        give_to_nobody(making, &task, NULL);
    task_add(making, &task);
}

static struct making making_of(struct pool *pool, const struct position *position)
{
    struct making making = {.pool = pool, .position = position, .handler = timeline_handler(position->timeline)};
    for (size_t i = 0; i < position->obligation_count; i++)
        if (position_awaits(position, &position->obligations[i]))
            making.acceptance = &position->obligations[i];
    return making;
}

struct task *tasks_of(struct pool *pool, const struct position *position, size_t *count)
{
    struct making making = making_of(pool, position);
    for (size_t i = 0; i < position->obligation_count; i++)
        if (obligation_stands(&position->obligations[i]))
            owed_add_task(&making, &position->obligations[i]);
    if (making.count == 0)
        onward_add(&making);
    *count = making.count;
    return making.list;
}

/* ---- Views ---- */

int64_t task_due(const struct task *task)
{
    return task->owed ? task->owed->due : INSTANT_NONE;
}

static bool is_now(const struct task *task, int64_t now)
{
    return task->since <= now && now < task->until;
}

bool task_is_of(const struct task *task, const char *user, int64_t now)
{
    for (size_t i = 0; is_now(task, now) && i < task->person_count; i++)
        if (text_equal(task->persons[i]->user, user))
            return true;
    return false;
}

/* Nobody's comes first, then by due; what is due at no time comes last. */
static bool comes_before(const struct task *one, const struct task *other)
{
    bool nobody = ground_is_nobody(one->ground);
    if (nobody != ground_is_nobody(other->ground))
        return nobody;
    int64_t due = task_due(one), others = task_due(other);
    return due != INSTANT_NONE && (others == INSTANT_NONE || due < others);
}

const struct task *task_next(const struct task *tasks, size_t count, int64_t now)
{
    const struct task *next = NULL;
    for (size_t i = 0; i < count; i++)
        if (is_now(&tasks[i], now) && (!next || comes_before(&tasks[i], next)))
            next = &tasks[i];
    return next;
}
