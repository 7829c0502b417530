#include "core/moment.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/calendar.h"
#include "core/event.h"
#include "core/hand_over.h"
#include "core/independence.h"
#include "core/lookup.h"
#include "core/policy.h"
#include "core/sending.h"

/* What the moments are derived from, and where they go. */
struct derivation {
    struct moments *moments;
    const struct timeline *timeline;
    const struct policy *policy;
    const struct calendar *calendar;
    int64_t as_of;
    /* What the events so far have led to. */
    int level;
    int64_t step; /* when the last of them that led anywhere counts */
    bool acknowledged, answered;
    bool high;            /* it is of high severity, */
    bool raised, lowered; /* and the last of them made it so, or no longer so */
    const char *receiver; /* whom the case was handed to, and who has done nothing on it yet */
};

/* What an event does to the case as a whole, whichever obligation is looked at. */
#define ON_THE_WHOLE (WITHDRAWS | ENDS | REOPENS | RAISES | LOWERS | SETS_DAY)

/* Adds a moment of that name; everything else is the event's. */
static struct moment *moment_add(struct derivation *derivation, const char *name, const struct event *event)
{
    struct moments *moments = derivation->moments;
    struct moment *moment = LIST_ADD(moments->pool, moments->list, moments->count);
    *moment = (struct moment){
        .name = name,
        .event = event,
        .at = event->at,
        .order = event->at,
        .seq = event->seq,
        .level = derivation->level,
        .item = event->item,
        .until = event->until,
        .channel = event->channel,
        .noticed = event->at,
    };
    return moment;
}

static void promises_add(struct derivation *derivation, const char *name, const struct event *event)
{
    for (size_t i = 0; i < event->promise_count; i++) {
        if (!promise_stands(event, &event->promises[i]))
            continue;
        struct moment *moment = moment_add(derivation, name, event);
        moment->item = event->promises[i].item;
        moment->until = event->promises[i].until;
        moment->person = event->promises[i].person;
        if (!moment->person && event_by_staff(event))
            moment->person = event->by;
    }
}

static void replaced_add(struct derivation *derivation, const char *name, const struct event *event)
{
    for (const char *const *item = event->replaces; item && *item; item++)
        moment_add(derivation, name, event)->item = *item;
}

static void suggestions_add(struct derivation *derivation, const char *name, const struct event *event)
{
    for (size_t n = 1; n <= event->suggestion_count; n++)
        moment_add(derivation, name, event)->item = suggestion_item(derivation->moments->pool, event->seq, n);
}

static bool answers(const struct derivation *derivation, const struct event *event)
{
    return timeline_answers(derivation->timeline, derivation->policy, event, derivation->level);
}

/* What the event alone can tell. */
static bool says(enum condition when, const struct event *event)
{
    switch (when) {
    case ALWAYS:
    case IF_SUGGESTED:
        return true;
    case IF_OUT:
        return text_equal(event->direction, "out");
    case IF_IN:
        return text_equal(event->direction, "in");
    case IF_CONTACT_LOST:
        return event->loses_contact;
    case IF_EFFECTIVE:
    case UNLESS_EFFECTIVE:
        return text_equal(event->became, BECAME_NOT_EFFECTIVE) == (when == UNLESS_EFFECTIVE);
    case IF_REOPENING:
        return event->reopens;
    case IF_NEW_MATTER:
        return event->new_matter;
    case IF_HANDED:
        return event->handler && !text_equal(event->handler, event->by);
    case IF_DATED:
        return event->until != INSTANT_NONE;
    default: /* NEVER; IF_PASSED and IF_LATE are for who knows how the rights stand */
        return false;
    }
}

static bool is_met(const struct derivation *derivation, enum condition when, const struct event *event)
{
    switch (when) {
    case IF_ANSWER:
    case IF_REPLACED:
        return answers(derivation, event);
    case UNLESS_ANSWER:
        return event->row->traits & ANSWERS && !answers(derivation, event);
    case IF_IN:
        return says(IF_IN, event) && !is_met(derivation, IF_CONTENT, event);
    case IF_CONTENT:
        return event->content && derivation->answered;
    case IF_UNACKNOWLEDGED:
        return !derivation->acknowledged;
    case IF_PROMISED:
        return !(event->row->traits & ANSWERS) || answers(derivation, event);
    case IF_RESENT:
        return timeline_sending(derivation->timeline, event->item) != NULL;
    case IF_RECEIPTED:
        return event->receipt && event->contact && !sending_returned(derivation->timeline, event, event);
    case IF_HIGH:
        return derivation->raised;
    case IF_LOWERED:
        return derivation->lowered;
    default:
        return says(when, event);
    }
}

/* When what was sent reaches the complainant. */
static int64_t receipt_of(const struct derivation *derivation, const struct event *event)
{
    const struct channel *channel = event->channel ? policy_channel(derivation->policy, event->channel) : NULL;
    return channel ? calendar_add(derivation->calendar, event->at, channel->within, derivation->as_of) : event->at;
}

/* The moments at which an answer reaches the complainant that is sent again, as those of the answer: where that counts,
 * told in this way. */
static void resent_add(struct derivation *derivation, const struct event *event)
{
    const struct event *sending = timeline_sending(derivation->timeline, event->item);
    int level = timeline_level_of(derivation->timeline, sending);
    struct event again = *sending;
    again.channel = event->channel;
    if (!timeline_answers(derivation->timeline, derivation->policy, &again, level) ||
        sending_returned(derivation->timeline, sending, event))
        return;
    for (const struct derived *derived = sending->row->also; derived->moment; derived++) {
        if (!derived->on_receipt)
            continue;
        struct moment *moment = moment_add(derivation, derived->moment, sending);
        moment->derived = derived;
        moment->seq = event->seq;
        moment->level = level;
        moment->at = moment->order = receipt_of(derivation, event);
    }
}

