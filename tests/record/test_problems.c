/* What is said of an entry by the shipped schema: which problem, at which field, in which words. Run from the root of
 * the repository. */
#include "suite.h"

#include "record/correction.h"
#include "record/filled_in.h"

#define WHO "complainant.name=Ann;complainant.email=ann@example.org;"
#define SAID "summary=s;details=d;"
#define FOUND                                                                                                          \
    "finding.1.decision=upheld;finding.1.reasons=r;finding.2.decision=not-upheld;finding.2.reasons=r;reasons=r;"       \
    "channel=email;desired-outcome-answer=a;"
#define SORRY "apology=We are sorry;no-remedy=Nothing can be done;"

/* Problems as FIELD:CODE, in the order in which they are found. */
static const struct {
    const char *what, *fields, *problems;
} CHECKED[] = {
    {"received/public", WHO SAID, ""},
    {"received/public", "anonymous=yes;" SAID, ""},
    {"received/staff", WHO SAID "channel=phone;concerned.2=sam", ""},
    {"+received/public", "about=team;details=Thank you", ""},
    {"noted/staff", "note=*10000", ""},
    {"received/public", "anonymous=yes;details=d;summary=*200", ""},
    {"received/public", "anonymous=yes;details=d;summary=Tom & <b>Sons</b> ]]> 😀", ""},
    /* Missing, each at its own field. */
    {"noted/staff", "", "note:missing "},
    {"received/public", "", "summary:missing details:missing complainant.name:rule complainant.email:rule "},
    {"received/staff", WHO SAID, "channel:missing "},
    {"received/public", WHO SAID "representative.email=a@b.example", "representative.name:missing "},
    {"acknowledged/staff", "", "contact.name:missing issue.1:missing channel:missing contact.phone:rule "},
    {"extended/staff", "", "reason:missing until:missing channel:missing "},
    {"responded/staff", "finding.1.decision=upheld;finding.1.reasons=r",
     "finding.2.decision:missing finding.2.reasons:missing outcome:missing reasons:missing channel:missing "
     "desired-outcome-answer:rule no-remedy:rule apology:rule "},
    /* Too long, counted in characters. */
    {"noted/staff", "note=*10001", "note:too-long "},
    {"received/public", "anonymous=yes;details=d;summary=*201", "summary:too-long "},
    {"acknowledged/staff", "contact.name=A;contact.phone=12345;issue.1=a;issue.3=*201;channel=email",
     "issue.3:too-long "},
    /* Wrong. */
    {"received/public", "anonymous=yes;details=d;summary=one\ntwo", ""},
    {"received/public", WHO SAID "complainant.phone=1234", "complainant.phone:wrong "},
    {"received/public", WHO SAID "complainant.phone=(+44) 1632 960001 extension 12", ""},
    {"received/public", "complainant.name=A;complainant.email=a@b..example;" SAID, "complainant.email:wrong "},
    {"received/public", "complainant.name=A;complainant.email=A <a@b.example>,;" SAID, ""},
    {"received/public", WHO SAID "happened.day=27;happened.month=march;happened.year=2026", ""},
    {"received/public", WHO SAID "happened.day=27th March 2026", ""},
    {"received/public", WHO SAID "happened=27/3/26", ""},
    {"received/public", WHO SAID "happened.day=31;happened.month=June;happened.year=2025", "happened:wrong "},
    {"received/public", WHO SAID "complainant.phone=none", "complainant.phone:wrong "},
    {"received/public", "complainant.name=Ann;complainant.email=ann;" SAID, "complainant.email:wrong "},
    {"received/public", WHO SAID "complainant.category=king", "complainant.category:wrong "},
    {"received/public", WHO SAID "anonymous=no", "anonymous:wrong "},
    {"received/staff", WHO SAID "channel=telegram", "channel:wrong "},
    {"received/staff", WHO SAID "channel=phone;concerned.1=sam;concerned.2=nobody", "concerned.2:wrong "},
    {"received/public", WHO SAID "division=premises", "division:wrong "},
    {"received/public", WHO SAID "division=not-sure", ""},
    {"assigned/staff", "reason=r;division=not-sure", "division:wrong "},
    {"assigned/staff", "reason=r;handler=Sam", "handler:wrong "},
    /* Dates. */
    {"received/public", WHO SAID "happened.day=29;happened.month=2;happened.year=2024", ""},
    {"received/public", WHO SAID "happened.day=29;happened.month=2;happened.year=2026", "happened:wrong "},
    {"received/public", WHO SAID "happened.day=3;happened.month=3", "happened:no-year "},
    {"received/public", WHO SAID "happened.year=2026", "happened:no-day-month "},
    {"received/public", WHO SAID "happened.day=3;happened.month=3;happened.year=26", ""},
    {"received/public", WHO SAID "happened.day=3;happened.month=3;happened.year=226", "happened:wrong "},
    {"received/public", WHO SAID "happened.day=x;happened.month=y;happened.year=z", "happened:wrong "},
    {"received/public", WHO SAID "happened=2026-05-01Z", "happened:wrong "},
    {"received/public", WHO SAID "happened=0000-00-00", "happened:wrong "},
    {"received/public", WHO SAID "happened=2026-06-01", ""},
    {"received/public", WHO SAID "happened=2026-06-02", "happened:rule "},
    /* Rules between fields. */
    {"received/public", "complainant.name=Ann;" SAID, "complainant.email:rule "},
    {"received/public", "complainant.email=a@b.example;" SAID, "complainant.name:rule "},
    {"received/public", WHO "anonymous=yes;" SAID, "anonymous:rule "},
    {"assigned/staff", "reason=r", "handler:rule "},
    {"responded/staff", FOUND SORRY "outcome=partly-upheld", ""},
    {"responded/staff", FOUND "outcome=partly-upheld", "no-remedy:rule apology:rule "},
    {"responded/staff", FOUND SORRY "outcome=not-upheld", "outcome:rule "},
    {"responded/staff", FOUND SORRY "outcome=upheld;remedy.2.what=Paid;remedy.2.by=2026-05-31", ""},
    {"responded/staff", FOUND SORRY "outcome=upheld;remedy.2.what=Paid;remedy.2.by=2026-06-01", ""},
    {"responded/staff", FOUND SORRY "outcome=upheld;remedy.2.by=2026-06-31",
     "remedy.2.what:missing remedy.2.by:wrong "},
};

