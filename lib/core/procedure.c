#include "core/procedure.h"

#include <stddef.h>

#include "base/text.h"
#include "core/hand_over.h"
#include "core/independence.h"
#include "core/lookup.h"
#include "core/state.h"

/* True if the action writes an event with one of those traits; it writes none where there is no row of it. */
static bool row_has(const struct event_row *row, unsigned traits)
{
    return row && (row->traits & traits) != 0;
}

static int level_in_hand(const struct timeline *timeline, const struct event_row *row)
{
    return timeline_level(timeline) + row_has(row, RAISES);
}

int procedure_level_in_hand(const struct timeline *timeline, const char *action)
{
    return level_in_hand(timeline, event_by_action(timeline->kind, action));
}

static struct sight sight_of(const struct timeline *timeline)
{
    const struct event *received = timeline_receipt(timeline);
    return (struct sight){.kind = timeline->kind,
                          .division = timeline_division(timeline),
                          .recorded_by = received ? received->by : NULL,
                          .reporter = received ? received->reporter : NULL,
                          .reached = timeline_highest_level(timeline),
                          .high = text_equal(timeline_severity(timeline), SEVERITY_HIGH),
                          .timeline = timeline,
                          .vacant = timeline->vacant};
}

static bool is_barred(const struct sight *sight, const char *user)
{
    return sight->timeline ? timeline_bars(sight->timeline, user) : text_among(user, sight->barred);
}

/* True if it counts in the case: it is the person's own, or of somebody who takes part in it. */
static bool counts(const struct sight *sight, const struct holding *holding)
{
    return !holding->instead_of || !is_barred(sight, holding->instead_of);
}

static bool is_own(const struct sight *sight, const struct person *person)
{
    if (!person->user)
        return person_holds(person, "complainant", NULL);
    return text_equal(sight->recorded_by, person->user) || text_equal(sight->reporter, person->user);
}

static bool reaches(const struct sight *sight, const struct person *person, const struct holding *holding,
                    const struct permission *permission)
{
    switch (permission->reach) {
    case REACH_OWN:
        return is_own(sight, person);
    case REACH_DIVISION:
        return holding_covers(holding, sight->division);
    case REACH_LEVEL:
        return sight->reached >= permission->level && holding_covers(holding, sight->division);
    case REACH_HIGH:
        return sight->high && holding_covers(holding, sight->division);
    case REACH_ALL:
        return true;
    }
    return false;
}

/* True if the permission is for that action on that kind, and at the level in hand where it names one. */
static bool is_for(const struct permission *permission, const char *action, const char *kind, int level_in_hand)
{
    if (!text_among(action, permission->actions) || (permission->kind && !text_equal(permission->kind, kind)))
        return false;
    return permission->level == 0 || action_beside(action) || permission->level == level_in_hand;
}

/* True if holding that role as that holding says permits the action. */
static bool role_permits(const struct role *role, const struct sight *sight, const struct person *person,
                         const struct holding *holding, const char *action, int level_in_hand)
{
    for (size_t i = 0; role && i < role->permission_count; i++) {
        const struct permission *permission = &role->permissions[i];
        if (is_for(permission, action, sight->kind, level_in_hand) && reaches(sight, person, holding, permission))
            return true;
    }
    return false;
}

/* What the role may, and beside seeing cases what those may for whom it acts because none of them can. */
static bool holding_permits(const struct policy *policy, const struct sight *sight, const struct person *person,
                            const struct holding *holding, const char *action, int level_in_hand)
{
    if (role_permits(policy_role(policy, holding->role), sight, person, holding, action, level_in_hand))
        return true;
    for (size_t i = 0; i < policy->deputy_count && !text_equal(action, RIGHT_SEE); i++) {
        const struct deputy *deputy = &policy->deputies[i];
        if (text_equal(deputy->role, holding->role) && text_among(deputy->of, sight->vacant) &&
            role_permits(policy_role(policy, deputy->of), sight, person, holding, action, level_in_hand))
            return true;
    }
    return false;
}

/* The role through which the person may; NULL: through none. */
static const struct role *permitting(const struct policy *policy, const struct sight *sight,
                                     const struct person *person, const char *action, int level_in_hand)
{
    for (size_t i = 0; i < person->holding_count; i++)
        if (counts(sight, &person->holdings[i]) &&
            holding_permits(policy, sight, person, &person->holdings[i], action, level_in_hand))
            return policy_role(policy, person->holdings[i].role);
    return NULL;
}

