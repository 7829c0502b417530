/* What is made from a case, and what tells that it is not what was stored. */
#include "suite.h"

#include "registry/case_index.h"
#include "registry/plain.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static void setup(void)
{
    office_open(SCHOOLS);
}

/* One thing changed in what is stored, and the word for it. */
static const char *const DIFFERENCES[] = {
    "kind",        "state",       "division",    "handler",     "owner",       "next",        "recorded-by", "person",
    "summary",     "obligations", "obligations", "level",       "reached",     "next-level",  "next-due",    "received",
    "obligations", "obligations", "obligations", "obligations", "obligations", "concerned",   "links",       "category",
    "lists",       "lists",       "search",      "search",      "obligations", "obligations",
};

static void change(struct case_index *index, int what)
{
    static const char *const somebody[] = {"somebody", NULL};
    struct indexed_case *row = &index->row;
    struct stored_obligation *first = index->obligations;
    const char **texts[] = {&row->kind,    &row->state,     &row->division,    &row->handler,
                            &row->owner,   &row->next_name, &row->recorded_by, &row->person,
                            &row->summary, &first->name,    &first->item};
    int64_t *numbers[] = {&row->level,   &row->reached, &row->next_level, &row->next_due,    &row->received,
                          &first->level, &first->start, &first->due,      &first->first_due, &first->kept};
    int number = what - COUNT(texts), other = number - COUNT(numbers);
    if (number < 0)
        *texts[what] = *texts[what] ? NULL : "x";
    else if (other < 0)
        *numbers[number] += 1;
    else if (other == 0)
        index->concerned = somebody;
    else if (other == 1)
        index->link_count = 1;
    else if (other == 2)
        row->category = "x";
    else if (other == 3 || other == 4)
        index->tags = other == 3 ? somebody : NULL;
    else if (other == 5 || other == 6)
        index->text = other == 5 ? "other" : NULL;
    else if (other == 7)
        index->obligation_count--;
    else
        first->lapsed = !first->lapsed;
}

START_TEST(tells_differences)
{
    int64_t now = at("2026-06-01T09:00");
    const char *reference = kept(received("complaint", "finance", "complainant", "handler", now), now);
    const struct case_file *file = case_file_open(&registry, pool, reference, now, &fault);
    const struct case_index *made = case_index_of(&registry, pool, file);
    ck_assert_pstr_eq(case_index_difference(made, NULL), "index");
    for (int i = 0; i < COUNT(DIFFERENCES); i++) {
        struct case_index *stored = store_index(registry.store, pool, reference, &fault);
        ck_assert_pstr_eq(case_index_difference(made, stored), NULL);
        change(stored, i);
        ck_assert_msg(text_equal(case_index_difference(made, stored), DIFFERENCES[i]), "%d %s", i, DIFFERENCES[i]);
    }
}
END_TEST

/* What is stored does not depend on when it is looked at: the digest of today is that of then. */
START_TEST(a_digest_does_not_age)
{
    int64_t now = at("2026-06-01T09:00");
    const char *reference = kept(received("complaint", "finance", "complainant", NULL, now), now);
    struct case_file *file = case_file_open(&registry, pool, reference, now, &fault);
    add_event(file->record, "acknowledged", now + 3600);
    kept(file->record, now + 3600);
    const struct case_index *stored = store_index(registry.store, pool, reference, &fault);
    for (int day = 0; day < 400; day += 7) {
        file = case_file_open(&registry, pool, reference, now + 3600 + day * INT64_C(86400), &fault);
        ck_assert_pstr_eq(case_index_difference(case_index_of(&registry, pool, file), stored), NULL);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("case_index");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_test(tests, tells_differences);
    tcase_add_test(tests, a_digest_does_not_age);
    return suite_run("case_index", tests);
}
