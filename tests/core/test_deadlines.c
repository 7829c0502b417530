/* The engine under the policies of the shipped sites: tests/data/deadlines.csv row by row, the golden cases of the
 * domain, the scenarios of the model, and what must hold of every case. Run from the root of the repository. */
#include "suite.h"

#include <stdio.h>

#include "core/owed.h"

enum { LINE_SIZE = 1024, CASES = 10000 };

/* The last instance of that name at that level: the one that the latest event started. */
static const struct obligation *last_of(const struct obligation *list, size_t count, const char *name, int level)
{
    const struct obligation *last = NULL;
    for (size_t i = 0; i < count; i++) {
        if (text_equal(list[i].rule->name, name) && list[i].level == level)
            last = &list[i];
    }
    return last;
}

/* Takes a cell from a line of the file, without its quotes. */
static char *cell(char **line)
{
    bool quoted = **line == '"';
    char *start = *line + quoted;
    char *end = strpbrk(start, quoted ? "\"" : ",\n");
    *line = end + 1 + (quoted && end[1] == ',');
    *end = '\0';
    return start;
}

START_TEST(rows_of_the_file)
{
    FILE *file = fopen("tests/data/deadlines.csv", "r");
    ck_assert_ptr_nonnull(file);
    char line[LINE_SIZE];
    int rows = 0;
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    for (; fgets(line, sizeof line, file); rows++) {
        struct pool *pool = pool_new();
        char *rest = line;
        const char *id = cell(&rest), *site = cell(&rest), *kind = cell(&rest), *events = cell(&rest);
        const char *name = cell(&rest), *level = cell(&rest), *due = cell(&rest);
        size_t count;
        const struct obligation *list = owed(pool, site, kind, events, "2026-06-01T09:00", &count);
        const struct obligation *found = last_of(list, count, name, atoi(level));
        ck_assert_msg(found != NULL, "%s: no %s", id, name);
        ck_assert_msg(text_equal(instant_write(pool, found->due), due), "%s: %s, not %s", id,
                      instant_write(pool, found->due), due);
        pool_free(pool);
    }
    fclose(file);
    ck_assert_int_ge(rows, 150);
}
END_TEST

