/* What is made from a case, and what tells that it is not what was stored. */
#include "suite.h"

#include "registry/case_index.h"
#include "registry/plain.h"
#include "store/mark.h"

/* One thing changed in what is stored, and the word for it. */
static const char *const DIFFERENCES[] = {
    "kind",     "state",       "division",    "handler",     "owner",       "next",        "recorded-by", "person",
    "summary",  "obligations", "obligations", "level",       "reached",     "next-level",  "next-due",    "received",
    "unsorted", "obligations", "obligations", "obligations", "obligations", "obligations", "concerned",   "links",
    "category", "lists",       "lists",       "search",      "search",      "obligations", "obligations", "reporter",
};

static void change(struct case_index *index, int what)
{
    static const char *const somebody[] = {"somebody", NULL};
    struct indexed_case *row = &index->row;
    struct stored_obligation *first = index->obligations;
    const char **texts[] = {&row->kind,    &row->state,     &row->division,    &row->handler,
                            &row->owner,   &row->next_name, &row->recorded_by, &row->person,
                            &row->summary, &first->name,    &first->item};
    int64_t *numbers[] = {&row->level,    &row->reached,     &row->next_level, &row->next_due,
                          &row->received, &row->unsorted,    &first->level,    &first->start,
                          &first->due,    &first->first_due, &first->kept};
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
    else if (other == 9)
        row->reporter = "x";
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

/* One thing changed of what was learned, in a case that gives lessons and places. */
START_TEST(tells_lessons_apart)
{
    int64_t now = at("2026-06-01T09:00");
    struct node *record = received("complaint", "finance", "complainant", NULL, now);
    const char *reference = kept(record, now);
    struct node *learned = add_event(record, "learned", now);
    node_add_text(learned, "cause", "records");
    node_add_text(learned, "lesson", "l");
    node_add_text(node_add(learned, "improvement"), "what", "w");
    kept(record, now);
    const struct case_index *made =
        case_index_of(&registry, pool, case_file_open(&registry, pool, reference, now, &fault));
    ck_assert_uint_eq(made->lesson_count, 2);
    for (int i = 0; i < 8; i++) {
        struct case_index *stored = store_index(registry.store, pool, reference, &fault);
        ck_assert_ptr_null(case_index_difference(made, stored));
        struct lesson_place *place = &stored->places[stored->place_count - 1];
        struct stored_lesson *lesson = &stored->lessons[1];
        const char **texts[] = {&place->list, &place->item, &lesson->item, &lesson->list, &lesson->text};
        if (i < 5)
            *texts[i] = "x";
        else if (i == 5)
            place->place++;
        else if (i == 6)
            stored->place_count--;
        else
            stored->lesson_count--;
        ck_assert_pstr_eq(case_index_difference(made, stored), "register");
    }
}
END_TEST

/* The lines of pages of many: of what was learned, by item. */
START_TEST(tells_lines_apart)
{
    int64_t now = at("2026-06-01T09:00");
    struct node *record = received("complaint", "finance", "complainant", NULL, now);
    const char *reference = kept(record, now);
    struct node *learned = add_event(record, "learned", now);
    node_add_text(learned, "cause", "records");
    node_add_text(learned, "lesson", "l");
    node_add_text(node_add(learned, "improvement"), "what", "w");
    kept(record, now);
    const struct case_index *made =
        case_index_of(&registry, pool, case_file_open(&registry, pool, reference, now, &fault));
    ck_assert_uint_eq(made->line_count, 2);
    ck_assert_str_eq(made->lines[1].item, "2.1");
    for (int i = 0; i < 3; i++) {
        struct case_index *stored = store_index(registry.store, pool, reference, &fault);
        ck_assert_ptr_null(case_index_difference(made, stored));
        if (i == 0)
            stored->lines[0].item = "3";
        else if (i == 1)
            stored->lines[1].text = "<entry/>";
        else
            stored->line_count--;
        ck_assert_pstr_eq(case_index_difference(made, stored), "lines");
    }
}
END_TEST

/* What it counts for in the reports: where, when, for how long, and how often. */
START_TEST(tells_figures_apart)
{
    int64_t now = at("2026-06-01T09:00");
    const char *reference = kept(received("complaint", "finance", "complainant", NULL, now), now);
    const struct case_index *made =
        case_index_of(&registry, pool, case_file_open(&registry, pool, reference, now, &fault));
    ck_assert_uint_gt(made->mark_count, 4);
    for (int i = 0; i < 10; i++) {
        struct case_index *stored = store_index(registry.store, pool, reference, &fault);
        ck_assert_ptr_null(case_index_difference(made, stored));
        struct stored_mark *mark = &stored->marks[stored->mark_count - 1];
        const char **texts[] = {&mark->figure, &mark->row,   &mark->column,
                                &mark->item,   &mark->month, &mark->until_month};
        int64_t *numbers[] = {&mark->since, &mark->until, &mark->length};
        if (i < 6)
            *texts[i] = "x";
        else if (i < 9)
            *numbers[i - 6] = 7;
        else
            stored->mark_count--;
        ck_assert_pstr_eq(case_index_difference(made, stored), "figures");
    }
}
END_TEST

/* Each link to another case, by reference, and how. */
START_TEST(tells_links_apart)
{
    int64_t now = at("2026-06-01T09:00");
    static const char *const others[] = {"C-2026-000007-X", "C-2026-000003-X", "C-2026-000005-X"};
    struct node *record = received("complaint", "finance", "complainant", NULL, now);
    const char *reference = kept(record, now);
    for (int i = 0; i < COUNT(others); i++) {
        struct node *linked = add_event(record, "linked", now);
        node_add_text(linked, "how", "split");
        node_add_text(linked, "other", others[i]);
        kept(record, now);
    }
    const struct case_index *made =
        case_index_of(&registry, pool, case_file_open(&registry, pool, reference, now, &fault));
    ck_assert_uint_eq(made->link_count, 3);
    ck_assert_str_eq(made->links[0].reference, "C-2026-000003-X");
    ck_assert_str_eq(made->links[2].reference, "C-2026-000007-X");
    for (int i = 0; i < 3; i++) {
        struct case_index *stored = store_index(registry.store, pool, reference, &fault);
        ck_assert_ptr_null(case_index_difference(made, stored));
        if (i == 0)
            stored->links[2].how = "related";
        else if (i == 1)
            stored->links[0].reference = "C-2026-000009-X";
        else
            stored->link_count--;
        ck_assert_pstr_eq(case_index_difference(made, stored), "links");
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
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, tells_differences);
    tcase_add_test(tests, tells_lessons_apart);
    tcase_add_test(tests, tells_lines_apart);
    tcase_add_test(tests, tells_figures_apart);
    tcase_add_test(tests, tells_links_apart);
    tcase_add_test(tests, a_digest_does_not_age);
    return suite_run("case_index", tests);
}
