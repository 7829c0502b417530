/* Prose: does something keep every promise, and does the page print the lengths that the engine counts by? */
#include "site/audit_parts.h"

#include <regex.h>
#include <stdlib.h>

#include "base/pool.h"
#include "base/text.h"
#include "core/lookup.h"
#include "xml/xml.h"

#define NUMBER                                                                                                         \
    "([0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|"     \
    "fifty|sixty|seventy|eighty|ninety)"
#define BEFORE "(^|[^[:alpha:]])"
#define AFTER "([^[:alpha:]]|$)"

static const char *const PATTERNS[] = {
    BEFORE "(aim|aims|aiming)" AFTER,
    BEFORE "(will|must|shall|aim|aims)" AFTER,
    BEFORE "(will|must|within)" AFTER,
    "(^|[^[:alnum:]])" NUMBER "([[:space:]-]+" NUMBER ")*[[:space:]-]+"
    "((working|calendar|clear|business|school|full)[[:space:]-]+)?"
    "(minute|hour|day|week|fortnight|month|year)s?" AFTER,
};

enum pattern { AIMING, PROMISING, BINDING, LENGTH, PATTERN_COUNT };

/* The prose being read. */
struct prose {
    struct audit *audit;
    regex_t patterns[PATTERN_COUNT];
};

/* All that refers to a clause. */
struct references {
    size_t lengths, hard, target;
    bool undated;   /* one of them has no due time, which is said there */
    bool kept;      /* by an obligation, a window, a channel or a term */
    bool permitted; /* by a `may` or a `deputy` */
};

static void patterns_open(struct prose *prose)
{
    for (size_t i = 0; i < PATTERN_COUNT; i++)
        if (regcomp(&prose->patterns[i], PATTERNS[i], REG_EXTENDED | REG_ICASE | REG_NOSUB) != 0)
            abort();
}

static void patterns_close(struct prose *prose)
{
    for (size_t i = 0; i < PATTERN_COUNT; i++)
        regfree(&prose->patterns[i]);
}

static bool says(const struct prose *prose, enum pattern pattern, const char *text)
{
    return regexec(&prose->patterns[pattern], text, 0, NULL, 0) == 0;
}

static void refer(struct references *references, struct length within)
{
    references->kept = true;
    references->lengths += within.unit != UNIT_NONE;
}

static void rules_refer(struct references *references, const struct rule *rules, size_t count, const char *clause)
{
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(rules[i].clause, clause))
            continue;
        refer(references, rules[i].within);
        references->undated = references->undated || audit_undated(&rules[i]);
        references->hard += rules[i].force == FORCE_HARD;
        references->target += rules[i].force == FORCE_TARGET;
    }
}

static void roles_refer(struct references *references, const struct policy *policy, const char *clause)
{
    for (size_t i = 0; i < policy->role_count; i++) {
        const struct role *role = &policy->roles[i];
        for (size_t j = 0; j < role->permission_count; j++)
            references->permitted = references->permitted || text_equal(role->permissions[j].clause, clause);
    }
}

static struct references references_to(const struct policy *policy, const char *clause)
{
    struct references references = {0};
    for (size_t i = 0; i < policy->kind_count; i++)
        rules_refer(&references, policy->kinds[i].rules, policy->kinds[i].rule_count, clause);
    rules_refer(&references, policy->duties, policy->duty_count, clause);
    for (size_t i = 0; i < policy->channel_count; i++)
        if (text_equal(policy->channels[i].clause, clause))
            refer(&references, policy->channels[i].within);
    for (size_t i = 0; i < policy->term_count; i++)
        if (text_equal(policy->terms[i].clause, clause))
            refer(&references, policy->terms[i].within);
    for (size_t i = 0; i < policy->deputy_count; i++)
        references.permitted = references.permitted || text_equal(policy->deputies[i].clause, clause);
    roles_refer(&references, policy, clause);
    return references;
}

/* Who keeps it: an unknown gate keeps nothing, and is the first cause of that. False if nothing does. */
static bool keeper_audit(struct prose *prose, const struct node *clause, const char *id, const char *text,
                         const struct references *references)
{
    const char *gate = node_get(prose->audit->pool, clause, "kept-by");
    bool keeps = gate && gate_named(gate);
    if (gate && !keeps)
        audit_find(prose->audit, clause, "gate-unknown", SAID("clause", id, "gate", gate));
    if (gate)
        return keeps;
    if (!references->kept && !references->permitted)
        audit_find(prose->audit, clause, "clause-idle", SAID("clause", id));
    else if (!references->kept && says(prose, PROMISING, text))
        audit_find(prose->audit, clause, "promise-unkept", SAID("clause", id));
    return references->kept || references->permitted;
}

/* "Aim" and the force of what the clause is the basis of. */
static void force_audit(struct prose *prose, const struct node *clause, const char *id, const char *text,
                        const struct references *references)
{
    bool aiming = says(prose, AIMING, text);
    if (aiming && references->hard > 0)
        audit_find(prose->audit, clause, "aim-hard", SAID("clause", id));
    if (!aiming && references->target > 0)
        audit_find(prose->audit, clause, "target-firm", SAID("clause", id));
}

static void clause_audit(struct prose *prose, const struct node *clause)
{
    struct audit *audit = prose->audit;
    const char *id = node_get(audit->pool, clause, "id"), *text = node_text(audit->pool, clause);
    const struct references references = references_to(audit->policy, id);
    const struct node *length = node_first(clause, "length");
    /* What nothing keeps, or is never due, has no length for that reason, which is said. */
    bool kept = keeper_audit(prose, clause, id, text, &references);
    if (length && references.lengths == 0 && kept && !references.undated)
        audit_find(audit, length, "length-none", SAID("clause", id));
    if (length && references.lengths > 1)
        audit_find(audit, length, "length-twice",
                   SAID("clause", id, "count", audit_number(audit, (long)references.lengths)));
    if (says(prose, LENGTH, text))
        audit_find(audit, clause, "length-in-words", SAID("clause", id));
    force_audit(prose, clause, id, text, &references);
}

static void paragraph_audit(struct prose *prose, const struct node *paragraph, const char *section)
{
    const char *text = node_text(prose->audit->pool, paragraph);
    if (says(prose, LENGTH, text))
        audit_find(prose->audit, paragraph, "length-in-words", SAID("section", section));
    if (says(prose, BINDING, text))
        audit_find(prose->audit, paragraph, "paragraph-binds", SAID("section", section));
}

void audit_prose(struct audit *audit)
{
    struct prose prose = {.audit = audit};
    patterns_open(&prose);
    for (const struct node *part = node_first(audit->document, "section"); part; part = node_next(part, "section")) {
        const char *title = node_get(audit->pool, part, "title");
        for (const struct node *at = node_first(part, NULL); at; at = node_next(at, NULL)) {
            if (text_equal(node_name(at), "clause"))
                clause_audit(&prose, at);
            else
                paragraph_audit(&prose, at, title);
        }
    }
    patterns_close(&prose);
}
