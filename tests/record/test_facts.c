/* What a record says of learning and praise. */
#include "suite.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "record/facts.h"
#include "record/record.h"
#include "xml/xml.h"

#define EVENT(name, seq, more, inner)                                                                                  \
    "<" name " seq=\"" #seq "\" at=\"2026-06-01T09:00:00+01:00\" by=\"sam\"" more ">" inner "</" name ">"

static const char *const events[] = {
    EVENT("received", 1, "", "<about>self</about><praised>ann</praised><praised>bob</praised><praised>ann</praised>"),
    EVENT("learned", 2, "", "<cause>records</cause>"),
    EVENT("learned", 3, " corrected-by=\"9\"",
          "<cause>hand-over</cause><lesson>l</lesson><for>finance</for><for>people</for><for>finance</for>"
          "<improvement><what>a</what><owner>ann</owner><by>2026-06-30</by></improvement>"
          "<improvement><what>b</what><by>soon</by></improvement>"),
    EVENT("improved", 4, " again=\"C-2026-000001-0\"", "<planned>3.2</planned><became>not-effective</became>"),
    EVENT("reviewed", 5, "", "<no-practice>none</no-practice>"),
    EVENT("reviewed", 6, "", "<practice><title>t</title></practice>"),
    EVENT("shared", 7, "",
          "<with><division>finance</division></with><with><division>people</division><on>2026-07-01</on></with>"),
    EVENT("read", 8, " entry=\"6\"", ""),
    EVENT("told", 9, "", "<praised>bob</praised><manager>ann</manager><message>m</message>"),
};

static struct pool *pool;
static const struct facts *facts;

static void setup(void)
{
    struct fault fault = {0};
    pool = pool_new();
    struct node *record =
        record_join(pool, "compliment", "P-2026-000045-L", "P/1", events, sizeof events / sizeof *events, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    facts = facts_of(pool, record);
}

static void teardown(void)
{
    pool_free(pool);
}

START_TEST(learning)
{
    ck_assert_uint_eq(facts->learned_count, 2);
    ck_assert_str_eq(facts->cause, "hand-over");
    ck_assert(!facts->learned[0].lesson && facts->learned[0].improvement_count == 0);
    const struct learning *second = &facts->learned[1];
    ck_assert(second->lesson && second->event.seq == 3 && second->event.corrected == 9);
    ck_assert_int_eq(facts->learned[0].event.corrected, 0);
    ck_assert_str_eq(second->asked[0], "finance");
    ck_assert_str_eq(second->asked[1], "people");
    ck_assert_ptr_null(second->asked[2]);
    ck_assert_uint_eq(second->improvement_count, 2);
    ck_assert_str_eq(second->improvements[0].item, "3.1");
    ck_assert_str_eq(second->improvements[0].owner, "ann");
    ck_assert_str_eq(instant_write(pool, second->improvements[0].by), "2026-06-30T23:59:59+01:00");
    ck_assert_str_eq(second->improvements[1].item, "3.2");
    ck_assert_ptr_null(second->improvements[1].owner);
    ck_assert_int_eq(second->improvements[1].by, INSTANT_NONE);
}
END_TEST

START_TEST(what_became)
{
    ck_assert_uint_eq(facts->verdict_count, 1);
    ck_assert_str_eq(facts->verdicts[0].item, "3.2");
    ck_assert_str_eq(facts->verdicts[0].became, "not-effective");
    ck_assert_str_eq(facts->verdicts[0].again, "C-2026-000001-0");
    ck_assert_uint_eq(facts->practice_count, 1);
    ck_assert_int_eq(facts->practices[0].event.seq, 6);
    ck_assert_uint_eq(facts->shared_count, 2);
    ck_assert_str_eq(facts->shared[0].day, "2026-06-01");
    ck_assert_str_eq(facts->shared[1].day, "2026-07-01");
    ck_assert_str_eq(facts->shared[1].division, "people");
    ck_assert_uint_eq(facts->confirmed_count, 1);
    ck_assert_str_eq(facts->confirmed[0].user, "sam");
    ck_assert_int_eq(facts->confirmed[0].entry, 6);
}
END_TEST

START_TEST(praise)
{
    ck_assert_str_eq(facts->own, "sam");
    ck_assert_str_eq(facts->praised[0], "ann");
    ck_assert_str_eq(facts->praised[1], "bob");
    ck_assert_ptr_null(facts->praised[2]);
    ck_assert_uint_eq(facts->told_count, 1);
    ck_assert_str_eq(facts->told[0].praised[0], "bob");
    ck_assert_str_eq(facts->told[0].managers[0], "ann");
    ck_assert_str_eq(facts->told[0].message, "m");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("facts");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, learning);
    tcase_add_test(tests, what_became);
    tcase_add_test(tests, praise);
    return suite_run("facts", tests);
}
