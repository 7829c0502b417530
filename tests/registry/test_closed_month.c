/* A month whose report is recorded keeps its figures for good: counted anew they have the same bytes, a later entry
 * leaves them as they were, and the next report says what has changed, once. */
#include "suite.h"

#include <string.h>

#include "base/digest.h"
#include "base/fields.h"
#include "core/event.h"
#include "registry/closed_month.h"
#include "registry/office.h"
#include "registry/reported.h"
#include "registry/reports.h"
#include "registry/rounding.h"
#include "registry/stories.h"
#include "store/content.h"
#include "store/duty.h"
#include "xml/validity.h"

/* The report on that month as it is shown at that time. */
static const struct node *shown(const char *text, const char *now)
{
    struct reported_month month;
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "report");
    node_set(page, "month", text);
    ck_assert(month_reported(text, at(now), &month));
    ck_assert_msg(closed_month_add(&registry, pool, registry.duties, page, &month, at(now), &fault), "%s",
                  fault.detail);
    return page;
}

/* What it says has changed: "2026-06 received finance complaint 1 2; …". */
static const char *changes(const char *text, const char *now)
{
    const char *all = "";
    const struct node *changed = node_first(shown(text, now), "changed");
    for (; changed != NULL; changed = node_next(changed, "changed")) {
        static const char *const names[] = {"month", "figure", "row", "column", "was", "number"};
        for (int i = 0; i < COUNT(names); i++) {
            const char *value = node_get(pool, changed, names[i]);
            all = pool_format(pool, "%s%s%s", all, value ? value : "-", i + 1 < COUNT(names) ? " " : ";");
        }
    }
    return all;
}

static bool says(const char *text, const char *change)
{
    return strstr(text, change) != NULL;
}

static const char *complaints(const struct node *page)
{
    return closed_month_number(pool, page, "received", "finance", "complaint");
}

static void receive(void)
{
    case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED));
}

START_TEST(counted_anew_it_has_the_same_bytes)
{
    receive();
    ck_assert(report("2026-06", "2026-07-05T09:00"));
    const char *digest = node_get(pool, report_of(pool, registry.duties, "2026-06"), "figures");
    const struct stored_content *kept = store_content(registry.store, pool, digest, &fault);
    ck_assert_ptr_nonnull(kept);
    struct reported_month month;
    struct node *anew = xml_new(pool, NAMESPACE_PAGE, "report");
    node_set(anew, "month", "2026-06");
    ck_assert(month_reported("2026-06", at("2026-07-05T09:00"), &month));
    ck_assert(month_report_add(&registry, pool, anew, &month, at("2026-07-05T09:00"), &fault));
    const char *text = xml_write(pool, anew);
    ck_assert_uint_eq(kept->size, strlen(text));
    ck_assert_mem_eq(kept->bytes, text, kept->size);
    ck_assert_ptr_null(node_get(pool, anew, "counted")); /* when it was counted is no part of it */
    ck_assert_msg(tree_valid(anew, "report", "schema/page.xsd", &fault), "%s", fault.detail);
    ck_assert(closed_months_whole(&registry, registry.duties));
}
END_TEST

START_TEST(what_comes_later_leaves_it_as_it_was)
{
    receive();
    ck_assert_ptr_null(node_get(pool, shown("2026-06", "2026-07-05T08:00"), "counted"));
    ck_assert(report("2026-06", "2026-07-05T09:00"));
    receive();
    const struct node *page = shown("2026-06", "2026-07-06T09:00");
    ck_assert_str_eq(complaints(page), "1");
    ck_assert_ptr_nonnull(node_get(pool, page, "counted"));
    ck_assert_ptr_null(node_first(page, "changed"));
    ck_assert_str_eq(closed_month_number(pool, page, "received", NULL, "complaint"), "1");
    ck_assert_ptr_null(closed_month_number(pool, page, "received", "nothing", "complaint"));
    ck_assert_ptr_null(closed_month_number(pool, page, "nothing", NULL, "complaint"));
}
END_TEST

/* It is rounded for each who reads it, and not where it is kept. */
START_TEST(what_is_kept_is_exact)
{
    receive();
    ck_assert(report("2026-06", "2026-07-05T09:00"));
    for (int i = 0; i < 2; i++) {
        struct reported_month month;
        struct node *page = xml_new(pool, NAMESPACE_PAGE, "report");
        ck_assert(month_reported("2026-06", at("2026-07-06T09:00"), &month));
        ck_assert(closed_month_add(&registry, pool, registry.duties, page, &month, at("2026-07-06T09:00"), &fault));
        ck_assert_str_eq(complaints(page), "1");
        rounding_apply(&registry, pool, page, 5, at("2026-07-06T09:00"));
        ck_assert_ptr_null(complaints(page)); /* the academy has no such division: the row told that there was one */
        ck_assert_str_eq(closed_month_number(pool, page, "received", NULL, "complaint"), "0");
    }
}
END_TEST

