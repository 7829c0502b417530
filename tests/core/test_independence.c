/* Who had a part in a case before a level of it was asked for. */
#include "suite.h"

#include <time.h>

#include "base/pool.h"
#include "core/independence.h"
#include "core/scenario.h"

static const struct person MAX = {.user = "max", .title = "Max Moor"};

#define RECEIVED "received=2026-06-01T09:00,by=complainant "
#define ACKNOWLEDGED RECEIVED "acknowledged=2026-06-01T10:00,by=hal,contact=Hal-Hill "
#define ESCALATED ACKNOWLEDGED "responded=2026-06-02T09:00,by=hal,channel=email escalated=2026-06-03T09:00 "
#define ANSWERED "responded=2026-06-04T09:00,by=max,channel=email "
#define AGAIN ESCALATED ANSWERED "escalated=2026-06-05T09:00 "

/* At which level the last event is done, and whether Max, who does it, had a part before or decided below. */
static const struct {
    const char *events;
    int level;
    bool part, below;
    bool barred; /* from deciding there; only where they decided below */
} CASES[] = {
    {ACKNOWLEDGED "responded=2026-06-02T09:00,by=max", 1, true, false, false},
    {ESCALATED ANSWERED, 2, false, false, false},
    {ESCALATED "noted=2026-06-03T10:00,by=max " ANSWERED, 2, false, false, false}, /* at the level itself */
    {ESCALATED ANSWERED "reopened=2026-06-05T09:00 " ANSWERED, 2, false, false, false},
    {RECEIVED "noted=2026-06-01T09:30,by=max acknowledged=2026-06-01T10:00,by=hal responded=2026-06-02T09:00,by=hal "
              "escalated=2026-06-03T09:00 " ANSWERED,
     2, true, false, false},
    {RECEIVED "assigned=2026-06-01T09:30,by=sam,handler=max acknowledged=2026-06-01T10:00,by=hal "
              "escalated=2026-06-03T09:00 " ANSWERED,
     2, true, false, false},
    {RECEIVED "acknowledged=2026-06-01T10:00,by=hal,contact=Mr-Max-Moor escalated=2026-06-03T09:00 " ANSWERED, 2, true,
     false, false},
    {RECEIVED "responded=2026-06-01T10:00,by=max escalated=2026-06-03T09:00 " ANSWERED, 2, true, true, true},
    {AGAIN ANSWERED, 3, true, true, true},
    {AGAIN "exempted=2026-06-05T10:00,by=dora,exempts=max,level=3 " ANSWERED, 3, true, true, false},
    {AGAIN "exempted=2026-06-05T10:00,by=dora,exempts=max,level=2 " ANSWERED, 3, true, true, true},
    {AGAIN "exempted=2026-06-05T10:00,by=dora,exempts=mona,level=3 " ANSWERED, 3, true, true, true},
    {ESCALATED "declined=2026-06-04T09:00,by=max", 2, false, false, false},
    {ESCALATED "declined=2026-06-04T09:00,by=max escalated=2026-06-05T09:00 " ANSWERED, 2, true, false, false},
    {AGAIN "declined=2026-06-06T09:00,by=max", 3, true, true, true},
};

START_TEST(knows_who_had_a_part)
{
    struct pool *pool = pool_new();
    struct timeline timeline = scenario_read(pool, "complaint", CASES[_i].events);
    const struct event *last = &timeline.events[timeline.count - 1];
    ck_assert_msg(timeline_level_of(&timeline, last) == CASES[_i].level, "%s: its level", CASES[_i].events);
    ck_assert_msg(person_had_part(pool, &timeline, &MAX, last) == CASES[_i].part, "%s: its part", CASES[_i].events);
    ck_assert_msg(timeline_decided_below(&timeline, "max", CASES[_i].level) == CASES[_i].below, "%s: below",
                  CASES[_i].events);
    ck_assert_msg(timeline_bars_deciding(&timeline, "max", CASES[_i].level) == CASES[_i].barred, "%s: barred",
                  CASES[_i].events);
    ck_assert(!timeline_decided_below(&timeline, NULL, CASES[_i].level));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("independence");
    tcase_add_loop_test(tests, knows_who_had_a_part, 0, COUNT(CASES));
    return suite_run("independence", tests);
}