static const struct scenario SCENARIOS[] = {
    /* Golden cases */
    {SCHOOLS, "complaint", "received=2026-05-01T17:30", "acknowledge", NULL, "1 2026-05-02T17:30:00+01:00 overdue"},
    {SCHOOLS, "complaint", "received=2026-03-28T12:00", "acknowledge", NULL, "1 2026-03-29T13:00:00+01:00 overdue"},
    {SCHOOLS, "complaint", "received=2026-10-24T12:00", "acknowledge", NULL, "1 2026-10-25T11:00:00+00:00 overdue"},
    {SCHOOLS, "complaint", "received=2026-04-02T08:00 acknowledged=2026-04-02T09:00", "respond", "2026-04-02T10:00",
     "1 2026-04-08T23:59:59+01:00 owed"},
    /* Who needs more time has it for what is theirs, and for nothing that we owe. */
    {SCHOOLS, "complaint",
     "received=2026-05-01T17:30,more-time=yes acknowledged=2026-05-05T09:00 responded=2026-05-06T10:00,channel=email",
     "escalation-window", "2026-05-18T09:00", "2 2026-05-20T23:59:59+01:00 open"},
    {SCHOOLS, "complaint", "received=2026-05-01T17:30,more-time=yes", "acknowledge", NULL,
     "1 2026-05-02T17:30:00+01:00 overdue"},
    {SCHOOLS, "complaint", "received=2026-05-02T08:00 acknowledged=2026-05-02T09:00", "respond", NULL,
     "1 2026-05-06T23:59:59+01:00 overdue"},
    {SCHOOLS, "complaint",
     "received=2026-12-21T08:00 acknowledged=2026-12-21T09:00 responded=2026-12-23T09:00,channel=email",
     "escalation-window", "2026-12-24T09:00", "2 2027-01-04T23:59:59+00:00 open"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T08:00 acknowledged=2026-06-01T09:00 responded=2026-06-03T09:00 escalated=2026-06-05T09:00",
     "respond", "2026-06-08T09:00", "1 2026-06-03T23:59:59+01:00 met; 2 2026-06-12T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00", "respond", "2026-06-01T10:00",
     "1 2026-06-04T23:59:59+01:00 coming"},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00", "acknowledge", "2026-06-01T10:00",
     "1 2026-06-02T09:00:00+01:00 owed"},
    /* Each thing that was suggested is decided on; what is accepted is owed by its date. */
    {ACADEMY, "complaint",
     "received=2026-07-01T09:00 acknowledged=2026-07-01T10:00 learned=2026-07-02T09:00,suggestions=2 "
     "weighed=2026-07-03T09:00,item=3.s2",
     "weigh", "2026-07-06T09:00", "1 2026-07-16T23:59:59+01:00 owed; 1 2026-07-16T23:59:59+01:00 met"},
    {ACADEMY, "complaint",
     "received=2026-07-01T09:00 acknowledged=2026-07-01T10:00 learned=2026-07-02T09:00,suggestions=1 "
     "weighed=2026-07-03T09:00,item=3.s1,until=2026-07-31",
     "improvement", "2026-07-06T09:00", "1 2026-07-31T23:59:59+01:00 owed"},
    {ACADEMY, "complaint",
     "received=2026-07-01T09:00 acknowledged=2026-07-01T10:00 learned=2026-07-02T09:00,suggestions=1 "
     "weighed=2026-07-03T09:00,item=3.s1",
     "improvement", "2026-07-06T09:00", ""},
    /* Ended as a duplicate: nothing is owed but a reply to what we are told, and no right opens; reopened, it goes on. */
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 merged=2026-06-01T12:00", "acknowledge", NULL,
     "1 2026-06-02T09:00:00+01:00 lapsed"},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 merged=2026-06-01T12:00", "respond", NULL, ""},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=post "
     "merged=2026-06-02T12:00",
     "escalation-window", NULL, ""},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email "
     "merged=2026-06-02T12:00",
     "escalation-window", NULL, "2 2026-06-09T23:59:59+01:00 lapsed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-02T10:00,channel=email "
     "merged=2026-06-02T12:00",
     "close", NULL, ""},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 merged=2026-06-01T12:00 contacted=2026-06-03T09:00,direction=in",
     "reply", "2026-06-03T10:00", "1 2026-06-05T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 merged=2026-06-01T12:00 reopened=2026-06-03T09:00",
     "respond", "2026-06-03T10:00", "1 2026-06-03T23:59:59+01:00 lapsed; 1 2026-06-05T23:59:59+01:00 owed"},
    /* Sent elsewhere: what is owed lapses, but a new contact and a reply to what we are told after that; reopened, the
     * answer is owed anew. */
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 redirected=2026-06-01T12:00",
     "respond", NULL, "1 2026-06-03T23:59:59+01:00 lapsed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 contacted=2026-06-01T11:00,direction=in "
     "redirected=2026-06-01T12:00",
     "reply", NULL, "1 2026-06-03T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 redirected=2026-06-01T12:00 "
     "contacted=2026-06-03T09:00,direction=in",
     "reply", "2026-06-03T10:00", "1 2026-06-05T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 redirected=2026-06-01T12:00 reopened=2026-06-03T09:00",
     "respond", "2026-06-03T10:00", "1 2026-06-03T23:59:59+01:00 lapsed; 1 2026-06-05T23:59:59+01:00 owed"},
    /* Scenarios of the model */
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 acknowledged=2026-06-02T00:30", "respond", NULL,
     "1 2026-06-04T23:59:59+01:00 overdue"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 extended=2026-06-03T12:00,until=2026-06-12 "
     "contacted=2026-06-04T09:00,direction=in contacted=2026-06-05T12:00,direction=out responded=2026-06-11T09:00",
     "respond", NULL, "1 2026-06-12T23:59:59+01:00 met"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 extended=2026-06-03T12:00,until=2026-06-12 "
     "contacted=2026-06-04T09:00,direction=in contacted=2026-06-05T12:00,direction=out responded=2026-06-11T09:00",
     "update", NULL, "1 2026-06-05T23:59:59+01:00 met; 1 2026-06-09T23:59:59+01:00 late"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 extended=2026-06-04T12:00,until=2026-06-12 "
     "responded=2026-06-05T09:00",
     "respond", NULL, "1 2026-06-12T23:59:59+01:00 late"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-05T09:00 "
     "responded=2026-06-10T09:00,channel=phone",
     "respond", "2026-06-11T09:00", "1 2026-06-03T23:59:59+01:00 met; 2 2026-06-12T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-05T09:00 "
     "responded=2026-06-10T09:00,channel=phone",
     "escalation-window", "2026-06-11T09:00", "2 2026-06-10T23:59:59+01:00 used"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-11T09:00 "
     "declined=2026-06-12T09:00",
     "escalation-window", NULL, "2 2026-06-10T23:59:59+01:00 used-late"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 escalated=2026-06-11T09:00 "
     "declined=2026-06-12T09:00",
     "respond", NULL, "1 2026-06-03T23:59:59+01:00 met; 2 2026-06-18T23:59:59+01:00 lapsed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00,channel=post "
     "escalated=2026-06-04T09:00",
     "escalation-window", "2026-06-05T09:00", "2 2026-06-12T23:59:59+01:00 used"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00,channel=post "
     "escalated=2026-06-04T09:00",
     "respond", "2026-06-05T09:00", "1 2026-06-03T23:59:59+01:00 met; 2 2026-06-11T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 withdrawn=2026-06-01T12:00", "acknowledge", NULL,
     "1 2026-06-02T09:00:00+01:00 lapsed"},
    {SCHOOLS, "complaint", "received=2026-06-01T09:00 withdrawn=2026-06-01T12:00", "respond", NULL, ""},
    {ACADEMY, "complaint",
     "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 responded=2026-06-03T09:00 learned=2026-06-04T09:00 "
     "closed=2026-06-05T09:00 reopened=2026-06-08T09:00 closed=2026-06-15T09:00",
     "root-cause", "2026-06-16T09:00", "1 2026-06-19T23:59:59+01:00 met; 1 2026-06-29T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint", "received=2026-10-25T01:30", "acknowledge", NULL, "1 2026-10-26T00:30:00+00:00 overdue"},
    {SCHOOLS, "complaint", "received=2026-10-25T01:30+00:00", "acknowledge", NULL,
     "1 2026-10-26T01:30:00+00:00 overdue"},
    {ACADEMY, "duties", "month-ended=2026-05-31T23:59:59", "report", "2026-06-01T09:00",
     "1 2026-06-05T23:59:59+01:00 owed"},
    {ACADEMY, "duties",
     "month-ended=2026-05-31T23:59:59,item=2026-05 month-ended=2026-06-30T23:59:59,item=2026-06 "
     "reported=2026-07-02T09:00,item=2026-06",
     "report", "2026-07-03T09:00", "1 2026-06-05T23:59:59+01:00 overdue; 1 2026-07-07T23:59:59+01:00 met"},
    {ACADEMY, "duties", "issued=2025-07-01T09:00 issued=2026-06-30T09:00", "policy-review", "2026-07-03T09:00",
     "1 2026-07-01T23:59:59+01:00 met; 1 2027-06-30T23:59:59+01:00 owed"},
    /* A new matter is owed a case, which a link after it keeps, and none before. */
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 linked=2026-06-02T09:00 followed-up=2026-06-08T09:00,then=new-case", "new-case",
     "2026-06-09T09:00", "1 2026-06-10T23:59:59+01:00 owed"},
    {SCHOOLS, "complaint",
     "received=2026-06-01T09:00 followed-up=2026-06-08T09:00,then=new-case linked=2026-06-09T09:00", "new-case",
     "2026-06-12T09:00", "1 2026-06-10T23:59:59+01:00 met"},
    {ACADEMY, "complaint", "received=2026-06-01T09:00 followed-up=2026-06-08T09:00,then=reopen", "new-case",
     "2026-06-09T09:00", ""},
    /* Whoever issues or reviews may set an earlier day; a review that sets none waits for the version that it wants. */
    {ACADEMY, "duties", "issued=2025-07-01T09:00,until=2026-06-30", "policy-review", "2026-06-01T09:00",
     "1 2026-06-30T23:59:59+01:00 owed"},
    {ACADEMY, "duties", "issued=2025-07-01T09:00,until=2026-07-09", "policy-review", "2026-06-01T09:00",
     "1 2026-07-01T23:59:59+01:00 owed"},
    {ACADEMY, "duties", "issued=2025-07-01T09:00 reviewed-policy=2026-06-01T09:00,until=2027-05-01", "policy-review",
     "2026-07-03T09:00", "1 2026-07-01T23:59:59+01:00 met; 1 2027-05-01T23:59:59+01:00 owed"},
    {ACADEMY, "duties", "issued=2025-07-01T09:00 reviewed-policy=2026-06-01T09:00", "policy-review", "2026-07-03T09:00",
     "1 2026-07-01T23:59:59+01:00 overdue"},
};

