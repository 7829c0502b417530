/* Schedules: what the policy says of the months that are reported together is read, said by the audit, and refused with
 * the line where it is wrong. Run from the root of the repository. */
#include "suite.h"

#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/duty.h"
#include "core/event.h"
#include "core/period.h"
#include "site/audit.h"

#define POLICY "conf/sites/one-academy/policy.xml"
#define PLACE "<to role=\"smt\"/>"
#define REVIEW "owner=\"head\" clause=\"yearly\"/>"

static struct pool *pool;
static struct fault fault;

static void open_pool(void)
{
    pool = pool_new();
    fault = (struct fault){0};
}

static void close_pool(void)
{
    pool_free(pool);
}

static int line; /* that of what was put in last */

/* The academy's policy with those lines before what stands at that place; false: it is refused. */
static bool draft_read(const char *lines, const char *place, struct draft *draft)
{
    char *text, name[] = "/tmp/redress-schedule-XXXXXX";
    ck_assert(g_file_get_contents(POLICY, &text, NULL, NULL));
    const char *at = strstr(text, place);
    ck_assert_ptr_nonnull(at);
    line = 1;
    for (const char *sign = text; sign < at; sign++)
        line += *sign == '\n';
    const char *changed = pool_format(pool, "%.*s%s%s", (int)(at - text), text, lines, at);
    g_free(text);
    close(mkstemp(name));
    ck_assert(g_file_set_contents(name, changed, -1, NULL));
    bool read = audit_read(pool, name, ".", draft, &fault);
    unlink(name);
    return read;
}

static const struct {
    const char *lines, *months, *wanted; /* the last months of the periods of those */
} RIGHT[] = {
    {"", "2026-05 2026-06", "2026-05 2026-06"},
    {"<schedule from=\"2026-04\" every=\"3 months\"/>", "2026-03 2026-04 2026-06 2026-07 2027-02",
     "2026-03 2026-06 2026-06 2026-09 2027-03"},
    {"<schedule from=\"2026-09\"><period until=\"2026-12\"/><period until=\"2027-03\"/><period until=\"2027-07\"/>"
     "</schedule>",
     "2026-08 2026-09 2027-01 2027-04 2027-08 2028-01", "2026-08 2026-12 2027-03 2027-07 2027-08 2028-01"},
    {"<schedule from=\"2026-04\" every=\"3 months\"/><schedule from=\"2026-10\" every=\"1 month\"/>",
     "2026-04 2026-09 2026-10 2026-11", "2026-06 2026-09 2026-10 2026-11"},
    {"<schedule from=\"2026-09\"><period until=\"2026-12\"/></schedule><schedule from=\"2027-01\" every=\"12 "
     "months\"/>",
     "2026-09 2027-01 2028-06", "2026-12 2027-12 2028-12"},
    {"<schedule from=\"2026-09\"><period until=\"2026-09\"/></schedule><schedule from=\"2027-01\" every=\"2 months\"/>",
     "2026-09 2026-11 2027-01", "2026-09 2026-11 2027-02"},
};

START_TEST(is_read)
{
    struct draft draft;
    ck_assert_msg(draft_read(RIGHT[_i].lines, PLACE, &draft), "%s", fault.detail);
    const struct rule *rule = duty_kept_by(draft.policy, EVENT_REPORTED);
    const char *lasts = "";
    for (const char *const *month = text_words(pool, RIGHT[_i].months); *month; month++) {
        int32_t day;
        ck_assert(month_read(*month, &day));
        lasts = pool_format(pool, "%s%s%s", lasts, *lasts ? " " : "", month_write(pool, period_of(rule, day).last));
    }
    ck_assert_str_eq(lasts, RIGHT[_i].wanted);
}
END_TEST