static void derived_add(struct derivation *derivation, const struct derived *derived, const struct event *event)
{
    struct moment *moment;
    if (derived->on_receipt && sending_returned(derivation->timeline, event, event))
        return; /* it has not reached them; what is sent again does */
    switch (derived->when) {
    case IF_RESENT:
        resent_add(derivation, event);
        return;
    case IF_PROMISED:
        promises_add(derivation, derived->moment, event);
        return;
    case IF_REPLACED:
        replaced_add(derivation, derived->moment, event);
        return;
    case IF_SUGGESTED:
        suggestions_add(derivation, derived->moment, event);
        return;
    default:
        moment = moment_add(derivation, derived->moment, event);
        moment->derived = derived;
        moment->traits = derived->when == IF_REOPENING ? REOPENS : 0;
        moment->person = derived->when == IF_HANDED ? event->handler : NULL;
        if (derived->on_receipt)
            moment->at = moment->order = receipt_of(derivation, event);
        if (derived->when == IF_RECEIPTED)
            moment->at = moment->order = event->recorded;
    }
}

/* Any step of whom the case was handed to accepts it, as the event of that name does. */
static void acceptance_derive(struct derivation *derivation, const struct event *event)
{
    const struct event_row *acceptance = event_with(derivation->timeline->kind, RECEIVES);
    const char *before = derivation->receiver;
    derivation->receiver = receiver_after(event, before);
    if (before && !derivation->receiver && text_equal(event->by, before) && acceptance != event->row)
        moment_add(derivation, acceptance->name, event);
}

/* Whatever is told after a receipt came back makes up for it, as if it had been sent again. If it was, that says so. */
static void receipts_derive(struct derivation *derivation, const struct event *event)
{
    const struct event_row *resent = event_with(derivation->timeline->kind, RESENDS);
    for (const struct event *receipt = derivation->timeline->events; receipt < event; receipt++) {
        if (!receipt_made_up(derivation->timeline, receipt, event))
            continue;
        const char *item = pool_format(derivation->moments->pool, "%d", receipt->seq);
        if (event->row != resent || !text_equal(event->item, item))
            moment_add(derivation, resent->name, event)->item = item;
    }
}

/* Takes the event as one that has happened, so that its own moments count as after it; but for what it says itself. */
static void event_follow(struct derivation *derivation, const struct event *event)
{
    derivation->level = timeline_level_after(event, derivation->level);
    if (event->row->traits & ANSWERS)
        derivation->answered = derivation->answered || answers(derivation, event);
    else if (timeline_leaves(event))
        derivation->answered = (event->row->traits & LOWERS) != 0;
    derivation->acknowledged = derivation->acknowledged || event->row->to == STATE_ACKNOWLEDGED;
    bool before = derivation->high;
    derivation->high = event->severity ? text_equal(event->severity, SEVERITY_HIGH) : before;
    derivation->raised = derivation->high && (!before || timeline_reopens(event));
    derivation->lowered = before && !derivation->high;
}

/* Moments of a step stand after the step that was entered before it, whatever time that one bears. */
static void steps_order(struct derivation *derivation, const struct event *event, size_t first)
{
    if (event->row->to == STATE_NONE && !timeline_reopens(event))
        return;
    derivation->step = event->at > derivation->step ? event->at : derivation->step;
    for (size_t i = first; i < derivation->moments->count; i++) {
        struct moment *moment = &derivation->moments->list[i];
        moment->order = moment->order < derivation->step ? derivation->step : moment->order;
    }
}

static void event_derive(struct derivation *derivation, const struct event *event)
{
    const struct event_row *row = event->row;
    size_t first = derivation->moments->count;
    event_follow(derivation, event);
    if (is_met(derivation, row->itself, event))
        moment_add(derivation, event->name, event)->traits = row->traits & ON_THE_WHOLE;
    for (const struct derived *derived = row->also; derived->moment; derived++)
        if (is_met(derivation, derived->when, event))
            derived_add(derivation, derived, event);
    acceptance_derive(derivation, event);
    receipts_derive(derivation, event);
    steps_order(derivation, event, first);
}

static bool stands_before(const struct moment *one, const struct moment *other)
{
    return one->order < other->order || (one->order == other->order && one->seq < other->seq);
}

/* By insertion: nearly sorted already. */
void moments_sort(struct moments *moments)
{
    for (size_t i = 1; i < moments->count; i++) {
        struct moment moment = moments->list[i];
        size_t place = i;
        for (; place > 0 && stands_before(&moment, &moments->list[place - 1]); place--)
            moments->list[place] = moments->list[place - 1];
        moments->list[place] = moment;
    }
}

struct moments moments_of(struct pool *pool, const struct timeline *timeline, const struct policy *policy,
                          const struct calendar *calendar, int64_t as_of)
{
    struct moments moments = {.pool = pool};
    struct derivation derivation = {
        .moments = &moments,
        .timeline = timeline,
        .policy = policy,
        .calendar = calendar,
        .as_of = as_of,
        .level = 1,
        .step = INSTANT_NONE,
    };
    for (size_t i = 0; i < timeline->count; i++)
        event_derive(&derivation, &timeline->events[i]);
    moments_sort(&moments);
    return moments;
}
