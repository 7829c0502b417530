/* The organisation: is there anybody who could keep what the policy promises? See core/vacancy.h. */
#include "site/audit_parts.h"

#include <limits.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/vacancy.h"
#include "site/site.h"
#include "xml/xml.h"

/* The element of the policy that this rule was read from. */
static const struct node *rule_node(const struct audit *audit, const struct vacancy *vacancy)
{
    const struct node *parent = audit->document;
    const struct node *place = node_first(parent, vacancy->kind ? "kind" : "duties");
    while (vacancy->kind && !text_equal(node_get(audit->pool, place, "name"), vacancy->kind))
        place = node_next(place, "kind");
    for (const struct node *level = node_first(place, "level"); level; level = node_next(level, "level"))
        if (node_number(level, "n", 1, INT_MAX) == vacancy->level)
            place = level;
    const struct node *node = node_first(place, "obligation");
    while (node && !text_equal(node_get(audit->pool, node, "name"), vacancy->rule->name))
        node = node_next(node, "obligation");
    return node ? node : audit->document;
}

static const char *division_title(const struct audit *audit, const char *division)
{
    const struct node *node = division ? site_division(audit->site, audit->pool, division) : NULL;
    return node ? node_get(audit->pool, node, "title") : NULL;
}

static void vacancy_find(struct audit *audit, const struct vacancy *vacancy)
{
    const struct level *level = policy_level(policy_kind(audit->policy, vacancy->kind), vacancy->level);
    const char *code = vacancy->division ? "division-nobody" : vacancy->answers ? "level-nobody" : "rule-nobody";
    audit_find(audit, rule_node(audit, vacancy), code,
               SAID("name", vacancy->rule->name, "kind", vacancy->kind, "level",
                    level ? audit_number(audit, level->number) : NULL, "title", level ? level->title : NULL, "division",
                    division_title(audit, vacancy->division), "owner",
                    policy_role_title(audit->policy, vacancy->rule->owner)));
}

void audit_vacant(struct audit *audit, bool duties)
{
    size_t count, named = 0;
    const struct node *at = node_first(audit->site->organisation, "division");
    const char **names = pool_array(audit->pool, node_count(audit->site->organisation, "division") + 1, sizeof *names);
    for (; at; at = node_next(at, "division"))
        names[named++] = node_get(audit->pool, at, "name");
    const struct vacancy *list = vacancies_of(audit->pool, audit->policy, site_people(audit->site), names, &count);
    for (size_t i = 0; i < count; i++)
        if (duties || list[i].kind)
            vacancy_find(audit, &list[i]);
}

const struct finding *audit_vacancies(struct pool *pool, const struct site *site, const struct policy *policy,
                                      size_t *count)
{
    struct audit audit = {.pool = pool, .document = site_document(site, policy), .policy = policy, .site = site};
    if (site->person_count > 0)
        audit_vacant(&audit, false);
    *count = audit.count;
    return audit.list;
}
