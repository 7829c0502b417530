/* What an address asks of a list of cases, and the form that says so. */
#include "suite.h"

#include "web/filters.h"
#include "web/visit.h"

/* Now is Friday 5 June 2026, noon. The tags of the list; what counts of the address. */
static const struct {
    const char *asked, *tags, *query;
} ASKED[] = {
    {"", "", ""},
    {"state=received", "state:received ", "state=received"},
    {"kind=compliment;level=2", "kind:compliment level:2 ", "kind=compliment&level=2"},
    {"division=finance;state=closed", "state:closed division:finance ", "state=closed&division=finance"},
    {"state=open;due=this-week;received=yesterday", "open:yes ", "due=this-week&received=yesterday&state=open"},
    {"division=not-sure", "division:not-sure ", "division=not-sure"},
    {"owner=me", "handler:handler ", "owner=me"},
    {"owner=manager", "owner:manager ", "owner=manager"},
    {"category=academy", "category:academy ", "category=academy"},
    {"due=none", "due:none ", "due=none"},
    {"due=overdue;sort=received", "", "due=overdue&sort=received"},
    {"from=2026-05-01;to=2026-05-31", "", "from=2026-05-01&to=2026-05-31"},
    /* what is none of the choices counts, too: there are no such cases */
    {"state=lost", "state:lost ", "state=lost"},
    {"due=never;sort=x", "due:never ", "due=never&sort=x"},
    {"division=old%20name", "division:old%20name ", "division=old%2520name"},
    {"from=2026-02-30", "", "from=2026-02-30"},
    /* names that are no filters', and filters left empty, are passed over */
    {"nothing=x;page=2", "", ""},
    {"state=;from=", "", ""},
};

START_TEST(reads_what_is_asked)
{
    struct call call = caller("handler", "cases", ASKED[_i].asked);
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    struct filters filters;
    const char *tags = "";
    filters_read(&call, page, &filters);
    for (const char *const *tag = filters.wanted.tags; *tag != NULL; tag++)
        tags = pool_format(pool, "%s%s ", tags, *tag);
    ck_assert_str_eq(tags, ASKED[_i].tags);
    ck_assert_str_eq(filters.query, ASKED[_i].query);
    ck_assert_str_eq(node_get(pool, node_first(page, "filters"), "query"), ASKED[_i].query);
}
END_TEST

/* Spans include their ends, to the second; the order is that of the list. */
static const struct {
    const char *asked, *due_from, *due_to, *received_from, *received_to; /* NULL: any */
    enum list_order order;
} SPANS[] = {
    {"", NULL, NULL, NULL, NULL, BY_DUE},
    {"sort=due", NULL, NULL, NULL, NULL, BY_DUE},
    {"sort=received", NULL, NULL, NULL, NULL, BY_RECEIVED},
    {"sort=reference", NULL, NULL, NULL, NULL, BY_REFERENCE},
    {"due=overdue", NULL, "2026-06-05T11:59:59", NULL, NULL, BY_DUE},
    {"due=today", "2026-06-05T12:00:00", "2026-06-05T23:59:59", NULL, NULL, BY_DUE},
    {"due=soon", "2026-06-06T00:00:00", "2026-06-09T23:59:59", NULL, NULL, BY_DUE},
    {"due=yesterday", "2026-06-04T00:00:00", "2026-06-04T23:59:59", NULL, NULL, BY_DUE},
    {"due=this-week", "2026-06-01T00:00:00", "2026-06-07T23:59:59", NULL, NULL, BY_DUE},
    {"received=today;sort=oldest", NULL, NULL, "2026-06-05T00:00:00", "2026-06-05T23:59:59", BY_OLDEST},
    {"received=yesterday", NULL, NULL, "2026-06-04T00:00:00", "2026-06-04T23:59:59", BY_DUE},
    {"received=this-week", NULL, NULL, "2026-06-01T00:00:00", "2026-06-07T23:59:59", BY_DUE},
    {"received=this-week;from=2026-06-03;to=2026-07-01", NULL, NULL, "2026-06-03T00:00:00", "2026-06-07T23:59:59",
     BY_DUE},
    {"due=none", NULL, NULL, NULL, NULL, BY_DUE},
    {"from=2026-05-01", NULL, NULL, "2026-05-01T00:00:00", NULL, BY_DUE},
    {"to=2026-05-31", NULL, NULL, NULL, "2026-05-31T23:59:59", BY_DUE},
};

static void bound_is(int64_t bound, const char *expected)
{
    bool any = bound == SPAN_ALL.from || bound == SPAN_ALL.to;
    ck_assert_pstr_eq(any ? NULL : pool_format(pool, "%.19s", instant_write(pool, bound)), expected);
}

/* Of what is not known nothing is listed, whatever else is asked. */
START_TEST(lists_nothing_of_what_is_not_known)
{
    static const char *const asked[] = {"sort=x", "pile=x", "due=x", "state=x;from=2026-05-01;to=2026-05-31", "to=x"};
    for (int i = 0; i < COUNT(asked); i++) {
        struct call call = caller("handler", "cases", asked[i]);
        struct filters filters;
        filters_read(&call, xml_new(pool, NAMESPACE_PAGE, "page"), &filters);
        ck_assert(filters.wanted.received.from > filters.wanted.received.to && !filters.wanted.unsorted);
    }
}
END_TEST

