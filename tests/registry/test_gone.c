/* What cases name and the site no longer has, of one case and of all, with the schools' site. */
#include "suite.h"

#include "registry/gone.h"
#include "registry/office.h"

#define RECEIVED(division, more)                                                                                       \
    EVENT("received", 1, "01T09:00", "complainant",                                                                    \
          "<division>" division "</division><summary>s</summary><details>d</details><channel>web</channel>" more)
#define ASSIGNED(inner) EVENT("assigned", 2, "01T10:00", "support", inner "<reason>r</reason>")
#define LEARNED(owner)                                                                                                 \
    EVENT("learned", 2, "01T10:00", "support",                                                                         \
          "<why>w</why><cause>no-process</cause><lesson>l</lesson><improvement><what>i</what><owner>" owner            \
          "</owner><by>2026-06-30</by></improvement>")
#define IMPROVED                                                                                                       \
    EVENT("improved", 3, "01T11:00", "support", "<planned>2.1</planned><became>done</became><evidence>e</evidence>")
#define WITHDRAWN(seq) EVENT("withdrawn", seq, "02T10:00", "complainant", "")

static const struct {
    const char *events[4];
    const char *gone; /* of the case */
    int all;          /* of all open cases, which is this one */
} CASES[] = {
    {{RECEIVED("finance", "<concerned>handler2</concerned>"), ASSIGNED("<handler>handler</handler>")}, "", 0},
    {{RECEIVED("not-sure", "")}, "", 0},
    {{RECEIVED("past", "")}, "division past past;", 1},
    {{RECEIVED("past", "<concerned>lee</concerned><concerned>lee</concerned>")},
     "division past past;concerned lee lee;",
     2},
    {{RECEIVED("finance", ""), ASSIGNED("<handler title=\"Lee Left\">lee</handler>")}, "handler lee Lee Left;", 1},
    {{RECEIVED("past", ""), ASSIGNED("<handler>lee</handler><division title=\"Dim &amp; Past\">dim</division>")},
     "handler lee lee;division dim Dim & Past;",
     2},
    /* who is named in two ways, or as a division, too, is counted by what they are */
    {{RECEIVED("lee", "<concerned>lee</concerned>"), ASSIGNED("<handler>lee</handler>")},
     "division lee lee;concerned lee lee;",
     2},
    /* so is who takes no part, as it is their own complaint or they declared a conflict of interest */
    {{RECEIVED("finance", ""), EVENT("conflicted", 2, "01T10:00", "lee", "<reason>r</reason>")},
     "concerned lee lee;",
     1},
    {{EVENT("received", 1, "01T09:00", "lee",
            "<own>yes</own><division>finance</division><summary>s</summary>"
            "<details>d</details><channel>web</channel>")},
     "concerned lee lee;",
     1},
    /* somebody else has it now */
    {{RECEIVED("past", ""), ASSIGNED("<handler>lee</handler>"),
      EVENT("assigned", 3, "01T11:00", "support",
            "<handler>handler</handler><division>finance</division><reason>r</reason>")},
     "",
     0},
    {{RECEIVED("finance", ""), LEARNED("lee")}, "owner lee lee;", 1},
    {{RECEIVED("finance", ""), LEARNED("lee"), IMPROVED}, "", 0},
    /* nothing is to be done any more */
    {{RECEIVED("past", ""), ASSIGNED("<handler>lee</handler>"), WITHDRAWN(3)},
     "handler lee lee;division past past;",
     0},
};

START_TEST(finds_what_is_gone)
{
    struct node *record = NULL;
    struct case_file *file = NULL;
    size_t count;
    bool repeated;
    const char *reference = "C-2026-000001-T", *policy = registry.site.policies[0].identity;
    for (size_t i = 0; i < COUNT(CASES[_i].events) && CASES[_i].events[i] != NULL; i++) {
        record = record_join(pool, "complaint", reference, policy, CASES[_i].events, i + 1, &fault);
        ck_assert_msg(record != NULL, "%s", fault.detail);
        file = case_file_of(&registry, pool, record, at("2026-06-05T12:00"), &fault);
        ck_assert_msg(file != NULL &&
                          case_file_keep(&registry, pool, file, NULL, NULL, at("2026-06-05T12:00"), &repeated, &fault),
                      "%s", fault.detail);
        reference = file->reference;
    }
    const char *text = "";
    const struct gone *gone = gone_of(&registry, pool, file, &count);
    for (size_t i = 0; i < count; i++)
        text = pool_format(pool, "%s%s %s %s;", text, gone[i].as, gone[i].name, gone[i].title);
    ck_assert_str_eq(text, CASES[_i].gone);
    ck_assert_int_eq(gone_count(&registry, pool, &fault), CASES[_i].all);
    ck_assert_int_eq(fault.kind, 0);
}
END_TEST

START_TEST(matters_while_something_is_to_be_done)
{
    ck_assert(gone_matters("received", false));
    ck_assert(gone_matters("responded", false));
    ck_assert(gone_matters("closed", true));
    ck_assert(!gone_matters("closed", false));
    ck_assert(!gone_matters("complete", false));
    ck_assert(!gone_matters("withdrawn", false));
}
END_TEST

START_TEST(nothing_is_gone_where_nothing_is)
{
    ck_assert_int_eq(gone_count(&registry, pool, &fault), 0);
    ck_assert_int_eq(fault.kind, 0);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("gone");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, finds_what_is_gone, 0, COUNT(CASES));
    tcase_add_test(tests, matters_while_something_is_to_be_done);
    tcase_add_test(tests, nothing_is_gone_where_nothing_is);
    return suite_run("gone", tests);
}
