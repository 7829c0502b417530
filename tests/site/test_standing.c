/* Standings: which version of a policy is in force, and what keeps one out. Run from the root of the repository. */
#include "suite.h"

#include <glib.h>
#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "site/copied.h"
#include "site/standing.h"

/* The shipped version 2.0 with a version 3.0 after it, as it has to be. */
static const char *const NEXT[][2] = {
    {"version=\"2.0\" issued=\"2026-04-01\" review=\"2027-03-31\"",
     "version=\"3.0\" issued=\"2026-06-01\" review=\"2027-05-31\""},
    {"    <approval by=\"Director\" name=\"David Osei\" date=\"2025-04-01\"/>",
     "    <release version=\"3.0\" date=\"2026-06-01\" reason=\"More\" by=\"Customer Support Manager\"/>\n"
     "    <approval by=\"Director\" name=\"David Osei\" date=\"2026-06-03\"/>\n"
     "    <approval by=\"Director\" name=\"David Osei\" date=\"2025-04-01\"/>"},
};

/* Version 3.0 with one change, what is then found of it, and from when it is in force. */
static const struct {
    const char *from, *to, *finds, *in_force;
} VERSIONS[] = {
    {"x", "x", NULL, "2026-06-03"},
    {"date=\"2026-06-03\"", "date=\"2026-06-01\"", NULL, "2026-06-01"},
    {"name=\"David Osei\" date=\"2026-06-03\"", "date=\"2026-06-03\"", "approval-unnamed", NULL},
    {"by=\"Director\" name=\"David Osei\" date=\"2026-06-03\"", "by=\"Board\" name=\"David Osei\" date=\"2026-06-03\"",
     "approval-not-theirs", NULL},
    {"date=\"2026-06-03\"", "date=\"2026-05-03\"", "approval-old", NULL},
    {"reason=\"First policy with dated promises\"", "reason=\"First policy\"", "history-changed", NULL},
    {"name=\"David Osei\" date=\"2025-04-01\"", "name=\"Another\" date=\"2025-04-01\"", "approval-changed", NULL},
    {"owner=\"manager\" clause=\"respond-2\"", "owner=\"director\" clause=\"respond-2\"", "rule-not-owners", NULL},
    /* a note keeps nothing out, nor does what is in order on the day of issue */
    {"author=\"Customer Support Manager\"", "author=\"Somebody\"", NULL, "2026-06-03"},
};

static void file_write(struct pool *pool, const char *folder, const char *name, const char *text)
{
    ck_assert(g_file_set_contents(pool_format(pool, "%s/%s", folder, name), text, -1, NULL));
}

static char *text_edited(const char *text, const char *from, const char *to)
{
    GString *edited = g_string_new(text);
    ck_assert_uint_gt(g_string_replace(edited, from, to, 1), 0);
    return g_string_free(edited, FALSE);
}

/* The site with version 3.0 in policy.xml, changed by that edit, and 2.0 beside it; without users.xml nobody can sign in,
 * and the site opens all the same. */
static bool versions_open(struct pool *pool, const char *from, const char *to, struct site *site, struct fault *fault)
{
    char *text = NULL;
    const char *folder = site_copy(pool, NULL, NULL, NULL);
    rename(pool_format(pool, "%s/policy.xml", folder), pool_format(pool, "%s/policy-1.xml", folder));
    remove(pool_format(pool, "%s/users.xml", folder));
    ck_assert(g_file_get_contents(pool_format(pool, "%s/policy-1.xml", folder), &text, NULL, NULL));
    char *next = text_edited(text, NEXT[0][0], NEXT[0][1]);
    char *later = text_edited(next, NEXT[1][0], NEXT[1][1]);
    char *changed = text_edited(later, from, to);
    file_write(pool, folder, "policy.xml", changed);
    bool opened = site_open(pool, folder, "conf/calendars", ".", site, fault);
    file_write(pool, folder, "users.xml", "");
    site_remove(pool, folder);
    g_free(text);
    g_free(next);
    g_free(later);
    g_free(changed);
    return opened;
}

static const char *in_force_on(const struct site *site, const char *time)
{
    int64_t then;
    ck_assert(instant_read(time, &then));
    return site_policy_at(site, then)->version;
}

