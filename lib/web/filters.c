#include "web/filters.h"

#include <glib.h>
#include <string.h>

#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/procedure.h"
#include "registry/tags.h"
#include "record/entered.h"
#include "web/case_line.h"
#include "web/date_field.h"
#include "web/paging.h"
#include "xml/xml.h"

/* Asked for as a state: every case that is not over. */
#define STATE_OPEN "open"

/* What reading the filters carries. */
struct filtering {
    struct call *call;
    struct node *node; /* <filters> */
    struct filters *filters;
    struct filter filter; /* in hand */
};

static const struct policy *policy_now(const struct filtering *filtering)
{
    return site_policy_at(&filtering->call->registry->site, filtering->call->now);
}

/* Whatever is not over, then each. */
static void offer_states(struct filtering *filtering)
{
    filter_offer(&filtering->filter, STATE_OPEN, NULL);
    filter_offer_codes(&filtering->filter, STATE_NAMES);
}

static void offer_kinds(struct filtering *filtering)
{
    const struct policy *policy = policy_now(filtering);
    for (size_t i = 0; i < policy->kind_count; i++)
        filter_offer(&filtering->filter, policy->kinds[i].name, NULL);
}

static void offer_levels(struct filtering *filtering)
{
    const struct policy *policy = policy_now(filtering);
    for (size_t i = 0; i < policy->kind_count; i++)
        for (size_t k = 0; k < policy->kinds[i].level_count; k++)
            filter_offer(&filtering->filter,
                         pool_format(filtering->call->pool, "%d", policy->kinds[i].levels[k].number),
                         policy->kinds[i].levels[k].title);
}

static void offer_divisions(struct filtering *filtering)
{
    const struct list *divisions = &filtering->call->registry->lists[0];
    filter_offer_choices(&filtering->filter, divisions->choices, divisions->count);
    filter_offer(&filtering->filter, DIVISION_NOT_SURE, NULL);
}

/* Roles that owe something under the policy, and whoever asks. */
static void offer_owners(struct filtering *filtering)
{
    const struct policy *policy = policy_now(filtering);
    filter_offer(&filtering->filter, "me", NULL);
    for (size_t i = 0; i < policy->role_count; i++) {
        bool owes = false;
        for (size_t k = 0; k < policy->kind_count; k++)
            for (size_t r = 0; r < policy->kinds[k].rule_count; r++)
                owes = owes || text_equal(policy->kinds[k].rules[r].owner, policy->roles[i].name);
        if (owes)
            filter_offer(&filtering->filter, policy->roles[i].name, policy->roles[i].title);
    }
}

/* The choices of a field of `received`, which stands in that group of it (NULL: in none). */
static void offer_received(struct filtering *filtering, const char *group, const char *name)
{
    const struct part *event = schema_event(filtering->call->registry->schema, "complaint", "received");
    const struct part *inside = event && group ? part_inside(event, group) : event;
    const struct part *field = inside ? part_inside(inside, name) : NULL;
    if (field != NULL)
        filter_offer_choices(&filtering->filter, field->choices, field->choice_count);
}

static void offer_categories(struct filtering *filtering)
{
    offer_received(filtering, "complainant", "category");
}

static void offer_severities(struct filtering *filtering)
{
    offer_received(filtering, NULL, "severity");
}

/* Whatever is owed under the policy, each name once. */
static void offer_late(struct filtering *filtering)
{
    const struct policy *policy = policy_now(filtering);
    struct pool *pool = filtering->call->pool;
    const char **names = pool_grow(pool, NULL, 0, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < policy->kind_count; i++)
        for (size_t r = 0; r < policy->kinds[i].rule_count; r++) {
            const struct rule *rule = &policy->kinds[i].rules[r];
            names = pool_grow(pool, names, count, sizeof *names);
            if (!rule->window && !text_among(rule->name, names))
                *LIST_ADD(pool, names, count) = rule->name;
        }
    filter_offer_codes(&filtering->filter, pool_grow(pool, names, count, sizeof *names));
}

static const char *const due_codes[] = {"overdue", "yesterday", "today", "soon", "this-week", "later", "none", NULL};
static const char *const received_codes[] = {"today", "yesterday", "this-week", NULL};
static const char *const pile_codes[] = {"to-be-sorted", NULL};

const char *const ORDERS[] = {"due", "received", "reference", "oldest", "complainant", NULL};

/* What the choice makes of the list, where it is not simply the tag NAME:VALUE. */

static void add_tag(struct filtering *filtering, const char *name)
{
    size_t count = 0;
    while (filtering->filters->tags[count] != NULL)
        count++;
    filtering->filters->tags[count] = tag_of(filtering->call->pool, name, filtering->filter.asked);
}

static void take_owner(struct filtering *filtering)
{
    bool me = text_equal(filtering->filter.asked, "me");
    filtering->filter.asked = me ? filtering->call->person->user : filtering->filter.asked;
    add_tag(filtering, me ? "handler" : "owner");
}

static void take_due(struct filtering *filtering)
{
    if (!case_line_due_span(filtering->call, filtering->filter.asked, &filtering->filters->wanted.due))
        add_tag(filtering, "due");
}

