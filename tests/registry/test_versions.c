/* A policy changes by a new version and in no other way. */
#include "suite.h"

#include <string.h>

#include "registry/stories.h"
#include "registry/versions.h"
#include "store/policies.h"

static bool check(void)
{
    return versions_check(pool, registry.store, &registry.site, &fault);
}

/* The store knows the versions with which it was opened, and is asked again without writing. */
START_TEST(remembers_what_it_was_started_with)
{
    const char *identity = registry.site.policies[0].identity;
    ck_assert_ptr_nonnull(store_policy(registry.store, pool, identity, &fault));
    ck_assert(check());
    ck_assert_int_eq(fault.kind, 0);
}
END_TEST

/* Another text under the same version is refused, and stays refused; put back, it is good again. */
START_TEST(refuses_another_text)
{
    struct node *document = registry.site.documents[0];
    node_set(document, "changed", "yes");
    ck_assert(!check());
    ck_assert_ptr_nonnull(strstr(fault.detail, registry.site.policies[0].identity));
    fault_is(500, "broken");
    node_unset(document, "changed");
    ck_assert(check());
}
END_TEST

/* A version that is gone may be gone as long as no case is bound to it. */
START_TEST(misses_a_version_that_is_bound)
{
    const struct stored_policy former = {.identity = "FORMER/1", .digest = "d"};
    ck_assert(store_begin(registry.store, &fault) && store_add_policy(registry.store, &former, &fault) &&
              store_commit(registry.store, &fault));
    ck_assert(check());
    ck_assert(store_begin(registry.store, &fault) &&
              store_add_case(registry.store, "C-2026-000123-9", "complaint", "FORMER/1", &fault) &&
              store_commit(registry.store, &fault));
    ck_assert(!check());
    ck_assert_ptr_nonnull(strstr(fault.detail, "FORMER/1"));
    fault_is(500, "broken");
}
END_TEST

/* A version that is new is added, whole or not at all. */
START_TEST(adds_what_is_new)
{
    struct policy policies[2] = {registry.site.policies[0], registry.site.policies[0]};
    struct node *documents[2] = {registry.site.documents[0], registry.site.documents[0]};
    struct standing standings[2] = {registry.site.standings[0], registry.site.standings[0]};
    struct site grown = registry.site;
    policies[1].identity = "NEW/2";
    grown.policies = policies;
    grown.documents = documents;
    grown.standings = standings;
    grown.policy_count = 2;
    ck_assert(versions_check(pool, registry.store, &grown, &fault));
    ck_assert_str_eq(store_policy(registry.store, pool, "NEW/2", &fault),
                     store_policy(registry.store, pool, policies[0].identity, &fault));
    ck_assert(check()); /* nothing is bound to it, so it may go again */
    policies[1].identity = "NEW/3";
    node_set(documents[0], "changed", "yes");
    ck_assert(!versions_check(pool, registry.store, &grown, &fault));
    fault_is(500, "broken");
    ck_assert_ptr_null(store_policy(registry.store, pool, "NEW/3", &fault));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("versions");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_test(tests, remembers_what_it_was_started_with);
    tcase_add_test(tests, refuses_another_text);
    tcase_add_test(tests, misses_a_version_that_is_bound);
    tcase_add_test(tests, adds_what_is_new);
    return suite_run("versions", tests);
}