START_TEST(reads_spans)
{
    struct call call = caller("handler", "cases", SPANS[_i].asked);
    struct filters filters;
    filters_read(&call, xml_new(pool, NAMESPACE_PAGE, "page"), &filters);
    bound_is(filters.wanted.due.from, SPANS[_i].due_from);
    bound_is(filters.wanted.due.to, SPANS[_i].due_to);
    bound_is(filters.wanted.received.from, SPANS[_i].received_from);
    bound_is(filters.wanted.received.to, SPANS[_i].received_to);
    ck_assert_int_eq(filters.wanted.order, SPANS[_i].order);
}
END_TEST

/* A part of the form. */
static const struct {
    const char *asked, *text;
    bool there;
} SHOWN[] = {
    {"",
     "<filters query=\"\"><field name=\"due\" widget=\"select\" required=\"yes\"><choice value=\"overdue\" "
     "label=\"Overdue\"/>",
     true},
    {"", "chosen=\"yes\"", false},
    {"state=closed", "<choice value=\"closed\" label=\"Closed\" chosen=\"yes\"/>", true},
    {"state=closed", "<filters chosen=\"yes\"", true},
    {"sort=received", "<filters chosen=\"yes\"", false},
    {"sort=received", "<choice value=\"received\" label=\"Newest first\" chosen=\"yes\"/>", true},
    {"", "<choice value=\"finance\" label=\"Finance and Payroll\"/>", true},
    {"", "<choice value=\"not-sure\" label=\"Not sure\"/>", true},
    {"", "<choice value=\"2\" label=\"Review by Senior Management\"/>", true},
    {"", "<choice value=\"me\" label=\"Assigned to me\"/><choice value=\"handler\" label=\"Division handler\"/>", true},
    {"", "<choice value=\"visitor\"", false}, /* owes nothing */
    {"", "<choice value=\"school\" label=\"School\"/>", true},
    {"", "<choice value=\"complaint\" label=\"Complaint\"/><choice value=\"compliment\" label=\"Compliment\"/>", true},
    {"from=2026-05-01", "<part name=\"day\" value=\"1\"/><part name=\"month\" value=\"5\"/>", true},
    {"from=2026-05-32", "<unknown name=\"from\">2026-05-32</unknown>", true},
    {"from=2026-05-32", "<value>2026-05-32</value>", false},
    {"state=lost", "<unknown name=\"state\">lost</unknown>", true},
    {"state=closed", "<unknown", false},
    {"", "<choice value=\"open\" label=\"Open\"/><choice value=\"received\" label=\"Received\"/>", true},
    {"received=last-year", "<unknown name=\"received\">last-year</unknown>", true},
};

START_TEST(shows_the_form)
{
    struct call call = caller("handler", "cases", SHOWN[_i].asked);
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    struct filters filters;
    filters_read(&call, page, &filters);
    const char *text = xml_write(pool, page);
    ck_assert_msg((strstr(text, SHOWN[_i].text) != NULL) == SHOWN[_i].there, "%s: %.2000s", SHOWN[_i].text, text);
}
END_TEST

/* Headings keep what else is chosen; by receipt, pressed again, the list is turned round. */
static const struct {
    const char *asked, *headings;
} HEADINGS[] = {
    {"state=closed", "<heading name=\"reference\" query=\"state=closed&amp;sort=reference\"/>"
                     "<heading name=\"complainant\" query=\"state=closed&amp;sort=complainant\"/>"
                     "<heading name=\"received\" query=\"state=closed&amp;sort=received\"/>"
                     "<heading name=\"due\" query=\"state=closed&amp;sort=due\" sorted=\"ascending\"/>"},
    {"sort=received", "<heading name=\"reference\" query=\"sort=reference\"/>"
                      "<heading name=\"complainant\" query=\"sort=complainant\"/>"
                      "<heading name=\"received\" query=\"sort=oldest\" sorted=\"descending\"/>"
                      "<heading name=\"due\" query=\"sort=due\"/>"},
    {"sort=oldest", "<heading name=\"reference\" query=\"sort=reference\"/>"
                    "<heading name=\"complainant\" query=\"sort=complainant\"/>"
                    "<heading name=\"received\" query=\"sort=received\" sorted=\"ascending\"/>"
                    "<heading name=\"due\" query=\"sort=due\"/>"},
};

START_TEST(offers_other_orders)
{
    struct call call = caller("handler", "cases", HEADINGS[_i].asked);
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    struct filters filters;
    filters_read(&call, page, &filters);
    struct node *cases = node_add(page, "cases");
    filters_add_headings(&call, cases, &filters);
    ck_assert_str_eq(xml_write(pool, cases), pool_format(pool, "<cases>%s</cases>", HEADINGS[_i].headings));
}
END_TEST

/* A day that there is not has no cases. */
START_TEST(finds_nothing_on_no_day)
{
    struct call call = caller("handler", "cases", "from=2026-02-30;to=2026-06-05");
    struct filters filters;
    filters_read(&call, xml_new(pool, NAMESPACE_PAGE, "page"), &filters);
    ck_assert_int_gt(filters.wanted.received.from, filters.wanted.received.to);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("filters");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, reads_what_is_asked, 0, COUNT(ASKED));
    tcase_add_test(tests, lists_nothing_of_what_is_not_known);
    tcase_add_loop_test(tests, reads_spans, 0, COUNT(SPANS));
    tcase_add_loop_test(tests, shows_the_form, 0, COUNT(SHOWN));
    tcase_add_loop_test(tests, offers_other_orders, 0, COUNT(HEADINGS));
    tcase_add_test(tests, finds_nothing_on_no_day);
    return suite_run("filters", tests);
}
