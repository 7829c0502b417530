/* Who takes no part in a case, and that they are never its contact. */
#include "suite.h"

#include <time.h>

#include "base/pool.h"
#include "core/contact.h"
#include "core/scenario.h"

static const struct person persons[] = {{.user = "priya", .title = "Priya Shah"},
                                        {.user = "tom", .title = "Tom Okafor"},
                                        {.user = "sam", .title = "Sam Field"}};

#define RECEIVED "received=2026-06-01T09:00"
#define NAMED RECEIVED ",by=sam acknowledged=2026-06-01T10:00,contact=Priya-Shah "

/* Who takes no part, as user names in their order; and the events, by seq, with which the contact is lost. */
static const struct {
    const char *events, *barred, *lost;
} CASES[] = {
    {RECEIVED ",by=sam", "", ""},
    {RECEIVED ",by=sam,made-by=sam", "sam", ""},
    {RECEIVED ",by=sam,complainant=Tom-Okafor", "tom", ""},
    {RECEIVED ",by=complainant,complainant=Mr-TOM-OKAFOR", "tom", ""},
    {RECEIVED ",by=complainant,complainant=Tom-Okaforsen", "", ""},
    {RECEIVED ",by=complainant,concerned=priya", "priya", ""},
    {RECEIVED ",by=sam,made-by=sam,concerned=priya conflicted=2026-06-01T09:30,by=tom", "priya sam tom", ""},
    {NAMED, "", ""},
    {NAMED "noted=2026-06-01T11:00,by=priya", "", ""},
    {NAMED "assigned=2026-06-01T11:00,by=sam,concerned=tom", "tom", ""},
    {NAMED "assigned=2026-06-01T11:00,by=sam,concerned=priya", "priya", "3"},
    {NAMED "assigned=2026-06-01T11:00,concerned=priya noted=2026-06-01T12:00", "priya", "3"},
    {NAMED "conflicted=2026-06-01T11:00,by=priya", "priya", "3"},
    {NAMED "conflicted=2026-06-01T11:00,by=priya introduced=2026-06-01T12:00,contact=Tom-Okafor", "priya", "3"},
    {NAMED "conflicted=2026-06-01T11:00,by=priya introduced=2026-06-01T12:00,contact=Tom-Okafor "
           "conflicted=2026-06-01T13:00,by=tom",
     "priya tom", "3 5"},
    {RECEIVED ",concerned=priya acknowledged=2026-06-01T10:00,contact=Mrs-Priya-Shah,by=sam", "priya", "2"},
};

START_TEST(knows_who_takes_no_part)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", CASES[_i].events);
    timeline_judge_persons(pool, &timeline, persons, COUNT(persons));
    const char *const *wanted = text_words(pool, CASES[_i].barred), *const *lost = text_words(pool, CASES[_i].lost);
    const char *const *barred = timeline_barred(pool, &timeline);
    for (int i = 0; i < COUNT(persons); i++) {
        const char *user = persons[i].user;
        ck_assert_msg(timeline_bars(&timeline, user) == text_among(user, wanted), "%s: %s", CASES[_i].events, user);
        ck_assert_int_eq(text_among(user, barred), text_among(user, wanted));
    }
    for (size_t i = 0; i < timeline.count; i++) {
        const char *seq = pool_format(pool, "%d", timeline.events[i].seq);
        ck_assert_msg(timeline.events[i].loses_contact == text_among(seq, lost), "%s: %s", CASES[_i].events, seq);
    }
    pool_free(pool);
}
END_TEST

START_TEST(names_nobody_who_takes_no_part)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", NAMED "assigned=2026-06-01T11:00,concerned=priya");
    ck_assert_str_eq(timeline_contact(&timeline)->contact, "Priya Shah");
    ck_assert(contact_is_barred(pool, &timeline, persons, COUNT(persons), "Mrs Priya Shah (Payroll)"));
    ck_assert(!contact_is_barred(pool, &timeline, persons, COUNT(persons), "Tom Okafor"));
    ck_assert(!contact_is_barred(pool, &timeline, persons, COUNT(persons), NULL));
    pool_free(pool);
}
END_TEST

/* What it costs to judge a complaint by one of staff and so many notes, in processor time: what else the machine does is
 * not counted. The least of some runs. */
static clock_t cost_of(size_t notes)
{
    clock_t least = 0;
    struct person many[100];
    for (int i = 0; i < COUNT(many); i++)
        many[i] = (struct person){.user = "u", .title = "Somebody Else of the Staff"};
    for (int run = 0; run < 5; run++) {
        struct pool *pool = pool_new();
        struct timeline timeline = scenario_read(
            pool, "complaint", RECEIVED ",by=complainant,complainant=Tom-Okafor noted=2026-06-01T12:00,by=priya");
        const struct event note = timeline.events[1];
        timeline.count = 1;
        for (size_t i = 0; i < notes; i++)
            *LIST_ADD(pool, timeline.events, timeline.count) = note;
        clock_t begin = clock();
        timeline_judge_persons(pool, &timeline, many, COUNT(many));
        clock_t cost = clock() - begin;
        least = run == 0 || cost < least ? cost : least;
        pool_free(pool);
    }
    return least;
}

/* The names of the staff are looked for where one of staff complained, and not again with each event since. */
START_TEST(looks_for_names_once)
{
    ck_assert_int_le(cost_of(300), 20 * cost_of(0));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("contact");
    tcase_add_loop_test(tests, knows_who_takes_no_part, 0, COUNT(CASES));
    tcase_add_test(tests, names_nobody_who_takes_no_part);
    tcase_add_test(tests, looks_for_names_once);
    return suite_run("contact", tests);
}
