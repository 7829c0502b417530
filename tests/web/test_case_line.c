/* A case as one line of a list, and the times by which lists sort what is due. */
#include "suite.h"

#include <malloc.h>

#include "web/case_line.h"
#include "web/visit.h"

/* Now is Friday 5 June 2026, noon; the next working days are Monday 8 and Tuesday 9. */
static const struct {
    const char *due, *state;
    int left, days;
    const char *on, *clock;
} DUE[] = {
    {"2026-06-04T23:59:59", "overdue", -1, -1, NULL, NULL},
    {"2026-06-05T11:59:00", "overdue", 0, 0, NULL, "11:59am"},
    {"2026-06-05T12:00", "today", 0, 0, NULL, "midday"},
    {"2026-06-05T23:59:59", "today", 0, 0, NULL, NULL},
    {"2026-06-06T00:00", "soon", 0, 1, NULL, "midnight"},
    {"2026-06-08T12:00", "soon", 1, 3, "Mon 8 Jun", NULL},
    {"2026-06-09T23:59:59", "soon", 2, 4, "Tue 9 Jun", NULL},
    {"2026-06-10T00:00", "later", 3, 5, "Wed 10 Jun", NULL},
    {"2026-07-10T00:00", "later", 25, 35, "Fri 10 Jul", NULL},
};

/* The line says the state of what is due, and the span of that state holds it, and no other. */
START_TEST(says_what_is_due)
{
    static const char *const states[] = {"overdue", "today", "soon", "later"};
    struct call call = caller("handler", "cases", "");
    const struct indexed_case row = {.reference = "C-2026-000123-9",
                                     .kind = "complaint",
                                     .state = "received",
                                     .level = 1,
                                     .owner = "handler",
                                     .next_name = "acknowledge",
                                     .next_level = 1,
                                     .next_due = at(DUE[_i].due)};
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    const struct node *line = case_line_add(&call, page, &row, NULL);
    ck_assert_str_eq(node_get(pool, line, "due-state"), DUE[_i].state);
    case_line_add_whole(&call, page, &row, NULL);
    ck_assert_str_eq(node_get(pool, node_last(page), "left"), pool_format(pool, "%d", DUE[_i].left));
    if (DUE[_i].on == NULL)
        ck_assert_str_eq(node_get(pool, line, "days"), pool_format(pool, "%d", DUE[_i].days));
    ck_assert_pstr_eq(node_get(pool, line, "on"), DUE[_i].on);
    ck_assert_pstr_eq(node_get(pool, line, "clock"), DUE[_i].clock);
    for (int i = 0; i < COUNT(states); i++) {
        struct span span;
        ck_assert(case_line_due_span(&call, states[i], &span));
        ck_assert_int_eq(span.from <= row.next_due && row.next_due <= span.to, text_equal(states[i], DUE[_i].state));
    }
}
END_TEST

START_TEST(knows_no_other_span)
{
    struct call call = caller("handler", "cases", "");
    struct span span;
    ck_assert(!case_line_due_span(&call, "none", &span));
    ck_assert(!case_line_due_span(&call, "", &span));
    ck_assert(case_line_due_span(&call, "later", &span) && span.to < LIST_NEVER);
}
END_TEST

/* What stands there of a case, and what does not where there is none of it. */
START_TEST(shows_a_case)
{
    struct call call = caller("handler", "cases", "");
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    const struct indexed_case full = {.reference = "C-2026-000123-9",
                                      .kind = "complaint",
                                      .state = "escalated",
                                      .level = 2,
                                      .division = "finance",
                                      .handler = "handler",
                                      .owner = "manager",
                                      .next_name = "respond",
                                      .next_level = 2,
                                      .next_due = at("2026-06-08T23:59:59"),
                                      .person = "Ann Örn",
                                      .organisation = "Middleham School",
                                      .trust = "Dales Trust",
                                      .told = at("2026-06-02T09:00"),
                                      .told_how = "post",
                                      .severity = "high",
                                      .urgent = 1,
                                      .summary = "Late & rude",
                                      .received = at("2026-06-01T09:00")};
    const struct indexed_case bare = {.reference = "P-2026-000045-L",
                                      .kind = "compliment",
                                      .state = "closed",
                                      .level = 1,
                                      .next_due = STORE_NONE,
                                      .next_level = STORE_NONE,
                                      .told = STORE_NONE,
                                      .summary = "",
                                      .received = at("2026-06-01T09:00")};
    const struct indexed_case aside = {.reference = "P-2026-000045-L",
                                       .kind = "compliment",
                                       .state = "received",
                                       .level = 1,
                                       .owner = "gone",
                                       .next_name = "thank",
                                       .next_level = 0,
                                       .next_due = at("2026-06-08T23:59:59"),
                                       .told = STORE_NONE,
                                       .received = at("2026-06-01T09:00")};
    ck_assert_str_eq(xml_write(pool, case_line_add(&call, page, &full, NULL)),
                     "<case reference=\"C-2026-000123-9\" stage=\"Level 2 · Under review\" who=\"Ann Örn\" "
                     "division-title=\"Finance and Payroll\" "
                     "handler-title=\"Priya Shah\" summary=\"Late &amp; rude\" severity=\"high\" urgent=\"yes\" "
                     "next=\"respond\" what=\"Send the response\" waits=\"yes\" due=\"2026-06-08T23:59:59+01:00\" "
                     "due-state=\"soon\" on=\"Mon 8 Jun\" received-on=\"Mon 1 Jun\"/>");
    ck_assert_str_eq(xml_write(pool, case_line_add(&call, page, &bare, NULL)),
                     "<case reference=\"P-2026-000045-L\" stage=\"Compliment · Closed\" who=\"Confidential\" "
                     "division-title=\"Not sure\" handler-title=\"No one yet\" summary=\"A compliment\" "
                     "what=\"Nothing due\" received-on=\"Mon 1 Jun\"/>");
    case_line_add_whole(&call, page, &full, NULL);
    ck_assert_msg(strstr(xml_write(pool, node_last(page)),
                         "due-state=\"soon\" on=\"Mon 8 Jun\" left=\"1\" organisation=\"Middleham School\" "
                         "trust=\"Dales Trust\" last-told=\"2026-06-02T09:00:00+01:00\" told-how=\"post\" "
                         "received=\"2026-06-01T09:00:00+01:00\"/>") != NULL,
                  "%s", xml_write(pool, node_last(page)));
    const struct node *line = case_line_add(&call, page, &aside, NULL);
    ck_assert_ptr_null(node_get(pool, line, "next-level"));
}
END_TEST

/* A table has thousands of lines: none takes more from the request than stands in it. */
START_TEST(takes_little)
{
    enum { LINES = 1000, MOST = 5000 };
    struct call call = caller("handler", "cases", "");
    const struct indexed_case row = {.reference = "C-2026-000123-9",
                                     .kind = "complaint",
                                     .state = "received",
                                     .level = 1,
                                     .next_name = "acknowledge",
                                     .next_level = 1,
                                     .next_due = at("2026-06-08T12:00")};
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    for (int i = 0; i < LINES; i++)
        case_line_add_whole(&call, page, &row, NULL);
    ck_assert_uint_lt((mallinfo2().uordblks + mallinfo2().hblkhd - before) / LINES, MOST);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("case_line");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, says_what_is_due, 0, COUNT(DUE));
    tcase_add_test(tests, knows_no_other_span);
    tcase_add_test(tests, shows_a_case);
    tcase_add_test(tests, takes_little);
    return suite_run("case_line", tests);
}
