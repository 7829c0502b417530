/* The engine under a small policy of its own: what the shipped ones have no use for. Scenarios: test_deadlines.c,
 * test_owed.c. */
#include "suite.h"

#include "core/obligation.h"
#include "core/scenario.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Obligations of the case as a whole, so that each row below needs only the one that it is about. */
static struct rule rules[] = {
    {.name = "hours", .starts = WORDS("received"), .met_by = WORDS("acknowledged"), .within = {UNIT_HOURS, 24}},
    {.name = "days",
     .starts = WORDS("assigned", "reopened"),
     .met_by = WORDS("noted"),
     .within = {UNIT_WORKING_DAYS, 2}},
    {.name = "dated", .starts = WORDS("planned"), .met_by = WORDS("improved")},
    {.name = "again",
     .starts = WORDS("extended"),
     .met_by = WORDS("updated"),
     .ends = WORDS("closed"),
     .within = {UNIT_WORKING_DAYS, 1},
     .repeats = true},
    {.name = "early", .starts = WORDS("closed"), .met_by = WORDS("linked"), .within = {UNIT_MONTHS, 1}},
};
static struct kind kinds[] = {{.name = "complaint", .rules = rules, .rule_count = COUNT(rules)}};
static const struct policy policy = {.kinds = kinds, .kind_count = 1};

/* Monday 8 June is announced as a day off on Thursday 4 June at noon. */
static struct day_off days[1];
static struct calendar calendar = {.days = days, .count = 1};

static void fixtures_make(void)
{
    ck_assert(day_read("2026-06-08", &days[0].day));
    days[0].name = "A day of mourning";
    days[0].announced = at("2026-06-04T12:00");
}

/* All obligations of a case as NAME DUE STATE. */
static const struct {
    const char *events, *now, *expected;
} STATES[] = {
    {"received=2026-06-01T09:00", "2026-06-01T08:59", "hours 2026-06-02T09:00:00+01:00 coming"},
    {"received=2026-06-01T09:00", "2026-06-01T09:00", "hours 2026-06-02T09:00:00+01:00 owed"},
    {"received=2026-06-01T09:00", "2026-06-02T09:00", "hours 2026-06-02T09:00:00+01:00 owed"},
    {"received=2026-06-01T09:00", "2026-06-02T09:00:01", "hours 2026-06-02T09:00:00+01:00 overdue"},
    {"received=2026-06-01T09:00 acknowledged=2026-06-02T09:00", "2026-06-09T09:00",
     "hours 2026-06-02T09:00:00+01:00 met"},
    {"received=2026-06-01T09:00 acknowledged=2026-06-02T09:00:01", "2026-06-09T09:00",
     "hours 2026-06-02T09:00:00+01:00 late"},
    {"received=2026-06-01T09:00 withdrawn=2026-06-01T10:00", "2026-06-09T09:00",
     "hours 2026-06-02T09:00:00+01:00 lapsed"},
    {"withdrawn=2026-06-01T08:00 received=2026-06-01T09:00", "2026-06-09T09:00", ""},
    /* Announced later: it moves what is open, and not what was kept before. */
    {"assigned=2026-06-04T09:00", "2026-06-04T11:00", "days 2026-06-08T23:59:59+01:00 owed"},
    {"assigned=2026-06-04T09:00", "2026-06-04T12:00", "days 2026-06-09T23:59:59+01:00 owed"},
    {"assigned=2026-06-04T09:00 noted=2026-06-04T11:00", "2026-06-05T09:00", "days 2026-06-08T23:59:59+01:00 met"},
    {"assigned=2026-06-04T09:00 noted=2026-06-09T11:00", "2026-06-10T09:00", "days 2026-06-09T23:59:59+01:00 met"},
    {"assigned=2026-06-04T09:00 withdrawn=2026-06-04T11:00", "2026-06-05T09:00",
     "days 2026-06-08T23:59:59+01:00 lapsed"},
    /* A second start while one is open opens nothing. */
    {"assigned=2026-06-01T09:00 assigned=2026-06-02T09:00", "2026-06-02T10:00", "days 2026-06-03T23:59:59+01:00 owed"},
    /* Items: each is owed and kept on its own; without a name the oldest is kept. */
    {"learned=2026-06-01T09:00,until=2026-06-10 learned=2026-06-02T09:00,until=2026-06-05 "
     "improved=2026-06-03T09:00,item=2.1",
     "2026-06-04T09:00", "dated 2026-06-10T23:59:59+01:00 owed; dated 2026-06-05T23:59:59+01:00 met"},
    {"learned=2026-06-01T09:00,until=2026-06-10 learned=2026-06-02T09:00,until=2026-06-05 improved=2026-06-03T09:00",
     "2026-06-04T09:00", "dated 2026-06-10T23:59:59+01:00 met; dated 2026-06-05T23:59:59+01:00 owed"},
    /* What repeats is not kept by what came before it, and ends. */
    {"contacted=2026-06-01T09:00,direction=out extended=2026-06-02T09:00", "2026-06-02T10:00",
     "again 2026-06-03T23:59:59+01:00 owed"},
    {"extended=2026-06-01T09:00 contacted=2026-06-02T09:00,direction=out linked=2026-06-02T09:30 "
     "closed=2026-06-02T10:00",
     "2026-06-03T10:00",
     "again 2026-06-02T23:59:59+01:00 met; again 2026-06-03T23:59:59+01:00 lapsed; early 2026-07-02T23:59:59+01:00 "
     "met"},
    /* Kept before it started: once, and not by what came before the case was reopened. */
    {"linked=2026-06-01T09:00 linked=2026-06-01T10:00 closed=2026-06-01T11:00 closed=2026-06-01T12:00",
     "2026-06-02T09:00", "early 2026-07-01T23:59:59+01:00 met; early 2026-07-01T23:59:59+01:00 owed"},
    {"linked=2026-06-01T09:00 reopened=2026-06-01T10:00 closed=2026-06-01T11:00", "2026-06-02T09:00",
     "days 2026-06-03T23:59:59+01:00 owed; early 2026-07-01T23:59:59+01:00 owed"},
};

