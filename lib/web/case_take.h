/* Taking cases on from a list: one by its button, or all that are ticked.
 *
 * Each is the very step, to hand the case over to oneself or to accept what was handed to one, a transaction of its own
 * with its gates; the list then says of each what became of it. */
#ifndef REDRESS_WEB_CASE_TAKE_H
#define REDRESS_WEB_CASE_TAKE_H

#include "web/action.h"

struct node;

/* The fields that the form of a list brings: `only`, the case whose button was pressed, or those that are ticked; each
 * as REFERENCE.SEQ, the last event that the list knew. As many boxes as a page has cases. */
#define CASE_TAKE_FIELDS                                                                                               \
    "token", "only", "ticked", "case.1", "case.2", "case.3", "case.4", "case.5", "case.6", "case.7", "case.8",         \
        "case.9", "case.10", "case.11", "case.12", "case.13", "case.14", "case.15", "case.16", "case.17", "case.18",   \
        "case.19", "case.20", "case.21", "case.22", "case.23", "case.24", "case.25"

/* Says on the line of a case, the page's `n`th, how the person can take it on: `take` in words, as which field, `box`,
 * and which value, `pick`; of one that they handle, by which action they can hand it over, `hand-over`. Only to who
 * may, as far as the index tells; the step itself asks for all. */
void case_take_offer(struct call *call, struct node *line, const struct indexed_case *row, int n);

/* Adds to the page of a list the form that takes cases on, and what became of those that were, as `taken` says, or else
 * (NULL) the address: <taken><case reference result/>…</taken>. Gives the form. */
struct node *case_take_add(struct call *call, struct node *page, const char *taken);

/* True if cases are asked for. */
bool case_take_asked(const struct call *call);

/* Takes them on; gives what became of them, NULL with a fault: 400, or 403 "csrf" where the form is too old. The second
 * sends the browser back to the list then; false with such a fault. */
const char *case_take_all(struct call *call);
bool case_take(struct call *call);

#endif
