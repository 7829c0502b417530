/* Who is away and who stands in: whose the next step is then, by the policies of both shipped sites. */
#include "suite.h"

#include "base/instant.h"
#include "core/absence.h"
#include "core/duty.h"
#include "core/handing.h"
#include "core/people.h"
#include "core/scenario.h"
#include "core/shipped.h"

#define NOW "2026-06-01T11:00"
#define PEOPLE "hal:handler/finance hetty:handler/people sue:support max:manager mia:manager dora:director fay:head"
#define RECEIVED "received=2026-06-01T09:00,division=finance"
#define TAKEN RECEIVED " acknowledged=2026-06-01T10:00,by=hal"
#define HANDED RECEIVED " assigned=2026-06-01T10:00,by=sue,handler=hal"
#define ASKED TAKEN " responded=2026-06-01T10:10,by=hal,channel=email escalated=2026-06-01T10:20"

static int32_t day(const char *text)
{
    int32_t read;
    ck_assert(day_read(text, &read));
    return read;
}

/* "hal/hetty max": they are away today, and who stands in. */
static struct people people_away(struct pool *pool, const char *people, const char *text)
{
    struct absence list[4] = {0};
    size_t count = 0;
    for (const char *const *word = text_words(pool, text); *word; word++) {
        char *rest = NULL, *copy = pool_copy(pool, *word);
        list[count].user = strtok_r(copy, "/", &rest);
        list[count].stand_in = strtok_r(NULL, "/", &rest);
        list[count].from = day("2026-06-01");
        list[count++].until = day("2026-06-05");
    }
    struct people all = people_read(pool, people);
    all.list = people_today(pool, all, list, count, day("2026-06-01"));
    return all;
}

static struct position position_of(struct pool *pool, struct people people, const char *story,
                                   struct timeline *timeline)
{
    static const char *const divisions[] = {"finance", "people", NULL};
    struct position position = {.policy = &schools.policies[schools.policy_count - 1], .timeline = timeline};
    *timeline = scenario_read(pool, "complaint", story);
    position.people = people;
    position.divisions = divisions;
    timeline->vacant = roles_vacant(pool, position.policy, timeline, people);
    position.obligations =
        obligations(pool, position.policy, &schools.calendar, timeline, at(NOW), &position.obligation_count);
    return position;
}

static const struct {
    const char *people, *away, *story, *whose;
} CASES[] = {
    /* still theirs, and of who stands in, who has the division while they do */
    {PEOPLE, "", RECEIVED, "acknowledge role: hal"},
    {PEOPLE, "hal/hetty", RECEIVED, "acknowledge role: hal hetty"},
    {PEOPLE, "hal/hetty", TAKEN, "respond handler: hal hetty"},
    {PEOPLE, "hal/hetty", HANDED, "acknowledge handler: hal hetty; accept person: hal hetty"},
    {PEOPLE, "max/mia", ASKED, "respond role: max mia"},
    /* nobody stands in: others of the role, then deputies, then who assigns */
    {PEOPLE, "hal", RECEIVED, "acknowledge deputy: hal sue"},
    {PEOPLE " hank:handler/finance", "hal", TAKEN, "respond role: hal hank"},
    {PEOPLE, "max", ASKED, "respond role: max mia"},
    {PEOPLE, "max mia", ASKED, "respond deputy: max mia fay"},
    /* by standing in nobody gets a role: only what they may do themselves is theirs, too */
    {PEOPLE, "hal/sue", RECEIVED, "acknowledge role: hal sue"},
    {PEOPLE, "max/hetty mia", ASKED, "respond deputy: max mia fay"},
    /* who is barred, or has decided below, is passed over; so is who is away, too */
    {PEOPLE, "hal/hetty", RECEIVED ",concerned=hetty", "acknowledge deputy: hal sue"},
    {"hal:handler/finance,manager sue:support max:manager fay:head", "max/hal", ASKED, "respond deputy: max fay"},
    /* whom the case is hidden from gives it to nobody, whomever they chose; who holds it anyway does */
    {PEOPLE, "hal/hetty", RECEIVED ",concerned=hal", "acknowledge deputy: sue"},
    {PEOPLE " hank:handler/finance", "hal/hetty hank/hetty", RECEIVED ",concerned=hal", "acknowledge role: hetty hank"},
    {PEOPLE " hank:handler/finance", "hal/hank", RECEIVED ",concerned=hal", "acknowledge role: hank"},
    {PEOPLE, "hal/hetty hetty", RECEIVED, "acknowledge deputy: hal hetty sue"},
    {PEOPLE, "hal/nobody", RECEIVED, "acknowledge deputy: hal sue"},
    {"hal:handler/finance", "hal", RECEIVED, "acknowledge barred: hal"},
};

static const char *whose(struct pool *pool, const struct task *tasks, size_t count)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        if (at(NOW) < tasks[i].since || at(NOW) >= tasks[i].until)
            continue;
        text = pool_format(pool, "%s%s%s %s:", text, *text ? "; " : "", tasks[i].owed->rule->name,
                           ground_name(tasks[i].ground));
        for (size_t k = 0; k < tasks[i].person_count; k++)
            text = pool_format(pool, "%s %s", text, tasks[i].persons[k]->user);
    }
    return text;
}