START_TEST(states)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", STATES[_i].events);
    size_t count;
    const struct obligation *list = obligations(pool, &policy, &calendar, &timeline, at(STATES[_i].now), &count);
    const char *found = "";
    for (size_t i = 0; i < count; i++) {
        found = pool_format(pool, "%s%s%s %s %s", found, *found ? "; " : "", list[i].rule->name,
                            instant_write(pool, list[i].due), obligation_state_name(list[i].state));
    }
    ck_assert_str_eq(found, STATES[_i].expected);
    pool_free(pool);
}
END_TEST

/* Where a receipt that names the contact acknowledges a complaint. */
static struct rule receipt_rules[] = {
    {.name = "acknowledge",
     .starts = WORDS("received"),
     .met_by = WORDS("acknowledged", "receipted"),
     .within = {UNIT_HOURS, 24}},
    {.name = "respond",
     .starts = WORDS("acknowledged", "receipted"),
     .at_latest = "acknowledge",
     .met_by = WORDS("responded"),
     .within = {UNIT_WORKING_DAYS, 1}},
    {.name = "again", .starts = WORDS("returned"), .met_by = WORDS("resent"), .within = {UNIT_WORKING_DAYS, 1}},
};
static struct level receipt_levels[] = {{.number = 1}};
static struct kind receipt_kinds[] = {{.name = "complaint",
                                       .levels = receipt_levels,
                                       .level_count = 1,
                                       .rules = receipt_rules,
                                       .rule_count = COUNT(receipt_rules)}};
static const struct policy receipt_policy = {.kinds = receipt_kinds, .kind_count = 1};

#define RECEIPTED "received=2026-06-01T09:00,receipt=yes,contact=Priya-Shah"
#define MET "acknowledge 2026-06-02T09:00:00+01:00 met; "
#define OWED "acknowledge 2026-06-02T09:00:00+01:00 owed; "
#define LATE "acknowledge 2026-06-02T09:00:00+01:00 late; "
#define RESPOND(day) "respond 2026-06-0" day "T23:59:59+01:00 owed"
#define COMING "respond 2026-06-03T23:59:59+01:00 coming"

static const struct {
    const char *events, *now, *expected;
} RECEIPTS[] = {
    {RECEIPTED, "2026-06-01T10:00", MET RESPOND("2")},
    /* it names nobody, or did not go out */
    {"received=2026-06-01T09:00,receipt=yes", "2026-06-01T10:00", OWED COMING},
    {"received=2026-06-01T09:00,contact=Priya-Shah", "2026-06-01T10:00", OWED COMING},
    /* it counts from when it went out, which may be too late */
    {RECEIPTED ",recorded=2026-06-02T08:00", "2026-06-02T08:30", MET RESPOND("3")},
    {RECEIPTED ",recorded=2026-06-02T09:30", "2026-06-02T10:00", LATE RESPOND("3")},
    /* the acknowledgement that follows starts nothing anew */
    {RECEIPTED " acknowledged=2026-06-02T08:00", "2026-06-02T08:30", MET RESPOND("2")},
    /* it came back: nothing was acknowledged, until somebody does */
    {RECEIPTED " returned=2026-06-01T11:00,item=1", "2026-06-01T12:00",
     OWED "again 2026-06-02T23:59:59+01:00 owed; " COMING},
    {RECEIPTED " returned=2026-06-01T11:00,item=1 acknowledged=2026-06-01T15:00", "2026-06-01T16:00",
     MET "again 2026-06-02T23:59:59+01:00 met; " RESPOND("2")},
    {RECEIPTED " returned=2026-06-01T11:00,item=1 resent=2026-06-01T15:00,item=1,channel=post", "2026-06-01T16:00",
     OWED "again 2026-06-02T23:59:59+01:00 met; " COMING},
    {RECEIPTED " returned=2026-06-01T11:00,item=1 contacted=2026-06-01T12:00,direction=in", "2026-06-01T16:00",
     OWED "again 2026-06-02T23:59:59+01:00 owed; " COMING},
    {RECEIPTED " returned=2026-06-01T11:00,item=1 contacted=2026-06-01T12:00,direction=out", "2026-06-01T16:00",
     OWED "again 2026-06-02T23:59:59+01:00 met; " COMING},
    /* so does what is sent again of something else */
    {RECEIPTED " acknowledged=2026-06-01T10:00,channel=email returned=2026-06-01T11:00,item=1"
               " returned=2026-06-01T11:30,item=2 resent=2026-06-01T15:00,item=2,channel=post",
     "2026-06-01T16:00",
     MET RESPOND("2") "; again 2026-06-02T23:59:59+01:00 met; again 2026-06-02T23:59:59+01:00 met"},
};

