#include "site/audit.h"

#include <stdlib.h>

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/audit_parts.h"
#include "site/policy_file.h"
#include "site/standing.h"
#include "xml/validity.h"
#include "xml/xml.h"

enum { ROOM_FIRST = 32 };

bool audit_read(struct pool *pool, const char *path, const char *share, struct draft *draft, struct fault *fault)
{
    *draft = (struct draft){0};
    draft->document = file_read(pool, path, pool_format(pool, "%s/schema/policy.xsd", share), "policy", fault);
    draft->policy = draft->document ? policy_read(pool, draft->document, path, fault) : NULL;
    return draft->policy != NULL;
}

/* The pairs of name and value, without those that have no value. */
static const char *const *arguments_keep(struct pool *pool, const char *const *given)
{
    size_t most = 0, count = 0;
    while (given[most])
        most += 2;
    const char **list = pool_array(pool, most + 1, sizeof *list);
    for (; *given; given += 2) {
        if (!given[1])
            continue;
        list[count++] = given[0];
        list[count++] = given[1];
    }
    return list;
}

/* All that can be found, and which of it is no more than worth a thought. A fault keeps a version out of force, as far
 * as it is one of the document itself (policy_faults). */
/* clang-format off */
static const struct {
    const char *code;
    enum { FAULT, NOTE } severity;
} FINDINGS[] = {
    {"review-passed", FAULT},
    {"review-far", FAULT},
    {"history-order", FAULT},
    {"version-missing", FAULT},
    {"version-not-last", FAULT},
    {"issued-differs", FAULT},
    {"approval-none", FAULT},
    {"approval-old", FAULT},
    {"approval-unnamed", FAULT},
    {"approval-not-theirs", FAULT},
    {"owner-not-approver", NOTE},
    {"exempt-not-owners", FAULT},
    {"author-not-issuer", NOTE},
    {"history-changed", FAULT},
    {"approval-changed", FAULT},
    {"review-none", FAULT},
    {"role-blind", FAULT},
    {"rounded", NOTE},
    {"rounded-in-vain", NOTE},
    {"levels-misnumbered", FAULT},
    {"level-undecided", FAULT},
    {"level-unasked", FAULT},
    {"level-without-right", FAULT},
    {"level-without-answer", FAULT},
    {"level-unwritten", FAULT},
    {"rule-unstarted", FAULT},
    {"rule-unmet", FAULT},
    {"rule-not-owners", FAULT},
    {"rule-undated", FAULT},
    {"rule-endless", FAULT},
    {"schedule", NOTE},
    {"gate-unknown", FAULT},
    {"clause-idle", FAULT},
    {"promise-unkept", FAULT},
    {"aim-hard", FAULT},
    {"target-firm", FAULT},
    {"length-none", FAULT},
    {"length-twice", FAULT},
    {"length-in-words", FAULT},
    {"paragraph-binds", NOTE},
    {"role-unheld", FAULT},
    {"level-nobody", FAULT},
    {"division-nobody", FAULT},
    {"rule-nobody", FAULT},
    {"levels-one-decider", FAULT},
    {"calendar-short", FAULT},
    {"outside-none", NOTE},
};
/* clang-format on */

static bool is_note(const char *code)
{
    for (size_t i = 0; i < sizeof FINDINGS / sizeof *FINDINGS; i++)
        if (text_equal(FINDINGS[i].code, code))
            return FINDINGS[i].severity == NOTE;
    abort(); /* a code that is not in the table */
}

void audit_find(struct audit *audit, const struct node *node, const char *code, const char *const *arguments)
{
    *LIST_ADD(audit->pool, audit->list, audit->count) =
        (struct finding){.line = node_line(node),
                         .code = code,
                         .note = is_note(code),
                         .arguments = arguments_keep(audit->pool, arguments)};
}

const char *audit_number(const struct audit *audit, long number)
{
    return pool_format(audit->pool, "%ld", number);
}

const char *audit_day(const struct audit *audit, int32_t day)
{
    return day_write(audit->pool, day);
}

const struct finding *audit_policy(struct pool *pool, const struct draft *draft, const struct site *site, int32_t today,
                                   size_t *count)
{
    struct audit audit = {.pool = pool,
                          .document = draft->document,
                          .policy = draft->policy,
                          .reviewed = draft->reviewed,
                          .site = site,
                          .today = today};
    audit_control(&audit);
    audit_rules(&audit);
    audit_prose(&audit);
    const struct draft older = site ? standing_before(site, draft->policy) : (struct draft){0};
    if (older.policy)
        audit_older(&audit, &older);
    if (site)
        audit_site(&audit);
    *count = audit.count;
    return audit.list;
}