START_TEST(scenarios)
{
    scenario_holds(&SCENARIOS[_i]);
}
END_TEST

/* An extension keeps the date that was promised first. */
START_TEST(first_due_stays)
{
    struct pool *pool = pool_new();
    size_t count;
    const struct obligation *list =
        owed(pool, SCHOOLS, "complaint",
             "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 extended=2026-06-03T12:00,until=2026-06-12",
             "2026-06-04T09:00", &count);
    const struct obligation *respond = last_of(list, count, "respond", 1);
    ck_assert_str_eq(instant_write(pool, respond->first_due), "2026-06-03T23:59:59+01:00");
    ck_assert_str_eq(instant_write(pool, respond->due), "2026-06-12T23:59:59+01:00");
    ck_assert_str_eq(obligation_next(list, count)->rule->name, "update");
    pool_free(pool);
}
END_TEST

/* The calendar with one more holiday. */
static struct calendar calendar_with(struct pool *pool, const struct calendar *calendar, int32_t day)
{
    struct calendar more = {.days = pool_array(pool, calendar->count + 1, sizeof *more.days)};
    size_t i = 0;
    for (; i < calendar->count && calendar->days[i].day < day; i++)
        more.days[more.count++] = calendar->days[i];
    more.days[more.count++] = (struct day_off){.day = day, .name = "One more", .announced = INSTANT_NONE};
    for (; i < calendar->count; i++)
        more.days[more.count++] = calendar->days[i];
    return more;
}

