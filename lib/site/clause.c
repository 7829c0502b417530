#include "site/clause.h"

#include "base/pool.h"
#include "base/text.h"
#include "xml/xml.h"

void length_set(struct node *node, struct length length)
{
    static const char *const names[] = {
        [UNIT_HOURS] = "hours", [UNIT_WORKING_DAYS] = "working-days", [UNIT_MONTHS] = "months"};
    if (length.unit == UNIT_NONE)
        return;
    node_set(node, "unit", names[length.unit]);
    node_set_number(node, "count", length.count);
}

static struct node *clause_copy(struct node *parent, const struct node *clause, const struct rule *rule,
                                const char *number)
{
    struct node *copy = node_copy(parent, clause);
    node_set(copy, "number", number);
    length_set(copy, rule->within);
    return copy;
}

struct node *clause_add(struct pool *pool, struct node *parent, const struct node *document, const struct rule *rule)
{
    int section_number = 0;
    if (rule->clause == NULL)
        return NULL;
    for (struct node *section = node_first(document, "section"); section; section = node_next(section, "section")) {
        int number = 0;
        section_number++;
        for (struct node *clause = node_first(section, "clause"); clause; clause = node_next(clause, "clause")) {
            number++;
            if (text_equal(node_get(pool, clause, "id"), rule->clause))
                return clause_copy(parent, clause, rule, pool_format(pool, "%d.%d", section_number, number));
        }
    }
    return NULL;
}
