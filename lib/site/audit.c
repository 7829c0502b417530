#include "site/audit.h"

#include "base/fault.h"
#include "base/instant.h"
#include "base/pool.h"
#include "base/text.h"
#include "site/audit_parts.h"
#include "site/policy_file.h"
#include "xml/validity.h"
#include "xml/xml.h"

enum { ROOM_FIRST = 32 };

bool audit_read(struct pool *pool, const char *path, const char *share, struct draft *draft, struct fault *fault)
{
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

static void finding_add(struct audit *audit, const struct node *node, const char *code, bool note,
                        const char *const *arguments)
{
    *LIST_ADD(audit->pool, audit->list, audit->count) = (struct finding){
        .line = node_line(node), .code = code, .note = note, .arguments = arguments_keep(audit->pool, arguments)};
}

void audit_fault(struct audit *audit, const struct node *node, const char *code, const char *const *arguments)
{
    finding_add(audit, node, code, false, arguments);
}

void audit_note(struct audit *audit, const struct node *node, const char *code, const char *const *arguments)
{
    finding_add(audit, node, code, true, arguments);
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
    struct audit audit = {
        .pool = pool, .document = draft->document, .policy = draft->policy, .site = site, .today = today};
    audit_control(&audit);
    audit_rules(&audit);
    audit_prose(&audit);
    if (site)
        audit_site(&audit);
    *count = audit.count;
    return audit.list;
}
