/* The same cause in the same division again: what is marked, and what is brought up anew. */
#include "suite.h"

#include "registry/case_index.h"
#include "registry/learning.h"
#include "registry/recurrence.h"

/* The first case is of digital, cause records, received 1 May 2025 and done 1 June; the term is twelve months. */
static const struct {
    const char *division, *cause, *received;
    bool recurs, reopens;
} SECOND[] = {
    {"digital", "records", "2025-07-01T09:00", true, true},
    {"digital", "records", "2025-05-20T09:00", true, false},  /* received before it was done */
    {"digital", "records", "2025-05-01T09:00", false, false}, /* at the same time, and not after it */
    {"digital", "records", "2026-05-01T23:00", true, true},   /* the last day of the term */
    {"digital", "records", "2026-05-15T09:00", false, true},  /* within a year of the improvement only */
    {"digital", "records", "2026-06-02T00:00", false, false},
    {"leadership", "records", "2025-07-01T09:00", false, false},
    {NULL, "records", "2025-07-01T09:00", false, false},
    {"digital", "system", "2025-07-01T09:00", false, false},
};

START_TEST(knows_recurrence)
{
    struct node *first = learned("digital", "records", "2025-05-01T09:00");
    improve(first, "done", "2025-06-01T09:00");
    struct node *second = learned(SECOND[_i].division, SECOND[_i].cause, SECOND[_i].received);
    const char *recurs = node_get(pool, record_event(second, 2), "recurs");
    ck_assert(text_equal(recurs, SECOND[_i].recurs ? node_get(pool, first, "reference") : NULL));
    const struct case_file *file = file_of(first);
    const struct node *last = record_event(file->record, file->last_seq);
    ck_assert_int_eq(file->last_seq, SECOND[_i].reopens ? 4 : 3);
    ck_assert_str_eq(entry_of(first, "2.1")->state, SECOND[_i].reopens ? STATE_NOT_EFFECTIVE : STATE_DONE);
    if (SECOND[_i].reopens)
        ck_assert_str_eq(node_get(pool, last, "again"), node_get(pool, second, "reference"));
    ck_assert_ptr_null(case_index_difference(case_index_of(&registry, pool, file),
                                             store_index(registry.store, pool, file->reference, &fault)));
}
END_TEST

/* Where nothing went wrong, nothing comes back; nor does what was withdrawn count as an earlier case. */
START_TEST(knows_what_cannot_recur)
{
    struct node *first = learned("digital", "nothing-found", "2025-05-01T09:00");
    improve(first, "done", "2025-06-01T09:00");
    struct node *second = learned("digital", "nothing-found", "2025-07-01T09:00");
    ck_assert_ptr_null(node_get(pool, record_event(second, 2), "recurs"));
    ck_assert_str_eq(entry_of(first, "2.1")->state, STATE_DONE);
    struct node *third = learned("digital", "records", "2025-05-01T09:00");
    add_event(third, "withdrawn", "2025-05-02T09:00");
    kept(third);
    struct node *fourth = learned("digital", "records", "2025-07-01T09:00");
    ck_assert_ptr_null(node_get(pool, record_event(fourth, 2), "recurs"));
}
END_TEST

/* Said again, the same decision brings nothing up twice; a refused one leaves the other case as it was. */
START_TEST(brings_up_once_and_together)
{
    struct node *first = learned("digital", "records", "2025-05-01T09:00");
    improve(first, "done", "2025-06-01T09:00");
    struct node *second = received("complaint", "digital", "2025-07-01T09:00");
    kept(second);
    decision(second, "records", NULL, "2025-07-02T09:00");
    struct node *stale = file_of(second)->record;
    add_event(stale, "noted", "2025-07-02T09:00");
    kept(stale);
    ck_assert(!keep(second, 0));
    ck_assert_str_eq(fault.code, "stale");
    fault = (struct fault){0};
    ck_assert_int_eq(file_of(first)->last_seq, 3);

    second = file_of(second)->record;
    decision(second, "records", NULL, "2025-07-03T09:00");
    kept(second);
    struct node *again = file_of(first)->record;
    node_add_text(add_event(again, "improved", "2025-08-01T09:00"), "planned", "2.1");
    node_add_text(record_event(again, 5), "became", "effective");
    kept(again);
    decision(second, "records", NULL, "2025-08-03T09:00");
    kept(second);
    ck_assert_int_eq(file_of(first)->last_seq, 5);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("recurrence");
    tcase_add_checked_fixture(tests, academy_open, office_close);
    tcase_add_loop_test(tests, knows_recurrence, 0, COUNT(SECOND));
    tcase_add_test(tests, knows_what_cannot_recur);
    tcase_add_test(tests, brings_up_once_and_together);
    return suite_run("recurrence", tests);
}
