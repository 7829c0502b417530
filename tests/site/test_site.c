/* Sites: the shipped ones are read whole; what is wrong is refused with file, line and reason. Run from the root of
 * the repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/copied.h"
#include "site/site.h"
#include "xml/xml.h"

static const struct {
    const char *folder, *policy;
    int levels;
    const char *holder, *role, *division;
} SHIPPED[] = {
    {SCHOOLS, "SMS-CP/2.0", 3, "handler", "handler", "finance"},
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
    ck_assert_int_eq(policy_role(policy, "manager")->permissions[3].level, 2);
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
    {"policy.xml", "do=\"report\" reach=\"all\"", "do=\"note\" reach=\"all\" rounded=\"5\"",
     "policy.xml:@: rounded: only numbers of reports are rounded"},
    {"policy.xml", "do=\"report\" reach=\"all\"", "do=\"report\" reach=\"all\" rounded=\"4\"", "policy.xml:@: "},
    {"policy.xml", "do=\"report\" reach=\"all\"", "do=\"report\" reach=\"all\" rounded=\"21\"", "policy.xml:@: "},
    {"policy.xml", "do=\"report\" reach=\"all\"", "do=\"report\" reach=\"all\" rounded=\"05\"", "policy.xml:@: "},
    {"policy.xml", "do=\"report\" reach=\"all\"", "do=\"report\" reach=\"all\" rounded=\" 5 \"", "policy.xml:@: "},
    {"policy.xml", "do=\"report\" reach=\"all\"", "do=\"report\" reach=\"all\" rounded=\"\"", "policy.xml:@: "},
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

int main(void)
{
    TCase *tests = tcase_create("site");
    tcase_add_loop_test(tests, opens_what_is_shipped, 0, COUNT(SHIPPED));
    tcase_add_test(tests, reads_rules_and_lengths);
    tcase_add_loop_test(tests, refuses_what_is_wrong, 0, COUNT(WRONG));
    return suite_run("site", tests);
}
