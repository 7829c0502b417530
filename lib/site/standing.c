#include "site/standing.h"

#include <string.h>

#include "base/fault.h"
#include "base/pool.h"
#include "base/text.h"
#include "core/policy.h"

static struct draft draft_of(const struct site *site, size_t version)
{
    return (struct draft){.document = site->documents[version], .policy = &site->policies[version]};
}

/* The first that is more than a note. */
static const struct finding *fault_of(const struct finding *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!list[i].note)
            return &list[i];
    return NULL;
}

struct draft standing_before(const struct site *site, const struct policy *policy)
{
    struct draft before = {0};
    for (size_t i = 0; i < site->policy_count && site->policies[i].issued <= policy->issued; i++)
        if (!site->standings[i].fault && !text_equal(site->policies[i].identity, policy->identity))
            before = draft_of(site, i);
    return before;
}

static int32_t later(int32_t one, int32_t other)
{
    return one > other ? one : other;
}

static void standing_find(struct pool *pool, struct site *site, size_t version, const struct draft *older,
                          const struct reviewed *reviewed)
{
    const struct policy *policy = &site->policies[version];
    struct draft draft = draft_of(site, version);
    struct standing *standing = &site->standings[version];
    size_t count;
    const struct finding *list = audit_policy(pool, &draft, NULL, policy->issued, &count);
    standing->from = later(policy->issued, policy->approved);
    standing->fault = fault_of(list, count);
    if (!older->policy || standing->fault)
        return;
    draft.reviewed = reviewed;
    standing->fault = audit_succession(pool, &draft, older);
    if (reviewed && !standing->fault)
        standing->from = later(standing->from, audit_reviewed_since(older->policy, reviewed));
}

bool standings_find(struct pool *pool, struct site *site, const struct reviewed *reviewed, const char *share,
                    struct fault *fault)
{
    struct draft older = {0};
    for (size_t i = 0; i < site->policy_count; i++) {
        standing_find(pool, site, i, &older, reviewed);
        if (!site->standings[i].fault)
            older = draft_of(site, i);
    }
    return older.policy ||
           fault_set(fault, 500, "broken", "%s", standing_words(pool, site, site->policy_count - 1, share));
}

const char *standing_words(struct pool *pool, const struct site *site, size_t version, const char *share)
{
    struct fault fault = {0};
    const struct standing *standing = &site->standings[version];
    const char *words = audit_words(pool, share, standing->fault, 1, &fault);
    words = words ? strrchr(words, '\t') + 1 : "";
    return pool_format(pool, "%s:%ld: version %s is not in force: %.*s (%s)", standing->path, standing->fault->line,
                       site->policies[version].version, (int)strcspn(words, "\n"), words, standing->fault->code);
}

const char *vacancies_words(struct pool *pool, const struct site *site, const struct policy *policy, const char *share)
{
    struct fault fault = {0};
    size_t count;
    const struct finding *list = audit_vacancies(pool, site, policy, &count);
    const char *words = count > 0 ? audit_words(pool, share, list, count, &fault) : "", *text = "";
    for (const char *line = words ? words : ""; *line != '\0'; line += strcspn(line, "\n") + 1) {
        size_t length = strcspn(line, "\n");
        const char *said = line;
        for (const char *tab; (tab = memchr(said, '\t', (size_t)(line + length - said))) != NULL;)
            said = tab + 1;
        text = pool_format(pool, "%s%.*s\n", text, (int)(line + length - said), said);
    }
    return text;
}
