#include "suite.h"

#include "base/pool.h"
#include "core/calendar.h"
#include "core/moment.h"
#include "core/hand_over.h"
#include "core/policy.h"
#include "core/scenario.h"

static struct level levels[] = {{.number = 1}, {.number = 2, .written = true}, {.number = 3, .written = true}};
static struct kind kinds[] = {{.name = "complaint", .levels = levels, .level_count = 3}};
static struct channel channels[] = {
    {.name = "email", .written = true},
    {.name = "post", .written = true, .within = {UNIT_WORKING_DAYS, 2}},
    {.name = "phone"},
};
static const struct policy policy = {.kinds = kinds, .kind_count = 1, .channels = channels, .channel_count = 3};
static const struct calendar calendar = {0};

/* Moments as NAME/SEQ/LEVEL, in order. 1 June 2026 is a Monday. */
static const struct {
    const char *events, *moments;
} MOMENTS[] = {
    {"received=2026-06-01T09:00 acknowledged=2026-06-01T10:00", "received/1/1 acknowledged/2/1"},
    {"responded=2026-06-01T10:00,channel=email", "responded/1/1 delivered/1/1"},
    {"responded=2026-06-01T10:00", "responded/1/1 delivered/1/1"},
    {"responded=2026-06-01T10:00,channel=post,until=2026-06-12 escalated=2026-06-02T10:00 contacted=2026-06-04T09:00",
     "responded/1/1 promised/1/1 escalated/2/2 delivered/1/1 contacted/3/2"},
    {"contacted=2026-06-01T10:00,direction=in", "contacted/1/1 told/1/1"},
    {"contacted=2026-06-01T10:00,direction=in,content=yes", "contacted/1/1 told/1/1"},
    {"responded=2026-06-01T10:00 contacted=2026-06-01T11:00,direction=in,content=yes",
     "responded/1/1 delivered/1/1 contacted/2/1 satisfied/2/1"},
    {"responded=2026-06-01T10:00 closed=2026-06-01T10:30 contacted=2026-06-01T11:00,direction=in,content=yes",
     "responded/1/1 delivered/1/1 closed/2/1 contacted/3/1 told/3/1"},
    {"withdrawn=2026-06-01T10:00 reopened=2026-06-01T11:00", "withdrawn/1/1 reopened/2/1 reopened-unacknowledged/2/1"},
    {"acknowledged=2026-06-01T09:00 withdrawn=2026-06-01T10:00 reopened=2026-06-01T11:00",
     "acknowledged/1/1 withdrawn/2/1 reopened/3/1"},
    /* What was done by the day of the answer is no promise; what an answer takes the place of, it says. */
    {"responded=2026-06-03T10:00,until=2026-06-02,until=2026-06-03", "responded/1/1 delivered/1/1 promised/1/1"},
    {"responded=2026-06-03T10:00,replaces=1.1", "responded/1/1 delivered/1/1 replaced/1/1"},
    /* The clock was wrong: a step is never before the one that was entered before it. */
    {"received=2030-01-01T09:00 acknowledged=2026-06-01T10:00 noted=2026-06-01T09:00",
     "noted/3/1 received/1/1 acknowledged/2/1"},
    {"contacted=2026-06-01T10:00,direction=out", "contacted/1/1 updated/1/1"},
    {"responded=2026-06-01T10:00,channel=phone", "responded/1/1 delivered/1/1"},
    {"escalated=2026-06-01T09:00 responded=2026-06-01T10:00,channel=phone", "escalated/1/2 updated/2/2"},
    {"escalated=2026-06-01T09:00 declined=2026-06-01T10:00", "escalated/1/2 declined/2/1"},
    {"escalated=2026-06-01T09:00,level=3 closed=2026-06-01T10:00", "escalated/1/3 closed/2/3"},
    {"learned=2026-06-01T09:00,until=2026-07-01", "learned/1/1 planned/1/1"},
    {"responded=2026-06-01T10:00,until=2026-06-12,until=2026-06-20",
     "responded/1/1 delivered/1/1 promised/1/1 promised/1/1"},
    {"received=2026-06-01T09:00 noted=2026-06-03T09:00 contacted=2026-06-02T09:00",
     "received/1/1 contacted/3/1 noted/2/1"},
    {"received=2026-06-01T09:00 acknowledged=2026-06-01T09:00", "received/1/1 acknowledged/2/1"},
    {"improved=2026-06-01T09:00", "improved/1/1"},
    {"improved=2026-06-01T09:00,became=effective", "improved/1/1"},
    {"improved=2026-06-01T09:00,became=not-effective", "not-effective/1/1"},
    {"followed-up=2026-06-01T09:00", "followed-up/1/1"},
    {"followed-up=2026-06-01T09:00,then=reopen", "followed-up/1/1 reopened/1/1"},
};

