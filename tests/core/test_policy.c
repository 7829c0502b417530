/* Looking things up in a policy: what it has by that name, and nothing beyond. */
#include "suite.h"

#include "core/policy.h"

/* Each list has one more than counts. */
static struct level levels[] = {{.number = 1}, {.number = 3}, {.number = 4}};
static struct kind kinds[] = {
    {.name = "complaint", .levels = levels, .level_count = 2}, {.name = "compliment"}, {.name = "beyond"}};
static struct role roles[] = {{.name = "staff", .title = "anybody here"}, {.name = "handler"}, {.name = "beyond"}};
static struct channel channels[] = {{.name = "email"}, {.name = "post"}, {.name = "beyond"}};
static struct term terms[] = {{.name = "recurrence"}, {.name = "grace"}, {.name = "beyond"}};
static const struct policy policy = {.kinds = kinds,
                                     .kind_count = 2,
                                     .roles = roles,
                                     .role_count = 2,
                                     .channels = channels,
                                     .channel_count = 2,
                                     .terms = terms,
                                     .term_count = 2};

START_TEST(finds_what_it_has)
{
    for (int i = 0; i < 2; i++) {
        ck_assert_ptr_eq(policy_kind(&policy, kinds[i].name), &kinds[i]);
        ck_assert_ptr_eq(policy_role(&policy, roles[i].name), &roles[i]);
        ck_assert_ptr_eq(policy_channel(&policy, channels[i].name), &channels[i]);
        ck_assert_ptr_eq(policy_term(&policy, terms[i].name), &terms[i]);
        ck_assert_ptr_eq(policy_level(&kinds[0], levels[i].number), &levels[i]);
    }
}
END_TEST

START_TEST(finds_nothing_else)
{
    static const char *const names[] = {"", "beyond", "complaints", "Staff", NULL};
    for (int i = 0; i < COUNT(names); i++) {
        ck_assert_ptr_null(policy_kind(&policy, names[i]));
        ck_assert_ptr_null(policy_role(&policy, names[i]));
        ck_assert_ptr_null(policy_channel(&policy, names[i]));
        ck_assert_ptr_null(policy_term(&policy, names[i]));
    }
    ck_assert_ptr_null(policy_level(&kinds[0], 2));
    ck_assert_ptr_null(policy_level(&kinds[0], 4));
    ck_assert_ptr_null(policy_level(&kinds[1], 1));
    ck_assert_ptr_null(policy_level(NULL, 1));
    ck_assert_str_eq(policy_role_title(&policy, "staff"), "anybody here");
    ck_assert_str_eq(policy_role_title(&policy, "beyond"), "beyond");
    ck_assert_ptr_null(policy_role_title(&policy, NULL));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("policy");
    tcase_add_test(tests, finds_what_it_has);
    tcase_add_test(tests, finds_nothing_else);
    return suite_run("policy", tests);
}
