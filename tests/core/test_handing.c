/* To whom a case could be handed over, and where it would belong then, by the policy of the schools. */
#include "suite.h"

#include "core/handing.h"
#include "core/people.h"
#include "core/scenario.h"
#include "core/shipped.h"

#define PEOPLE                                                                                                         \
    "hal:handler/finance hetty:handler/people,handler/technology sue:support max:manager dora:director fay:head "      \
    "sam:staff"
#define RECEIVED "received=2026-06-01T09:00,division=finance"
#define TAKEN RECEIVED " acknowledged=2026-06-01T10:00,by=hal"
#define ANSWERED TAKEN " responded=2026-06-02T09:00,by=hal,channel=email"
#define ASKED ANSWERED " escalated=2026-06-03T09:00"

/* Who, to which division (-: none chosen); where they bring it, or why not. */
static const struct {
    const char *story, *who, *division, *wanted;
} ROWS[] = {
    {RECEIVED, "hal", "-", "here"},
    {RECEIVED, "hal", "finance", "here"},
    {RECEIVED, "hal", "people", "elsewhere"},
    {RECEIVED, "hetty", "-", "where"},
    {RECEIVED, "hetty", "people", "here"},
    {RECEIVED, "hetty", "finance", "elsewhere"},
    {RECEIVED, "sue", "-", "here"},
    {RECEIVED, "sam", "-", "nowhere"},
    {RECEIVED, "max", "-", "nowhere"},
    {"received=2026-06-01T09:00", "hal", "-", "finance"},
    {RECEIVED ",concerned=hal", "hal", "-", "barred"},
    {TAKEN, "sue", "-", "premises"}, /* where she is the deputy */
    {TAKEN ",concerned=hal", "sue", "-", "here"},
    {ANSWERED, "sue", "-", "here"}, /* she may close it */
    {ASKED, "max", "-", "here"},
    {ASKED, "hal", "-", "nowhere"},
    {ASKED ",concerned=max", "fay", "-", "here"},
    {ASKED " responded=2026-06-04T09:00,by=dora,channel=email escalated=2026-06-05T09:00", "dora", "-", "decided"},
    {ANSWERED " closed=2026-06-11T09:00,by=sue", "hal", "-", "here"}, /* nothing is owed: they could accept it */
    {ANSWERED " closed=2026-06-11T09:00,by=sue", "sam", "-", "nowhere"},
};

static const char *const WHY[] = {[UNFIT_BARRED] = "barred",
                                  [UNFIT_DECIDED] = "decided",
                                  [UNFIT_ELSEWHERE] = "elsewhere",
                                  [UNFIT_WHERE] = "where",
                                  [UNFIT_NOWHERE] = "nowhere"};

START_TEST(finds_a_place)
{
    static const char *const divisions[] = {"finance", "people", "technology", "premises", NULL};
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", ROWS[_i].story);
    struct position position = {.policy = &schools.policies[schools.policy_count - 1], .timeline = &timeline};
    position.people = people_read(pool, PEOPLE);
    position.divisions = divisions;
    timeline.vacant = roles_vacant(pool, position.policy, &timeline, position.people);
    position.obligations = obligations(pool, position.policy, &schools.calendar, &timeline, at("2026-06-30T09:00"),
                                       &position.obligation_count);
    const struct person *person = position.people.list;
    while (!text_equal(person->user, ROWS[_i].who))
        person++;
    const char *brings, *division = text_equal(ROWS[_i].division, "-") ? NULL : ROWS[_i].division;
    enum unfit unfit = handing_fit(handing_of(pool, &position), person, division, &brings);
    ck_assert_str_eq(unfit == FIT ? brings ? brings : "here" : WHY[unfit], ROWS[_i].wanted);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("handing");
    tcase_add_unchecked_fixture(tests, shipped_ready, shipped_done);
    tcase_add_loop_test(tests, finds_a_place, 0, COUNT(ROWS));
    return suite_run("handing", tests);
}
