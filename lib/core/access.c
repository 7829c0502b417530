#include "core/access.h"

#include "base/text.h"

static struct holding visitor_holding = {.role = "visitor"};
static struct holding complainant_holding = {.role = "complainant"};

const struct person PERSON_VISITOR = {.title = "", .holdings = &visitor_holding, .holding_count = 1};
const struct person PERSON_COMPLAINANT = {.title = "", .holdings = &complainant_holding, .holding_count = 1};

bool holding_covers(const struct holding *holding, const char *division)
{
    return !holding->division || text_equal(holding->division, division);
}

bool person_holds(const struct person *person, const char *role, const char *division)
{
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct holding *holding = &person->holdings[i];
        if ((!division || holding_covers(holding, division)) && text_equal(holding->role, role))
            return true;
    }
    return false;
}

bool person_holds_for(const struct person *person, const char *role, const char *division)
{
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct holding *holding = &person->holdings[i];
        if (holding_covers(holding, division) && text_equal(holding->role, role))
            return true;
    }
    return false;
}

bool person_stands_for(const struct person *person, const char *user)
{
    return user && text_among(user, person->stands_for);
}

const struct person *people_find(struct people people, const char *user)
{
    for (size_t i = 0; user && i < people.count; i++)
        if (text_equal(people.list[i].user, user))
            return people.list + i;
    return NULL;
}

bool people_divide(struct people people, const char *role)
{
    bool held = false;
    for (size_t i = 0; i < people.count; i++) {
        held = held || person_holds(&people.list[i], role, NULL);
        if (person_holds_for(&people.list[i], role, NULL))
            return false;
    }
    return held;
}
