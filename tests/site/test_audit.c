/* The audit: the shipped policies are clean, the second seed's as it stands is found out, and each fault of policy.md's
 * list, put into a clean document, is found where it is and brings no followers. Run from the root of the repository. */
#include "suite.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/audit.h"
#include "site/site.h"
#include "xml/xml.h"

/* A policy without a fault, in which faults are planted; no site ships it, so it stays as the plants know it. */
#define SOUND "tests/policies/sound.xml"
#define SCHOOLS "conf/sites/schools-mutual-services"
#define ACADEMY "conf/sites/one-academy"
#define TODAY "2026-11-21"

enum { FILE_SIZE = 64 * 1024, EDITS = 3 };

struct edit {
    const char *from, *to; /* everywhere in the document */
};

/* Edits of the schools' policy, the codes of what is found, in order, and a part of the line of the first. */
static const struct {
    const char *finds, *line;
    struct edit edits[EDITS];
} DOCUMENTS[] = {
    {"", NULL, {{NULL, NULL}}},

    {"review-passed", "author=", {{"review=\"2027-03-31\"", "review=\"2026-11-20\""}}},
    {"", NULL, {{"review=\"2027-03-31\"", "review=\"2026-11-21\""}}},
    {"review-far", "author=", {{"review=\"2027-03-31\"", "review=\"2027-04-02\""}}},
    {"", NULL, {{"review=\"2027-03-31\"", "review=\"2027-04-01\""}}},
    {"history-order",
     "release version=\"2.0\"",
     {{"<release version=\"1.0\" date=\"2025", "<release version=\"1.0\" date=\"2027"}}},
    {"", NULL, {{"<release version=\"1.0\" date=\"2025-04-01\"", "<release version=\"1.0\" date=\"2026-04-01\""}}},
    {"version-missing", "author=", {{"version=\"2.0\" issued", "version=\"2.1\" issued"}}},
    {"version-not-last",
     "release version=\"2.0\"",
     {{"    <approval by=\"Director\" name=\"David Osei\" date=\"2025-04-01\"/>",
       "<release version=\"3\" date=\"2026-05-01\" reason=\"r\" by=\"b\"/>\n<approval by=\"Director\" "
       "name=\"David Osei\" date=\"2025-04-01\"/>"}}},
    {"issued-differs", "author=", {{"issued=\"2026-04-01\"", "issued=\"2026-04-02\""}}},
    {"approval-none",
     "author=",
     {{"<approval by=\"Director\" name=\"David Osei\" date=\"2025-04-01\"/>", ""},
      {"<approval by=\"Director\" name=\"David Osei\" date=\"2026-04-01\"/>", ""}}},
    {"approval-old", "2026-03-31", {{"Osei\" date=\"2026-04-01\"", "Osei\" date=\"2026-03-31\""}}},
    {"approval-unnamed", "2026-04-01\"/>", {{"name=\"David Osei\" date=\"2026-04-01\"", "date=\"2026-04-01\""}}},
    {"approval-not-theirs",
     "2026-04-01\"/>",
     {{"by=\"Director\" name=\"David Osei\" date=\"2026-04-01\"",
       "by=\"Customer Support\" name=\"Grace Lin\" date=\"2026-04-01\""}}},
    {"",
     NULL,
     {{"do=\"approve review-policy\"", "do=\"approve\""}, {"met-by=\"reviewed-policy issued\"", "met-by=\"issued\""}}},
    {"",
     NULL,
     {{"Osei\" date=\"2025-04-01\"", "Osei\" date=\"X\""},
      {"Osei\" date=\"2026-04-01\"", "Osei\" date=\"2025-04-01\""},
      {"date=\"X\"", "date=\"2026-04-01\""}}},
    {"author-not-issuer?", "release version=\"2.0\"", {{"author=\"Customer Support Manager\"", "author=\"Somebody\""}}},
    {"owner-not-approver?", "author=", {{"owner=\"Director\">", "owner=\"Board\">"}}},
    {"exempt-not-owners",
     "do=\"note exempt\"",
     {{"do=\"note\" reach=\"level\" level=\"2\"", "do=\"note exempt\" reach=\"level\" level=\"2\""}}},

    {"role-blind",
     "contact\" reach=\"level\" level=\"3\"",
     {{"do=\"see\" reach=\"level\" level=\"3\"", "do=\"report\" reach=\"all\""}}},
    {"", NULL, {{"see\" reach=\"level\" level=\"3\"", "see\" reach=\"level\" level=\"2\""}}},
    {"role-blind",
     "contact\" reach=\"level\" level=\"2\"",
     {{"see\" reach=\"level\" level=\"2\"", "see\" reach=\"level\" level=\"3\""}}},
    {"rounded?",
     "rounded=\"5\"",
     {{"level=\"2\" clause=\"closed\"/>\n    <may do=\"report\" reach=\"all\"",
       "level=\"2\" clause=\"closed\"/>\n    <may do=\"report\" reach=\"all\" rounded=\"5\""}}},
    {"rounded? rounded-in-vain?",
     "do=\"see report\"",
     {{"do=\"see report\" reach=\"all\"", "do=\"see report\" reach=\"all\" rounded=\"10\""}}},
    {"levels-misnumbered rule-unstarted",
     "level n=\"4\"",
     {{"<level n=\"3\"", "<level n=\"4\""},
      {"do=\"learn follow-up\"", "do=\"follow-up\""},
      {"do=\"learn\" ", "do=\"improve\" "}}},
    {"levels-misnumbered", "level n=\"4\"", {{"<level n=\"3\"", "<level n=\"4\""}}},
    {"level-undecided",
     "level n=\"2\"",
     {{"do=\"respond\" reach=\"level\" kind=\"complaint\" level=\"2\"",
       "do=\"extend\" reach=\"level\" kind=\"complaint\" level=\"2\""}}},
    {"level-unasked level-unasked", "level n=\"2\"", {{"do=\"escalate\"", "do=\"reopen\""}}},
    {"level-unasked level-unasked rule-unmet rule-unmet rule-unmet",
     "level n=\"2\"",
     {{"do=\"escalate\"", "do=\"reopen\""}, {"do=\"remedy\"", "do=\"improve\""}}},
    {"level-without-right",
     "level n=\"3\"",
     {{"<window name=\"escalation-window\" starts=\"delivered\" met-by=\"escalated\" ends=\"withdrawn\" "
       "clause=\"window-3\"/>",
       ""},
      {"<clause id=\"window-3\"", "<clause id=\"window-3\" kept-by=\"late-request\""}}},
    {"level-without-answer",
     "level n=\"2\"",
     {{"met-by=\"responded\" moved-by=\"extended\" ends=\"declined withdrawn\" within=\"5 working-days\" "
       "force=\"hard\" "
       "owner=\"manager\"",
       "met-by=\"closed\" moved-by=\"extended\" ends=\"declined withdrawn\" within=\"5 working-days\" force=\"hard\" "
       "owner=\"manager\""}}},
    {"level-unwritten", "level n=\"2\"", {{"written=\"yes\"/>", "/>"}, {"written=\"yes\" within", "within"}}},

    {"rule-unstarted",
     "name=\"improvement\"",
     {{"do=\"learn follow-up\"", "do=\"follow-up\""}, {"do=\"learn\" ", "do=\"improve\" "}}},
    {"rule-unstarted",
     "clause=\"thank\"",
     {{"starts=\"received\" met-by=\"acknowledged\" ends=\"withdrawn\" within=\"2 working-days\"",
       "starts=\"month-ended\" met-by=\"acknowledged\" ends=\"withdrawn\" within=\"2 working-days\""}}},
    {"rule-unmet rule-unmet rule-unmet", "clause=\"remedy-1\"", {{"do=\"remedy\"", "do=\"improve\""}}},
    {"rule-not-owners",
     "clause=\"thank\"",
     {{"owner=\"handler\" clause=\"thank\"", "owner=\"head\" clause=\"thank\""}}},
    {"rule-not-owners",
     "clause=\"respond-2\"",
     {{"owner=\"manager\" clause=\"respond-2\"", "owner=\"director\" clause=\"respond-2\""}}},
    {"rule-undated",
     "clause=\"respond-2\"",
     {{"within=\"5 working-days\" force=\"hard\" owner=\"manager\" clause=\"respond-2\"",
       "force=\"hard\" owner=\"manager\" clause=\"respond-2\""}}},
    {"rule-undated", "name=\"improvement\"", {{"starts=\"planned\"", "starts=\"planned closed\""}}},
    {"rule-endless", "clause=\"more-time-1\"", {{"ends=\"responded closed withdrawn\"", ""}}},

    {"clause-idle",
     "id=\"extra\"",
     {{"<clause id=\"praise\">", "<clause id=\"extra\">We are kind.</clause>\n<clause id=\"praise\">"}}},
    {"clause-idle",
     "id=\"recurrence\"",
     {{"<term name=\"recurrence\" within=\"12 months\" clause=\"recurrence\"/>", ""}}},
    {"promise-unkept", "id=\"review-2\"", {{"Senior Management looks at", "Senior Management will look at"}}},
    {"gate-unknown", "id=\"fair\"", {{"kept-by=\"independence\"", "kept-by=\"fairness\""}}},
    {"length-none", "id=\"praise\"", {{"Anyone can tell us", "For <length/> anyone can tell us"}}},
    {"length-none", "id=\"learn\"", {{"For every complaint we", "For every complaint we, after <length/>,"}}},
    {"length-twice",
     "id=\"retention\"",
     {{"  <term name=\"retention\"",
       "<term name=\"extra\" within=\"12 months\" clause=\"retention\"/>\n<term name=\"retention\""}}},
    {"length-in-words", "id=\"acknowledge\"", {{"day or night", "that is twenty-four hours, day or night"}}},
    {"length-in-words", "id=\"thank\"", {{"<length/>, and pass", "<length/>, and in 2 working days pass"}}},
    {"length-in-words", "You do not need", {{"It is enough to say", "You have three months to say"}}},
    {"aim-hard", "id=\"respond-1\"", {{"force=\"target\"", "force=\"hard\""}}},
    {"target-firm",
     "id=\"respond-2\"",
     {{"force=\"hard\" owner=\"manager\" clause=\"respond-2\"",
       "force=\"target\" owner=\"manager\" clause=\"respond-2\""}}},
    {"paragraph-binds?", "You do not need", {{"It is enough to say", "You must say"}}},
    {"",
     NULL,
     {{"We will confirm", "We will, as you claim and out of goodwill, confirm"},
      {"It is enough to say", "Willing and wilful, say"}}},
};

