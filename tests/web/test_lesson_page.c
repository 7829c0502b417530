/* Lessons as the pages show them, what an address asks of them, and that somebody has read one. */
#include "suite.h"

#include "registry/stories.h"
#include "web/lesson_page.h"
#include "web/visit.h"

#define IN_DIGITAL                                                                                                     \
    EVENT("received", 1, "01T09:00", "complainant",                                                                    \
          ANN "<division>digital</division><summary>Secret</summary><details>d</details><channel>web</channel>")
#define LEARNED                                                                                                        \
    EVENT("learned", 2, "02T09:00", "support",                                                                         \
          "<cause>records</cause><why>Secret</why><lesson>Write calls down</lesson><for>apprenticeships</for>"         \
          "<for>leadership</for><improvement><what>A "                                                                 \
          "book</what><owner>handler</owner><by>2026-06-04</by></improvement>")
#define IMPROVED(seq, when, became)                                                                                    \
    EVENT("improved", seq, when, "handler",                                                                            \
          "<planned>2.1</planned><became>" became "</became><said>Calls got lost</said><did>We write them down</did>")
#define READ_BY(seq, user) "<read seq=\"" #seq "\" at=\"2026-06-03T09:00:00+01:00\" by=\"" user "\" entry=\"2\"/>"
#define NOT_HELPED                                                                                                     \
    "<improved seq=\"3\" at=\"2026-06-03T09:00:00+01:00\" by=\"system\" again=\"C-2026-000009-X\">"                    \
    "<planned>2.1</planned><became>not-effective</became></improved>"
#define PRACTISED                                                                                                      \
    EVENT("reviewed", 2, "02T09:00", "support",                                                                        \
          "<practice><title>Stay</title><what>Until it "                                                               \
          "works</what><effect>Calm</effect><others>yes</others></practice>")
#define SHARED(seq, became, evidence)                                                                                  \
    EVENT("shared", seq, "03T09:00", "support",                                                                        \
          "<with><division>leadership</division><became>" became "</became><on>2026-06-03</on>" evidence "</with>")

/* ---- What stands there ---- */

/* An entry of a case, for that user on Friday 5 June, noon. */
static const struct {
    const char *kind;
    const char *const *story;
    const char *item, *user, *text;
    bool there;
} SHOWN[] = {
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "<entry list=\"lessons\" reference=\"C-2026-", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "handler2", "reference=", false}, /* may not see the case */
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "division-title=\"Digital Skills\"", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "cause-title=\"What people know: Our records", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "at=\"2026-06-02T09:00:00+01:00\"", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "<lesson>Write calls down</lesson>", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "Secret", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "A book", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "state=", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "token=\"", true},
    /* who is asked, and who has read it */
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "handler", "asked-of-me=\"yes\"", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "asked-of-me", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "asked-count=\"2\"", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "<asked title=\"Apprenticeships\"></asked>", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2", "support", "<read ", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED, READ_BY(3, "handler")), "2", "support", "<read title=\"Rosa Bianchi\"/>",
     true},
    {"complaint", STORY(IN_DIGITAL, LEARNED, READ_BY(3, "handler")), "2", "handler",
     "confirmed=\"2026-06-03T09:00:00+01:00\"", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED, READ_BY(3, "handler")), "2", "support", "confirmed", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED, READ_BY(3, "coach")), "2", "support", "<read ", false}, /* not asked */
    {"complaint", STORY(IN_DIGITAL, LEARNED, READ_BY(3, "coach")), "2", "coach", "confirmed", true},
    /* improvements */
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2.1", "support",
     "state=\"open\" owner-title=\"Rosa Bianchi\" due=\"2026-06-04T23:59:59+01:00\" overdue=\"yes\"", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2.1", "support", "<what>A book</what>", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2.1", "support", "Write calls down", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2.1", "support", "token=", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED), "2.1", "support", "came-back", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED, IMPROVED(3, "03T09:00", "done")), "2.1", "support",
     "state=\"done\" owner-title=\"Rosa Bianchi\" judged=\"2026-06-03T09:00:00+01:00\"", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED, IMPROVED(3, "03T09:00", "done")), "2.1", "support", "overdue", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED, IMPROVED(3, "03T09:00", "done")), "2.1", "support", "<said>", false},
    {"complaint", STORY(IN_DIGITAL, LEARNED, IMPROVED(3, "03T09:00", "done"), IMPROVED(4, "04T09:00", "effective")),
     "2.1", "support", "<said>Calls got lost</said><did>We write them down</did>", true},
    {"complaint", STORY(IN_DIGITAL, LEARNED, NOT_HELPED), "2.1", "support", "came-back=\"yes\"", true},
    /* practices, and what became of them */
    {"compliment", STORY(GIVEN, PRACTISED), "2", "support",
     "<title>Stay</title><what>Until it works</what><effect>Calm</effect><others>yes</others>", true},
    {"compliment", STORY(GIVEN, PRACTISED), "2", "support", "<asked", false},
    {"compliment", STORY(GIVEN, PRACTISED, SHARED(3, "applied", "<evidence>Seen</evidence>")), "2", "support",
     "<asked title=\"Leadership and Management Courses\" became=\"applied\" on=\"2026-06-03\">Seen</asked>", true},
    {"compliment", STORY(GIVEN, PRACTISED, SHARED(3, "applied", "<evidence>Glad Giver said</evidence>")), "2",
     "support", "Glad", false},
    {"compliment", STORY(GIVEN, PRACTISED, SHARED(3, "shared", "")), "2", "support", "became=\"shared\"", true},
    {"compliment", STORY(GIVEN, PRACTISED, SHARED(3, "shared", "")), "2", "handler2", "asked-of-me=\"yes\"", true},
    {"compliment", STORY(GIVEN, PRACTISED, SHARED(3, "shared", "")), "2", "handler", "asked-of-me", false},
    {"compliment", STORY(GIVEN, PRACTISED, SHARED(3, "shared", "")), "2", "support", "asked-count=\"1\"", true},
};

