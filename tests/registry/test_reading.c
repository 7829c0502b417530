/* Who decides again what was decided before opens the papers first: of that case, since it was asked for, by themselves. */
#include "suite.h"

#include "registry/reading.h"
#include "registry/stories.h"

static void setup(void)
{
    office_open(SCHOOLS);
}

#define ESCALATED EVENT("escalated", 4, "05T09:00", "complainant", "<channel>web</channel>")
#define DECLINED EVENT("declined", 5, "05T10:00", "manager", "<reasons>r</reasons><channel>email</channel>")

static void look(const char *reference, const char *user, const char *program, const char *when)
{
    const struct look look = {.at = at(when), .user = user, .program = program};
    ck_assert(looks_keep(registry.looks, reference, &look, &fault));
}

static bool missed(const char *reference, const char *event, const char *user)
{
    return reading_missed(&registry, case_now(reference, "2026-06-10T09:00"), event, user);
}

START_TEST(asks_who_decides_again)
{
    const char *first = case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED));
    const char *again = case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, ESCALATED));
    const char *declined = case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, ESCALATED, DECLINED));
    ck_assert(!missed(first, "responded", "handler"));
    ck_assert(!missed(declined, "responded", "manager"));
    ck_assert(!missed(again, "noted", "manager"));
    ck_assert(missed(again, "responded", "manager"));
    look(again, "manager", "bundle", "2026-06-04T09:00"); /* before it was asked for */
    look(again, "manager", "case", "2026-06-06T09:00");
    look(again, "director", "bundle", "2026-06-06T09:00");
    look(first, "manager", "bundle", "2026-06-06T09:00");
    ck_assert(missed(again, "responded", "manager"));
    look(again, "manager", "bundle", "2026-06-06T09:00");
    ck_assert(!missed(again, "responded", "manager"));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("reading");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_test(tests, asks_who_decides_again);
    return suite_run("reading", tests);
}