/* A document read, in a pool. */
struct reading {
    struct pool *pool;
    char *text;
    struct draft draft;
    struct fault fault;
    bool read;
};

static char *file_text(struct pool *pool, const char *path)
{
    char *text = pool_alloc(pool, FILE_SIZE);
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_lt(fread(text, 1, FILE_SIZE, file), FILE_SIZE);
    fclose(file);
    return text;
}

/* The text with the edit made wherever it fits; it must fit. */
static char *edited(struct pool *pool, char *text, const struct edit *edit)
{
    const char *place = strstr(text, edit->from);
    ck_assert_msg(place != NULL, "there is no %s", edit->from);
    char *result = pool_copy(pool, "");
    for (; place; text += place - text + (long)strlen(edit->from), place = strstr(text, edit->from))
        result = pool_format(pool, "%s%.*s%s", result, (int)(place - text), text, edit->to);
    return pool_format(pool, "%s%s", result, text);
}

static struct reading document_read(struct pool *pool, const char *path, const struct edit *edits, int count)
{
    char name[] = "/tmp/redress-audit-XXXXXX";
    struct reading reading = {.pool = pool, .text = file_text(pool, path)};
    for (int i = 0; i < count && edits[i].from; i++)
        reading.text = edited(pool, reading.text, &edits[i]);
    int descriptor = mkstemp(name);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq((int)write(descriptor, reading.text, strlen(reading.text)), (int)strlen(reading.text));
    close(descriptor);
    reading.read = audit_read(pool, name, ".", &reading.draft, &reading.fault);
    remove(name);
    return reading;
}