START_TEST(knows_which_version_is_in_force)
{
    struct pool *pool = pool_new();
    struct site site;
    struct fault fault = {0};
    bool opened = versions_open(pool, VERSIONS[_i].from, VERSIONS[_i].to, &site, &fault);
    ck_assert_msg(opened, "%s", fault.detail);
    ck_assert_uint_eq(site.policy_count, 2);
    ck_assert_uint_eq(site.person_count, 0);
    ck_assert_ptr_null(site.standings[0].fault);
    const struct finding *finding = site.standings[1].fault;
    ck_assert_msg(text_equal(finding ? finding->code : NULL, VERSIONS[_i].finds), "%s, not %s",
                  finding ? finding->code : "nothing", VERSIONS[_i].finds);
    ck_assert_str_eq(in_force_on(&site, "2020-01-01T00:00"), "2.0");
    ck_assert_str_eq(in_force_on(&site, "2026-05-31T23:59:59"), "2.0");
    ck_assert_str_eq(in_force_on(&site, "2026-12-01T00:00"), VERSIONS[_i].in_force ? "3.0" : "2.0");
    if (VERSIONS[_i].in_force)
        ck_assert_str_eq(day_write(pool, site.standings[1].from), VERSIONS[_i].in_force);
    else
        ck_assert_ptr_nonnull(strstr(standing_words(pool, &site, 1, "."),
                                     pool_format(pool, "policy.xml:%ld: version 3.0", finding->line)));
    pool_free(pool);
}
END_TEST

/* From the second version on a review is wanted; from its day on the version may be in force. */
static const struct {
    const char *day, *finds, *from;
} REVIEWS[] = {
    {NULL, "review-none", NULL},        {"2026-03-31", "review-none", NULL}, {"2026-04-01", NULL, "2026-06-03"},
    {"2026-06-02", NULL, "2026-06-03"}, {"2026-07-01", NULL, "2026-07-01"},
};

START_TEST(wants_a_review_before_the_next_version)
{
    struct pool *pool = pool_new();
    struct site site;
    struct fault fault = {0};
    int32_t day;
    ck_assert(versions_open(pool, "x", "x", &site, &fault));
    ck_assert(!REVIEWS[_i].day || day_read(REVIEWS[_i].day, &day));
    const struct reviewed reviewed = {.days = &day, .count = REVIEWS[_i].day != NULL};
    ck_assert(standings_find(pool, &site, &reviewed, ".", &fault));
    ck_assert_ptr_null(site.standings[0].fault);
    const struct finding *finding = site.standings[1].fault;
    ck_assert(text_equal(finding ? finding->code : NULL, REVIEWS[_i].finds));
    if (!finding)
        ck_assert_str_eq(day_write(pool, site.standings[1].from), REVIEWS[_i].from);
    pool_free(pool);
}
END_TEST

/* Where every version is kept out, nothing starts; the fault is that of the newest. */
START_TEST(refuses_a_site_without_a_version_in_force)
{
    struct pool *pool = pool_new();
    struct site site;
    struct fault fault = {0};
    const char *folder =
        site_copy(pool, "policy.xml", "name=\"David Osei\" date=\"2026-04-01\"", "date=\"2026-04-01\"");
    const char *says = with_line(pool,
                                 "policy.xml:@: version 2.0 is not in force: The approval of version 2.0 by the "
                                 "Director does not name the person. (approval-unnamed)",
                                 "date=\"2026-04-01\"/>");
    bool opened = site_open(pool, folder, "conf/calendars", ".", &site, &fault);
    site_remove(pool, folder);
    ck_assert(!opened);
    ck_assert_msg(strstr(fault.detail, says) != NULL, "%s, not %s", fault.detail, says);
    pool_free(pool);
}
END_TEST

START_TEST(refuses_two_of_one_version)
{
    struct pool *pool = pool_new();
    struct site site;
    struct fault fault = {0};
    const char *folder = site_copy(pool, "policy.xml", "Why we have this policy", "Why this");
    rename(pool_format(pool, "%s/policy.xml", folder), pool_format(pool, "%s/policy-1.xml", folder));
    file_copy(pool, folder, "policy.xml", NULL, NULL);
    bool opened = site_open(pool, folder, "conf/calendars", ".", &site, &fault);
    site_remove(pool, folder);
    ck_assert(!opened);
    ck_assert_ptr_nonnull(strstr(fault.detail, "SMS-CP/2.0"));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("standing");
    tcase_add_loop_test(tests, knows_which_version_is_in_force, 0, COUNT(VERSIONS));
    tcase_add_loop_test(tests, wants_a_review_before_the_next_version, 0, COUNT(REVIEWS));
    tcase_add_test(tests, refuses_a_site_without_a_version_in_force);
    tcase_add_test(tests, refuses_two_of_one_version);
    return suite_run("standing", tests);
}
