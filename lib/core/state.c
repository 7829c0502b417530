#include "core/state.h"

#include <stddef.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/procedure.h"

/* A case that is taken up again is where its work was: never acknowledged, at its first level, or escalated. */
static enum state state_reopened(const struct timeline *timeline, int level)
{
    if (level > 1)
        return STATE_ESCALATED;
    for (size_t i = 0; i < timeline->count; i++)
        if (timeline->events[i].row->to == STATE_ACKNOWLEDGED)
            return STATE_ACKNOWLEDGED;
    return STATE_RECEIVED;
}

/* An event that comes in a state from which it does not lead anywhere changes nothing. */
static enum state state_after(const struct event_row *row, enum state state)
{
    bool from = state == STATE_NONE ? row->from == STATE_NONE : (row->from & state) != 0;
    return from && row->to != STATE_NONE ? row->to : state;
}

static enum state state_of(const struct policy *policy, const struct timeline *timeline)
{
    enum state state = STATE_NONE;
    int level = 1;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        level = timeline_level_after(event, level);
        if (timeline_reopens(event)) {
            state = state_reopened(timeline, level);
        } else if (!(event->row->traits & ANSWERS) || timeline_answers(timeline, policy, event, level)) {
            state = state_after(event->row, state);
        }
    }
    return state == STATE_COMPLETE && !timeline->settled ? STATE_CLOSED : state;
}

const char *procedure_state(const struct policy *policy, const struct timeline *timeline)
{
    return state_name(state_of(policy, timeline));
}

static bool is_among(const char *state, unsigned states)
{
    for (size_t i = 0; STATE_NAMES[i]; i++)
        if (text_equal(STATE_NAMES[i], state))
            return (states & 1u << i) != 0;
    return false;
}

bool procedure_possible_in(const char *kind, const char *action, const char *state)
{
    const struct event_row *row = event_by_action(kind, action);
    return row && is_among(state, row->possible);
}

bool procedure_is_over(const char *state)
{
    return is_among(state, STATE_CLOSED | STATE_COMPLETE | STATE_WITHDRAWN | STATE_MERGED);
}

bool procedure_is_dropped(const char *state)
{
    return is_among(state, STATE_WITHDRAWN | STATE_MERGED);
}

bool procedure_is_past(const char *state)
{
    return is_among(state, STATE_COMPLETE | STATE_WITHDRAWN | STATE_MERGED);
}

/* The ordinary course of a case, of either kind. */
#define COURSE (STATE_ACKNOWLEDGED | STATE_RESPONDED | STATE_TOLD | STATE_REVIEWED | STATE_SHARED | STATE_CLOSED)

bool procedure_leads_on(const struct policy *policy, const struct timeline *timeline, const char *event)
{
    enum state now = state_of(policy, timeline);
    enum state then = state_after(event_named(timeline->kind, event), now);
    return then != now && (then & COURSE) != 0;
}

static bool leads_somewhere(const struct event_row *row)
{
    return row->to != STATE_NONE || (row->traits & REOPENS) != 0;
}

int64_t procedure_earliest(const struct timeline *timeline, const char *event)
{
    const struct event *received = timeline_receipt(timeline);
    int64_t earliest = received ? received->at : INSTANT_NONE;
    bool leads = event && leads_somewhere(event_named(timeline->kind, event));
    for (size_t i = 0; leads && i < timeline->count; i++) {
        const struct event *earlier = &timeline->events[i];
        if (leads_somewhere(earlier->row) && earlier->at > earliest)
            earliest = earlier->at;
    }
    return earliest;
}

int procedure_overtaken(const struct timeline *timeline, int seq)
{
    const struct event *latest = NULL;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (!leads_somewhere(event->row))
            continue;
        if (event->seq == seq)
            return latest && latest->at > event->at ? latest->seq : 0;
        latest = !latest || event->at > latest->at ? event : latest;
    }
    return 0;
}

bool state_allows(const struct policy *policy, const struct timeline *timeline, const char *action)
{
    const struct event_row *row = event_by_action(timeline->kind, action);
    const struct right *right = right_named(action);
    unsigned possible = row ? row->possible : right && right->on_case ? STATE_ANY : STATE_NONE;
    return (possible & (unsigned)state_of(policy, timeline)) != 0;
}
