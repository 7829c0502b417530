#include "core/timeline.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"
#include "core/policy.h"
#include "core/sending.h"

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

const struct event *timeline_answer(const struct timeline *timeline, const struct policy *policy)
{
    const struct event *answer = NULL;
    int level = LEVEL_FIRST;
    for (size_t i = 0; i < timeline->count; i++) {
        level = timeline_level_after(&timeline->events[i], level);
        answer = timeline_answers(timeline, policy, &timeline->events[i], level) ? &timeline->events[i] : answer;
    }
    return answer;
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

const char *timeline_division_by(const struct timeline *timeline, int64_t by)
{
    for (size_t i = timeline->count; i > 0; i--)
        if (timeline->events[i - 1].division && timeline->events[i - 1].at <= by)
            return timeline->events[i - 1].division;
    return NULL;
}

const char *timeline_division(const struct timeline *timeline)
{
    return timeline_division_by(timeline, INT64_MAX);
}

const struct event *timeline_told(const struct timeline *timeline)
{
    const struct event *told = NULL;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        bool tells = event->row->traits & TELLS && !text_equal(event->direction, "in") &&
                     !(event_sends(event) && sending_returned(timeline, event, event));
        told = tells && (!told || event->at >= told->at) ? event : told;
    }
    return told;
}

const char *timeline_severity_by(const struct timeline *timeline, int64_t by)
{
    for (size_t i = timeline->count; i > 0; i--)
        if (timeline->events[i - 1].severity && timeline->events[i - 1].at <= by)
            return timeline->events[i - 1].severity;
    return NULL;
}

const char *timeline_severity(const struct timeline *timeline)
{
    return timeline_severity_by(timeline, INT64_MAX);
}

bool promise_stands(const struct event *event, const struct promise *promise)
{
    return event->row->traits & PLANS || promise->until == INSTANT_NONE || promise->until >= event->at;
}

static bool is_done(const struct timeline *timeline, const char *item)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (text_equal(event->item, item) || (event->replaces && text_among(item, event->replaces)))
            return true;
    }
    return false;
}

bool timeline_promises(const struct timeline *timeline)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        size_t count = event->row->traits & PLANS ? 0 : event->promise_count;
        for (size_t k = 0; k < count; k++)
            if (promise_stands(event, &event->promises[k]) && !is_done(timeline, event->promises[k].item))
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

const char *suggestion_item(struct pool *pool, int seq, size_t n)
{
    return pool_format(pool, "%d.s%zu", seq, n);
}

/* Each is decided on once (registry/check_rows.c). */
bool timeline_suggests(const struct timeline *timeline)
{
    size_t suggested = 0, decided = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        suggested += timeline->events[i].suggestion_count;
        decided += (timeline->events[i].row->traits & WEIGHS) != 0;
    }
    return suggested > decided;
}

bool timeline_reopens(const struct event *event)
{
    return event->row->traits & REOPENS || (event->row->traits & MAY_REOPEN && event->reopens);
}

bool timeline_leaves(const struct event *event)
{
    bool leads = event->row->from & STATE_RESPONDED && event->row->to != STATE_NONE;
    return leads || timeline_reopens(event);
}

int timeline_codes(const struct timeline *timeline)
{
    int count = 0;
    for (size_t i = 0; i < timeline->count; i++)
        count += (timeline->events[i].row->traits & RENEWS_CODE) != 0;
    return count;
}

bool event_by_staff(const struct event *event)
{
    static const char *const others[] = {"complainant", "system", NULL};
    return event->by && !text_among(event->by, others);
}

bool timeline_unsorted(const struct timeline *timeline)
{
    bool unsorted = timeline->count > 0 && timeline->events[0].unsorted;
    for (size_t i = 0; unsorted && i < timeline->count; i++)
        unsorted = !event_by_staff(&timeline->events[i]);
    return unsorted;
}

bool timeline_concerns(const struct timeline *timeline, const char *user)
{
    for (size_t i = 0; user && i < timeline->count; i++)
        if (text_among(user, timeline->events[i].concerned))
            return true;
    return false;
}

bool timeline_is_own(const struct timeline *timeline, const char *user)
{
    const struct event *receipt = timeline_receipt(timeline);
    return user && receipt && text_equal(receipt->made_by, user);
}

static bool has_conflict(const struct event *event)
{
    return (event->row->traits & BARS_WRITER) != 0;
}

bool timeline_bars(const struct timeline *timeline, const char *user)
{
    for (size_t i = 0; user && i < timeline->count; i++)
        if (has_conflict(&timeline->events[i]) && text_equal(timeline->events[i].by, user))
            return true;
    return timeline_concerns(timeline, user) || timeline_is_own(timeline, user);
}

struct users {
    struct pool *pool;
    const char **list;
    size_t count;
};

static void add_user(struct users *users, const char *user)
{
    if (!user || text_among(user, users->list))
        return;
    *LIST_ADD(users->pool, users->list, users->count) = user;
    users->list = pool_grow(users->pool, users->list, users->count, sizeof *users->list);
}

const char *const *timeline_barred(struct pool *pool, const struct timeline *timeline)
{
    struct users users = {.pool = pool, .list = pool_grow(pool, NULL, 0, sizeof *users.list)};
    const struct event *receipt = timeline_receipt(timeline);
    add_user(&users, receipt ? receipt->made_by : NULL);
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        add_user(&users, has_conflict(event) ? event->by : NULL);
        for (const char *const *user = event->concerned; user && *user; user++)
            add_user(&users, *user);
    }
    return users.list;
}