START_TEST(the_next_report_says_what_has_changed_once)
{
    receive();
    ck_assert(report("2026-06", "2026-07-05T09:00"));
    ck_assert_str_eq(changes("2026-07", "2026-08-01T09:00"), "");
    receive();
    const char *changed = changes("2026-07", "2026-08-01T09:00");
    ck_assert_msg(says(changed, "2026-06 received finance complaint 1 2;"), "%s", changed);
    ck_assert_msg(!says(changed, "compliment"), "%s", changed);
    ck_assert(report("2026-07", "2026-08-05T09:00"));
    ck_assert_str_eq(changes("2026-07", "2026-09-01T09:00"), changed);
    ck_assert_str_eq(changes("2026-08", "2026-09-01T09:00"), "");
    receive();
    const char *again = changes("2026-08", "2026-09-01T09:00");
    ck_assert_msg(says(again, "2026-06 received finance complaint 2 3;"), "%s", again);
    ck_assert_str_eq(complaints(shown("2026-06", "2026-09-01T09:00")), "1");
}
END_TEST

/* A row that there was not, and a median. */
START_TEST(a_new_row_was_nought)
{
    receive();
    ck_assert(report("2026-06", "2026-07-05T09:00"));
    case_kept("complaint", STORY(EVENT("received", 1, "01T09:00", "complainant",
                                       ANN "<division>kitchens</division><summary>s</summary><details>d</details>"
                                           "<channel>web</channel>"),
                                 EVENT("acknowledged", 2, "03T10:00", "handler",
                                       "<contact><name>Priya</name><phone>01632 960001</phone></contact>"
                                       "<issue>Late</issue><channel>email</channel>")));
    const char *changed = changes("2026-07", "2026-08-01T09:00");
    ck_assert_msg(says(changed, "2026-06 received kitchens complaint 0 1;"), "%s", changed);
    ck_assert_msg(says(changed, " - median 3600 90000;"), "%s", changed);
}
END_TEST

/* Reports of before figures were kept are counted as ever. */
START_TEST(an_older_report_is_counted_now)
{
    receive();
    ck_assert(store_begin(registry.store, &fault) &&
              store_add_duty(registry.store, 1,
                             "<reported seq=\"1\" at=\"2026-07-05T09:00:00+01:00\" by=\"delivery\" "
                             "policy=\"PR00002/V4\"><how>h</how><month>2026-06</month></reported>",
                             &fault) &&
              store_commit(registry.store, &fault));
    registry_refresh(&registry, &fault);
    receive();
    const struct node *page = shown("2026-06", "2026-07-06T09:00");
    ck_assert_str_eq(complaints(page), "2");
    ck_assert_ptr_null(node_get(pool, page, "counted"));
    ck_assert(report("2026-07", "2026-08-05T09:00"));
    receive();
    ck_assert_str_eq(changes("2026-06", "2026-09-01T09:00"), "");
    ck_assert(closed_months_whole(&registry, registry.duties));
}
END_TEST

START_TEST(what_is_gone_is_said)
{
    struct reported_month month;
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "report");
    receive();
    ck_assert(report("2026-06", "2026-07-05T09:00"));
    struct node *duties = xml_copy(pool, registry.duties);
    node_set(node_first(duties, EVENT_REPORTED), "figures", bytes_digest(pool, "", 0));
    ck_assert(!closed_months_whole(&registry, duties));
    ck_assert(month_reported("2026-06", at("2026-07-06T09:00"), &month));
    ck_assert(!closed_month_add(&registry, pool, duties, page, &month, at("2026-07-06T09:00"), &fault));
    fault_is(500, "broken");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("month closed");
    tcase_add_checked_fixture(tests, academy_open, office_close);
    tcase_add_test(tests, counted_anew_it_has_the_same_bytes);
    tcase_add_test(tests, what_comes_later_leaves_it_as_it_was);
    tcase_add_test(tests, what_is_kept_is_exact);
    tcase_add_test(tests, the_next_report_says_what_has_changed_once);
    tcase_add_test(tests, a_new_row_was_nought);
    tcase_add_test(tests, an_older_report_is_counted_now);
    tcase_add_test(tests, what_is_gone_is_said);
    return suite_run("month closed", tests);
}
