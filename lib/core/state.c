#include "core/state.h"

#include <stddef.h>

#include "base/instant.h"
#include "base/text.h"
#include "core/procedure.h"

enum { ACTIONS_MOST = 24 };

/* The states, as bits, so that a line of a table can name several. */
enum state {
    NONE = 0,
    RECEIVED = 1 << 0,
    ACKNOWLEDGED = 1 << 1,
    RESPONDED = 1 << 2,
    ESCALATED = 1 << 3,
    CLOSED = 1 << 4,
    COMPLETE = 1 << 5,
    WITHDRAWN = 1 << 6,
    TOLD = 1 << 7,
    REVIEWED = 1 << 8,
    SHARED = 1 << 9,
    ANY = (1 << 10) - 1
};

static const struct {
    enum state state;
    const char *name;
} STATE_NAMES[] = {
    {RECEIVED, "received"},   {ACKNOWLEDGED, "acknowledged"},
    {RESPONDED, "responded"}, {ESCALATED, "escalated"},
    {CLOSED, "closed"},       {COMPLETE, "complete"},
    {WITHDRAWN, "withdrawn"}, {TOLD, "told"},
    {REVIEWED, "reviewed"},   {SHARED, "shared"},
};

/* Where an event leads, and from where: one that comes in another state changes nothing. */
struct step {
    const char *event;
    unsigned from;
    enum state to;
};

/* In which states an action is possible; in the order in which a page offers them. */
struct possible {
    const char *action;
    unsigned states;
};

#define UNDER_WAY (ACKNOWLEDGED | RESPONDED | ESCALATED)

static const struct step COMPLAINT_STEPS[] = {
    {"received", NONE, RECEIVED},
    {"acknowledged", RECEIVED, ACKNOWLEDGED},
    {"responded", RECEIVED | UNDER_WAY, RESPONDED},
    {"escalated", ANY, ESCALATED},
    {"declined", ESCALATED, RESPONDED},
    {"closed", ANY, CLOSED},
    {"followed-up", CLOSED, COMPLETE}, /* once nothing is owed; until then it is closed */
    {"withdrawn", ANY, WITHDRAWN},
    {NULL, NONE, NONE},
};

static const struct possible COMPLAINT_ACTIONS[] = {
    {"acknowledge", RECEIVED},
    {"respond", ACKNOWLEDGED | ESCALATED},
    {"extend", ACKNOWLEDGED | ESCALATED},
    {"contact", ANY},
    {"assign", RECEIVED | UNDER_WAY | CLOSED},
    {"escalate", RESPONDED | CLOSED | COMPLETE},
    {"decline", ESCALATED},
    {"remedy", UNDER_WAY | CLOSED | COMPLETE},
    {"learn", UNDER_WAY | CLOSED | COMPLETE},
    {"improve", UNDER_WAY | CLOSED | COMPLETE},
    {"close", RESPONDED},
    {"follow-up", CLOSED},
    {"withdraw", RECEIVED | UNDER_WAY},
    {"reopen", CLOSED | COMPLETE | WITHDRAWN},
    {"note", ANY},
    {"correct", ANY},
    {"link", ANY},
    {"looks", ANY}, /* to know who looked at the case */
    {NULL, NONE},
};

static const struct step COMPLIMENT_STEPS[] = {
    {"received", NONE, RECEIVED},
    {"acknowledged", RECEIVED, ACKNOWLEDGED},
    {"told", RECEIVED | ACKNOWLEDGED, TOLD},
    {"reviewed", RECEIVED | ACKNOWLEDGED | TOLD, REVIEWED},
    {"shared", ACKNOWLEDGED | TOLD | REVIEWED, SHARED},
    {"closed", ANY, CLOSED},
    {"withdrawn", ANY, WITHDRAWN},
    {NULL, NONE, NONE},
};

static const struct possible COMPLIMENT_ACTIONS[] = {
    {"acknowledge", RECEIVED},
    {"tell", ACKNOWLEDGED | TOLD | REVIEWED | SHARED},
    {"review", ACKNOWLEDGED | TOLD},
    {"share", REVIEWED | SHARED},
    {"close", ACKNOWLEDGED | TOLD | REVIEWED | SHARED},
    {"contact", ANY},
    {"assign", RECEIVED | ACKNOWLEDGED | TOLD | REVIEWED | SHARED},
    {"withdraw", RECEIVED | ACKNOWLEDGED | TOLD | REVIEWED | SHARED},
    {"note", ANY},
    {"correct", ANY},
    {"link", ANY},
    {"looks", ANY}, /* to know who looked at the case */
    {NULL, NONE},
};

