/* The shipped schema as a form: its events, fields and words, and the check of a record against it. Run from the root
 * of the repository. */
#include "suite.h"

#include <stdio.h>
#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "xml/schema.h"
#include "xml/xml.h"

static struct schema *shipped(struct pool *pool)
{
    struct fault fault = {0};
    struct schema *schema = schema_open(pool, "schema/record.xsd", &fault);
    ck_assert_msg(schema != NULL, "%s", fault.detail);
    return schema;
}

static const struct {
    const char *kind, *event, *action;
} EVENTS[] = {
    {"complaint", "received", "submit"},      {"complaint", "acknowledged", "acknowledge"},
    {"complaint", "responded", "respond"},    {"complaint", "escalated", "escalate"},
    {"complaint", "noted", "note"},           {"complaint", "assigned", "assign"},
    {"compliment", "received", "compliment"}, {"compliment", "acknowledged", "acknowledge"},
};

START_TEST(knows_events)
{
    struct pool *pool = pool_new();
    const struct schema *schema = shipped(pool);
    const struct part *event = schema_event(schema, EVENTS[_i].kind, EVENTS[_i].event);
    ck_assert_ptr_nonnull(event);
    ck_assert_str_eq(event->action, EVENTS[_i].action);
    ck_assert_ptr_eq(schema_event_of(schema, EVENTS[_i].kind, EVENTS[_i].action), event);
    ck_assert_ptr_null(schema_event(schema, EVENTS[_i].kind, EVENTS[_i].action));
    ck_assert_ptr_null(schema_event_of(schema, "suggestion", EVENTS[_i].action));
    ck_assert_ptr_null(schema_event_of(schema, EVENTS[_i].kind, NULL));
    pool_free(pool);
}
END_TEST

/* Every field can be asked: it has a label; what is required has words for when it is missing, unless it is a group. */
static void check_words(const struct part *group)
{
    for (size_t i = 0; i < group->part_count; i++) {
        const struct part *part = &group->parts[i];
        ck_assert_msg(!text_blank(part->label), "%s has no label", part->name);
        bool asked = part->required && part->widget != WIDGET_GROUP;
        ck_assert_msg(!asked || !text_blank(part->missing), "%s has no words for missing", part->name);
        bool choosing = part->widget == WIDGET_CHOICE || part->widget == WIDGET_DATE;
        ck_assert_msg(!choosing || !text_blank(part->wrong), "%s has no words for wrong", part->name);
        check_words(part);
    }
}

START_TEST(has_its_words)
{
    struct pool *pool = pool_new();
    check_words(schema_event(shipped(pool), EVENTS[_i].kind, EVENTS[_i].event));
    ck_assert_int_eq(schema_when(shipped(pool))->widget, WIDGET_MOMENT);
    pool_free(pool);
}
END_TEST

START_TEST(shows_values)
{
    struct pool *pool = pool_new();
    struct choice divisions[] = {{.value = "finance", .label = "Finance and Payroll"}};
    const struct list lists[] = {{.name = "divisions", .choices = divisions, .count = 1}, {.name = NULL}};
    const struct part *received = schema_event(shipped(pool), "complaint", "received");
    const struct part *division = part_inside(received, "division"), *channel = part_inside(received, "channel");
    ck_assert_str_eq(part_shown(division, lists, "finance"), "Finance and Payroll");
    ck_assert_str_eq(part_shown(division, lists, "not-sure"), "I am not sure");
    ck_assert_ptr_null(part_shown(division, lists, "premises"));
    ck_assert_ptr_null(part_shown(division, NULL, "finance"));
    ck_assert_str_eq(part_shown(channel, lists, "form"), "On the printed form");
    ck_assert(part_asked(channel, "staff") && !part_asked(channel, "public"));
    ck_assert_str_eq(channel->otherwise, "web");
    ck_assert_ptr_null(part_inside(received, "nothing"));
    pool_free(pool);
}
END_TEST

/* ---- The check of a whole record ---- */

#define RECORD(events)                                                                                                 \
    "<complaint xmlns='urn:redress:record' reference='C-2026-000123-9' policy='P/1'>" events "</complaint>"
#define NOTED(note) "<noted seq='1' at='2026-06-01T09:00:00+01:00' by='sam'>" note "</noted>"

static const struct {
    const char *record, *wrong; /* NODE:CODE */
} RECORDS[] = {
    {RECORD(NOTED("<note>x</note>")), ""},
    {RECORD(NOTED("<note>Ö &amp; &lt;b&gt;</note>")), ""},
    {RECORD(NOTED("<note/>")), "note:missing "},
    {RECORD(NOTED("")), "noted:missing "},
    {RECORD(NOTED("<note>x</note><more/>")), "more:missing "},
    {RECORD("<noted seq='1' at='2026-06-01T09:00:00' by='sam'><note>x</note></noted>"), "noted:wrong "},
    {RECORD("<noted seq='0' at='2026-06-01T09:00:00Z' by='sam'><note>x</note></noted>"), "noted:wrong "},
    {RECORD("<unknown/>"), "unknown:missing "},
    {RECORD(NOTED("<note>x</note>") NOTED("<note>x</note>")), "noted:wrong "},
    {"<suggestion xmlns='urn:redress:record'/>", "suggestion:missing "},
    {"<complaint reference='C-2026-000123-9' policy='P/1'/>", "complaint:missing "},
};

static void note_wrong(struct node *node, const char *code, const char *detail, void *closure)
{
    char *list = closure, found[100];
    ck_assert_ptr_nonnull(detail);
    snprintf(found, sizeof found, "%s:%s ", node ? node_name(node) : "?", code);
    if (strstr(list, found) == NULL) /* an attribute may break two rules at once */
        strcat(list, found);
}

START_TEST(checks_records)
{
    struct pool *pool = pool_new();
    struct fault fault = {0};
    char wrong[400] = "";
    struct node *record = xml_read(pool, RECORDS[_i].record, strlen(RECORDS[_i].record), "test", &fault);
    struct schema *schema = shipped(pool);
    for (int turn = 0; turn < 2; turn++) { /* the validator is used again and again */
        wrong[0] = '\0';
        int count = schema_validate(schema, record, note_wrong, wrong);
        ck_assert_str_eq(wrong, RECORDS[_i].wrong);
        ck_assert_int_eq(count > 0, *RECORDS[_i].wrong != '\0');
    }
    pool_free(pool);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("schema");
    tcase_add_loop_test(tests, knows_events, 0, COUNT(EVENTS));
    tcase_add_loop_test(tests, has_its_words, 0, COUNT(EVENTS));
    tcase_add_test(tests, shows_values);
    tcase_add_loop_test(tests, checks_records, 0, COUNT(RECORDS));
    return suite_run("schema", tests);
}