/* The codes of what is found, a blank between; a note has a question mark behind it. */
static const char *codes_of(struct pool *pool, const struct finding *list, size_t count)
{
    const char *codes = "";
    for (size_t i = 0; i < count; i++)
        codes = pool_format(pool, "%s%s%s%s", codes, i ? " " : "", list[i].code, list[i].note ? "?" : "");
    return codes;
}

/* The line of that number. */
static const char *line_of(struct pool *pool, const char *text, long number)
{
    for (; number > 1 && text; number--)
        text = strchr(text, '\n') ? strchr(text, '\n') + 1 : NULL;
    ck_assert_ptr_nonnull(text);
    return pool_copy_part(pool, text, strcspn(text, "\n"));
}

static int32_t today(void)
{
    int32_t day;
    ck_assert(day_read(TODAY, &day));
    return day;
}

START_TEST(finds_each_fault_once)
{
    struct pool *pool = pool_new();
    size_t count;
    struct reading reading = document_read(pool, SOUND, DOCUMENTS[_i].edits, EDITS);
    ck_assert_msg(reading.read, "%s", reading.fault.detail);
    const struct finding *list = audit_policy(pool, &reading.draft, NULL, today(), &count);
    ck_assert_str_eq(codes_of(pool, list, count), DOCUMENTS[_i].finds);
    if (count > 0) {
        const char *line = line_of(pool, reading.text, list[0].line);
        ck_assert_msg(strstr(line, DOCUMENTS[_i].line) != NULL, "%s, not %s", line, DOCUMENTS[_i].line);
    }
    pool_free(pool);
}
END_TEST

