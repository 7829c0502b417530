/* Listed: a case as one line of a list, for every page that has lists.
 *
 * <case reference kind state level level-title who division-title summary next next-level owner-title handler-title
 *  received due due-state left/>: next, next-level, owner-title, due, due-state and left only where something is owed.
 * due-state is overdue, today, soon or later; left counts working days. */
#ifndef REDRESS_WEB_LISTED_H
#define REDRESS_WEB_LISTED_H

#include "web/action.h"

struct node;

/* How many cases a page of a list has. */
#define LISTED_PAGE 25

/* True if the person may see any case at all; else 403 "hidden". */
bool listed_allowed(struct call *call);

/* Adds the case as a child of `parent`. */
struct node *listed_add(struct call *call, struct node *parent, const struct indexed_case *row);

/* The times at which what is due is overdue, due today, soon or later, by that word; false if it is none of them. */
bool listed_due_span(struct call *call, const char *due_state, struct span *span);

/* The whole text as a number; `otherwise` for what is none. */
int64_t listed_number(const char *text, int64_t otherwise);

/* Where a page ended, PLACE.REFERENCE, for an address; anything else is read as the beginning. */
const char *listed_place_write(struct pool *pool, struct list_place place);
struct list_place listed_place_read(struct pool *pool, const char *text);

#endif
