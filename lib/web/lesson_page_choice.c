#include "web/lesson_page.h"

#include "base/pool.h"
#include "base/text.h"
#include "web/filters.h"
#include "web/paging.h"
#include "xml/xml.h"

/* The registers, by which action each is filled, and what each can be filtered by. */
static const struct {
    const char *name, *action;
    bool filters[LESSON_FILTERS];
} kinds[] = {
    {IMPROVEMENTS, "learn", {[BY_STATE] = true, [BY_DIVISION] = true, [BY_CAUSE] = true, [BY_OWNER] = true}},
    {LESSONS, "learn", {[BY_DIVISION] = true, [BY_CAUSE] = true, [BY_ASKED] = true}},
    {PRACTICES, "review", {[BY_DIVISION] = true, [BY_ASKED] = true}},
};

/* True if the policy in force lets anybody take that action. */
static bool is_granted(const struct call *call, const char *action)
{
    const struct policy *policy = call_policy(call);
    for (size_t i = 0; i < policy->role_count; i++)
        for (size_t k = 0; k < policy->roles[i].permission_count; k++)
            if (text_among(action, policy->roles[i].permissions[k].actions))
                return true;
    return false;
}

/* The list of a register, and of a place in it, that is not known: nothing stands in it. */
#define NOTHING "nothing"

/* The register asked for, by its place in the table; the first of those that there are, if none is. */
static size_t read_kind(struct call *call, struct node *page, const char *asked)
{
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

/* What the codes of a filter are in words.xml. */
static const char *const WORDS_OF[LESSON_FILTERS] = {
    [BY_STATE] = "improvement", [BY_DIVISION] = "division", [BY_OWNER] = "owner", [BY_ASKED] = "division"};

static void offer_choices(struct call *call, struct filter *offering, enum lesson_filter filter)
{
    static const char *const states[] = {STATE_SUGGESTED,     STATE_OPEN,     STATE_DONE, STATE_EFFECTIVE,
                                         STATE_NOT_EFFECTIVE, STATE_DECLINED, NULL};
    const struct list *list = list_named(call->registry->lists, filter == BY_CAUSE   ? "causes"
                                                                : filter == BY_OWNER ? "people"
                                                                                     : "divisions");
    if (filter == BY_STATE)
        filter_offer_codes(offering, states);
    if (filter == BY_OWNER)
        filter_offer(offering, "me", NULL);
    if (filter != BY_STATE)
        filter_offer_choices(offering, list->choices, list->count);
    if (filter == BY_DIVISION)
        filter_offer(offering, DIVISION_NOT_SURE, NULL);
}

static void read_filter(struct call *call, struct node *parent, struct lesson_choice *chosen, enum lesson_filter filter)
{
    const char *name = lesson_filter_name(filter);
    struct filter offering = filter_begin(call, parent, "select", name, WORDS_OF[filter]);
    offer_choices(call, &offering, filter);
    if (text_blank(offering.asked))
        return;
    if (!offering.chosen)
        filters_unknown(parent, name, offering.asked);
    chosen->query = filter_query(call->pool, chosen->query, name, offering.asked);
    bool me = filter == BY_OWNER && text_equal(offering.asked, "me");
    chosen->question.values[filter] = me ? call->person->user : offering.asked;
    node_set(parent, "chosen", "yes");
}

void lesson_page_choose(struct call *call, struct node *page, struct lesson_choice *chosen)
{
    const struct fields *query = call->request.query;
    const char *asked = fields_get(query, "register");
    size_t kind = read_kind(call, page, asked);
    struct node *filters = node_add(page, "filters");
    *chosen = (struct lesson_choice){.question.list = kinds[kind].name,
                                     .query = pool_format(call->pool, "register=%s", kinds[kind].name)};
    for (int i = 0; i < LESSON_FILTERS; i++)
        if (kinds[kind].filters[i])
            read_filter(call, filters, chosen, (enum lesson_filter)i);
    bool known = filters_place(call, page, "register", text_equal(asked, kinds[kind].name)),
         there = filters_place(call, page, "after", paging_is_place(call->pool, fields_get(query, "after")));
    if (!known || !there)
        chosen->question.list = NOTHING;
    node_set(filters, "query", chosen->query);
}