static const struct {
    const char *folder, *path, *finds;
} FILES[] = {
    {SCHOOLS, SCHOOLS "/policy.xml", ""},
    {ACADEMY, ACADEMY "/policy.xml", ""},
    {"tests/sites/third", "tests/sites/third/policy.xml", ""},
    {ACADEMY, "tests/policies/one-academy-as-it-stands.xml",
     "review-passed issued-differs approval-old owner-not-approver? author-not-issuer?"},
};

static struct site *opened(struct pool *pool, const char *folder)
{
    struct fault fault = {0};
    struct site *site = pool_alloc(pool, sizeof *site);
    ck_assert_msg(site_open(pool, folder, "conf/calendars", ".", site, &fault), "%s", fault.detail);
    return site;
}

/* The codes of what is found in that policy for that organisation. */
static const char *found_for(struct pool *pool, const char *path, const struct site *site)
{
    size_t count;
    struct reading reading = document_read(pool, path, NULL, 0);
    ck_assert_msg(reading.read, "%s", reading.fault.detail);
    const struct finding *list = audit_policy(pool, &reading.draft, site, today(), &count);
    return codes_of(pool, list, count);
}

START_TEST(reads_whole_documents)
{
    struct pool *pool = pool_new();
    ck_assert_str_eq(found_for(pool, FILES[_i].path, opened(pool, FILES[_i].folder)), FILES[_i].finds);
    pool_free(pool);
}
END_TEST

START_TEST(gives_the_words_their_arguments)
{
    static const struct edit edit = {"issued=\"2026-04-01\"", "issued=\"2026-04-02\""};
    struct pool *pool = pool_new();
    size_t count;
    struct reading reading = document_read(pool, SOUND, &edit, 1);
    const char *const *given = audit_policy(pool, &reading.draft, NULL, today(), &count)->arguments;
    static const char *const wanted[] = {"version", "2.0", "issued", "2026-04-02", "date", "2026-04-01"};
    for (int i = 0; i < COUNT(wanted); i++)
        ck_assert_str_eq(given[i], wanted[i]);
    ck_assert_ptr_null(given[COUNT(wanted)]);
    pool_free(pool);
}
END_TEST

/* What the schools' policy is to an organisation in which the first person holds `role` beside what they hold, and of
 * the others none holds `without`; or whose calendar ends on that day. */
