/* Recurrence: the same cause in the same division again, within the time that the policy says (its term `recurrence`).
 *
 * Asked when a lesson decision is kept, or corrected: then both are found anew by the cause and the division as they
 * are now. What an earlier, mistaken cause has brought up again is not taken back; whoever finds that it helps says so.
 * A policy without that term knows no recurrence. */
#ifndef REDRESS_REGISTRY_RECURRENCE_H
#define REDRESS_REGISTRY_RECURRENCE_H

#include "registry/case_file.h"

/* The lesson decision that the last event of the case brings, itself or as a correction; NULL: none. */
struct node *recurrence_decision(const struct case_file *file);

/* Marks the decision as a recurrence of the last case before this one that has the same cause, or as none. False with a
 * fault. */
bool recurrence_mark(struct registry *registry, struct pool *pool, const struct case_file *file, struct node *decision,
                     int64_t now, struct fault *fault);

/* In a transaction, once the decision is stored: every improvement of another case that was to prevent it, carried out
 * before this case was received, has not helped, which becomes an event of that case. False with a fault. */
bool recurrence_reopen(struct registry *registry, struct pool *pool, const struct case_file *file, int64_t now,
                       struct fault *fault);

#endif
