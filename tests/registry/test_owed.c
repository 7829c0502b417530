/* An obligation as a tree that explains itself. */
#include "suite.h"

#include <string.h>

#include "registry/owed.h"
#include "registry/stories.h"

#define EXTENDED(when, until)                                                                                          \
    EVENT("extended", 3, when, "handler", "<reason>r</reason><until>" until "</until><channel>email</channel>")

/* A part of the tree of the obligation of that name, or of what must not be there. */
static const struct {
    const char *const *story;
    const char *now, *name, *text;
    bool there;
} CASES[] = {
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "level=\"1\"", true},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge",
     "state=\"owed\" open=\"yes\" force=\"hard\" started-by=\"received\"", true},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "owner-title=\"Division handler\"", true},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "unit=\"hours\" count=\"24\"", true},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge",
     "start=\"2026-06-01T09:00:00+01:00\" due=\"2026-06-02T09:00:00+01:00\"", true},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "left=\"1\"", true},
    {STORY(RECEIVED), "2026-06-04T10:00", "acknowledge", "state=\"overdue\"", true},
    {STORY(RECEIVED), "2026-06-04T10:00", "acknowledge", "left=\"-2\"", true},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "<day ", false}, /* elapsed hours count no days */
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "window=", false},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "kept=", false},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "first-due=", false},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "notice-late=", false},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "calendar-", false},
    {STORY(RECEIVED), "2026-06-01T10:00", "acknowledge", "<clause ", true},
    {STORY(RECEIVED), "2026-06-01T10:00", "respond",
     "state=\"coming\" open=\"yes\" force=\"target\" started-by=\"acknowledge\"", true},
    {STORY(RECEIVED), "2026-06-01T10:00", "respond", "left=", false}, /* not open yet */
    {STORY(RECEIVED, ACKNOWLEDGED), "2026-06-01T11:00", "acknowledge", "kept=\"2026-06-01T10:00:00+01:00\"", true},
    {STORY(RECEIVED, ACKNOWLEDGED), "2026-06-01T11:00", "acknowledge", "left=", false},
    /* each day, counted or skipped */
    {STORY(RECEIVED, ACKNOWLEDGED), "2026-06-01T11:00", "respond",
     "<day date=\"2026-06-01\" number=\"0\"/><day date=\"2026-06-02\" number=\"1\"/><day date=\"2026-06-03\" "
     "number=\"2\"/>",
     true},
    {STORY(RECEIVED, ACKNOWLEDGED, RESPONDED), "2026-06-02T10:00", "escalation-window",
     "<day date=\"2026-06-05\" number=\"3\"/><day date=\"2026-06-06\" skipped=\"Saturday\"/>", true},
    {STORY(RECEIVED, ACKNOWLEDGED, RESPONDED), "2026-06-02T10:00", "escalation-window",
     "level=\"2\" window=\"yes\" state=\"open\" open=\"yes\" started-by=\"delivered\" unit=\"working-days\" "
     "count=\"5\"",
     true},
    {STORY(RECEIVED, ACKNOWLEDGED, RESPONDED), "2026-06-02T10:00", "escalation-window", "left=\"5\"", true},
    {STORY(RECEIVED, ACKNOWLEDGED, RESPONDED), "2026-06-20T10:00", "escalation-window", "left=", false},
    /* moved */
    {STORY(RECEIVED, ACKNOWLEDGED, EXTENDED("02T09:00", "2026-06-12")), "2026-06-02T10:00", "respond",
     "due=\"2026-06-12T23:59:59+01:00\" first-due=\"2026-06-03T23:59:59+01:00\"", true},
    {STORY(RECEIVED, ACKNOWLEDGED, EXTENDED("02T09:00", "2026-06-12")), "2026-06-02T10:00", "respond", "notice-late",
     false},
    {STORY(RECEIVED, ACKNOWLEDGED, EXTENDED("04T09:00", "2026-06-12")), "2026-06-04T10:00", "respond",
     "notice-late=\"yes\"", true},
    /* beyond the days that are known */
    {STORY(RECEIVED, ACKNOWLEDGED, EXTENDED("02T09:00", "2099-06-12")), "2026-06-02T10:00", "respond",
     "calendar-ends=\"20", true},
    {STORY(RECEIVED, ACKNOWLEDGED, EXTENDED("02T09:00", "2026-06-12")), "2026-06-02T10:00", "respond", "calendar-ends",
     false},
    {STORY("<received seq=\"1\" at=\"1999-06-01T09:00:00+01:00\" by=\"complainant\"/>"), "2026-06-02T10:00",
     "acknowledge", "calendar-begins=\"20", true},
};

START_TEST(explains_itself)
{
    const struct case_file *file = case_of("complaint", CASES[_i].story, CASES[_i].now);
    const char *text = NULL;
    for (size_t i = 0; i < file->obligation_count && text == NULL; i++)
        if (text_equal(file->obligations[i].rule->name, CASES[_i].name))
            text = xml_write(pool, owed_add(pool, xml_new(pool, NAMESPACE_PAGE, "page"), &registry.site, file->policy,
                                            &file->obligations[i], at(CASES[_i].now)));
    ck_assert_msg(text != NULL && (strstr(text, CASES[_i].text) != NULL) == CASES[_i].there, "%s: %s", CASES[_i].text,
                  text);
}
END_TEST

/* A day off that was announced says when. */
START_TEST(says_when_a_day_off_was_announced)
{
    static struct day_off days[1] = {{.name = "A day of mourning"}};
    ck_assert(day_read("2026-06-02", &days[0].day));
    days[0].announced = at("2026-05-20T12:00");
    registry.site.calendar.days = days;
    registry.site.calendar.count = 1;
    const struct case_file *file = case_of("complaint", STORY(RECEIVED, ACKNOWLEDGED), "2026-06-01T11:00");
    const char *text = "";
    for (size_t i = 0; i < file->obligation_count; i++)
        text = pool_format(pool, "%s%s", text,
                           xml_write(pool, owed_add(pool, xml_new(pool, NAMESPACE_PAGE, "page"), &registry.site,
                                                    file->policy, &file->obligations[i], at("2026-06-01T11:00"))));
    ck_assert_msg(strstr(text, "<day date=\"2026-06-02\" skipped=\"A day of mourning\" "
                               "announced=\"2026-05-20T12:00:00+01:00\"/>") != NULL,
                  "%s", text);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("owed");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, explains_itself, 0, COUNT(CASES));
    tcase_add_test(tests, says_when_a_day_off_was_announced);
    return suite_run("owed", tests);
}
