/* Lists of cases: of a person, by tags and spans, and what is found by words. */
#include "suite.h"

#include <string.h>

#include "registry/case_list.h"
#include "registry/plain.h"
#include "registry/task_list.h"

/* ---- The work list of a person, by the sample users' roles ---- */

/* By due time: the later received, the later due. Cases a to h, an hour apart. */
static const struct {
    const char *kind, *division, *by, *concerned;
    bool escalated;
} CASES[] = {
    {"complaint", "finance", "complainant", NULL, false}, {"complaint", "people", "staff", NULL, false},
    {"complaint", "finance", "staff", "handler", false},  {"complaint", NULL, "complainant", NULL, false},
    {"complaint", "not-sure", "handler2", NULL, false},   {"complaint", "people", "complainant", "head", false},
    {"complaint", "finance", "complainant", NULL, true},  {"compliment", "people", "support", NULL, false},
};

static const struct {
    const char *user, *list, *mine;
} PERSONS[] = {
    {"staff", "bc", ""},     {"handler", "ag", "a"}, {"handler2", "befh", "bfh"}, {"support", "abcdefgh", "cde"},
    {"head", "abcdegh", ""}, {"manager", "g", "g"},  {"director", "g", ""},       {"stranger", "", ""},
    {"coach", "", ""},       {"smt", "", ""},
};

static void fill(const char *references[COUNT(CASES)])
{
    for (int i = 0; i < COUNT(CASES); i++) {
        int64_t now = at("2026-06-01T09:00") + i * 3600;
        struct node *record = received(CASES[i].kind, CASES[i].division, CASES[i].by, CASES[i].concerned, now);
        references[i] = kept(record, now);
        if (CASES[i].escalated) {
            node_set(add_event(record, "escalated", now), "level", "2");
            kept(record, now);
        }
    }
}

static char letter_of(const char *const references[COUNT(CASES)], const char *reference)
{
    for (int i = 0; i < COUNT(CASES); i++)
        if (text_equal(references[i], reference))
            return (char)('a' + i);
    return '?';
}

static int by_letter(const void *one, const void *other)
{
    return *(const char *)one - *(const char *)other;
}

/* A list page by page; the letters of its cases, sorted. */
static const char *listed(const struct person *person, const char *const references[COUNT(CASES)], int most,
                          int (*page)(struct registry *, struct pool *, const struct person *, struct list_place,
                                      struct indexed_case *, int, struct fault *))
{
    struct list_place place = {.reference = ""};
    struct indexed_case rows[COUNT(CASES) + 1];
    char *found = pool_alloc(pool, COUNT(CASES) * 2);
    size_t length = 0;
    int count;
    while ((count = page(&registry, pool, person, place, rows, most, &fault)) > 0 && length < COUNT(CASES)) {
        for (int i = 0; i < count; i++)
            found[length++] = letter_of(references, rows[i].reference);
        ck_assert(count == 1 || rows[0].next_due <= rows[count - 1].next_due);
        place = list_place_of(&rows[count - 1], BY_DUE);
    }
    ck_assert_msg(count == 0, "%s", fault.detail);
    qsort(found, length, 1, by_letter);
    return found;
}

static const char *const no_tags[] = {NULL};

static int all_pages(struct registry *of, struct pool *in, const struct person *person, struct list_place after,
                     struct indexed_case *rows, int most, struct fault *wrong)
{
    const struct case_list all = {.tags = no_tags, .order = BY_DUE, .due = SPAN_ALL, .received = SPAN_ALL};
    return case_list_page(of, in, person, &all, after, rows, most, wrong);
}

static int64_t evening(void)
{
    return at("2026-06-01T20:00");
}

static int mine_pages(struct registry *of, struct pool *in, const struct person *person, struct list_place after,
                      struct indexed_case *rows, int most, struct fault *wrong)
{
    struct listed_task *tasks = pool_array(in, (size_t)most, sizeof *tasks);
    int count = task_list_mine(of, in, person, evening(), after, tasks, most, wrong);
    for (int i = 0; i < count; i++)
        rows[i] = tasks[i].row;
    return count;
}

static int other_pages(struct registry *of, struct pool *in, const struct person *person, struct list_place after,
                       struct indexed_case *rows, int most, struct fault *wrong)
{
    return task_list_others(of, in, person, evening(), after, rows, most, wrong);
}

