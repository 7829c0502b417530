#include "core/absence.h"

#include "base/pool.h"
#include "base/text.h"

static bool is_on(const struct absence *absence, int32_t day)
{
    return absence->from <= day && day <= absence->until;
}

static void add_word(struct pool *pool, const char *const **list, const char *word)
{
    size_t count = 0;
    while (*list && (*list)[count])
        count++;
    const char **longer = pool_array(pool, count + 2, sizeof *longer);
    for (size_t i = 0; i < count; i++)
        longer[i] = (*list)[i];
    longer[count] = word;
    *list = longer;
}

/* True if the person holds it themselves. */
static bool holds_already(const struct person *person, const struct holding *holding)
{
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct holding *own = &person->holdings[i];
        if (!own->instead_of && text_equal(own->role, holding->role) && holding_covers(own, holding->division))
            return true;
    }
    return false;
}

/* Adds what somebody else holds in a role that the person holds, too. */
static void hold_too(struct pool *pool, struct person *person, const struct person *other)
{
    size_t count = person->holding_count;
    struct holding *longer = pool_array(pool, count + other->holding_count + 1, sizeof *longer);
    for (size_t i = 0; i < count; i++)
        longer[i] = person->holdings[i];
    for (size_t i = 0; i < other->holding_count; i++) {
        const struct holding *holding = &other->holdings[i];
        if (!person_holds(person, holding->role, NULL) || holds_already(person, holding))
            continue;
        longer[count] = *holding;
        longer[count++].instead_of = other->user;
    }
    person->holdings = longer;
    person->holding_count = count;
}

static struct person *find(struct person *list, size_t count, const char *user)
{
    struct people people = {list, count};
    const struct person *found = people_find(people, user);
    return found ? &list[found - list] : NULL;
}

struct person *people_today(struct pool *pool, struct people people, const struct absence *absences, size_t count,
                            int32_t today)
{
    struct person *list = pool_array(pool, people.count + 1, sizeof *list);
    for (size_t i = 0; i < people.count; i++)
        list[i] = people.list[i];
    for (size_t i = 0; i < count; i++) {
        const struct absence *absence = &absences[i];
        struct person *person = is_on(absence, today) ? find(list, people.count, absence->user) : NULL;
        struct person *stand_in = person ? find(list, people.count, absence->stand_in) : NULL;
        if (!person)
            continue;
        person->away = true;
        person->away_until = absence->until;
        if (!stand_in)
            continue;
        person->stand_in = stand_in->user;
        add_word(pool, &stand_in->stands_for, person->user);
        hold_too(pool, stand_in, people_find(people, person->user));
    }
    return list;
}

int32_t absences_change(const struct absence *absences, size_t count, int32_t today)
{
    int32_t next = INT32_MAX;
    for (size_t i = 0; i < count; i++) {
        int32_t begins = absences[i].from, ends = absences[i].until + 1;
        int32_t change = begins > today ? begins : ends;
        if (begins < ends && change > today && change < next)
            next = change;
    }
    return next;
}
