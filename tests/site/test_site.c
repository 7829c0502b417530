/* Sites: the shipped ones are read whole; what is wrong is refused with file, line and reason. Run from the root of
 * the repository. */
#include "suite.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/standing.h"
#include "xml/xml.h"

enum { FILE_SIZE = 64 * 1024 };

static const struct {
    const char *folder, *policy;
    int levels;
    const char *holder, *role, *division;
} SHIPPED[] = {
    {"conf/sites/schools-mutual-services", "SMS-CP/2.0", 3, "handler", "handler", "finance"},
    {"conf/sites/one-academy", "PR00002/V4", 1, "coach", "coach", NULL},
};

START_TEST(opens_what_is_shipped)
{
    struct pool *pool = pool_new();
    struct site site;
    struct fault fault = {0};
    bool opened = site_open(pool, SHIPPED[_i].folder, "conf/calendars", ".", &site, &fault);
    ck_assert_msg(opened, "%s", fault.detail);
    const struct policy *policy = site_policy(&site, SHIPPED[_i].policy);
    ck_assert_ptr_nonnull(policy);
    ck_assert_ptr_eq(policy, site_policy_at(&site, instant_now()));
    ck_assert_int_eq((int)policy_kind(policy, "complaint")->level_count, SHIPPED[_i].levels);
    ck_assert_ptr_nonnull(policy_kind(policy, "compliment"));
    ck_assert_str_eq(node_name(site_document(&site, policy)), "policy");
    ck_assert(person_holds(site_person(&site, SHIPPED[_i].holder), SHIPPED[_i].role, SHIPPED[_i].division));
    ck_assert_uint_eq(site_person(&site, "stranger")->holding_count, 0);
    ck_assert_ptr_null(site_person(&site, "nobody"));
    ck_assert_uint_ge(site.calendar.count, 32);
    ck_assert_str_eq(day_write(pool, site.calendar.known_until), "2028-12-31");
    pool_free(pool);
}
END_TEST

START_TEST(reads_rules_and_lengths)
{
    struct pool *pool = pool_new();
    struct site site;
    struct fault fault = {0};
    ck_assert(site_open(pool, SHIPPED[0].folder, "conf/calendars", ".", &site, &fault));
    const struct policy *policy = site.policies;
    const struct rule *rules = policy_kind(policy, "complaint")->rules;
    ck_assert_str_eq(rules[0].name, "acknowledge");
    ck_assert(rules[0].within.unit == UNIT_HOURS && rules[0].within.count == 24 && rules[0].force == FORCE_HARD);
    ck_assert(rules[1].force == FORCE_TARGET && text_among("reopened", rules[1].starts));
    ck_assert_str_eq(rules[1].at_latest, "acknowledge");
    ck_assert(rules[2].repeats && !rules[1].repeats);
    ck_assert(policy_channel(policy, "post")->written && !policy_channel(policy, "phone")->written);
    ck_assert_int_eq(policy_channel(policy, "post")->within.unit, UNIT_WORKING_DAYS);
    ck_assert_int_eq(policy_term(policy, "retention")->within.unit, UNIT_MONTHS);
    ck_assert_int_eq(policy_role(policy, "manager")->permissions[2].level, 2);
    ck_assert(policy_level(policy_kind(policy, "complaint"), 2)->written);
    pool_free(pool);
}
END_TEST

