#include "core/timeline.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/calendar.h"
#include "core/event.h"
#include "core/policy.h"

enum { LEVEL_FIRST = 1 };

int timeline_level_after(const struct event *event, int level)
{
    if (event->row->traits & RAISES)
        return event->level > 0 ? event->level : level + 1;
    return event->row->traits & LOWERS && level > LEVEL_FIRST ? level - 1 : level;
}

int timeline_level(const struct timeline *timeline)
{
    int level = LEVEL_FIRST;
    for (size_t i = 0; i < timeline->count; i++)
        level = timeline_level_after(&timeline->events[i], level);
    return level;
}

int timeline_highest_level(const struct timeline *timeline)
{
    int level = LEVEL_FIRST, highest = LEVEL_FIRST;
    for (size_t i = 0; i < timeline->count; i++) {
        level = timeline_level_after(&timeline->events[i], level);
        highest = level > highest ? level : highest;
    }
    return highest;
}

bool timeline_answers(const struct timeline *timeline, const struct policy *policy, const struct event *event,
                      int level)
{
    if (!(event->row->traits & ANSWERS))
        return false;
    const struct level *at = policy_level(policy_kind(policy, timeline->kind), level);
    if (!at || !at->written || !event->channel)
        return true;
    const struct channel *channel = policy_channel(policy, event->channel);
    return channel && channel->written;
}

/* What the moments are derived from, and where they go. */
struct derivation {
    struct pool *pool;
    const struct timeline *timeline;
    const struct policy *policy;
    const struct calendar *calendar;
    int64_t as_of;
    struct moment *moments;
    size_t count;
};

/* What an event does to the case as a whole, whichever obligation is looked at. */
#define ON_THE_WHOLE (WITHDRAWS | REOPENS | RAISES | LOWERS)

/* Adds a moment of that name; everything else is the event's. */
static struct moment *moment_add(struct derivation *derivation, const char *name, const struct event *event, int level)
{
    struct moment *moment = LIST_ADD(derivation->pool, derivation->moments, derivation->count);
    *moment = (struct moment){
        .name = name,
        .at = event->at,
        .seq = event->seq,
        .level = level,
        .item = event->item,
        .until = event->until,
        .channel = event->channel,
        .noticed = event->at,
    };
    return moment;
}

static void promises_add(struct derivation *derivation, const char *name, const struct event *event, int level)
{
    for (size_t i = 0; i < event->promise_count; i++) {
        struct moment *moment = moment_add(derivation, name, event, level);
        moment->item = event->promises[i].item;
        moment->until = event->promises[i].until;
    }
}

static bool is_met(const struct derivation *derivation, enum condition when, const struct event *event, int level)
{
    bool asked = event->row->traits & ANSWERS;
    bool answers = asked && timeline_answers(derivation->timeline, derivation->policy, event, level);
    bool useless = text_equal(event->became, BECAME_NOT_EFFECTIVE);
    switch (when) {
    case ALWAYS:
        return true;
    case NEVER:
        return false;
    case IF_ANSWER:
        return answers;
    case UNLESS_ANSWER:
        return !answers;
    case IF_OUT:
        return text_equal(event->direction, "out");
    case IF_EFFECTIVE:
        return !useless;
    case UNLESS_EFFECTIVE:
        return useless;
    case IF_REOPENING:
        return event->reopens;
    case IF_PROMISED:
        return answers || !asked;
    }
    return false;
}

/* When what was sent reaches the complainant. */
static int64_t receipt_of(const struct derivation *derivation, const struct event *event)
{
    const struct channel *channel = event->channel ? policy_channel(derivation->policy, event->channel) : NULL;
    return channel ? calendar_add(derivation->calendar, event->at, channel->within, derivation->as_of) : event->at;
}

static void derived_add(struct derivation *derivation, const struct derived *derived, const struct event *event,
                        int level)
{
    if (derived->when == IF_PROMISED) {
        promises_add(derivation, derived->moment, event, level);
        return;
    }
    struct moment *moment = moment_add(derivation, derived->moment, event, level);
    moment->traits = derived->when == IF_REOPENING ? REOPENS : 0;
    if (derived->on_receipt)
        moment->at = receipt_of(derivation, event);
}

