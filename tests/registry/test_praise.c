/* Where a compliment is listed beyond its case, and what of it shows there, with the schools' site. */
#include "suite.h"

#include "registry/office.h"
#include "registry/praise.h"

#define RECEIVED(by, what) "<received seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" by=\"" by "\">" what "</received>"
#define GIVEN(what) RECEIVED("complainant", "<giver><name>Glad Giver</name></giver>" what)
#define TEAM "<about>team</about><about-whom>Desk</about-whom><details>Kind.</details>"
#define COLLEAGUE "<about>colleague</about><about-whom>Ms Shah</about-whom><details>Kind.</details>"
#define NAMING "<about>colleague</about><details>Kind, Priya!</details>"
#define UNASKED "<about>team</about><about-whom>Desk</about-whom><details>Like tom okafor.</details>"
#define WHOLE "<about>colleague</about><details>Kind, Priya Shah!</details>"
#define OWN "<about>self</about><details>Kind.</details>"
#define WORDS "<consent-words>yes</consent-words>"
#define NAME "<consent-name>yes</consent-name>"
#define THANKED "<acknowledged seq=\"2\" at=\"2026-06-01T10:00:00+01:00\" by=\"handler\"/>"
#define TOLD(more)                                                                                                     \
    "<told seq=\"3\" at=\"2026-06-01T11:00:00+01:00\" by=\"handler\"><praised>handler</praised>"                       \
    "<manager>support</manager><message>M</message>" more "</told>"
#define TOLD_AS(message)                                                                                               \
    "<told seq=\"3\" at=\"2026-06-01T11:00:00+01:00\" by=\"handler\"><manager>handler</manager><message>" message      \
    "</message></told>"
#define TOLD_LEE(more)                                                                                                 \
    "<told seq=\"3\" at=\"2026-06-01T11:00:00+01:00\" by=\"handler\"><praised title=\"Lee Left\">lee</praised>" more   \
    "</told>"
#define MANAGER_MO "<manager title=\"Mo Past\">mo</manager>"
#define THANKED_BY_LEE "<acknowledged seq=\"2\" at=\"2026-06-01T10:00:00+01:00\" by=\"lee\" by-title=\"Lee Left\"/>"
#define AGREED "<consent-praised>yes</consent-praised>"
#define WITHDRAWN "<withdrawn seq=\"3\" at=\"2026-06-01T11:00:00+01:00\" by=\"complainant\"/>"

static const struct {
    const char *received, *second, *third;
    const char *words; /* one after the other */
    const char *shown; /* to `handler` as told, then on the wall: giver, about-whom, words, praised, message */
} CASES[] = {
    {GIVEN(TEAM WORDS NAME), NULL, NULL, "", "Glad Giver|Desk|Kind.||;Glad Giver|Desk|Kind.||;"},
    {GIVEN(TEAM WORDS NAME), THANKED, NULL, "wall:yes ", "Glad Giver|Desk|Kind.||;Glad Giver|Desk|Kind.||;"},
    {GIVEN(TEAM WORDS), THANKED, TOLD(""), "told:handler told:support wall:yes ", "|Desk|Kind.||M;|Desk|Kind.||;"},
    {GIVEN(TEAM NAME), THANKED, TOLD(""), "told:handler told:support ", "Glad Giver||||M;Glad Giver||||;"},
    {GIVEN(TEAM), THANKED, TOLD(AGREED), "told:handler told:support ", "||||M;|||Priya Shah|;"},
    {GIVEN(COLLEAGUE WORDS), THANKED, TOLD(""), "told:handler told:support wall:yes ", "|Ms Shah|Kind.||M;||Kind.||;"},
    {GIVEN(COLLEAGUE WORDS), THANKED, TOLD(AGREED), "told:handler told:support wall:yes ",
     "|Ms Shah|Kind.||M;|Ms Shah|Kind.|Priya Shah|;"},
    {GIVEN(NAMING WORDS), THANKED, TOLD(""), "told:handler told:support ", "||Kind, Priya!||M;||Kind, Priya!||;"},
    {GIVEN(NAMING WORDS), THANKED, TOLD(AGREED), "told:handler told:support wall:yes ",
     "||Kind, Priya!||M;||Kind, Priya!|Priya Shah|;"},
    /* staff whom nobody asked, in whatever capitals; those who were asked may be named */
    {GIVEN(UNASKED WORDS), THANKED, NULL, "", "|Desk|Like tom okafor.||;|Desk|Like tom okafor.||;"},
    {GIVEN(UNASKED WORDS), THANKED, TOLD(AGREED), "told:handler told:support ",
     "|Desk|Like tom okafor.||M;|Desk|Like tom okafor.|Priya Shah|;"},
    {GIVEN(WHOLE WORDS), THANKED, TOLD(AGREED), "told:handler told:support wall:yes ",
     "||Kind, Priya Shah!||M;||Kind, Priya Shah!|Priya Shah|;"},
    /* under the names that they had then, though they have left */
    {GIVEN("<about>colleague</about><details>Kind, Lee!</details>" WORDS), THANKED, TOLD_LEE(""), "told:lee ",
     "||Kind, Lee!||;||Kind, Lee!||;"},
    {GIVEN("<about>colleague</about><details>Kind, Lee!</details>" WORDS), THANKED, TOLD_LEE(AGREED),
     "told:lee wall:yes ", "||Kind, Lee!||;||Kind, Lee!|Lee Left|;"},
    {GIVEN("<about>team</about><details>Like lee left.</details>" WORDS), THANKED_BY_LEE, NULL, "",
     "||Like lee left.||;||Like lee left.||;"},
    {GIVEN("<about>team</about><details>Like Mo Past.</details>" WORDS), THANKED, TOLD_LEE(AGREED MANAGER_MO),
     "told:lee told:mo ", "||Like Mo Past.||;||Like Mo Past.|Lee Left|;"},
    /* a message that names or quotes a giver whose consent was taken back */
    {GIVEN("<about>team</about><details>They stayed. The M was all we needed</details>"), THANKED,
     TOLD_AS("As Mr GIVER said"), "told:handler ", "||||;||||;"},
    {GIVEN("<about>team</about><details>They stayed until it worked.</details>"), THANKED,
     TOLD_AS("He said: They stayed until it worked"), "told:handler ", "||||;||||;"},
    {GIVEN(TEAM WORDS), THANKED, WITHDRAWN, "", "|Desk|Kind.||;|Desk|Kind.||;"},
    {RECEIVED("handler", OWN), NULL, NULL, "told:handler ", "||||;||||;"},
    {RECEIVED("complainant", OWN WORDS), THANKED, NULL, "wall:yes ", "||Kind.||;||Kind.||;"},
};