/* One change to one file of a good site, and a part of what the fault says. */
static const struct {
    const char *file, *from, *to, *says;
} WRONG[] = {
    {"policy.xml", "within=\"24 hours\"", "within=\"24 days\"", "policy.xml:@: "},
    {"policy.xml", "owner=\"manager\"", "owner=\"nobody\"", "policy.xml:@: "},
    {"policy.xml", "clause=\"yearly\"/>", "clause=\"yearly\"><to role=\"nobody\"/></obligation>", "policy.xml:@: "},
    {"policy.xml", "clause=\"window-2\"", "clause=\"window-9\"", "policy.xml:@: "},
    {"policy.xml", "starts=\"received\"", "starts=\"recieved\"", "policy.xml:@: starts: there is no moment “recieved”"},
    {"policy.xml", "met-by=\"acknowledged\"", "met-by=\"acknowledged read\"", "met-by: there is no moment “read”"},
    {"policy.xml", "moved-by=\"extended\"", "moved-by=\"extend\"", "moved-by: there is no moment “extend”"},
    {"policy.xml", "do=\"submit\"", "do=\"delete\"", "policy.xml:@: do: there is no action “delete”"},
    {"policy.xml", "do=\"submit\"", "do=\"submit read\"", "there is no action “read”"},
    {"policy.xml", "do=\"submit\"", "do=\"\"", "policy.xml:"},
    {"policy.xml", "at-latest=\"acknowledge\"", "at-latest=\"thank\"", "policy.xml:@: no obligation"},
    {"policy.xml", "issued=\"2026-04-01\"", "issued=\"2026-04-31\"", "policy.xml:"},
    {"policy.xml", "issued=\"2026-04-01\"", "issued=\"0001-04-01\"", "a day outside"},
    {"policy.xml", "<section title=\"Compliments\">", "<section>", "policy.xml:"},
    {"policy.xml", "</policy>", "", "policy.xml:"},
    {"policy.xml", "<policy xmlns=\"urn:redress:policy\">",
     "<!DOCTYPE policy [<!ENTITY x SYSTEM \"/etc/passwd\">]><policy xmlns=\"urn:redress:policy\">", "DTD"},
    {"organisation.xml", "name=\"premises\"", "name=\"finance\"", "organisation.xml:"},
    {"organisation.xml", "name=\"premises\"", "name=\"not-sure\"", "no division may be called"},
    {"organisation.xml", "title=\"Human Resources\"", "title=\"Human Resources\" part-of=\"technology\"",
     "no division technology stands before it"},
    {"organisation.xml", "title=\"Human Resources\"", "title=\"Human Resources\" part-of=\"people\"",
     "no division people stands before it"},
    {"organisation.xml", "<contact name=\"Ivan Petrov\" phone=\"01632 960144\" email=\"premises@example.org\"/>", "",
     "a division needs a contact"},
    {"organisation.xml", "region=\"england-and-wales\"", "region=\"atlantis\"", "atlantis.xml"},
    {"organisation.xml", "email=\"premises@example.org\"", "email=\"premises@example\"",
     "no mail can reach the email address"},
    {"organisation.xml", "<email>people@example.org", "<email>people@example.org.", "no mail can reach"},
    {"organisation.xml", "address=\"info@schools", "address=\"info@@schools", "organisation.xml:"},
    {"organisation.xml", "<attachments",
     "<outgoing from=\"a@example.org\" return=\"b@example\" through=\"/usr/sbin/sendmail\"/><attachments",
     "no mail can reach"},
    {"organisation.xml", "<attachments",
     "<outgoing from=\"a@example.org\" return=\"b@example.org\" through=\"http://x\"/><attachments",
     "organisation.xml:36: "},
    {"organisation.xml", "kind=\"complaint\"/>", "kind=\"complaint\" sorts=\"postie\"/>",
     "organisation.xml:35: sorts: the policy"},
    {"organisation.xml", "kind=\"complaint\"/>", "kind=\"complaint\" sorts=\"staff\"/>",
     "organisation.xml:35: sorts: by the policy"},
    {"organisation.xml", "kind=\"complaint\"/>", "kind=\"complaint\" division=\"technology\" sorts=\"handler\"/>",
     "organisation.xml:35: sorts: nobody holds the role handler there"},
    {"organisation.xml", "<attachments",
     "<outgoing from=\"a@example.org\" return=\"b@example.org\" through=\"/bin/true\" "
     "replies=\"complaints-and-compliments-of-us-all@example.org\"/><attachments",
     "organisation.xml:36: the name in replies has more than 33 characters"},
    {"guide.xml", "do=\"submit\"", "do=\"submit swim\"", "guide.xml:4: do: there is no action “swim”"},
    {"guide.xml", "for=\"finding.reasons\"", "for=\"finding.reason\"",
     ": for: the step asks for no text “finding.reason”"},
    {"guide.xml", "for=\"finding.reasons\"", "for=\"finding.decision\"",
     ": for: the step asks for no text “finding.decision”"},
    {"guide.xml", "for=\"finding.reasons\"", "for=\"fault.reasons\"",
     ": for: the step asks for no text “fault.reasons”"},
    {"guide.xml", "outcome=\"partly-upheld\"", "outcome=\"partly\"",
     "beside “finding.reasons” there is no choice “partly”"},
    {"guide.xml", "<p>Listen first.", "<q>Listen first.</q><p>", "guide.xml:5: "},
    {"users.xml", "division=\"people\"", "division=\"nowhere\"", "users.xml:7: there is no division nowhere"},
    {"users.xml", "name=\"handler2\"", "name=\"handler\"", "users.xml:7: "},
    {"users.xml", "role=\"staff\"", "role=\"visitor\"", "users.xml:5: nobody who signs in"},
    {"users.xml", "name=\"stranger\"", "name=\"system\"", "no user may be called"},
    {"users.xml", "email=\"sam.field@example.org\"", "email=\"sam.field@example\"",
     "users.xml:5: no mail can reach the email address"},
    {"users.xml", "email=\"priya.shah@example.org\"", "email=\"Sam.Field@Example.org\"",
     "users.xml:6: staff has that email address, too"},
    {"users.xml", "email=\"sam.field@example.org\"", "email=\"Info@schoolsmutualservices.co.uk\"",
     "users.xml:5: the email address is one of the organisation’s own"},
    {"users.xml", "email=\"sam.field@example.org\"", "email=\"info+sam@schoolsmutualservices.co.uk\"",
     "users.xml:5: the email address is one of the organisation’s own"},
};

