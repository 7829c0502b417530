#include "core/ability.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/procedure.h"

bool ability_has(const struct position *position, const struct person *person, const struct ability *ability)
{
    const struct timeline *timeline = position->timeline;
    if (ability->action)
        return procedure_allows(position->policy, timeline, person, ability->action) == VERDICT_YES;
    for (const struct event_row *row = events_of(timeline->kind); row->name; row++) {
        if (!event_gives_one(row, ability->moments))
            continue;
        enum verdict verdict = procedure_allows(position->policy, timeline, person, row->action);
        if (verdict == VERDICT_YES || verdict == VERDICT_NOT_NOW)
            return true;
    }
    return false;
}

/* True if the case does not concern them, and they did not decide below the level in hand. */
static bool may_act(const struct policy *policy, const struct timeline *timeline, const struct person *person)
{
    const struct event_row *answer = event_with(timeline->kind, ANSWERS);
    return !timeline_bars(timeline, person->user) &&
           !(answer && procedure_allows(policy, timeline, person, answer->action) == VERDICT_NOT_INDEPENDENT);
}

static bool is_vacant(const struct policy *policy, const struct timeline *timeline, struct people people,
                      const char *role)
{
    if (!timeline_division(timeline) && people_divide(people, role))
        return false; /* nobody has failed: it has to be found out first whose it is */
    for (size_t i = 0; i < people.count; i++)
        if (!people.list[i].away && procedure_holds(timeline, &people.list[i], role) &&
            may_act(policy, timeline, &people.list[i]))
            return false;
    return true;
}

const char *const *roles_vacant(struct pool *pool, const struct policy *policy, const struct timeline *timeline,
                                struct people people)
{
    size_t count = 0;
    const char **roles = pool_array(pool, policy->deputy_count + 1, sizeof *roles);
    for (size_t i = 0; i < policy->deputy_count; i++) {
        const char *of = policy->deputies[i].of;
        if (!text_among(of, roles) && is_vacant(policy, timeline, people, of))
            roles[count++] = of;
    }
    return roles;
}

bool position_awaits(const struct position *position, const struct obligation *owed)
{
    const struct event_row *acceptance = event_with(position->timeline->kind, RECEIVES);
    return acceptance && obligation_stands(owed) && text_among(acceptance->name, owed->rule->met_by);
}

bool person_answers(const struct policy *policy, const char *kind, const struct person *person)
{
    const struct event_row *assigned = event_with(kind, HANDS_OVER);
    bool answers = assigned && procedure_allows_new(policy, person, assigned->action, kind);
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct role *role = policy_role(policy, person->holdings[i].role);
        for (size_t k = 0; role && k < role->permission_count; k++)
            answers = answers ||
                      (role->permissions[k].reach == REACH_ALL && text_among(RIGHT_SEE, role->permissions[k].actions));
        for (size_t k = 0; k < policy->duty_count; k++)
            answers = answers || text_equal(policy->duties[k].owner, person->holdings[i].role);
    }
    return answers;
}
