/* The organisation: do its people and its calendar carry what the policy asks of them? */
#include "site/audit_parts.h"

#include "base/text.h"
#include "core/lookup.h"
#include "core/access.h"
#include "site/audit_able.h"
#include "site/site.h"
#include "xml/xml.h"

/* A level of a kind in a division: what somebody decides. */
struct decision {
    const char *kind, *division;
    int level;
};

/* The two whom nobody has to hold: the visitor and the complainant. */
static bool is_public(const char *role)
{
    return person_holds(&PERSON_VISITOR, role, NULL) || person_holds(&PERSON_COMPLAINANT, role, NULL);
}

static bool is_held(const struct site *site, const char *role)
{
    for (size_t i = 0; i < site->person_count; i++)
        if (person_holds(&site->persons[i], role, NULL))
            return true;
    return false;
}

static void roles_audit(struct audit *audit)
{
    const struct node *node = node_first(audit->document, "role");
    for (size_t i = 0; i < audit->policy->role_count; i++, node = node_next(node, "role")) {
        const struct role *role = &audit->policy->roles[i];
        if (!is_public(role->name) && !is_held(audit->site, role->name))
            audit_find(audit, node, "role-unheld", SAID("role", role->name, "title", role->title));
    }
}

static bool role_decides(const struct role *role, const struct holding *holding, const struct decision *decision)
{
    const struct event_row *answer = event_with(decision->kind, ANSWERS);
    for (size_t i = 0; answer && i < role->permission_count; i++) {
        const struct permission *permission = &role->permissions[i];
        bool here = permission->reach == REACH_OWN || permission->reach == REACH_ALL ||
                    holding_covers(holding, decision->division);
        if (here && able_permission(permission, answer->action, decision->kind, decision->level))
            return true;
    }
    return false;
}

static bool person_decides(const struct audit *audit, const struct person *person, const struct decision *decision)
{
    for (size_t i = 0; i < person->holding_count; i++) {
        const struct role *role = policy_role(audit->policy, person->holdings[i].role);
        if (role && role_decides(role, &person->holdings[i], decision))
            return true;
    }
    return false;
}

/* The only person who may decide there; NULL: nobody, or more than one. */
static const struct person *only_decider(const struct audit *audit, const struct decision *decision)
{
    const struct person *only = NULL;
    for (size_t i = 0; i < audit->site->person_count; i++) {
        const struct person *person = &audit->site->persons[i];
        if (!person_decides(audit, person, decision))
            continue;
        if (only)
            return NULL;
        only = person;
    }
    return only;
}

/* Who decided a level cannot decide the next, so one person for both stops every case. Said once for two levels. */
static void neighbours_audit(struct audit *audit, const struct kind *kind, int level, const struct node *node)
{
    const struct node *at = node_first(audit->site->organisation, "division");
    for (; at; at = node_next(at, "division")) {
        struct decision decision = {kind->name, node_get(audit->pool, at, "name"), level - 1};
        const struct person *below = only_decider(audit, &decision);
        decision.level = level;
        if (below && below == only_decider(audit, &decision)) {
            audit_find(audit, node, "levels-one-decider",
                       SAID("level", audit_number(audit, level), "below", audit_number(audit, level - 1), "person",
                            below->title, "division", node_get(audit->pool, at, "title")));
            return;
        }
    }
}

static void levels_audit(struct audit *audit)
{
    const struct node *node = node_first(audit->document, "kind");
    for (size_t i = 0; i < audit->policy->kind_count; i++, node = node_next(node, "kind")) {
        const struct kind *kind = &audit->policy->kinds[i];
        const struct node *at = node_first(node, "level");
        for (size_t j = 0; j < kind->level_count; j++, at = node_next(at, "level"))
            if (policy_level(kind, kind->levels[j].number - 1))
                neighbours_audit(audit, kind, kind->levels[j].number, at);
    }
}

void audit_site(struct audit *audit)
{
    int32_t known = audit->site->calendar.known_until;
    /* Where users are kept elsewhere (an installed site may have no users.xml) nothing can be said of them. */
    if (audit->site->person_count > 0) {
        roles_audit(audit);
        audit_vacant(audit, true);
        levels_audit(audit);
    }
    if (known < audit->policy->review)
        audit_find(audit, node_first(audit->document, "control"), "calendar-short",
                   SAID("until", audit_day(audit, known), "review", audit_day(audit, audit->policy->review)));
    if (node_first(audit->site->organisation, "outside-body") == NULL)
        audit_find(audit, node_first(audit->document, "control"), "outside-none", SAID(NULL));
}
