/* What one rule makes of the moments of a case, where the shipped policies show only the half of it: a start by
 * `at-latest`, rights without a last date, and more of them than a case usually has. */
#include "suite.h"

#include "core/obligation.h"
#include "core/scenario.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static struct rule rules[] = {
    {.name = "first",
     .starts = WORDS("received", "assigned"),
     .met_by = WORDS("acknowledged"),
     .within = {UNIT_HOURS, 24}},
    {.name = "then",
     .starts = WORDS("acknowledged"),
     .met_by = WORDS("responded"),
     .at_latest = "first",
     .within = {UNIT_WORKING_DAYS, 2}},
    {.name = "again",
     .starts = WORDS("extended"),
     .met_by = WORDS("updated"),
     .at_latest = "first",
     .within = {UNIT_WORKING_DAYS, 1},
     .repeats = true},
    {.name = "right", .window = true, .starts = WORDS("closed"), .met_by = WORDS("followed-up")},
    {.name = "claim", .window = true, .starts = WORDS("closed"), .met_by = WORDS("linked")},
    {.name = "after", .starts = WORDS("closed"), .met_by = WORDS("noted"), .within = {UNIT_HOURS, 1}},
    {.name = "dated", .starts = WORDS("planned"), .met_by = WORDS("improved"), .moved_by = WORDS("extended")},
};
static struct kind kinds[] = {{.name = "complaint", .rules = rules, .rule_count = COUNT(rules)}};
static const struct policy policy = {.kinds = kinds, .kind_count = 1};
static const struct calendar calendar = {0};

/* The obligations of a case as NAME DUE STATE, in order; 1 June 2026 is a Monday. */
static const struct {
    const char *events, *now, *expected;
} CASES[] = {
    /* Not kept in time, the first starts the next when it falls due. */
    {"received=2026-06-01T09:00", "2026-06-01T10:00",
     "first 2026-06-02T09:00 owed; again 2026-06-03T23:59 coming; then 2026-06-04T23:59 coming"},
    {"received=2026-06-01T09:00 acknowledged=2026-06-02T09:00", "2026-06-02T09:00",
     "first 2026-06-02T09:00 met; then 2026-06-04T23:59 owed"},
    {"received=2026-06-01T09:00 acknowledged=2026-06-01T10:00", "2026-06-01T11:00",
     "first 2026-06-02T09:00 met; then 2026-06-03T23:59 owed"},
    {"received=2026-06-01T09:00 withdrawn=2026-06-02T09:00", "2026-06-03T09:00", "first 2026-06-02T09:00 lapsed"},
    {"received=2026-06-01T09:00 withdrawn=2026-06-02T09:00:01", "2026-06-03T09:00",
     "first 2026-06-02T09:00 lapsed; again 2026-06-03T23:59 lapsed; then 2026-06-04T23:59 lapsed"},
    /* The real start then comes too late and starts nothing more. */
    {"received=2026-06-01T09:00 responded=2026-06-02T09:10 acknowledged=2026-06-02T09:30", "2026-06-02T10:00",
     "first 2026-06-02T09:00 late; again 2026-06-03T23:59 owed; then 2026-06-04T23:59 met"},
    /* Answered before it was owed; but what is owed again and again is not kept by what came before. */
    {"received=2026-06-01T09:00 responded=2026-06-01T12:00", "2026-06-02T10:00",
     "first 2026-06-02T09:00 overdue; again 2026-06-03T23:59 owed; then 2026-06-04T23:59 met"},
    {"received=2026-06-01T09:00 contacted=2026-06-01T12:00,direction=out", "2026-06-02T10:00",
     "first 2026-06-02T09:00 overdue; again 2026-06-03T23:59 owed; then 2026-06-04T23:59 owed"},
    {"received=2026-06-01T09:00 contacted=2026-06-02T09:00,direction=out", "2026-06-02T10:00",
     "first 2026-06-02T09:00 overdue; again 2026-06-03T23:59 owed; then 2026-06-04T23:59 owed"},
    /* Of what came before its start each keeps its own. */
    {"improved=2026-06-01T08:00,item=9.1 improved=2026-06-01T08:30,item=3.1 learned=2026-06-01T09:00,until=2026-06-02",
     "2026-06-01T10:00", "dated 2026-06-02T23:59 met"},
    {"improved=2026-06-01T08:00,item=3.1 improved=2026-06-01T08:30,item=9.1 learned=2026-06-01T09:00,until=2026-06-02",
     "2026-06-01T10:00", "dated 2026-06-02T23:59 met"},
    {"improved=2026-06-01T08:00,item=9.1 improved=2026-06-01T08:30,item=8.1 learned=2026-06-01T09:00,until=2026-06-02",
     "2026-06-01T10:00", "dated 2026-06-02T23:59 owed"},
    /* Twice not kept in time, twice started. */
    {"received=2026-06-01T09:00 acknowledged=2026-06-02T12:00 responded=2026-06-03T08:00 assigned=2026-06-03T09:00 "
     "contacted=2026-06-03T10:00,direction=out withdrawn=2026-06-04T12:00",
     "2026-06-04T12:00",
     "first 2026-06-02T09:00 late; again 2026-06-03T23:59 met; then 2026-06-04T23:59 met; first 2026-06-04T09:00 "
     "lapsed; "
     "again 2026-06-04T23:59 lapsed; then 2026-06-08T23:59 lapsed"},
    /* Of one start, what has a date stands before what has none; rights without a date stay in the policy's order. */
    {"closed=2026-06-01T09:00", "2026-06-01T09:30", "after 2026-06-01T10:00 owed; right - open; claim - open"},
    {"closed=2026-06-01T09:00 linked=2027-06-01T09:00", "2027-06-01T09:30",
     "after 2026-06-01T10:00 overdue; right - open; claim - used"},
    {"closed=2026-06-01T09:00 withdrawn=2026-06-02T09:00", "2026-06-03T09:00",
     "after 2026-06-01T10:00 lapsed; right - lapsed; claim - lapsed"},
    /* A new date counts; a notice that comes after the due time is late, whatever the date. */
    {"learned=2026-06-01T09:00,until=2026-06-02 extended=2026-06-02T09:00,until=2026-06-05 improved=2026-06-04T09:00",
     "2026-06-02T09:00", "dated 2026-06-05T23:59 met; again 2026-06-03T23:59 owed"},
    {"learned=2026-06-01T09:00,until=2026-06-02 extended=2026-06-03T09:00,until=2026-06-05 improved=2026-06-04T09:00",
     "2026-06-03T09:00", "dated 2026-06-05T23:59 late; again 2026-06-04T23:59 owed"},
    {"learned=2026-06-01T09:00,until=2026-06-02 extended=2026-06-02T09:00 improved=2026-06-02T10:00",
     "2026-06-02T09:00", "dated 2026-06-02T23:59 met; again 2026-06-03T23:59 owed"},
};

