/* Decisions: what those who had the report on a month decided on it, who takes each decision, by when, and that it was
 * carried out, as the record of duties says it (registry/duties.h). Where the policy owes what was decided, whose it is
 * and by when it is due comes from these events by core/obligation.h. */
#ifndef REDRESS_REGISTRY_DECISIONS_H
#define REDRESS_REGISTRY_DECISIONS_H

#include <stddef.h>
#include <stdint.h>

#include "registry/duty_entry.h"

struct node;
struct obligation;
struct pool;

struct decision {
    const char *number; /* of the event and its own in it: "3.1" */
    const char *month;  /* of the report */
    const char *what;
    const char *owner;       /* the user who takes it */
    const char *owner_title; /* as they were called then */
    int32_t by;
    const struct node *carried_out; /* the event that says so; NULL: it is open */
};

/* All that were ever made, in their order, *count of them; NULL with none. */
const struct decision *decisions_of(struct pool *pool, const struct node *duties, size_t *count);

/* The one of that number; NULL: there is none. */
const struct decision *decision_find(struct pool *pool, const struct node *duties, const char *number);

/* Says in the node what an obligation beside the cases is about: as report_say does, or @decision and @what is to be
 * done. */
void decision_about_set(struct pool *pool, const struct node *duties, struct node *node, const struct obligation *owed);

/* What was decided has its month beside what is entered; 404 where the report on it is not recorded. What was carried
 * out has the number of the decision; 404 where there is none, 409 "carried-out" where it was said before. */
duty_completion decided_complete;
duty_completion carried_out_complete;

#endif
