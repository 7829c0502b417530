/* Clauses: the numbered sentences of a policy document that bind, as its page numbers them. */
#ifndef REDRESS_SITE_CLAUSE_H
#define REDRESS_SITE_CLAUSE_H

#include "core/policy.h"

struct node;
struct pool;

/* Copies the clause of that rule below `parent` and numbers it as the policy page does: number="5.1", the section and
 * the clause within it; unit and count are the rule's length, for the clause's <length/>, or that of whatever else the
 * policy bases on the clause. Gives the copy; NULL where the document has no such clause, or the rule names none. */
struct node *clause_add(struct pool *pool, struct node *parent, const struct node *document, const struct rule *rule);

/* Sets unit ("hours", "working-days" or "months") and count of a length; nothing for none. */
void length_set(struct node *node, struct length length);

#endif
