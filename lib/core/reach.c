#include "core/reach.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/event.h"

/* The highest level of any kind. */
static int top_level(const struct policy *policy)
{
    int top = 1;
    for (size_t i = 0; i < policy->kind_count; i++)
        for (size_t k = 0; k < policy->kinds[i].level_count; k++)
            if (policy->kinds[i].levels[k].number > top)
                top = policy->kinds[i].levels[k].number;
    return top;
}

struct ways {
    struct pool *pool;
    struct way *list;
    size_t count;
};

/* Adds the ways of one permission, held through one holding. */
static void add_ways(struct ways *ways, const struct permission *permission, const struct holding *holding, int top)
{
    struct way way = {.reach = permission->reach, .kind = permission->kind, .instead_of = holding->instead_of};
    bool by_level = way.reach == REACH_LEVEL;
    if (way.reach == REACH_DIVISION || way.reach == REACH_HIGH || by_level)
        way.division = holding->division;
    if (way.reach == REACH_DIVISION && !way.division)
        way.reach = REACH_ALL;
    int from = by_level && permission->level > 0 ? permission->level : 1;
    for (way.level = from; way.level <= (by_level ? top : from); way.level++)
        *LIST_ADD(ways->pool, ways->list, ways->count) = way;
}

struct way *ways_to_see(struct pool *pool, const struct policy *policy, const struct person *person, size_t *count)
{
    struct ways ways = {.pool = pool};
    int top = top_level(policy);
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct role *role = policy_role(policy, person->holdings[i].role);
        for (size_t k = 0; role != NULL && k < role->permission_count; k++)
            if (text_among(RIGHT_SEE, role->permissions[k].actions))
                add_ways(&ways, &role->permissions[k], &person->holdings[i], top);
    }
    *count = ways.count;
    return ways.list;
}

const char *permission_clause(const struct policy *policy, const struct person *person, const char *action,
                              const char *kind)
{
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct role *role = policy_role(policy, person->holdings[i].role);
        for (size_t k = 0; role != NULL && k < role->permission_count; k++) {
            const struct permission *permission = &role->permissions[k];
            bool fits = permission->kind == NULL || text_equal(permission->kind, kind);
            if (permission->clause != NULL && fits && text_among(action, permission->actions))
                return permission->clause;
        }
    }
    return NULL;
}