/* Over two years, every nine hours: due after the start, hours exact, a further holiday never earlier. */
START_TEST(properties)
{
    const struct site *site = site_of(SCHOOLS);
    int64_t first = at("2026-01-01T00:20");
    for (int64_t start = first; start < first + 730LL * 86400; start += 9 * 3600) {
        struct pool *pool = pool_new();
        struct event events[] = {
            {.name = "received",
             .row = event_named("complaint", "received"),
             .seq = 1,
             .at = start,
             .until = INSTANT_NONE},
            {.name = "acknowledged",
             .row = event_named("complaint", "acknowledged"),
             .seq = 2,
             .at = start + 60,
             .until = INSTANT_NONE},
        };
        struct timeline timeline = {.kind = "complaint", .events = events, .count = 2};
        struct calendar more = calendar_with(pool, &site->calendar, instant_day(start) + 1);
        size_t count;
        const struct obligation *list = obligations(pool, site->policies, &site->calendar, &timeline, first, &count);
        const struct obligation *later = obligations(pool, site->policies, &more, &timeline, first, &count);
        ck_assert_uint_eq(count, 2);
        ck_assert_int_eq(list[0].due, start + 24 * 3600);
        for (size_t i = 0; i < count; i++) {
            ck_assert_int_gt(list[i].due, list[i].start);
            ck_assert_int_ge(later[i].due, list[i].due);
        }
        pool_free(pool);
    }
}
END_TEST

/* Ten thousand cases in a few seconds: what counts too much is noticed here first. */
START_TEST(is_fast)
{
    struct pool *reading = pool_new();
    struct timeline timeline = scenario_read(
        reading, "complaint",
        "received=2026-06-01T09:00 acknowledged=2026-06-01T10:00 extended=2026-06-03T12:00,until=2026-06-12 "
        "contacted=2026-06-05T12:00,direction=out responded=2026-06-11T09:00,channel=post,until=2026-06-30 "
        "escalated=2026-06-16T09:00 responded=2026-06-22T09:00,channel=email closed=2026-07-20T09:00");
    const struct site *site = site_of(SCHOOLS);
    for (int i = 0; i < CASES; i++) {
        struct pool *pool = pool_new();
        size_t count;
        obligations(pool, site->policies, &site->calendar, &timeline, timeline.events[0].at, &count);
        ck_assert_uint_gt(count, 6);
        pool_free(pool);
    }
    pool_free(reading);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("deadlines");
    tcase_add_unchecked_fixture(tests, sites_open, sites_close);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, rows_of_the_file);
    tcase_add_loop_test(tests, scenarios, 0, COUNT(SCENARIOS));
    tcase_add_test(tests, first_due_stays);
    tcase_add_test(tests, properties);
    tcase_add_test(tests, is_fast);
    return suite_run("deadlines", tests);
}