static const char *shown(const struct case_file *file, const char *user)
{
    static const char *const parts[] = {"words", "praised", "message", NULL};
    struct node *page = xml_new(pool, NAMESPACE_PAGE, "page");
    const char *line = praise_line(pool, file, user);
    praise_add(&registry, pool, page, xml_read(pool, line, strlen(line), "a line of praise", &fault));
    const struct node *node = node_first(page, "compliment");
    const char *giver = node_get(pool, node, "giver"), *whom = node_get(pool, node, "about-whom");
    const char *text = pool_format(pool, "%s|%s", giver ? giver : "", whom ? whom : "");
    for (const char *const *part = parts; *part != NULL; part++) {
        struct node *child = node_first(node, *part);
        text = pool_format(pool, "%s|%s", text, child ? node_text(pool, child) : "");
    }
    return pool_format(pool, "%s;", text);
}

START_TEST(shows_what_was_agreed)
{
    const char *events[3] = {CASES[_i].received, CASES[_i].second, CASES[_i].third}, *text = "";
    size_t count = events[2] != NULL ? 3 : events[1] != NULL ? 2 : 1;
    struct node *record =
        record_join(pool, "compliment", "P-2026-000045-L", registry.site.policies[0].identity, events, count, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    struct case_file *file = case_file_of(&registry, pool, record, 1780300000, &fault);
    for (const char *const *word = praise_tags(&registry, pool, file); *word != NULL; word++)
        text = pool_format(pool, "%s%s ", text, *word);
    ck_assert_str_eq(text, CASES[_i].words);
    ck_assert_str_eq(pool_format(pool, "%s%s", shown(file, "handler"), shown(file, NULL)), CASES[_i].shown);
}
END_TEST

START_TEST(lists_no_complaint)
{
    const char *const events[] = {RECEIVED("handler", "<summary>s</summary><details>d</details>")};
    struct node *record =
        record_join(pool, "complaint", "C-2026-000123-9", registry.site.policies[0].identity, events, 1, &fault);
    struct case_file *file = case_file_of(&registry, pool, record, 1780300000, &fault);
    ck_assert_ptr_null(praise_tags(&registry, pool, file)[0]);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("praise");
    tcase_add_checked_fixture(tests, schools_open, office_close);
    tcase_add_loop_test(tests, shows_what_was_agreed, 0, COUNT(CASES));
    tcase_add_test(tests, lists_no_complaint);
    return suite_run("praise", tests);
}