START_TEST(shows_an_entry)
{
    const char *reference = case_kept(SHOWN[_i].kind, SHOWN[_i].story);
    struct call call = caller(SHOWN[_i].user, "register", "");
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    const struct lesson_place place = {.reference = reference, .item = SHOWN[_i].item};
    ck_assert(lesson_page_add(&call, page, &place, 1, lesson_page_entry));
    const char *text = xml_write(pool, page);
    ck_assert_msg((strstr(text, SHOWN[_i].text) != NULL) == SHOWN[_i].there, "%s: %.2000s", SHOWN[_i].text, text);
    ck_assert_ptr_nonnull(node_first(page, "entry"));
}
END_TEST

/* Whichever of their roles it is that has the division. */
START_TEST(asks_by_any_role)
{
    const char *reference = case_kept("complaint", STORY(IN_DIGITAL, LEARNED));
    struct holding held[] = {
        {.role = "staff"}, {.role = "coach", .division = "digital"}, {.role = "handler", .division = "leadership"}};
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    struct call call = caller("stranger", "register", "");
    for (size_t i = 0; i < registry.site.person_count; i++)
        if (text_equal(registry.site.persons[i].user, "stranger")) {
            registry.site.persons[i].holdings = held;
            registry.site.persons[i].holding_count = COUNT(held);
        }
    ck_assert(lesson_page_add(&call, page, &(struct lesson_place){.reference = reference, .item = "2"}, 1,
                              lesson_page_entry));
    ck_assert_ptr_nonnull(strstr(xml_write(pool, page), "asked-of-me=\"yes\""));
}
END_TEST

/* What is gone meanwhile is left out. */
START_TEST(leaves_out_what_is_gone)
{
    const char *reference = case_kept("complaint", STORY(IN_DIGITAL, LEARNED));
    struct call call = caller("support", "register", "");
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    ck_assert(lesson_page_add(&call, page, &(struct lesson_place){.reference = reference, .item = "2.2"}, 1,
                              lesson_page_entry));
    ck_assert(lesson_page_add(&call, page, &(struct lesson_place){.reference = "C-2026-999999-X", .item = "2"}, 1,
                              lesson_page_entry));
    ck_assert_ptr_null(node_first(page, NULL));
}
END_TEST

/* ---- What is asked for ---- */

/* The question as LIST FILTER=VALUE…, and the address. */
static const struct {
    const char *asked, *question, *query, *shows;
} ASKED[] = {
    {"", "improvements", "register=improvements", "<registers current=\"improvements\">"},
    {"register=lessons", "lessons", "register=lessons", "<registers current=\"lessons\">"},
    {"register=practices", "practices", "register=practices",
     "<register name=\"improvements\"/><register name=\"lessons\"/><register name=\"practices\"/>"},
    {"register=x", "nothing", "register=improvements", "<unknown name=\"register\">x</unknown>"},
    {"after=x", "nothing", "register=improvements", "<unknown name=\"after\">x</unknown>"},
    {"after=1.1", "improvements", "register=improvements", "<filters query="},
    {"state=open;owner=me", "improvements state=open owner=handler", "register=improvements&state=open&owner=me",
     "<choice value=\"open\" label=\"To do\" chosen=\"yes\"/>"},
    {"owner=handler2", "improvements owner=handler2", "register=improvements&owner=handler2",
     "<choice value=\"handler2\" label=\"Marek Nowak\" chosen=\"yes\"/>"},
    {"division=digital;cause=records", "improvements division=digital cause=records",
     "register=improvements&division=digital&cause=records", "<filters chosen=\"yes\""},
    {"division=not-sure", "improvements division=not-sure", "register=improvements&division=not-sure",
     "<choice value=\"not-sure\" label=\"Not sure\" chosen=\"yes\"/>"},
    {"register=lessons;for=leadership", "lessons for=leadership", "register=lessons&for=leadership", "name=\"for\""},
    {"register=practices;for=leadership;cause=records", "practices for=leadership", "register=practices&for=leadership",
     "name=\"division\""},
    {"register=lessons;state=open;owner=me", "lessons", "register=lessons", "name=\"cause\""},
    {"state=;nothing=x", "improvements", "register=improvements", "name=\"owner\""},
};