static bool is_permitted(const struct policy *policy, const struct sight *sight, const struct person *person,
                         const char *action, int level_in_hand)
{
    return permitting(policy, sight, person, action, level_in_hand) != NULL;
}

bool procedure_permits(const struct policy *policy, const struct sight *sight, const struct person *person,
                       const char *action, int level)
{
    return !is_barred(sight, person->user) && is_permitted(policy, sight, person, action, level);
}

bool procedure_holds(const struct timeline *timeline, const struct person *person, const char *role)
{
    const struct sight sight = sight_of(timeline);
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct holding *holding = &person->holdings[i];
        if (text_equal(holding->role, role) && holding_covers(holding, sight.division) && counts(&sight, holding))
            return true;
    }
    return false;
}

const struct role *procedure_role(const struct policy *policy, const struct timeline *timeline,
                                  const struct person *person, const char *action, int level)
{
    const struct sight sight = sight_of(timeline);
    return permitting(policy, &sight, person, action, level);
}

/* Whether the table has the action in this state, the case what it acts on, and the policy the level it leads to. */
static bool is_possible(const struct policy *policy, const struct timeline *timeline, const char *action,
                        const struct event_row *row)
{
    if (row && row->needs && !row->needs(timeline))
        return false;
    bool has_level = policy_level(policy_kind(policy, timeline->kind), level_in_hand(timeline, row));
    return (has_level || !row_has(row, RAISES)) && state_allows(policy, timeline, action);
}

bool procedure_shows(const struct policy *policy, const struct sight *sight, const struct person *person)
{
    return procedure_permits(policy, sight, person, RIGHT_SEE, 0);
}

enum verdict procedure_allows(const struct policy *policy, const struct timeline *timeline, const struct person *person,
                              const char *action)
{
    const struct sight sight = sight_of(timeline);
    if (!procedure_shows(policy, &sight, person))
        return VERDICT_HIDDEN;
    if (text_equal(action, RIGHT_SEE))
        return VERDICT_YES;
    const struct event_row *row = event_by_action(timeline->kind, action);
    int level = level_in_hand(timeline, row);
    if (!is_permitted(policy, &sight, person, action, level))
        return VERDICT_NOT_PERMITTED;
    if (row_has(row, DECIDES | INDEPENDENT) && timeline_bars_deciding(timeline, person->user, level))
        return VERDICT_NOT_INDEPENDENT;
    const char *receiver = row_has(row, RECEIVES) ? timeline_receiver(timeline) : NULL;
    if (receiver && !text_equal(receiver, person->user) && !person_stands_for(person, receiver))
        return VERDICT_NOT_PERMITTED;
    return is_possible(policy, timeline, action, row) ? VERDICT_YES : VERDICT_NOT_NOW;
}

bool procedure_allows_correction(const struct policy *policy, const struct timeline *timeline,
                                 const struct person *person, const struct event *event)
{
    const struct event_row *row = event->row;
    int level = timeline_level_of(timeline, event);
    if (row->traits & (DECIDES | INDEPENDENT) && timeline_bars_deciding(timeline, person->user, level))
        return false;
    return !(row->traits & EXEMPTS) || procedure_role(policy, timeline, person, row->action, level);
}

const struct gate *procedure_gate(const struct policy *policy, const struct timeline *timeline, const char *event)
{
    for (const struct gate *gate = GATES; gate->name; gate++) {
        bool stands = gate->passes && text_equal(gate->event, event) && text_equal(gate->kind, timeline->kind) &&
                      text_among(gate->name, policy->gates);
        if (stands && !gate->passes(timeline))
            return gate;
    }
    return NULL;
}

bool procedure_allows_new(const struct policy *policy, const struct person *person, const char *action,
                          const char *kind)
{
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct role *role = policy_role(policy, person->holdings[i].role);
        for (size_t j = 0; role && j < role->permission_count; j++) {
            const struct permission *permission = &role->permissions[j];
            if (text_among(action, permission->actions) && (!permission->kind || text_equal(permission->kind, kind)))
                return true;
        }
    }
    return false;
}

bool procedure_lets_assign(const struct policy *policy, const struct person *person)
{
    bool may = false;
    for (const struct event_kind *kind = EVENT_KINDS; kind->name != NULL; kind++)
        for (const struct event_row *row = kind->rows; row->name != NULL; row++)
            may = may || ((row->traits & HANDS_OVER) && procedure_allows_new(policy, person, row->action, kind->name));
    return may;
}