static void take_received(struct filtering *filtering)
{
    days_span(filtering->call->now, filtering->filter.asked, &filtering->filters->wanted.received);
}

static void take_state(struct filtering *filtering)
{
    bool open = text_equal(filtering->filter.asked, STATE_OPEN);
    filtering->filter.asked = open ? "yes" : filtering->filter.asked;
    add_tag(filtering, open ? "open" : "state");
}

/* Those that wait to be sorted stand in no other list. */
static void take_pile(struct filtering *filtering)
{
    filtering->filters->wanted.unsorted = filtering->filter.chosen;
}

static void take_order(struct filtering *filtering)
{
    for (int i = 0; ORDERS[i] != NULL; i++)
        if (text_equal(ORDERS[i], filtering->filter.asked))
            filtering->filters->wanted.order = (enum list_order)i;
}

static const struct {
    const char *name, *of;                      /* what its codes are in words.xml */
    const char *const *codes;                   /* that may be chosen, */
    void (*offer)(struct filtering *filtering); /* or what offers the choices */
    void (*take)(struct filtering *filtering);  /* NULL: the tag NAME:VALUE */
} choices[] = {
    {"due", "due-state", due_codes, NULL, take_due},    {"received", "received", received_codes, NULL, take_received},
    {"state", "state", NULL, offer_states, take_state}, {"kind", "kind", NULL, offer_kinds, NULL},
    {"level", NULL, NULL, offer_levels, NULL},          {"division", "division", NULL, offer_divisions, NULL},
    {"owner", "owner", NULL, offer_owners, take_owner}, {"category", NULL, NULL, offer_categories, NULL},
    {"severity", NULL, NULL, offer_severities, NULL},   {"late", "obligation", NULL, offer_late, NULL},
    {"pile", "pile", pile_codes, NULL, take_pile},      {"sort", "order", ORDERS, NULL, take_order},
};

static void count_in(struct filtering *filtering, const char *name)
{
    struct filters *filters = filtering->filters;
    filters->query = filter_query(filtering->call->pool, filters->query, name, filtering->filter.asked);
    if (text_equal(name, "sort"))
        return;
    filters->unordered = filter_query(filtering->call->pool, filters->unordered, name, filtering->filter.asked);
    node_set(filtering->node, "chosen", "yes");
}

/* A day in the address; false: none, or no day. */
static bool read_day(struct filtering *filtering, const char *name, int32_t *day)
{
    struct pool *pool = filtering->call->pool;
    const struct fields *query = filtering->call->request.query;
    filtering->filter = filter_begin(filtering->call, filtering->node, "date", name, NULL);
    filtering->filter.asked = date_entered(pool, query, name);
    bool is_day = day_read(filtering->filter.asked, day);
    date_field_add(pool, filtering->filter.field, query, name, false, NULL);
    if (text_blank(filtering->filter.asked))
        return false;
    count_in(filtering, name);
    if (is_day) {
        node_add_text(filtering->filter.field, "value", filtering->filter.asked);
        return true;
    }
    filters_unknown(filtering->node, name, filtering->filter.asked);
    return false;
}

bool filters_place(struct call *call, struct node *page, const char *name, bool known)
{
    const char *asked = fields_get(call->request.query, name);
    if (known || text_blank(asked))
        return true;
    struct node *filters = node_first(page, "filters");
    if (filters == NULL) {
        filters = node_add(page, "filters");
        node_set(filters, "query", "");
    }
    filters_unknown(filters, name, asked);
    return false;
}

void filters_read(struct call *call, struct node *page, struct filters *filters)
{
    struct filtering filtering = {.call = call, .node = node_add(page, "filters"), .filters = filters};
    int32_t day;
    *filters = (struct filters){
        .query = "", .unordered = "", .wanted = {.order = BY_DUE, .due = SPAN_ALL, .received = SPAN_ALL}};
    filters->wanted.tags = filters->tags;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        filtering.filter = filter_begin(call, filtering.node, "select", choices[i].name, choices[i].of);
        if (choices[i].codes != NULL)
            filter_offer_codes(&filtering.filter, choices[i].codes);
        else
            choices[i].offer(&filtering);
        if (text_blank(filtering.filter.asked))
            continue;
        if (!filtering.filter.chosen)
            filters_unknown(filtering.node, choices[i].name, filtering.filter.asked);
        count_in(&filtering, choices[i].name);
        if (choices[i].take != NULL)
            choices[i].take(&filtering);
        else
            add_tag(&filtering, choices[i].name);
    }
    struct span *received = &filters->wanted.received;
    if (read_day(&filtering, "from", &day))
        received->from = MAX(received->from, day_end(day - 1) + 1);
    if (read_day(&filtering, "to", &day))
        received->to = MIN(received->to, day_end(day));
    filters->after = paging_case_read(call->pool, fields_get(call->request.query, "after"));
    filters_place(call, page, "after", !text_blank(filters->after.reference));
    if (node_first(filtering.node, "unknown") != NULL)
        filters->wanted.received = SPAN_NONE;
    node_set(filtering.node, "query", filters->query);
}
