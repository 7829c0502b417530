/* Whom a text names, and whether it may. */
#include "suite.h"

#include "base/fault.h"
#include "base/pool.h"
#include "record/correction.h"
#include "record/record.h"
#include "record/unnamed.h"
#include "xml/xml.h"

#define RECEIVED(what) "<received seq=\"1\">" what "</received>"
#define JANE "<complainant><name>Jane Price</name></complainant>"
#define GLAD "<giver><name>Glad Giver</name></giver>"
#define DETAILS "<details>They stayed with me until it worked! Kind.</details>"
#define CORRECTED(what) "<corrected seq=\"2\" corrects=\"1\"><event>" RECEIVED(what) "</event></corrected>"

static const struct {
    const char *kind, *received, *corrected, *text, *wrong;
} CASES[] = {
    {"complaint", RECEIVED("<anonymous>yes</anonymous>"), NULL, "Jane Price said", NULL},
    {"complaint", RECEIVED(JANE), NULL, "Mrs Price said", UNNAMED_NAMES},
    {"complaint", RECEIVED(JANE "<representative><name>Ann Law</name></representative>"), NULL, "Ms Law said",
     UNNAMED_NAMES},
    {"complaint", RECEIVED(JANE), CORRECTED("<complainant><name>Jane Pryce</name></complainant>"), "Mrs Price said",
     NULL},
    {"complaint", RECEIVED(JANE), CORRECTED("<complainant><name>Jane Pryce</name></complainant>"), "Mrs Pryce said",
     UNNAMED_NAMES},
    {"compliment", RECEIVED(GLAD DETAILS), NULL, "from glad giver", UNNAMED_NAMES},
    {"compliment", RECEIVED(GLAD DETAILS "<consent-name>yes</consent-name>"), NULL, "from glad giver", NULL},
    {"compliment", RECEIVED(GLAD DETAILS), NULL, "They say: “they stayed with me, until it worked”", UNNAMED_QUOTES},
    {"compliment", RECEIVED(GLAD DETAILS), NULL, "They were kind.", NULL},
    {"compliment", RECEIVED(GLAD DETAILS "<consent-words>yes</consent-words>"), NULL,
     "They stayed with me until it worked", NULL},
    {"compliment", RECEIVED(GLAD DETAILS "<consent-words>yes</consent-words>"), CORRECTED(GLAD DETAILS),
     "They stayed with me until it worked", UNNAMED_QUOTES},
};

START_TEST(judges_by_what_counts)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *const events[] = {CASES[_i].received, CASES[_i].corrected};
    struct node *record =
        record_join(pool, CASES[_i].kind, "C-2026-000123-9", "P/1", events, CASES[_i].corrected ? 2 : 1, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    ck_assert_pstr_eq(unnamed_wrong(pool, correction_apply(pool, record), CASES[_i].text), CASES[_i].wrong);
    pool_free(pool);
}
END_TEST

/* All texts inside, however deep; the first that is wrong says why. */
static const struct {
    const char *practice, *wrong, *title_wrong;
} INSIDE[] = {
    {"<title>Stay until it works</title><what>They were kind.</what>", NULL, NULL},
    {"<title>Glad Giver said so</title><what>They were kind.</what>", UNNAMED_NAMES, UNNAMED_NAMES},
    {"<title>Stay</title><more><what>As glad giver said</what></more><then>x</then>", UNNAMED_NAMES, NULL},
    {"<title>Stay</title><more><what>“they stayed with me, until it worked”</what></more>", UNNAMED_QUOTES, NULL},
    {"", NULL, NULL},
};

START_TEST(looks_inside)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *const events[] = {RECEIVED(GLAD DETAILS),
                                  pool_format(pool, "<reviewed seq=\"2\">%s</reviewed>", INSIDE[_i].practice)};
    struct node *record = record_join(pool, "compliment", "P-2026-000045-L", "P/1", events, 2, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    const struct node *reviewed = record_event(record, 2), *title = node_first(reviewed, "title");
    ck_assert_pstr_eq(unnamed_wrong_inside(pool, record, reviewed), INSIDE[_i].wrong);
    if (title != NULL)
        ck_assert_pstr_eq(unnamed_wrong_inside(pool, record, title), INSIDE[_i].title_wrong);
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("unnamed");
    tcase_add_loop_test(tests, judges_by_what_counts, 0, COUNT(CASES));
    tcase_add_loop_test(tests, looks_inside, 0, COUNT(INSIDE));
    return suite_run("unnamed", tests);
}
