#include "core/obligation.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/instance.h"
#include "core/moment.h"
#include "core/right.h"

static const char *const OBLIGATION_NAMES[] = {
    [OBLIGATION_COMING] = "coming", [OBLIGATION_OWED] = "owed",       [OBLIGATION_MET] = "met",
    [OBLIGATION_LATE] = "late",     [OBLIGATION_OVERDUE] = "overdue", [OBLIGATION_LAPSED] = "lapsed",
    [WINDOW_OPEN] = "open",         [WINDOW_USED] = "used",           [WINDOW_USED_LATE] = "used-late",
    [WINDOW_PASSED] = "passed",
};

const char *obligation_state_name(enum obligation_state state)
{
    return OBLIGATION_NAMES[state];
}

static bool is_past(const struct obligation *obligation, int64_t instant)
{
    return obligation->due != INSTANT_NONE && instant > obligation->due;
}

static enum obligation_state window_state(const struct obligation *window, int64_t now)
{
    if (window->kept != INSTANT_NONE)
        return is_past(window, window->kept) ? WINDOW_USED_LATE : WINDOW_USED;
    if (window->ended != INSTANT_NONE && !is_past(window, window->ended))
        return OBLIGATION_LAPSED;
    return is_past(window, now) ? WINDOW_PASSED : WINDOW_OPEN;
}

static enum obligation_state duty_state(const struct obligation *duty, int64_t now)
{
    if (duty->kept != INSTANT_NONE)
        return duty->missed != INSTANT_NONE || is_past(duty, duty->kept) ? OBLIGATION_LATE : OBLIGATION_MET;
    if (duty->ended != INSTANT_NONE)
        return OBLIGATION_LAPSED;
    if (duty->start > now)
        return OBLIGATION_COMING;
    return is_past(duty, now) ? OBLIGATION_OVERDUE : OBLIGATION_OWED;
}

/* As the last `moved` about it says; what a notice of ours moved since is told with it. */
static int64_t due_before(const struct timeline *timeline, const struct obligation *obligation)
{
    int64_t was = INSTANT_NONE;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = &timeline->events[i];
        for (size_t k = 0; event->seq > obligation->start_seq && k < event->move_count; k++)
            if (text_equal(event->moves[k].name, obligation->rule->name) && event->moves[k].level == obligation->level)
                was = event->moves[k].was;
    }
    bool stays = obligation_open(obligation) && !obligation->item && obligation->due == obligation->first_due;
    return stays && was != obligation->due ? was : INSTANT_NONE;
}

/* True if `one` is to stand before `other`: by start, then due; no due time stands last. */
static bool stands_before(const struct obligation *one, const struct obligation *other)
{
    if (one->start != other->start)
        return one->start < other->start;
    if (one->due == INSTANT_NONE || other->due == INSTANT_NONE)
        return one->due != INSTANT_NONE && other->due == INSTANT_NONE;
    return one->due < other->due;
}

/* By insertion: a case has a dozen, and equals stay in the order of the policy. */
static void sort(struct obligation *list, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct obligation obligation = list[i];
        size_t place = i;
        for (; place > 0 && stands_before(&obligation, &list[place - 1]); place--)
            list[place] = list[place - 1];
        list[place] = obligation;
    }
}

static const struct rule *rules_of(const struct policy *policy, const char *kind, size_t *count)
{
    if (text_equal(kind, KIND_DUTIES)) {
        *count = policy->duty_count;
        return policy->duties;
    }
    const struct kind *found = policy_kind(policy, kind);
    *count = found ? found->rule_count : 0;
    return found ? found->rules : NULL;
}

struct obligation *obligations(struct pool *pool, const struct policy *policy, const struct calendar *calendar,
                               const struct timeline *timeline, int64_t now, size_t *count)
{
    size_t rule_count;
    const struct rule *rules = rules_of(policy, timeline->kind, &rule_count);
    struct moments moments = moments_of(pool, timeline, policy, calendar, now);
    const struct event *receipt = timeline_receipt(timeline);
    const struct term *more = receipt && receipt->more_time ? policy_term(policy, TERM_MORE_TIME) : NULL;
    struct view view = {.calendar = calendar, .now = now, .moments = &moments};
    if (more)
        view.more = more->within;
    struct instances instances = {.pool = pool}, windows = {.pool = pool};
    for (size_t i = 0; i < rule_count; i++)
        if (rules[i].window)
            instances_add(&windows, &view, &rules[i]);
    rights_add(&moments, timeline, windows.list, windows.count);
    for (size_t i = 0; i < rule_count; i++)
        instances_add(&instances, &view, &rules[i]);
    for (size_t i = 0; i < instances.count; i++) {
        struct obligation *obligation = &instances.list[i];
        obligation->state = obligation->rule->window ? window_state(obligation, now) : duty_state(obligation, now);
        obligation->was = due_before(timeline, obligation);
    }
    sort(instances.list, instances.count);
    *count = instances.count;
    return instances.list;
}

bool obligation_open(const struct obligation *obligation)
{
    return obligation->kept == INSTANT_NONE && obligation->ended == INSTANT_NONE;
}

bool obligation_stands(const struct obligation *obligation)
{
    enum obligation_state state = obligation->state;
    bool open = state == OBLIGATION_OWED || state == OBLIGATION_OVERDUE || state == OBLIGATION_COMING;
    return open && obligation->due != INSTANT_NONE;
}

const struct obligation *obligation_next(const struct obligation *list, size_t count)
{
    const struct obligation *next = NULL;
    for (size_t i = 0; i < count; i++)
        if (obligation_stands(&list[i]) && (!next || list[i].due < next->due))
            next = &list[i];
    return next;
}

/* How many days the explanation has: from the day of the start to the last that the length counts. */
static size_t days_counted(const struct calendar *calendar, const struct obligation *obligation, int64_t as_of)
{
    struct length within = obligation->within;
    if (within.unit != UNIT_WORKING_DAYS)
        return 0;
    int64_t due = calendar_add(calendar, obligation->start, within, as_of);
    return (size_t)(instant_day(due) - instant_day(obligation->start)) + 1;
}

struct counted_day *obligation_explain(struct pool *pool, const struct calendar *calendar,
                                       const struct obligation *obligation, int64_t now, size_t *count)
{
    int64_t as_of = instance_as_of(obligation, now);
    *count = days_counted(calendar, obligation, as_of);
    struct counted_day *days = pool_array(pool, *count, sizeof *days);
    int32_t first = instant_day(obligation->start);
    int number = 0;
    for (size_t i = 0; i < *count; i++) {
        int32_t day = first + (int32_t)i;
        const struct day_off *off = i > 0 ? calendar_find(calendar, day, as_of) : NULL;
        const char *skipped = i > 0 ? calendar_day_off(calendar, day, as_of) : NULL;
        days[i] = (struct counted_day){
            .day = day,
            .number = skipped ? -1 : number++,
            .skipped = skipped,
            .announced = off ? off->announced : INSTANT_NONE,
        };
    }
    return days;
}
