#include "core/handing.h"

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "core/procedure.h"
#include "core/state.h"

struct handing {
    struct pool *pool;
    const struct position *position; /* as it is */
    struct position there;           /* as it would be */
    struct timeline timeline;        /* that of `there` */
    struct event *word;              /* its last, which hands it over */
    const char *const **vacant;      /* in each of the divisions, and last where it is now */
};

/* Hands it over to nobody yet, in that division, or where it is. */
static void move(struct handing *handing, const char *division)
{
    size_t i = 0;
    while (handing->there.divisions[i] && !text_equal(handing->there.divisions[i], division))
        i++;
    handing->word->division = division;
    if (!handing->vacant[i])
        handing->vacant[i] =
            roles_vacant(handing->pool, handing->there.policy, &handing->timeline, handing->there.people);
    handing->timeline.vacant = handing->vacant[i];
}

struct handing *handing_of(struct pool *pool, const struct position *position)
{
    struct handing *handing = pool_alloc(pool, sizeof *handing);
    const struct timeline *timeline = position->timeline;
    const struct event_row *row = event_with(timeline->kind, HANDS_OVER);
    size_t count = 0;
    while (position->divisions[count])
        count++;
    *handing = (struct handing){.pool = pool,
                                .position = position,
                                .there = *position,
                                .timeline = *timeline,
                                .vacant = pool_array(pool, count + 1, sizeof *handing->vacant)};
    struct event *events = pool_array(pool, timeline->count + 1, sizeof *events);
    for (size_t i = 0; i < timeline->count; i++)
        events[i] = timeline->events[i];
    handing->word = &events[timeline->count];
    *handing->word = (struct event){.name = row->name, .row = row, .by = "system", .until = INSTANT_NONE};
    handing->timeline.events = events;
    handing->timeline.count = timeline->count + 1;
    handing->there.timeline = &handing->timeline;
    return handing;
}

static bool leads_on(const struct position *there, const struct event_row *row)
{
    return row->action && procedure_leads_on(there->policy, there->timeline, row->name) &&
           state_allows(there->policy, there->timeline, row->action);
}

static bool keeps(const struct position *there, const struct person *person, const struct obligation *owed)
{
    return ability_has(there, person, &(struct ability){.moments = owed->rule->met_by});
}

bool handing_suits(struct handing *handing, const struct person *person, const char *division)
{
    const struct position *there = &handing->there;
    const char *kind = handing->timeline.kind;
    bool leads = false, owes = false, suits = false;
    move(handing, division);
    handing->word->handler = person->user;
    for (const struct event_row *row = events_of(kind); row->name && !suits; row++) {
        bool onward = leads_on(there, row);
        leads = leads || onward;
        suits = onward && ability_has(there, person, &(struct ability){.action = row->action});
    }
    for (size_t i = 0; !leads && !suits && i < there->obligation_count; i++) {
        const struct obligation *owed = &there->obligations[i];
        bool stands = obligation_stands(owed) && !position_awaits(there, owed);
        owes = owes || stands;
        suits = stands && keeps(there, person, owed);
    }
    const char *accept = event_with(kind, RECEIVES)->action;
    return suits || (!leads && !owes && ability_has(there, person, &(struct ability){.action = accept}));
}

/* In how many divisions they could handle it, and the first of them. */
static size_t places(struct handing *handing, const struct person *person, const char **first)
{
    size_t count = 0;
    *first = NULL;
    for (const char *const *division = handing->there.divisions; *division; division++) {
        if (!handing_suits(handing, person, *division))
            continue;
        *first = count++ ? *first : *division;
    }
    return count;
}

static bool has_decided(const struct position *position, const struct person *person)
{
    const struct event_row *answer = event_with(position->timeline->kind, ANSWERS);
    return answer &&
           procedure_allows(position->policy, position->timeline, person, answer->action) == VERDICT_NOT_INDEPENDENT;
}

enum unfit handing_fit(struct handing *handing, const struct person *person, const char *division, const char **brings)
{
    const struct position *position = handing->position;
    const char *first;
    *brings = NULL;
    if (timeline_bars(position->timeline, person->user))
        return UNFIT_BARRED;
    if (person->away)
        return UNFIT_AWAY;
    if (handing_suits(handing, person, division))
        return FIT;
    size_t count = places(handing, person, &first);
    if (count > 0 && division)
        return UNFIT_ELSEWHERE;
    if (count > 1)
        return UNFIT_WHERE;
    *brings = first;
    return count == 1 ? FIT : has_decided(position, person) ? UNFIT_DECIDED : UNFIT_NOWHERE;
}

static bool helps_in(struct handing *handing, const struct ability *ability, const char *division)
{
    const struct people *people = &handing->there.people;
    move(handing, division);
    for (size_t i = 0; i < people->count; i++) {
        handing->word->handler = people->list[i].user;
        if (!people->list[i].away && ability_has(&handing->there, &people->list[i], ability))
            return true;
    }
    return false;
}

bool handing_helps(struct handing *handing, const struct ability *ability)
{
    bool helps = helps_in(handing, ability, NULL);
    for (const char *const *division = handing->there.divisions; *division && !helps; division++)
        helps = helps_in(handing, ability, *division);
    return helps;
}
