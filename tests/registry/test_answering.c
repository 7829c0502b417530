/* Whom a machine may write to of its own accord: one table. */
#include "suite.h"

#include "registry/answering.h"
#include "site/site.h"
#include "tree.h"

#define ORGANISATION                                                                                                   \
    "<organisation xmlns='urn:redress:organisation'><email>info@example.org</email>"                                   \
    "<outgoing from='complaints@example.org' return='bounces@example.org' replies='answers@example.org'/>"             \
    "<outside-body><email>ombudsman@example.net</email></outside-body><elsewhere><email>hr@example.net</email>"        \
    "</elsewhere><mailbox address='box@example.org'/>"                                                                 \
    "<division><contact email='finance@example.org'/></division></organisation>"
#define USERS                                                                                                          \
    "<users xmlns='urn:redress:organisation'><user name='sam' email='sam@example.org'/><user name='kim'/></users>"

static struct site site;

static void setup(void)
{
    tree_setup();
    site = (struct site){.organisation = tree(ORGANISATION), .users = tree(USERS)};
}

static const struct {
    struct {
        const char *address, *automatic;
        int lately;
    } asked;
    bool may;
} CASES[] = {
    {{.address = "pat@example.org"}, true},
    {{.address = "pat@example.net", .automatic = ""}, true},
    {{.address = "pat@example.org", .lately = ANSWERS_A_DAY - 1}, true},
    {{.address = "pat@example.org", .lately = ANSWERS_A_DAY}, false},
    /* what no person wrote */
    {{.address = "pat@example.org", .automatic = "auto"}, false},
    {{.address = "pat@example.org", .automatic = "list"}, false},
    {{.address = "pat@example.org", .automatic = "bounce"}, false},
    /* nobody */
    {{.address = NULL}, false},
    {{.address = ""}, false},
    /* ourselves */
    {{.address = "info@example.org"}, false},
    {{.address = "complaints@example.org"}, false},
    {{.address = "bounces@example.org"}, false},
    {{.address = "answers@example.org"}, false},
    {{.address = "answers+C-2026-000123-9.abc@example.org"}, false},
    {{.address = "box@example.org"}, false},
    {{.address = "finance@example.org"}, false},
    {{.address = "sam@example.org"}, false},
    {{.address = "COMPLAINTS@EXAMPLE.ORG"}, false},
    {{.address = "\"Complaints\" <complaints@example.org>"}, false},
    {{.address = "mailto:complaints@example.org"}, false},
    /* who is nearly called so */
    {{.address = "complaint@example.org"}, true},
    {{.address = "complaints2@example.org"}, true},
    {{.address = "complaints@example.org.uk"}, true},
    {{.address = "complaints@mail.example.org"}, true},
    /* of others we only tell people */
    {{.address = "ombudsman@example.net"}, true},
    {{.address = "hr@example.net"}, true},
};

START_TEST(answers_people_alone)
{
    const char *address = CASES[_i].asked.address, *automatic = CASES[_i].asked.automatic;
    bool may = answering_allowed(&site, pool, address, automatic, CASES[_i].asked.lately);
    ck_assert_msg(may == CASES[_i].may, "%s", address);
}
END_TEST

START_TEST(needs_no_list_of_users)
{
    site.users = NULL;
    ck_assert(answering_allowed(&site, pool, "sam@example.org", NULL, 0));
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("answering");
    tcase_add_checked_fixture(tests, setup, tree_teardown);
    tcase_add_loop_test(tests, answers_people_alone, 0, COUNT(CASES));
    tcase_add_test(tests, needs_no_list_of_users);
    return suite_run("answering", tests);
}
