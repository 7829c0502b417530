/* Why something was late, put off or corrected: what stands behind a number; and who has been silent for long. */
#include "suite.h"

#include "registry/mark_reason.h"
#include "registry/month_report.h"
#include "registry/report_cases.h"

#define RECEIVED "received 2026-05-18T09:00 division=people channel=email complainant/name=Ann"
#define ACKNOWLEDGED "acknowledged 2026-05-18T10:00"
#define EXTENDED(day, reason) "extended 2026-05-" day "T10:00 until=2026-05-27 channel=email reason=" reason
#define RESPONDED "responded 2026-05-27T10:00 @level=1 outcome=upheld channel=email"
#define CORRECTED                                                                                                      \
    "corrected 2026-05-28T10:00 @corrects=2 reason=typing event/acknowledged/@seq=2"                                   \
    " event/acknowledged/@at=2026-05-18T10:00:00+01:00 event/acknowledged/@by=handler"

static const struct {
    const char *events[6];
    const char *figure, *column, *reason;
} REASONS[] = {
    {{RECEIVED, ACKNOWLEDGED, EXTENDED("20", "holidays"), RESPONDED}, "extended", FIGURE_NUMBER, "holidays"},
    {{RECEIVED, ACKNOWLEDGED, EXTENDED("20", "holidays"), RESPONDED}, "answered", FIGURE_WITH_NOTICE, "holidays"},
    {{RECEIVED, ACKNOWLEDGED, RESPONDED " why-late=flood"}, "answered", FIGURE_LATE, "flood"},
    {{RECEIVED, ACKNOWLEDGED, RESPONDED " why-late=flood"}, "steps", FIGURE_LATE, "flood"},
    {{RECEIVED, ACKNOWLEDGED, RESPONDED " why-late=flood"}, "answered", FIGURE_OVERDUE, "flood"},
    {{RECEIVED, ACKNOWLEDGED, EXTENDED("22", "holidays"), RESPONDED " why-late=flood"},
     "answered",
     FIGURE_LATE,
     "flood"},
    {{RECEIVED, ACKNOWLEDGED, EXTENDED("22", "holidays"), RESPONDED}, "answered", FIGURE_LATE, "holidays"},
    {{RECEIVED, ACKNOWLEDGED, EXTENDED("22", "holidays")}, "answered", FIGURE_OVERDUE, "holidays"},
    {{RECEIVED, ACKNOWLEDGED}, "answered", FIGURE_OVERDUE, NULL},
    {{RECEIVED, ACKNOWLEDGED, RESPONDED}, "answered", FIGURE_LATE, NULL},
    {{RECEIVED, ACKNOWLEDGED, EXTENDED("20", "Ann"), RESPONDED}, "extended", FIGURE_NUMBER, NULL},
    {{RECEIVED, ACKNOWLEDGED, RESPONDED, CORRECTED}, "corrections", "complaint", "typing"},
};

START_TEST(says_why)
{
    struct node *record = record_new(pool, "complaint", "C-2026-000001-X", registry.site.policies[0].identity);
    for (int i = 0; REASONS[_i].events[i] != NULL; i++)
        add_event(record, REASONS[_i].events[i], i + 1);
    const struct case_file *file = case_file_of(&registry, pool, record, at(NOW), &fault);
    ck_assert_msg(file != NULL, "%s", fault.detail);
    const struct case_index *index = case_index_of(&registry, pool, file);
    size_t found = 0;
    for (size_t i = 0; i < index->mark_count; i++) {
        const struct stored_mark *mark = &index->marks[i];
        if (!text_equal(mark->figure, REASONS[_i].figure) || !text_equal(mark->column, REASONS[_i].column))
            continue;
        ck_assert(mark_reason_had(figure_named(mark->figure), mark->column));
        const char *reason = mark_reason(&registry, pool, file, mark);
        ck_assert_msg(text_equal(reason, REASONS[_i].reason), "%s", reason);
        found++;
    }
    ck_assert_uint_eq(found, 1);
}
END_TEST

START_TEST(asks_no_more_cases_than_it_must)
{
    ck_assert(!mark_reason_had(figure_named("answered"), FIGURE_IN_TIME));
    ck_assert(!mark_reason_had(figure_named("open"), "complaint"));
    ck_assert(!mark_reason_had(figure_named("channel"), FIGURE_NUMBER));
    ck_assert(mark_reason_had(figure_named("roles"), FIGURE_OVERDUE));
}
END_TEST

/* Of each month the divisions of which there was nothing in three. It is said of none before there
 * were cases for so long. */
static const struct {
    const char *month, *silent;
} SILENT[] = {
    {"2026-04", ""},
    {"2026-05", "technology premises "},
    {"2026-06", "finance technology premises "},
    {"2026-07", "finance technology premises "},
};

static const struct node *received_in(const char *month)
{
    struct reported_month asked;
    struct node *report = xml_new(pool, NAMESPACE_PAGE, "report");
    ck_assert(month_reported(month, at(NOW), &asked));
    ck_assert_msg(month_report_add(&registry, pool, report, &asked, at(NOW), &fault), "%s", fault.detail);
    return node_first(report, "tally");
}

static void put_one(const char *reference, const char *received)
{
    struct node *record = record_new(pool, "complaint", reference, registry.site.policies[0].identity);
    add_event(record, received, 1);
    put(record);
}

START_TEST(says_who_is_silent)
{
    put_one("C-2026-000001-X", "received 2026-03-10T09:00 division=finance channel=web");
    put_one("C-2026-000002-X", "received 2026-05-10T09:00 division=people channel=web");
    const struct node *received = received_in(SILENT[_i].month);
    const char *silent = "";
    for (const struct node *row = node_first(received, "tally-row"); row != NULL; row = node_next(row, "tally-row"))
        if (node_get(pool, row, "silent") != NULL)
            silent = pool_format(pool, "%s%s ", silent, node_get(pool, row, "name"));
    ck_assert_str_eq(silent, SILENT[_i].silent);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("mark reason");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, says_why, 0, COUNT(REASONS));
    tcase_add_test(tests, asks_no_more_cases_than_it_must);
    tcase_add_loop_test(tests, says_who_is_silent, 0, COUNT(SILENT));
    return suite_run("mark_reason", tests);
}