START_TEST(gives_the_next_step_to_who_stands_in)
{
    struct pool *pool = pool_new();
    struct timeline timeline;
    const struct position position =
        position_of(pool, people_away(pool, CASES[_i].people, CASES[_i].away), CASES[_i].story, &timeline);
    size_t count;
    const struct task *tasks = tasks_of(pool, &position, &count);
    ck_assert_str_eq(whose(pool, tasks, count), CASES[_i].whose);
    pool_free(pool);
}
END_TEST

START_TEST(hands_nothing_over_to_who_is_away)
{
    struct pool *pool = pool_new();
    struct timeline timeline;
    const struct people people = people_away(pool, PEOPLE, "hetty");
    const struct position position = position_of(pool, people, TAKEN, &timeline);
    struct handing *handing = handing_of(pool, &position);
    const char *brings;
    ck_assert_int_eq(handing_fit(handing, people_find(people, "hetty"), NULL, &brings), UNFIT_AWAY);
    ck_assert_int_eq(handing_fit(handing, people_find(people, "hal"), NULL, &brings), FIT);
    pool_free(pool);
}
END_TEST

/* The month's report, and as if it named somebody; nobody is told twice of what nobody is here for. */
START_TEST(gives_duties_to_who_stands_in)
{
    static const struct {
        const char *people, *away, *named, *whose;
    } DUTIES[] = {
        {"dan:delivery fay:head sue:staff", "", NULL, "dan"},
        {"dan:delivery fay:head sue:staff", "dan/fay", NULL, "dan fay"},
        {"dan:delivery fay:head sue:staff", "dan/sue", NULL, "fay"},
        {"dan:delivery fay:head sue:staff", "dan", NULL, "fay"},
        {"dan:delivery fay:head sue:staff", "", "sue", "sue"},
        {"dan:delivery fay:head sue:staff", "sue/fay", "sue", "fay sue"},
        {"dan:delivery fay:head sue:staff", "sue", "sue", "dan"},
        {"dan:delivery fay:head sue:staff", "", "gone", "dan"},
        {"fay:head", "fay", NULL, "fay"},
    };
    struct pool *pool = pool_new();
    const struct policy *policy = &academy.policies[academy.policy_count - 1];
    struct timeline timeline = scenario_read(pool, KIND_DUTIES, "month-ended=2026-05-31T23:59:59");
    size_t count;
    const struct obligation *owed =
        obligations(pool, policy, &academy.calendar, &timeline, at("2026-06-01T09:00"), &count);
    for (int i = 0; i < COUNT(DUTIES); i++) {
        struct obligation named = *owed;
        named.person = DUTIES[i].named;
        const struct task task = duty_task(pool, policy, people_away(pool, DUTIES[i].people, DUTIES[i].away), &named);
        const char *text = "";
        for (size_t k = 0; k < task.person_count; k++)
            text = pool_format(pool, "%s%s%s", text, k ? " " : "", task.persons[k]->user);
        ck_assert_str_eq(text, DUTIES[i].whose);
    }
    pool_free(pool);
}
END_TEST

/* Both days included; over by itself. */
START_TEST(ends_by_itself)
{
    struct pool *pool = pool_new();
    const struct absence list[] = {{"hal", day("2026-06-03"), day("2026-06-05"), "hetty"},
                                   {"max", day("2026-06-01"), day("2026-06-01"), NULL}};
    static const struct {
        const char *today;
        bool hal, max;
        const char *change;
    } days[] = {{"2026-05-31", false, false, "2026-06-01"}, {"2026-06-01", false, true, "2026-06-02"},
                {"2026-06-02", false, false, "2026-06-03"}, {"2026-06-03", true, false, "2026-06-06"},
                {"2026-06-05", true, false, "2026-06-06"},  {"2026-06-06", false, false, NULL}};
    for (int i = 0; i < COUNT(days); i++) {
        struct people people = people_read(pool, PEOPLE);
        people.list = people_today(pool, people, list, 2, day(days[i].today));
        ck_assert_int_eq(people_find(people, "hal")->away, days[i].hal);
        ck_assert_int_eq(people_find(people, "max")->away, days[i].max);
        ck_assert_int_eq(person_stands_for(people_find(people, "hetty"), "hal"), days[i].hal);
        ck_assert_int_eq(absences_change(list, 2, day(days[i].today)),
                         days[i].change ? day(days[i].change) : INT32_MAX);
    }
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("absence");
    tcase_add_unchecked_fixture(tests, shipped_ready, shipped_done);
    tcase_add_loop_test(tests, gives_the_next_step_to_who_stands_in, 0, COUNT(CASES));
    tcase_add_test(tests, hands_nothing_over_to_who_is_away);
    tcase_add_test(tests, gives_duties_to_who_stands_in);
    tcase_add_test(tests, ends_by_itself);
    return suite_run("absence", tests);
}