START_TEST(derives_moments)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", MOMENTS[_i].events);
    const struct moments moments = moments_of(pool, &timeline, &policy, &calendar, 0);
    const char *found = "";
    for (size_t i = 0; i < moments.count; i++) {
        const struct moment *moment = &moments.list[i];
        found = pool_format(pool, "%s%s%s/%d/%d", found, i ? " " : "", moment->name, moment->seq, moment->level);
    }
    ck_assert_str_eq(found, MOMENTS[_i].moments);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *events;
    int level, highest;
} LEVELS[] = {
    {"received=2026-06-01T09:00", 1, 1},
    {"received=2026-06-01T09:00 escalated=2026-06-02T09:00", 2, 2},
    {"received=2026-06-01T09:00 escalated=2026-06-02T09:00 escalated=2026-06-03T09:00", 3, 3},
    {"received=2026-06-01T09:00 escalated=2026-06-02T09:00 declined=2026-06-03T09:00", 1, 2},
    {"received=2026-06-01T09:00 declined=2026-06-03T09:00", 1, 1},
};

START_TEST(knows_the_level)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", LEVELS[_i].events);
    ck_assert_int_eq(timeline_level(&timeline), LEVELS[_i].level);
    ck_assert_int_eq(timeline_highest_level(&timeline), LEVELS[_i].highest);
    pool_free(pool);
}
END_TEST

/* What was promised, and whether it is all done; what was planned. */
static const struct {
    const char *events;
    bool promises, plans;
} PROMISES[] = {
    {"responded=2026-06-01T10:00", false, false},
    {"responded=2026-06-01T10:00,until=2026-06-12", true, false},
    {"responded=2026-06-01T10:00,until=2026-06-12 remedied=2026-06-02T10:00,item=1.1", false, false},
    {"responded=2026-06-01T10:00,until=2026-06-12,until=2026-06-13 remedied=2026-06-02T10:00,item=1.1", true, false},
    {"responded=2026-06-01T10:00,until=2026-06-12,until=2026-06-13 remedied=2026-06-02T10:00,item=1.2", true, false},
    {"responded=2026-06-01T10:00,until=2026-06-12,until=2026-06-13 remedied=2026-06-02T10:00,item=1.2 "
     "noted=2026-06-02T11:00 remedied=2026-06-03T10:00,item=1.1",
     false, false},
    {"noted=2026-06-01T09:00 learned=2026-06-01T10:00", false, false},
    {"noted=2026-06-01T09:00 learned=2026-06-01T10:00,until=2026-06-12", false, true},
};

START_TEST(knows_what_is_promised)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", PROMISES[_i].events);
    ck_assert_int_eq(timeline_promises(&timeline), PROMISES[_i].promises);
    ck_assert_int_eq(timeline_plans(&timeline), PROMISES[_i].plans);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *event;
    bool reopens;
} REOPENING[] = {
    {"reopened=2026-06-01T10:00", true},     {"followed-up=2026-06-01T10:00,then=reopen", true},
    {"followed-up=2026-06-01T10:00", false}, {"noted=2026-06-01T10:00,then=reopen", false},
    {"closed=2026-06-01T10:00", false},
};

/* What has not happened yet does not count. */
START_TEST(looks_at_nothing_beyond)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint",
                                             "received=2026-06-01T09:00 responded=2026-06-01T10:00,until=2026-06-12 "
                                             "remedied=2026-06-02T10:00,item=2.1,concerned=ann,division=finance");
    timeline.count = 2;
    ck_assert(timeline_promises(&timeline));
    ck_assert(!timeline_concerns(&timeline, "ann"));
    ck_assert_ptr_null(timeline_division(&timeline));
    ck_assert_ptr_null(timeline_last(&timeline, "remedied"));
    timeline.count = 1;
    ck_assert(!timeline_promises(&timeline));
    pool_free(pool);
}
END_TEST