static void event_derive(struct derivation *derivation, const struct event *event, int level)
{
    const struct event_row *row = event->row;
    if (is_met(derivation, row->itself, event, level))
        moment_add(derivation, event->name, event, level)->traits = row->traits & ON_THE_WHOLE;
    for (const struct derived *derived = row->also; derived->moment; derived++)
        if (is_met(derivation, derived->when, event, level))
            derived_add(derivation, derived, event, level);
}

/* Sorts by instant and leaves equals in the order of their events; nearly sorted already, so by insertion. */
static void moments_sort(struct moment *moments, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct moment moment = moments[i];
        size_t place = i;
        for (; place > 0 && moments[place - 1].at > moment.at; place--)
            moments[place] = moments[place - 1];
        moments[place] = moment;
    }
}

struct moment *timeline_moments(struct pool *pool, const struct timeline *timeline, const struct policy *policy,
                                const struct calendar *calendar, int64_t as_of, size_t *count)
{
    struct derivation derivation = {
        .pool = pool,
        .timeline = timeline,
        .policy = policy,
        .calendar = calendar,
        .as_of = as_of,
    };
    int level = LEVEL_FIRST;
    for (size_t i = 0; i < timeline->count; i++) {
        level = timeline_level_after(&timeline->events[i], level);
        event_derive(&derivation, &timeline->events[i], level);
    }
    moments_sort(derivation.moments, derivation.count);
    *count = derivation.count;
    return derivation.moments;
}

const struct event *timeline_last(const struct timeline *timeline, const char *name)
{
    for (size_t i = timeline->count; i > 0; i--)
        if (text_equal(timeline->events[i - 1].name, name))
            return &timeline->events[i - 1];
    return NULL;
}

const struct event *timeline_receipt(const struct timeline *timeline)
{
    for (size_t i = timeline->count; i > 0; i--)
        if (timeline->events[i - 1].row->traits & BEGINS)
            return &timeline->events[i - 1];
    return NULL;
}

const char *timeline_division(const struct timeline *timeline)
{
    for (size_t i = timeline->count; i > 0; i--)
        if (timeline->events[i - 1].division)
            return timeline->events[i - 1].division;
    return NULL;
}

const char *timeline_handler(const struct timeline *timeline)
{
    for (size_t i = timeline->count; i > 0; i--)
        if (timeline->events[i - 1].handler)
            return timeline->events[i - 1].handler;
    return NULL;
}

static bool is_done(const struct timeline *timeline, const char *item)
{
    for (size_t i = 0; i < timeline->count; i++)
        if (text_equal(timeline->events[i].item, item))
            return true;
    return false;
}

bool timeline_promises(const struct timeline *timeline)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        size_t count = event->row->traits & PLANS ? 0 : event->promise_count;
        for (size_t k = 0; k < count; k++)
            if (!is_done(timeline, event->promises[k].item))
                return true;
    }
    return false;
}

bool timeline_plans(const struct timeline *timeline)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (event->row->traits & PLANS && event->promise_count > 0)
            return true;
    }
    return false;
}

bool timeline_reopens(const struct event *event)
{
    return event->row->traits & REOPENS || (event->row->traits & MAY_REOPEN && event->reopens);
}

int timeline_codes(const struct timeline *timeline)
{
    int count = 0;
    for (size_t i = 0; i < timeline->count; i++)
        count += (timeline->events[i].row->traits & RENEWS_CODE) != 0;
    return count;
}

bool timeline_unsorted(const struct timeline *timeline)
{
    static const char *const nobody_of_staff[] = {"complainant", "system", NULL};
    bool unsorted = timeline->count > 0 && timeline->events[0].unsorted;
    for (size_t i = 0; unsorted && i < timeline->count; i++)
        unsorted = text_among(timeline->events[i].by, nobody_of_staff);
    return unsorted;
}

bool timeline_concerns(const struct timeline *timeline, const char *user)
{
    for (size_t i = 0; user && i < timeline->count; i++)
        if (text_among(user, timeline->events[i].concerned))
            return true;
    return false;
}
