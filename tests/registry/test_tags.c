/* What is true of a case, and what must be true of the cases that somebody sees, or sees to. */
#include "suite.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/access.h"
#include "core/policy.h"
#include "registry/tags.h"
#include "store/store.h"

static const char *joined(struct pool *pool, const char *const *tags)
{
    const char *text = "";
    for (; *tags != NULL; tags++)
        text = pool_format(pool, "%s%s%s", text, *text ? " " : "", *tags);
    return text;
}

static const char *joined_all(struct pool *pool, const struct tags_way *ways)
{
    const char *text = "";
    for (; ways->tags != NULL; ways++)
        text = pool_format(pool, "%s%s%s", text, *text ? "; " : "", joined(pool, ways->tags));
    return text;
}

/* ---- Of a case, in alphabetical order ---- */

static const struct {
    struct indexed_case row;
    const char *others, *tags;
} CASES[] = {
    {{.kind = "complaint", .state = "received", .recorded_by = "sam", .level = 1, .reached = 1, .next_due = STORE_NONE},
     "",
     "all by:sam division:not-sure due:none kind:complaint level:1 open:yes reached:1 state:received"},
    {{.kind = "complaint",
      .state = "escalated",
      .recorded_by = "complainant",
      .level = 2,
      .reached = 3,
      .division = "finance",
      .category = "school",
      .owner = "manager",
      .next_due = 17},
     "",
     "all by:complainant category:school division:finance kind:complaint level:2 open:yes "
     "owner:manager reached:3 state:escalated"},
    {{.kind = "complaint",
      .state = "received",
      .recorded_by = "sam",
      .reporter = "jo",
      .level = 1,
      .reached = 1,
      .owner = "handler",
      .handler = "priya",
      .division = "finance",
      .next_due = 17},
     "",
     "all by:jo by:sam division:finance handler:priya kind:complaint level:1 open:yes owner:handler reached:1 "
     "state:received"},
    {{.kind = "complaint",
      .state = "received",
      .recorded_by = "sam",
      .level = 1,
      .reached = 1,
      .owner = "handler",
      .next_due = 17},
     "",
     "all by:sam division:not-sure kind:complaint level:1 open:yes owner:handler reached:1 state:received"},
    {{.kind = "compliment", .state = "told", .recorded_by = "sam", .level = 1, .reached = 1, .next_due = STORE_NONE},
     "wall:yes told:priya",
     "all by:sam division:not-sure due:none kind:compliment level:1 open:yes reached:1 state:told told:priya wall:yes"},
    {{.kind = "complaint",
      .state = "received",
      .recorded_by = "complainant",
      .level = 1,
      .reached = 1,
      .owner = "handler",
      .next_due = 17,
      .unsorted = 1},
     "",
     "unsorted/all unsorted/by:complainant unsorted/division:not-sure unsorted/kind:complaint "
     "unsorted/level:1 unsorted/open:yes unsorted/owner:handler unsorted/reached:1 unsorted/state:received"},
};

START_TEST(says_what_is_true)
{
    struct pool *pool = pool_new();
    const char *const *others = text_words(pool, CASES[_i].others);
    ck_assert_str_eq(joined(pool, tags_of(pool, &CASES[_i].row, others)), CASES[_i].tags);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *one, *other;
    bool excludes;
} PAIRS[] = {
    {"state:closed", "state:received", true},
    {"state:closed", "state:closed", false},
    {"state:closed", "kind:complaint", false},
    {"state:closed", "states:open", false},
    {"all", "state:closed", false},
    {"all", "all", false},
    {"state:closed", "all", false},
    {"reached:1", "reached:12", true},
    {"unsorted/state:closed", "unsorted/state:received", true},
    {"unsorted/state:closed", "unsorted/kind:complaint", false},
};

START_TEST(knows_what_excludes)
{
    ck_assert_int_eq(tag_excludes(PAIRS[_i].one, PAIRS[_i].other), PAIRS[_i].excludes);
}
END_TEST

/* ---- Of a person ---- */

static struct level levels[] = {{.number = 1}, {.number = 2}, {.number = 3}};
static struct kind kinds[] = {{.name = "complaint", .levels = levels, .level_count = 3}};
static struct permission own[1], division[1], level[1], all[1], kind[2];
static struct role roles[] = {
    {.name = "staff", .permissions = own, .permission_count = 1},
    {.name = "handler", .permissions = division, .permission_count = 1},
    {.name = "manager", .permissions = level, .permission_count = 1},
    {.name = "head", .permissions = all, .permission_count = 1},
    {.name = "praise", .permissions = kind, .permission_count = 2},
};
static const struct policy policy = {.roles = roles, .role_count = COUNT(roles), .kinds = kinds, .kind_count = 1};

static void permit(void)
{
    static const char *const see[] = {"see", NULL};
    own[0] = (struct permission){.actions = see, .reach = REACH_OWN};
    division[0] = (struct permission){.actions = see, .reach = REACH_DIVISION};
    level[0] = (struct permission){.actions = see, .reach = REACH_LEVEL, .level = 2};
    all[0] = (struct permission){.actions = see, .reach = REACH_ALL};
    kind[0] = (struct permission){.actions = see, .reach = REACH_ALL, .kind = "compliment"};
    kind[1] = (struct permission){.actions = see, .reach = REACH_DIVISION, .kind = "complaint"};
}

static const struct {
    struct holding holdings[2];
    size_t count;
    const char *see;
    bool of_all;
} PERSONS[] = {
    {{{.role = NULL}}, 0, "", false},
    {{{.role = "staff"}}, 1, "by:priya", false},
    {{{.role = "handler", .division = "finance"}}, 1, "division:finance", false},
    {{{.role = "handler"}}, 1, "all", true},
    {{{.role = "manager"}}, 1, "reached:2; reached:3", false},
    {{{.role = "head"}}, 1, "all", true},
    {{{.role = "praise", .division = "people"}}, 1, "kind:compliment; division:people kind:complaint", false},
    {{{.role = "staff"}, {.role = "head"}}, 2, "by:priya; all", true},
};

START_TEST(says_what_a_person_sees)
{
    struct pool *pool = pool_new();
    struct holding held[2] = {PERSONS[_i].holdings[0], PERSONS[_i].holdings[1]};
    const struct person person = {.user = "priya", .holdings = held, .holding_count = PERSONS[_i].count};
    const struct tags_way *ways = tags_to_see(pool, &policy, &person);
    ck_assert_str_eq(joined_all(pool, ways), PERSONS[_i].see);
    ck_assert_int_eq(tags_are_of_all(ways), PERSONS[_i].of_all);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("tags");
    tcase_add_checked_fixture(tests, permit, NULL);
    tcase_add_loop_test(tests, says_what_is_true, 0, COUNT(CASES));
    tcase_add_loop_test(tests, knows_what_excludes, 0, COUNT(PAIRS));
    tcase_add_loop_test(tests, says_what_a_person_sees, 0, COUNT(PERSONS));
    return suite_run("tags", tests);
}