START_TEST(reads_what_is_asked)
{
    struct call call = caller("handler", "register", ASKED[_i].asked);
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    struct lesson_choice chosen;
    lesson_page_choose(&call, page, &chosen);
    const char *question = chosen.question.list;
    for (int i = 0; i < LESSON_FILTERS; i++)
        if (chosen.question.values[i] != NULL)
            question = pool_format(pool, "%s %s=%s", question, lesson_filter_name((enum lesson_filter)i),
                                   chosen.question.values[i]);
    ck_assert_str_eq(question, ASKED[_i].question);
    ck_assert_str_eq(chosen.query, ASKED[_i].query);
    ck_assert_msg(strstr(xml_write(pool, page), ASKED[_i].shows) != NULL, "%.2000s", xml_write(pool, page));
}
END_TEST

/* Under the schools' policy nobody reviews a compliment, so there is no register of practices. */
START_TEST(shows_the_registers_that_there_are)
{
    office_close();
    office_open(SCHOOLS);
    struct call call = caller("handler", "register", "register=practices");
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    struct lesson_choice chosen;
    lesson_page_choose(&call, page, &chosen);
    ck_assert_ptr_nonnull(strstr(xml_write(pool, page), "<registers current=\"improvements\">"
                                                        "<register name=\"improvements\"/>"
                                                        "<register name=\"lessons\"/></registers>"));
    ck_assert_str_eq(chosen.question.list, "nothing");
}
END_TEST

/* ---- That it was read ---- */

static bool answer(struct call *call)
{
    return lesson_page_keep_read(call) && call_see(call, "/staff/register");
}

static const char *const names[] = {"entry", "token", NULL};
static const struct action confirm = {
    .name = "register", .doors = {{"staff", NO_CASE, true}}, .names = names, .answer = answer};

static struct visited confirmed(const char *user, const char *entry, const char *token)
{
    return visit(&confirm, user, "POST /staff/register",
                 pool_format(pool, "%sentry=%s", proof(user, "staff", "register", token), entry));
}

static const char *sealed(const char *text)
{
    return seal_close(pool, seal_open(pool, folder, &fault), "lesson", text);
}

START_TEST(keeps_that_it_was_read)
{
    const char *reference = case_kept("complaint", STORY(IN_DIGITAL, LEARNED));
    const char *entry = sealed(pool_format(pool, "2 %s", reference));
    ck_assert_int_eq(confirmed("handler", entry, TOKEN).status, 303);
    const struct case_file *file = case_now(reference, visit_now);
    ck_assert_str_eq(xml_write(pool, record_event(file->record, 3)),
                     "<read seq=\"3\" at=\"2026-06-05T12:00:00+01:00\" by=\"handler\" entry=\"2\" asked=\"yes\" "
                     "by-title=\"Rosa Bianchi\"/>");
    /* sent twice, and said twice: once */
    ck_assert_int_eq(confirmed("handler", entry, TOKEN).status, 303);
    ck_assert_int_eq(confirmed("handler", entry, another_token()).status, 303);
    ck_assert_int_eq(case_now(reference, visit_now)->last_seq, 3);
    /* a used token with another entry, or by another person */
    ck_assert_int_eq(confirmed("coach", entry, TOKEN).status, 409);
    ck_assert_int_eq(confirmed("coach", entry, another_token()).status, 303);
    ck_assert_int_eq(case_now(reference, visit_now)->last_seq, 4);
}
END_TEST

START_TEST(refuses_what_cannot_be_read)
{
    const char *reference = case_kept("complaint", STORY(IN_DIGITAL, LEARNED));
    const char *const entries[] = {"x",
                                   reference,
                                   sealed("2"),
                                   sealed(""),
                                   sealed("2 C-2026-999999-X"),
                                   sealed(pool_format(pool, "3 %s", reference))};
    for (int i = 0; i < COUNT(entries); i++)
        ck_assert_msg(confirmed("handler", entries[i], TOKEN).status == 404, "entry %d", i);
    ck_assert_int_eq(confirmed("handler", sealed(pool_format(pool, "2 %s", reference)), "short").status, 400);
    ck_assert_int_eq(case_now(reference, visit_now)->last_seq, 2);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("lesson_page");
    tcase_add_checked_fixture(tests, academy_open, office_close);
    tcase_add_loop_test(tests, shows_an_entry, 0, COUNT(SHOWN));
    tcase_add_test(tests, asks_by_any_role);
    tcase_add_test(tests, leaves_out_what_is_gone);
    tcase_add_loop_test(tests, reads_what_is_asked, 0, COUNT(ASKED));
    tcase_add_test(tests, shows_the_registers_that_there_are);
    tcase_add_test(tests, keeps_that_it_was_read);
    tcase_add_test(tests, refuses_what_cannot_be_read);
    return suite_run("lesson_page", tests);
}
