/* Steps: what this person may do on a case now, as its page offers it, and which of that is their next step. */
#ifndef REDRESS_WEB_PAGE_STEPS_H
#define REDRESS_WEB_PAGE_STEPS_H

#include <stddef.h>

#include "core/next_step.h"
#include "registry/case_file.h"

struct call;
struct node;

/* Adds an <action> for each, in the order of GROUP_NAMES and of the table of events (core/event.h); for the public
 * those of the complainant. Where a gate stands before one, `first` is the action that passes it; what staff would
 * be refused whatever they type is `foreseen` (registry/check.h). */
void steps_add(struct call *call, struct node *status, const struct case_file *file, const struct task *tasks,
               size_t task_count);

/* The right of the complainant that ends last, while it is open and has an end; NULL: none. */
const struct obligation *steps_their_turn(const struct case_file *file);

#endif
