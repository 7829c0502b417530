#include "site/promises.h"

#include "site/clause.h"
#include "xml/xml.h"

static const char *force_name(const struct rule *rule)
{
    return rule->window ? "right" : rule->force == FORCE_TARGET ? "target" : "hard";
}

/* One line of what the policy promises. */
static void add_promise(struct node *parent, const struct kind *kind, const struct rule *rule)
{
    struct node *promise = node_add(parent, "promise");
    node_set(promise, "name", rule->name);
    node_set(promise, "kind", kind->name);
    if (rule->level > 0)
        node_set_number(promise, "level", rule->level);
    length_set(promise, rule->within);
    node_set(promise, "force", force_name(rule));
}

static void add_kind(struct node *parent, const struct kind *kind, bool rules)
{
    for (size_t i = 0; i < kind->level_count; i++) {
        struct node *level = node_add(parent, "level");
        node_set(level, "kind", kind->name);
        node_set_number(level, "n", kind->levels[i].number);
        node_set(level, "title", kind->levels[i].title);
    }
    for (size_t i = 0; rules && i < kind->rule_count; i++)
        add_promise(parent, kind, &kind->rules[i]);
}

void promises_add(struct node *page, const struct policy *policy, bool rules)
{
    struct node *node = node_add(page, "policy");
    node_set(node, "title", policy->title);
    node_set(node, "reference", policy->reference);
    node_set(node, "version", policy->version);
    for (size_t i = 0; i < policy->kind_count; i++)
        add_kind(node, &policy->kinds[i], rules);
}
