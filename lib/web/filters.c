#include "web/filters.h"

#include <glib.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "registry/words.h"
#include "web/listed.h"
#include "xml/xml.h"

/* What reading one filter carries. */
struct reading {
    struct call *call;
    struct node *node; /* <filters> */
    struct filters *filters;
    struct node *field; /* of this filter */
    const char *asked;  /* its value in the address; NULL: none */
    bool chosen;        /* the value is among the choices so far */
};

/* Adds a choice; NULL labels are the sheet's to say. */
static void offer(struct reading *reading, const char *value, const char *label)
{
    struct node *choice = node_add(reading->field, "choice");
    bool chosen = text_equal(value, reading->asked);
    node_set(choice, "value", value);
    node_set(choice, "label", label);
    node_set(choice, "chosen", chosen ? "yes" : NULL);
    reading->chosen = reading->chosen || chosen;
}

static void offer_codes(struct reading *reading, const char *const *codes)
{
    for (; *codes != NULL; codes++)
        offer(reading, *codes, NULL);
}

static void offer_choices(struct reading *reading, const struct choice *choices, size_t count)
{
    for (size_t i = 0; i < count; i++)
        offer(reading, choices[i].value, choices[i].label);
}

static const struct policy *policy_now(const struct reading *reading)
{
    return site_policy_at(&reading->call->registry->site, reading->call->now);
}

static void offer_kinds(struct reading *reading)
{
    const struct policy *policy = policy_now(reading);
    for (size_t i = 0; i < policy->kind_count; i++)
        offer(reading, policy->kinds[i].name, NULL);
}

static void offer_states(struct reading *reading)
{
    offer_codes(reading, STATE_NAMES);
}

static void offer_levels(struct reading *reading)
{
    const struct policy *policy = policy_now(reading);
    for (size_t i = 0; i < policy->kind_count; i++)
        for (size_t k = 0; k < policy->kinds[i].level_count; k++)
            offer(reading, pool_format(reading->call->pool, "%d", policy->kinds[i].levels[k].number),
                  policy->kinds[i].levels[k].title);
}

static void offer_divisions(struct reading *reading)
{
    const struct list *divisions = &reading->call->registry->lists[0];
    offer_choices(reading, divisions->choices, divisions->count);
    offer(reading, DIVISION_NOT_SURE, NULL);
}

/* Roles that owe something under the policy, and whoever asks. */
static void offer_owners(struct reading *reading)
{
    const struct policy *policy = policy_now(reading);
    offer(reading, "me", NULL);
    for (size_t i = 0; i < policy->role_count; i++) {
        bool owes = false;
        for (size_t k = 0; k < policy->kind_count; k++)
            for (size_t r = 0; r < policy->kinds[k].rule_count; r++)
                owes = owes || text_equal(policy->kinds[k].rules[r].owner, policy->roles[i].name);
        if (owes)
            offer(reading, policy->roles[i].name, policy->roles[i].title);
    }
}

/* The choices of the field that the record takes the category from (record/record.h). */
static void offer_categories(struct reading *reading)
{
    const struct part *event = schema_event(reading->call->registry->schema, "complaint", "received");
    const struct part *person = event ? part_inside(event, "complainant") : NULL;
    const struct part *category = person ? part_inside(person, "category") : NULL;
    if (category != NULL)
        offer_choices(reading, category->choices, category->choice_count);
}

static void offer_due(struct reading *reading)
{
    static const char *const codes[] = {"overdue", "today", "soon", "later", "none", NULL};
    offer_codes(reading, codes);
}

/* In the order of enum list_order. */
static const char *const orders[] = {"due", "received", "reference", NULL};

static void offer_orders(struct reading *reading)
{
    offer_codes(reading, orders);
}

/* What the choice makes of the listing, where it is not simply the word NAME:VALUE. */

static void add_word(struct reading *reading, const char *name)
{
    size_t count = 0;
    while (reading->filters->words[count] != NULL)
        count++;
    reading->filters->words[count] = word_of(reading->call->pool, name, reading->asked);
}

static void take_owner(struct reading *reading)
{
    bool me = text_equal(reading->asked, "me");
    reading->asked = me ? reading->call->person->user : reading->asked;
    add_word(reading, me ? "handler" : "owner");
}

static void take_due(struct reading *reading)
{
    if (!listed_due_span(reading->call, reading->asked, &reading->filters->listing.due))
        add_word(reading, "due");
}

static void take_order(struct reading *reading)
{
    for (int i = 0; orders[i] != NULL; i++)
        if (text_equal(orders[i], reading->asked))
            reading->filters->listing.order = (enum list_order)i;
}

static const struct {
    const char *name;
    void (*offer)(struct reading *reading);
    void (*take)(struct reading *reading); /* NULL: the word NAME:VALUE */
} choices[] = {
    {"due", offer_due, take_due},         {"state", offer_states, NULL},       {"kind", offer_kinds, NULL},
    {"level", offer_levels, NULL},        {"division", offer_divisions, NULL}, {"owner", offer_owners, take_owner},
    {"category", offer_categories, NULL}, {"sort", offer_orders, take_order},
};

static void count_in(struct reading *reading, const char *name, const char *value)
{
    const char *query = reading->filters->query;
    gchar *escaped = g_uri_escape_string(value, NULL, FALSE);
    reading->filters->query = pool_format(reading->call->pool, "%s%s%s=%s", query, *query ? "&" : "", name, escaped);
    g_free(escaped);
    if (!text_equal(name, "sort"))
        node_set(reading->node, "chosen", "yes");
}

static void begin(struct reading *reading, const char *name, const char *widget)
{
    reading->field = node_add(reading->node, "field");
    reading->asked = fields_get(reading->call->request.query, name);
    reading->chosen = false;
    node_set(reading->field, "name", name);
    node_set(reading->field, "widget", widget);
    node_set(reading->field, "required", "yes");
}

/* A day in the address; false: none, or no day. */
static bool read_day(struct reading *reading, const char *name, int32_t *day)
{
    begin(reading, name, "text");
    node_set(reading->field, "type", "date");
    bool is_day = reading->asked != NULL && day_read(reading->asked, day);
    node_add_text(reading->field, "value", is_day ? reading->asked : "");
    if (is_day)
        count_in(reading, name, reading->asked);
    return is_day;
}

void filters_read(struct call *call, struct node *page, struct filters *filters)
{
    struct reading reading = {.call = call, .node = node_add(page, "filters"), .filters = filters};
    int32_t day;
    *filters = (struct filters){.query = "", .listing = {.order = BY_DUE, .due = SPAN_ALL, .received = SPAN_ALL}};
    filters->listing.words = filters->words;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        begin(&reading, choices[i].name, "select");
        choices[i].offer(&reading);
        if (!reading.chosen)
            continue;
        count_in(&reading, choices[i].name, reading.asked);
        if (choices[i].take != NULL)
            choices[i].take(&reading);
        else
            add_word(&reading, choices[i].name);
    }
    if (read_day(&reading, "from", &day))
        filters->listing.received.from = day_end(day - 1) + 1;
    if (read_day(&reading, "to", &day))
        filters->listing.received.to = day_end(day);
    node_set(reading.node, "query", filters->query);
}
