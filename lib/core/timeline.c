#include "core/timeline.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/calendar.h"
#include "core/policy.h"

enum { LEVEL_FIRST = 1 };

int timeline_level_after(const struct event *event, int level)
{
    if (text_equal(event->name, "escalated"))
        return event->level > 0 ? event->level : level + 1;
    if (text_equal(event->name, "declined") && level > LEVEL_FIRST)
        return level - 1;
    return level;
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
    if (!text_equal(event->name, "responded"))
        return false;
    const struct kind *kind = policy_kind(policy, timeline->kind);
    const struct level *at = kind ? policy_level(kind, level) : NULL;
    if (!at || !at->written || !event->channel)
        return true;
    const struct channel *channel = policy_channel(policy, event->channel);
    return channel && channel->written;
}

/* What the moments are derived from, and where they go. */
struct derivation {
    const struct timeline *timeline;
    const struct policy *policy;
    const struct calendar *calendar;
    int64_t as_of;
    struct moment *moments;
    size_t count;
};

/* Adds a moment of that name; everything else is the event's. */
static struct moment *moment_add(struct derivation *derivation, const char *name, const struct event *event, int level)
{
    struct moment *moment = &derivation->moments[derivation->count++];
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

/* An answer that must be written but was only told is progress told to the complainant, and nothing more. */
static void answer_add(struct derivation *derivation, const struct event *event, int level)
{
    if (!timeline_answers(derivation->timeline, derivation->policy, event, level)) {
        moment_add(derivation, "updated", event, level);
        return;
    }
    moment_add(derivation, "responded", event, level);
    struct moment *delivered = moment_add(derivation, "delivered", event, level);
    const struct channel *channel = event->channel ? policy_channel(derivation->policy, event->channel) : NULL;
    if (channel)
        delivered->at = calendar_add(derivation->calendar, event->at, channel->within, derivation->as_of);
    promises_add(derivation, "promised", event, level);
}

static void event_derive(struct derivation *derivation, const struct event *event, int level)
{
    if (text_equal(event->name, "responded")) {
        answer_add(derivation, event, level);
        return;
    }
    bool useless = text_equal(event->name, "improved") && text_equal(event->became, "not-effective");
    moment_add(derivation, useless ? "not-effective" : event->name, event, level);
    if (text_equal(event->name, "followed-up") && event->reopens)
        moment_add(derivation, "reopened", event, level);
    if (text_equal(event->name, "contacted") && text_equal(event->direction, "out")) {
        moment_add(derivation, "updated", event, level);
    } else if (text_equal(event->name, "learned")) {
        promises_add(derivation, "planned", event, level);
    }
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
    size_t most = 2 * timeline->count;
    for (size_t i = 0; i < timeline->count; i++)
        most += timeline->events[i].promise_count;
    struct derivation derivation = {
        .timeline = timeline,
        .policy = policy,
        .calendar = calendar,
        .as_of = as_of,
        .moments = pool_array(pool, most, sizeof *derivation.moments),
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
    for (size_t i = timeline->count; i > 0; i--) {
        if (text_equal(timeline->events[i - 1].name, name))
            return &timeline->events[i - 1];
    }
    return NULL;
}

const char *timeline_division(const struct timeline *timeline)
{
    for (size_t i = timeline->count; i > 0; i--) {
        if (timeline->events[i - 1].division)
            return timeline->events[i - 1].division;
    }
    return NULL;
}

const char *timeline_handler(const struct timeline *timeline)
{
    for (size_t i = timeline->count; i > 0; i--) {
        if (timeline->events[i - 1].handler)
            return timeline->events[i - 1].handler;
    }
    return NULL;
}

static bool is_done(const struct timeline *timeline, const char *item)
{
    for (size_t i = 0; i < timeline->count; i++) {
        if (text_equal(timeline->events[i].item, item))
            return true;
    }
    return false;
}

bool timeline_promises(const struct timeline *timeline)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        size_t count = text_equal(event->name, "responded") ? event->promise_count : 0;
        for (size_t k = 0; k < count; k++) {
            if (!is_done(timeline, event->promises[k].item))
                return true;
        }
    }
    return false;
}

bool timeline_plans(const struct timeline *timeline)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (text_equal(event->name, "learned") && event->promise_count > 0)
            return true;
    }
    return false;
}

bool timeline_reopens(const struct event *event)
{
    return text_equal(event->name, "reopened") || (text_equal(event->name, "followed-up") && event->reopens);
}

bool timeline_concerns(const struct timeline *timeline, const char *user)
{
    for (size_t i = 0; user && i < timeline->count; i++) {
        if (text_among(user, timeline->events[i].concerned))
            return true;
    }
    return false;
}
