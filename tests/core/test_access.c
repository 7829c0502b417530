/* Who holds a role where. */
#include "suite.h"

#include "core/access.h"

static struct holding holdings[] = {
    {.role = "handler", .division = "finance"}, {.role = "coach"}, {.role = "handler", .division = "people"}};
static const struct person priya = {.user = "priya", .title = "Priya", .holdings = holdings, .holding_count = 3};

static const struct {
    const char *role, *division;
    bool holds;
} HELD[] = {
    {"handler", "finance", true}, {"handler", "people", true},  {"handler", "premises", false},
    {"handler", NULL, true},      {"coach", "finance", true},   {"coach", NULL, true},
    {"manager", NULL, false},     {"manager", "people", false},
};

START_TEST(holds)
{
    ck_assert_int_eq(person_holds(&priya, HELD[_i].role, HELD[_i].division), HELD[_i].holds);
}
END_TEST

static const struct {
    const char *role, *division;
    bool holds;
} HELD_FOR[] = {
    {"handler", "finance", true}, {"handler", "premises", false}, {"coach", "premises", true},
    {"coach", NULL, true},        {"handler", NULL, false}, /* of no division, and so of none of theirs */
};

START_TEST(holds_for_cases)
{
    ck_assert_int_eq(person_holds_for(&priya, HELD_FOR[_i].role, HELD_FOR[_i].division), HELD_FOR[_i].holds);
}
END_TEST

START_TEST(knows_two_by_name)
{
    ck_assert(person_holds(&PERSON_VISITOR, "visitor", NULL) && person_holds(&PERSON_COMPLAINANT, "complainant", NULL));
    ck_assert(!person_holds(&PERSON_VISITOR, "complainant", NULL) &&
              !person_holds(&PERSON_COMPLAINANT, "visitor", NULL));
    ck_assert(PERSON_VISITOR.user == NULL && PERSON_COMPLAINANT.user == NULL);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("access");
    tcase_add_loop_test(tests, holds, 0, COUNT(HELD));
    tcase_add_loop_test(tests, holds_for_cases, 0, COUNT(HELD_FOR));
    tcase_add_test(tests, knows_two_by_name);
    return suite_run("access", tests);
}