static const struct {
    const char *lines;
    int below; /* how many lines below the first is what is wrong */
    const char *says;
} WRONG[] = {
    {"<schedule from=\"2026-04\"/>", 0, "says either"},
    {"\n<schedule from=\"2026-04\" every=\"3 months\"><period until=\"2026-06\"/></schedule>", 1, "says either"},
    {"<schedule every=\"3 months\"/>", 0, "from"},
    {"<schedule from=\"2026-13\" every=\"3 months\"/>", 0, "2026-13"},
    {"<schedule from=\"0000-01\" every=\"3 months\"/>", 0, "a month outside those"},
    {"<schedule from=\"2026-04\" every=\"0 months\"/>", 0, "0 months"},
    {"<schedule from=\"2026-04\" every=\"13 months\"/>", 0, "13 months"},
    {"<schedule from=\"2026-04\" every=\"5 working-days\"/>", 0, "working-days"},
    {"<schedule from=\"2026-04\" every=\"3 months\"/>\n<schedule from=\"2026-06\" every=\"1 month\"/>", 1,
     "within a period"},
    {"<schedule from=\"2026-04\" every=\"3 months\"/>\n<schedule from=\"2026-04\" every=\"1 month\"/>", 1,
     "within a period"},
    {"<schedule from=\"2026-04\" every=\"3 months\"/>\n<schedule from=\"2026-01\" every=\"1 month\"/>", 1,
     "within a period"},
    {"<schedule from=\"2026-04\" every=\"3 months\"/>\n<schedule from=\"2026-11\" every=\"3 months\"/>", 1,
     "within a period"},
    {"<schedule from=\"2026-09\"><period until=\"2026-12\"/></schedule>\n<schedule from=\"2026-12\" every=\"3 "
     "months\"/>",
     1, "within a period"},
    {"<schedule from=\"2026-09\">\n<period until=\"2026-08\"/></schedule>", 1, "ends before it begins"},
    {"<schedule from=\"2026-09\"><period until=\"2026-12\"/>\n<period until=\"2026-12\"/></schedule>", 1,
     "ends before it begins"},
    {"<schedule from=\"2026-09\"><period until=\"2027-03\"/>\n<period until=\"2026-12\"/></schedule>", 1,
     "ends before it begins"},
    {"<schedule from=\"2026-09\">\n<period until=\"2027-09\"/></schedule>", 1, "more than 12 months"},
    {"<schedule from=\"2026-09\">\n<period/></schedule>", 1, "until"},
};

START_TEST(is_refused_where_it_is_wrong)
{
    struct draft draft;
    ck_assert_msg(!draft_read(WRONG[_i].lines, PLACE, &draft), "%s", WRONG[_i].lines);
    ck_assert_msg(strstr(fault.detail, WRONG[_i].says) != NULL, "%s", fault.detail);
    ck_assert_msg(strstr(fault.detail, pool_format(pool, ":%d: ", line + WRONG[_i].below)) != NULL, "%s", fault.detail);
}
END_TEST

START_TEST(is_of_what_the_end_of_a_month_starts)
{
    struct draft draft;
    ck_assert(!draft_read(
        "owner=\"head\" clause=\"yearly\"><schedule from=\"2026-04\" every=\"3 months\"/></obligation>"
        "<obligation name=\"again\" starts=\"issued\" met-by=\"issued\" within=\"12 months\" force=\"hard\" ",
        REVIEW, &draft));
    ck_assert_msg(strstr(fault.detail, "only what starts when a month ends has a schedule") != NULL, "%s",
                  fault.detail);
}
END_TEST

static const struct {
    const char *lines, *says;
} SAID_OF[] = {
    {"<schedule from=\"2026-04\" every=\"3 months\"/>",
     "\tschedule\tnote\tFrom 2026-04, “report” is owed once for every 3 months.\n"},
    {"<schedule from=\"2026-09\"><period until=\"2026-12\"/><period until=\"2027-03\"/></schedule>",
     "\tschedule\tnote\tFrom 2026-09, “report” is owed once for each of the periods that end with 2026-12, "
     "2027-03.\n"},
    {"<schedule from=\"2026-04\" every=\"1 month\"/>",
     "\tschedule\tnote\tFrom 2026-04, “report” is owed once for every month.\n"},
};

START_TEST(the_audit_says_it)
{
    struct draft draft;
    int32_t today;
    size_t count;
    ck_assert(day_read("2026-07-01", &today));
    ck_assert_msg(draft_read(SAID_OF[_i].lines, PLACE, &draft), "%s", fault.detail);
    const struct finding *list = audit_policy(pool, &draft, NULL, today, &count);
    ck_assert_str_eq(audit_words(pool, ".", list, count, &fault), pool_format(pool, "%d%s", line, SAID_OF[_i].says));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("schedules");
    tcase_add_checked_fixture(tests, open_pool, close_pool);
    tcase_add_loop_test(tests, is_read, 0, COUNT(RIGHT));
    tcase_add_loop_test(tests, is_refused_where_it_is_wrong, 0, COUNT(WRONG));
    tcase_add_test(tests, is_of_what_the_end_of_a_month_starts);
    tcase_add_loop_test(tests, the_audit_says_it, 0, COUNT(SAID_OF));
    return suite_run("schedules", tests);
}
