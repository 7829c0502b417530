/* What is owed beside the cases: by the months that have ended since the first case, and by the version of the policy;
 * and that a report is kept once. */
#include "suite.h"

#include "base/fields.h"
#include "core/event.h"
#include "registry/office.h"
#include "registry/reported.h"
#include "registry/reports.h"
#include "registry/stories.h"

static void setup(void)
{
    office_open(ACADEMY);
}

/* What is owed, was kept or lapsed: "report 2026-06 owed 2026-07-07; …". */
static const char *owed_at(const char *now)
{
    size_t count;
    const char *text = "";
    const struct obligation *owed = duties_owed(&registry, pool, at(now), &count, &fault);
    for (size_t i = 0; i < count; i++)
        text = pool_format(pool, "%s%s%s%s%s %s %s", text, i ? "; " : "", owed[i].rule->name, owed[i].item ? " " : "",
                           owed[i].item ? owed[i].item : "", obligation_state_name(owed[i].state),
                           day_write(pool, instant_day(owed[i].due)));
    ck_assert_int_eq(fault.kind, 0);
    return text;
}

/* The version in force is of 1 July 2026 and states 30 June 2027. */
#define REVIEW "policy-review owed 2027-06-30"

START_TEST(owes_no_report_before_the_first_case)
{
    ck_assert_str_eq(owed_at("2026-06-30T09:00"), "");
    ck_assert_str_eq(owed_at("2026-08-20T09:00"), REVIEW);
}
END_TEST

START_TEST(owes_a_report_for_each_month)
{
    case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED));
    ck_assert_str_eq(owed_at("2026-06-30T23:59"), "");
    ck_assert_str_eq(owed_at("2026-07-01T00:00"), "report 2026-06 owed 2026-07-07; " REVIEW);
    ck_assert_str_eq(owed_at("2026-08-20T09:00"),
                     "report 2026-06 overdue 2026-07-07; " REVIEW "; report 2026-07 overdue 2026-08-07");
}
END_TEST

START_TEST(keeps_a_report_once)
{
    case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED));
    ck_assert(report("2026-07", "2026-08-05T09:00"));
    ck_assert(report("2026-06", "2026-08-05T09:00"));
    ck_assert_str_eq(owed_at("2026-08-20T09:00"),
                     "report 2026-06 late 2026-07-07; " REVIEW "; report 2026-07 met 2026-08-07");
    ck_assert_int_eq(schema_validate(registry.schema, registry.duties, NULL, NULL), 0);
    ck_assert_ptr_nonnull(report_of(pool, registry.duties, "2026-06"));
    ck_assert_ptr_null(report_of(pool, registry.duties, "2026-08"));
    ck_assert_ptr_null(report_of(pool, registry.duties, NULL));
    ck_assert(!report("2026-06", "2026-08-06T09:00"));
    fault_is(409, "reported");
}
END_TEST

/* By due; the delivery manager's and the head's. */
START_TEST(says_whose_they_are)
{
    size_t count;
    case_kept("complaint", STORY(RECEIVED, ACKNOWLEDGED));
    const struct task *tasks = duties_tasks(&registry, pool, at("2026-08-20T09:00"), &count, &fault);
    ck_assert_uint_eq(count, 3);
    ck_assert_str_eq(tasks[0].owed->item, "2026-06");
    ck_assert_str_eq(tasks[1].owed->item, "2026-07");
    ck_assert_str_eq(tasks[1].persons[0]->user, "delivery");
    ck_assert_str_eq(tasks[2].persons[0]->user, "head");
}
END_TEST

static const struct {
    const char *text, *day;
} MONTHS[] = {{"2026-05", "2026-05-01"}, {"2026-13", NULL},  {"2026-5", NULL},  {"", NULL}, {NULL, NULL},
              {"2026-05-01", NULL},      {"May 2026", NULL}, {" 2026-05", NULL}};

START_TEST(reads_a_month)
{
    int32_t first;
    ck_assert_int_eq(month_read(MONTHS[_i].text, &first), MONTHS[_i].day != NULL);
    if (MONTHS[_i].day)
        ck_assert_str_eq(day_write(pool, first), MONTHS[_i].day);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("duties");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_test(tests, owes_no_report_before_the_first_case);
    tcase_add_test(tests, owes_a_report_for_each_month);
    tcase_add_test(tests, keeps_a_report_once);
    tcase_add_test(tests, says_whose_they_are);
    tcase_add_loop_test(tests, reads_a_month, 0, COUNT(MONTHS));
    return suite_run("duties", tests);
}
