/* What a process opens once: the lists of the site for forms, and the titles of what they hold. */
#include "suite.h"

#include "record/record.h"
#include "registry/plain.h"
#include "registry/registry.h"

static const struct list *with_record(struct node *record)
{
    return registry_lists(&registry, pool, record, record_timeline(pool, record));
}

START_TEST(gives_lists_and_titles)
{
    int64_t now = at("2026-06-01T09:00");
    const struct list *lists = registry_lists(&registry, pool, NULL, NULL);
    ck_assert_str_eq(part_shown(&(struct part){.choices_from = "divisions"}, lists, "people"), "Human Resources");
    ck_assert_ptr_null(list_named(lists, "issues"));
    lists = with_record(received("complaint", NULL, "x", NULL, now));
    ck_assert_uint_eq(list_named(lists, "issues")->count, 0);
    ck_assert_str_eq(registry_division_title(&registry, "finance"), "Finance and Payroll");
    ck_assert_str_eq(registry_division_title(&registry, "gone"), "gone");
    ck_assert_str_eq(registry_person_title(&registry, "handler"), "Priya Shah");
    ck_assert_str_eq(registry_person_title(&registry, "gone"), "gone");
}
END_TEST

/* The causes are the leaves of their tree, each with what it hangs from and what it is. */
START_TEST(takes_the_leaves_of_causes)
{
    office_close();
    office_open(ACADEMY);
    const struct list *causes = list_named(registry_lists(&registry, pool, NULL, NULL), "causes");
    const struct choice *first = &causes->choices[0];
    ck_assert_str_eq(first->value, "no-process");
    ck_assert_str_eq(first->label, "How we do things: No one had agreed how to do it");
    ck_assert_str_eq(first->group, "How we do things");
    ck_assert_str_eq(first->hint,
                     "There was no agreed way of doing it, or people did it in different ways. For example: Two "
                     "teams gave different answers to the same question.");
    ck_assert_ptr_null(list_label(causes, "process"));
    ck_assert_str_eq(registry_cause_title(&registry, "records"),
                     "What people know: Our records were wrong or hard to find");
    ck_assert_str_eq(registry_cause_title(&registry, "gone"), "gone");
    for (size_t i = 0; i < causes->count; i++)
        ck_assert(causes->choices[i].value != NULL && causes->choices[i].label != NULL &&
                  causes->choices[i].hint != NULL);
}
END_TEST

/* Each list is as long as what the site has of it; the lists of a case follow those of the site. */
START_TEST(gives_all_of_a_list)
{
    const struct list *lists = registry_lists(&registry, pool, NULL, NULL);
    ck_assert_uint_eq(list_named(lists, "people")->count, registry.site.person_count);
    ck_assert_uint_eq(list_named(lists, "divisions")->count, node_count(registry.site.organisation, "division"));
    ck_assert_str_eq(list_label(list_named(lists, "people"), "smt"), "Owen Price");
    lists = with_record(received("complaint", NULL, "x", NULL, at("2026-06-01T09:00")));
    static const char *const names[] = {"divisions", "people",   "causes",       "elsewhere",   "roles",
                                        "issues",    "promises", "improvements", "suggestions", "means",
                                        "sendings",  "sent",     "back"};
    for (int i = 0; i < COUNT(names); i++)
        ck_assert_str_eq(lists[i].name, names[i]);
    ck_assert_ptr_null(lists[COUNT(names)].name);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("registry");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, gives_lists_and_titles);
    tcase_add_test(tests, takes_the_leaves_of_causes);
    tcase_add_test(tests, gives_all_of_a_list);
    return suite_run("registry", tests);
}
