/* Reports on several months together, by a schedule of the policy: owed once, at the end of the last; they count what
 * their months do, keep it, and say what has changed. */
#include "suite.h"

#include "core/event.h"
#include "core/lookup.h"
#include "registry/attention.h"
#include "registry/closed_month.h"
#include "registry/office.h"
#include "registry/reported.h"
#include "registry/stories.h"
#include "xml/validity.h"

static struct rhythm rhythms[2] = {{.months = 3}, {.months = 1}};

/* Three months together, June to August 2026, and so on; from December on each again. */
static void schedule(void)
{
    ck_assert(month_read("2026-06", &rhythms[0].from) && month_read("2026-12", &rhythms[1].from));
    for (size_t i = 0; i < registry.site.policy_count; i++) {
        struct rule *report = registry.site.policies[i].duties;
        ck_assert_str_eq(report->name, "report");
        report->schedule = rhythms;
        report->schedule_count = COUNT(rhythms);
    }
}

static void setup(void)
{
    academy_open();
    schedule();
}

/* "2026-08 owed 2026-09-07; …". */
static const char *owed_at(const char *now)
{
    size_t count;
    const char *text = "";
    const struct obligation *owed = duties_owed(&registry, pool, at(now), &count, &fault);
    for (size_t i = 0; i < count; i++)
        if (owed[i].item != NULL)
            text = pool_format(pool, "%s%s %s %s; ", text, owed[i].item, obligation_state_name(owed[i].state),
                               day_write(pool, instant_day(owed[i].due)));
    ck_assert_int_eq(fault.kind, 0);
    return text;
}

/* False with a fault. */
static bool report_kept(const char *month, const char *now)
{
    bool kept = report(month, now);
    schedule(); /* the site was read again */
    return kept;
}

/* The report on the period that ends with that month, as it is shown at that time. */
static const struct node *shown(const char *text, const char *now)
{
    struct reported_month period;
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "report");
    ck_assert(report_period(pool, site_policy_at(&registry.site, at(now)), text, at(now), &period));
    node_set(page, "month", period.text);
    node_set(page, "from", period.from);
    ck_assert_msg(closed_month_add(&registry, pool, registry.duties, page, &period, at(now), &fault), "%s",
                  fault.detail);
    return page;
}

static const char *complaints(const struct node *page)
{
    return closed_month_number(pool, page, "received", "finance", "complaint");
}

static const char *receive(void)
{
    return case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED));
}

START_TEST(is_owed_once_its_last_month_has_ended)
{
    receive();
    ck_assert_str_eq(owed_at("2026-08-31T23:59"), "");
    ck_assert_str_eq(owed_at("2026-09-01T00:00"), "2026-08 owed 2026-09-07; ");
    ck_assert_str_eq(owed_at("2027-01-01T09:00"),
                     "2026-08 overdue 2026-09-07; 2026-11 overdue 2026-12-07; 2026-12 owed 2027-01-08; ");
    ck_assert(report_kept("2026-08", "2026-09-03T09:00"));
    ck_assert_str_eq(owed_at("2026-12-01T00:00"), "2026-08 met 2026-09-07; 2026-11 owed 2026-12-07; ");
}
END_TEST

static const struct {
    const char *month, *now, *from;
    bool found, ended;
} PERIODS[] = {
    {"2026-05", "2026-06-10T09:00", NULL, true, true},       {"2026-06", "2026-09-10T09:00", NULL, false, false},
    {"2026-07", "2026-09-10T09:00", NULL, false, false},     {"2026-08", "2026-09-01T00:00", "2026-06", true, true},
    {"2026-08", "2026-08-31T12:00", "2026-06", true, false}, {"2026-08", "2026-07-31T12:00", NULL, false, false},
    {"2026-12", "2027-01-10T09:00", NULL, true, true},       {"2026-13", "2027-01-10T09:00", NULL, false, false},
    {NULL, "2027-01-10T09:00", NULL, false, false},
};

START_TEST(is_called_by_its_last_month)
{
    struct reported_month period;
    int64_t now = at(PERIODS[_i].now);
    bool found = report_period(pool, registry.site.policies, PERIODS[_i].month, now, &period);
    ck_assert_int_eq(found, PERIODS[_i].found);
    if (!found)
        return;
    ck_assert_pstr_eq(period.from, PERIODS[_i].from);
    ck_assert_int_eq(period.ended, PERIODS[_i].ended);
    ck_assert(!period.year);
}
END_TEST

START_TEST(what_was_counted_stays)
{
    receive();
    ck_assert_str_eq(complaints(shown("2026-08", "2026-09-02T09:00")), "1");
    ck_assert(report_kept("2026-08", "2026-09-03T09:00"));
    receive();
    const struct node *page = shown("2026-08", "2026-09-04T09:00");
    ck_assert_str_eq(complaints(page), "1");
    ck_assert_ptr_nonnull(node_get(pool, page, "counted"));
    ck_assert_ptr_null(node_first(page, "changed"));
    ck_assert(closed_months_whole(&registry, registry.duties));
}
END_TEST

START_TEST(the_next_says_what_has_changed)
{
    receive();
    ck_assert(report_kept("2026-08", "2026-09-03T09:00"));
    receive();
    const struct node *page = shown("2026-11", "2026-12-02T09:00"), *changed = node_first(page, "changed");
    while (changed != NULL && !(text_equal(node_get(pool, changed, "figure"), "received") &&
                                text_equal(node_get(pool, changed, "row"), "finance")))
        changed = node_next(changed, "changed");
    ck_assert_ptr_nonnull(changed);
    ck_assert_str_eq(node_get(pool, changed, "from"), "2026-06");
    ck_assert_str_eq(node_get(pool, changed, "month"), "2026-08");
    ck_assert_str_eq(node_get(pool, changed, "was"), "1");
    ck_assert_str_eq(node_get(pool, changed, "number"), "2");
    const struct node *kept = shown("2026-08", "2026-12-02T09:00");
    ck_assert_str_eq(complaints(kept), "1");
    ck_assert_msg(tree_valid(page, "report", "schema/page.xsd", &fault), "%s", fault.detail);
}
END_TEST

START_TEST(a_month_within_one_has_none)
{
    receive();
    ck_assert(!report_kept("2026-06", "2026-09-03T09:00"));
    fault_is(404, "unknown-address");
    fault = (struct fault){0};
    ck_assert(!report_kept("2026-08", "2026-08-20T09:00"));
    fault_is(404, "unknown-address");
}
END_TEST

START_TEST(offers_the_cases_of_all_its_months)
{
    const char *learned =
        case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED, RESPONDED,
                                     EVENT("learned", 4, "03T09:00", "support",
                                           "<why>w</why><cause>no-process</cause><lesson>Two pairs.</lesson>")));
    struct reported_month period;
    int64_t now = at("2026-09-03T09:00");
    ck_assert(report_period(pool, registry.site.policies, "2026-08", now, &period));
    const struct list *cases = list_named(
        attention_lists(&registry, pool, site_person(&registry.site, "delivery"), &period, &fault), "month-cases");
    ck_assert(list_holds(cases, learned));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("report periods");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_test(tests, is_owed_once_its_last_month_has_ended);
    tcase_add_loop_test(tests, is_called_by_its_last_month, 0, COUNT(PERIODS));
    tcase_add_test(tests, what_was_counted_stays);
    tcase_add_test(tests, the_next_says_what_has_changed);
    tcase_add_test(tests, a_month_within_one_has_none);
    tcase_add_test(tests, offers_the_cases_of_all_its_months);
    return suite_run("report periods", tests);
}
