#include "core/right.h"

#include "base/instant.h"
#include "base/pool.h"

const struct obligation *right_before(const struct obligation *list, size_t count, int level, int seq)
{
    const struct obligation *right = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct obligation *window = &list[i];
        bool fits = window->rule->window && window->level == level && window->start_seq < seq;
        if (fits && (!right || window->start_seq > right->start_seq))
            right = window;
    }
    return right;
}

static bool is_late(const struct obligation *list, size_t count, const struct event *request, int level)
{
    const struct obligation *right = right_before(list, count, level, request->seq);
    return right && right->due != INSTANT_NONE && request->at > right->due;
}

/* When what the answer leaves to the complainant has passed: its receipt, or the end of the right that it opens. */
static int64_t passing_of(const struct obligation *list, size_t count, const struct moment *receipt)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].rule->window && list[i].start_seq == receipt->seq && list[i].due != INSTANT_NONE)
            return list[i].due;
    return receipt->at;
}

/* True if the case had gone on from the answer by then. */
static bool has_gone_on(const struct timeline *timeline, const struct event *answer, int64_t by)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        if (event->seq > answer->seq && event->at <= by && timeline_leaves(event))
            return true;
    }
    return false;
}

static const struct derived *derived_when(const struct event *event, enum condition when)
{
    const struct derived *derived = event->row->also;
    while (derived->moment && derived->when != when)
        derived++;
    return derived->moment ? derived : NULL;
}

static void right_add(struct moments *moments, const struct moment *from, const struct derived *as, int64_t at)
{
    struct moment moment = *from;
    moment.name = as->moment;
    moment.derived = as;
    moment.traits = 0;
    moment.at = at;
    moment.order = at > from->order ? at : from->order;
    *LIST_ADD(moments->pool, moments->list, moments->count) = moment;
}

void rights_add(struct moments *moments, const struct timeline *timeline, const struct obligation *list, size_t count)
{
    size_t all = moments->count;
    for (size_t i = 0; i < all; i++) {
        const struct moment moment = moments->list[i];
        const struct derived *passed = derived_when(moment.event, IF_PASSED);
        const struct derived *late = derived_when(moment.event, IF_LATE);
        if (passed && moment.derived && moment.derived->on_receipt) {
            int64_t at = passing_of(list, count, &moment);
            if (!has_gone_on(timeline, moment.event, at))
                right_add(moments, &moment, passed, at);
        }
        if (late && !moment.derived && is_late(list, count, moment.event, moment.level))
            right_add(moments, &moment, late, moment.at);
    }
    moments_sort(moments);
}

void timeline_judge(struct timeline *timeline, const struct obligation *list, size_t count)
{
    int level = 1;
    for (size_t i = 0; i < timeline->count; i++) {
        struct event *event = &timeline->events[i];
        level = timeline_level_after(event, level);
        event->late = event->row->traits & RAISES && is_late(list, count, event, level);
    }
    timeline->settled = obligation_next(list, count) == NULL;
}