static const char *const FILES[] = {"policy.xml", "organisation.xml", "users.xml", "guide.xml"};

/* Copies a file of the schools' site, with one change if it is the one to change. */
static void file_copy(struct pool *pool, const char *folder, const char *name, const char *from, const char *to)
{
    char *text = pool_alloc(pool, FILE_SIZE);
    FILE *file = fopen(pool_format(pool, "%s/%s", SHIPPED[0].folder, name), "r");
    ck_assert_ptr_nonnull(file);
    size_t length = fread(text, 1, FILE_SIZE - 1, file);
    fclose(file);
    const char *place = from ? strstr(text, from) : NULL;
    ck_assert_msg(!from || place, "%s does not have %s", name, from);
    file = fopen(pool_format(pool, "%s/%s", folder, name), "w");
    ck_assert_ptr_nonnull(file);
    if (place) {
        fwrite(text, 1, (size_t)(place - text), file);
        fputs(to, file);
        fputs(place + strlen(from), file);
    } else {
        fwrite(text, 1, length, file);
    }
    fclose(file);
}

static const char *site_copy(struct pool *pool, const char *changed, const char *from, const char *to)
{
    char *folder = pool_copy(pool, "/tmp/redress-site-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (int i = 0; i < COUNT(FILES); i++) {
        bool change = text_equal(FILES[i], changed);
        file_copy(pool, folder, FILES[i], change ? from : NULL, to);
    }
    return folder;
}

static void site_remove(struct pool *pool, const char *folder)
{
    for (int i = 0; i < COUNT(FILES); i++)
        remove(pool_format(pool, "%s/%s", folder, FILES[i]));
    remove(pool_format(pool, "%s/policy-1.xml", folder));
    ck_assert_int_eq(rmdir(folder), 0);
}

/* `says` with the line on which `text` first stands in the shipped policy for its @. */
static const char *with_line(struct pool *pool, const char *says, const char *text)
{
    static const char path[] = "conf/sites/schools-mutual-services/policy.xml";
    const char *mark = strchr(says, '@');
    if (mark == NULL)
        return says;
    char line[4096];
    int number = 0;
    FILE *file = fopen(path, "r");
    ck_assert(file != NULL);
    do
        number++;
    while (fgets(line, sizeof line, file) != NULL && strstr(line, text) == NULL);
    fclose(file);
    return pool_format(pool, "%.*s%d%s", (int)(mark - says), says, number, mark + 1);
}

