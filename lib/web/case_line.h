/* Listed: a case as one line of a list, for every page that has lists.
 *
 * <case reference kind state level level-title who division-title summary next next-level owner-title handler-title
 *  received due due-state left/>: next, next-level, owner-title, due, due-state and left only where something is owed.
 * due-state is overdue, today, soon or later; left counts working days. */
#ifndef REDRESS_WEB_CASE_LINE_H
#define REDRESS_WEB_CASE_LINE_H

#include "web/action.h"

struct node;

/* Adds the case as a child of `parent`. */
struct node *case_line_add(struct call *call, struct node *parent, const struct indexed_case *row);

/* The times at which what is due is overdue, due today, soon or later, by that word; false if it is none of them. */
bool case_line_due_span(struct call *call, const char *due_state, struct span *span);

#endif