START_TEST(checks)
{
    struct pool *pool = pool_new();
    struct asking asking;
    struct node *record;
    struct problems problems = {.pool = pool};
    struct node *event = built(pool, CHECKED[_i].what, fields_typed(pool, CHECKED[_i].fields), &asking, &record);
    node_set_number(event, "seq", 2);
    node_set(event, "at", "2026-06-01T10:00:00+01:00");
    node_set(event, "by", "sam");
    if (text_equal(asking.event->name, "responded"))
        node_set(event, "level", "1");
    bool right = entry_check(&asking, record, correction_apply(pool, record), event, &problems);
    const char *found = "";
    for (size_t i = 0; i < problems.count; i++) {
        const struct problem *problem = &problems.list[i];
        found = pool_format(pool, "%s%s:%s ", found, problem->field, problem->code);
        ck_assert_ptr_nonnull(problem->part);
        ck_assert_ptr_eq(problem->part, asking_part(&asking, problem->field));
        bool by_code = text_equal(problem->code, "too-long") || strncmp(problem->code, "no-", 3) == 0;
        if (text_equal(problem->code, "wrong"))
            ck_assert_pstr_eq(problem->words, problem->part->wrong ? problem->part->wrong : "");
        else /* the schema has the words, or the pages have them for the code alone */
            ck_assert_msg(text_blank(problem->words) == by_code, "%s %s: \"%s\"", problem->field, problem->code,
                          problem->words);
    }
    ck_assert_str_eq(found, CHECKED[_i].problems);
    ck_assert_int_eq(right, *CHECKED[_i].problems == '\0');
    pool_free(pool);
}
END_TEST

/* What others read, too, names no party and quotes no giver; the schema has words for the name. */
static const struct {
    const char *title, *problem, *words;
} READ_BY_ALL[] = {
    {"Stay until it works", "", ""},
    {"As Glad Giver said", "practice.title:names-party", "Leave out the name: all staff can read this"},
    {"They stayed with me until it worked", "practice.title:quotes-giver", ""},
};

START_TEST(names_nobody_where_others_read)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    const char *const received[] = {
        "<received seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" by=\"complainant\"><giver><name>Glad Giver</name></giver>"
        "<about>team</about><details>They stayed with me until it worked.</details><channel>web</channel></received>"};
    struct node *record = record_join(pool, "compliment", "P-2026-000045-L", "P/1", received, 1, &fault);
    struct asking asking = asking_of(pool, "+reviewed/staff");
    struct problems problems = {.pool = pool};
    struct fields *fields = fields_new(pool);
    fields_add(fields, "practice.title", READ_BY_ALL[_i].title);
    fields_add(fields, "practice.what", "w");
    struct node *event = entry_build(&asking, fields, record);
    node_set_number(event, "seq", 2);
    node_set(event, "at", "2026-06-01T10:00:00+01:00");
    node_set(event, "by", "sam");
    entry_check(&asking, record, record, event, &problems);
    const struct problem *problem = problems_of(&problems, "practice.title");
    ck_assert_str_eq(problem ? pool_format(pool, "%s:%s", problem->field, problem->code) : "", READ_BY_ALL[_i].problem);
    ck_assert_str_eq(problem ? problem->words : "", READ_BY_ALL[_i].words);
    pool_free(pool);
}
END_TEST

/* What the program itself gets wrong is a problem of no field: here the attributes are not set. */
START_TEST(says_what_is_wrong_outside_the_fields)
{
    struct pool *pool = pool_new();
    struct asking asking;
    struct node *record;
    struct problems problems = {.pool = pool};
    struct node *event = built(pool, "noted/staff", fields_typed(pool, "note=x"), &asking, &record);
    ck_assert(!entry_check(&asking, record, correction_apply(pool, record), event, &problems));
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_str_eq(problems.list[0].field, "");
    ck_assert_ptr_null(problems.list[0].part);
    pool_free(pool);
}
END_TEST

/* The first problem of a field counts; there may be many fields. */
START_TEST(collects_problems)
{
    struct pool *pool = pool_new();
    struct problems problems = {.pool = pool};
    for (int i = 0; i < 200; i++)
        problems_add(&problems, pool_format(pool, "f%d", i % 100), i < 100 ? "missing" : "wrong", NULL, NULL);
    ck_assert_uint_eq(problems.count, 100);
    ck_assert_str_eq(problems_of(&problems, "f99")->code, "missing");
    ck_assert_str_eq(problems_of(&problems, "f0")->words, "");
    ck_assert_ptr_null(problems_of(&problems, "f100"));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("problems");
    tcase_add_unchecked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, checks, 0, COUNT(CHECKED));
    tcase_add_loop_test(tests, names_nobody_where_others_read, 0, COUNT(READ_BY_ALL));
    tcase_add_test(tests, says_what_is_wrong_outside_the_fields);
    tcase_add_test(tests, collects_problems);
    return suite_run("problems", tests);
}
