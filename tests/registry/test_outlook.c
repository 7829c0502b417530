/* What an event says of levels and times to come. */
#include "suite.h"

#include "registry/outlook.h"
#include "registry/stories.h"

#define ANSWERED(seq, when, channel)                                                                                   \
    EVENT("responded", seq, when, "manager", "<outcome>upheld</outcome><channel>" channel "</channel>")
#define BY_HANDLER EVENT("responded", 3, "02T09:00", "handler", "<outcome>upheld</outcome><channel>email</channel>")
#define ASKED(seq, when, level)                                                                                        \
    "<escalated seq=\"" #seq "\" at=\"2026-06-" when ":00+01:00\" by=\"complainant\" level=\"" level "\"/>"
#define ASKS(seq, when) EVENT("escalated", seq, when, "complainant", "<channel>web</channel>")

/* The attributes that the last event of the story gets; "" none of them. */
static const struct {
    const char *const *story;
    const char *attributes;
} CASES[] = {
    {STORY(RECEIVED), ""},
    {STORY(RECEIVED, ACKNOWLEDGED), "response-due=2026-06-03T23:59:59+01:00 "},
    {STORY(RECEIVED, EVENT("noted", 2, "01T10:00", "handler", "<note>n</note>")), ""},
    {STORY(RECEIVED, EVENT("responded", 2, "01T09:30", "handler", "<channel>email</channel>"),
           EVENT("acknowledged", 3, "01T10:00", "handler", "<channel>email</channel>")),
     ""}, /* nothing is awaited any more */
    {STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(3, "02T09:00", "email")),
     "level=1 next-level=2 next-until=2026-06-09T23:59:59+01:00 "},
    {STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(3, "02T09:00", "post")),
     "level=1 next-level=2 next-until=2026-06-11T23:59:59+01:00 "},
    {STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(3, "02T09:00", "email"), ASKED(4, "03T09:00", "2"),
           ANSWERED(5, "04T09:00", "email")),
     "level=2 next-level=3 by-role=Divisional Senior Management "}, /* a right without a last date */
    {STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(3, "02T09:00", "email"), ASKED(4, "03T09:00", "2"),
           ANSWERED(5, "04T09:00", "email"), ASKED(6, "05T09:00", "3"), ANSWERED(7, "05T10:00", "email")),
     "level=3 "}, /* final */
    {STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(3, "02T09:00", "email"), ASKED(4, "03T09:00", "2"),
           ANSWERED(5, "04T09:00", "phone")),
     "level=2 by-role=Divisional Senior Management "}, /* told by phone is no answer at this level, and opens no right */
    {STORY(RECEIVED, ACKNOWLEDGED, BY_HANDLER),
     "level=1 next-level=2 next-until=2026-06-09T23:59:59+01:00 by-role=Division handler "},
    {STORY(RECEIVED, ACKNOWLEDGED, BY_HANDLER, ASKED(4, "03T09:00", "2"), ANSWERED(5, "04T09:00", "email")),
     "level=2 next-level=3 by-role=Divisional Senior Management no-part=yes "},
    {STORY(RECEIVED, ACKNOWLEDGED, BY_HANDLER, ASKED(4, "10T09:00", "2"),
           EVENT("declined", 5, "11T09:00", "manager", "<reasons>r</reasons><channel>email</channel>")),
     "by-role=Divisional Senior Management no-part=yes "},
    {STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(3, "02T09:00", "email"), ASKS(4, "09T23:00")),
     "level=2 response-due=2026-06-16T23:59:59+01:00 "},
    {STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(3, "02T09:00", "email"), ASKS(4, "10T00:00")),
     "level=2 late=yes response-due=2026-06-17T23:59:59+01:00 "},
    {STORY(RECEIVED, ACKNOWLEDGED, ANSWERED(3, "02T09:00", "email"), ASKED(4, "03T09:00", "2"),
           ANSWERED(5, "04T09:00", "email"), ASKS(6, "30T09:00")),
     "level=3 response-due=2026-07-07T23:59:59+01:00 "},
};

START_TEST(says_what_comes)
{
    static const char *const names[] = {"level",      "late",    "response-due", "next-level",
                                        "next-until", "by-role", "no-part"};
    const char *const *story = CASES[_i].story;
    size_t count = 0;
    while (story[count] != NULL)
        count++;
    const char **before = pool_array(pool, count + 1, sizeof *before);
    for (size_t i = 0; i + 1 < count; i++)
        before[i] = story[i];
    struct node *record = record_of("complaint", story), *event = record_event(record, (int)count);
    outlook_set_level(count > 1 ? case_of("complaint", before, "2026-07-01T09:00") : NULL, event);
    struct case_file *grown = case_file_of(&registry, pool, record, at("2026-07-01T09:00"), &fault);
    outlook_set_times(pool, grown, site_people(&registry.site), event);
    const char *found = "";
    for (int i = 0; i < COUNT(names); i++) {
        const char *value = node_get(pool, event, names[i]);
        found = value ? pool_format(pool, "%s%s=%s ", found, names[i], value) : found;
    }
    ck_assert_str_eq(found, CASES[_i].attributes);
    ck_assert_int_eq(grown->timeline->events[count - 1].late, strstr(found, "late") != NULL);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("outlook");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, says_what_comes, 0, COUNT(CASES));
    return suite_run("outlook", tests);
}
