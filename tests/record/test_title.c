/* Titles kept with events, and what is shown of them. Run from the root of the repository. */
#include "suite.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "record/correction.h"
#include "record/record.h"
#include "record/title.h"
#include "xml/schema.h"
#include "xml/xml.h"

#define LISTS(division, person)                                                                                        \
    {                                                                                                                  \
        {.name = "divisions", .choices = (struct choice[]){{.value = "finance", .label = division}}, .count = 1},      \
            {.name = "people",                                                                                         \
             .choices = (struct choice[]){{.value = "hal", .label = person}, {.value = "sam", .label = "Sam Field"}},  \
             .count = 2},                                                                                              \
            {.name = "causes", .choices = (struct choice[]){{.value = "rota", .label = "Means: Rota"}}, .count = 1},   \
        {                                                                                                              \
            .name = NULL                                                                                               \
        }                                                                                                              \
    }

static const struct list THEN[] = LISTS("Finance", "Hal Örn"), NOW[] = LISTS("Money & Pay", "Hal Ørsted"),
                         NONE[] = {{.name = "people"}, {.name = "divisions"}, {.name = NULL}};

static struct pool *pool;
static struct schema *schema;

static void begin(void)
{
    struct fault fault = {0};
    pool = pool_new();
    schema = schema_open(pool, "schema/record.xsd", &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
}

static void end(void)
{
    pool_free(pool);
}

/* A complaint of these events, ended by NULL; the titles of the last are kept. */
static struct node *record_of(const struct list *lists, const char *const *events)
{
    struct fault fault = {0};
    size_t count = 0;
    while (events[count] != NULL)
        count++;
    struct node *record = record_join(pool, "complaint", "C-2026-000123-9", "P/1", events, count, &fault);
    ck_assert_msg(record != NULL, "%s", fault.detail);
    struct node *last = node_last(record);
    titles_keep(pool, lists, schema_event(schema, "complaint", node_name(last)), last);
    return record;
}

static const struct part *event_of(const char *name)
{
    return schema_event(schema, "complaint", name);
}

#define EVENT(name, more, inner) "<" name " seq=\"1\" at=\"2026-06-01T09:00:00+01:00\" " more ">" inner "</" name ">"
#define ASSIGNED                                                                                                       \
    EVENT("assigned", "by=\"sam\"",                                                                                    \
          "<handler>hal</handler><division>finance</division><concerned>gone</concerned><reason>finance</reason>")

/* What is kept of an event: its text, in part. */
static const struct {
    const char *event, *text;
    bool there;
} KEPT[] = {
    {ASSIGNED, "by=\"sam\" by-title=\"Sam Field\"", true},
    {ASSIGNED, "<handler title=\"Hal Örn\">hal</handler>", true},
    {ASSIGNED, "<division title=\"Finance\">finance</division>", true},
    {ASSIGNED, "<concerned>gone</concerned>", true},
    {ASSIGNED, "<reason>finance</reason>", true},
    {EVENT("received", "by=\"complainant\"", "<division>not-sure</division>"), "<division>not-sure</division>", true},
    {EVENT("received", "by=\"complainant\"", ""), "by-title", false},
    {EVENT("improved", "by=\"system\"", "<planned>5.1</planned>"), "title", false},
    {EVENT("noted", "by=\"hal\" by-title=\"Hal Before\"", ""), "by-title=\"Hal Before\"", true},
    {EVENT("learned", "by=\"hal\"", "<cause>rota</cause><for>finance</for>"), "<cause title=\"Means: Rota\">", true},
    {EVENT("learned", "by=\"hal\"", "<cause>rota</cause><for>finance</for>"), "<for title=\"Finance\">", true},
    {EVENT("learned", "by=\"hal\"", "<improvement><owner>sam</owner></improvement>"),
     "<owner title=\"Sam Field\">sam</owner>", true},
    {EVENT("corrected", "by=\"sam\"", "<reason>r</reason><event>" ASSIGNED "</event>"),
     "<handler title=\"Hal Örn\">hal</handler>", true},
};

START_TEST(keeps_titles)
{
    const char *text = xml_write(pool, record_of(THEN, (const char *const[]){KEPT[_i].event, NULL}));
    ck_assert_msg((strstr(text, KEPT[_i].text) != NULL) == KEPT[_i].there, "%s in %s", KEPT[_i].text, text);
}
END_TEST

START_TEST(a_title_that_was_kept_stays)
{
    struct node *record = record_of(THEN, (const char *const[]){ASSIGNED, NULL}), *event = node_first(record, NULL);
    const char *before = xml_write(pool, record);
    titles_keep(pool, NOW, event_of("assigned"), event);
    ck_assert_str_eq(xml_write(pool, record), before);
    ck_assert_str_eq(title_said(pool, record, "handler", "hal", "today"), "Hal Örn");
    ck_assert_str_eq(title_said(pool, record, "concerned", "gone", "today"), "today");
    ck_assert_str_eq(title_said(pool, record, "handler", "sam", "today"), "today");
    ck_assert_ptr_null(title_said(pool, record, "owner", "hal", NULL));
    ck_assert_ptr_null(title_said(pool, record, "handler", NULL, NULL));
}
END_TEST

START_TEST(the_last_title_counts_but_not_one_that_was_replaced)
{
    struct node *record = record_of(
        NOW,
        (const char *const[]){EVENT("received", "by=\"sam\"", "<division title=\"Finance\">finance</division>"),
                              EVENT("corrected", "by=\"sam\"",
                                    "<event><received><division title=\"Old\">finance</division></received></event>"),
                              NULL});
    ck_assert_str_eq(title_said(pool, record, "division", "finance", NULL), "Finance");
    node_set(node_add_text(node_add(record, "assigned"), "division", "finance"), "title", "Money");
    ck_assert_str_eq(title_said(pool, record, "division", "finance", NULL), "Money");
}
END_TEST

START_TEST(an_author_without_a_title_has_todays)
{
    struct node *record = record_of(THEN, (const char *const[]){EVENT("noted", "by=\"hal\"", ""), NULL});
    const struct node *event = node_first(record, NULL);
    ck_assert_str_eq(title_of_author(pool, event, &NOW[1]), "Hal Örn");
    ck_assert_str_eq(title_of_author(pool, event, NULL), "Hal Örn");
    record = record_of(NONE, (const char *const[]){EVENT("noted", "by=\"hal\"", ""), NULL});
    ck_assert_str_eq(title_of_author(pool, node_first(record, NULL), &NOW[1]), "Hal Ørsted");
    ck_assert_ptr_null(title_of_author(pool, node_first(record, NULL), NULL));
}
END_TEST

START_TEST(a_correction_keeps_titles_of_what_it_leaves_as_it_was)
{
    struct node *record = record_of(THEN, (const char *const[]){ASSIGNED, NULL});
    struct node *corrected = node_add(record, "corrected"), *event = node_add(node_add(corrected, "event"), "assigned");
    node_set(corrected, "by", "hal");
    node_add_text(event, "handler", "hal");
    node_add_text(event, "concerned", "sam");
    correction_mark(pool, corrected, node_first(record, NULL));
    titles_keep(pool, NOW, event_of("corrected"), corrected);
    ck_assert_str_eq(node_get(pool, corrected, "by-title"), "Hal Ørsted");
    ck_assert_str_eq(node_get(pool, event, "by-title"), "Sam Field");
    ck_assert_str_eq(node_get(pool, node_first(event, "handler"), "title"), "Hal Örn");
    ck_assert_str_eq(node_get(pool, node_first(event, "concerned"), "title"), "Sam Field");
}
END_TEST

START_TEST(what_an_event_names_can_be_left_there)
{
    struct node *record = record_of(THEN, (const char *const[]){ASSIGNED, NULL});
    const struct list *lists = titles_offered(pool, NONE, event_of("assigned"), node_first(record, NULL));
    const struct list *people = list_named(lists, "people"), *divisions = list_named(lists, "divisions");
    ck_assert_uint_eq(people->count, 2);
    ck_assert_str_eq(list_label(people, "hal"), "Hal Örn");
    ck_assert_str_eq(list_label(people, "gone"), "gone");
    ck_assert_str_eq(list_label(divisions, "finance"), "Finance");
    ck_assert_uint_eq(NONE[0].count, 0);
    record =
        record_of(THEN, (const char *const[]){EVENT("received", "by=\"sam\"", "<division>not-sure</division>"), NULL});
    lists = titles_offered(pool, NOW, event_of("received"), node_first(record, NULL));
    ck_assert_uint_eq(list_named(lists, "divisions")->count, 1);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("title");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_loop_test(tests, keeps_titles, 0, (int)(sizeof KEPT / sizeof *KEPT));
    tcase_add_test(tests, a_title_that_was_kept_stays);
    tcase_add_test(tests, the_last_title_counts_but_not_one_that_was_replaced);
    tcase_add_test(tests, an_author_without_a_title_has_todays);
    tcase_add_test(tests, a_correction_keeps_titles_of_what_it_leaves_as_it_was);
    tcase_add_test(tests, what_an_event_names_can_be_left_there);
    return suite_run("title", tests);
}