START_TEST(knows_what_reopens)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", REOPENING[_i].event);
    ck_assert_int_eq(timeline_reopens(&timeline.events[0]), REOPENING[_i].reopens);
    pool_free(pool);
}
END_TEST

START_TEST(knows_whom_it_is_about)
{
    struct pool *pool = pool_new();
    struct timeline timeline =
        scenario_read(pool, "complaint",
                      "received=2026-06-01T09:00,division=not-sure,concerned=ann assigned=2026-06-02T09:00,"
                      "division=finance,concerned=bob noted=2026-06-03T09:00");
    ck_assert_str_eq(timeline_division(&timeline), "finance");
    ck_assert_ptr_null(timeline_handler(&timeline));
    ck_assert(timeline_concerns(&timeline, "ann"));
    ck_assert(timeline_concerns(&timeline, "bob"));
    ck_assert(!timeline_concerns(&timeline, "cat"));
    ck_assert(!timeline_concerns(&timeline, NULL));
    ck_assert_int_eq(timeline_last(&timeline, "assigned")->seq, 2);
    ck_assert_ptr_null(timeline_last(&timeline, "closed"));
    pool_free(pool);
}
END_TEST

/* What was said last by then. */
START_TEST(knows_what_was_said_by_then)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint",
                                             "received=2026-06-01T09:00 assigned=2026-06-02T09:00,division=finance"
                                             " assigned=2026-06-03T09:00,division=people");
    const struct event *events = timeline.events;
    ck_assert_ptr_null(timeline_division_by(&timeline, events[1].at - 1));
    ck_assert_str_eq(timeline_division_by(&timeline, events[1].at), "finance");
    ck_assert_str_eq(timeline_division_by(&timeline, events[2].at - 1), "finance");
    ck_assert_str_eq(timeline_division_by(&timeline, events[2].at), "people");
    ck_assert_str_eq(timeline_division(&timeline), "people");
    timeline.events[1].severity = "low";
    timeline.events[2].severity = SEVERITY_HIGH;
    ck_assert_ptr_null(timeline_severity_by(&timeline, events[1].at - 1));
    ck_assert_str_eq(timeline_severity_by(&timeline, events[2].at - 1), "low");
    ck_assert_str_eq(timeline_severity(&timeline), SEVERITY_HIGH);
    pool_free(pool);
}
END_TEST

static const struct {
    const char *events;
    int seq; /* 0: none */
} ANSWERS_LAST[] = {
    {"received=2026-06-01T09:00 contacted=2026-06-01T10:00,direction=out", 0},
    {"responded=2026-06-01T10:00,channel=phone noted=2026-06-01T11:00", 1},
    {"responded=2026-06-01T10:00 escalated=2026-06-02T10:00 responded=2026-06-03T10:00,channel=email", 3},
    /* At that level it is only told. */
    {"responded=2026-06-01T10:00 escalated=2026-06-02T10:00 responded=2026-06-03T10:00,channel=phone", 1},
};

START_TEST(knows_the_last_answer)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", ANSWERS_LAST[_i].events);
    const struct event *answer = timeline_answer(&timeline, &policy);
    ck_assert_int_eq(answer != NULL ? answer->seq : 0, ANSWERS_LAST[_i].seq);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("timeline");
    tcase_add_loop_test(tests, derives_moments, 0, COUNT(MOMENTS));
    tcase_add_loop_test(tests, knows_the_level, 0, COUNT(LEVELS));
    tcase_add_loop_test(tests, knows_what_is_promised, 0, COUNT(PROMISES));
    tcase_add_test(tests, looks_at_nothing_beyond);
    tcase_add_loop_test(tests, knows_what_reopens, 0, COUNT(REOPENING));
    tcase_add_test(tests, knows_whom_it_is_about);
    tcase_add_test(tests, knows_what_was_said_by_then);
    tcase_add_loop_test(tests, knows_the_last_answer, 0, COUNT(ANSWERS_LAST));
    return suite_run("timeline", tests);
}