/* Mine and the others are all that I may see, and nothing is both. */
START_TEST(lists_what_a_person_may_see)
{
    const char *references[COUNT(CASES)];
    fill(references);
    for (int i = 0; i < COUNT(PERSONS); i++)
        for (int most = 1; most <= COUNT(CASES) + 1; most++) {
            const struct person *person = site_person(&registry.site, PERSONS[i].user);
            ck_assert_str_eq(listed(person, references, most, all_pages), PERSONS[i].list);
            ck_assert_str_eq(listed(person, references, most, mine_pages), PERSONS[i].mine);
            const char *others = listed(person, references, most, other_pages);
            ck_assert_uint_eq(strlen(others), strlen(PERSONS[i].list) - strlen(PERSONS[i].mine));
            ck_assert_uint_eq(strcspn(others, PERSONS[i].mine), strlen(others));
        }
}
END_TEST

/* Who reaches a case in several ways finds it once. */
START_TEST(lists_each_case_once)
{
    const char *references[COUNT(CASES)];
    struct holding holdings[] = {
        {.role = "staff"}, {.role = "handler", .division = "finance"}, {.role = "head"}, {.role = "manager"}};
    fill(references);
    for (int most = 1; most <= COUNT(CASES) + 1; most++) {
        ck_assert_str_eq(
            listed(&(struct person){.user = "staff", .title = "Sam", .holdings = holdings, .holding_count = 4},
                   references, most, all_pages),
            "abcdefgh");
        ck_assert_str_eq(
            listed(&(struct person){.user = "staff", .title = "Sam", .holdings = holdings, .holding_count = 2},
                   references, most, all_pages),
            "abcg");
        ck_assert_str_eq(
            listed(&(struct person){.user = "handler", .title = "Hal", .holdings = holdings, .holding_count = 4},
                   references, most, all_pages),
            "abdefgh");
    }
}
END_TEST

static const struct {
    const char *tags[3], *user, *list;
} FILTERS[] = {
    {{"division:finance"}, "support", "acg"},
    {{"division:finance"}, "handler2", ""},
    {{"division:people"}, "handler2", "bfh"},
    {{"division:not-sure"}, "support", "de"},
    {{"kind:complaint", "division:people"}, "support", "bf"},
    {{"state:escalated"}, "support", "g"},
    {{"state:escalated"}, "handler", "g"},
    {{"level:2", "owner:manager"}, "head", "g"},
    {{"level:1", "owner:manager"}, "head", ""},
    {{"owner:handler"}, "head", "abcdeh"},
    {{"handler:support"}, "support", ""},
    {{"due:none"}, "support", ""},
    {{"state:nothing"}, "support", ""},
};

START_TEST(lists_by_words)
{
    const char *references[COUNT(CASES)];
    fill(references);
    const struct person *person = site_person(&registry.site, FILTERS[_i].user);
    for (int order = BY_DUE; order < LIST_ORDERS; order++) {
        const struct case_list listing = {
            .tags = FILTERS[_i].tags, .order = (enum list_order)order, .due = SPAN_ALL, .received = SPAN_ALL};
        struct indexed_case rows[COUNT(CASES)];
        char found[COUNT(CASES) + 1] = "";
        int count =
            case_list_page(&registry, pool, person, &listing, (struct list_place){0, ""}, rows, COUNT(CASES), &fault);
        for (int i = 0; i < count; i++)
            found[i] = letter_of(references, rows[i].reference);
        qsort(found, strlen(found), 1, by_letter);
        ck_assert_str_eq(found, FILTERS[_i].list);
    }
}
END_TEST

/* A span of one time in the order of another: the walk is by the span, the order is the one asked for. */
START_TEST(lists_a_span_in_another_order)
{
    const char *references[COUNT(CASES)];
    fill(references);
    struct case_list listing = {.tags = no_tags, .order = BY_RECEIVED, .due = SPAN_ALL, .received = SPAN_ALL};
    struct indexed_case rows[COUNT(CASES)];
    const struct person *person = site_person(&registry.site, "support");
    listing.due = (struct span){at("2026-06-02T09:00"), at("2026-06-02T12:00")};
    struct list_place after = {.reference = ""};
    const char *found = "";
    while (case_list_page(&registry, pool, person, &listing, after, rows, 1, &fault) == 1) {
        found = pool_format(pool, "%s%c", found, letter_of(references, rows[0].reference));
        after = list_place_of(&rows[0], BY_RECEIVED);
    }
    ck_assert_str_eq(found, "dcba");
}
END_TEST

/* The list that the support gets of what is due in that time, in pages of one. */
static const char *due_in(const char *const references[COUNT(CASES)], struct span due)
{
    struct case_list listing = {.tags = no_tags, .order = BY_DUE, .due = due, .received = SPAN_ALL};
    struct indexed_case row;
    struct list_place after = {.reference = ""};
    const char *found = "";
    while (case_list_page(&registry, pool, site_person(&registry.site, "support"), &listing, after, &row, 1, &fault) ==
           1) {
        found = pool_format(pool, "%s%c", found, letter_of(references, row.reference));
        after = list_place_of(&row, BY_DUE);
    }
    return found;
}

