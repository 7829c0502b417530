/* A duty as a line of a list of tasks, and whose it is (core/duty.h).
 *
 * <duty name action month ground role-title due due-state left><clause …/></duty>: what is owed, the action that keeps
 * it, the month that a report is on, and as in web/case_line.h; the clause it rests on (site/clause.h). */
#ifndef REDRESS_WEB_DUTY_LINE_H
#define REDRESS_WEB_DUTY_LINE_H

#include "core/duty.h"
#include "web/action.h"

/* Adds the duty as a child of `parent`. */
void duty_line_add(struct call *call, struct node *parent, const struct task *task);

/* Sets whose it is, and on what ground: ground, role-title and a <with title="…"/> for each who can do it. */
void duty_add_holders(struct call *call, struct node *node, const struct task *task);

#endif