struct table {
    const char *kind;
    const struct step *steps;
    const struct possible *actions;
};

static const struct table TABLES[] = {
    {"complaint", COMPLAINT_STEPS, COMPLAINT_ACTIONS},
    {"compliment", COMPLIMENT_STEPS, COMPLIMENT_ACTIONS},
};

enum { TABLE_COUNT = sizeof TABLES / sizeof *TABLES };

static const struct table *table_of(const char *kind)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (text_equal(TABLES[i].kind, kind))
            return &TABLES[i];
    }
    return NULL;
}

/* A case that is taken up again is where its work was: never acknowledged, at its first level, or escalated. */
static enum state state_reopened(const struct timeline *timeline, int level)
{
    if (level > 1)
        return ESCALATED;
    return timeline_last(timeline, "acknowledged") ? ACKNOWLEDGED : RECEIVED;
}

static enum state state_after(const struct step *step, const struct event *event, enum state state)
{
    for (; step && step->event; step++) {
        if (text_equal(step->event, event->name)) {
            bool from = state == NONE ? step->from == NONE : (step->from & state) != 0;
            return from ? step->to : state;
        }
    }
    return state;
}

static enum state state_of(const struct policy *policy, const struct timeline *timeline)
{
    const struct table *table = table_of(timeline->kind);
    enum state state = NONE;
    int level = 1;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        level = timeline_level_after(event, level);
        if (timeline_reopens(event)) {
            state = state_reopened(timeline, level);
        } else if (!text_equal(event->name, "responded") || timeline_answers(timeline, policy, event, level)) {
            state = state_after(table ? table->steps : NULL, event, state);
        }
    }
    return state == COMPLETE && !timeline->settled ? CLOSED : state;
}

const char *procedure_state(const struct policy *policy, const struct timeline *timeline)
{
    enum state state = state_of(policy, timeline);
    for (size_t i = 0; i < sizeof STATE_NAMES / sizeof *STATE_NAMES; i++) {
        if (STATE_NAMES[i].state == state)
            return STATE_NAMES[i].name;
    }
    return "none";
}

/* The ordinary course of a case, of either kind. */
#define COURSE (ACKNOWLEDGED | RESPONDED | TOLD | REVIEWED | SHARED | CLOSED)

bool procedure_leads_on(const struct policy *policy, const struct timeline *timeline, const char *event)
{
    const struct table *table = table_of(timeline->kind);
    enum state now = state_of(policy, timeline);
    enum state then = state_after(table ? table->steps : NULL, &(struct event){.name = event}, now);
    return then != now && (then & COURSE) != 0;
}

static bool leads_somewhere(const struct table *table, const char *event)
{
    for (const struct step *step = table ? table->steps : NULL; step && step->event; step++) {
        if (text_equal(step->event, event))
            return true;
    }
    return text_equal(event, "reopened");
}

int64_t procedure_earliest(const struct timeline *timeline, const char *event)
{
    const struct table *table = table_of(timeline->kind);
    const struct event *received = timeline_last(timeline, "received");
    int64_t earliest = received ? received->at : INSTANT_NONE;
    for (size_t i = 0; leads_somewhere(table, event) && i < timeline->count; i++) {
        const struct event *earlier = &timeline->events[i];
        if (leads_somewhere(table, earlier->name) && earlier->at > earliest)
            earliest = earlier->at;
    }
    return earliest;
}

const char *const *procedure_states(void)
{
    static const char *names[sizeof STATE_NAMES / sizeof *STATE_NAMES + 1];
    for (size_t i = 0; i < sizeof STATE_NAMES / sizeof *STATE_NAMES; i++)
        names[i] = STATE_NAMES[i].name;
    return names;
}

bool state_allows(const struct policy *policy, const struct timeline *timeline, const char *action)
{
    const struct table *table = table_of(timeline->kind);
    for (const struct possible *line = table ? table->actions : NULL; line && line->action; line++) {
        if (text_equal(line->action, action))
            return (line->states & (unsigned)state_of(policy, timeline)) != 0;
    }
    return false;
}

const char *const *procedure_actions(const char *kind)
{
    static const char *names[TABLE_COUNT + 1][ACTIONS_MOST];
    const struct table *table = table_of(kind);
    const char **list = names[table ? table - TABLES : TABLE_COUNT];
    for (size_t i = 0; table && table->actions[i].action; i++)
        list[i] = table->actions[i].action;
    return list;
}
