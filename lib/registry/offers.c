#include "registry/offers.h"

#include <string.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "xml/xml.h"

/* What offering carries. */
struct offering {
    const struct registry *registry;
    struct pool *pool;
    const struct position *position;
    struct handing *handing; /* of whom it could be handed to; NULL: that is not asked */
    const struct ability *ability;
};

/* True if they can be chosen: with the title of the division into which they bring the case, "" where that has to be
 * chosen. */
static bool offer_handler(const struct offering *offering, const struct person *person, struct choice *choice)
{
    const char *brings;
    enum unfit unfit = handing_fit(offering->handing, person, NULL, &brings);
    choice->moves = unfit == UNFIT_WHERE ? "" : brings ? registry_division_title(offering->registry, brings) : NULL;
    return unfit == FIT || unfit == UNFIT_WHERE;
}

static bool offer_able(const struct offering *offering, const struct person *person, struct choice *choice)
{
    (void)choice;
    return offering->ability && ability_has(offering->position, person, offering->ability);
}

static bool offer_reader(const struct offering *offering, const struct person *person, struct choice *choice)
{
    (void)choice;
    return ability_has(offering->position, person, &(struct ability){.action = RIGHT_SEE});
}

static const struct {
    const char *name;
    bool (*offer)(const struct offering *offering, const struct person *person, struct choice *choice);
    enum trait promises; /* of the event whose promises they are to be able to keep */
} OFFERS[] = {{.name = "handlers", .offer = offer_handler},
              {.name = "improvers", .offer = offer_able, .promises = PLANS},
              {.name = "remediers", .offer = offer_able, .promises = ANSWERS},
              {.name = "addressees", .offer = offer_reader}};

enum { OFFER_COUNT = sizeof OFFERS / sizeof *OFFERS };

/* The moment of what the event promises; NULL: it promises nothing. */
static const char *promised_by(const struct event_row *row)
{
    const struct derived *derived = row ? row->also : NULL;
    while (derived && derived->moment && derived->when != IF_PROMISED)
        derived++;
    return derived ? derived->moment : NULL;
}

/* What keeps that which an event with that trait promises; NULL: this kind has none, or nothing is owed by it. */
static const struct ability *keeping(struct pool *pool, const struct position *position, enum trait promises)
{
    const struct kind *kind = policy_kind(position->policy, position->timeline->kind);
    const char *promised = promises ? promised_by(event_with(position->timeline->kind, promises)) : NULL;
    for (size_t i = 0; promised && kind && i < kind->rule_count; i++) {
        if (!text_among(promised, kind->rules[i].starts))
            continue;
        struct ability *ability = pool_alloc(pool, sizeof *ability);
        *ability = (struct ability){.moments = kind->rules[i].met_by};
        return ability;
    }
    return NULL;
}

/* True if a field of that event, or of a group, is narrowed by the list. */
static bool asks_for(const struct part *group, const char *list)
{
    for (size_t i = 0; i < group->part_count; i++)
        if (text_equal(group->parts[i].narrowed_by, list) || asks_for(&group->parts[i], list))
            return true;
    return false;
}

static bool names(struct pool *pool, const struct node *node, const char *user)
{
    bool named = node && text_equal(node_text(pool, node), user);
    for (const struct node *child = node_first(node, NULL); child && !named; child = node_next(child, NULL))
        named = names(pool, child, user);
    return named;
}

static struct list narrow(const struct offering *offering, size_t offer, const struct list *people,
                          const struct node *corrected)
{
    struct list list = {.name = OFFERS[offer].name};
    list.choices = pool_array(offering->pool, people->count, sizeof *list.choices);
    for (size_t i = 0; i < people->count; i++) {
        struct choice choice = people->choices[i];
        const struct person *person = site_person(&offering->registry->site, choice.value);
        if ((person && OFFERS[offer].offer(offering, person, &choice)) ||
            names(offering->pool, corrected, choice.value))
            list.choices[list.count++] = choice;
    }
    return list;
}

const struct list *offers_add(struct registry *registry, struct pool *pool, const struct case_file *file,
                              const struct list *lists, const struct part *event, const struct node *corrected)
{
    const struct position position = case_file_position(registry, pool, file);
    struct offering offering = {
        .registry = registry, .pool = pool, .position = &position, .handing = handing_of(pool, &position)};
    size_t count = 0;
    while (lists[count].name)
        count++;
    struct list *more = pool_array(pool, count + OFFER_COUNT + 1, sizeof *more);
    memcpy(more, lists, count * sizeof *more);
    for (size_t i = 0; i < OFFER_COUNT; i++) {
        offering.ability = keeping(pool, &position, OFFERS[i].promises);
        if (asks_for(event, OFFERS[i].name))
            more[count++] = narrow(&offering, i, list_named(lists, "people"), corrected);
    }
    return more;
}

enum unfit offers_fit(const struct registry *registry, struct pool *pool, const struct case_file *file,
                      const char *user, const char *division, const char **brings)
{
    const struct position position = case_file_position(registry, pool, file);
    const struct person *person = site_person(&registry->site, user);
    *brings = NULL;
    return person ? handing_fit(handing_of(pool, &position), person, division, brings) : UNFIT_NOWHERE;
}
