/* What is owed, as a policy document says it: kinds, levels, obligations, windows, duties. See policy_file_parts.h. */
#include "site/policy_file_parts.h"

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "xml/validity.h"
#include "xml/xml.h"

static const struct word FORCES[] = {{"target", FORCE_TARGET}, {"hard", FORCE_HARD}, {NULL, FORCE_NONE}};

static const char *const *told_read(const struct reading *reading, const struct node *node)
{
    size_t count = 0;
    const char **roles = NULL;
    for (const struct node *to = node_first(node, "to"); to != NULL; to = node_next(to, "to"))
        *LIST_ADD(reading->pool, roles, count) = reading_get(reading, to, "role");
    *LIST_ADD(reading->pool, roles, count) = NULL;
    return roles;
}

static void rule_read(const struct reading *reading, const struct node *node, int level, struct rule *rule)
{
    *rule = (struct rule){
        .name = reading_get(reading, node, "name"),
        .window = text_equal(node_name(node), "window"),
        .level = level,
        .starts = reading_words(reading, node, "starts"),
        .met_by = reading_words(reading, node, "met-by"),
        .ends = reading_words(reading, node, "ends"),
        .moved_by = reading_words(reading, node, "moved-by"),
        .at_latest = reading_get(reading, node, "at-latest"),
        .within = reading_length(reading, node),
        .repeats = reading_get(reading, node, "repeats") != NULL,
        .force = (enum force)reading_word(FORCES, reading_get(reading, node, "force")),
        .owner = reading_get(reading, node, "owner"),
        .told = told_read(reading, node),
        .clause = reading_get(reading, node, "clause"),
    };
}

/* A fault if it is started, kept, ended or moved by what never happens. */
static bool moments_check(const struct reading *reading, const struct node *node)
{
    static const char *const attributes[] = {"starts", "met-by", "ends", "moved-by", NULL};
    for (const char *const *attribute = attributes; *attribute; attribute++)
        if (!reading_check(reading, node, *attribute, moment_exists, "moment"))
            return false;
    return true;
}

/* The engine takes the rules in order: what `at-latest` names must stand before, at that level. A window stands in the
 * level that it leads to, and nothing leads to the first. */
static bool rule_check(const struct reading *reading, const struct node *node, const struct rule *rules, size_t count)
{
    const struct rule *rule = &rules[count];
    if (rule->window && rule->level == 1)
        return file_fault(reading->fault, reading->path, node, "a window stands in the level that it leads to");
    for (size_t i = 0; rule->at_latest && i < count; i++)
        if (text_equal(rules[i].name, rule->at_latest) && rules[i].level == rule->level && !rules[i].window)
            return true;
    return !rule->at_latest || file_fault(reading->fault, reading->path, node,
                                          "no obligation “%s” stands before this one", rule->at_latest);
}

/* Adds the rules that stand directly in `parent` to the list. */
static bool rules_read(const struct reading *reading, const struct node *parent, int level, struct rule **rules,
                       size_t *count)
{
    for (const struct node *node = node_first(parent, NULL); node; node = node_next(node, NULL)) {
        if (text_equal(node_name(node), "level"))
            continue;
        struct rule *rule = LIST_ADD(reading->pool, *rules, *count);
        rule_read(reading, node, level, rule);
        if (!moments_check(reading, node) || !rule_check(reading, node, *rules, *count - 1) ||
            !policy_schedule_read(reading, node, rule))
            return false;
    }
    return true;
}

static bool kind_read(const struct reading *reading, const struct node *node, struct kind *kind)
{
    kind->name = reading_get(reading, node, "name");
    for (const struct node *at = node_first(node, "level"); at; at = node_next(at, "level")) {
        struct level *level = LIST_ADD(reading->pool, kind->levels, kind->level_count);
        level->number = reading_number(reading, at, "n");
        level->title = reading_get(reading, at, "title");
        level->written = reading_get(reading, at, "written") != NULL;
        if (!rules_read(reading, at, level->number, &kind->rules, &kind->rule_count))
            return false;
    }
    return rules_read(reading, node, 0, &kind->rules, &kind->rule_count);
}

bool policy_kinds_read(const struct reading *reading, const struct node *document, struct policy *policy)
{
    for (const struct node *node = node_first(document, "kind"); node; node = node_next(node, "kind"))
        if (!kind_read(reading, node, LIST_ADD(reading->pool, policy->kinds, policy->kind_count)))
            return false;
    const struct node *duties = node_first(document, "duties");
    return rules_read(reading, duties, 0, &policy->duties, &policy->duty_count);
}
