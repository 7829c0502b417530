/* What a report draws attention to: the month's cases from which something was learned, or with good practice, or
 * reviewed; and that what is said of them names nobody. */
#include "suite.h"

#include <glib.h>

#include "base/fields.h"
#include "core/event.h"
#include "registry/attention.h"
#include "registry/office.h"
#include "registry/reports.h"
#include "registry/stories.h"

#define LONG                                                                                                           \
    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen."
#define WORD "öööööööööööööööööööööööööööööööööööööööö"
#define LEARNED(lesson)                                                                                                \
    EVENT("learned", 4, "03T09:00", "support", "<why>w</why><cause>no-process</cause><lesson>" lesson "</lesson>")
#define REVIEWED(practice) EVENT("reviewed", 3, "04T09:00", "support", practice)
#define PRACTICE "<practice><title>Stay until it works</title><what>w</what><effect>e</effect></practice>"

static const struct list *offered(const char *month)
{
    const struct reported_month asked = {.text = month};
    return attention_lists(&registry, pool, site_person(&registry.site, "delivery"), &asked, &fault);
}

static const struct list *cases_of(const char *month)
{
    const struct list *lists = offered(month);
    ck_assert_ptr_nonnull(lists);
    ck_assert_ptr_nonnull(list_named(lists, "divisions"));
    return list_named(lists, "month-cases");
}

START_TEST(offers_the_cases_of_the_month)
{
    const char *learned = case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, LEARNED("Two pairs.")));
    const char *told = case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, LEARNED(LONG)));
    const char *single = case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED, LEARNED(WORD WORD WORD)));
    const char *praised = case_kept("compliment", STORY(GIVEN, THANKED, REVIEWED(PRACTICE)));
    const char *reviewed = case_kept("compliment", STORY(GIVEN, THANKED, REVIEWED("<no-practice>n</no-practice>")));
    case_kept("compliment", STORY(GIVEN, THANKED));
    const char *hidden = case_kept("complaint", STORY(RECEIVED_BY("complainant", "<concerned>delivery</concerned>"),
                                                      ACKNOWLEDGED, RESPONDED, LEARNED("Of themselves.")));
    const struct list *cases = cases_of("2026-06");
    ck_assert_msg(!list_holds(cases, hidden), "who is complained about is offered the case");
    ck_assert_uint_eq(cases->count, 5);
    ck_assert_str_eq(list_label(cases, learned), pool_format(pool, "%s: Two pairs.", learned));
    ck_assert_str_eq(list_label(cases, praised), pool_format(pool, "%s: Stay until it works", praised));
    ck_assert_str_eq(list_label(cases, reviewed), pool_format(pool, "%s: finance", reviewed));
    const char *cut = list_label(cases, told);
    ck_assert_msg(g_str_has_suffix(cut, "thirteen fourteen fifteen…"), "%s", cut);
    cut = list_label(cases, single);
    ck_assert_msg(g_str_has_suffix(cut, "ööö…") && g_utf8_validate(cut, -1, NULL), "%s", cut);
    ck_assert_uint_eq(cases_of("2026-07")->count, 0);
    ck_assert_uint_eq(cases_of("2026-05")->count, 0);
}
END_TEST

/* What is wrong with words about that case: "acknowledging.1.words names-party", or "" where the report is kept. */
static const char *wrong_with(const char *about, const char *words)
{
    struct fields *fields = fields_new(pool);
    struct problems problems = {.pool = pool};
    fields_add(fields, "how", "At the meeting.");
    fields_add(fields, "acknowledging.1.about", about);
    fields_add(fields, "acknowledging.1.words", words);
    const struct duty_entry entry = {.event = EVENT_REPORTED,
                                     .entered = fields,
                                     .user = "delivery",
                                     .now = at("2026-07-05T09:00"),
                                     .complete = report_complete,
                                     .item = "2026-06",
                                     .lists = offered("2026-06")};
    bool kept = duty_keep(&registry, pool, &entry, &problems, &fault);
    ck_assert_int_eq(fault.kind, 0);
    ck_assert(kept == (problems.count == 0));
    registry_refresh(&registry, &fault);
    return kept ? "" : pool_format(pool, "%s %s", problems.list[0].field, problems.list[0].code);
}

#define CONCERNED "<concerned>coach</concerned>"

START_TEST(a_name_is_refused)
{
    const char *learned =
        case_kept("complaint", STORY(RECEIVED_BY("complainant", CONCERNED), ACKNOWLEDGED, RESPONDED, LEARNED("L.")));
    const char *coach = registry_person_title(&registry, "coach"), *head = registry_person_title(&registry, "head");
    ck_assert_str_eq(wrong_with(learned, "Ann Örn was right."), "acknowledging.1.words names-party");
    ck_assert_str_eq(wrong_with(learned, "Write to ann@example.org."), "acknowledging.1.words names-party");
    ck_assert_str_eq(wrong_with(learned, pool_format(pool, "As %s said.", coach)), "acknowledging.1.words names-party");
    ck_assert_str_eq(wrong_with("C-2026-999999-X", "Well done."), "acknowledging.1.about wrong");
    const char *hidden = case_kept("complaint", STORY(RECEIVED_BY("complainant", "<concerned>delivery</concerned>"),
                                                      ACKNOWLEDGED, RESPONDED, LEARNED("Of themselves.")));
    ck_assert_str_eq(wrong_with(hidden, "Ann Örn was right."), "acknowledging.1.about wrong");
    ck_assert_str_eq(wrong_with(learned, ""), "acknowledging.1.words missing");
    ck_assert_str_eq(wrong_with(learned, pool_format(pool, "Thanks to %s.", head)), "");
    const struct node *drawn = node_first(report_of(pool, registry.duties, "2026-06"), "acknowledging");
    ck_assert_str_eq(node_get(pool, node_first(drawn, "about"), "title"), pool_format(pool, "%s: L.", learned));
}
END_TEST

/* Nobody need choose a case. */
START_TEST(it_may_be_about_something_else)
{
    case_kept("complaint", STORY(RECEIVED));
    ck_assert_str_eq(wrong_with("", "Thanks to all."), "");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("attention");
    tcase_add_checked_fixture(tests, academy_open, office_close);
    tcase_add_test(tests, offers_the_cases_of_the_month);
    tcase_add_test(tests, a_name_is_refused);
    tcase_add_test(tests, it_may_be_about_something_else);
    return suite_run("attention", tests);
}
