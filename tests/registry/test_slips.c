/* Slips: drawn, and taken by the case that is keyed in, with the schools' site and a store of the test's own. Run from
 * the root of the repository. */
#include "suite.h"

#include <string.h>

#include "core/reference.h"
#include "registry/plain.h"
#include "registry/slips.h"

static const struct stored_slip *drawn(const char *kind, int count, const char *batch, int64_t now)
{
    size_t got;
    const struct slip_batch wanted = {.kind = kind, .by = "sam", .batch = batch, .count = count};
    const struct stored_slip *slips = slips_draw(&registry, pool, &wanted, now, &got, &fault);
    ck_assert_msg(slips != NULL && got == (size_t)count, "%s", fault.detail);
    return slips;
}

/* Keys in a case of that kind under the reference of a slip, NULL for none. */
static bool key_in(const char *kind, const char *slip, int64_t now, const char **reference)
{
    bool repeated;
    struct node *record = received(kind, "finance", "sam", NULL, now);
    struct case_file *file = case_file_of(&registry, pool, record, now, &fault);
    ck_assert_msg(file != NULL, "%s", fault.detail);
    file->slip = slip;
    bool kept = case_file_keep(&registry, pool, file, NULL, NULL, now, &repeated, &fault);
    *reference = file->reference;
    return kept;
}

static const char *trouble(const char *reference, const char *kind)
{
    const char *code = slip_trouble(&registry, pool, reference, kind, &fault);
    ck_assert_int_eq(fault.kind, 0);
    return code ? code : "none";
}

START_TEST(each_is_used_once)
{
    int64_t now = at("2026-06-01T09:00");
    const char *slip = drawn("complaint", 2, "B", now)[0].reference, *reference;
    ck_assert_str_eq(reference_read(pool, slip), slip);
    ck_assert(slip_waits(&registry, pool, slip, &fault));
    ck_assert_str_eq(trouble(slip, "complaint"), "none");
    ck_assert_str_eq(trouble(slip, "compliment"), "slip-kind");
    ck_assert_str_eq(trouble("C-2026-000001-0", "complaint"), "slip-unknown");
    ck_assert(key_in("complaint", slip, now + 60, &reference));
    ck_assert_str_eq(reference, slip);
    const struct case_file *file = case_file_open(&registry, pool, slip, now + 60, &fault);
    ck_assert_str_eq(file->reference, slip);
    ck_assert_str_eq(trouble(slip, "complaint"), "slip-used");
    ck_assert(!slip_waits(&registry, pool, slip, &fault));
    ck_assert(!key_in("complaint", slip, now + 120, &reference));
    fault_is(409, "stale");
    ck_assert_int_eq(case_file_open(&registry, pool, slip, now + 120, &fault)->last_seq, 1);
}
END_TEST

/* One that was drawn in a year before keeps its reference. */
START_TEST(it_keeps_its_year)
{
    const char *slip = drawn("compliment", 1, "B", at("2026-12-31T16:00"))[0].reference, *reference;
    ck_assert(key_in("compliment", slip, at("2027-01-04T09:00"), &reference));
    ck_assert_str_eq(reference, slip);
    ck_assert(strncmp(slip, "P-2026-", 7) == 0);
}
END_TEST

START_TEST(a_batch_is_drawn_once)
{
    int64_t now = at("2026-06-01T09:00");
    const struct stored_slip *first = drawn("complaint", 5, "B", now), *again = drawn("complaint", 5, "B", now + 60);
    for (int i = 0; i < 5; i++) {
        ck_assert_str_eq(first[i].reference, again[i].reference);
        ck_assert_int_eq(again[i].drawn, now);
        ck_assert(i == 0 || strcmp(first[i - 1].reference, first[i].reference) < 0);
    }
}
END_TEST

START_TEST(a_void_one_is_never_used)
{
    int64_t now = at("2026-06-01T09:00");
    const struct stored_slip *slips = drawn("complaint", 2, "B", now);
    const char *reference;
    for (int i = 0; i < 2; i++) /* twice is once */
        ck_assert(slip_make_void(&registry, pool, &slips[0], "kim", "spoilt", now + i, &fault));
    ck_assert_int_eq(store_slip(registry.store, pool, slips[0].reference, &fault)->voided, now);
    ck_assert_str_eq(trouble(slips[0].reference, "complaint"), "slip-void");
    ck_assert(!key_in("complaint", slips[0].reference, now + 60, &reference));
    fault_is(409, "stale");
    ck_assert(key_in("complaint", slips[1].reference, now + 60, &reference));
    ck_assert(!slip_make_void(&registry, pool, &slips[1], "kim", "spoilt", now + 90, &fault));
    fault_is(409, "slip-used");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("slips");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, each_is_used_once);
    tcase_add_test(tests, it_keeps_its_year);
    tcase_add_test(tests, a_batch_is_drawn_once);
    tcase_add_test(tests, a_void_one_is_never_used);
    return suite_run("slips", tests);
}