/* What is urgent comes first, in every time that it is due in, and in no other. */
START_TEST(lists_what_is_urgent_first)
{
    const char *references[COUNT(CASES)];
    struct node *record = received("complaint", "finance", "complainant", NULL, at("2026-06-01T17:00"));
    fill(references);
    kept(record, at("2026-06-01T17:00"));
    node_add_text(add_event(record, "assessed", at("2026-06-01T17:01")), "severity", "high");
    kept(record, at("2026-06-01T17:01"));
    add_event(record, "overseen", at("2026-06-01T17:02"));
    kept(record, at("2026-06-01T17:02"));
    const int64_t before = at("2026-06-02T11:30"), late = at("2026-06-02T16:00");
    ck_assert_str_eq(due_in(references, SPAN_ALL), "?abcdefhg");
    ck_assert_str_eq(due_in(references, (struct span){before, LIST_NEVER}), "?defhg");
    ck_assert_str_eq(due_in(references, (struct span){late, LIST_NEVER}), "?hg");
    ck_assert_str_eq(due_in(references, (struct span){before, late}), "def");
    ck_assert_str_eq(due_in(references, (struct span){-INT64_MAX, before}), "abc");
}
END_TEST

START_TEST(searches_what_a_person_may_see)
{
    static const struct {
        const char *user, *typed;
        int count;
    } searches[] = {{"support", "orn ann", 8}, {"handler", "ÖRN", 2},      {"handler2", "örn", 4},
                    {"head", "orn", 7},        {"stranger", "orn", 0},     {"support", "& !", 0},
                    {"support", "", 0},        {"support", "orn & an", 8}, {"support", "finance", 0},
                    {"support", "team", 0}};
    const char *references[COUNT(CASES)];
    struct search_hit hits[COUNT(CASES)];
    fill(references);
    for (int i = 0; i < COUNT(searches); i++) {
        const struct person *person = site_person(&registry.site, searches[i].user);
        int count =
            case_list_search(&registry, pool, person, searches[i].typed, SEARCH_NEWEST, hits, COUNT(CASES), &fault);
        ck_assert_msg(count == searches[i].count, "%s: %d %s", searches[i].typed, count, fault.detail);
    }
}
END_TEST

/* What waits to be sorted stands in no list of the others, is found by its words, and ends its waiting with the first
 * thing that anybody of the staff does. */
START_TEST(keeps_what_waits_to_be_sorted_apart)
{
    int64_t now = at("2026-06-01T09:00");
    const struct person *person = site_person(&registry.site, "handler");
    const struct list_place beginning = {.reference = ""};
    struct node *record = received("complaint", "finance", "complainant", NULL, now);
    struct indexed_case rows[1];
    struct search_hit hits[1];
    node_set(node_first(record, NULL), "unsorted", "yes");
    kept(record, now);
    ck_assert_int_eq(all_pages(&registry, pool, person, beginning, rows, 1, &fault), 0);
    ck_assert_int_eq(mine_pages(&registry, pool, person, beginning, rows, 1, &fault), 0);
    ck_assert_int_eq(case_list_unsorted(&registry, pool, person, beginning, rows, 1, &fault), 1);
    const struct person *other = site_person(&registry.site, "handler2");
    ck_assert_int_eq(case_list_unsorted(&registry, pool, other, beginning, rows, 1, &fault), 0);
    ck_assert_int_eq(case_list_search(&registry, pool, person, "orn", SEARCH_NEWEST, hits, 1, &fault), 1);
    add_event(record, "noted", now);
    kept(record, now);
    ck_assert_int_eq(all_pages(&registry, pool, person, beginning, rows, 1, &fault), 1);
    ck_assert_int_eq(case_list_unsorted(&registry, pool, person, beginning, rows, 1, &fault), 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("case_list");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, lists_what_a_person_may_see);
    tcase_add_test(tests, lists_each_case_once);
    tcase_add_loop_test(tests, lists_by_words, 0, COUNT(FILTERS));
    tcase_add_test(tests, lists_a_span_in_another_order);
    tcase_add_test(tests, lists_what_is_urgent_first);
    tcase_add_test(tests, keeps_what_waits_to_be_sorted_apart);
    tcase_add_test(tests, searches_what_a_person_may_see);
    return suite_run("case_list", tests);
}
