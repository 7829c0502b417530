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

/* The length that something in the policy below `parent` gives to the clause, as the document writes it; NULL: none. */
static const char *length_given(struct pool *pool, const struct node *parent, const char *clause)
{
    const char *given = NULL;
    for (struct node *node = node_first(parent, NULL); node != NULL && given == NULL; node = node_next(node, NULL))
        given = text_equal(node_get(pool, node, "clause"), clause) && node_get(pool, node, "within")
                    ? node_get(pool, node, "within")
                    : length_given(pool, node, clause);
    return given;
}

/* A clause says its length, whatever it is shown for. */
static void clause_set_length(struct pool *pool, struct node *copy, const struct node *document, const char *clause)
{
    const char *given = node_first(copy, "length") ? length_given(pool, document, clause) : NULL;
    const char *const *words = given ? text_words(pool, given) : NULL;
    if (words != NULL && words[0] != NULL) {
        node_set(copy, "count", words[0]);
        node_set(copy, "unit", words[1]);
    }
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
            if (!text_equal(node_get(pool, clause, "id"), rule->clause))
                continue;
            struct node *copy = clause_copy(parent, clause, rule, pool_format(pool, "%d.%d", section_number, number));
            if (rule->within.unit == UNIT_NONE)
                clause_set_length(pool, copy, document, rule->clause);
            return copy;
        }
    }
    return NULL;
}