START_TEST(receipts_acknowledge)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", RECEIPTS[_i].events);
    size_t count;
    const struct obligation *list =
        obligations(pool, &receipt_policy, &calendar, &timeline, at(RECEIPTS[_i].now), &count);
    const char *found = "";
    for (size_t i = 0; i < count; i++)
        found = pool_format(pool, "%s%s%s %s %s", found, *found ? "; " : "", list[i].rule->name,
                            instant_write(pool, list[i].due), obligation_state_name(list[i].state));
    ck_assert_str_eq(found, RECEIPTS[_i].expected);
    pool_free(pool);
}
END_TEST

START_TEST(explains_each_day)
{
    static const struct {
        const char *day;
        int number;
        const char *skipped;
    } expected[] = {
        {"2026-06-04", 0, NULL},
        {"2026-06-05", 1, NULL},
        {"2026-06-06", -1, "Saturday"},
        {"2026-06-07", -1, "Sunday"},
        {"2026-06-08", -1, "A day of mourning"},
        {"2026-06-09", 2, NULL},
    };
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", "assigned=2026-06-04T09:00");
    size_t count, steps;
    int64_t now = at("2026-06-05T09:00");
    const struct obligation *list = obligations(pool, &policy, &calendar, &timeline, now, &count);
    const struct counted_day *counted = obligation_explain(pool, &calendar, list, now, &steps);
    ck_assert_uint_eq(steps, COUNT(expected));
    for (size_t i = 0; i < steps; i++) {
        ck_assert_str_eq(day_write(pool, counted[i].day), expected[i].day);
        ck_assert_int_eq(counted[i].number, expected[i].number);
        ck_assert_pstr_eq(counted[i].skipped, expected[i].skipped);
    }
    ck_assert_int_eq(counted[4].announced, days[0].announced);
    ck_assert_int_eq(day_end(counted[steps - 1].day), list[0].due);
    pool_free(pool);
}
END_TEST

/* Day 0 is counted whatever day it is. */
START_TEST(day_0_may_be_a_day_off)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", "assigned=2026-06-08T09:00 received=2026-06-08T10:00");
    size_t count, steps;
    int64_t now = at("2026-06-08T11:00");
    const struct obligation *list = obligations(pool, &policy, &calendar, &timeline, now, &count);
    const struct counted_day *counted = obligation_explain(pool, &calendar, list, now, &steps);
    ck_assert_uint_eq(steps, 3);
    ck_assert(counted[0].number == 0 && counted[0].skipped == NULL && counted[0].announced == INSTANT_NONE);
    ck_assert_int_eq(counted[2].number, 2);
    obligation_explain(pool, &calendar, &list[1], now, &steps);
    ck_assert_uint_eq(steps, 0); /* elapsed hours count no days */
    pool_free(pool);
}
END_TEST

START_TEST(next_is_the_earliest)
{
    struct pool *pool = pool_new();
    struct timeline timeline =
        scenario_read(pool, "complaint",
                      "received=2026-06-01T09:00 assigned=2026-06-01T09:00 acknowledged=2026-06-01T10:00 "
                      "learned=2026-06-01T11:00,until=2026-06-02");
    size_t count;
    const struct obligation *list = obligations(pool, &policy, &calendar, &timeline, at("2026-06-01T12:00"), &count);
    ck_assert_str_eq(obligation_next(list, count)->rule->name, "dated");
    ck_assert_ptr_null(obligation_next(list, 0));
    timeline.kind = "unknown";
    obligations(pool, &policy, &calendar, &timeline, at("2026-06-01T12:00"), &count);
    ck_assert_uint_eq(count, 0);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("obligation");
    tcase_add_checked_fixture(tests, fixtures_make, NULL);
    tcase_add_loop_test(tests, states, 0, COUNT(STATES));
    tcase_add_loop_test(tests, receipts_acknowledge, 0, COUNT(RECEIPTS));
    tcase_add_test(tests, explains_each_day);
    tcase_add_test(tests, day_0_may_be_a_day_off);
    tcase_add_test(tests, next_is_the_earliest);
    return suite_run("obligation", tests);
}
