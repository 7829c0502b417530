/* Listed: a case as one line of a list, for every page that has lists.
 *
 * <case reference kind state stage level who division-title handler-title summary received-on severity urgent
 *       next next-level next-action what with-title ground role-title waits
 *       due due-state left days on clock><with title="…"/>…</case>
 * stage: level and state in words; what: what is due in words, unless these need something filled in; with-title: who
 * is named alone.
 * urgent="yes": it is of high severity and not over. next and next-level: what is owed first, or next-action: what
 * leads the case on; ground: why it is those people's who are named in `with` (core/next_step.h), of whom role-title
 * says which role they hold. waits="yes": it is not ours yet, as the complainant has a right still. due-state is
 * overdue, today, soon or later; undated; nobody, where nobody is able. left counts working days, days those of the
 * calendar; clock is the time of day until tomorrow, on the day after that, as base/dating.h says them in short, and
 * received-on, too. */
#ifndef REDRESS_WEB_CASE_LINE_H
#define REDRESS_WEB_CASE_LINE_H

#include "web/action.h"

struct listed_task;
struct node;

/* Adds the case as a child of `parent`. */
struct node *case_line_add(struct call *call, struct node *parent, const struct indexed_case *row);

/* The same for a table to be saved: with what only that has, organisation to told-how and received, and no words. */
void case_line_add_whole(struct call *call, struct node *parent, const struct indexed_case *row);

/* The same of a case in somebody's list of tasks: it says what is theirs to do, and names nobody. */
struct node *case_line_add_task(struct call *call, struct node *parent, const struct listed_task *listed);

/* Sets due, due-state and left of what is due then; nobody: nobody is able. */
void case_line_set_due(struct call *call, struct node *node, int64_t due, bool nobody);

/* All of today, of yesterday, of this-week (from Monday), by that word; false if it is none of them. */
bool days_span(int64_t now, const char *word, struct span *span);

/* The times at which what is due is overdue, due today (from now on), soon or later, by that word, or yesterday or
 * this-week; false if it is none of them. */
bool case_line_due_span(struct call *call, const char *due_state, struct span *span);

#endif
