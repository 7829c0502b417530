#include "suite.h"

#include "base/pool.h"
#include "core/reach.h"

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
    {{{.role = NULL}}, ""},
    {{{.role = "empty"}}, ""},
    {{{.role = "blind"}}, ""},
    {{{.role = "unknown"}}, ""},
    {{{.role = "own"}}, "own "},
    {{{.role = "own", .division = "finance"}}, "own "},
    {{{.role = "division", .division = "finance"}}, "division finance "},
    {{{.role = "division"}}, "all "},
    {{{.role = "second"}}, "level 2 level 3 "},
    {{{.role = "levels"}}, "level 1 level 2 level 3 "},
    {{{.role = "second", .division = "finance"}}, "level 2 of finance level 3 of finance "},
    {{{.role = "praised"}}, "all compliment own complaint "},
    {{{.role = "division", .division = "finance"}, {.role = "division", .division = "people"}, {.role = "own"}},
     "division finance division people own "},
    {{{.role = "division", .division = "finance"}, {.role = "division", .division = "people", .instead_of = "hal"}},
     "division finance division people instead of hal "},
};

static const char *written(struct pool *pool, const struct way *way)
{
    const char *kind = way->kind ? pool_format(pool, "%s ", way->kind) : "";
    switch (way->reach) {
    case REACH_OWN:
        return pool_format(pool, "own %s", kind);
    case REACH_DIVISION:
        return pool_format(pool, "division %s %s%s%s%s", way->division, kind, way->instead_of ? "instead of " : "",
                           way->instead_of ? way->instead_of : "", way->instead_of ? " " : "");
    case REACH_LEVEL:
        return pool_format(pool, "level %d %s%s%s%s", way->level, way->division ? "of " : "",
                           way->division ? way->division : "", way->division ? " " : "", kind);
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

/* The first permission that states a clause, of a kind that it is for. */
static const struct {
    const char *role, *action, *kind, *clause;
} CLAUSES[] = {
    {"clerk", "note", "complaint", "4.1"},  {"clerk", "note", "compliment", "4.1"},
    {"clerk", "close", "complaint", "4.2"}, {"clerk", "close", "compliment", "4.3"},
    {"clerk", "see", "complaint", NULL},    {"clerk", "respond", "complaint", NULL},
    {"unknown", "note", "complaint", NULL},
};

static struct permission clerk_may[] = {
    {.actions = WORDS("see", "note")},
    {.actions = WORDS("note"), .clause = "4.1"},
    {.actions = WORDS("note", "close"), .kind = "complaint", .clause = "4.2"},
    {.actions = WORDS("close"), .kind = "compliment", .clause = "4.3"},
};

START_TEST(names_the_clause)
{
    static struct role clerk[] = {{.name = "clerk", .permissions = clerk_may, .permission_count = COUNT(clerk_may)}};
    static const struct policy office = {.roles = clerk, .role_count = 1};
    struct holding held[] = {{.role = "none"}, {.role = CLAUSES[_i].role}};
    const struct person person = {.user = "someone", .holdings = held, .holding_count = 2};
    ck_assert_pstr_eq(permission_clause(&office, &person, CLAUSES[_i].action, CLAUSES[_i].kind), CLAUSES[_i].clause);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("reach");
    tcase_add_loop_test(tests, takes_ways_apart, 0, COUNT(PERSONS));
    tcase_add_loop_test(tests, names_the_clause, 0, COUNT(CLAUSES));
    return suite_run("reach", tests);
}
