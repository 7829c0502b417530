/* Whose the next step is, by the policies of both shipped sites and people of the table's own. */
#include "suite.h"

#include "core/duty.h"
#include "core/hand_over.h"
#include "core/next_step.h"
#include "core/people.h"
#include "core/scenario.h"
#include "core/shipped.h"

/* All that is somebody's at that time: "acknowledge role: hal hetty; remedy person: max". */
static const char *whose(struct pool *pool, const struct task *tasks, size_t count, int64_t now)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        if (now < tasks[i].since || now >= tasks[i].until)
            continue;
        text = pool_format(pool, "%s%s%s %s:", text, *text ? "; " : "",
                           tasks[i].owed ? tasks[i].owed->rule->name : tasks[i].action, ground_name(tasks[i].ground));
        for (size_t k = 0; k < tasks[i].person_count; k++)
            text = pool_format(pool, "%s %s", text, tasks[i].persons[k]->user);
    }
    return text;
}

/* Of the schools: two divisions with a handler, one with none, and two who see everything. */
#define PEOPLE "hal:handler/finance hetty:handler/people sue:support max:manager dora:director fay:head sam:staff"
#define RECEIVED "received=2026-06-01T09:00,division=finance"
#define TAKEN RECEIVED " acknowledged=2026-06-01T10:00,by=hal"
#define ANSWERED TAKEN " responded=2026-06-02T09:00,by=hal,channel=email"
#define ASKED ANSWERED " escalated=2026-06-03T09:00"
#define ASKED_AGAIN ASKED " responded=2026-06-04T09:00,by=max,channel=email escalated=2026-06-05T09:00"

static const struct {
    const char *people, *story, *now, *whose;
} COMPLAINTS[] = {
    /* a division's, and nobody's yet */
    {PEOPLE, RECEIVED, "2026-06-01T10:00", "acknowledge role: hal"},
    {PEOPLE " hank:handler/finance", RECEIVED, "2026-06-01T10:00", "acknowledge role: hal hank"},
    {PEOPLE " hank:handler", RECEIVED, "2026-06-01T10:00", "acknowledge role: hal hank"},
    {PEOPLE, RECEIVED, "2026-06-02T10:00", "acknowledge role: hal; respond role: hal"}, /* overdue, the answer counts */
    /* not sure: who assigns owns it until a division is known */
    {PEOPLE, "received=2026-06-01T09:00", "2026-06-01T10:00", "acknowledge assigner: sue"},
    {PEOPLE " hank:handler", "received=2026-06-01T09:00", "2026-06-01T10:00", "acknowledge role: hank"},
    /* a division in which nobody may answer; whom the complaint is about */
    {PEOPLE, "received=2026-06-01T09:00,division=premises", "2026-06-01T10:00", "acknowledge deputy: sue"},
    {PEOPLE, RECEIVED ",concerned=hal", "2026-06-01T10:00", "acknowledge deputy: sue"},
    {PEOPLE " hank:handler/finance", RECEIVED ",concerned=hal", "2026-06-01T10:00", "acknowledge role: hank"},
    {PEOPLE, RECEIVED ",concerned=sue", "2026-06-01T10:00", "acknowledge role: hal"},
    {"hal:handler/finance fay:head", "received=2026-06-01T09:00", "2026-06-01T10:00", "acknowledge unheld: fay"},
    {"hal:handler/finance fay:head", RECEIVED ",concerned=hal", "2026-06-01T10:00", "acknowledge barred: fay"},
    {"hal:handler/finance", RECEIVED ",concerned=hal", "2026-06-01T10:00", "acknowledge barred:"},
    /* who acknowledges handles it */
    {PEOPLE " hank:handler/finance", TAKEN, "2026-06-01T11:00", "respond handler: hal"},
    {PEOPLE " hank:handler/finance", RECEIVED " acknowledged=2026-06-01T10:00,by=sue", "2026-06-01T11:00",
     "respond role: hal hank"}, /* customer support may not answer */
    {"hank:handler/finance sue:support", TAKEN, "2026-06-01T11:00", "respond role: hank"}, /* who took it has left */
    {PEOPLE " hank:handler/finance", TAKEN " assigned=2026-06-01T11:00,by=sue,concerned=hal", "2026-06-01T12:00",
     "respond role: hank"},
    /* levels */
    {PEOPLE, ASKED, "2026-06-03T10:00", "respond role: max"},
    {PEOPLE " mia:manager", ASKED ",concerned=max", "2026-06-03T10:00", "respond role: mia"},
    {PEOPLE, ASKED " noted=2026-06-03T10:00,concerned=max", "2026-06-03T11:00", "respond deputy: fay"},
    {PEOPLE, ASKED_AGAIN, "2026-06-05T10:00", "respond role: dora"},
    {PEOPLE,
     RECEIVED ",concerned=dora acknowledged=2026-06-01T10:00,by=hal responded=2026-06-02T09:00,by=hal "
              "escalated=2026-06-03T09:00 responded=2026-06-04T09:00,by=max,channel=email "
              "escalated=2026-06-05T09:00",
     "2026-06-05T10:00", "respond deputy: fay"},
    {"hal:handler/finance sue:support max:manager,director fay:head", ASKED_AGAIN, "2026-06-05T10:00",
     "respond deputy: fay"}, /* the director decided level 2 */
    {"hal:handler/finance sue:support max:manager sam:staff", ASKED_AGAIN, "2026-06-05T10:00",
     "respond unheld: hal sue"}, /* there is nobody to whom it could be assigned */
    /* hand-overs */
    {PEOPLE " hank:handler/finance", RECEIVED " assigned=2026-06-01T10:00,by=sue,handler=hank", "2026-06-01T11:00",
     "acknowledge handler: hank; accept person: hank"},
    {PEOPLE " hank:handler/finance", RECEIVED " assigned=2026-06-01T10:00,by=sue,handler=hank", "2026-06-03T00:00",
     "acknowledge refused: hal sue hank; accept refused: hal sue hank; respond refused: hal sue hank"},
    {PEOPLE " hank:handler/finance",
     TAKEN " assigned=2026-06-01T11:00,by=sue,handler=hank accepted=2026-06-01T12:00,by=hank", "2026-06-02T10:00",
     "respond handler: hank"},
    {PEOPLE " hank:handler/finance",
     TAKEN " assigned=2026-06-01T11:00,by=sue,handler=hank noted=2026-06-01T12:00,by=hank", "2026-06-02T10:00",
     "respond handler: hank"}, /* any step of theirs takes it */
    {PEOPLE " hank:handler/finance",
     TAKEN " assigned=2026-06-01T11:00,by=sue,handler=hank assigned=2026-06-01T12:00,"
           "by=sue,handler=hal",
     "2026-06-01T13:00", "respond handler: hal; accept person: hal"},
    {PEOPLE " hank:handler/finance", RECEIVED " assigned=2026-06-01T10:00,by=hank,handler=hank", "2026-06-01T11:00",
     "acknowledge handler: hank"},
    {PEOPLE, TAKEN " assigned=2026-06-01T11:00,by=sue,division=people", "2026-06-01T12:00", "respond role: hetty"},
    /* the complainant's turn, and after it */
    {PEOPLE, ANSWERED, "2026-06-03T10:00", ""},
    {PEOPLE, TAKEN " responded=2026-06-02T09:00,by=hal,channel=email,until=2026-06-30", "2026-06-03T10:00",
     "remedy person: hal"},
    {"hank:handler/finance sue:support", TAKEN " responded=2026-06-02T09:00,by=hal,channel=email,until=2026-06-30",
     "2026-06-03T10:00", "remedy role: hank"}, /* who promised it has left */
    {PEOPLE, ANSWERED " withdrawn=2026-06-03T09:00", "2026-06-03T10:00", ""},
};

