/* Listed: a case as one line of a list, for every page that has lists.
 *
 * <case reference stage who division-title handler-title summary received-on severity urgent
 *       next what kind next-level next-action with-title ground role-title waits
 *       due due-state days on clock><with title="…"/>…</case>
 * stage: level and state in words; what: what is due in words, unless these need something filled in: then kind,
 * next-level and next-action help to say it; with-title: who is named alone.
 * urgent="yes": it is of high severity, which severity then says, and not over. next: what is owed first, or
 * next-action: what leads the case on; role-title: which role those hold who are named in `with`; ground: why nobody is
 * able (core/next_step.h). waits="yes": it is not ours yet, as the complainant has a right still. due-state is
 * overdue, today, soon or later; undated; nobody, where nobody is able. What is further off than tomorrow is on a day,
 * as base/time_said.h says it in short, and received-on, too; else days are those of the calendar, and clock is the
 * time of day from today on.
 *
 * A sheet looks at every attribute of a line for each that it asks for: none stands there that no page shows. */
#ifndef REDRESS_WEB_CASE_LINE_H
#define REDRESS_WEB_CASE_LINE_H

#include "web/action.h"

struct listed_task;
struct next_tasks;
struct node;

/* Adds the case as a child of `parent`, with what is to be done first (NULL: nothing). */
struct node *case_line_add(struct call *call, struct node *parent, const struct indexed_case *row,
                           const struct next_tasks *next);

/* The same for a table to be saved, in codes: with kind, state, level and left, the working days until it is due, and
 * with what only that has, organisation to told-how and received; ground and role-title always. */
void case_line_add_whole(struct call *call, struct node *parent, const struct indexed_case *row,
                         const struct next_tasks *next);

/* The same of a case in somebody's list of tasks: it says what is theirs to do, and names nobody. */
struct node *case_line_add_task(struct call *call, struct node *parent, const struct listed_task *listed);

/* Sets due, due-state and when that is; nobody: nobody is able. */
void case_line_set_due(struct call *call, struct node *node, int64_t due, bool nobody);

/* All of today, of yesterday, of this-week (from Monday), by that word; false if it is none of them. */
bool days_span(int64_t now, const char *word, struct span *span);

/* The times at which what is due is overdue, due today (from now on), soon or later, by that word, or yesterday or
 * this-week; false if it is none of them. */
bool case_line_due_span(struct call *call, const char *due_state, struct span *span);

#endif
