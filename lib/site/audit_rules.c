/* Levels and obligations: can the procedure be gone through, and can everybody keep what they owe?
 *
 * A level that nobody decides, or that nobody reaches, is the cause of much else: it is named once, and what follows
 * from it is taken as if it could happen. */
#include "site/audit_parts.h"

#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "site/audit_able.h"
#include "xml/xml.h"

enum { LEVELS_MOST = 10 };

/* What was found of the levels of a kind. */
struct causes {
    const struct kind *kind;
    const struct event_row *answer, *request; /* that decide a level, and lead to the next; NULL: the kind has none */
    bool misnumbered;
    bool undecided[LEVELS_MOST], unasked[LEVELS_MOST];
};

/* True if the role sees the cases on which that permission lets it act, of one kind at least. */
static bool sees_where(const struct policy *policy, const struct role *role, const struct permission *permission)
{
    for (size_t i = 0; i < policy->kind_count; i++) {
        const char *kind = policy->kinds[i].name;
        if ((!permission->kind || text_equal(permission->kind, kind)) &&
            able_role(role, RIGHT_SEE, kind, permission->level))
            return true;
    }
    return false;
}

/* Who does not see a case cannot act on it, whatever else they may. */
static void sight_audit(struct audit *audit)
{
    const struct node *node = node_first(audit->document, "role");
    for (size_t i = 0; i < audit->policy->role_count; i++, node = node_next(node, "role")) {
        const struct role *role = &audit->policy->roles[i];
        const struct node *at = node_first(node, "may");
        for (size_t j = 0; j < role->permission_count; j++, at = node_next(at, "may")) {
            const struct permission *permission = &role->permissions[j];
            bool on_cases = false;
            for (size_t k = 0; permission->actions[k]; k++)
                on_cases = on_cases || action_on_case(permission->actions[k]);
            if (on_cases && !sees_where(audit->policy, role, permission)) {
                audit_find(audit, at, "role-blind", SAID("role", role->title));
                break;
            }
        }
    }
}

static bool sees_all(const struct role *role)
{
    for (size_t i = 0; i < role->permission_count; i++)
        if (role->permissions[i].reach == REACH_ALL && text_among(RIGHT_SEE, role->permissions[i].actions))
            return true;
    return false;
}

/* Which numbers of reports are rounded for whom: a note, as is that it hides nothing. */
static void rounding_audit(struct audit *audit)
{
    const struct node *node = node_first(audit->document, "role");
    for (size_t i = 0; i < audit->policy->role_count; i++, node = node_next(node, "role")) {
        const struct role *role = &audit->policy->roles[i];
        const struct node *at = node_first(node, "may");
        for (size_t j = 0; j < role->permission_count; j++, at = node_next(at, "may")) {
            if (role->permissions[j].rounded == 0)
                continue;
            audit_find(audit, at, "rounded",
                       SAID("role", role->title, "base", audit_number(audit, role->permissions[j].rounded)));
            if (sees_all(role))
                audit_find(audit, at, "rounded-in-vain", SAID("role", role->title));
        }
    }
}

static bool has_written(const struct policy *policy)
{
    for (size_t i = 0; i < policy->channel_count; i++)
        if (policy->channels[i].written)
            return true;
    return false;
}

static bool has_window(const struct kind *kind, int level)
{
    for (size_t i = 0; i < kind->rule_count; i++)
        if (kind->rules[i].window && kind->rules[i].level == level)
            return true;
    return false;
}

/* True if something is owed at that level that the answer meets, and not only that one is kept informed until then. */
static bool owes_answer(const struct causes *causes, int level)
{
    for (size_t i = 0; i < causes->kind->rule_count; i++) {
        const struct rule *rule = &causes->kind->rules[i];
        if (!rule->window && !rule->repeats && (rule->level == level || rule->level == 0) &&
            text_among(causes->answer->name, rule->met_by))
            return true;
    }
    return false;
}

static bool anyone_can(const struct audit *audit, const struct causes *causes, const struct event_row *row, int level)
{
    return row && able_anyone(audit->policy, row->action, causes->kind->name, level);
}

static void level_audit(struct audit *audit, struct causes *causes, const struct level *level, const struct node *node)
{
    const char *number = audit_number(audit, level->number);
    int n = level->number;
    bool asked = n == 1 || anyone_can(audit, causes, causes->request, n);
    causes->undecided[n] = !anyone_can(audit, causes, causes->answer, n);
    causes->unasked[n] = !asked;
    if (causes->undecided[n])
        audit_find(audit, node, "level-undecided", SAID("level", number, "title", level->title));
    if (!owes_answer(causes, n))
        audit_find(audit, node, "level-without-answer", SAID("level", number, "title", level->title));
    if (!asked)
        audit_find(audit, node, "level-unasked", SAID("level", number, "title", level->title));
    else if (n > 1 && !has_window(causes->kind, n))
        audit_find(audit, node, "level-without-right", SAID("level", number, "title", level->title));
}

/* The first number that is not the next one; levels that cannot be reached for that alone are not looked at. */
static void levels_audit(struct audit *audit, struct causes *causes, const struct node *node)
{
    const struct node *at = node_first(node, "level");
    bool writes = has_written(audit->policy), said = false;
    for (size_t i = 0; i < causes->kind->level_count; i++, at = node_next(at, "level")) {
        const struct level *level = &causes->kind->levels[i];
        if (level->number != (int)i + 1) {
            audit_find(audit, at, "levels-misnumbered",
                       SAID("level", audit_number(audit, level->number), "wanted", audit_number(audit, (long)i + 1)));
            causes->misnumbered = true;
            return;
        }
        if (causes->answer)
            level_audit(audit, causes, level, at);
        if (level->written && !writes && !said)
            audit_find(audit, at, "level-unwritten",
                       SAID("level", audit_number(audit, level->number), "title", level->title));
        said = said || (level->written && !writes);
    }
}

