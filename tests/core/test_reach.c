#include "suite.h"

#include "base/pool.h"
#include "core/reach.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))
#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define MAY(...)                                                                                                       \
    .permissions = (struct permission[]){__VA_ARGS__},                                                                 \
    .permission_count = sizeof((struct permission[]){__VA_ARGS__}) / sizeof(struct permission)

/* Three levels of complaint, none of compliment; six ways to see, and roles that see nothing. */
static struct level levels[] = {{.number = 1}, {.number = 2}, {.number = 3}};
static struct kind kinds[] = {{.name = "compliment"}, {.name = "complaint", .levels = levels, .level_count = 3}};
static struct role roles[] = {
    {.name = "own", MAY({.actions = WORDS("submit", "see"), .reach = REACH_OWN})},
    {.name = "division",
     MAY({.actions = WORDS("see"), .reach = REACH_DIVISION}, {.actions = WORDS("respond"), .reach = REACH_ALL})},
    {.name = "second", MAY({.actions = WORDS("note", "see"), .reach = REACH_LEVEL, .level = 2})},
    {.name = "levels", MAY({.actions = WORDS("see"), .reach = REACH_LEVEL})},
    {.name = "praised",
     MAY({.actions = WORDS("see"), .reach = REACH_ALL, .kind = "compliment"},
         {.actions = WORDS("see"), .reach = REACH_OWN, .kind = "complaint"})},
    {.name = "blind", MAY({.actions = WORDS("note", "seed"), .reach = REACH_ALL})},
    {.name = "empty"},
};
static const struct policy policy = {
    .roles = roles, .role_count = COUNT(roles), .kinds = kinds, .kind_count = COUNT(kinds)};

static const struct {
    struct holding holdings[3];
    const char *ways;
} PERSONS[] = {
    {{{NULL, NULL}}, ""},
    {{{"empty", NULL}}, ""},
    {{{"blind", NULL}}, ""},
    {{{"unknown", NULL}}, ""},
    {{{"own", NULL}}, "own "},
    {{{"own", "finance"}}, "own "},
    {{{"division", "finance"}}, "division finance "},
    {{{"division", NULL}}, "all "},
    {{{"second", NULL}}, "level 2 level 3 "},
    {{{"levels", NULL}}, "level 1 level 2 level 3 "},
    {{{"praised", NULL}}, "all compliment own complaint "},
    {{{"division", "finance"}, {"division", "people"}, {"own", NULL}}, "division finance division people own "},
};

static const char *written(struct pool *pool, const struct way *way)
{
    const char *kind = way->kind ? pool_format(pool, "%s ", way->kind) : "";
    switch (way->reach) {
    case REACH_OWN:
        return pool_format(pool, "own %s", kind);
    case REACH_DIVISION:
        return pool_format(pool, "division %s %s", way->division, kind);
    case REACH_LEVEL:
        return pool_format(pool, "level %d %s", way->level, kind);
    default:
        return pool_format(pool, "all %s", kind);
    }
}

START_TEST(takes_ways_apart)
{
    struct pool *pool = pool_new();
    struct person person = {.user = "someone", .holdings = pool_array(pool, 3, sizeof(struct holding))};
    while (person.holding_count < 3 && PERSONS[_i].holdings[person.holding_count].role != NULL) {
        person.holdings[person.holding_count] = PERSONS[_i].holdings[person.holding_count];
        person.holding_count++;
    }
    size_t count;
    const struct way *ways = ways_to_see(pool, &policy, &person, &count);
    const char *found = "";
    for (size_t i = 0; i < count; i++)
        found = pool_format(pool, "%s%s", found, written(pool, &ways[i]));
    ck_assert_str_eq(found, PERSONS[_i].ways);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("reach");
    tcase_add_loop_test(tests, takes_ways_apart, 0, COUNT(PERSONS));
    return suite_run("reach", tests);
}