START_TEST(makes_instances)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", CASES[_i].events);
    size_t count;
    const struct obligation *list = obligations(pool, &policy, &calendar, &timeline, at(CASES[_i].now), &count);
    const char *found = "";
    for (size_t i = 0; i < count; i++)
        found = pool_format(pool, "%s%s%s %.16s %s", found, *found ? "; " : "", list[i].rule->name,
                            list[i].due == INSTANT_NONE ? "-" : instant_write(pool, list[i].due),
                            obligation_state_name(list[i].state));
    ck_assert_str_eq(found, CASES[_i].expected);
    pool_free(pool);
}
END_TEST

/* What a level starts only once the next was asked for, it does not start: the letter came after the request. */
START_TEST(a_level_that_is_left_starts_nothing)
{
    static const char *const moments[] = {"delivered", NULL};
    static struct rule thanks[] = {{.name = "thanks", .level = 1, .starts = moments, .within = {UNIT_HOURS, 1}}};
    static struct kind levelled[] = {{.name = "complaint", .rules = thanks, .rule_count = 1}};
    static struct channel post[] = {{.name = "post", .within = {UNIT_WORKING_DAYS, 2}}};
    const struct policy office = {.kinds = levelled, .kind_count = 1, .channels = post, .channel_count = 1};
    struct pool *pool = pool_new();
    size_t count;
    struct timeline timeline =
        scenario_read(pool, "complaint", "responded=2026-06-01T09:00,channel=post escalated=2026-06-02T09:00");
    obligations(pool, &office, &calendar, &timeline, at("2026-06-04T09:00"), &count);
    ck_assert_uint_eq(count, 0);
    timeline.count = 1;
    obligations(pool, &office, &calendar, &timeline, at("2026-06-04T09:00"), &count);
    ck_assert_uint_eq(count, 1);
    pool_free(pool);
}
END_TEST

/* What it says of its start: the event, or the obligation that stood for it. */
START_TEST(says_what_started_it)
{
    struct pool *pool = pool_new();
    struct timeline timeline =
        scenario_read(pool, "complaint", "noted=2026-06-01T08:00 received=2026-06-01T09:00 escalated=2026-06-01T10:00");
    size_t count;
    const struct obligation *list = obligations(pool, &policy, &calendar, &timeline, at("2026-06-01T10:00"), &count);
    ck_assert_uint_eq(count, 3);
    ck_assert_str_eq(list[0].started_by, "received");
    ck_assert_int_eq(list[0].start_seq, 2);
    ck_assert_int_eq(list[0].level, 1);
    ck_assert_str_eq(list[1].started_by, "first");
    ck_assert_int_eq(list[1].start_seq, 0);
    ck_assert_int_eq(list[1].start, list[0].due);
    pool_free(pool);
}
END_TEST

/* As many as there are, each with its item. */
START_TEST(finds_room_for_many)
{
    struct pool *pool = pool_new();
    const char *events = "";
    for (int i = 0; i < SCENARIO_MOST; i++)
        events = pool_format(pool, "%slearned=2026-06-%02dT09:00,until=2026-07-%02d ", events, i + 1, i + 1);
    struct timeline timeline = scenario_read(pool, "complaint", events);
    size_t count;
    const struct obligation *list = obligations(pool, &policy, &calendar, &timeline, at("2026-06-01T10:00"), &count);
    ck_assert_uint_eq(count, SCENARIO_MOST);
    for (int i = 0; i < SCENARIO_MOST; i++)
        ck_assert_str_eq(list[i].item, pool_format(pool, "%d.1", i + 1));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("instance");
    tcase_add_loop_test(tests, makes_instances, 0, COUNT(CASES));
    tcase_add_test(tests, a_level_that_is_left_starts_nothing);
    tcase_add_test(tests, says_what_started_it);
    tcase_add_test(tests, finds_room_for_many);
    return suite_run("instance", tests);
}
