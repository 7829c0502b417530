/* Case files, with the schools' site and a store of the test's own. Run from the root of the repository. */
#include "suite.h"

#include "core/reference.h"
#include "registry/case_file.h"
#include "registry/plain.h"

static bool keep(struct node *record, const char *token, const char *digest, int64_t now, struct submission *submission)
{
    bool repeated = false;
    *submission = (struct submission){.token = token, .digest = digest};
    bool kept = record_keep(record, submission, now, &repeated);
    ck_assert(!repeated || kept);
    return kept;
}

/* ---- Keeping ---- */

START_TEST(gives_back_what_it_kept)
{
    int64_t now = at("2026-06-01T09:00");
    const char *reference = kept(received("complaint", "finance", "complainant", NULL, now), now);
    struct case_file *file = case_file_open(&registry, pool, reference, now + 3600, &fault);
    ck_assert_str_eq(file->reference, reference);
    ck_assert_str_eq(file->kind, "complaint");
    ck_assert_str_eq(file->state, "received");
    ck_assert_int_eq(file->last_seq, 1);
    ck_assert(file->whole);
    ck_assert_str_eq(record_person(pool, file->record), "Ann & Örn");
    ck_assert_str_eq(file->obligations[0].rule->name, "acknowledge");
    ck_assert_int_eq(file->obligations[0].due - now, 24 * 3600);
    ck_assert_int_eq(file->obligations[0].state, OBLIGATION_OWED);

    add_event(file->record, "acknowledged", now + 7200);
    kept(file->record, now + 7200);
    file = case_file_open(&registry, pool, reference, now + 7200, &fault);
    ck_assert_str_eq(file->state, "acknowledged");
    ck_assert_int_eq(file->last_seq, 2);
    ck_assert_int_eq(file->obligations[0].state, OBLIGATION_MET);
    ck_assert_ptr_null(case_file_open(&registry, pool, "C-2026-999999-0", now, &fault));
    ck_assert_int_eq(fault.kind, 0);
}
END_TEST

/* The reference says the kind and the year of the receipt, in local time. */
static const struct {
    const char *kind, *now, *begins;
} KEPT[] = {
    {"complaint", "2026-06-01T09:00", "C-2026-"},    {"compliment", "2026-06-02T09:00", "P-2026-"},
    {"complaint", "2026-12-31T23:59:59", "C-2026-"}, {"complaint", "2027-01-01T00:00", "C-2027-"},
    {"compliment", "2027-07-01T00:30", "P-2027-"},   {"compliment", "2026-07-01T00:30", "P-2026-"},
};

START_TEST(its_reference_says_year_and_kind)
{
    for (int i = 0; i < COUNT(KEPT); i++) {
        int64_t now = at(KEPT[i].now);
        const char *reference = kept(received(KEPT[i].kind, "finance", "complainant", NULL, now), now);
        ck_assert_msg(strncmp(reference, KEPT[i].begins, strlen(KEPT[i].begins)) == 0, "%s, not %s", reference,
                      KEPT[i].begins);
        ck_assert_pstr_eq(reference_read(pool, reference), reference);
        ck_assert_str_eq(store_case(registry.store, pool, reference, &fault)->kind, KEPT[i].kind);
    }
}
END_TEST

START_TEST(what_is_sent_twice_is_stored_once)
{
    int64_t now = at("2026-06-01T09:00");
    struct submission first, second;
    bool repeated;
    ck_assert(keep(received("complaint", "finance", "complainant", NULL, now), "TOKEN", "DIGEST", now, &first));
    ck_assert_int_eq(first.seq, 1);
    ck_assert_int_eq(first.at, now);
    second = (struct submission){.token = "TOKEN", .digest = "DIGEST"};
    ck_assert(case_file_repeated(&registry, pool, &second, &fault));
    ck_assert_str_eq(second.reference, first.reference);
    second = (struct submission){.token = "TOKEN", .digest = "DIGEST"};
    ck_assert(record_keep(received("complaint", "people", "x", NULL, now), &second, now + 60, &repeated));
    ck_assert(repeated);
    ck_assert_str_eq(second.reference, first.reference);
    ck_assert(second.seq == 1 && second.at == now);
    ck_assert_str_eq(store_next_case(registry.store, pool, "", &fault), first.reference);
    ck_assert_ptr_null(store_next_case(registry.store, pool, first.reference, &fault));
}
END_TEST

START_TEST(a_used_token_brings_nothing_else)
{
    int64_t now = at("2026-06-01T09:00");
    struct submission sent, other = {.token = "TOKEN", .digest = "OTHER"};
    ck_assert(keep(received("complaint", "finance", "complainant", NULL, now), "TOKEN", "DIGEST", now, &sent));
    ck_assert(!case_file_repeated(&registry, pool, &other, &fault));
    fault_is(409, "used-token");
    ck_assert(!keep(received("complaint", "finance", "complainant", NULL, now), "TOKEN", "OTHER", now, &other));
    fault_is(409, "used-token");
    other = (struct submission){.token = "NEW", .digest = "DIGEST"};
    ck_assert(!case_file_repeated(&registry, pool, &other, &fault));
    ck_assert_int_eq(fault.kind, 0);
    ck_assert(keep(received("complaint", "finance", "complainant", NULL, now), "NEW", "DIGEST", now, &other));
    ck_assert_str_ne(other.reference, sent.reference);
}
END_TEST

/* Two people read the case as it was; the second to act is told, and nothing of theirs is stored, not even the token. */
START_TEST(the_second_is_told)
{
    int64_t now = at("2026-06-01T09:00");
    struct submission sent;
    const char *reference = kept(received("complaint", "finance", "complainant", NULL, now), now);
    struct case_file *one = case_file_open(&registry, pool, reference, now, &fault);
    struct case_file *two = case_file_open(&registry, pool, reference, now, &fault);
    node_add_text(add_event(one->record, "noted", now), "note", "one");
    node_add_text(add_event(two->record, "noted", now), "note", "two");
    ck_assert(keep(one->record, "ONE", "D", now, &sent));
    ck_assert_int_eq(sent.seq, 2);
    ck_assert(!keep(two->record, "TWO", "D", now, &sent));
    fault_is(409, "stale");
    ck_assert_ptr_null(store_submission(registry.store, pool, "TWO", &fault));
    one = case_file_open(&registry, pool, reference, now, &fault);
    ck_assert_int_eq(one->last_seq, 2);
    ck_assert_str_eq(node_text(pool, record_event(one->record, 2)), "one");
}
END_TEST

START_TEST(a_policy_must_be_there)
{
    int64_t now = at("2026-06-01T09:00");
    struct submission sent;
    struct node *record = received("complaint", "finance", "complainant", NULL, now);
    node_set(record, "policy", "OTHER/1");
    ck_assert(!keep(record, "TOKEN", "D", now, &sent));
    fault_is(503, "full");
    ck_assert_ptr_null(store_next_case(registry.store, pool, "", &fault));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("case_file");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, gives_back_what_it_kept);
    tcase_add_test(tests, its_reference_says_year_and_kind);
    tcase_add_test(tests, what_is_sent_twice_is_stored_once);
    tcase_add_test(tests, a_used_token_brings_nothing_else);
    tcase_add_test(tests, the_second_is_told);
    tcase_add_test(tests, a_policy_must_be_there);
    return suite_run("case_file", tests);
}