START_TEST(refuses_what_is_wrong)
{
    struct pool *pool = pool_new();
    struct site site;
    struct fault fault = {0};
    const char *folder = site_copy(pool, WRONG[_i].file, WRONG[_i].from, WRONG[_i].to);
    const char *says = with_line(pool, WRONG[_i].says, WRONG[_i].from);
    bool opened = site_open(pool, folder, "conf/calendars", ".", &site, &fault);
    site_remove(pool, folder);
    ck_assert_msg(!opened, "%s was taken", WRONG[_i].to);
    ck_assert_msg(strstr(fault.detail, says) != NULL, "%s, not %s", fault.detail, says);
    pool_free(pool);
}
END_TEST

/* A logo that is so, and what is said of it; NULL: it is taken. The least PNG, with its width in octal. */
enum { LEAST_PNG = 45 };
#define PNG(width, end) "\211PNG\r\n\032\n\0\0\0\015IHDR\0\0" width "\0\0\0\100\010\2\0\0\0sums\0\0\0\0" end "sums"
static const struct {
    const char *bytes;
    size_t size;
    const char *says;
} LOGOS[] = {
    {"", 0, "logo.png cannot be read"}, /* there is none */
    {PNG("\1\0", "IEND"), LEAST_PNG, NULL},
    {PNG("\0\1", "IEND"), LEAST_PNG, "1 by 64 pixels: from 16 to 2000"},
    {PNG("\377\0", "IEND"), LEAST_PNG, "65280 by 64 pixels"},
    {PNG("\1\0", "IDAT"), LEAST_PNG, "no whole PNG"},
    {PNG("\1\0", "IEND"), 40, "no whole PNG"},
    {"\377\330\377\340 a photo of another kind, that is long enough to be one", LEAST_PNG, "no whole PNG"},
    {PNG("\1\0", "IEND"), 300 * 1024, "more than 256 KiB"},
};

START_TEST(looks_at_the_logo)
{
    struct pool *pool = pool_new();
    struct site site;
    struct fault fault = {0};
    const char *folder =
        site_copy(pool, "organisation.xml", "  <outside-body", "<logo file=\"logo.png\"/><outside-body");
    const char *path = pool_format(pool, "%s/logo.png", folder), *says = LOGOS[_i].says;
    char *bytes = pool_alloc(pool, LOGOS[_i].size + 64);
    memcpy(bytes, LOGOS[_i].bytes, LOGOS[_i].size < LEAST_PNG ? LOGOS[_i].size : LEAST_PNG);
    if (LOGOS[_i].size > 0)
        ck_assert(g_file_set_contents(path, bytes, (gssize)LOGOS[_i].size, NULL));
    bool opened = site_open(pool, folder, "conf/calendars", ".", &site, &fault);
    remove(path);
    site_remove(pool, folder);
    ck_assert_int_eq(opened, says == NULL);
    ck_assert_msg(opened || strstr(fault.detail, "organisation.xml:18: the logo ") != NULL, "%s", fault.detail);
    ck_assert_msg(opened || strstr(fault.detail, says) != NULL, "%s, not %s", fault.detail, says);
    ck_assert(!opened || (site.logo.size == LEAST_PNG && strlen(site.logo.digest) == 64));
    pool_free(pool);
}
END_TEST

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
    TCase *tests = tcase_create("site");
    tcase_add_loop_test(tests, opens_what_is_shipped, 0, COUNT(SHIPPED));
    tcase_add_test(tests, reads_rules_and_lengths);
    tcase_add_loop_test(tests, refuses_what_is_wrong, 0, COUNT(WRONG));
    tcase_add_loop_test(tests, looks_at_the_logo, 0, COUNT(LOGOS));
    tcase_add_loop_test(tests, knows_which_version_is_in_force, 0, COUNT(VERSIONS));
    tcase_add_loop_test(tests, wants_a_review_before_the_next_version, 0, COUNT(REVIEWS));
    tcase_add_test(tests, refuses_a_site_without_a_version_in_force);
    tcase_add_test(tests, refuses_two_of_one_version);
    return suite_run("site", tests);
}
