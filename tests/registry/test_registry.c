/* What a process opens once: the lists of the site for forms, and the titles of what they hold. */
#include "suite.h"

#include "registry/plain.h"
#include "registry/registry.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

static void setup(void)
{
    office_open(SCHOOLS);
}

START_TEST(gives_lists_and_titles)
{
    int64_t now = at("2026-06-01T09:00");
    const struct list *lists = registry_lists(&registry, pool, NULL);
    ck_assert_str_eq(part_shown(&(struct part){.choices_from = "divisions"}, lists, "people"), "Human Resources");
    ck_assert_ptr_null(list_named(lists, "issues"));
    lists = registry_lists(&registry, pool, received("complaint", NULL, "x", NULL, now));
    ck_assert_uint_eq(list_named(lists, "issues")->count, 0);
    ck_assert_str_eq(registry_division_title(&registry, "finance"), "Finance and Payroll");
    ck_assert_str_eq(registry_division_title(&registry, "gone"), "gone");
    ck_assert_str_eq(registry_person_title(&registry, "handler"), "Priya Shah");
    ck_assert_str_eq(registry_person_title(&registry, "gone"), "gone");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("registry");
    tcase_add_checked_fixture(tests, setup, office_close);
    tcase_add_test(tests, gives_lists_and_titles);
    return suite_run("registry", tests);
}
