#include "core/procedure.h"

#include <stddef.h>

#include "base/text.h"
#include "core/state.h"

/* Actions that decide a level: who took one does not take one at a level above. */
static const char *const DECIDING_EVENTS[] = {"responded", "declined", NULL};
static const char *const DECIDING_ACTIONS[] = {"respond", "decline", NULL};

/* Actions beside the procedure: only reach counts for them, not the level in hand. */
static const char *const BESIDE_ACTIONS[] = {"see", "looks", "note", "contact", "correct", NULL};

int procedure_level_in_hand(const struct timeline *timeline, const char *action)
{
    int level = timeline_level(timeline);
    return text_equal(action, "escalate") ? level + 1 : level;
}

static bool is_own(const struct timeline *timeline, const struct person *person)
{
    if (!person->user)
        return person_holds(person, "complainant", NULL);
    const struct event *received = timeline_last(timeline, "received");
    return received && text_equal(received->by, person->user);
}

static bool reaches(const struct timeline *timeline, const struct person *person, const struct holding *holding,
                    const struct permission *permission)
{
    switch (permission->reach) {
    case REACH_OWN:
        return is_own(timeline, person);
    case REACH_DIVISION:
        return !holding->division || text_equal(holding->division, timeline_division(timeline));
    case REACH_LEVEL:
        return timeline_highest_level(timeline) >= permission->level;
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
    return permission->level == 0 || text_among(action, BESIDE_ACTIONS) || permission->level == level_in_hand;
}

static bool is_permitted(const struct policy *policy, const struct timeline *timeline, const struct person *person,
                         const char *action)
{
    int level_in_hand = procedure_level_in_hand(timeline, action);
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct holding *holding = &person->holdings[i];
        const struct role *role = policy_role(policy, holding->role);
        for (size_t j = 0; role && j < role->permission_count; j++) {
            const struct permission *permission = &role->permissions[j];
            if (is_for(permission, action, timeline->kind, level_in_hand) &&
                reaches(timeline, person, holding, permission))
                return true;
        }
    }
    return false;
}

/* True if the person decided at a level below that one. What was declined was decided at the level asked for. */
static bool decided_below(const struct timeline *timeline, const struct person *person, int level_in_hand)
{
    int level = 1;
    for (size_t i = 0; person->user && i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        int after = timeline_level_after(event, level);
        int decided = text_equal(event->name, "declined") ? level : after;
        if (text_among(event->name, DECIDING_EVENTS) && text_equal(event->by, person->user) && decided < level_in_hand)
            return true;
        level = after;
    }
    return false;
}

/* Actions that need something to act on. */
static bool late_request(const struct timeline *timeline)
{
    const struct event *request = timeline_last(timeline, "escalated");
    return request && request->late;
}

static bool named_practice(const struct timeline *timeline)
{
    const struct event *review = timeline_last(timeline, "reviewed");
    return review && review->practice;
}

static const struct {
    const char *action;
    bool (*exists)(const struct timeline *timeline);
} OBJECTS[] = {
    {"decline", late_request},
    {"remedy", timeline_promises},
    {"improve", timeline_plans},
    {"share", named_practice},
};

static bool has_object(const struct timeline *timeline, const char *action)
{
    for (size_t i = 0; i < sizeof OBJECTS / sizeof *OBJECTS; i++) {
        if (text_equal(OBJECTS[i].action, action))
            return OBJECTS[i].exists(timeline);
    }
    return true;
}

/* Whether the policy has the level, the state table the action and the case its object, whoever asks. */
static bool is_possible(const struct policy *policy, const struct timeline *timeline, const char *action)
{
    if (!has_object(timeline, action))
        return false;
    const struct kind *kind = policy_kind(policy, timeline->kind);
    bool has_level = kind && policy_level(kind, procedure_level_in_hand(timeline, action));
    return (has_level || !text_equal(action, "escalate")) && state_allows(policy, timeline, action);
}

enum verdict procedure_allows(const struct policy *policy, const struct timeline *timeline, const struct person *person,
                              const char *action)
{
    if (timeline_concerns(timeline, person->user) || !is_permitted(policy, timeline, person, "see"))
        return VERDICT_HIDDEN;
    if (text_equal(action, "see"))
        return VERDICT_YES;
    if (!is_permitted(policy, timeline, person, action))
        return VERDICT_NOT_PERMITTED;
    if (text_among(action, DECIDING_ACTIONS) &&
        decided_below(timeline, person, procedure_level_in_hand(timeline, action)))
        return VERDICT_NOT_INDEPENDENT;
    return is_possible(policy, timeline, action) ? VERDICT_YES : VERDICT_NOT_NOW;
}

/* What each gate asks for before which event; a gate stands where a clause of the policy names it as its keeper. */
static bool has_learned(const struct timeline *timeline)
{
    const struct event *response = timeline_last(timeline, "responded");
    return timeline_last(timeline, "learned") || (response && response->lesson);
}

static bool has_told(const struct timeline *timeline)
{
    return timeline_last(timeline, "told");
}

static bool has_reviewed(const struct timeline *timeline)
{
    return timeline_last(timeline, "reviewed");
}

static const struct gate GATES[] = {
    {"learning", "complaint", "closed", "learn", has_learned},
    {"told", "compliment", "closed", "tell", has_told},
    {"reviewed", "compliment", "closed", "review", has_reviewed},
};

bool procedure_has_gate(const char *name)
{
    for (size_t i = 0; i < sizeof GATES / sizeof *GATES; i++) {
        if (text_equal(GATES[i].name, name))
            return true;
    }
    return false;
}

const struct gate *procedure_gate(const struct policy *policy, const struct timeline *timeline, const char *event)
{
    for (size_t i = 0; i < sizeof GATES / sizeof *GATES; i++) {
        bool stands = text_equal(GATES[i].event, event) && text_equal(GATES[i].kind, timeline->kind) &&
                      text_among(GATES[i].name, policy->gates);
        if (stands && !GATES[i].passes(timeline))
            return &GATES[i];
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