/* True if the moment cannot happen at that level for a reason that is named already. */
static bool is_explained(const struct causes *causes, const char *moment, int level)
{
    if (level == LEVEL_ANY)
        return false;
    return causes->misnumbered || (causes->undecided[level] && event_gives(causes->answer, moment)) ||
           (causes->unasked[level] && causes->request && event_gives(causes->request, moment));
}

static bool can_happen(const struct audit *audit, const struct causes *causes, const char *moment, int level)
{
    if (is_explained(causes, moment, level) || able_by_itself(moment, causes->kind->name))
        return true;
    for (size_t i = 0; i < audit->policy->role_count; i++)
        if (able_moment(&audit->policy->roles[i], moment, causes->kind->name, level))
            return true;
    return false;
}

static bool one_can_happen(const struct audit *audit, const struct causes *causes, const char *const *moments,
                           int level)
{
    for (; *moments; moments++)
        if (can_happen(audit, causes, *moments, level))
            return true;
    return false;
}

/* True if the owner can do something that meets it, or nobody has to. */
static bool owner_can(const struct audit *audit, const struct causes *causes, const struct rule *rule)
{
    const struct role *owner = policy_role(audit->policy, rule->owner);
    for (size_t i = 0; rule->met_by[i]; i++) {
        const char *moment = rule->met_by[i];
        if (is_explained(causes, moment, rule->level) || able_by_itself(moment, causes->kind->name) ||
            able_moment(owner, moment, causes->kind->name, rule->level))
            return true;
    }
    return false;
}

bool audit_undated(const struct rule *rule)
{
    if (rule->window || rule->within.unit != UNIT_NONE)
        return false;
    for (size_t i = 0; rule->starts[i]; i++)
        if (!moment_dated(rule->starts[i]))
            return true;
    return false;
}

/* Adds a fault of that rule. */
static void rule_fault(struct audit *audit, const struct node *node, const char *code, const struct rule *rule)
{
    const struct role *owner = policy_role(audit->policy, rule->owner);
    audit_find(audit, node, code,
               SAID("name", rule->name, "level", rule->level > 0 ? audit_number(audit, rule->level) : NULL, "owner",
                    owner ? owner->title : NULL));
}

/* Of which months together it is owed: a note, as its clause should say so. */
static void schedule_audit(struct audit *audit, const struct rule *rule, const struct node *obligation)
{
    struct pool *pool = audit->pool;
    for (const struct node *node = node_first(obligation, "schedule"); node; node = node_next(node, "schedule")) {
        const char *until = NULL;
        for (const struct node *at = node_first(node, "period"); at != NULL; at = node_next(at, "period"))
            until =
                until ? pool_format(pool, "%s, %s", until, node_get(pool, at, "until")) : node_get(pool, at, "until");
        audit_find(audit, node, "schedule",
                   SAID("name", rule->name, "from", node_get(pool, node, "from"), "every",
                        node_get(pool, node, "every"), "until", until));
    }
}

/* A window stands in the level that it leads to, so the level below starts it. */
static void rule_audit(struct audit *audit, const struct causes *causes, const struct rule *rule,
                       const struct node *node)
{
    int start_level = rule->window ? rule->level - 1 : rule->level;
    if (!rule->at_latest && !one_can_happen(audit, causes, rule->starts, start_level))
        rule_fault(audit, node, "rule-unstarted", rule);
    if (!one_can_happen(audit, causes, rule->met_by, rule->level))
        rule_fault(audit, node, "rule-unmet", rule);
    else if (!rule->window && !owner_can(audit, causes, rule))
        rule_fault(audit, node, "rule-not-owners", rule);
    if (audit_undated(rule))
        rule_fault(audit, node, "rule-undated", rule);
    if (rule->repeats && !rule->ends[0])
        rule_fault(audit, node, "rule-endless", rule);
    schedule_audit(audit, rule, node);
}

/* The rules of a kind beside their elements, in the order in which policy_read took them. */
static void rules_audit(struct audit *audit, const struct causes *causes, const struct node *node)
{
    const struct rule *rule = causes->kind->rules;
    for (const struct node *level = node_first(node, "level"); level; level = node_next(level, "level"))
        for (const struct node *at = node_first(level, NULL); at; at = node_next(at, NULL))
            rule_audit(audit, causes, rule++, at);
    for (const struct node *at = node_first(node, "obligation"); at; at = node_next(at, "obligation"))
        rule_audit(audit, causes, rule++, at);
}

static struct causes causes_of(const struct kind *kind)
{
    return (struct causes){
        .kind = kind, .answer = event_with(kind->name, ANSWERS), .request = event_with(kind->name, RAISES)};
}

void audit_rules(struct audit *audit)
{
    const struct node *node = node_first(audit->document, "kind");
    sight_audit(audit);
    rounding_audit(audit);
    for (size_t i = 0; i < audit->policy->kind_count; i++, node = node_next(node, "kind")) {
        struct causes causes = causes_of(&audit->policy->kinds[i]);
        levels_audit(audit, &causes, node);
        rules_audit(audit, &causes, node);
    }
    const struct kind duties = {.name = KIND_DUTIES, .rules = audit->policy->duties};
    const struct causes causes = causes_of(&duties);
    rules_audit(audit, &causes, node_first(audit->document, "duties"));
}
