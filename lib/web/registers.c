#include "web/registers.h"

#include <glib.h>

#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

/* The registers, by which action each is filled, and what each can be filtered by. */
static const struct {
    const char *name, *action;
    bool filters[REGISTER_FILTERS];
} kinds[] = {
    {IMPROVEMENTS, "learn", {[BY_STATE] = true, [BY_DIVISION] = true, [BY_CAUSE] = true, [BY_OWNER] = true}},
    {LESSONS, "learn", {[BY_DIVISION] = true, [BY_CAUSE] = true, [BY_ASKED] = true}},
    {PRACTICES, "review", {[BY_DIVISION] = true, [BY_ASKED] = true}},
};

/* True if the policy in force lets anybody take that action. */
static bool is_granted(const struct call *call, const char *action)
{
    const struct policy *policy = site_policy_at(&call->registry->site, call->now);
    for (size_t i = 0; i < policy->role_count; i++)
        for (size_t k = 0; k < policy->roles[i].permission_count; k++)
            if (text_among(action, policy->roles[i].permissions[k].actions))
                return true;
    return false;
}

/* The register asked for, by its place in the table; the first of those that there are, if none is. */
static size_t read_kind(struct call *call, struct node *page)
{
    const char *asked = fields_get(call->request.query, "register");
    struct node *parent = node_add(page, "registers");
    size_t chosen = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!is_granted(call, kinds[i].action))
            continue;
        if (node_first(parent, NULL) == NULL || text_equal(kinds[i].name, asked))
            chosen = i;
        node_set(node_add(parent, "register"), "name", kinds[i].name);
    }
    node_set(parent, "current", kinds[chosen].name);
    return chosen;
}

/* What reading one filter carries. */
struct reading {
    struct node *field;
    const char *asked;
    const char *chosen; /* the value asked for, once it is among the choices */
};

/* Adds a choice; NULL labels are the sheet's to say. */
static void offer(struct reading *reading, const char *value, const char *label)
{
    struct node *choice = node_add(reading->field, "choice");
    node_set(choice, "value", value);
    node_set(choice, "label", label);
    if (text_equal(value, reading->asked)) {
        node_set(choice, "chosen", "yes");
        reading->chosen = reading->asked;
    }
}

static void offer_list(struct reading *reading, const struct list *list)
{
    for (size_t i = 0; i < list->count; i++)
        offer(reading, list->choices[i].value, list->choices[i].label);
}

static void offer_choices(struct call *call, struct reading *reading, enum register_filter filter)
{
    static const char *const states[] = {STATE_OPEN, STATE_DONE, STATE_EFFECTIVE, STATE_NOT_EFFECTIVE, NULL};
    const struct list *lists = call->registry->lists;
    if (filter == BY_STATE)
        for (const char *const *state = states; *state != NULL; state++)
            offer(reading, *state, NULL);
    if (filter == BY_OWNER)
        offer(reading, "me", NULL);
    if (filter != BY_STATE)
        offer_list(reading, list_named(lists, filter == BY_CAUSE   ? "causes"
                                              : filter == BY_OWNER ? "people"
                                                                   : "divisions"));
    if (filter == BY_DIVISION)
        offer(reading, DIVISION_NOT_SURE, NULL);
}

static void read_filter(struct call *call, struct node *parent, struct registers *registers,
                        enum register_filter filter)
{
    const char *name = register_filter_name(filter);
    struct reading reading = {node_add(parent, "field"), fields_get(call->request.query, name), NULL};
    node_set(reading.field, "name", name);
    node_set(reading.field, "widget", "select");
    node_set(reading.field, "required", "yes");
    offer_choices(call, &reading, filter);
    if (reading.chosen == NULL)
        return;
    gchar *escaped = g_uri_escape_string(reading.chosen, NULL, FALSE);
    registers->query = pool_format(call->pool, "%s&%s=%s", registers->query, name, escaped);
    g_free(escaped);
    bool me = filter == BY_OWNER && text_equal(reading.chosen, "me");
    registers->question.values[filter] = me ? call->person->user : reading.chosen;
    node_set(parent, "chosen", "yes");
}

void registers_read(struct call *call, struct node *page, struct registers *registers)
{
    size_t kind = read_kind(call, page);
    struct node *filters = node_add(page, "filters");
    *registers = (struct registers){.question.list = kinds[kind].name,
                                    .query = pool_format(call->pool, "register=%s", kinds[kind].name)};
    for (int i = 0; i < REGISTER_FILTERS; i++)
        if (kinds[kind].filters[i])
            read_filter(call, filters, registers, (enum register_filter)i);
    node_set(filters, "query", registers->query);
}
