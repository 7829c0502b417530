/* The version before: what was written down of releases and approvals stays, word for word, and the policy
 * was reviewed since. */
#include "site/audit_parts.h"

#include "base/text.h"
#include "xml/xml.h"

/* True if both lines say the same. */
static bool is_same(const struct audit *audit, const struct node *one, const struct node *other)
{
    static const char *const attributes[] = {"version", "date", "reason", "by", "name", NULL};
    for (const char *const *attribute = attributes; *attribute; attribute++)
        if (!text_equal(node_get(audit->pool, one, *attribute), node_get(audit->pool, other, *attribute)))
            return false;
    return true;
}

static bool has_line(const struct audit *audit, const struct node *control, const struct node *line)
{
    for (const struct node *at = node_first(control, node_name(line)); at; at = node_next(at, node_name(line)))
        if (is_same(audit, at, line))
            return true;
    return false;
}

/* The first line of that kind that the older version has and this one has not, or has in other words. */
static void lines_audit(struct audit *audit, const struct draft *older, const char *lines, const char *code)
{
    const struct node *control = node_first(audit->document, "control");
    const struct node *before = node_first(older->document, "control");
    for (const struct node *at = node_first(before, lines); at; at = node_next(at, lines)) {
        if (has_line(audit, control, at))
            continue;
        audit_find(audit, control, code,
                   SAID("older", older->policy->version, "by", node_get(audit->pool, at, "by"), "date",
                        node_get(audit->pool, at, "date")));
        return;
    }
}

int32_t audit_reviewed_since(const struct policy *older, const struct reviewed *reviewed)
{
    int32_t first = INT32_MAX;
    for (size_t i = 0; i < reviewed->count; i++)
        if (reviewed->days[i] >= older->issued && reviewed->days[i] < first)
            first = reviewed->days[i];
    return first;
}

void audit_older(struct audit *audit, const struct draft *older)
{
    lines_audit(audit, older, "release", "history-changed");
    lines_audit(audit, older, "approval", "approval-changed");
    if (audit->reviewed && audit_reviewed_since(older->policy, audit->reviewed) == INT32_MAX)
        audit_find(audit, node_first(audit->document, "control"), "review-none",
                   SAID("version", audit->policy->version, "older", older->policy->version, "since",
                        audit_day(audit, older->policy->issued)));
}

const struct finding *audit_succession(struct pool *pool, const struct draft *draft, const struct draft *older)
{
    struct audit audit = {
        .pool = pool, .document = draft->document, .policy = draft->policy, .reviewed = draft->reviewed};
    audit_older(&audit, older);
    return audit.list;
}