static const char *const DIVISIONS[] = {"finance", "people", "technology", "premises", NULL};

static const char *whose_of(struct pool *pool, const struct site *site, struct people people, const char *kind,
                            const char *story, const char *now)
{
    struct timeline timeline = scenario_read(pool, kind, story);
    size_t count;
    struct position position = {.policy = &site->policies[site->policy_count - 1], .timeline = &timeline};
    position.people = people;
    position.divisions = DIVISIONS;
    timeline.vacant = roles_vacant(pool, position.policy, &timeline, people);
    position.obligations =
        obligations(pool, position.policy, &site->calendar, &timeline, at(now), &position.obligation_count);
    const struct task *tasks = tasks_of(pool, &position, &count);
    return whose(pool, tasks, count, at(now));
}

START_TEST(complaint)
{
    struct pool *pool = pool_new();
    if (COMPLAINTS[_i].whose)
        ck_assert_str_eq(whose_of(pool, &schools, people_read(pool, COMPLAINTS[_i].people), "complaint",
                                  COMPLAINTS[_i].story, COMPLAINTS[_i].now),
                         COMPLAINTS[_i].whose);
    pool_free(pool);
}
END_TEST

/* What is owed beside the cases: the month's report, by the delivery manager, for whom the head of service deputises. */
#define ENDED "month-ended=2026-05-31T23:59:59"

static const struct {
    const char *people, *whose;
} DUTIES[] = {
    {"dan:delivery dee:delivery/leadership fay:head sue:support", "report role: dan dee"},
    {"fay:head sue:support cay:coach", "report deputy: fay"},
    {"sue:support sam:staff cay:coach tom:smt", "report unheld: sue cay"}, /* who may read a report does not give it */
    {"tom:smt", "report unheld:"},
};

START_TEST(duty)
{
    struct pool *pool = pool_new();
    size_t count;
    const struct policy *policy = &academy.policies[academy.policy_count - 1];
    struct timeline timeline = scenario_read(pool, KIND_DUTIES, ENDED);
    const struct obligation *owed =
        obligations(pool, policy, &academy.calendar, &timeline, at("2026-06-01T09:00"), &count);
    ck_assert_uint_eq(count, 1);
    const struct task task = duty_task(pool, policy, people_read(pool, DUTIES[_i].people), owed);
    ck_assert_str_eq(whose(pool, &task, 1, at("2026-06-01T09:00")), DUTIES[_i].whose);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("next step");
    tcase_add_unchecked_fixture(tests, shipped_ready, shipped_done);
    tcase_add_loop_test(tests, complaint, 0, COUNT(COMPLAINTS));
    tcase_add_loop_test(tests, duty, 0, COUNT(DUTIES));
    return suite_run("next_step", tests);
}
