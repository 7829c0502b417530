#include "core/duty.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/procedure.h"

static bool may_keep(const struct policy *policy, const struct person *person, const struct rule *rule)
{
    for (const struct event_row *row = events_of(KIND_DUTIES); row->name; row++)
        if (event_gives_one(row, rule->met_by) && procedure_allows_new(policy, person, row->action, KIND_DUTIES))
            return true;
    return false;
}

/* True if the person may keep it in the place of who is away: they hold the role, or are who stands in. */
static bool has_part(struct people people, const struct person *person, const char *role)
{
    bool part = person_holds(person, role, NULL);
    for (size_t i = 0; i < people.count && !part; i++)
        part = person_stands_for(person, people.list[i].user) && person_holds(&people.list[i], role, NULL);
    return part;
}

static void task_name(struct task *task, const struct person *person)
{
    for (size_t i = 0; i < task->person_count; i++)
        if (task->persons[i] == person)
            return;
    task->persons[task->person_count++] = person;
}

/* Gives it to everybody who holds the role, or stands in for one who does, and may keep it; false: nobody who is
 * here. */
static bool give(const struct policy *policy, struct people people, struct task *task, const char *role,
                 enum ground ground)
{
    bool given = false;
    task->person_count = 0;
    task->ground = ground;
    for (size_t i = 0; i < people.count; i++) {
        const struct person *person = &people.list[i];
        if (!has_part(people, person, role) || !may_keep(policy, person, task->owed->rule))
            continue;
        task_name(task, person);
        given = given || !person->away;
    }
    return given;
}

/* Gives it to whom it names, whatever they hold, and to who stands in for them; false: it names nobody who is here. */
static bool give_to_named(struct people people, struct task *task, const char *user)
{
    bool given = false;
    task->ground = GROUND_PERSON;
    for (size_t i = 0; user != NULL && i < people.count; i++) {
        const struct person *person = &people.list[i];
        if (!text_equal(person->user, user) && !person_stands_for(person, user))
            continue;
        task_name(task, person);
        given = given || !person->away;
    }
    return given;
}

static bool give_to_deputies(const struct policy *policy, struct people people, struct task *task)
{
    for (size_t i = 0; i < policy->deputy_count; i++)
        if (text_equal(policy->deputies[i].of, task->owed->rule->owner) &&
            give(policy, people, task, policy->deputies[i].role, GROUND_DEPUTY))
            return true;
    return false;
}

struct task duty_task(struct pool *pool, const struct policy *policy, struct people people,
                      const struct obligation *owed)
{
    struct task task = {.owed = owed,
                        .role = owed->rule->owner,
                        .persons = pool_array(pool, people.count, sizeof *task.persons),
                        .since = owed->start,
                        .until = TASK_NEVER};
    if (give_to_named(people, &task, owed->person) || give(policy, people, &task, task.role, GROUND_ROLE) ||
        give_to_deputies(policy, people, &task))
        return task;
    task.ground = GROUND_UNHELD;
    for (size_t i = 0; i < people.count; i++)
        if (person_answers(policy, KIND_DUTIES, &people.list[i]))
            task_name(&task, &people.list[i]);
    return task;
}

const struct rule *duty_kept_by(const struct policy *policy, const char *event)
{
    for (size_t i = 0; i < policy->duty_count; i++)
        if (text_among(event, policy->duties[i].met_by))
            return &policy->duties[i];
    return NULL;
}