static const struct {
    const char *role, *division, *without, *known_until, *finds;
} ORGANISATIONS[] = {
    {NULL, NULL, NULL, NULL, ""},
    {NULL, NULL, "head", NULL, "role-unheld"},
    {"head", NULL, "head", NULL, ""},
    {NULL, NULL, NULL, "2027-03-30", "calendar-short"},
    {NULL, NULL, NULL, "2027-03-31", ""},
    {"manager", NULL, NULL, NULL, ""},
    /* levels 2 and 3 */
    {"manager", NULL, "manager", NULL, ""},
    {"director manager", NULL, "manager director", NULL, "levels-one-decider"},
    /* levels 1 and 2, in one division only */
    {"handler manager", "finance", "manager handler", NULL,
     "division-nobody division-nobody division-nobody levels-one-decider"},
    {"handler manager", "people", "manager handler", NULL,
     "division-nobody division-nobody division-nobody levels-one-decider"},
    {"handler manager", NULL, "manager handler", NULL, "levels-one-decider"},
    {"handler manager", "finance", "manager", NULL, "division-nobody division-nobody division-nobody"},
    /* nobody acknowledges or answers, in some divisions or at a level; and what nobody else keeps */
    {NULL, NULL, "director", NULL, "role-unheld level-nobody rule-nobody"},
    {NULL, NULL, "support", NULL,
     "role-unheld division-nobody division-nobody rule-nobody rule-nobody division-nobody division-nobody"},
    {"support", NULL, "support", NULL, ""},
};

/* Gives the first person roles, and takes one from everybody else. */
static void roles_change(struct pool *pool, struct site *site, const char *give, const char *division, const char *take)
{
    const char *const *given = text_words(pool, give ? give : ""), *const *taken = text_words(pool, take ? take : "");
    for (size_t i = 1; i < site->person_count; i++) {
        struct person *person = &site->persons[i];
        for (size_t j = 0; j < person->holding_count; j++)
            person->holdings[j].role = text_among(person->holdings[j].role, taken) ? "none" : person->holdings[j].role;
    }
    struct person *first = &site->persons[0];
    struct holding *holdings = pool_array(pool, first->holding_count + 2, sizeof *holdings);
    memcpy(holdings, first->holdings, first->holding_count * sizeof *holdings);
    for (; *given; given++)
        holdings[first->holding_count++] = (struct holding){.role = *given, .division = division};
    first->holdings = holdings;
}

START_TEST(asks_what_the_organisation_makes_of_it)
{
    struct pool *pool = pool_new();
    struct site *site = opened(pool, SCHOOLS);
    roles_change(pool, site, ORGANISATIONS[_i].role, ORGANISATIONS[_i].division, ORGANISATIONS[_i].without);
    if (ORGANISATIONS[_i].known_until)
        ck_assert(day_read(ORGANISATIONS[_i].known_until, &site->calendar.known_until));
    ck_assert_str_eq(found_for(pool, SOUND, site), ORGANISATIONS[_i].finds);
    pool_free(pool);
}
END_TEST

/* Who complains in vain is told where else to go. */
START_TEST(notes_that_there_is_no_outside_body)
{
    struct pool *pool = pool_new();
    struct site *site = opened(pool, SCHOOLS);
    node_remove(node_first(site->organisation, "outside-body"));
    ck_assert_str_eq(found_for(pool, SOUND, site), "outside-none?");
    pool_free(pool);
}
END_TEST

/* Without users nothing can be said of who holds what. */
START_TEST(says_nothing_of_absent_users)
{
    struct pool *pool = pool_new();
    struct site *site = opened(pool, SCHOOLS);
    site->person_count = 0;
    ck_assert_str_eq(found_for(pool, SOUND, site), "");
    pool_free(pool);
}
END_TEST

START_TEST(refuses_what_is_not_valid)
{
    static const struct edit edit = {"within=\"24 hours\"", "within=\"24 days\""};
    struct pool *pool = pool_new();
    struct reading reading = document_read(pool, SOUND, &edit, 1);
    ck_assert(!reading.read);
    ck_assert_ptr_nonnull(strstr(reading.fault.detail, "24 days"));
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("audit");
    tcase_add_loop_test(tests, finds_each_fault_once, 0, COUNT(DOCUMENTS));
    tcase_add_loop_test(tests, reads_whole_documents, 0, COUNT(FILES));
    tcase_add_test(tests, gives_the_words_their_arguments);
    tcase_add_loop_test(tests, asks_what_the_organisation_makes_of_it, 0, COUNT(ORGANISATIONS));
    tcase_add_test(tests, says_nothing_of_absent_users);
    tcase_add_test(tests, notes_that_there_is_no_outside_body);
    tcase_add_test(tests, refuses_what_is_not_valid);
    return suite_run("audit", tests);
}
